"""Writing a return: a folder of CSVs, or the XML, from rows or from relations of a store.

Every value is written exactly as it stands. Text that a spreadsheet would take for a formula is
not defused here, because an apostrophe before a child's identifier would make it another child;
`check` points such text out, and what is made for people to open goes through `spreadsheets`.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyRelation

from footprint.exchange.ssda903 import codes
from footprint.exchange.ssda903.layouts import CHILD, EPISODES, HEADER, TABLES, UASC, Column, Table
from footprint.terms.periods import ReportingYear

Row = Mapping[str, object]
Rows = Iterable[Row] | DuckDBPyRelation
"""Rows by the column names of `layouts` (a relation's in either case); what is absent is empty."""

Cells = Mapping[str, str]


class CannotWrite(ValueError):
    """Refuses what the form asked for has no place for."""


def write_csv(
    tables: Mapping[str, Rows], folder: Path, year: ReportingYear | None = None
) -> list[Path]:
    """Write each table that has rows as a CSV under its usual name: UTF-8, LF, dates dd/mm/yyyy.

    With a year, codes are spelt as that year's return spells them (sex as 1 and 2 until 2023-24).
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in _layouts_of(tables):
        path = folder / table.usual_file
        rows = tables[table.name]
        if isinstance(rows, DuckDBPyRelation):
            _copy(rows, table, path, year)
        else:
            _write_rows(rows, table, path, year)
        if path.stat().st_size > len(",".join(table.column_names)) + 1:
            written.append(path)
        else:
            path.unlink()  # a table with a header alone reads as a broken export
    return written


def write_xml(tables: Mapping[str, Rows], path: Path, year: ReportingYear | None = None) -> Path:
    """Write the XML form: one CHILD for each child, with HEADER and the EPISODEs.

    The form has no place for SWEpisodes, for DoLo, or for the copies of sex and date of birth that
    the CSVs repeat in every table.
    """
    held = {t.name: _by_child(tables[t.name], t, year) for t in _layouts_of(tables)}
    children = dict.fromkeys(child for rows in held.values() for child in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<EXPSSDA903>\n')
        for child in children:
            rows = {name: by_child[child] for name, by_child in held.items() if child in by_child}
            file.writelines(f"{element}\n" for element in _child_elements(child, rows))
        file.write("</EXPSSDA903>\n")
    return path


def _layouts_of(tables: Mapping[str, Rows]) -> list[Table]:
    unknown = set(tables) - {table.name for table in TABLES}
    if unknown:
        raise CannotWrite(f"The return has no table {', '.join(sorted(unknown))}.")
    return [table for table in TABLES if table.name in tables]


# ---- cells ---------------------------------------------------------------------------------------


def _refuse_unknown(names: Iterable[str], table: Table) -> None:
    unknown = set(names) - set(table.column_names)
    if unknown:
        raise CannotWrite(f"{table.name} has no column {', '.join(sorted(unknown))}.")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m}/{value.year:04}"
    return str(int(value)) if isinstance(value, bool) else str(value)


def _respelt(table: Table, year: ReportingYear | None) -> dict[str, dict[str, str]]:
    """Find the columns whose codes that year's return spells otherwise."""
    if year is None:
        return {}
    spelt = {c.name: codes.spellings(c.code_set, year) for c in table.columns if c.code_set}
    return {name: spellings for name, spellings in spelt.items() if spellings}


def _lines(rows: Iterable[Row], table: Table, year: ReportingYear | None) -> Iterator[list[str]]:
    names = table.column_names
    known = frozenset(names)
    respelt = [(names.index(name), spelling) for name, spelling in _respelt(table, year).items()]
    for row in rows:
        if not row.keys() <= known:
            _refuse_unknown(row, table)
        line = [_text(row.get(name)) for name in names]
        for at, spelling in respelt:
            line[at] = spelling.get(line[at], line[at])
        yield line


def _write_rows(rows: Iterable[Row], table: Table, path: Path, year: ReportingYear | None) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(_lines(rows, table, year))


def _as_text(
    relation: DuckDBPyRelation, table: Table, year: ReportingYear | None
) -> DuckDBPyRelation:
    """Turn a relation into the table's columns as text, in the table's order."""
    types = {
        name.upper(): str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)
    }
    _refuse_unknown(types, table)
    respelt = _respelt(table, year)
    return relation.project(
        ", ".join(
            _expression(name, types.get(name), respelt.get(name, {})) for name in table.column_names
        )
    )


def _expression(name: str, type_: str | None, spelling: Mapping[str, str]) -> str:
    column = f'"{name}"'
    if type_ is None:
        value = "NULL::VARCHAR"
    elif type_ == "DATE":
        value = f"strftime({column}, '%d/%m/%Y')"
    elif type_ == "BOOLEAN":
        value = f"{column}::INTEGER::VARCHAR"
    else:
        value = f"nullif({column}::VARCHAR, '')"
    cases = "".join(f" WHEN '{code}' THEN '{spelt}'" for code, spelt in spelling.items())
    return f"CASE {value}{cases} ELSE {value} END AS {column}" if cases else f"{value} AS {column}"


def _copy(relation: DuckDBPyRelation, table: Table, path: Path, year: ReportingYear | None) -> None:
    _as_text(relation, table, year).write_csv(str(path), header=True)


# ---- the XML -------------------------------------------------------------------------------------

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _by_child(rows: Rows, table: Table, year: ReportingYear | None) -> dict[str, list[Cells]]:
    lines: Iterable[Iterable[str | None]]
    if isinstance(rows, DuckDBPyRelation):
        lines = _as_text(rows, table, year).fetchall()
    else:
        lines = _lines(rows, table, year)
    found: dict[str, list[Cells]] = defaultdict(list)
    for line in lines:
        cells = {name: cell or "" for name, cell in zip(table.column_names, line, strict=True)}
        found[cells[CHILD.name]].append(cells)
    if found and not table.xml_element:
        raise CannotWrite(
            f"The XML form has no place for {table.name}; write CSV, or leave it out."
        )
    return found


def _child_elements(child: str, rows: Mapping[str, list[Cells]]) -> Iterator[str]:
    """Make the CHILD of a child; every further row of HEADER is a CHILD with nothing else in it."""
    headers = rows.get(HEADER.name) or [{CHILD.name: child}]
    for which, header in enumerate(headers):
        content = [_elements(header, HEADER.columns)]
        episodes: list[str] = []
        if which == 0:
            content += [_flat(child, rows, table) for table in _FLAT if table.name in rows]
            content += [_nested(cells, t) for t in _NESTED for cells in rows.get(t.name, ())]
            episodes = [_nested(cells, EPISODES) for cells in rows.get(EPISODES.name, ())]
        yield _element("CHILD", _element(HEADER.xml_element, "".join(content)) + "".join(episodes))


_FLAT = tuple(t for t in TABLES if t.xml_element == HEADER.xml_element and t is not HEADER)
_NESTED = tuple(t for t in TABLES if t.xml_element and t not in (HEADER, EPISODES, *_FLAT))


def _own(table: Table) -> list[Column]:
    """Give the columns of a table that HEADER does not say already."""
    return [column for column in table.columns if column.name not in HEADER.column_names]


def _flat(child: str, rows: Mapping[str, list[Cells]], table: Table) -> str:
    if len(rows[table.name]) > 1:
        raise CannotWrite(
            f"The XML form holds one row of {table.name} for a child; child {child} has more."
        )
    mark = _element("UASC", "1") if table is UASC else ""
    return mark + _elements(rows[table.name][0], _own(table))


def _nested(cells: Cells, table: Table) -> str:
    return _element(table.xml_element, _elements(cells, _own(table)))


def _elements(cells: Cells, columns: Iterable[Column]) -> str:
    return "".join(_element(c.xml_name, _escaped(cells.get(c.name, ""))) for c in columns)


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else f"<{name}/>"


def _escaped(text: str) -> str:
    if _NOT_XML.search(text):
        raise CannotWrite(f"XML has no place for a character of {text!r}; write CSV, or mend it.")
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\r", "&#13;")
