"""What somebody had typed when their session ended, kept for them alone until they are back."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from footprint.records.people import User

KEPT_FOR = timedelta(minutes=30)
LONGEST_PATH = 2000


class WordsKept(models.Model):
    """A form that was sent too late: sealed, for the one who typed it, for half an hour."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="words_kept")
    path = models.CharField(max_length=LONGEST_PATH)
    sealed = models.TextField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"words of {self.user_id} for {self.path}"
