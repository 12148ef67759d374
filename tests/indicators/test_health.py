"""Health of children looked after for a year: what was returned, what was not, what cannot be."""

from __future__ import annotations

import pytest
from tests.indicators.cast import Council, counts, figure


@pytest.fixture
def council() -> Council:
    council = Council()
    for name, born, first in (
        ("Amina", "Wed 1 Jan 2014", "Tue 1 Apr 2025"),
        ("Ben", "Wed 1 Jan 2014", "Wed 2 Apr 2025"),
        ("Cerys", "Thu 1 Apr 2021", "Mon 3 Jun 2024"),
        ("Dev", "Wed 31 Mar 2021", "Mon 3 Jun 2024"),
        ("Ella", "Tue 31 Mar 2009", "Mon 3 Jun 2024"),
    ):
        council.child(name, born=born)
        council.episode(name, first)
    return council


def test_only_children_looked_after_for_a_year_count(council: Council) -> None:
    for name in ("Amina", "Ben", "Cerys"):
        council.health(name, health_assessment=True, teeth_check=name == "Cerys")
    facts = council.facts()
    assert counts(facts, "73") == (2, 4)
    assert figure(facts, "73").unknown == 2
    assert counts(facts, "73b") == (1, 4)


def test_outcomes_of_another_year_do_not_count(council: Council) -> None:
    council.health("Amina", 2025, health_assessment=True)
    one = figure(council.facts(), "73")
    assert (one.value, one.not_known) == (
        None,
        "No health outcomes (OC2) of the year were read.",
    )


def test_development_checks_are_of_children_under_five(council: Council) -> None:
    for name in ("Amina", "Cerys", "Dev"):
        council.health(name, health_check=True)
    assert counts(council.facts(), "73d") == (1, 1)


def test_a_score_is_asked_for_from_4_to_16(council: Council) -> None:
    council.health("Amina", sdq_score=12)
    council.health("Cerys", sdq_reason="SDQ2")
    council.health("Ella", sdq_score=9)
    one = figure(council.facts(), "73e")
    assert (one.numerator, one.denominator, one.unknown) == (1, 3, 1)


def test_an_education_plan_is_never_known(council: Council) -> None:
    one = figure(council.facts(), "73f")
    assert (one.numerator, one.value, one.unknown) == (None, None, 4)
    assert one.not_known == "A return does not hold personal education plans."
