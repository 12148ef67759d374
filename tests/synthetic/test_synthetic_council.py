"""A synthetic council: repeatable, as many children as asked for, and a return that holds good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.dates import day
from tests.synthetic.seen import Seen, files, made, rows, seen, write

from footprint.rules.working_days import england
from footprint.synthetic.chance import Chance
from footprint.synthetic.nation import england as published
from footprint.synthetic.places import FAR_MILES, Postcodes, authorities, authority_called
from footprint.terms.care import HOME_KINDS, Home

LAST_DAY = day("Tue 31 Mar 2026")
YEARS = 3


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write(made(150, 2026, YEARS), tmp_path_factory.mktemp("council"))


@pytest.fixture(scope="module")
def facts(folders: list[Path]) -> Seen:
    return seen(folders, LAST_DAY)


def test_the_same_seed_makes_the_same_bytes_and_another_makes_others(tmp_path: Path) -> None:
    one, again, other = (
        dict(files(write(made(12, 2026, 2, seed), tmp_path / name)))
        for name, seed in (("one", 7), ("again", 7), ("other", 8))
    )
    assert one == again
    assert one != other


@pytest.mark.parametrize(("children", "years"), [(1, 1), (7, 2), (60, 5)])
def test_as_many_are_looked_after_on_the_last_day_as_asked_for(
    tmp_path: Path, children: int, years: int
) -> None:
    written = write(made(children, 2026, years), tmp_path)
    assert [folder.name for folder in written] == [str(y) for y in range(2027 - years, 2027)]
    looked_after = "SELECT count(*) FROM {f}.periods WHERE ended_on IS NULL"
    assert seen(written, LAST_DAY).one(looked_after) == children


def test_nothing_is_wrong_with_its_returns(facts: Seen) -> None:
    assert facts.problems == 0


def test_every_review_lies_in_a_period_and_on_a_working_day(
    folders: list[Path], facts: Seen
) -> None:
    returned = sum(len(rows(folder, "reviews.csv")) for folder in folders)
    held = facts.all("SELECT held_on FROM {f}.reviews")
    assert len(held) == returned
    assert all(england().is_working_day(held_on) for (held_on,) in held)


def test_most_reviews_are_in_time_and_some_are_late(facts: Seen) -> None:
    in_time, late = facts.all(
        "SELECT count(*) FILTER (in_time), count(*) FILTER (NOT in_time) FROM {f}.duties"
    )[0]
    assert 0.01 < late / (in_time + late) < 0.15


def test_no_placement_order_or_adoption_makes_a_review_late_unawares(facts: Seen) -> None:
    """Late ones are late by choice, where the return shows the day the child came into care."""
    council = made(150, 2026, YEARS)
    meant = {
        (child.identifier, review.held_on)
        for child in council.children
        for period in child.in_care
        for review in period.reviews
        if review.why_late
    }
    found = set(
        facts.all(
            "SELECT child, held_on FROM {f}.duties JOIN {g}.episodes_given AS first "
            "USING (child) WHERE NOT in_time AND first.started_on = period_start "
            "AND first.new_episode_reason = 'S'"
        )
    )
    assert found
    assert found <= meant


def test_an_open_episode_is_sent_again_until_it_has_ended(folders: list[Path]) -> None:
    ends: dict[tuple[str, str], list[str]] = {}
    for folder in folders:
        for row in rows(folder, "episodes.csv"):
            ends.setdefault((row["CHILD"], row["DECOM"]), []).append(row["DEC"])
    assert max(map(len, ends.values())) == YEARS
    for told in ends.values():
        assert "" not in told[1:] or told[: told.index("", 1)] == [""] * told.index("", 1)
        assert all(end == "" for end in told[:-1])


def test_nothing_is_told_before_it_happened(folders: list[Path]) -> None:
    for folder in folders:
        last_day = date(int(folder.name), 3, 31)
        for file, column in (
            ("episodes.csv", "DEC"),
            ("reviews.csv", "REVIEW"),
            ("missing.csv", "MIS_END"),
            ("sw_episodes.csv", "SW_DEC"),
        ):
            told = [row[column] for row in rows(folder, file) if row[column]]
            assert all(date(*map(int, reversed(d.split("/")))) <= last_day for d in told)


def test_children_on_short_breaks_have_no_reviews_and_no_postcodes(folders: list[Path]) -> None:
    breaks = [r for f in folders for r in rows(f, "episodes.csv") if r["LS"] in {"V3", "V4"}]
    reviewed = {row["CHILD"] for f in folders for row in rows(f, "reviews.csv")}
    assert breaks
    assert not any(row["CHILD"] in reviewed or row["HOME_POST"] or row["PL_POST"] for row in breaks)


def test_codes_are_those_of_their_year(tmp_path: Path) -> None:
    places: dict[int, set[str]] = {}
    sexes: dict[int, set[str]] = {}
    tables: dict[int, set[str]] = {}
    for folder in write(made(250, 2027, 5), tmp_path):
        year = int(folder.name)
        places[year] = {row["PLACE"] for row in rows(folder, "episodes.csv")}
        sexes[year] = {row["SEX"] for row in rows(folder, "header.csv")}
        tables[year] = {path.stem for path in folder.iterdir()}
    assert [year for year in places if "H5" in places[year]] == [2023, 2024]
    assert [year for year in places if "K3" in places[year]] == [2024, 2025, 2026, 2027]
    assert [year for year in places if "Z1" in places[year]] == [2023, 2024, 2025]
    assert [year for year in places if "Z11" in places[year]] == [2026, 2027]
    assert {year: found == {"1", "2"} for year, found in sexes.items()} == {
        2023: True, 2024: True, 2025: False, 2026: False, 2027: False,
    }  # fmt: skip
    assert [year for year in tables if "sw_episodes" in tables[year]] == [2024, 2025, 2026, 2027]
    assert [year for year in tables if "DoLo" in tables[year]] == [2027]


def test_homes_lie_in_the_council_near_it_and_far_from_it() -> None:
    for name in ("Walsall", "Isle of Wight", "Leeds"):
        authority = authority_called(name)
        around = Postcodes(authority.letters).around(authority, Chance(1))
        assert around.inside
        home = around.inside[0]
        chance = Chance(2)
        for is_inside, near in ((True, True), (False, True), (False, False)):
            found = around.placement(chance, home, inside=is_inside, near=near)
            assert (found in around.inside) == is_inside
            assert found.postcode != home.postcode
            miles = ((found.east - home.east) ** 2 + (found.north - home.north) ** 2) ** 0.5 / 1609
            assert miles < FAR_MILES * 2


def test_there_are_authorities_for_many_councils() -> None:
    codes = [authority.code for authority in authorities()]
    assert len(codes) == len(set(codes)) > 100
    assert all(code.startswith(("E06", "E08", "E09")) for code in codes)


# ---- like England --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return seen(write(made(2000, 2025, 1), tmp_path_factory.mktemp("large")), date(2025, 3, 31))


def far_from(about: str, found: Mapping[str, int], codes: Mapping[str, str] | None = None) -> float:
    """The largest gap, in percentage points, between what was made and what is published."""
    counted: Counter[str] = Counter()
    for code, number in found.items():
        counted[(codes or {}).get(code, code)] += number
    shares = published(about)
    total = sum(counted[code] for code in shares.numbers)
    return max(abs(100 * counted[c] / total - 100 * shares.share(c)) for c in shares.numbers)


def counted(facts: Seen, expression: str) -> dict[str, int]:
    """Count those looked after on the last day by something of their last episode."""
    return dict(
        facts.all(
            f"SELECT {expression} AS what, count(*) FROM {{f}}.episodes JOIN {{g}}.children "
            "USING (child) WHERE ended_on IS NULL GROUP BY what"
        )
    )


AGE_BAND = (
    "CASE WHEN born_on > DATE '2024-03-31' THEN '0' WHEN born_on > DATE '2020-03-31' THEN '1' "
    "WHEN born_on > DATE '2015-03-31' THEN '5' WHEN born_on > DATE '2009-03-31' THEN '10' "
    "ELSE '16' END"
)
KINDS = {str(home): str(kind) for home, kind in HOME_KINDS.items()} | {
    Home.RESIDENTIAL_SCHOOL: "school"
}
CARE_ORDERS = {"C1": "C", "C2": "C"}
DISTANCE = (
    "CASE WHEN placement_authority = home_authority THEN 'IN' ELSE 'OUT' END || "
    "CASE WHEN distance_miles <= 20 THEN ' near' ELSE ' far' END"
)


@pytest.mark.parametrize(
    ("about", "expression", "codes", "points"),
    [
        ("age on 31 March", AGE_BAND, None, 5),
        ("sex on 31 March", "sex", None, 6),
        ("ethnicity on 31 March", "ethnicity", None, 4),
        ("legal status on 31 March", "legal_status", CARE_ORDERS, 4),
        ("home on 31 March", "home", KINDS, 4),
        ("provider on 31 March", "provider", None, 6),
        ("unaccompanied on 31 March", "is_uasc::INTEGER::VARCHAR", None, 3),
        ("distance on 31 March", DISTANCE, None, 6),
    ],
)
def test_a_large_council_looks_like_england(
    large: Seen, about: str, expression: str, codes: Mapping[str, str] | None, points: float
) -> None:
    assert far_from(about, counted(large, expression), codes) < points


@pytest.mark.parametrize(
    ("about", "column", "points"),
    [("need on starting", "need", 4), ("legal status on starting", "first_legal_status", 5)],
)
def test_those_who_come_into_care_look_like_england(
    large: Seen, about: str, column: str, points: float
) -> None:
    started = dict(
        large.all(
            f"SELECT {column}, count(*) FROM {{f}}.periods "
            "WHERE period_start > DATE '2024-03-31' GROUP BY 1"
        )
    )
    assert far_from(about, started) < points
