"""Plans, notices and what must wait for a review."""

from __future__ import annotations

import pytest
from tests.dates import day

from footprint.rules import notices, plans, remand, review_first, scope
from footprint.rules.review_first import Circumstances, Ground
from footprint.rules.working_days import england
from footprint.terms.care import Home, LegalStatus

ENGLAND = england()
REVIEW = day("Mon 15 Jun 2026")
WEEK_BEFORE, WEEK_AFTER = day("Mon 8 Jun 2026"), day("Mon 22 Jun 2026")
A_DAY = day("Fri 2 Jan 2026") - day("Thu 1 Jan 2026")


@pytest.mark.parametrize(
    ("placed", "due_by", "because"),
    [
        ("Thu 16 Apr 2020", "Thu 23 Apr 2020", "fell due the day before the relaxation"),
        ("Fri 17 Apr 2020", None, "fell due on its first day"),
        ("Mon 1 Jun 2020", None, "fell due while it lasted"),
        ("Fri 18 Sep 2020", None, "fell due on its last day"),
        ("Sat 19 Sep 2020", None, "a Saturday start falls due the same Friday"),
        ("Mon 21 Sep 2020", "Mon 28 Sep 2020", "fell due after it"),
    ],
)
def test_in_2020_a_placement_plan_is_judged_by_the_law_of_the_day_it_fell_due(
    placed: str, due_by: str | None, because: str
) -> None:
    assert plans.placement_plan_due_by(day(placed), ENGLAND) == (due_by and day(due_by)), because


def test_a_placement_is_notified_before_it_is_made_unless_in_an_emergency() -> None:
    placed = day("Thu 24 Dec 2026")
    assert notices.placement_notice_due_by(placed, ENGLAND, is_emergency=False) == placed
    assert notices.placement_notice_due_by(placed, ENGLAND, is_emergency=True) == day(
        "Tue 5 Jan 2027"
    )


@pytest.mark.parametrize(
    ("facts", "grounds", "because"),
    [
        ({}, [], "nothing has happened"),
        ({"iro_asks": True}, [Ground.REQUESTED], "the IRO may ask at any time"),
        ({"is_not_safeguarded": True}, [Ground.NOT_SAFEGUARDED], "a visit found so"),
        ({"section_21_ends_on": WEEK_BEFORE}, [Ground.ACCOMMODATION_ENDS], "no review before it"),
        ({"section_21_ends_on": WEEK_AFTER}, [], "the next review comes first anyway"),
        ({"released_on": WEEK_BEFORE}, [Ground.RELEASE], "no review before release"),
        ({"released_on": REVIEW}, [], "the next review is held by then"),
        ({"has_no_one_to_go_to": True}, [Ground.NO_ONE_TO_GO_TO], "no one will accommodate"),
        (
            {"iro_asks": True, "released_on": WEEK_BEFORE},
            [Ground.REQUESTED, Ground.RELEASE],
            "grounds add up",
        ),
    ],
)
def test_a_review_is_brought_forward_on_these_grounds(
    facts: dict[str, object], grounds: list[Ground], because: str
) -> None:
    found = review_first.grounds_for_an_earlier_review(Circumstances(REVIEW, **facts))
    assert found == grounds, because


def test_the_plan_changes_only_after_a_review_where_one_is_practicable() -> None:
    assert review_first.may_change_plan(WEEK_AFTER, considered_on=REVIEW)
    assert review_first.may_change_plan(REVIEW, considered_on=REVIEW)
    assert not review_first.may_change_plan(WEEK_BEFORE, considered_on=REVIEW)
    assert not review_first.may_change_plan(WEEK_BEFORE, considered_on=None)
    assert review_first.may_change_plan(
        WEEK_BEFORE, considered_on=None, review_is_practicable=False
    )


def test_a_placement_ends_only_after_a_review_unless_there_is_immediate_risk() -> None:
    assert review_first.may_end_placement(WEEK_AFTER, reviewed_on=REVIEW)
    assert not review_first.may_end_placement(WEEK_BEFORE, reviewed_on=REVIEW)
    assert review_first.may_end_placement(WEEK_BEFORE, reviewed_on=None, is_excepted=True)


def test_a_child_in_care_is_placed_with_parents_only_after_a_review() -> None:
    assert review_first.may_place_with_parents(WEEK_AFTER, reviewed_on=REVIEW)
    assert not review_first.may_place_with_parents(WEEK_BEFORE, reviewed_on=REVIEW)
    assert not review_first.may_place_with_parents(WEEK_BEFORE, reviewed_on=None)


@pytest.mark.parametrize(
    ("is_in_care", "days", "is_looked_after", "because"),
    [
        (False, 1, False, "accommodated for 24 hours, and not more"),
        (False, 2, True, "accommodated for more than 24 hours"),
        (True, 0, True, "in care: looked after at once"),
    ],
)
def test_who_is_looked_after(
    *, is_in_care: bool, days: int, is_looked_after: bool, because: str
) -> None:
    answer = scope.is_looked_after(is_in_care=is_in_care, accommodated_for=days * A_DAY)
    assert answer is is_looked_after, because


@pytest.mark.parametrize("home", list(Home))
def test_the_planning_regulations_apply_to_all_but_those_placed_for_adoption(home: Home) -> None:
    is_adoption = home.value in {"A3", "A4", "A5", "A6"}
    assert scope.planning_regulations_apply(home) is not is_adoption


@pytest.mark.parametrize(
    ("home", "on", "is_flagged", "because"),
    [
        (Home.SUPPORTED_ACCOMMODATION, "Mon 31 Aug 2026", True, "fifteen, in supported living"),
        (Home.SUPPORTED_ACCOMMODATION, "Tue 1 Sep 2026", False, "sixteen today"),
        (Home.FOSTER_OTHER, "Mon 31 Aug 2026", False, "a foster home is no other arrangement"),
        (Home.SEMI_INDEPENDENT, "Wed 8 Sep 2021", False, "the day before the rule began"),
        (Home.SEMI_INDEPENDENT, "Thu 9 Sep 2021", True, "the day it began"),
    ],
)
def test_a_child_under_16_in_supported_living_is_flagged(
    home: Home, on: str, is_flagged: bool, because: str
) -> None:
    born = day("Wed 1 Sep 2010")
    assert scope.is_too_young_for(home, born, day(on)) is is_flagged, because


def test_a_child_on_remand_is_known_by_legal_status() -> None:
    on_remand = [status for status in LegalStatus if remand.is_on_remand(status)]
    assert on_remand == [LegalStatus.REMAND]


def test_the_secure_panel_meets_after_a_month_then_every_three() -> None:
    placed, first = day("Sat 31 Jan 2026"), day("Fri 27 Feb 2026")
    assert remand.secure_panel_due_by(placed) == day("Sat 28 Feb 2026")
    assert remand.secure_panel_due_by(placed, first) == day("Wed 27 May 2026")
