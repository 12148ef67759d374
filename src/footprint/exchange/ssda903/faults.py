"""What can be wrong with a cell: conditions for the store to test by the million, words for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from footprint.exchange.problems import Problem, Severity
from footprint.exchange.ssda903 import codes, days_read
from footprint.exchange.ssda903 import reading_rules as rules
from footprint.exchange.ssda903.layouts import ENDS, REVIEWS, Column, Kind, Table
from footprint.exchange.ssda903.reading_rules import ReadingRule
from footprint.terms.periods import ReportingYear

Row = Mapping[str, Any]
"""A row as read: text by the return's column names."""
Say = Callable[[Row, ReportingYear], str]

EMPTY_TOKENS = (
    "NULL", "NONE", "NIL", "NAN", "NA", "N/A", "INF", "TBC", "-", "--", "?", "<NA>",
)  # fmt: skip
"""What programs and people write for nothing; only an empty cell means it."""

_POSTCODE = r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
_PARTIAL = r"([0-9]{2}|zz)/([0-9]{2}|zz)/([0-9]{4}|zzzz)|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_UPN = r"[A-HJ-NP-RT-Z]([0-9]{12}|[0-9]{11}[A-Z])|UN[1-5]"
_DAMAGED = r"[0-9]+[.]0+|[0-9]([.][0-9]+)?E[+][0-9]+|#.*|(?s:.*[\t\r\n].*)"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that can be wrong with one column of a row."""

    rule: ReadingRule
    column: Column
    condition: str
    """SQL over the row's text, by column name, and its days, by `day_of`."""
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


def day_of(name: str) -> str:
    """Name the parsed day of a date column, in SQL."""
    return f'"{name} day"'


def quoted(text: str) -> str:
    """Write text as SQL does."""
    return "'" + text.replace("'", "''") + "'"


def faults_of(table: Table, years: Sequence[ReportingYear]) -> tuple[Fault, ...]:
    """List what can be wrong with a row of a table, in returns of these years."""
    found = [fault for column in table.columns for fault in _of_column(table, column, years)]
    return (*found, *_of_order(table))


def _of_column(table: Table, column: Column, years: Sequence[ReportingYear]) -> Iterator[Fault]:
    name = f'"{column.name}"'
    if table is REVIEWS and column.name == "REVIEW":
        yield from _of_review(column)
    elif column.is_key:
        yield Fault(
            rules.EMPTY_KEY, column, f"{name} IS NULL", lambda row, year: f"{column.name} is empty."
        )
    sound = is_sound(column, years)
    if sound:
        rule, say = _words(column)
        condition = f"({name} IS NOT NULL AND NOT {sound})"
        yield Fault(rule, column, condition, say, column.is_dispensable)


def _of_review(column: Column) -> Iterator[Fault]:
    yield Fault(
        rules.BLANK_REVIEW,
        column,
        '("REVIEW" IS NULL AND "REVIEW_CODE" IS NULL)',
        lambda row, year: "The review has neither a day nor a code.",
    )
    yield Fault(
        rules.EMPTY_KEY,
        column,
        '("REVIEW" IS NULL AND "REVIEW_CODE" IS NOT NULL)',
        lambda row, year: f"The review has the code {row['REVIEW_CODE']}, but no day.",
    )


def _of_order(table: Table) -> Iterator[Fault]:
    for of, start, end in ENDS:
        if of is table:
            yield Fault(
                rules.ORDER,
                table.column(end),
                f"({day_of(end)} < {day_of(start)})",
                lambda row, year, start=start, end=end: (  # type: ignore[misc]
                    f"{end} {row[end]} is before {start} {row[start]}."
                ),
            )


def is_sound(column: Column, years: Sequence[ReportingYear]) -> str:
    """Say in SQL that a filled cell holds what its column holds; empty where anything will do."""
    name = f'"{column.name}"'
    if column.kind is Kind.CODE:
        return _is_valid(column, years)
    return {
        Kind.IDENTIFIER: f"({name} >= '0' AND regexp_full_match({name}, '[0-9]+') "
        f"OR NOT (upper({name}) IN ({_list(EMPTY_TOKENS)}) "
        f"OR regexp_full_match({name}, {quoted(_DAMAGED)}, 'i')))",
        Kind.DATE: f"({day_of(column.name)} IS NOT NULL)",
        Kind.LOOSE_DATE: f"regexp_full_match({name}, {quoted(_PARTIAL)}, 'i')",
        Kind.UPN: f"regexp_full_match({name}, {quoted(_UPN)})",
        Kind.POSTCODE: f"regexp_full_match({name}, {quoted(_POSTCODE)}, 'i')",
        Kind.INTEGER: f"regexp_full_match({name}, '[0-9]{{1,9}}')",
        Kind.FLAG: f"({name} IN ('0', '1'))",
    }.get(column.kind, "")


def _words(column: Column) -> tuple[ReadingRule, Say]:
    """Give the rule that a column's cells are judged by, and what is said of one that breaks it."""
    name = column.name
    if column.kind is Kind.DATE:
        return rules.DATE, lambda row, year: days_read.why_not(
            row[name], days_read.latest_day(name, year)
        )
    if column.kind is Kind.CODE:
        return rules.CODE, lambda row, year: codes.why_not(name, row[name], year) or ""
    rule, words = {
        Kind.IDENTIFIER: (
            rules.IDENTIFIER,
            "This is not an identifier; a program may have changed it.",
        ),
        Kind.LOOSE_DATE: (
            rules.PARTIAL_DATE,
            "This is not a day written dd/mm/yyyy, or with zz for what is not known.",
        ),
        Kind.UPN: (rules.UPN, "This is not a unique pupil number."),
        Kind.POSTCODE: (rules.POSTCODE, "No postcode looks like this."),
        Kind.INTEGER: (
            rules.NUMBER,
            "This is not a whole number written with the digits 0 to 9.",
        ),
        Kind.FLAG: (rules.FLAG, f"{name} is neither 1 nor 0."),
    }[column.kind]
    return rule, lambda row, year: words


def _is_valid(column: Column, years: Sequence[ReportingYear]) -> str:
    """Say in SQL that a code is valid in its return's year (`year`)."""
    years_of: dict[frozenset[str], list[int]] = {}
    for year in sorted(set(years)):
        years_of.setdefault(codes.valid(column.code_set, year), []).append(year.ending)
    tests = [
        f'("{column.name}" IN ({_list(sorted(valid))})'
        + (f" AND year IN ({', '.join(map(str, those))})" if len(years_of) > 1 else "")
        + ")"
        for valid, those in years_of.items()
    ]
    return f"({' OR '.join(tests)})"


def _list(words: Sequence[str]) -> str:
    return ", ".join(map(quoted, words))
