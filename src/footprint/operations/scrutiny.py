"""The IRO's footprint: an entry is made once, stands as it was written, and may be added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import child_for
from footprint.records.children import Child
from footprint.records.scrutiny import Entry, EntryAddition
from footprint.terms.casework import WITH_THE_CHILD, EntryKind, EntryPlace
from footprint.terms.days import in_words


class CannotAddEntry(Exception):
    """Why nothing was added to the footprint, in words for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Done:
    """What an IRO did for a child on a day; the last three only where they were with the child."""

    kind: EntryKind
    on: date
    note: str = ""
    was_seen: bool | None = None
    was_alone: bool | None = None
    place: EntryPlace | None = None

    def why_not(self, today: date) -> str | None:
        """Say what is missing or cannot be, or None where it can be kept."""
        if self.on > today:
            return "The day is still to come. Add it once you have done it."
        if self.kind in WITH_THE_CHILD and self.was_seen is None:
            return "Say whether you saw the child."
        if self.kind not in WITH_THE_CHILD and (self.was_seen, self.was_alone, self.place) != (
            None,
            None,
            None,
        ):
            return "Seen, alone and where belong to a visit or a talk with the child."
        if self.kind is EntryKind.OTHER and not self.note.strip():
            return "Say in a few words what you did."
        return None


@transaction.atomic
def add_entry(*, child_id: UUID, done: Done, form_key: UUID, by: Viewer) -> None:
    """Add to a child's footprint; the same form sent again, even at once, adds nothing more."""
    child = child_for(child_id, Action.ADD_ENTRY, by=by)
    if reason := done.why_not(by.today):
        raise CannotAddEntry(reason)
    entry, is_new = Entry.objects.get_or_create(
        form_key=form_key,
        defaults={
            "child": child,
            "kind": done.kind,
            "on": done.on,
            "by_id": by.user_id,
            "made_at": by.at,
            "was_seen": done.was_seen,
            "was_alone": done.was_alone,
            "place": done.place or "",
            "note": done.note.strip(),
        },
    )
    if (entry.child_id, entry.by_id) != (child.pk, by.user_id):
        raise CannotAddEntry("This form was used for something else. Open a new one.")
    if is_new:
        sentence = f"{by.name} added to the footprint: {done.kind.label}, {in_words(done.on)}."
        events.leave("entry added", sentence, by=by, child_id=child.pk)


@transaction.atomic
def add_to_entry(*, child_id: UUID, entry_id: int, words: str, by: Viewer) -> None:
    """Add words to an entry, beside what was written."""
    child = child_for(child_id, Action.ADD_ENTRY, by=by)
    entry = _entry(child, entry_id)
    if not words.strip():
        raise CannotAddEntry("Enter what you want to add.")
    EntryAddition.objects.create(entry=entry, at=by.at, by_id=by.user_id, words=words.strip())
    sentence = f"{by.name} added to {_named(entry)}."
    events.leave("entry added to", sentence, by=by, child_id=child.pk)


@transaction.atomic
def take_back_entry(*, child_id: UUID, entry_id: int, because: str, by: Viewer) -> None:
    """Take back an entry made in error: it counts no more, and its note is no longer shown."""
    child = child_for(child_id, Action.ADD_ENTRY, by=by)
    entry = _entry(child, entry_id)
    if entry.by_id != by.user_id:
        raise CannotAddEntry("Only whoever made an entry can take it back. Add to it instead.")
    if not because.strip():
        raise CannotAddEntry("Say why you take it back.")
    try:
        with transaction.atomic():
            EntryAddition.objects.create(
                entry=entry, at=by.at, by_id=by.user_id, words=because.strip(), takes_back=True
            )
    except IntegrityError as taken:
        raise CannotAddEntry("This entry was taken back already.") from taken
    sentence = f"{by.name} took back {_named(entry)}."
    events.leave("entry taken back", sentence, by=by, child_id=child.pk)


def _entry(child: Child, entry_id: int) -> Entry:
    entry = Entry.objects.filter(child=child, pk=entry_id).first()
    if entry is None:
        raise CannotAddEntry("That entry is not on this child's record.")
    return entry


def _named(entry: Entry) -> str:
    return f"an entry of the footprint ({EntryKind(entry.kind).label}, {in_words(entry.on)})"
