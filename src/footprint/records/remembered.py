"""What all processes of the app must remember for a while: codes used, and how often was tried."""

from __future__ import annotations

from django.db import models


class Remembered(models.Model):
    """One thing remembered until it expires; Django's cache reads and writes this table."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "remembered"

    def __str__(self) -> str:
        return self.cache_key
