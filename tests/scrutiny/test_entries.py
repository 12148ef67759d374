"""The footprint: an IRO adds to it once, it stands as written, and it is counted truly."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from tests.cast import TODAY, allocate, child, person, social_worker, team, viewer

from footprint.access.viewing import Viewer
from footprint.operations import scrutiny
from footprint.operations.checking import Refused
from footprint.operations.scrutiny import CannotAddEntry, Done
from footprint.queries import scrutiny as queries
from footprint.queries.child import opened
from footprint.queries.looking import NoSuchChild
from footprint.records.models import Child, Entry, Event
from footprint.terms.casework import EntryKind, EntryPlace
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
A_VISIT = Done(EntryKind.VISIT, TODAY, "She drew her room.", True, True, EntryPlace.BEDROOM)


@pytest.fixture
def amina() -> Child:
    return child("Amina Yusuf")


@pytest.fixture
def asha(amina: Child) -> Viewer:
    iro = person("Asha Iro", Role.IRO)
    allocate(amina, iro)
    return viewer(iro)


def add(of: Child, by: Viewer, done: Done = A_VISIT, **more: object) -> None:
    scrutiny.add_entry(
        **{"child_id": of.public_id, "done": done, "form_key": uuid4(), "by": by, **more}
    )


def rows(of: Child, by: Viewer) -> tuple[queries.EntryRow, ...]:
    return queries.entries(opened(of.public_id, viewer=by, where="test"), viewer=by)


def counted(of: Child, by: Viewer) -> queries.Footprint:
    return queries.footprint(opened(of.public_id, viewer=by, where="test"), viewer=by)


def test_an_entry_is_kept_with_what_was_done_and_an_event_says_so(
    amina: Child, asha: Viewer
) -> None:
    add(amina, asha)
    (row,) = rows(amina, asha)
    assert (row.kind, row.on, row.note, row.by) == (
        EntryKind.VISIT, TODAY, "She drew her room.", "Asha Iro",
    )  # fmt: skip
    assert row.with_the_child == "seen, alone, where the child lives, bedroom seen"
    assert Event.objects.get().sentence == (
        "Asha Iro added to the footprint: visit to the child, Tue 24 November 2026."
    )


def test_the_same_form_sent_twice_is_one_entry(amina: Child, asha: Viewer) -> None:
    key = uuid4()
    add(amina, asha, form_key=key)
    add(amina, asha, form_key=key)
    assert (Entry.objects.count(), Event.objects.count()) == (1, 1)


def test_a_form_used_for_one_child_adds_nothing_to_another(amina: Child, asha: Viewer) -> None:
    bilal = child("Bilal Yusuf")
    allocate(bilal, person("Ben Iro", Role.IRO), until=TODAY)
    key = uuid4()
    add(amina, asha, form_key=key)
    allocate(bilal, Entry.objects.get().by, since=TODAY)
    with pytest.raises(CannotAddEntry, match="something else"):
        add(bilal, asha, form_key=key)


@pytest.mark.parametrize(
    ("done", "says"),
    [
        (Done(EntryKind.VISIT, TODAY + timedelta(days=1), "", True), "still to come"),
        (Done(EntryKind.VISIT, TODAY), "whether you saw the child"),
        (Done(EntryKind.TALK, TODAY), "whether you saw the child"),
        (Done(EntryKind.SCHOOL, TODAY, "", True), "belong to a visit"),
        (Done(EntryKind.FILE_READ, TODAY, "", None, None, EntryPlace.OFFICE), "belong to a visit"),
        (Done(EntryKind.OTHER, TODAY, "  "), "a few words"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    amina: Child, asha: Viewer, done: Done, says: str
) -> None:
    with pytest.raises(CannotAddEntry, match=says):
        add(amina, asha, done)
    assert not Entry.objects.exists()


def test_only_the_childs_iro_and_who_covers_for_them_add(amina: Child, asha: Viewer) -> None:
    east = team("East")
    sue, ben = person("Sue Worker", Role.SOCIAL_WORKER, team=east), person("Ben Iro", Role.IRO)
    social_worker(amina, sue, east)
    with pytest.raises(Refused, match="You may not add to the IRO's footprint"):
        add(amina, viewer(sue))
    with pytest.raises(Refused):
        add(amina, viewer(ben))
    with pytest.raises(Refused):
        add(amina, viewer(person("Mo Manager", Role.IRO_MANAGER)))
    with pytest.raises(NoSuchChild):
        add(child("Bilal Yusuf"), viewer(sue))
    allocate(amina, ben, since=TODAY, until=TODAY + timedelta(days=10), kind="cover")
    add(amina, viewer(ben))
    assert Entry.objects.count() == 1


def test_what_is_added_later_stands_beside_what_was_written(amina: Child, asha: Viewer) -> None:
    add(amina, asha)
    entry = Entry.objects.get()
    scrutiny.add_to_entry(
        child_id=amina.public_id, entry_id=entry.pk, words="Her brother was there too.", by=asha
    )
    (row,) = rows(amina, asha)
    assert row.note == "She drew her room."
    assert [one.words for one in row.added] == ["Her brother was there too."]


def test_an_entry_taken_back_counts_no_more_and_its_note_is_not_shown(
    amina: Child, asha: Viewer
) -> None:
    add(amina, asha)
    entry = Entry.objects.get()
    assert counted(amina, asha).last_seen_alone_on == TODAY
    scrutiny.add_to_entry(child_id=amina.public_id, entry_id=entry.pk, words="More.", by=asha)
    scrutiny.take_back_entry(
        child_id=amina.public_id, entry_id=entry.pk, because="It was another child.", by=asha
    )
    (row,) = rows(amina, asha)
    assert (row.note, [one.words for one in row.added]) == ("", ["It was another child."])
    now = counted(amina, asha)
    assert (now.total, now.last_seen_on, now.last_seen_alone_on) == (0, None, None)
    with pytest.raises(CannotAddEntry, match="already"):
        scrutiny.take_back_entry(
            child_id=amina.public_id, entry_id=entry.pk, because="Again.", by=asha
        )


def test_nobody_takes_back_what_another_wrote(amina: Child, asha: Viewer) -> None:
    add(amina, asha)
    ben = person("Ben Iro", Role.IRO)
    allocate(amina, ben, since=TODAY, until=TODAY + timedelta(days=10), kind="cover")
    with pytest.raises(CannotAddEntry, match="Only whoever made"):
        scrutiny.take_back_entry(
            child_id=amina.public_id,
            entry_id=Entry.objects.get().pk,
            because="Not mine.",
            by=viewer(ben),
        )


def test_an_entry_of_another_child_is_not_reached_through_this_one(
    amina: Child, asha: Viewer
) -> None:
    add(amina, asha)
    bilal = child("Bilal Yusuf")
    allocate(bilal, Entry.objects.get().by)
    with pytest.raises(CannotAddEntry, match="not on this child's record"):
        scrutiny.add_to_entry(
            child_id=bilal.public_id, entry_id=Entry.objects.get().pk, words="x", by=asha
        )
    seen = opened(bilal.public_id, viewer=asha, where="test")
    assert queries.entry(seen, Entry.objects.get().pk, viewer=asha) is None


@pytest.mark.parametrize(
    "statement", ["UPDATE records_entry SET note = ''", "DELETE FROM records_entry"]
)
def test_the_app_can_neither_change_nor_delete_an_entry(
    amina: Child, asha: Viewer, statement: str
) -> None:
    add(amina, asha)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_entries_are_listed_newest_first_and_counted_by_kind_and_month(
    amina: Child, asha: Viewer
) -> None:
    for kind, ago, seen, alone in [
        (EntryKind.VISIT, 0, True, False),  # Tue 24 Nov 2026
        (EntryKind.VISIT, 23, True, True),  # Sun 1 Nov 2026
        (EntryKind.VISIT, 24, False, None),  # Sat 31 Oct 2026
        (EntryKind.SCHOOL, 40, None, None),  # Thu 15 Oct 2026
        (EntryKind.TALK, 200, True, True),  # Fri 8 May 2026: before the six months counted apart
    ]:
        add(amina, asha, Done(kind, TODAY - timedelta(days=ago), "", seen, alone))
    found = counted(amina, asha)
    assert [f"{month:%b %Y}" for month in found.months] == [
        "Nov 2026", "Oct 2026", "Sep 2026", "Aug 2026", "Jul 2026", "Jun 2026",
    ]  # fmt: skip
    assert [
        (row.kind, tuple(count for _, count in row.monthly), row.total) for row in found.counts
    ] == [
        (EntryKind.VISIT, (2, 1, 0, 0, 0, 0), 3),
        (EntryKind.TALK, (0, 0, 0, 0, 0, 0), 1),
        (EntryKind.SCHOOL, (0, 1, 0, 0, 0, 0), 1),
    ]
    assert (found.total, found.this_half_year) == (5, 4)
    assert (found.last_seen_on, found.last_seen_alone_on) == (TODAY, TODAY - timedelta(days=23))
    assert [row.on for row in rows(amina, asha)] == sorted(
        (row.on for row in rows(amina, asha)), reverse=True
    )


def test_a_former_iro_may_not_add_though_their_entries_stay(amina: Child, asha: Viewer) -> None:
    add(amina, asha)
    old = Entry.objects.get().by
    amina.allocations.update(ended_on=TODAY)
    allocate(amina, person("Ben Iro", Role.IRO), since=TODAY)
    with pytest.raises(Refused):
        add(amina, viewer(old))
    manager = viewer(person("Mo Manager", Role.IRO_MANAGER))
    assert [row.by for row in rows(amina, manager)] == ["Asha Iro"]
