"""Children: who they are, who matters to them, who they are related to, and sealed places."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from footprint.records.dated import Dated, ends_after_it_starts
from footprint.records.history import kept
from footprint.terms.children import ChildLinkKind, Ethnicity, PlaceSealed, Sex


@kept()
class Child(models.Model):
    """A child or young person the council looks after, or has looked after."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=40)
    """The child's number in the council's case system; the identifier of the SSDA903 too."""
    case_link = models.URLField(blank=True)
    first_name = models.CharField(max_length=200)
    last_name = models.CharField(max_length=200, blank=True)
    known_as = models.CharField(max_length=200, blank=True)
    former_names = models.CharField(max_length=400, blank=True)
    """Found by a search of those who may open the child, and never printed."""
    name_marks = ArrayField(models.CharField(max_length=12), default=list, editable=False)
    """Letters in threes of every name, folded: what a search tolerant of spelling looks up."""
    born_on = models.DateField(null=True, blank=True)
    """Empty for a child who is not born yet, or whose date is not known."""
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(
        max_length=1, blank=True, choices=[(one.value, one.label) for one in Sex]
    )
    ethnicity = models.CharField(
        max_length=4, blank=True, choices=[(one.value, one.label) for one in Ethnicity]
    )
    upn = models.CharField(max_length=13, blank=True)
    is_uasc = models.BooleanField(default=False)
    uasc_ceased_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=100, blank=True)
    communication = models.TextField(blank=True)
    """What others need to know to talk with the child: interpreter, signs, pictures."""
    version = models.PositiveIntegerField(default=1)
    """Counts saves, so that two people cannot overwrite each other unseen."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Upper("number"), name="child_one_per_number"),
            models.CheckConstraint(
                name="child_died_after_birth",
                condition=Q(died_on__isnull=True)
                | Q(born_on__isnull=True)
                | Q(died_on__gte=F("born_on")),
                violation_error_message="The day of death is before the day of birth.",
            ),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["name_marks"], name="child_name_marks"),
            models.Index(fields=["born_on"], name="child_born_on"),
            models.Index(fields=["last_name", "first_name"], name="child_name"),
            # for the beginning of a number, whatever the database's order of letters
            models.Index(OpClass(Upper("number"), name="text_pattern_ops"), name="child_number"),
            models.Index(Upper("upn"), name="child_upn"),
        ]

    def __str__(self) -> str:
        return f"child {self.pk}"

    @property
    def full_name(self) -> str:
        """The name people use, and the family name; the number until a name is known."""
        return f"{self.known_as or self.first_name} {self.last_name}".strip() or self.number


@kept()
class ImportantPerson(Dated):
    """Somebody who matters to a child, and what they must not receive."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="important_people")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    has_parental_responsibility = models.BooleanField(default=False)
    must_not_receive = models.CharField(max_length=400, blank=True)
    """What must never be sent or told to this person, in words; empty where nothing."""
    because = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    """Counts saves, so that two people cannot overwrite each other unseen."""

    class Meta:
        constraints: ClassVar = [
            ends_after_it_starts("important_person"),
            models.CheckConstraint(
                name="important_person_withheld_for_a_reason",
                condition=Q(must_not_receive="") | ~Q(because=""),
                violation_error_message="Say why this person must not receive it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relation} of child {self.child_id}"


@kept()
class ChildLink(models.Model):
    """How one child is related to another; stored once, read from both sides."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(
        max_length=10, choices=[(one.value, one.label) for one in ChildLinkKind]
    )
    """What `other` is to `child`: sibling, or parent."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("child"), F("other"), name="child_link_once"),
            models.CheckConstraint(
                name="child_link_to_another",
                condition=~Q(child=F("other")),
                violation_error_message="A child is not their own relative.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} is {self.kind} of {self.child_id}"


@kept()
class ConfidentialLocation(Dated):
    """A sealed place: it is never searched, listed, exported or printed; revealed for a reason."""

    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, related_name="confidential_locations"
    )
    kind = models.CharField(max_length=12, choices=[(one.value, one.label) for one in PlaceSealed])
    address = models.TextField()
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_starts("confidential_location")]

    def __str__(self) -> str:
        return f"sealed place of child {self.child_id}"


@kept()
class DuplicateSuspected(models.Model):
    """Two children who may be one: listed for a person to judge, never merged by themselves."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    likeness = models.PositiveSmallIntegerField()
    """From 0 to 100."""
    because = models.CharField(max_length=400)
    found_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(
        "records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_same = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("child"), F("other"), name="duplicate_suspected_once"),
            models.CheckConstraint(
                name="duplicate_suspected_in_order", condition=Q(child__lt=F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} may be {self.other_id}"
