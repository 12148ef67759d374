"""Signed-in sessions, kept by whose they are, so that they can be listed and ended."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from footprint.records.people import User

BEGUN, SEEN, AGENT, ERRAND_OF = "begun_at", "seen_at", "agent", "errand_of"
"""The names under which a session keeps when it began, was last used, with what, and whose it is
that came by a link."""


class Session(AbstractBaseSession):
    """A browser's session; its data are the app's, its columns are for people to see and end it."""

    mark = models.CharField(max_length=16, db_index=True)
    """Tells this session from another in a log or a list, and cannot open it."""
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions"
    )
    begun_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    agent = models.CharField(max_length=200, blank=True)

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        return SessionStore


class SessionStore(DatabaseStore):
    """Keeps sessions in the table above."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Copy whose the session is into its columns."""
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]  # of our model
        row.mark = mark_of(row.session_key)
        owner = data.get(SESSION_KEY) or data.get(ERRAND_OF)
        row.user_id = int(owner) if owner else None
        row.begun_at = _moment(data.get(BEGUN))
        row.seen_at = _moment(data.get(SEEN))
        row.agent = str(data.get(AGENT, ""))[:200]
        return row


def mark_of(session_key: str) -> str:
    """Give the mark by which a session is told from another."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:16]


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
