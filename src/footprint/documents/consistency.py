"""The check that a document agrees with itself: totals, shares, and what its sentences say.

It reads nothing but the document, as a reader would, so it also holds for one put together by
hand. Every fault is found before the document is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from footprint.documents.numbers import in_cell, in_text
from footprint.documents.values import (
    Block,
    Bullets,
    Chart,
    Document,
    KeyFigures,
    Paragraph,
    Ratio,
    Section,
    Table,
    Whole,
)

ROUNDING = Decimal("0.05")
"""How far a share printed to one place may lie from the share itself."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One contradiction: where it stands, what it is, and what to do."""

    where: str
    what: str
    to_do: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.to_do}"


class CannotPublish(Exception):
    """Refused, because the document contradicts itself; every fault is listed."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        count = "1 thing does" if len(faults) == 1 else f"{len(faults)} things do"
        lines = "\n".join(f"- {fault}" for fault in faults)
        super().__init__(f"The report was not written: {count} not agree.\n{lines}")


def refuse_if_inconsistent(document: Document) -> None:
    """Raise `CannotPublish` with every fault of the document, if it has any."""
    faults = faults_in(document)
    if faults:
        raise CannotPublish(faults)


def faults_in(document: Document) -> tuple[Fault, ...]:
    """Find every place where the document contradicts itself."""
    seen = _Seen(document)
    faults: list[Fault] = []
    for where, block in seen.blocks:
        for place, text, figures in _statements(where, block):
            faults += _stated(place, text, figures, seen)
        for table in _tables(block):
            faults += _table(f"{where}, table “{table.caption}”", table, seen)
        if isinstance(block, Chart):
            faults += _drawn(f"{where}, chart “{block.title}”", block)
    return tuple(faults)


class _Seen:
    """What the document shows, gathered once: its blocks, and the numbers shown for a figure."""

    def __init__(self, document: Document) -> None:
        self.blocks = list(_blocks(document.sections))
        self.count_may_be_off = document.rounded_to // 2
        self._headlines: dict[str, str] = {}
        self._shown: dict[str, set[Decimal]] = {}
        for _, block in self.blocks:
            if isinstance(block, KeyFigures):
                for item in block.items:
                    self._headlines.setdefault(item.figure, item.value)
            for table in _tables(block):
                for figure, numbers in _shown_by(table):
                    self._shown.setdefault(figure, set()).update(numbers)

    def headline(self, figure: str) -> Decimal | None:
        """Read the number that the document gives for a figure as a whole."""
        return in_cell(self._headlines.get(figure, ""))

    def shown(self, figures: tuple[str, ...]) -> set[Decimal]:
        """Gather the numbers in the tables of these figures."""
        return set().union(*(self._shown.get(figure, set()) for figure in figures))


def _blocks(sections: tuple[Section, ...]) -> Iterator[tuple[str, Block]]:
    for section in sections:
        for block in section.blocks:
            yield f"Section “{section.heading}”", block
        yield from _blocks(section.sections)


def _tables(block: Block) -> Iterator[Table]:
    if isinstance(block, Table):
        yield block
    elif isinstance(block, Chart):
        yield block.table


def _statements(where: str, block: Block) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """List the texts of a block that state figures, and which."""
    if isinstance(block, KeyFigures):
        for item in block.items:
            yield f"{where}, “{item.label}”", f"{item.value} {item.note}", (item.figure,)
    elif isinstance(block, Paragraph):
        yield where, block.text, block.figures
    elif isinstance(block, Bullets):
        for text in block.items:
            yield where, text, block.figures


def _shown_by(table: Table) -> Iterator[tuple[str, Iterator[Decimal]]]:
    """List the figures of a table, each with the numbers shown for it."""
    if table.row_figures:
        for figure, row in zip(table.row_figures, table.rows, strict=True):
            yield figure, _numbers_in((table.caption, *table.header, *row))
    for figure in filter(None, (table.figure, *table.also)):
        yield figure, _numbers_of(table)


def _numbers_of(table: Table) -> Iterator[Decimal]:
    cells = (cell for row in (table.header, *table.rows, table.total or ()) for cell in row)
    return _numbers_in((table.caption, table.note, *cells))


def _numbers_in(texts: Iterable[str]) -> Iterator[Decimal]:
    for text in texts:
        yield from in_text(text)


# ---- tables ----------------------------------------------------------------------------------


def _table(where: str, table: Table, seen: _Seen) -> Iterator[Fault]:
    for number, row in enumerate((*table.rows, *((table.total,) if table.total else ()))):
        if len(row) != len(table.header):
            yield Fault(
                where,
                f"row {number + 1} has {len(row)} cells under {len(table.header)} headings.",
                "Give every row a cell for each heading.",
            )
            return
    if table.ratio:
        yield from _ratios(where, table, table.ratio)
    if table.whole is None:
        return
    apart = seen.count_may_be_off * (len(table.rows) + 1)
    yield from _counts(where, table, table.whole, apart)
    yield from _shares(where, table, table.whole, apart)
    yield from _base(where, table, table.whole, seen)


def _counts(where: str, table: Table, whole: Whole, apart: int) -> Iterator[Fault]:
    total = in_cell(table.total[whole.counts]) if table.total else None
    counts = [in_cell(row[whole.counts]) for row in table.rows]
    known = sum((count for count in counts if count is not None), Decimal(0))
    is_hidden = None in counts
    if total is None:
        return
    if known - total > apart or (total - known > apart and not is_hidden):
        yield Fault(
            where,
            f"the rows add up to {known:,}, but the total says {total:,}.",
            "Count each child or review in one row only, and compute the total from the rows.",
        )


def _shares(where: str, table: Table, whole: Whole, counts_apart: int) -> Iterator[Fault]:
    if whole.percents is None:
        return
    shares = [in_cell(row[whole.percents]) for row in table.rows]
    known = [share for share in shares if share is not None]
    if known and len(known) == len(shares):
        apart = abs(sum(known, Decimal(0)) - 100)
        if apart > ROUNDING * len(known) + _in_percent(counts_apart, table, whole):
            yield Fault(
                where,
                f"the percentages add up to {sum(known, Decimal(0))}, not to 100.",
                "Divide every row by the same total; rounding alone cannot explain the gap.",
            )
    total = in_cell(table.total[whole.counts]) if table.total else None
    for row, share in zip(table.rows, shares, strict=True):
        yield from _share(where, row[0], in_cell(row[whole.counts]), total, share)


def _in_percent(count: int, table: Table, whole: Whole) -> Decimal:
    """Say how many percent of what a table divides a count is; of nothing, none."""
    rows = (*table.rows, *((table.total,) if table.total else ()))
    total = max((in_cell(row[whole.counts]) or Decimal(0) for row in rows), default=Decimal(0))
    return 100 * count / total if total else Decimal(0)


def _ratios(where: str, table: Table, ratio: Ratio) -> Iterator[Fault]:
    for row in (*table.rows, *((table.total,) if table.total else ())):
        part, of, share = (in_cell(row[n]) for n in (ratio.part, ratio.of, ratio.percent))
        yield from _share(where, row[0], part, of, share)


def _share(
    where: str, row: str, part: Decimal | None, of: Decimal | None, share: Decimal | None
) -> Iterator[Fault]:
    if share is None or part is None or not of:
        return
    if abs(100 * part / of - share) > ROUNDING:
        yield Fault(
            where,
            f"“{row}” is {part:,} of {of:,}, which is not {share}%.",
            "Compute the percentage from the two counts.",
        )


def _base(where: str, table: Table, whole: Whole, seen: _Seen) -> Iterator[Fault]:
    headline = seen.headline(whole.figure)
    total = in_cell(table.total[whole.counts]) if table.total else None
    if headline is None or total is None or total == headline:
        return
    difference = abs(total - headline)
    if whole.instead and difference in in_text(f"{whole.instead} {table.note}"):
        return
    yield Fault(
        where,
        f"the table counts {total:,}, but the figure it divides is {headline:,}:"
        " a day and a whole month or year are mixed, or rows are missing.",
        f"Count the rows on the same day as the figure, or let the table say who it counts"
        f" and where the other {difference:,} are.",
    )


# ---- sentences -------------------------------------------------------------------------------


def _stated(where: str, text: str, figures: tuple[str, ...], seen: _Seen) -> Iterator[Fault]:
    if not any(figures):
        return
    shown = seen.shown(figures)
    stated = in_text(text)
    for number in stated:
        if number not in shown and not _is_difference(number, stated, shown):
            yield Fault(
                where,
                f"it says {number:,}, which no table of figure {' or '.join(figures)} shows"
                f" (“{text}”).",
                "Correct the sentence or the table; they must come from the same figure.",
            )


def _is_difference(number: Decimal, stated: list[Decimal], shown: set[Decimal]) -> bool:
    """Say whether a number is how far apart a stated number and a shown one are."""
    return any(abs(one - other) == number for one in shown.intersection(stated) for other in shown)


# ---- charts ----------------------------------------------------------------------------------


def _drawn(where: str, chart: Chart) -> Iterator[Fault]:
    shown = set(_numbers_of(chart.table))
    for name, values in chart.series:
        for category, value in zip(chart.categories, values, strict=True):
            if value is not None and not _is_near(value, shown):
                yield Fault(
                    where,
                    f"it draws {value} for {name}, {category}, which its table does not show.",
                    "Draw the chart from its table.",
                )
    stated = in_text(chart.alt)
    for number in stated:
        if number not in shown and not _is_difference(number, stated, shown):
            yield Fault(
                where,
                f"its description says {number:,}, which its table does not show.",
                "Write the description from the table.",
            )


def _is_near(value: float, shown: set[Decimal]) -> bool:
    return any(abs(Decimal(str(value)) - cell) <= ROUNDING for cell in shown)
