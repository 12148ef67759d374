"""Links sent by mail: with a second code, somebody does one thing with one child."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.records.care import choices
from footprint.records.people import User
from footprint.terms.links import LinkPurpose


class ActionLink(models.Model):
    """One link to one person for one thing; neither its token nor its code is kept, but hashes."""

    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=12, choices=choices(LinkPurpose))
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="links")
    child = models.ForeignKey("records.Child", on_delete=models.PROTECT, related_name="links_sent")
    target_id = models.BigIntegerField(null=True, blank=True)
    """The id of what it is about, where it is about one thing of several."""
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    code_hash = models.CharField(max_length=64, blank=True)
    """Empty where no code was asked for, or the last was used."""
    code_sent_at = models.DateTimeField(null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    holder = models.CharField(max_length=32, blank=True)
    """A mark that the one browser carries which brought the right code last."""
    spent_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="action_link_expires", condition=Q(expires_at__gt=models.F("sent_at"))
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["child", "-sent_at"], name="action_link_of_child"),
        ]

    def __str__(self) -> str:
        return f"link {self.pk} to {self.purpose}"
