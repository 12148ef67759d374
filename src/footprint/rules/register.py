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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the register says of every rule, whether or not it has code."""

    id: str
    title: str
    figure: str
    starts_from: str
    citation: Citation
    force: Force | None
    """None where nothing binds: the entry says that no rule was found."""
    verified: Verified
    note: str = ""
    doubt: str = ""
    """Why the rule is not certain although it was read somewhere."""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def is_certain(self) -> bool:
        """Whether a page may state the rule without "unverified" beside it."""
        return self.verified.is_certain and not self.doubt

    def is_in_force(self, day: date) -> bool:
        """Say whether the rule is in force on a day; both ends count."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Entry):
    """One rule that is a clock or a test on facts, with the function that is its code."""

    force: Force
    function: Callable[..., object]

    @property
    def words(self) -> str:
        """The rule in words: the docstring of its function."""
        return inspect.getdoc(self.function) or ""


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
    doubt: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a function as the code of the cited rule; its docstring is the rule in words."""

    def register(function: Callable[P, R]) -> Callable[P, R]:
        if id_ in RULES:
            raise ValueError(f"Two rules are called {id_}.")
        RULES[id_] = Rule(
            id=id_,
            title=title,
            figure=figure,
            starts_from=starts_from,
            citation=citation,
            force=force,
            verified=verified,
            function=function,
            note=note,
            doubt=doubt,
            valid_from=valid_from,
            valid_to=valid_to,
        )
        return function

    return register
