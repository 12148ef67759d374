"""Who may open a child, and that it is written down: absent and denied are the same."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer

from footprint.access.actions import Action
from footprint.queries import looking
from footprint.records.models import (
    BreakGlass,
    Child,
    ChildLink,
    FamilyConflict,
    Look,
    ReasonGiven,
    RestrictedName,
    Restriction,
    User,
)
from footprint.terms.people import Relation, Role

pytestmark = pytest.mark.django_db


def open_by(user: User, of: Child) -> str:
    """What comes of somebody opening a child: a word for the table."""
    try:
        looking.opened(of.public_id, viewer=viewer(user), where="test")
    except looking.NoSuchChild:
        return "absent"
    except looking.NeedsReason:
        return "say why"
    return "opened"


def agrees_with_lists(user: User, of: Child) -> bool:
    """The list of those one may open holds the child exactly where opening works."""
    openable = looking.children_for(viewer(user), Action.OPEN)
    return openable.filter(pk=of.pk).exists() == (open_by(user, of) == "opened")


@pytest.fixture
def cast() -> dict[str, User]:
    east, west = team("East"), team("West")
    return {
        "Asha": person("Asha Iro", Role.IRO),
        "Ben": person("Ben Iro", Role.IRO),
        "Mo": person("Mo Manager", Role.IRO_MANAGER),
        "Hal": person("Hal Head", Role.HEAD),
        "Sue": person("Sue Worker", Role.SOCIAL_WORKER, team=east),
        "Sid": person("Sid Worker", Role.SOCIAL_WORKER, team=west),
        "Tom": person("Tom Team", Role.TEAM_MANAGER, team=east),
        "Tia": person("Tia Team", Role.TEAM_MANAGER, team=west),
        "Bea": person("Bea Support", Role.BUSINESS_SUPPORT),
        "Ada": person("Ada Admin", Role.ADMINISTRATOR),
        "Pia": person("Pia Privacy", Role.PRIVACY_OFFICER),
        "Eve": person("Eve Member", Role.ELECTED_MEMBER),
        "Nil": person("Nil Norole"),
    }


@pytest.fixture
def leo(cast: dict[str, User]) -> Child:
    made = child("Leo Frost")
    allocate(made, cast["Asha"])
    social_worker(made, cast["Sue"], team("East"))
    return made


STANDARD = {
    "Asha": "opened",
    "Ben": "say why",
    "Mo": "opened",
    "Hal": "opened",
    "Sue": "opened",
    "Sid": "absent",
    "Tom": "opened",
    "Tia": "absent",
    "Bea": "opened",
    "Ada": "absent",
    "Pia": "say why",
    "Eve": "absent",
    "Nil": "absent",
}


@pytest.mark.parametrize(("name", "comes_of_it"), STANDARD.items())
def test_who_opens_a_standard_record(
    cast: dict[str, User], leo: Child, name: str, comes_of_it: str
) -> None:
    assert open_by(cast[name], leo) == comes_of_it
    assert agrees_with_lists(cast[name], leo)


@pytest.mark.parametrize("name", STANDARD)
def test_a_restricted_record_is_absent_but_for_those_on_its_list(
    cast: dict[str, User], leo: Child, name: str
) -> None:
    Restriction.objects.create(
        child=leo, placed_at=NOW, placed_by=cast["Mo"], because="risk from a relative"
    )
    assert open_by(cast[name], leo) == "absent"
    RestrictedName.objects.create(
        child=leo, person=cast[name], named_by=cast["Mo"], started_on=TODAY
    )
    assert open_by(cast[name], leo) == STANDARD[name]
    assert agrees_with_lists(cast[name], leo)


@pytest.mark.parametrize("name", STANDARD)
def test_a_declared_conflict_beats_everything(cast: dict[str, User], leo: Child, name: str) -> None:
    FamilyConflict.objects.create(user=cast[name], child=leo, declared_at=NOW)
    BreakGlass.objects.create(
        child=leo,
        person=cast[name],
        at=NOW,
        until=NOW + timedelta(hours=4),
        reason="safety",
        sentence="Now",
    )
    assert open_by(cast[name], leo) == "absent"
    assert agrees_with_lists(cast[name], leo)


def test_a_conflict_with_a_brother_closes_the_sister_too(cast: dict[str, User], leo: Child) -> None:
    mia = child("Mia Frost")
    allocate(mia, cast["Asha"])
    ChildLink.objects.create(child=leo, other=mia, kind="sibling")
    FamilyConflict.objects.create(user=cast["Asha"], child=leo, declared_at=NOW)
    assert open_by(cast["Asha"], mia) == "absent"


@pytest.mark.parametrize(
    ("name", "comes_of_it"),
    [(name, "opened" if comes == "say why" else comes) for name, comes in STANDARD.items()],
)
def test_saying_why_opens_for_those_who_may_say_why(
    cast: dict[str, User], leo: Child, name: str, comes_of_it: str
) -> None:
    ReasonGiven.objects.create(child=leo, person=cast[name], on=TODAY, at=NOW, reason="duty")
    assert open_by(cast[name], leo) == comes_of_it
    assert agrees_with_lists(cast[name], leo)


def test_a_reason_given_yesterday_opens_nothing_today(cast: dict[str, User], leo: Child) -> None:
    ReasonGiven.objects.create(
        child=leo, person=cast["Ben"], on=TODAY - timedelta(days=1), at=NOW, reason="duty"
    )
    assert open_by(cast["Ben"], leo) == "say why"


@pytest.mark.parametrize(
    ("hours_ago", "comes_of_it"), [(0, "opened"), (3.99, "opened"), (4, "absent"), (-1, "absent")]
)
def test_broken_glass_opens_for_four_hours(
    cast: dict[str, User], leo: Child, hours_ago: float, comes_of_it: str
) -> None:
    at = NOW - timedelta(hours=hours_ago)
    BreakGlass.objects.create(
        child=leo,
        person=cast["Sid"],
        at=at,
        until=at + timedelta(hours=4),
        reason="safety",
        sentence="Now",
    )
    assert open_by(cast["Sid"], leo) == comes_of_it
    assert agrees_with_lists(cast["Sid"], leo)


def test_broken_glass_never_opens_a_restricted_record(cast: dict[str, User], leo: Child) -> None:
    BreakGlass.objects.create(
        child=leo,
        person=cast["Sid"],
        at=NOW,
        until=NOW + timedelta(hours=4),
        reason="safety",
        sentence="Now",
    )
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=cast["Mo"], because="risk")
    assert open_by(cast["Sid"], leo) == "absent"
    assert agrees_with_lists(cast["Sid"], leo)


@pytest.mark.parametrize(
    ("since", "until", "kind", "comes_of_it"),
    [
        (0, None, "allocated", "opened"),
        (1, None, "allocated", "say why"),
        (-9, 0, "allocated", "say why"),
        (-9, 1, "allocated", "opened"),
        (-9, 1, "cover", "opened"),
        (-9, 0, "cover", "say why"),
    ],
)
def test_a_right_begins_and_ends_with_the_day(
    cast: dict[str, User], since: int, until: int | None, kind: str, comes_of_it: str
) -> None:
    zoe = child("Zoe Hart")
    days = timedelta(days=1)
    allocate(
        zoe,
        cast["Ben"],
        since=TODAY + since * days,
        until=None if until is None else TODAY + until * days,
        kind=kind,
    )
    assert open_by(cast["Ben"], zoe) == comes_of_it


def test_absent_and_unknown_are_one(cast: dict[str, User]) -> None:
    with pytest.raises(looking.NoSuchChild):
        looking.opened(uuid4(), viewer=viewer(cast["Mo"]), where="test")


def test_opening_writes_one_look_with_the_relation(cast: dict[str, User], leo: Child) -> None:
    looking.opened(leo.public_id, viewer=viewer(cast["Asha"]), where="child")
    (look,) = Look.objects.all()
    assert (look.by, look.children, look.where, look.kind) == (
        cast["Asha"],
        [leo.pk],
        "child",
        "opened",
    )
    assert Relation.ALLOCATED_IRO in look.relations


def test_a_refusal_writes_no_look(cast: dict[str, User], leo: Child) -> None:
    assert open_by(cast["Sid"], leo) == "absent"
    assert not Look.objects.exists()


def test_a_list_is_one_look_that_names_its_children(cast: dict[str, User], leo: Child) -> None:
    mia = child("Mia Frost")
    looking.listed([mia.pk, leo.pk, mia.pk], viewer=viewer(cast["Mo"]), where="home")
    (look,) = Look.objects.all()
    assert look.children == sorted([leo.pk, mia.pk])
    assert look.kind == "listed"
