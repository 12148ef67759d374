"""What the viewer had typed when their session ended."""

from __future__ import annotations

import json
from dataclasses import dataclass

from footprint.access.viewing import Viewer
from footprint.records import sealing
from footprint.records.words_kept import KEPT_FOR, WordsKept


@dataclass(frozen=True, slots=True)
class Words:
    """One form, as it was sent: where to, and the names and texts of its fields."""

    id: int
    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def typed(self) -> tuple[str, ...]:
        """What was typed into it: texts of several words, for a person to recognise."""
        return tuple(text for _, text in self.fields if " " in text.strip())


def kept_for(*, viewer: Viewer) -> list[Words]:
    """List what is kept for this person and nobody else, newest first."""
    rows = WordsKept.objects.filter(user_id=viewer.user_id, kept_at__gte=viewer.at - KEPT_FOR)
    return [_words(row) for row in rows.order_by("-kept_at")]


def _words(row: WordsKept) -> Words:
    fields = json.loads(sealing.opened(row.sealed))
    return Words(row.pk, row.path, tuple((name, text) for name, text in fields))
