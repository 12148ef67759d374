"""The council with Walsall's published counts of 2022-23, through the whole way to facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.dates import day
from tests.synthetic.seen import Seen, postcodes, seen, write

from footprint.synthetic import walsall

LAST_DAY = day("Fri 31 Mar 2023")
POPULATION_UNDER_18 = 68_400
IROS = 13
IN_YEAR = "held_on BETWEEN DATE '2022-04-01' AND DATE '2023-03-31'"
IN_CARE = "ended_on IS NULL OR ended_on > "


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    made = walsall.make(2023, postcodes())
    return seen(write(made, tmp_path_factory.mktemp("walsall")), LAST_DAY)


def test_650_children_are_looked_after_95_per_10_000(facts: Seen) -> None:
    children = facts.one("SELECT count(*) FROM {f}.periods WHERE ended_on IS NULL")
    assert children == 650
    assert f"{children / POPULATION_UNDER_18 * 10_000:.0f}" == "95"


def test_1782_reviews_were_held_and_1687_of_them_in_time(facts: Seen) -> None:
    ((held, in_time, late),) = facts.all(
        "SELECT count(*), count(*) FILTER (in_time), count(*) FILTER (NOT in_time) "
        f"FROM {{f}}.duties WHERE {IN_YEAR}"
    )
    assert (held, in_time, late) == (1782, 1687, 95)
    assert f"{100 * in_time / held:.1f}" == "94.7"
    assert round(held / IROS) == 137


def test_no_review_was_outstanding_at_the_end_of_the_year(facts: Seen) -> None:
    outstanding = (
        "SELECT count(*) FROM {f}.duties JOIN {f}.periods USING (child, period_start) "
        "WHERE outstanding AND ended_on IS NULL"
    )
    assert facts.one(outstanding) == 0


def test_80_per_cent_of_reviews_of_children_of_four_and_over_were_attended(facts: Seen) -> None:
    ((attended, reviewed),) = facts.all(
        "SELECT count(*) FILTER (participation IN ('PN1', 'PN2', 'PN3', 'PN4')), "
        f"count(*) FILTER (participation <> 'PN0') FROM {{f}}.reviews WHERE {IN_YEAR}"
    )
    assert f"{100 * attended / reviewed:.1f}" == "80.0"


def test_669_were_in_care_in_march_each_under_one_legal_status(facts: Seen) -> None:
    in_march = dict(
        facts.all(
            "SELECT legal_status, count(DISTINCT child) FROM {f}.episodes "
            f"WHERE {IN_CARE} DATE '2023-03-01' GROUP BY legal_status"
        )
    )
    assert in_march == {"C2": 426, "C1": 94, "V2": 72, "E1": 65, "J1": 12}
    assert sum(in_march.values()) == 669


def test_19_left_in_march(facts: Seen) -> None:
    left = "SELECT count(*) FROM {f}.periods WHERE ended_on BETWEEN '2023-03-02' AND '2023-03-31'"
    assert facts.one(left) == 19


def test_the_sexes_are_as_near_as_whole_children_can_be(facts: Seen) -> None:
    ((boys, girls),) = facts.all(
        "SELECT count(*) FILTER (sex = 'M'), count(*) FILTER (sex = 'F') "
        "FROM {f}.periods JOIN {g}.children USING (child) WHERE ended_on IS NULL"
    )
    assert (boys, girls) == (343, 307)
    published = 52.7
    assert all(abs(n / 6.5 - published) >= abs(boys / 6.5 - published) for n in range(651))


def test_nothing_is_wrong_with_its_returns(facts: Seen) -> None:
    assert facts.problems == 0


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(1, 13))
def test_every_seed_has_the_published_counts(tmp_path: Path, seed: int) -> None:
    facts = seen(write(walsall.make(seed, postcodes()), tmp_path), LAST_DAY)
    for check in (
        test_650_children_are_looked_after_95_per_10_000,
        test_1782_reviews_were_held_and_1687_of_them_in_time,
        test_80_per_cent_of_reviews_of_children_of_four_and_over_were_attended,
        test_669_were_in_care_in_march_each_under_one_legal_status,
        test_19_left_in_march,
        test_the_sexes_are_as_near_as_whole_children_can_be,
        test_nothing_is_wrong_with_its_returns,
    ):
        check(facts)
