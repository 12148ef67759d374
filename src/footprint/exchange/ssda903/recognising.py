"""Which tables a file feeds, told from its header: the return's own, or an extended export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from footprint.exchange.problems import Problem, Problems
from footprint.exchange.reading_rules import DUPLICATE_COLUMN, LACKS_COLUMN, UNUSED_COLUMN, shown
from footprint.exchange.ssda903.layouts import TABLES, Table
from footprint.exchange.ssda903.reading_rules import ABSENT_COLUMN, NOT_RECOGNISED
from footprint.terms.words import folded

EXPORT_CHILD = frozenset({"CHILD_LA_CODE", "CHILD_LA_ID"})
"""The child's column in the extended exports; one such file can feed several tables."""

OTHER_NAMES = {
    "CHILDID": "CHILD",
    "PL": "PLACE",
    "CHILD_LA_CODE": "CHILD",
    "CHILD_LA_ID": "CHILD",
    "ETHNIC_CODE": "ETHNIC",
    "LEGAL_STATUS": "LS",
    "PLACEMENT_TYPE": "PLACE",
    "D_LAST_POC": "DECOM",
    "DATE_LAST_POC": "DECOM",
    "POC_START": "DECOM",
    "D_DEC": "DEC",
    "REVIEW_DATE": "REVIEW",
    "PARTICIPATION": "REVIEW_CODE",
    "DATE_LA_DECISION": "DATE_INT",
    "DATE_MATCHED": "DATE_MATCH",
    "NUMBER_ADOPTER": "NB_ADOPTR",
    "SEX_ADOPTER": "SEX_ADOPTR",
    "LS_ADOPTER": "LS_ADOPTR",
}
"""Other names of columns, in the XML and in the extended exports of the collection system."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a header says: the tables it feeds, and the return's column each cell stands for."""

    tables: tuple[Table, ...]
    columns: tuple[str | None, ...]
    is_export: bool


_NAMES = {folded(name): name for table in TABLES for name in table.column_names}
_OTHERS = {folded(other): name for other, name in OTHER_NAMES.items()}
_EXPORT_CHILD = frozenset(folded(name) for name in EXPORT_CHILD)


def columns_of(header: Sequence[str]) -> tuple[str | None, ...]:
    """Name the return's column that each cell of a header stands for; None where it is none.

    Where a column stands there under its own name, another name for it is not used.
    """
    cells = [folded(cell) for cell in header]
    own = {_NAMES[cell] for cell in cells if cell in _NAMES}
    others = {cell: name for cell, name in _OTHERS.items() if name not in own}
    return tuple(_NAMES.get(cell) or others.get(cell) for cell in cells)


def recognise(header: Sequence[str], file: str, problems: Problems) -> Recognised | None:
    """Say what a file is by its header, and what is wrong with the header; None: not usable."""
    recognised = _recognised(tuple(header))
    if not recognised.tables:
        problems.add(_not_recognised(header, file))
        return None
    twice = [name for name, n in Counter(filter(None, recognised.columns)).items() if n > 1]
    if twice:
        what = f"The header has {_listed(twice)} more than once."
        problems.add(DUPLICATE_COLUMN.broken(what, file=file, row=1, column=twice[0]))
        return None
    if not recognised.is_export and not _has_needed(recognised, file, problems):
        return None
    _warn_of_unused(header, recognised, file, problems)
    return recognised


@lru_cache(maxsize=256)
def _recognised(header: tuple[str, ...]) -> Recognised:
    """Find the tables a header feeds; hundreds of files have the same one.

    A file of the return feeds the one table most of whose own columns it has. An extended export
    feeds each table whose keys and at least one of whose own columns it has.
    """
    columns = columns_of(header)
    names = frozenset(name for name in columns if name)
    is_export = any(folded(cell) in _EXPORT_CHILD for cell in header)
    return Recognised(_fed(names, is_export=is_export), columns, is_export)


def _fed(names: frozenset[str], *, is_export: bool) -> tuple[Table, ...]:
    if is_export:
        return tuple(table for table in TABLES if table.keys <= names and table.telling & names)
    best = max(TABLES, key=lambda table: len(table.telling & names))
    return (best,) if best.telling & names else ()


def _has_needed(recognised: Recognised, file: str, problems: Problems) -> bool:
    (table,) = recognised.tables
    absent = [name for name in table.column_names if name not in recognised.columns]
    needed = [name for name in absent if name in table.needed]
    if needed:
        what = f"This is {table.name}, but it has no column {_listed(needed)}."
        problems.add(LACKS_COLUMN.broken(what, file=file, row=1, column=needed[0]))
        return False
    if absent:
        what = f"{table.name} has no column {_listed(absent)} here."
        problems.add(ABSENT_COLUMN.broken(what, file=file, row=1, column=absent[0]))
    return True


def _warn_of_unused(
    header: Sequence[str], recognised: Recognised, file: str, problems: Problems
) -> None:
    used = {name for table in recognised.tables for name in table.column_names}
    cells = zip(header, recognised.columns, strict=True)
    unused = [cell.strip() for cell, name in cells if name not in used and folded(cell)]
    if unused:
        what = f"The return has no column {_listed(unused)} here; it is not used."
        problems.add(UNUSED_COLUMN.broken(what, file=file, row=1, column=unused[0]))


def _not_recognised(header: Sequence[str], file: str) -> Problem:
    what = "Its columns are not those of any table of the return; it is not used."
    return NOT_RECOGNISED.broken(what, file=file, row=1, value=", ".join(header[:20]))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(shown(name) for name in names[:12]) + (" and others" if names[12:] else "")
