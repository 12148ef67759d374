"""What is wrong with something that was read: where, the value, the rule, and what to do."""

from __future__ import annotations

from collections import Counter
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
    """All problems met, in the order found; every one is counted, 500 of them are kept.

    A fault on every row never hides a fault on one: past 500 what is found most often makes way,
    warnings before rejections.
    """

    kept: list[Problem] = field(default_factory=list)
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def add(self, problem: Problem) -> None:
        self.counts[problem.severity] += 1
        self.kept.append(problem)
        if len(self.kept) > CAP:
            self.kept.pop(self._most_told())

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def count_unlisted(self, severity: Severity, more: int) -> None:
        """Count problems that were found but are past the cap, so never made one by one."""
        self.counts[severity] += more

    def _most_told(self) -> int:
        """Find the last problem of the rule kept most often, among warnings where there are any."""
        every = range(len(self.kept))
        places = [at for at in every if self.kept[at].severity is Severity.WARN] or every
        ((commonest, _),) = Counter(self.kept[at].rule for at in places).most_common(1)
        return max(at for at in places if self.kept[at].rule == commonest)

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
