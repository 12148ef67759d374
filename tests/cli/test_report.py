"""`footprint report`: from returns to files, all of them or none."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.dates import day
from tests.returns import episode, run, write_return

from footprint.cli.sources import open_facts
from footprint.indicators.showing import show

NAMES = ("Amir", "Bea", "Cal", "Dina", "Eve", "Femi", "Gus", "Hal", "Ines", "Jo", "Kit", "Lou")
YEARS = (2022, 2023)


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two years of a council of twelve children, all in care since June 2021."""
    folder = tmp_path_factory.mktemp("returns")
    held = {
        2022: ("25/06/2021", "24/09/2021", "23/03/2022"),
        2023: ("22/09/2022", "21/03/2023"),
    }
    found = []
    for year in YEARS:
        reviews = [(name, held_on, "PN1") for name in NAMES for held_on in held[year]]
        if year == 2023:
            reviews.remove(("Bea", "22/09/2022", "PN1"))
            reviews.append(("Bea", "07/10/2022", "PN6"))
        episodes = [episode(name, "01/06/2021") for name in NAMES]
        found.append(write_return(folder / str(year), episodes, reviews))
    return found


def report(returns: list[Path], out: Path, *words: object) -> tuple[int, str, str]:
    return run(
        "report", *(f"{path}@{path.name}" for path in returns), "--year-ending", "2023-03-31",
        "--council", "Walsall", "--out", out, *words,
    )  # fmt: skip


def figures(path: Path) -> dict[tuple[str, str, str, str], dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["id"], row["as_at"], row["by"], row["key"]): row for row in csv.DictReader(file)
        }


def test_three_formats_and_the_figures_are_written_and_named(
    returns: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "new" / "report"
    status, printed, _ = report(returns, out)
    names = [
        "annual-report-2022-23.docx",
        "annual-report-2022-23.html",
        "annual-report-2022-23.pdf",
        "figures.csv",
        "figures.json",
    ]
    assert status == 0
    assert sorted(path.name for path in out.iterdir()) == names
    assert all(str(out / name) in printed for name in names)
    assert "12  children in our care on 31 March 2023 (the same as the year before)" in printed


def test_one_format_can_be_asked_for(returns: list[Path], tmp_path: Path) -> None:
    report(returns, tmp_path, "--format", "html")
    assert [path.name for path in tmp_path.glob("annual-report*")] == ["annual-report-2022-23.html"]


def test_the_public_files_hide_small_numbers_and_the_internal_ones_show_them(
    returns: list[Path], tmp_path: Path
) -> None:
    public, internal = tmp_path / "public", tmp_path / "internal"
    report(returns, public, "--format", "html")
    report(returns, internal, "--format", "html", "--internal")
    headline = ("17", "2023-03-31", "", "")
    assert figures(public / "figures.csv")[headline]["numerator"] == "c"
    shown = figures(internal / "figures-INTERNAL-NOT-FOR-PUBLICATION.csv")[headline]
    assert (shown["numerator"], shown["denominator"]) == ("23", "24")
    assert "Bea" not in (public / "annual-report-2022-23.html").read_text(encoding="utf-8")


def test_an_internal_report_is_marked_and_lists_the_children_behind_late_reviews(
    returns: list[Path], tmp_path: Path
) -> None:
    report(returns, tmp_path, "--format", "html", "--internal")
    [page] = tmp_path.glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert page.name == "annual-report-2022-23-INTERNAL-NOT-FOR-PUBLICATION.html"
    assert "not for publication" in text.lower()
    assert "Reviews of the year that were late: 1" in text
    assert "Bea" in text
    assert "23 Sep 2022" in text, "the day it was due"
    assert "7 Oct 2022" in text, "the day it was held"
    assert "Amir" not in text


def test_the_threshold_can_be_lowered(returns: list[Path], tmp_path: Path) -> None:
    report(returns, tmp_path, "--format", "html", "--threshold", "2")
    assert figures(tmp_path / "figures.csv")["1", "2023-03-31", "", ""]["value"] == "12"


def test_counts_can_be_rounded_instead_of_hidden(returns: list[Path], tmp_path: Path) -> None:
    status, printed, _ = report(returns, tmp_path, "--format", "html", "--rounding", 5)
    assert status == 0
    assert "10  children in our care on 31 March 2023" in printed
    counts = {row["numerator"] for row in figures(tmp_path / "figures.csv").values()}
    assert {int(one) % 5 for one in counts if one.isdigit()} == {0}
    page = (tmp_path / "annual-report-2022-23.html").read_text(encoding="utf-8")
    assert "Every count, totals included, is rounded to the nearest 5" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rounding", 10), "Counts are rounded to 5 or not at all."),
        (("--rounding", 5, "--internal"), "An internal report rounds nothing."),
    ],
    ids=["to anything but 5", "an internal report"],
)
def test_a_rounding_that_cannot_be_is_a_wrong_argument(
    returns: list[Path], tmp_path: Path, words: tuple[object, ...], said: str
) -> None:
    status, _, messages = report(returns, tmp_path, *words)
    assert status == 2
    assert said in " ".join(messages.split())


def test_rates_need_what_is_not_in_a_return_and_take_it_by_year(
    returns: list[Path], tmp_path: Path
) -> None:
    report(
        returns, tmp_path, "--format", "html", "--iros", "2",
        "--population-under-18", "68,400", "--population-under-18", "48000@2022",
    )  # fmt: skip
    found = figures(tmp_path / "figures.csv")
    assert float(found["2", "2023-03-31", "", ""]["value"]) == pytest.approx(12 / 6.84)
    assert float(found["2", "2022-03-31", "", ""]["value"]) == pytest.approx(12 / 4.8)
    assert float(found["16", "2023-03-31", "", ""]["value"]) == 12


def test_figures_json_holds_the_same_as_figures_csv(returns: list[Path], tmp_path: Path) -> None:
    report(returns, tmp_path, "--format", "html")
    written = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    rows = figures(tmp_path / "figures.csv")
    assert written["council"] == "Walsall"
    assert written["as_at"] == "2023-03-31"
    assert written["is_internal"] is False
    assert "c" in written["symbols"]
    seen = set()
    for figure in written["figures"]:
        lines = [{**figure, "by": "", "key": ""}, *figure["breakdowns"]]
        for one in lines:
            key = (figure["id"], figure["as_at"], one["by"], one["key"])
            seen.add(key)
            for name in ("numerator", "denominator", "value"):
                assert rows[key][name] == str(one[name])
    assert seen == set(rows)


def test_the_lists_hold_as_many_children_as_the_figure_says(returns: list[Path]) -> None:
    sources = [f"{path}@{path.name}" for path in returns]
    facts = open_facts(sources, day("Fri 31 Mar 2023")).facts
    behind = show(facts, "17")
    below, above = behind.columns.index("is_below"), behind.columns.index("is_above")
    assert sum(row[below] and not row[above] for row in behind.rows) == 1


def test_a_folder_that_is_a_file_is_refused_before_anything_is_read(
    returns: list[Path], tmp_path: Path
) -> None:
    file = tmp_path / "report"
    file.write_text("mine", encoding="utf-8")
    status, _, messages = report(returns, file)
    assert status == 2
    assert "is a file; name a folder" in " ".join(messages.replace("│", " ").split())
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_a_wrong_argument(
    returns: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    status, _, messages = report(returns, tmp_path / "file" / "out", "--format", "html")
    assert status == 2
    assert "Cannot write to" in messages


def test_an_as_at_day_after_the_last_return_is_answered_for_its_31_march(
    returns: list[Path], tmp_path: Path
) -> None:
    status, printed, messages = report(
        returns, tmp_path, "--format", "html", "--year-ending", "2024-03-31",
        "--population-under-18", "68400",
    )  # fmt: skip
    assert status == 0
    assert "answered for Fri 31 March 2023" in " ".join(messages.split())
    assert (tmp_path / "annual-report-2022-23.html").exists()
    assert "1.8  children in care for every 10,000 who live here" in printed


@pytest.mark.parametrize("number", ["many", "-5", "0", "68400@", "68400@now"])
def test_a_population_that_is_no_number_is_a_wrong_argument(
    number: str, returns: list[Path], tmp_path: Path
) -> None:
    status, _, _ = report(returns, tmp_path / "out", f"--population-under-18={number}")
    assert status == 2
    assert not (tmp_path / "out").exists()


def test_nothing_is_left_where_a_format_cannot_be_written(
    returns: list[Path], tmp_path: Path
) -> None:
    not_word = tmp_path / "house.docx"
    not_word.write_text("not a Word file", encoding="utf-8")
    out = tmp_path / "out"
    status, _, messages = report(returns, out, "--template", not_word)
    assert status == 2
    assert "house.docx" in messages
    assert not out.exists()


def test_a_word_template_without_word_is_a_wrong_argument(
    returns: list[Path], tmp_path: Path
) -> None:
    template = tmp_path / "house.docx"
    template.write_text("any", encoding="utf-8")
    status, _, messages = report(
        returns, tmp_path / "out", "--format", "pdf", "--template", template
    )
    assert status == 2
    assert "It is for Word" in messages


def test_what_was_there_before_stays_where_the_new_report_fails(
    returns: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    report(returns, out, "--format", "html")
    before = {path: path.read_bytes() for path in out.iterdir()}
    not_word = tmp_path / "house.docx"
    not_word.write_text("not a Word file", encoding="utf-8")
    report(returns, out, "--template", not_word)
    assert {path: path.read_bytes() for path in out.iterdir()} == before


def test_a_rejected_row_is_told_by_the_exit_status_and_the_report_is_written_all_the_same(
    tmp_path: Path,
) -> None:
    source = write_return(
        tmp_path / "2023",
        [episode("Amir", "01/06/2022"), episode("Bea", "31/02/2023")],
        [("Amir", "20/06/2022")],
    )
    status, _, messages = report([source], tmp_path / "out", "--format", "html")
    assert status == 1
    assert "rejected" in messages
    assert (tmp_path / "out" / "annual-report-2022-23.html").exists()


def test_a_source_without_a_return_is_told_by_the_exit_status(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, _, _ = run(
        "report", tmp_path / "empty", "--year-ending", "2023-03-31", "--council", "Walsall",
        "--out", tmp_path / "out",
    )  # fmt: skip
    assert status == 1
    assert not (tmp_path / "out").exists()


def test_a_return_without_reviews_still_makes_a_report(tmp_path: Path) -> None:
    source = write_return(tmp_path / "2023", [episode("Amir", "01/06/2022")])
    status, _, _ = report([source], tmp_path / "out", "--format", "html")
    assert status == 0
    text = (tmp_path / "out" / "annual-report-2022-23.html").read_text(encoding="utf-8")
    assert "not known from the returns" in text
