"""The catalogue is whole, its rows have their shape, and what is written of it is fresh."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import ibis
import pytest
from tests.indicators.cast import Council

from footprint.indicators import columns, describing, homes, scripts
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.computing import compute
from footprint.indicators.definitions import Indicator
from footprint.indicators.figures import Unit
from footprint.indicators.reporting import Reporting
from footprint.indicators.scripts import Script
from footprint.indicators.showing import show
from footprint.indicators.starting_rows import Tables
from footprint.terms.care import HomeKind

DOCS = Path(__file__).parents[2] / "docs"
MARKS = ("child", "council", "about_on", "is_below", "is_above", "is_unknown", "left_out")
ASKED_FOR = {*range(1, 14), *range(15, 20), 21, 31, 32, 33, 73}


@pytest.fixture(scope="module")
def empty() -> Council:
    return Council()


def test_every_indicator_a_return_can_answer_is_there() -> None:
    numbers = {int(id_.rstrip("bcdef")) for id_ in CATALOGUE}
    assert numbers == ASKED_FOR
    assert {str(number) for number in ASKED_FOR} <= set(CATALOGUE)


@pytest.mark.parametrize("one", CATALOGUE.values(), ids=list(CATALOGUE))
def test_an_indicator_says_what_it_is(one: Indicator) -> None:
    assert one.definition.endswith(".")
    assert one.not_known.endswith(".")
    assert not one.name.endswith(".")
    assert len({breakdown.by for breakdown in one.breakdowns}) == len(one.breakdowns)


@pytest.mark.parametrize("id_", list(CATALOGUE))
def test_its_rows_have_the_marks_and_every_column_it_is_broken_down_by(
    empty: Council, id_: str
) -> None:
    columns = show(empty.facts(), id_).columns
    assert columns[: len(MARKS)] == MARKS
    assert {one.by for one in CATALOGUE[id_].breakdowns} <= set(columns)


def test_of_nothing_every_figure_is_nought_or_not_known(empty: Council) -> None:
    for figure in compute(empty.facts(), population=1_000, iros=1):
        assert figure.numerator in {0, None}
        assert figure.value in {0, None}
        assert all(not part.numerator for part in figure.breakdowns)


def test_a_count_has_no_denominator_and_a_share_has_one(empty: Council) -> None:
    for figure in compute(empty.facts()):
        if figure.unit is Unit.COUNT:
            assert figure.denominator is None
        if figure.unit is Unit.PERCENT:
            assert figure.denominator == 0


def test_the_page_of_indicators_is_fresh() -> None:
    assert (DOCS / "indicators.md").read_text(encoding="utf-8") == describing.as_markdown(), (
        f"{scripts.HOW} writes it anew"
    )


def test_the_sql_is_what_ibis_writes_of_the_definitions() -> None:
    written = {path.name: path.read_text("utf-8") for path in scripts.folder().glob("*.sql")}
    fresh = scripts.files()
    assert set(written) == set(fresh)
    assert [name for name in fresh if fresh[name] != written[name]] == [], (
        f"{scripts.HOW} writes them anew"
    )


def test_figures_on_duckdb_do_not_import_ibis() -> None:
    code = (
        "import sys; from footprint.indicators.computing import compute;"
        "from tests.indicators.cast import Council; compute(Council().facts());"
        "print('ibis' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=DOCS.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "False\n"


def test_the_example_of_the_guide_is_an_indicator_that_works(empty: Council) -> None:
    guide = (DOCS / "guides" / "add-an-indicator.md").read_text(encoding="utf-8")
    rows, described = re.findall(r"```python\n(.*?)```", guide, flags=re.DOTALL)
    names = {**vars(homes), **vars(columns), "HomeKind": HomeKind}
    code = compile(rows, "guide", "exec", flags=annotations.compiler_flag)
    exec(code, names)  # noqa: S102  our own guide
    example = eval(described, names)  # noqa: S307  our own guide
    sql = str(ibis.to_sql(example.rows(Tables(lambda name, rows: rows)), dialect="duckdb"))
    facts = empty.facts()
    facts.store.execute(f"USE {facts.schema}")
    sql = Script({}, {"9b": sql}).on(Reporting(facts.as_at).days).rows["9b"]
    assert facts.store.execute(sql).fetchall() == []
