"""What an import promises, on a synthetic council: all of it or nothing, once, in any order."""

# ruff: noqa: S311  rows are shuffled by seed, so that a failure comes again

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from tests.care import council
from tests.cast import person, viewer
from tests.imports.bringing import bring, csvs, look, state, zipped

from footprint.facts.build import build
from footprint.facts.stores import open_store
from footprint.facts.tables import DERIVED, GIVEN, SHORT_BREAK_EPISODES
from footprint.queries import facts
from footprint.records.models import Child
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> list[Path]:
    made = council.folders(tmp_path_factory.mktemp("council"))
    return [Path(one) for one in made]


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


def test_the_same_file_twice_changes_nothing_and_leaves_no_new_version(folders, maria):
    files = csvs(folders[-1])
    bring("return", *files, by=maria)
    before = state(with_history=True)
    looked = look("return", *files, by=maria)
    assert looked.shown["counts"]["new"] == 0
    assert looked.shown["counts"]["changed"] == 0
    assert looked.shown["counts"]["unchanged"] > 300
    assert state(with_history=True) == before


def lines_in_any_order(files: list[tuple[str, bytes]], chance: random.Random):
    for name, content in files:
        header, *rows = content.decode().splitlines()
        chance.shuffle(rows)
        yield name, "\n".join([header, *rows]).encode()


def without_rows(shown: dict[str, list[str]]) -> dict[str, list[str]]:
    """The state, but for the numbers of the rows that records came from."""
    return {name: rows for name, rows in shown.items() if name != "ImportedRow"}


@pytest.mark.parametrize("seed", range(3))
def test_rows_in_another_order_give_the_same_state(folders, maria, seed):
    files = csvs(folders[-1])
    states = []
    for some in (files, list(lines_in_any_order(files, random.Random(seed)))):
        step = transaction.savepoint()
        bring("return", *some, by=maria)
        states.append(without_rows(state()))
        transaction.savepoint_rollback(step)
    assert len(states[0]["Placement"]) > 50
    assert states[1] == states[0]


def with_rows_missing(files: list[tuple[str, bytes]], share: float, chance: random.Random):
    for name, content in files:
        header, *rows = content.decode().splitlines()
        kept = [row for row in rows if chance.random() >= share]
        yield name, "\n".join([header, *(kept or rows[:1])]).encode()


@pytest.mark.parametrize("seed", range(5))
def test_with_a_third_of_the_rows_missing_nothing_is_ended_or_changed(folders, maria, seed):
    files = csvs(folders[-1])
    bring("return", *files, by=maria)
    some = list(with_rows_missing(files, 0.3, random.Random(seed)))
    looked = look("return", *some, by=maria)
    assert looked.shown["counts"]["new"] == 0
    assert looked.rows("changed") == []
    assert looked.shown["counts"]["absent"] > 20
    assert looked.shown["counts"]["rejected_rows"] == 0


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_returns_brought_in_year_by_year_are_as_all_at_once(folders, maria, order):
    """Oldest first or latest first: what a year does not tell, another does."""
    step = transaction.savepoint()
    bring("return", *(zipped(folder) for folder in folders), by=maria)
    at_once = without_rows(state())
    transaction.savepoint_rollback(step)
    for year in order:
        bring("return", *csvs(folders[year]), by=maria)
    one_by_one = without_rows(state())
    for table in ("LookedAfterPeriod", "LegalStatusHeld", "Placement", "Review", "HealthOutcome",
                  "Missing"):  # fmt: skip
        assert one_by_one[table] == at_once[table], table


def rows_of(store, schema: str, table: str, leave_out: str = "") -> list[tuple]:
    return store.execute(f"SELECT * {leave_out} FROM {schema}.{table} ORDER BY ALL").fetchall()


def test_the_database_says_the_same_as_the_files_it_was_filled_from(folders, maria):
    """But for the postcodes of adopters' homes, which the records keep sealed."""
    returns = council.merged([str(folder) for folder in folders])
    bring("return", *(zipped(folder) for folder in folders), by=maria)
    again = facts.snapshot(open_store())
    postcodes = "EXCLUDE (placement_postcode)"
    for table in GIVEN:
        leave_out = postcodes if table.name == "episodes_given" else ""
        before = rows_of(returns.store, "given", table.name, leave_out)
        assert len(before) > 20
        assert rows_of(again.store, "given", table.name, leave_out) == before, table.name
    for store in (returns.store, again.store):
        build(store, as_at=date(2026, 3, 31), reviews_from=date(2023, 4, 1))
    for table in DERIVED:
        leave_out = postcodes if table.name == "episodes" else ""
        before, after = (
            rows_of(store, "facts", table.name, leave_out) for store in (returns.store, again.store)
        )
        assert before or table is SHORT_BREAK_EPISODES
        assert after == before, table.name


def test_every_child_of_the_council_comes_in(folders, maria):
    looked = bring("return", *(zipped(folder) for folder in folders), by=maria)
    numbers = {row["child"] for row in looked.rows("new")}
    assert Child.objects.count() >= 60
    assert numbers <= set(Child.objects.values_list("number", flat=True))
