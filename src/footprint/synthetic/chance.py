"""Chance that can be repeated: the same seed draws the same things, on any machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws that follows from its seed alone."""

    __slots__ = ("share",)

    def __init__(self, *seed: object) -> None:
        # text is hashed into the state the same way everywhere, and other draws are made from
        # `random()` alone, whose stream Python promises never to change
        self.share = Random("/".join(map(str, seed))).random  # noqa: S311  nothing secret is drawn

    def happens(self, share: float) -> bool:
        return self.share() < share

    def between(self, least: int, most: int) -> int:
        """Draw a whole number, both ends included."""
        return least + int(self.share() * (most - least + 1))

    def wait(self, mean_days: float) -> int:
        """Draw a time until something that is as likely on any day."""
        return 1 + int(-mean_days * log(1.0 - self.share()))

    def one_of(self, things: Sequence[T]) -> T:
        return things[int(self.share() * len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        return [thing for _, _, thing in sorted((self.share(), i, t) for i, t in enumerate(things))]


def later(day: date, days: int) -> date:
    """The day some days later."""
    return date.fromordinal(day.toordinal() + days)
