"""Whom we suggest for a child: never somebody who may not, and never for holding more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates import day

from footprint.rules.allocations import Advice, Band, advice_on_family, why_appointment_due
from footprint.rules.suggestions import (
    AWAY_TOO_LONG,
    Away,
    Candidate,
    may_be_suggested,
    reasons,
    shared_out,
    suggested,
)
from footprint.rules.working_days import england

TODAY = day("Tue 24 Nov 2026")
BAND = Band()

aways = st.none() | st.builds(
    Away,
    why=st.sampled_from(["leave", "sickness"]),
    started_on=st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40)),
    back_on=st.none() | st.dates(TODAY, TODAY + timedelta(days=80)),
)
officers = st.builds(
    Candidate,
    id=st.integers(1, 10_000),
    name=st.sampled_from(["Asha", "Ben", "Cara", "Dan"]),
    caseload=st.integers(0, 120),
    full_time_equivalent=st.sampled_from([0.2, 0.5, 0.8, 1.0]),
    siblings=st.sampled_from([(), ("her brother Leo",)]),
    parents_or_children=st.sampled_from([(), (), ("her mother Ana",)]),
    held_until=st.none() | st.just(day("Mon 2 Mar 2026")),
    knows_family=st.booleans(),
    miles=st.none() | st.floats(0, 400),
    away=aways,
    refusals=st.sampled_from([(), (), ("manages the team of this child",)]),
)
lists = st.lists(officers, max_size=8, unique_by=lambda one: one.id)


def choose(candidates: list[Candidate]) -> Candidate | None:
    return suggested(candidates, today=TODAY, band=BAND)


@given(lists)
def test_who_may_not_be_the_iro_is_never_suggested(candidates: list[Candidate]) -> None:
    found = choose(candidates)
    eligible = [one for one in candidates if may_be_suggested(one, TODAY)]
    assert (found is None) == (not eligible)
    if found:
        assert not found.refusals
        assert not found.parents_or_children
        assert found.away is None or found.away.started_on > TODAY or found.away.back_on


@given(lists, st.randoms())
def test_the_order_of_the_list_makes_no_difference(
    candidates: list[Candidate], chance: object
) -> None:
    shuffled = list(candidates)
    chance.shuffle(shuffled)
    assert choose(shuffled) == choose(candidates)


@given(lists, st.integers(1, 60))
def test_holding_more_never_makes_an_officer_suggested(
    candidates: list[Candidate], more: int
) -> None:
    before = choose(candidates)
    for one in candidates:
        if before is None or one.id != before.id:
            heavier = replace(one, caseload=one.caseload + more)
            after = choose([heavier if other is one else other for other in candidates])
            assert after is None or after.id != one.id


@given(lists, st.floats(0.5, 200))
def test_living_farther_away_never_makes_an_officer_suggested(
    candidates: list[Candidate], more: float
) -> None:
    before = choose(candidates)
    for one in candidates:
        if one.miles is not None and (before is None or one.id != before.id):
            farther = replace(one, miles=one.miles + more)
            after = choose([farther if other is one else other for other in candidates])
            assert after is None or after.id != one.id


@given(lists)
def test_whoever_is_suggested_is_still_suggested_when_they_also_hold_a_brother(
    candidates: list[Candidate],
) -> None:
    before = choose(candidates)
    if before:
        kin = replace(before, siblings=("her brother Leo",))
        after = choose([kin if one is before else one for one in candidates])
        assert after
        assert after.id == before.id


@given(lists, st.integers(1, 12))
def test_many_children_are_shared_out_among_those_who_may(
    candidates: list[Candidate], children: int
) -> None:
    given_to = shared_out(
        [(child, candidates) for child in range(children)],
        siblings={},
        apart={},
        today=TODAY,
        band=BAND,
    )
    may = {one.id for one in candidates if may_be_suggested(one, TODAY)}
    assert {found.id for found in given_to.values() if found} <= may
    assert all((found is None) == (not may) for found in given_to.values())


def officer(id_: int, name: str, caseload: int = 50, **more: object) -> Candidate:
    return Candidate(id=id_, name=name, caseload=caseload, **more)


CASES = [
    ("fewer children", [officer(1, "Asha", 60), officer(2, "Ben", 52)], "Ben"),
    (
        "fewer for the time worked",
        [officer(1, "Asha", 40, full_time_equivalent=0.5), officer(2, "Ben", 60)],
        "Ben",
    ),
    ("of equals the first by name", [officer(2, "Cara"), officer(1, "Ben")], "Ben"),
    (
        "a brother outweighs a longer list",
        [officer(1, "Asha", 69, siblings=("her brother Leo",)), officer(2, "Ben", 50)],
        "Asha",
    ),
    (
        "but not one far over the band",
        [officer(1, "Asha", 110, siblings=("her brother Leo",)), officer(2, "Ben", 50)],
        "Ben",
    ),
    (
        "the IRO of an earlier time in care",
        [officer(1, "Asha", 65, held_until=day("Mon 2 Mar 2026")), officer(2, "Ben", 55)],
        "Asha",
    ),
    (
        "nearer, where all else is equal",
        [officer(1, "Asha", miles=80.0), officer(2, "Ben", miles=4.0)],
        "Ben",
    ),
    (
        "back tomorrow rather than in three weeks",
        [
            officer(1, "Asha", away=Away("leave", TODAY, day("Tue 15 Dec 2026"))),
            officer(2, "Ben", 52, away=Away("leave", TODAY, day("Wed 25 Nov 2026"))),
        ],
        "Ben",
    ),
    (
        "nobody, where guidance speaks against the only one",
        [officer(1, "Asha", parents_or_children=("her mother Ana",))],
        None,
    ),
    (
        "nobody, where the only one has no day of return",
        [officer(1, "Asha", away=Away("sickness", TODAY, None))],
        None,
    ),
]


@pytest.mark.parametrize(("why", "candidates", "name"), CASES, ids=[case[0] for case in CASES])
def test_who_is_suggested(why: str, candidates: list[Candidate], name: str | None) -> None:
    found = choose(candidates)
    assert (found.name if found else None) == name, why


def test_whoever_is_away_for_longer_than_cover_lasts_is_not_suggested() -> None:
    def back_after(days: int) -> Candidate:
        return officer(1, "Asha", away=Away("leave", TODAY, TODAY + timedelta(days=days)))

    assert may_be_suggested(back_after(AWAY_TOO_LONG), TODAY)
    assert not may_be_suggested(back_after(AWAY_TOO_LONG + 1), TODAY)


def test_children_are_shared_out_evenly_and_brothers_go_together() -> None:
    both = [officer(1, "Asha"), officer(2, "Ben")]
    given_to = shared_out(
        [(1, both), (2, both), (3, both), (4, both)],
        siblings={1: [3], 3: [1]},
        apart={},
        today=TODAY,
        band=BAND,
    )
    names = {child: found.name for child, found in given_to.items() if found}
    assert names[1] == names[3]
    assert sorted(names.values()).count("Asha") == 2


def test_a_parent_and_child_in_one_list_go_to_two_officers() -> None:
    both = [officer(1, "Asha", 10), officer(2, "Ben", 60)]
    given_to = shared_out(
        [(1, both), (2, both)], siblings={}, apart={2: [1]}, today=TODAY, band=BAND
    )
    assert [found and found.name for found in given_to.values()] == ["Asha", "Ben"]


def test_the_reasons_are_said_in_words() -> None:
    asha = officer(
        1,
        "Asha",
        48,
        siblings=("her brother Leo",),
        miles=11.7,
        away=Away("leave", day("Mon 16 Nov 2026"), day("Mon 30 Nov 2026")),
    )
    assert "; ".join(reasons(asha, today=TODAY, band=BAND)) == (
        "holds her brother Leo; 48 of 50-70; 12 miles; away (leave), back on Mon 30 November 2026"
    )


@pytest.mark.parametrize(
    ("kin", "advice"),
    [
        ((False, False, False), Advice.NEITHER),
        ((True, False, False), Advice.FOR),
        ((False, False, True), Advice.FOR),
        ((False, True, False), Advice.AGAINST),
        ((True, True, True), Advice.AGAINST),
    ],
)
def test_guidance_on_families(kin: tuple[bool, bool, bool], advice: Advice) -> None:
    sibling, parent, before = kin
    assert (
        advice_on_family(holds_sibling=sibling, holds_parent_or_child=parent, held_before=before)
        is advice
    )


@pytest.mark.parametrize(
    ("came", "words"),
    [
        (
            "Mon 16 Nov 2026",
            "5 working days from Mon 16 November 2026, when care began. Good practice in the IRO",
        ),
        (
            "Tue 22 Dec 2026",
            "5 working days, not counting Christmas Day and Boxing Day (substitute day), from ",
        ),
    ],
)
def test_the_day_by_which_there_is_an_iro_says_why(came: str, words: str) -> None:
    assert why_appointment_due(day(came), england()).startswith(words)


def test_part_time_officers_have_part_of_the_band() -> None:
    assert str(Band().of(0.5)) == "25-35"
    assert str(Band(40, 60).of(0.8)) == "32-48"
