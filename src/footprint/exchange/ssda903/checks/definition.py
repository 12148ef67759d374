"""A check: one query that finds offenders, and the words for each; nothing else leaves the store.

Every check warns: whatever it finds is used all the same, in the way the reading rules say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Any

from footprint.exchange.problems import Problem, Severity
from footprint.terms.days import in_short


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look for.

    The query gives a row for each offender: `source`, `file`, `row`, `value`, whatever else the
    words name in braces, and `field` where the column differs from offender to offender.
    """

    rule: str
    """A rule of the public validator, or one of ours (FP-...); both stand in docs/check.md."""
    title: str
    column: str
    what: str
    to_do: str
    query: str

    def problem(self, offender: dict[str, Any]) -> Problem:
        """Say what is wrong with one offender."""
        words = {name: _in_words(value) for name, value in offender.items()}
        return Problem(
            Severity.WARN,
            self.rule,
            _fill(self.what, words),
            _fill(self.to_do, words),
            offender["file"],
            offender["row"],
            words.get("field", self.column),
            _as_read(offender.get("value")),
        )


def _fill(template: str, words: dict[str, str]) -> str:
    return Formatter().vformat(template, (), words)


def _in_words(value: Any) -> str:
    if isinstance(value, date):
        return in_short(value)
    return "nothing" if value is None else str(value)


def _as_read(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m}/{value.year:04}"
    return "" if value is None else str(value)
