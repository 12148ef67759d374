"""Checking returns that were read: every check is run, and what it finds joins the problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa

from footprint.exchange.problems import CAP, Problems, Severity
from footprint.exchange.ssda903.checks import children, episodes, reviews
from footprint.exchange.ssda903.checks.definition import Check
from footprint.exchange.ssda903.layouts import Table
from footprint.exchange.ssda903.returns import Returns
from footprint.facts.build import Facts
from footprint.facts.scripts import run
from footprint.rules.counting import birthday

CHECKS: tuple[Check, ...] = (*reviews.CHECKS, *episodes.CHECKS, *children.CHECKS)

Offenders = list[dict[str, Any]]


def check(returns: Returns, facts: Facts) -> Problems:
    """Add to the problems met in reading what is wrong between rows, tables and years.

    The returns must have been merged, and the facts built as at the last day of the latest return.
    """
    store = returns.store
    _prepare(returns, facts)
    found = [_offenders(store, one, facts) for one in CHECKS]
    room = CAP - len(returns.problems.kept)
    shown = _shares({at: total for at, (total, _) in enumerate(found)}, room)
    for at, (total, offenders) in enumerate(found):
        one = CHECKS[at]
        returns.problems.extend(
            one.problem(offender, _file(returns, one.table, offender))
            for offender in offenders[: shown[at]]
        )
        returns.problems.count_unlisted(Severity.WARN, total - shown[at])
    return returns.problems


def _prepare(returns: Returns, facts: Facts) -> None:
    store = returns.store
    years = [read.year for read in returns.sources]
    sources = pa.table(
        {
            "source": pa.array(range(len(years)), pa.int32()),
            "label": [read.label for read in returns.sources],
            "last_day": pa.array([year.last_day for year in years], pa.date32()),
        }
    )
    _keep(store, "checked_sources", sources)
    known = store.execute(
        "SELECT dob FROM returned_header UNION SELECT dob FROM returned_reviews "
        "UNION SELECT born_on FROM given.children"
    ).fetchall()
    born = [dob for (dob,) in known if dob is not None]
    birthdays = {
        "dob": born,
        "turned_4_on": [birthday(dob, 4) for dob in born],
        "turned_18_on": [birthday(dob, 18) for dob in born],
    }
    days = {name: pa.array(column, pa.date32()) for name, column in birthdays.items()}
    _keep(store, "checked_birthdays", pa.table(days))
    for name in ("periods", "duties"):
        store.execute(f"CREATE OR REPLACE TEMP VIEW seen_{name} AS FROM {facts.schema}.{name}")
    run(store, __package__ or "", "checking.sql", {})


def _keep(store: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    store.register("_rows", rows)
    store.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM _rows")
    store.unregister("_rows")


def _offenders(store: duckdb.DuckDBPyConnection, one: Check, facts: Facts) -> tuple[int, Offenders]:
    """Count a check's offenders, and fetch as many as could be shown."""
    query = (
        f"SELECT *, count(*) OVER () AS total FROM ({one.query}) "  # noqa: S608  our own text
        f"ORDER BY source, row LIMIT {CAP}"
    )
    values = {"reviews_from": facts.reviews_from} if "$reviews_from" in query else {}
    found = store.execute(query, values)
    names = [column[0] for column in found.description or ()]
    offenders = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
    return (offenders[0]["total"] if offenders else 0), offenders


def _shares(totals: Mapping[int, int], room: int) -> dict[int, int]:
    """Share out what can be shown, so that no one check crowds out the others."""
    shares = {}
    for to_share, at in zip(
        range(len(totals), 0, -1), sorted(totals, key=totals.__getitem__), strict=True
    ):
        shares[at] = min(totals[at], room // to_share)
        room -= shares[at]
    return shares


def _file(returns: Returns, table: Table, offender: dict[str, Any]) -> str:
    folder = returns.sources[offender["source"]].source.path.name
    return folder if offender["row"] is None else f"{folder}/{table.usual_file}"
