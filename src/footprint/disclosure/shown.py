"""What a reader sees where a number could stand: the number, or a symbol that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.indicators.figures import Unit
from footprint.terms.words import Coded


class Symbol(Coded):
    """What stands in place of a number, as the Department for Education prints it."""

    SUPPRESSED = "c", "hidden, so that no child can be recognised"
    NOT_APPLICABLE = "z", "does not apply: there is nothing to count"
    NOT_AVAILABLE = "x", "not available: it is not known from what was read"


@dataclass(frozen=True, slots=True)
class Shown:
    """A number fit to print, with the unit it is printed in, or the symbol in its place."""

    number: float | None
    unit: Unit = Unit.COUNT
    symbol: Symbol | None = None

    def __post_init__(self) -> None:
        if (self.number is None) == (self.symbol is None):
            raise ValueError("Either a number is shown or a symbol, never both or neither.")

    @property
    def is_hidden(self) -> bool:
        return self.symbol is Symbol.SUPPRESSED

    @property
    def text(self) -> str:
        """The number as a report writes it (1,782 · 94.7% · 95.0), or the symbol."""
        if self.number is None:
            return str(self.symbol)
        if self.unit is Unit.COUNT:
            return f"{self.number:,.0f}"
        return f"{self.number:,.1f}" + ("%" if self.unit is Unit.PERCENT else "")


SUPPRESSED = Shown(None, symbol=Symbol.SUPPRESSED)
NOT_APPLICABLE = Shown(None, symbol=Symbol.NOT_APPLICABLE)
NOT_AVAILABLE = Shown(None, symbol=Symbol.NOT_AVAILABLE)
