"""My work: each kind is found in the records, under the right heading, and goes when done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer

from footprint.queries import work
from footprint.records.models import (
    Allocation,
    BreakGlass,
    Child,
    DuplicateSuspected,
    Look,
    Message,
    Notice,
    OddLook,
    RestrictedName,
    Restriction,
    Review,
    TimetableRow,
    User,
)
from footprint.terms.people import Role
from footprint.terms.work import When, WorkKind

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cast() -> dict[str, User]:
    east = team("East")
    return {
        "IRO": person("Asha Iro", Role.IRO),
        "other IRO": person("Ben Iro", Role.IRO),
        "manager": person("Mo Manager", Role.IRO_MANAGER),
        "head": person("Hal Head", Role.HEAD),
        "support": person("Bea Support", Role.BUSINESS_SUPPORT),
        "worker": person("Sue Worker", Role.SOCIAL_WORKER, team=east),
        "team manager": person("Tom Team", Role.TEAM_MANAGER, team=east),
        "privacy": person("Pia Privacy", Role.PRIVACY_OFFICER),
        "administrator": person("Ada Admin", Role.ADMINISTRATOR),
        "member": person("Eve Member", Role.ELECTED_MEMBER),
    }


@pytest.fixture
def leo(cast: dict[str, User]) -> Child:
    made = child("Leo Frost")
    held = allocate(made, cast["IRO"])
    Allocation.objects.filter(pk=held.pk).update(told_on=TODAY, told_how="letter")
    social_worker(made, cast["worker"], team("East"))
    return made


def duty(of: Child, days: int) -> None:
    TimetableRow.objects.create(
        child=of, period_start=TODAY - 700 * DAY, sequence=9, rule="REV-3", force="statute",
        anchor="previous review", due_by=TODAY + days * DAY, book_by=TODAY + days * DAY,
        reason="6 months",
    )  # fmt: skip


def notice(of: Child, cast: dict[str, User], answer: str = "") -> None:
    answered = {"answered_by": cast["IRO"], "answered_at": NOW} if answer else {}
    Notice.objects.create(
        child=of, kind="placement", on=TODAY, what="A move", given_by=cast["worker"],
        given_at=NOW - DAY, answer=answer, **answered,
    )  # fmt: skip


def waiting(cast: dict[str, User]) -> dict[str, set[tuple[WorkKind, When]]]:
    """What waits for each person who has something to do."""
    found = {}
    for name, user in cast.items():
        sections = work.mine(viewer=viewer(user)).sections
        kinds = {(item.kind, one.when) for one in sections for item in one.items}
        if kinds:
            found[name] = kinds
    return found


def test_nothing_waits_when_nothing_is_to_be_done(cast: dict[str, User], leo: Child) -> None:
    assert waiting(cast) == {}


@pytest.mark.parametrize(
    ("days", "when", "kind"),
    [
        (-1, When.LATE, WorkKind.REVIEW_LATE),
        (0, When.TODAY, WorkKind.REVIEW_TO_BOOK),
        (5, When.THIS_WEEK, WorkKind.REVIEW_TO_BOOK),  # Sun 29 Nov 2026
        (6, When.SOON, WorkKind.REVIEW_TO_BOOK),
        (28, When.SOON, WorkKind.REVIEW_TO_BOOK),
    ],
)
def test_reviews_by_the_day_they_are_due(
    cast: dict[str, User], leo: Child, days: int, when: When, kind: WorkKind
) -> None:
    duty(leo, days)
    late = {"IRO", "manager", "head"}
    to_book = {"IRO", "support"}
    whose = late if kind is WorkKind.REVIEW_LATE else to_book
    assert waiting(cast) == {key: {(kind, when)} for key in whose}


def test_a_review_further_off_waits_for_nobody(cast: dict[str, User], leo: Child) -> None:
    duty(leo, 29)
    assert waiting(cast) == {}


def test_a_booked_review_is_not_to_be_booked_and_stands_on_its_day(
    cast: dict[str, User], leo: Child
) -> None:
    duty(leo, 10)
    Review.objects.create(child=leo, booked_for=NOW + 2 * DAY, place="School")
    booked = {(WorkKind.REVIEW_BOOKED, When.THIS_WEEK)}
    assert waiting(cast) == dict.fromkeys(("IRO", "support", "worker", "team manager"), booked)


@pytest.mark.parametrize(
    ("ago", "when"), [(timedelta(hours=1), When.TODAY), (timedelta(days=3), When.LATE)]
)
def test_a_review_whose_hour_has_passed_is_to_be_recorded_by_the_iro(
    cast: dict[str, User], leo: Child, ago: timedelta, when: When
) -> None:
    review = Review.objects.create(child=leo, booked_for=NOW - ago)
    assert waiting(cast) == {"IRO": {(WorkKind.REVIEW_TO_RECORD, when)}}
    review.held_on = TODAY
    review.save()
    assert waiting(cast) == {}


def _notice(cast: dict[str, User], leo: Child) -> None:
    notice(leo, cast)


def _answered(cast: dict[str, User], leo: Child) -> None:
    notice(leo, cast, answer="speak")


def _noted(cast: dict[str, User], leo: Child) -> None:
    notice(leo, cast, answer="noted")


def _no_iro(cast: dict[str, User], leo: Child) -> None:
    child("Mia Frost", in_care_since=TODAY - 2 * DAY)


def _cover(cast: dict[str, User], leo: Child) -> None:
    allocate(leo, cast["other IRO"], since=TODAY - DAY, until=TODAY + 5 * DAY, kind="cover")


def _not_told(cast: dict[str, User], leo: Child) -> None:
    Allocation.objects.update(told_on=None, told_how="")


def _glass(cast: dict[str, User], leo: Child) -> None:
    BreakGlass.objects.create(
        child=leo, person=cast["worker"], at=NOW, until=NOW, reason="court", sentence="Now"
    )


def _odd(cast: dict[str, User], leo: Child) -> None:
    OddLook.objects.create(
        person=cast["IRO"], on=TODAY, oddness="hours", children=[leo.pk], looks=1, first_at=NOW
    )


def _failed(cast: dict[str, User], leo: Child) -> None:
    Message.objects.create(
        kind="notice", to="x@council.example", subject="A notice", body="Sign in.",
        written_at=NOW, status="failed",
    )  # fmt: skip


def _duplicate(cast: dict[str, User], leo: Child) -> None:
    mia = child("Leo Frosst", in_care_since=None)
    DuplicateSuspected.objects.create(
        child=leo, other=mia, likeness=96, because="same day of birth", found_at=NOW
    )


def _lift(cast: dict[str, User], leo: Child) -> None:
    Restriction.objects.create(
        child=leo, placed_at=NOW, placed_by=cast["manager"], because="risk",
        lift_asked_at=NOW, lift_asked_by=cast["manager"],
    )  # fmt: skip
    for name in ("IRO", "manager"):
        RestrictedName.objects.create(
            child=leo, person=cast[name], named_by=cast["manager"], started_on=TODAY
        )


@pytest.mark.parametrize(
    ("happens", "waits"),
    [
        (
            _notice,
            {
                "IRO": (WorkKind.NOTICE_WAITING, When.THIS_WEEK),
                "manager": (WorkKind.NOTICE_WAITING, When.THIS_WEEK),
                "worker": (WorkKind.NOTICE_WAITING, When.WAITING_FOR_OTHERS),
            },
        ),
        (_answered, {"worker": (WorkKind.NOTICE_ANSWERED, When.TODAY)}),
        (_noted, {}),
        (
            _no_iro,
            {
                "manager": (WorkKind.UNALLOCATED, When.THIS_WEEK),
                "head": (WorkKind.UNALLOCATED, When.THIS_WEEK),
            },
        ),
        (_cover, {"manager": (WorkKind.COVER_ENDING, When.THIS_WEEK)}),
        (
            _not_told,
            {
                "IRO": (WorkKind.CHILD_NOT_TOLD, When.LATE),
                "support": (WorkKind.CHILD_NOT_TOLD, When.LATE),
            },
        ),
        (_glass, {"privacy": (WorkKind.GLASS_TO_JUDGE, When.THIS_WEEK)}),
        (_odd, {"privacy": (WorkKind.ODD_LOOK, When.THIS_WEEK)}),
        (_failed, {"support": (WorkKind.MESSAGE_FAILED, When.TODAY)}),
        (
            _duplicate,
            {
                "manager": (WorkKind.DUPLICATE, When.TODAY),
                "support": (WorkKind.DUPLICATE, When.TODAY),
            },
        ),
        (_lift, {"IRO": (WorkKind.LIFT_TO_CONFIRM, When.TODAY)}),
    ],
)
def test_whom_each_kind_of_work_finds(
    cast: dict[str, User],
    leo: Child,
    happens: Callable[[dict[str, User], Child], None],
    waits: dict[str, tuple[WorkKind, When]],
) -> None:
    happens(cast, leo)
    assert waiting(cast) == {name: {one} for name, one in waits.items()}


def test_a_restricted_child_is_on_nobodys_list_but_of_the_named(
    cast: dict[str, User], leo: Child
) -> None:
    duty(leo, -1)
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=cast["head"], because="risk")
    RestrictedName.objects.create(
        child=leo, person=cast["IRO"], named_by=cast["head"], started_on=TODAY
    )
    assert set(waiting(cast)) == {"IRO"}


def test_a_long_list_is_cut_and_says_by_how_many(cast: dict[str, User]) -> None:
    for number in range(30):
        child(f"Child{number} Hart", in_care_since=TODAY)
    mine = work.mine(viewer=viewer(cast["head"]))
    assert (mine.count(When.SOON), dict(mine.more)) == (25, {WorkKind.UNALLOCATED: 5})
    assert mine.goes_on == {When.SOON}


def test_the_page_is_one_look_that_names_every_child_on_it(
    cast: dict[str, User], leo: Child
) -> None:
    mia = child("Mia Frost", in_care_since=TODAY)
    duty(leo, -1)
    work.mine(viewer=viewer(cast["manager"]))
    (look,) = Look.objects.all()
    assert (look.kind, look.where, look.children) == ("listed", "my work", [leo.pk, mia.pk])
