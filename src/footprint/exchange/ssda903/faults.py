"""What can be wrong with a row: conditions for the store to test by the million, words for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from footprint.exchange import days_read
from footprint.exchange import reading_rules as of_anything
from footprint.exchange.problems import Problem, Severity
from footprint.exchange.reading_rules import ReadingRule
from footprint.exchange.ssda903 import codes, latest_days
from footprint.exchange.ssda903 import reading_rules as rules
from footprint.exchange.ssda903.cell_values import value_of
from footprint.exchange.ssda903.layouts import ENDS, REVIEWS, Column, Kind, Table
from footprint.terms.periods import ReportingYear

Row = Mapping[str, Any]
"""A row as read: text by the return's column names."""
Say = Callable[[Row, ReportingYear], str]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that can be wrong with one column of a row."""

    rule: ReadingRule
    column: Column
    condition: str
    """SQL over the row's text and values, as `cell_values` names them."""
    say: Say
    is_dispensable: bool = False
    """What is wrong is read as not known, and the row is used."""

    @property
    def drops_row(self) -> bool:
        return not self.is_dispensable

    @property
    def severity(self) -> Severity:
        return Severity.WARN if self.is_dispensable else self.rule.severity

    def problem(self, row: Row, file: str, year: ReportingYear) -> Problem:
        """Say what is wrong with one row."""
        return self.rule.broken(
            self.say(row, year),
            file=file,
            row=int(row["row"] or 0),
            column=self.column.name,
            value=row[self.column.name] or "",
            is_dispensable=self.is_dispensable,
        )


def faults_of(table: Table) -> tuple[Fault, ...]:
    """List what can be wrong with a row of a table."""
    found = [fault for column in table.columns for fault in _of_column(table, column)]
    return (*found, *_of_order(table))


def _of_column(table: Table, column: Column) -> Iterator[Fault]:
    name = f'"{column.name}"'
    if table is REVIEWS and column.name == "REVIEW":
        yield from _of_review(column)
    elif column.is_key:
        words = f"{column.name} is empty."
        yield Fault(of_anything.EMPTY_KEY, column, f"{name} IS NULL", lambda row, year: words)
    if column.kind is not Kind.TEXT:
        rule, say = _words(column)
        condition = f"({name} IS NOT NULL AND {value_of(column.name)} IS NULL)"
        yield Fault(rule, column, condition, say, column.is_dispensable)


def _of_review(column: Column) -> Iterator[Fault]:
    yield Fault(
        rules.BLANK_REVIEW,
        column,
        '("REVIEW" IS NULL AND "REVIEW_CODE" IS NULL)',
        lambda row, year: "The review has neither a day nor a code.",
    )
    yield Fault(
        of_anything.EMPTY_KEY,
        column,
        '("REVIEW" IS NULL AND "REVIEW_CODE" IS NOT NULL)',
        lambda row, year: f"The review has the code {row['REVIEW_CODE']}, but no day.",
    )


def _of_order(table: Table) -> Iterator[Fault]:
    for of, start, end in ENDS:
        if of is table:
            condition = f"({value_of(end)} < {value_of(start)})"
            yield Fault(of_anything.ORDER, table.column(end), condition, _is_before(start, end))


def _is_before(start: str, end: str) -> Say:
    return lambda row, year: f"{end} {row[end]} is before {start} {row[start]}."


def _words(column: Column) -> tuple[ReadingRule, Say]:
    """Give the rule that a column's cells are judged by, and what is said of one that breaks it."""
    name = column.name
    if column.kind is Kind.DATE:
        return of_anything.DATE, lambda row, year: days_read.why_not(
            row[name], latest_days.latest_day(name, year)
        )
    if column.kind is Kind.CODE:
        return rules.CODE, lambda row, year: codes.why_not(name, row[name], year) or ""
    rule, words = {
        Kind.IDENTIFIER: (
            of_anything.IDENTIFIER,
            "This is not an identifier; a program may have changed it.",
        ),
        Kind.LOOSE_DATE: (
            rules.PARTIAL_DATE,
            "This is not a day written dd/mm/yyyy, or with zz for what is not known.",
        ),
        Kind.UPN: (of_anything.UPN, "This is not a unique pupil number."),
        Kind.POSTCODE: (of_anything.POSTCODE, "No postcode looks like this."),
        Kind.INTEGER: (
            of_anything.NUMBER,
            "This is not a whole number written with the digits 0 to 9.",
        ),
        Kind.FLAG: (rules.FLAG, f"{name} is neither 1 nor 0."),
    }[column.kind]
    return rule, lambda row, year: words
