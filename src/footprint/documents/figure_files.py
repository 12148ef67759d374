"""The figures of a report as data: figures.csv and figures.json, beside the documents.

They hold what the report may show and nothing else: a hidden number is its symbol here too.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, TextIO

from footprint.disclosure.published import PublishedFigure, PublishedPart
from footprint.disclosure.shown import NOT_AVAILABLE, Shown
from footprint.documents.annual.findings import Findings

COLUMNS = (
    "id", "name", "as_at", "by", "key", "label", "numerator", "denominator", "value", "unit",
    "unknown", "not_known", "version", "filter", "definition",
)  # fmt: skip
NOTHING = ""

Row = dict[str, Any]


def write_csv(findings: Findings, path: Path) -> None:
    """Write figures.csv."""
    with path.open("w", encoding="utf-8", newline="") as file:
        as_csv(findings, file)


def as_csv(findings: Findings, file: TextIO) -> None:
    """Write a row for each figure of each year, and one for each line of its breakdowns."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for figure in findings.figures:
        about = {**_about(figure), **_counts(figure), "unknown": _unknown(figure)}
        writer.writerow(about)
        for part in figure.breakdowns:
            line = {"by": part.by, "key": part.key, "label": part.label, **_counts(part)}
            writer.writerow({**about, "unknown": NOTHING, **line})


def write_json(findings: Findings, path: Path) -> None:
    """Write figures.json."""
    path.write_text(as_json(findings), encoding="utf-8")


def as_json(findings: Findings) -> str:
    """Write the same figures as one object; a number that is not shown is its symbol."""
    written = {
        "council": findings.council,
        "as_at": findings.as_at.isoformat(),
        "is_internal": findings.is_internal,
        "method": findings.figures.method,
        "symbols": {symbol.value: symbol.label for symbol in findings.figures.symbols},
        "figures": [_object(figure) for figure in findings.figures],
    }
    return f"{json.dumps(written, ensure_ascii=False, indent=1)}\n"


def _object(figure: PublishedFigure) -> Row:
    return {
        **_about(figure),
        **_counts(figure),
        "unknown": _unknown(figure),
        "excluded": [{"why": one.why, "count": _cell(one.count)} for one in figure.excluded],
        "breakdowns": [
            {"by": part.by, "key": part.key, "label": part.label, **_counts(part)}
            for part in figure.breakdowns
        ],
    }


def _about(figure: PublishedFigure) -> Row:
    return {
        "id": figure.id,
        "name": figure.name,
        "version": figure.version,
        "definition": figure.definition,
        "filter": figure.filter,
        "unit": figure.unit.value,
        "as_at": figure.as_at.isoformat(),
        "not_known": figure.not_known,
    }


def _counts(counted: PublishedFigure | PublishedPart) -> Row:
    return {
        "numerator": _cell(counted.numerator),
        "denominator": _cell(counted.denominator),
        "value": _cell(counted.value),
    }


def _unknown(figure: PublishedFigure) -> int | float | str:
    return _cell(NOT_AVAILABLE if figure.not_known else figure.unknown)


def _cell(shown: Shown) -> int | float | str:
    """Take a number as it is, whole numbers without a point; else the symbol in its place."""
    if shown.number is None:
        return str(shown.symbol)
    return int(shown.number) if shown.number == int(shown.number) else shown.number
