"""Checking returns that were read: every check is run, and what it finds joins the problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from footprint.exchange.problems import CAP, Problem, Problems, Severity
from footprint.exchange.ssda903 import reading_rules
from footprint.exchange.ssda903.checks import children, episodes, reviews
from footprint.exchange.ssda903.checks.definition import Check
from footprint.exchange.ssda903.returns import Returns
from footprint.facts.build import Facts
from footprint.facts.scripts import run
from footprint.facts.tabulating import tabulate
from footprint.rules.counting import birthday

CHECKS: tuple[Check, ...] = (*reviews.CHECKS, *episodes.CHECKS, *children.CHECKS)

PUBLIC_RULES = {"REVIEW": "166", "REVIEW_CODE": "167"}
"""The numbers people know for a rejected row of Reviews, by the column that cost it."""

TITLES: Mapping[str, str] = {
    **{rule.id: rule.title for rule in reading_rules.RULES},
    **{one.rule: one.title for one in CHECKS},
    "166": "A review whose date is blank or is none",
}
"""What each rule is called, those of reading included."""


def check(returns: Returns, facts: Facts) -> Problems:
    """Add to the problems met in reading what is wrong between rows, tables and years.

    The returns must have been merged, and the facts built as at the last day of the latest return.
    """
    _prepare(returns, facts)
    problems = returns.problems
    rejected = [_by_public_rule(one) for one in problems if one.severity is not Severity.WARN]
    warnings = [one for one in problems if one.severity is Severity.WARN]
    for one in CHECKS:
        total, offenders = _offenders(returns.store, one, facts)
        warnings += map(one.problem, offenders)
        problems.count_unlisted(Severity.WARN, total)
    problems.kept[:] = rejected + _shared_out(warnings, CAP - len(rejected))
    return problems


def count(returns: Returns, facts: Facts) -> dict[str, int]:
    """Count what each check finds, by rule, and name nothing that it found."""
    _prepare(returns, facts)
    found: Counter[str] = Counter()
    for one in CHECKS:
        total, _ = _offenders(returns.store, one, facts)
        found[one.rule] += total
    return {rule: total for rule, total in found.items() if total}


def _by_public_rule(problem: Problem) -> Problem:
    if problem.column in PUBLIC_RULES and problem.severity is Severity.REJECT_ROW:
        return replace(problem, rule=PUBLIC_RULES[problem.column])
    return problem


def _shared_out(warnings: Sequence[Problem], room: int) -> list[Problem]:
    """Choose the warnings to list, so that a fault on every row does not hide a fault on one."""
    shares: Counter[str] = Counter()
    by_rule = Counter(one.rule for one in warnings).most_common()
    while by_rule:
        share = room // len(by_rule)
        rule, count = by_rule.pop()  # the rarest of those to come
        shares[rule] = min(count, share)
        room -= shares[rule]
    listed = []
    for one in warnings:
        if shares[one.rule]:
            shares[one.rule] -= 1
            listed.append(one)
    return listed


def set_aside(returns: Returns) -> list[dict[str, Any]]:
    """List every row that did not stand when the returns were merged, and why."""
    found = returns.store.execute(
        """
        WITH files AS (
            SELECT 'Episodes' AS what, source, row, child, decom AS on_day, file
            FROM returned_episodes
            UNION ALL
            SELECT 'Reviews', source, row, child, review, file FROM returned_reviews
        )
        SELECT what AS "table", child, on_day, why, file, row
        FROM set_aside
        JOIN files USING (what, source, row, child, on_day)
        ORDER BY source, what, row
        """
    )
    return _records(found)


def _records(found: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def _prepare(returns: Returns, facts: Facts) -> None:
    store = returns.store
    tabulate(
        store,
        "checked_sources",
        {"source": "INTEGER", "label": "VARCHAR", "last_day": "DATE"},
        (
            (number, read.label, min(read.year.last_day, facts.as_at))
            for number, read in enumerate(returns.sources)
        ),
    )
    known = store.execute(
        "SELECT dob FROM returned_header UNION SELECT dob FROM returned_reviews "
        "UNION SELECT born_on FROM given.children"
    ).fetchall()
    tabulate(
        store,
        "checked_birthdays",
        dict.fromkeys(("dob", "turned_4_on", "turned_18_on"), "DATE"),
        ((dob, birthday(dob, 4), birthday(dob, 18)) for (dob,) in known if dob is not None),
    )
    for name in ("periods", "duties"):
        store.execute(f"CREATE OR REPLACE TEMP VIEW seen_{name} AS FROM {facts.schema}.{name}")
    run(store, __package__ or "", "checking.sql", {})


def _offenders(
    store: duckdb.DuckDBPyConnection, one: Check, facts: Facts
) -> tuple[int, list[dict[str, Any]]]:
    """Count a check's offenders, and fetch as many as could be shown."""
    query = (
        f"SELECT *, count(*) OVER () AS total FROM ({one.query}) "  # noqa: S608  our own text
        f"ORDER BY source, row LIMIT {CAP}"
    )
    values = {"reviews_from": facts.reviews_from} if "$reviews_from" in query else {}
    offenders = _records(store.execute(query, values))
    return (offenders[0]["total"] if offenders else 0), offenders
