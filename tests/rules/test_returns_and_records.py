"""What the return asks, how its measures judge a child, and how long records are kept."""

from __future__ import annotations

import pytest
from tests.dates import day

from footprint.rules import publishing, retention, returns
from footprint.rules.working_days import england
from footprint.terms.care import LegalStatus
from footprint.terms.participation import Participation as Pn
from footprint.terms.periods import Period, ReportingYear

YEAR = ReportingYear(2026)


def test_a_row_of_reviews_has_both_a_day_and_a_code_or_neither() -> None:
    held = day("Thu 5 Feb 2026")
    assert returns.is_whole_review(held, Pn.SPOKE)
    assert returns.is_whole_review(None, None)
    assert not returns.is_whole_review(held, None)
    assert not returns.is_whole_review(None, Pn.SPOKE)


@pytest.mark.parametrize(
    ("held", "code", "fits", "because"),
    [
        ("Wed 4 Feb 2026", Pn.UNDER_FOUR, True, "three, the day before"),
        ("Thu 5 Feb 2026", Pn.UNDER_FOUR, False, "four on the birthday"),
        ("Thu 5 Feb 2026", Pn.NEITHER, True, "four on the birthday"),
        ("Wed 4 Feb 2026", Pn.SPOKE, False, "three, and coded as if four"),
    ],
)
def test_the_code_follows_the_age_on_the_day(held: str, code: Pn, fits: bool, because: str) -> None:
    born = day("Sat 5 Feb 2022")
    assert returns.participation_fits_age(born, day(held), code) is fits, because


def test_a_child_with_only_short_breaks_returns_no_reviews() -> None:
    v3, v4, v2 = (
        LegalStatus.SHORT_BREAKS_EPISODES,
        LegalStatus.SHORT_BREAKS_AGREEMENT,
        LegalStatus.ACCOMMODATED,
    )
    assert not returns.may_have_reviews([v3, v4])
    assert returns.may_have_reviews([v3, v2])
    assert not returns.may_have_reviews([])


@pytest.mark.parametrize(
    ("start", "end", "is_in_year"),
    [
        ("Mon 3 Mar 2025", "Mon 31 Mar 2025", False),
        ("Mon 3 Mar 2025", "Tue 1 Apr 2025", True),
        ("Tue 31 Mar 2026", None, True),
        ("Wed 1 Apr 2026", None, False),
    ],
)
def test_reviews_need_an_episode_in_the_year(start: str, end: str | None, is_in_year: bool) -> None:
    episode = Period(day(start), day(end) if end else None)
    assert returns.has_an_episode_in(YEAR, [episode]) is is_in_year


@pytest.mark.parametrize(
    ("in_time", "outstanding", "answer", "because"),
    [
        ([True, True], 0, True, "every review in time"),
        ([True, False], 0, False, "one late"),
        ([True, True], 1, False, "one outstanding, with no row to show for it"),
        ([], 0, True, "none fell due in the year"),
        ([True, None], 0, None, "one is not known"),
        ([False, None], 0, False, "one late settles it"),
    ],
)
def test_a_child_is_on_time_only_with_every_review(
    in_time: list[bool | None], outstanding: int, answer: bool | None, because: str
) -> None:
    assert returns.had_every_review_on_time(in_time, outstanding) is answer, because


def test_twenty_working_days_at_the_year_s_end() -> None:
    assert returns.counts_at_year_end(day("Tue 3 Mar 2026"), YEAR, england())
    assert not returns.counts_at_year_end(day("Wed 4 Mar 2026"), YEAR, england())


@pytest.mark.parametrize(
    ("codes", "answer", "because"),
    [
        ([Pn.SPOKE, Pn.SENT_VIEWS], True, "contributed each time, once from afar"),
        ([Pn.SPOKE, Pn.PRESENT_WITHOUT_CONTRIBUTING], False, "there, but did not contribute"),
        ([Pn.NEITHER], False, "neither"),
        ([Pn.UNDER_FOUR, Pn.SPOKE], True, "the review under four is left out"),
        ([Pn.UNDER_FOUR], None, "no review at four or more"),
    ],
)
def test_a_child_took_part_who_contributed_to_every_review(
    codes: list[Pn], answer: bool | None, because: str
) -> None:
    assert returns.took_part(codes) is answer, because


def test_a_plan_under_three_months_old_is_left_out_of_conferences_on_time() -> None:
    old, young = day("Wed 31 Dec 2025"), day("Thu 1 Jan 2026")
    assert returns.had_every_conference_on_time(old, YEAR, [True, True]) is True
    assert returns.had_every_conference_on_time(old, YEAR, [True, False]) is False
    assert returns.had_every_conference_on_time(young, YEAR, []) is None


def test_the_record_of_a_child_who_died_is_kept_from_the_death() -> None:
    born = day("Wed 29 Feb 2012")
    kept = retention.case_record_after_death_kept_until
    assert kept(born, day("Thu 29 Feb 2024")) == day("Tue 1 Mar 2039")
    assert kept(born, day("Thu 28 Feb 2030")) == day("Tue 28 Feb 2045"), "17, a day before 18"
    assert kept(born, day("Fri 1 Mar 2030")) == day("Sat 1 Mar 2087"), "18: kept from birth"


@pytest.mark.parametrize(
    ("count", "national", "shown"), [(0, 0, "0"), (4, 0, "k"), (5, 10, "10"), (94, 90, "90")]
)
def test_published_counts_are_rounded_and_zero_is_a_true_zero(
    count: int, national: int, shown: str
) -> None:
    assert publishing.published_count(count, is_of_one_council=False) == national
    assert publishing.published_count(count, is_of_one_council=True) == count
    assert publishing.count_published_to_2020(count) == national
    assert publishing.shown(count) == shown


def test_a_percentage_is_hidden_with_its_count() -> None:
    assert publishing.published_percent(1, 8, is_hidden=False) == "13"
    assert publishing.published_percent(1, 8, is_hidden=True) == "c"
    assert publishing.published_percent(0, 0, is_hidden=False) == "z"


def test_counts_from_one_to_five_are_small() -> None:
    assert [n for n in range(8) if publishing.is_small(n)] == [1, 2, 3, 4, 5]
    assert not publishing.is_small(5, threshold=4)
