"""The database says the same as the files it was loaded from: facts, dates and figures."""

from __future__ import annotations

from datetime import date, datetime, time

import duckdb
import pytest
from tests.care import council
from tests.cast import person, viewer

from footprint.facts.build import build
from footprint.facts.tables import DERIVED, GIVEN, SHORT_BREAK_EPISODES
from footprint.queries import facts
from footprint.records.models import TimetableRow
from footprint.rules.reasons import Reasons
from footprint.rules.working_days import england
from footprint.terms.days import LONDON
from footprint.terms.people import Role
from footprint.terms.reviews import Anchor, Note

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 3, 31), date(2025, 3, 31), date(2025, 11, 12)]


@pytest.fixture(scope="module")
def returns(tmp_path_factory):
    return council.merged(council.folders(tmp_path_factory.mktemp("council")))


def rows_of(store: duckdb.DuckDBPyConnection, schema: str, table: str) -> list[tuple]:
    return store.execute(f"SELECT * FROM {schema}.{table} ORDER BY ALL").fetchall()


def maria(on: date):
    at = datetime.combine(on, time(9), LONDON)
    return viewer(person("Maria Lind", Role.IRO_MANAGER, since=date(2020, 1, 1)), at=at)


def test_the_given_tables_come_back_as_they_were_loaded(returns):
    council.load(returns, by=maria(DAYS[0]))
    again = facts.snapshot(duckdb.connect())
    for table in GIVEN:
        before = rows_of(returns.store, "given", table.name)
        assert len(before) > 20
        assert rows_of(again.store, "given", table.name) == before, table.name
    assert again.first_day == date(2023, 4, 1)


@pytest.mark.parametrize("as_at", DAYS)
def test_the_derived_tables_are_the_same_on_any_day(returns, as_at):
    council.load(returns, by=maria(DAYS[0]))
    again = facts.snapshot(duckdb.connect())
    built = [
        build(store, as_at=as_at, reviews_from=date(2023, 4, 1)).store
        for store in (returns.store, again.store)
    ]
    for table in DERIVED:
        before, after = (rows_of(store, "facts", table.name) for store in built)
        assert before or table is SHORT_BREAK_EPISODES
        assert after == before, table.name


@pytest.mark.parametrize("as_at", DAYS)
def test_the_timetables_kept_are_those_of_the_files(returns, as_at):
    """As `footprint timetable` prints them, row by row, reasons included."""
    council.load(returns, by=maria(as_at))
    of_files = build(returns.store, as_at=as_at, reviews_from=date(2023, 4, 1))
    reasons = Reasons(england(), local=facts.in_force().local)
    expected = [
        (*row[:9], outstanding, reasons.of(row[3], Anchor(row[5]), row[6], row[7], Note(note)))
        for *row, outstanding, note in of_files.store.execute(
            "SELECT child, period_start, sequence, rule, force, anchor, anchor_on, due_by, held_on,"
            " outstanding, note FROM facts.duties ORDER BY child, period_start, sequence"
        ).fetchall()
    ]
    kept = [
        (
            row.child.number, row.period_start, row.sequence, row.rule, row.force, row.anchor,
            row.anchor_on, row.due_by, row.held_on,
            row.held_on is None and not row.has_lapsed and bool(row.due_by and row.due_by < as_at),
            row.reason,
        )
        for row in TimetableRow.objects.exclude(rule="SB-2")
        .select_related("child")
        .order_by("child__number", "period_start", "sequence")
    ]  # fmt: skip
    assert len(kept) > 200
    assert kept == expected
