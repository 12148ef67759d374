"""Keeping what somebody typed while their session ended, and letting go of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from footprint.access.viewing import Viewer
from footprint.records import sealing
from footprint.records.people import User
from footprint.records.words_kept import KEPT_FOR, LONGEST_PATH, WordsKept


@transaction.atomic
def keep(*, user_id: int, path: str, fields: Sequence[tuple[str, str]], at: datetime) -> int:
    """Keep a form's fields for the person whose session it was; return the id to ask for."""
    User.objects.select_for_update().get(pk=user_id)  # the same form sent twice is kept once
    WordsKept.objects.filter(kept_at__lt=at - KEPT_FOR).delete()
    WordsKept.objects.filter(user_id=user_id, path=path[:LONGEST_PATH]).delete()
    kept = WordsKept.objects.create(
        user_id=user_id,
        path=path[:LONGEST_PATH],
        sealed=sealing.seal(json.dumps(list(fields))),
        kept_at=at,
    )
    return kept.pk


@transaction.atomic
def drop(*, words_id: int, by: Viewer) -> None:
    """Let go of words one kept: they were sent, or are not wanted."""
    WordsKept.objects.filter(pk=words_id, user_id=by.user_id).delete()
