"""Choosing a child's IRO: who may be chosen, who is told, and what is written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer
from tests.dates import day

from footprint.access.viewing import Viewer
from footprint.operations import allocations
from footprint.operations.allocations import CannotAllocate, Change, Ending, Override
from footprint.operations.checking import Refused
from footprint.queries.looking import NoSuchChild
from footprint.records.models import (
    Allocation,
    Child,
    ChildLink,
    Event,
    FamilyConflict,
    LineManagement,
    LookedAfterPeriod,
    Message,
    RestrictedName,
    Restriction,
    RoleHeld,
    User,
    WorkingTime,
)
from footprint.terms.casework import ChangeReason, OverrideReason, Told
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

MONDAY = day("Mon 16 Nov 2026")
WHY = Override((OverrideReason.SKILL,), "speaks Tigrinya")


@pytest.fixture
def mo() -> Viewer:
    return viewer(person("Mo Manager", Role.IRO_MANAGER))


@pytest.fixture
def asha() -> User:
    return person("Asha Iro", Role.IRO)


@pytest.fixture
def ben() -> User:
    return person("Ben Iro", Role.IRO)


@pytest.fixture
def leo() -> Child:
    return child("Leo Frost", in_care_since=MONDAY)


def iro_of(one: Child) -> User | None:
    held = Allocation.objects.filter(child=one, kind="allocated", ended_on__isnull=True).first()
    return held.iro if held else None


def test_the_suggested_officer_needs_no_reason(mo: Viewer, asha: User, leo: Child) -> None:
    allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)
    held = Allocation.objects.get()
    assert (held.iro, held.started_on, held.made_by_id) == (asha, TODAY, mo.user_id)
    assert (held.suggested, held.override_reasons) == (asha, [])
    (event,) = Event.objects.all()
    assert event.child == leo
    assert event.sentence == (
        "Asha Iro became Leo Frost's IRO from Tue 24 November 2026: as suggested."
    )


def test_the_new_iro_is_told_without_naming_the_child(mo: Viewer, asha: User, leo: Child) -> None:
    allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)
    (message,) = Message.objects.all()
    assert (message.person, message.kind) == (asha, "allocated")
    assert message.subject == "A child has been allocated to you"
    assert "Leo" not in message.subject + message.body
    assert "Frost" not in message.subject + message.body


def test_another_than_the_suggested_needs_a_reason(
    mo: Viewer, asha: User, ben: User, leo: Child
) -> None:
    for _ in range(3):
        allocate(child("Some Child"), ben)
    with pytest.raises(CannotAllocate, match=r"Asha Iro is suggested now\. Tick why"):
        allocations.allocate(children=[leo.public_id], iro_id=ben.pk, by=mo)
    assert iro_of(leo) is None
    allocations.allocate(children=[leo.public_id], iro_id=ben.pk, override=WHY, by=mo)
    held = Allocation.objects.get(child=leo)
    assert (held.iro, held.suggested) == (ben, asha)
    assert (held.override_reasons, held.because) == (["skill"], "speaks Tigrinya")
    assert Event.objects.get().sentence.endswith(
        "Asha Iro was suggested; chosen because: special skill or language: speaks Tigrinya."
    )


@pytest.mark.parametrize(
    "override",
    [
        Override((), "a word"),
        Override((OverrideReason.OTHER,), "  "),
    ],
)
def test_a_reason_is_ticks_and_words(
    mo: Viewer, asha: User, ben: User, leo: Child, override: Override
) -> None:
    allocate(child("Some Child"), ben)
    with pytest.raises(CannotAllocate, match="say it in a few words"):
        allocations.allocate(children=[leo.public_id], iro_id=ben.pk, override=override, by=mo)


def test_a_child_who_has_an_iro_is_told_of_by_whom_and_when(
    mo: Viewer, asha: User, leo: Child
) -> None:
    allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)
    with pytest.raises(
        CannotAllocate, match=r"^Mo Manager allocated Leo Frost to Asha Iro at 09:30\. Nothing"
    ):
        allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)
    assert Allocation.objects.count() == 1


def test_an_iro_who_is_one_no_longer_is_replaced(mo: Viewer, ben: User, leo: Child) -> None:
    gone = person("Gil Gone")
    allocate(leo, gone, since=MONDAY)
    allocations.allocate(children=[leo.public_id], iro_id=ben.pk, by=mo)
    assert iro_of(leo) == ben
    assert Allocation.objects.get(iro=gone).end_reason == "left"


def test_brothers_and_sisters_go_together_in_one_decision(
    mo: Viewer, asha: User, leo: Child
) -> None:
    mia = child("Mia Frost")
    ChildLink.objects.create(child=leo, other=mia, kind="sibling")
    allocations.allocate(children=[leo.public_id, mia.public_id], iro_id=asha.pk, by=mo)
    assert iro_of(leo) == iro_of(mia) == asha
    assert Message.objects.get().subject == "2 children have been allocated to you"
    assert {event.child for event in Event.objects.all()} == {leo, mia}


def test_who_holds_a_brother_is_suggested_before_who_holds_fewer(
    mo: Viewer, asha: User, ben: User, leo: Child
) -> None:
    mia = child("Mia Frost")
    ChildLink.objects.create(child=mia, other=leo, kind="sibling")
    allocate(mia, asha)
    allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)
    assert Allocation.objects.get(child=leo).suggested == asha


def test_a_looked_after_parent_and_child_have_different_iros_unless_it_is_said_why(
    mo: Viewer, asha: User, leo: Child
) -> None:
    ana = child("Ana Frost")
    allocate(ana, asha)
    ChildLink.objects.create(child=leo, other=ana, kind="parent")
    with pytest.raises(CannotAllocate, match=r"Asha Iro holds her mother Ana\. Guidance says"):
        allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)
    allocations.allocate(children=[leo.public_id], iro_id=asha.pk, override=WHY, by=mo)
    assert iro_of(leo) == asha
    assert "nobody was suggested" in Event.objects.get().sentence


def test_a_parent_and_child_are_not_allocated_in_one_decision(
    mo: Viewer, asha: User, leo: Child
) -> None:
    ana = child("Ana Frost")
    ChildLink.objects.create(child=leo, other=ana, kind="parent")
    with pytest.raises(CannotAllocate, match="one at a time"):
        allocations.allocate(
            children=[leo.public_id, ana.public_id], iro_id=asha.pk, override=WHY, by=mo
        )


def tied_as_worker(iro: User, of: Child) -> None:
    RoleHeld.objects.create(user=iro, role=Role.SOCIAL_WORKER, team=team("East"), started_on=MONDAY)
    social_worker(of, iro, team("East"), since=MONDAY)


def tied_as_team_manager(iro: User, of: Child) -> None:
    RoleHeld.objects.create(user=iro, role=Role.TEAM_MANAGER, team=team("East"), started_on=MONDAY)
    social_worker(of, None, team("East"), since=MONDAY)


def tied_as_manager_of_the_worker(iro: User, of: Child) -> None:
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=team("East"))
    social_worker(of, sue, team("East"), since=MONDAY)
    LineManagement.objects.create(manager=iro, person=sue, started_on=MONDAY)


def tied_as_manager_of_the_team_manager(iro: User, of: Child) -> None:
    tom = person("Tom Team", Role.TEAM_MANAGER, team=team("East"))
    social_worker(of, None, team("East"), since=MONDAY)
    LineManagement.objects.create(manager=iro, person=tom, started_on=MONDAY)


def tied_as_worker_of_a_sister(iro: User, of: Child) -> None:
    mia = child("Mia Frost")
    ChildLink.objects.create(child=mia, other=of, kind="sibling")
    tied_as_worker(iro, mia)


def knows_the_family(iro: User, of: Child) -> None:
    FamilyConflict.objects.create(user=iro, child=of, declared_at=NOW)


def knows_a_sister(iro: User, of: Child) -> None:
    mia = child("Mia Frost")
    ChildLink.objects.create(child=mia, other=of, kind="sibling")
    FamilyConflict.objects.create(user=iro, child=mia, declared_at=NOW)


def is_not_registered(iro: User, of: Child) -> None:
    User.objects.filter(pk=iro.pk).update(registration="")


@pytest.mark.parametrize(
    ("tie", "words"),
    [
        (tied_as_worker, "is the social worker of this child"),
        (tied_as_team_manager, "manages the team of this child"),
        (tied_as_manager_of_the_worker, "manages the social worker of this child"),
        (tied_as_manager_of_the_team_manager, "manages the manager of the team of this child"),
        (tied_as_worker_of_a_sister, "is the social worker of this child's brother or sister"),
        (knows_the_family, "has said that they know this family"),
        (knows_a_sister, "has said that they know this family"),
        (is_not_registered, "register of social workers"),
    ],
)
def test_who_may_not_be_the_iro_is_refused_in_words_whatever_the_reason_given(
    mo: Viewer, asha: User, leo: Child, tie: Callable[[User, Child], None], words: str
) -> None:
    tie(asha, leo)
    with pytest.raises(CannotAllocate) as refused:
        allocations.allocate(children=[leo.public_id], iro_id=asha.pk, override=WHY, by=mo)
    assert str(refused.value).startswith("Asha Iro cannot be Leo Frost's IRO: Asha Iro ")
    assert words in str(refused.value)
    assert iro_of(leo) is None


def test_an_ended_tie_no_longer_counts(mo: Viewer, asha: User, leo: Child) -> None:
    social_worker(leo, asha, team("East"), since=MONDAY, until=TODAY)
    allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)
    assert iro_of(leo) == asha


@pytest.mark.parametrize("roles", [[], [Role.SOCIAL_WORKER], [Role.IRO_MANAGER]])
def test_somebody_who_is_no_iro_cannot_be_chosen(mo: Viewer, leo: Child, roles: list[Role]) -> None:
    other = person("Ida Other", *roles, team=team("East"))
    with pytest.raises(CannotAllocate, match="not an IRO today"):
        allocations.allocate(children=[leo.public_id], iro_id=other.pk, override=WHY, by=mo)


@pytest.mark.parametrize("role", [Role.IRO, Role.BUSINESS_SUPPORT, Role.PRIVACY_OFFICER])
def test_only_managers_allocate(asha: User, leo: Child, role: Role) -> None:
    other = viewer(person("Ida Other", role))
    with pytest.raises(Refused, match="You may not choose a child's IRO"):
        allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=other)


def test_a_restricted_child_is_absent_to_a_manager_not_on_the_list(
    mo: Viewer, asha: User, leo: Child
) -> None:
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=asha, because="risk")
    with pytest.raises(NoSuchChild):
        allocations.allocate(children=[leo.public_id], iro_id=asha.pk, by=mo)


def test_the_list_of_a_restricted_child_follows_the_iro(
    mo: Viewer, asha: User, ben: User, leo: Child
) -> None:
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=asha, because="risk")
    for one in (mo.user_id, asha.pk):
        RestrictedName.objects.create(child=leo, person_id=one, named_by=ben, started_on=MONDAY)
    held = allocate(leo, asha, since=MONDAY)
    change = Change(ben.pk, ChangeReason.REBALANCED)
    allocations.hand_over(child=leo.public_id, seen=held.pk, change=change, by=mo)
    now = RestrictedName.objects.on(TODAY).values_list("person_id", flat=True)
    assert set(now) == {mo.user_id, ben.pk}


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (TODAY + timedelta(days=63), "too far ahead"),
        (MONDAY - timedelta(days=1), "is not looked after on Sun 15 November 2026"),
    ],
)
def test_the_first_day_is_in_care_and_not_far_ahead(
    mo: Viewer, asha: User, leo: Child, on: date, says: str
) -> None:
    with pytest.raises(CannotAllocate, match=says):
        allocations.allocate(children=[leo.public_id], iro_id=asha.pk, on=on, by=mo)


def test_a_child_not_in_care_gets_no_iro(mo: Viewer, asha: User) -> None:
    zoe = child("Zoe Hart", in_care_since=None)
    with pytest.raises(CannotAllocate, match="is not looked after"):
        allocations.allocate(children=[zoe.public_id], iro_id=asha.pk, by=mo)


# ---- handing over --------------------------------------------------------------------------------


def test_handing_over_ends_one_begins_the_next_and_keeps_the_note(
    mo: Viewer, asha: User, ben: User, leo: Child
) -> None:
    held = allocate(leo, asha, since=MONDAY)
    change = Change(ben.pk, ChangeReason.ABSENCE, "Leo likes to be rung, not written to.")
    allocations.hand_over(child=leo.public_id, seen=held.pk, change=change, by=mo)
    held.refresh_from_db()
    assert (held.ended_on, held.end_reason) == (TODAY, "absence")
    assert held.handover == "Leo likes to be rung, not written to."
    assert iro_of(leo) == ben
    assert Event.objects.get().sentence == (
        "Asha Iro handed Leo Frost over to Ben Iro from Tue 24 November 2026 (long absence): "
        "as suggested."
    )


def test_a_change_made_meanwhile_is_not_overwritten(
    mo: Viewer, asha: User, ben: User, leo: Child
) -> None:
    held = allocate(leo, asha, since=MONDAY)
    change = Change(ben.pk, ChangeReason.REBALANCED)
    allocations.hand_over(child=leo.public_id, seen=held.pk, change=change, by=mo)
    with pytest.raises(
        CannotAllocate,
        match=r"Mo Manager allocated Leo Frost to Ben Iro at 09:30, after you opened this page",
    ):
        allocations.hand_over(child=leo.public_id, seen=held.pk, change=change, by=mo)


def test_the_one_who_hands_over_is_not_the_next(mo: Viewer, asha: User, leo: Child) -> None:
    held = allocate(leo, asha, since=MONDAY)
    change = Change(asha.pk, ChangeReason.OTHER, override=WHY)
    with pytest.raises(CannotAllocate, match="the one who leaves"):
        allocations.hand_over(child=leo.public_id, seen=held.pk, change=change, by=mo)


def test_handing_over_ends_cover(mo: Viewer, asha: User, ben: User, leo: Child) -> None:
    held = allocate(leo, asha, since=MONDAY)
    cara = person("Cara Iro", Role.IRO)
    until = TODAY + timedelta(days=9)
    cover = allocate(leo, cara, since=TODAY - timedelta(days=3), until=until, kind="cover")
    change = Change(ben.pk, ChangeReason.ABSENCE)
    allocations.hand_over(child=leo.public_id, seen=held.pk, change=change, by=mo)
    cover.refresh_from_db()
    assert cover.ended_on == TODAY


def test_care_cannot_have_ended_while_the_child_is_looked_after(
    mo: Viewer, asha: User, leo: Child
) -> None:
    held = allocate(leo, asha, since=MONDAY)
    ending = Ending(held.pk, ChangeReason.ENDED)
    with pytest.raises(CannotAllocate, match="Record the end of care first"):
        allocations.end(child=leo.public_id, ending=ending, by=mo)
    LookedAfterPeriod.objects.filter(child=leo).update(ended_on=TODAY)
    allocations.end(child=leo.public_id, ending=ending, by=mo)
    assert iro_of(leo) is None
    assert Event.objects.get().kind == "allocation ended"


# ---- telling the child ---------------------------------------------------------------------------


def test_the_day_the_child_was_told_is_kept(mo: Viewer, asha: User, leo: Child) -> None:
    allocate(leo, asha, since=MONDAY)
    told_on = day("Thu 19 Nov 2026")
    allocations.tell_child(child=leo.public_id, told_on=told_on, how=Told.LETTER, by=viewer(asha))
    held = Allocation.objects.get()
    assert (held.told_on, held.told_how) == (told_on, "letter")
    assert Event.objects.get().sentence == (
        "Leo Frost was told on Thu 19 November 2026 that Asha Iro is the IRO (letter)."
    )


@pytest.mark.parametrize(
    ("told_on", "says"),
    [
        (TODAY + timedelta(days=1), "cannot be in the future"),
        (MONDAY - timedelta(days=1), "cannot have been told before that"),
    ],
)
def test_the_day_told_is_possible(
    mo: Viewer, asha: User, leo: Child, told_on: date, says: str
) -> None:
    allocate(leo, asha, since=MONDAY)
    with pytest.raises(CannotAllocate, match=says):
        allocations.tell_child(child=leo.public_id, told_on=told_on, how=Told.LETTER, by=mo)


def test_there_must_be_an_iro_to_be_told_of(mo: Viewer, leo: Child) -> None:
    with pytest.raises(CannotAllocate, match="has no IRO yet"):
        allocations.tell_child(child=leo.public_id, told_on=TODAY, how=Told.PHONE, by=mo)


def test_working_time_counts_in_the_suggestion(
    mo: Viewer, asha: User, ben: User, leo: Child
) -> None:
    WorkingTime.objects.create(iro=asha, fte="0.2", started_on=MONDAY)
    allocate(child("Some Child"), ben)
    allocate(child("Other Child"), asha)
    allocations.allocate(children=[leo.public_id], iro_id=ben.pk, by=mo)
    assert iro_of(leo) == ben
