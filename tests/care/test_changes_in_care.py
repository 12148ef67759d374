"""A move, another legal status, the end of care: what held is closed the same day."""

from __future__ import annotations

import pytest
from tests.cast import TODAY, allocate, child, person, viewer
from tests.dates import day

from footprint.operations import care
from footprint.operations.care import CannotChangeCare, NewHome
from footprint.operations.checking import Refused
from footprint.queries.looking import NoSuchChild
from footprint.records.models import Child, Event, Review
from footprint.terms.care import EndReason, Home, LegalStatus, PlacementChange, Provider
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
KINSHIP = NewHome(Home.RELATIVE_LONG_TERM, Provider.OWN, "Ms Bell", "3 Elm Row", "ws1 1aa")


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


@pytest.fixture
def amy() -> Child:
    return child("Amy Adeyemi", in_care_since=day("Tue 5 May 2026"))


def homes(of: Child) -> list[str]:
    return [_line(one, one.home) for one in of.placements.order_by("started_on")]


def statuses(of: Child) -> list[str]:
    return [_line(one, one.status) for one in of.legal_statuses.order_by("started_on")]


def _line(fact, what: str) -> str:
    end = f"{fact.ended_on:%-d %b}" if fact.ended_on else "on"
    return f"{what} {fact.started_on:%-d %b} to {end}"


def move(of: Child, on: str, by, to: NewHome = KINSHIP, because=PlacementChange.CARE_PLAN) -> None:
    care.move(child=of.public_id, on=day(on), to=to, because=because, by=by)


def change(of: Child, on: str, status: LegalStatus, by) -> None:
    care.change_legal_status(child=of.public_id, on=day(on), status=status, by=by)


def end(of: Child, on: str, by, reason: EndReason = EndReason.HOME_PLANNED) -> None:
    care.end_care(child=of.public_id, on=day(on), reason=reason, by=by)


def test_a_move_ends_the_placement_before_and_says_why(amy, maria):
    move(amy, "Mon 5 Oct 2026", maria)
    assert homes(amy) == ["U6 5 May to 5 Oct", "U1 5 Oct to on"]
    before, after = amy.placements.order_by("started_on")
    assert before.change_reason == "CARPL"
    assert (after.postcode, after.carer) == ("WS1 1AA", "Ms Bell")
    event = Event.objects.get(child=amy, kind="moved")
    assert event.sentence.startswith("Maria Lind recorded that Amy Adeyemi moved on Mon 5 October")
    assert "Elm" not in event.sentence


def test_a_move_recorded_late_stands_between_the_placements_it_lies_between(amy, maria):
    move(amy, "Mon 5 Oct 2026", maria, because=PlacementChange.CHILD)
    move(amy, "Wed 1 Jul 2026", maria, to=NewHome(Home.CHILDRENS_HOME))
    assert homes(amy) == ["U6 5 May to 1 Jul", "K2 1 Jul to 5 Oct", "U1 5 Oct to on"]
    reasons = amy.placements.order_by("started_on").values_list("change_reason", flat=True)
    assert list(reasons) == ["CARPL", "CHILD", ""]


def test_a_secret_home_keeps_its_address_sealed_and_until_the_next_move(amy, maria):
    refuge = NewHome(
        Home.FOSTER_OTHER, address="9 Oak Way", postcode="B1 1AA", is_confidential=True
    )
    move(amy, "Mon 5 Oct 2026", maria, to=refuge)
    assert amy.placements.get(started_on=day("Mon 5 Oct 2026")).address == ""
    sealed = amy.confidential_locations.get()
    assert (sealed.address, sealed.ended_on) == ("9 Oak Way", None)
    move(amy, "Mon 2 Nov 2026", maria)
    sealed.refresh_from_db()
    assert sealed.ended_on == day("Mon 2 Nov 2026")


def test_a_placement_for_adoption_changes_the_timetable_in_the_same_step(amy, maria):
    move(amy, "Mon 5 Oct 2026", maria, to=NewHome(Home.ADOPTION_ORDER))
    assert amy.timetable.get(held_on=None).rule == "REV-1"  # past due before, so it stands
    Review.objects.create(child=amy, held_on=day("Wed 27 May 2026"))
    change(amy, "Mon 12 Oct 2026", LegalStatus.PLACEMENT_ORDER, maria)
    assert amy.timetable.get(held_on=None).rule == "REV-2"


def test_another_legal_status_ends_the_one_before(amy, maria):
    change(amy, "Wed 1 Jul 2026", LegalStatus.PLACEMENT_ORDER, maria)
    assert statuses(amy) == ["C2 5 May to 1 Jul", "E1 1 Jul to on"]
    assert Event.objects.filter(child=amy, kind="legal status changed").count() == 1


def test_the_end_of_care_closes_what_holds_and_keeps_the_rest(amy, maria):
    allocate(amy, person("Wren Okafor", Role.IRO))
    Review.objects.create(child=amy, held_on=day("Wed 27 May 2026"))
    move(amy, "Wed 1 Jul 2026", maria)
    end(amy, "Mon 5 Oct 2026", maria)
    period = amy.periods.get()
    assert (period.ended_on, period.end_reason) == (day("Mon 5 Oct 2026"), "E4A")
    assert homes(amy) == ["U6 5 May to 1 Jul", "U1 1 Jul to 5 Oct"]
    assert statuses(amy) == ["C2 5 May to 5 Oct"]
    assert amy.allocations.get().ended_on is None
    assert [(row.rule, row.has_lapsed) for row in amy.timetable.order_by("sequence")] == [
        ("REV-1", False),
        ("REV-2", False),  # it was due on 27 August, while in care
    ]


def test_a_child_who_died_is_recorded_so(amy, maria):
    end(amy, "Mon 5 Oct 2026", maria, EndReason.DIED)
    amy.refresh_from_db()
    assert (amy.died_on, amy.version) == (day("Mon 5 Oct 2026"), 2)


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (lambda amy, by: move(amy, "Wed 25 Nov 2026", by), "is still to come"),
        (lambda amy, by: move(amy, "Mon 4 May 2026", by), "was not looked after on Mon 4 May"),
        (lambda amy, by: move(amy, "Tue 5 May 2026", by), "on that day is recorded already"),
        (lambda amy, by: change(amy, "Wed 1 Jul 2026", LegalStatus.FULL_CARE_ORDER, by),
         "is full care order already"),
        (lambda amy, by: change(amy, "Wed 1 Jul 2026", LegalStatus.SHORT_BREAKS_AGREEMENT, by),
         "are not one course of care"),
        (lambda amy, by: end(amy, "Wed 1 Jul 2026", by, EndReason.NEW_EPISODE),
         "Choose why care ended"),
        (lambda amy, by: end(amy, "Mon 1 Jun 2026", by),
         "a review held is recorded on Wed 10 June 2026"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words_and_leaves_nothing(amy, maria, what, says):
    Review.objects.create(child=amy, held_on=day("Wed 10 Jun 2026"))
    with pytest.raises(CannotChangeCare, match=says):
        what(amy, maria)
    assert homes(amy) == ["U6 5 May to on"]
    assert statuses(amy) == ["C2 5 May to on"]
    assert not Event.objects.exists()


def test_care_ends_once(amy, maria):
    end(amy, "Mon 5 Oct 2026", maria)
    with pytest.raises(CannotChangeCare, match="Care ended on Mon 5 October 2026 already"):
        end(amy, "Thu 1 Oct 2026", maria)


def test_only_who_may_correct_the_record_changes_it(amy):
    iro, stranger = (viewer(person(name, Role.IRO)) for name in ("Wren Okafor", "Sol Grant"))
    allocate(amy, person("Third Person", Role.IRO), until=TODAY)
    with pytest.raises((Refused, NoSuchChild)):
        move(amy, "Mon 5 Oct 2026", stranger)
    with pytest.raises((Refused, NoSuchChild)):
        end(amy, "Mon 5 Oct 2026", iro)
    assert homes(amy) == ["U6 5 May to on"]
