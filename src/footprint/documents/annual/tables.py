"""The tables and charts of the report, made of figures as they may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from footprint.disclosure.published import PublishedFigure, PublishedPart
from footprint.disclosure.shown import NOT_APPLICABLE, SUPPRESSED, Shown
from footprint.documents.annual.findings import Findings, day_in_full, period_to
from footprint.documents.numbers import in_cell
from footprint.documents.values import Chart, ChartKind, Ratio, Table, Whole
from footprint.indicators.figures import Unit
from footprint.terms.words import capital

FEWEST_POINTS = 2
"""A chart with fewer numbers shows nothing that its table does not."""

Measure = Callable[[PublishedFigure], Shown]


def numerator(figure: PublishedFigure) -> Shown:
    """Take how many were counted."""
    return figure.numerator


def denominator(figure: PublishedFigure) -> Shown:
    """Take out of how many."""
    return figure.denominator


def value(figure: PublishedFigure) -> Shown:
    """Take the result."""
    return figure.value


def unknown(figure: PublishedFigure) -> Shown:
    """Take of how many it is not known."""
    return figure.unknown


def left_out(why: str) -> Measure:
    """Take how many were left out, for a reason with these words in it; nought if none."""

    def measure(figure: PublishedFigure) -> Shown:
        found = (one.count for one in figure.excluded if why in one.why)
        return next(found, Shown(0))

    return measure


def rest(figure: PublishedFigure) -> Shown:
    """Take what is below the line and not above it, where both counts are shown."""
    if figure.denominator.number is None or figure.numerator.number is None:
        return figure.numerator if figure.numerator.number is None else figure.denominator
    return Shown(figure.denominator.number - figure.numerator.number)


# ---- years -------------------------------------------------------------------------------------


def by_year(
    caption: str,
    course: Sequence[PublishedFigure],
    columns: Sequence[tuple[str, Measure]],
    *,
    is_snapshot: bool = False,
    also: tuple[str, ...] = (),
    note: str = "",
) -> Table:
    """Make a table with a row for each year; a snapshot's rows are named by their day."""
    name = day_in_full if is_snapshot else period_to
    return Table(
        caption=caption,
        header=("On" if is_snapshot else "Year", *(heading for heading, _ in columns)),
        rows=tuple(
            (name(figure.as_at), *(measure(figure).text for _, measure in columns))
            for figure in course
        ),
        note=note,
        figure=course[-1].id if course else "",
        also=also,
    )


def line(title: str, alt: str, series: str, table: Table) -> Chart | Table:
    """Draw one column of a table over its years; the table alone where there is no line to draw."""
    place = table.header.index(series)
    values = tuple(in_cell(row[place]) for row in table.rows)
    if sum(number is not None for number in values) < FEWEST_POINTS:
        return table
    return Chart(
        kind=ChartKind.LINE,
        title=title,
        alt=alt,
        categories=tuple(row[0] for row in table.rows),
        series=((series, tuple(None if one is None else float(one) for one in values)),),
        table=table,
        unit="%" if table.rows[-1][place].endswith("%") else "",
    )


# ---- figures side by side ----------------------------------------------------------------------


def shares_side_by_side(
    findings: Findings, caption: str, heading: str, wanted: Iterable[tuple[str, str]]
) -> Table:
    """Make a table with a row for each figure: of how many, how many, and the share in each year.

    `wanted` are the ids and what their rows are called.
    """
    known = [(findings.now(id_), name) for id_, name in wanted if not findings.now(id_).not_known]
    years = [f"Share in {period_to(day)}" for day in findings.days]
    return Table(
        caption=caption,
        header=(heading, "Counted", "Of these", "Not known", *years),
        rows=tuple(
            (
                name,
                *(cell.text for cell in (figure.denominator, figure.numerator, figure.unknown)),
                *(findings.on(figure.id, day).value.text for day in findings.days),
            )
            for figure, name in known
        ),
        row_figures=tuple(figure.id for figure, _ in known),
        ratio=Ratio(part=2, of=1, percent=len(years) + 3),
    )


def counts_side_by_side(
    findings: Findings, caption: str, heading: str, wanted: Iterable[tuple[str, str]]
) -> Table:
    """Make a table with a row for each figure and a column for each year."""
    return Table(
        caption=caption,
        header=(heading, *(period_to(day) for day in findings.days)),
        rows=tuple(
            (name, *(findings.on(id_, day).numerator.text for day in findings.days))
            for id_, name in wanted
        ),
        row_figures=tuple(id_ for id_, _ in wanted),
    )


# ---- parts -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shares:
    """A breakdown whose lines divide one whole: each child or review stands in one line."""

    parts: tuple[PublishedPart, ...]
    total: Shown
    figure: str
    of: str
    """Id of the figure that counts the whole."""

    @classmethod
    def of_figure(
        cls, figure: PublishedFigure, by: str, whole: PublishedFigure, *, drop_noughts: bool = True
    ) -> Shares:
        """Take one breakdown; lines that count nobody are left out unless they are wanted."""
        parts = tuple(
            part
            for part in figure.broken_down(by)
            if not (part.numerator.number == 0 and (drop_noughts or part.key == "unknown"))
        )
        return cls(parts, whole.numerator, figure.id, whole.id)

    def share(self, part: PublishedPart) -> Shown:
        """Divide a line by the whole, where both are shown."""
        if part.numerator.number is None:
            return part.numerator
        if self.total.number is None:
            return SUPPRESSED
        if not self.total.number:
            return NOT_APPLICABLE
        return Shown(100 * part.numerator.number / self.total.number, Unit.PERCENT)

    def table(self, caption: str, heading: str, counted: str = "Children", note: str = "") -> Table:
        """Make the table: what, how many, what share, and the total."""
        return Table(
            caption=caption,
            header=(heading, counted, "Share"),
            rows=tuple(
                (capital(part.label), part.numerator.text, self.share(part).text)
                for part in self.parts
            ),
            total=("All", self.total.text, "100.0%" if self.total.number else ""),
            note=note,
            figure=self.figure,
            whole=Whole(figure=self.of, percents=2),
        )

    def chart(self, kind: ChartKind, title: str, alt: str, table: Table) -> Chart | Table:
        """Draw how many there are of each; the table alone where most are hidden."""
        hidden = sum(part.numerator.number is None for part in self.parts)
        if len(self.parts) - hidden < FEWEST_POINTS or 2 * hidden > len(self.parts):
            return table
        return Chart(
            kind=kind,
            title=title,
            alt=alt,
            categories=tuple(row[0] for row in table.rows),
            series=((table.header[1], tuple(part.numerator.number for part in self.parts)),),
            table=table,
        )

    def line_of(self, key: str) -> PublishedPart | None:
        """Find a line by its key."""
        return next((part for part in self.parts if part.key == key), None)

    def largest(self) -> PublishedPart | None:
        """Find the line with most children; None where there are two, or a hidden one might be."""
        counts = [part.numerator.number for part in self.parts]
        if not counts or None in counts:
            return None
        most = max(count for count in counts if count is not None)
        found = [part for part in self.parts if part.numerator.number == most]
        return found[0] if len(found) == 1 else None


def rates(
    figure: PublishedFigure, by: str, caption: str, headings: tuple[str, str, str, str]
) -> tuple[Table, ...]:
    """Make the table of a breakdown where every line has its own rate: of how many, how many, %.

    None where nothing is broken down.
    """
    lines = tuple(
        (capital(part.label), part.denominator.text, part.numerator.text, part.value.text)
        for part in figure.broken_down(by)
        if part.denominator.number != 0
    )
    table = Table(
        caption=caption,
        header=headings,
        rows=lines,
        total=("All", figure.denominator.text, figure.numerator.text, figure.value.text),
        figure=figure.id,
        whole=Whole(counts=1),
        ratio=Ratio(part=2, of=1, percent=3),
    )
    return (table,) if lines else ()
