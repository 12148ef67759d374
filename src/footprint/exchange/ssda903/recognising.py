"""Which tables a file feeds, told from its header: the return's own, or an extended export."""

from __future__ import annotations

from collections.abc import Iterable

from footprint.exchange.ssda903.layouts import TABLES, Table

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


def folded(header: str) -> str:
    """Reduce a column's name to what counts: its letters and digits, whatever their case."""
    return "".join(letter for letter in header.casefold() if letter.isalnum())


_NAMES = {folded(name): name for table in TABLES for name in table.column_names}
_OTHERS = {folded(other): name for other, name in OTHER_NAMES.items()}
_EXPORT_CHILD = {folded(name) for name in EXPORT_CHILD}


def columns_of(header: Iterable[str]) -> list[str | None]:
    """Name the return's column that each cell of a header stands for; None where it is none.

    Where a column stands there under its own name, another name for it is not used.
    """
    cells = [folded(cell) for cell in header]
    own = {_NAMES[cell] for cell in cells if cell in _NAMES}
    found: list[str | None] = []
    for cell in cells:
        other = _OTHERS.get(cell)
        found.append(_NAMES.get(cell) or (other if other not in own else None))
    return found


def tables_of(header: Iterable[str]) -> tuple[Table, ...]:
    """Say which tables a file with this header feeds; none where it is not recognised.

    A file of the return feeds the one table most of whose own columns it has. An extended export
    feeds each table whose keys and at least one of whose own columns it has.
    """
    cells = list(header)
    names = {name for name in columns_of(cells) if name}
    if not names:
        return ()
    if is_export(cells):
        return tuple(t for t in TABLES if t.keys <= names and t.telling & names)
    best = max(TABLES, key=lambda table: len(table.telling & names))
    return (best,) if best.telling & names else ()


def is_export(header: Iterable[str]) -> bool:
    """Say whether a header is that of an extended export."""
    return any(folded(cell) in _EXPORT_CHILD for cell in header)
