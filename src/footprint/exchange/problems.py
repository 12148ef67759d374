"""What is wrong with something that was read: where, the value, the rule, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from footprint.terms.words import Coded

CAP = 500


class Severity(Coded):
    """What becomes of what the problem is about."""

    REJECT_FILE = "reject file", "nothing of this file was used"
    REJECT_ROW = "reject row", "this row was not used"
    WARN = "warn", "used, but look at it"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: enough for the person who sent the file to find it and mend it."""

    severity: Severity
    rule: str
    what: str
    to_do: str
    file: str = ""
    row: int | None = None
    """Row of the table as a spreadsheet numbers it: the header is 1."""
    column: str = ""
    value: str = ""


@dataclass(slots=True)
class Problems:
    """All problems met, in the order found; every one is counted, the first 500 are kept."""

    kept: list[Problem] = field(default_factory=list)
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def add(self, problem: Problem) -> None:
        self.counts[problem.severity] += 1
        if len(self.kept) < CAP:
            self.kept.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def count_unlisted(self, severity: Severity, more: int) -> None:
        """Count problems that were found but are past the cap, so never made one by one."""
        self.counts[severity] += more

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.kept)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def unlisted(self) -> int:
        """How many more there are than are listed."""
        return self.total - len(self.kept)

    @property
    def has_rejections(self) -> bool:
        return bool(self.counts[Severity.REJECT_FILE] or self.counts[Severity.REJECT_ROW])
