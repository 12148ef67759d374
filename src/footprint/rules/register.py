"""Where a rule comes from, how strong it is, how far it was checked: the register of rules."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec, TypeVar

from footprint.terms.sources import Force, Verified

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument, in guidance or in a data specification."""

    instrument: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.instrument}, {self.place}" if self.place else self.instrument


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, its words, its source and the function that is its code."""

    id: str
    title: str
    figure: str
    starts_from: str
    citation: Citation
    force: Force
    verified: Verified
    function: Callable[..., object]
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def words(self) -> str:
        """The rule in words: the docstring of its function."""
        return inspect.getdoc(self.function) or ""

    def is_in_force(self, day: date) -> bool:
        """Say whether the rule is in force on a day; both ends count."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


RULES: dict[str, Rule] = {}


def rule(  # noqa: PLR0913  a rule has this many facts, all named
    id_: str,
    title: str,
    *,
    figure: str,
    starts_from: str,
    citation: Citation,
    force: Force,
    verified: Verified,
    note: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a function as the code of the cited rule; its docstring is the rule in words."""

    def register(function: Callable[P, R]) -> Callable[P, R]:
        if id_ in RULES:
            raise ValueError(f"Two rules are called {id_}.")
        RULES[id_] = Rule(
            id_, title, figure, starts_from, citation, force, verified, function, note,
            valid_from, valid_to,
        )  # fmt: skip
        return function

    return register
