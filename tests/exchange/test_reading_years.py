"""Sources together: which year each is of, in which order they stand, of which council."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.given_files import (
    AMINA,
    AMINA_EPISODE,
    AMINA_REVIEW,
    EPISODES,
    HEADER,
    REVIEWS,
    SOUND,
    csv,
    read,
    write,
)

from footprint.exchange.ssda903.returns import Source
from footprint.terms.periods import ReportingYear


def episodes_from(*starts: str) -> dict[str, str | bytes]:
    rows = [AMINA_EPISODE.replace("09/05/2022", start) for start in starts]
    return {"header.csv": csv(HEADER, AMINA), "episodes.csv": csv(EPISODES, *rows)}


# ---- years ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "year"),
    [
        (["31/03/2022"], 2022),
        (["01/04/2022"], 2023),
        (["01/05/2019", "30/06/2021", "01/01/2020"], 2022),
        (["2021-06-30"], 2022),
    ],
)
def test_a_year_ends_on_the_31_march_on_or_after_the_latest_start(
    tmp_path: Path, starts: list[str], year: int
) -> None:
    done = read(Source(write(tmp_path / "return", episodes_from(*starts))))
    assert done.sources[0].year == ReportingYear(year)
    assert not done.sources[0].is_year_stated


def test_a_stated_year_stands_and_later_starts_are_warned_of(tmp_path: Path) -> None:
    done = read(
        Source(write(tmp_path / "return", episodes_from("01/04/2023")), ReportingYear(2023))
    )
    assert done.sources[0].year == ReportingYear(2023)
    assert done.sources[0].is_year_stated
    assert [problem.rule for problem in done.problems] == ["FP-F22"]


def test_a_year_whose_codes_are_not_known_is_warned_of(tmp_path: Path) -> None:
    done = read(Source(write(tmp_path / "return", episodes_from("01/06/2012"))))
    assert [problem.rule for problem in done.warnings] == ["FP-F23"]


@pytest.mark.parametrize("year", [0, 1066, 9999])
def test_a_year_no_return_can_be_of_is_refused(tmp_path: Path, year: int) -> None:
    done = read(Source(write(tmp_path / "return", SOUND), ReportingYear(year)))
    assert [problem.rule for problem in done.problems] == ["FP-F20"]
    assert str(year) in done.problems.kept[0].what


@pytest.mark.parametrize("start", ["", "soon", "infinity", "31/12/9999"])
def test_a_return_without_a_start_that_can_be_read_must_state_its_year(
    tmp_path: Path, start: str
) -> None:
    folder = write(tmp_path / "return", episodes_from(start))
    done = read(Source(folder))
    assert [problem.rule for problem in done.rejected_files] == ["FP-F20"]
    assert "SOURCE@2023" in done.rejected_files[0].to_do
    assert not done.sources
    assert read(Source(folder, ReportingYear(2023))).rows("header", "child") == [("0012",)]


def test_sources_stand_in_order_of_year_and_within_a_year_as_given(tmp_path: Path) -> None:
    years = {"d": 2023, "a": 2021, "c": 2022, "b": 2022}
    given = [
        Source(
            write(tmp_path / name, {"reviews.csv": csv(REVIEWS, AMINA_REVIEW)}), ReportingYear(y)
        )
        for name, y in years.items()
    ]
    done = read(*given)
    assert [one.source.path.name for one in done.sources] == ["a", "c", "b", "d"]
    assert done.rows("reviews", "source", "file") == [
        (0, "a/reviews.csv"),
        (1, "c/reviews.csv"),
        (2, "b/reviews.csv"),
        (3, "d/reviews.csv"),
    ]


def test_a_year_missing_between_two_returns_is_refused(tmp_path: Path) -> None:
    done = read(
        Source(write(tmp_path / "old", SOUND), ReportingYear(2020)),
        Source(write(tmp_path / "new", SOUND), ReportingYear(2023)),
    )
    assert [problem.rule for problem in done.rejected_files] == ["FP-F21", "FP-F21"]
    assert "2020-21" in done.rejected_files[0].what
    assert not done.sources


def test_a_source_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    done = read(tmp_path / "gone", write(tmp_path / "return", SOUND))
    assert [problem.rule for problem in done.problems] == ["FP-F2"]
    assert [one.source.path.name for one in done.sources] == ["return"]
    assert done.rows("reviews", "source") == [(0,)]


# ---- several councils ----------------------------------------------------------------------------


def test_where_councils_are_read_together_a_child_is_of_a_council(tmp_path: Path) -> None:
    folder = write(tmp_path / "return", SOUND)
    sources = [Source(folder, ReportingYear(2023), council) for council in ("Ashby", "Brent")]
    done = read(*sources)
    assert done.rows("reviews", "child") == [("Ashby/0012",), ("Brent/0012",)]
    assert not done.rejected_files


def test_a_year_may_be_missing_in_another_council(tmp_path: Path) -> None:
    folder = write(tmp_path / "return", SOUND)
    years = [("Ashby", 2021), ("Ashby", 2022), ("Brent", 2023)]
    done = read(*[Source(folder, ReportingYear(year), council) for council, year in years])
    assert len(done.sources) == 3
