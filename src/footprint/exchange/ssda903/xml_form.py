"""The return as XML: each child an element, their records inside; read as one sheet a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from footprint.exchange import safe_xml
from footprint.exchange.problems import Problems
from footprint.exchange.reading_rules import UNUSED_COLUMN
from footprint.exchange.sheets import Sheet
from footprint.exchange.ssda903.layouts import EPISODES, HEADER, TABLES, UASC, Table
from footprint.exchange.ssda903.reading_rules import NOT_XML

MARKS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
"""How an XML file starts, in the encodings it comes in."""

Cells = dict[str, str]
_OWN_ELEMENTS = {
    table.xml_element: table
    for table in TABLES
    if table.xml_element not in {"", HEADER.xml_element}
}
_IN_HEADER = tuple(table for table in TABLES if table.xml_element == HEADER.xml_element)
_NAMES = {
    table.name: {column.xml_name: column.name for column in table.columns} for table in TABLES
}
_TELLING = {table.name: table.telling for table in TABLES}
_KNOWN = {"UASC", *_OWN_ELEMENTS, *(name for names in _NAMES.values() for name in names)}


def is_xml(data: bytes) -> bool:
    """Say whether a file starts as XML does."""
    return data[:200].lstrip(b" \t\r\n").startswith(MARKS)


def opened(file: str, data: bytes, problems: Problems) -> list[Sheet]:
    """Read the XML into a sheet for each table it has rows of; none where it is no return."""
    rows: dict[str, list[Cells]] = defaultdict(list)
    unknown: Counter[str] = Counter()
    try:
        for child in _children(data):
            _read_child(child, rows, unknown)
    except safe_xml.REFUSED as error:
        problems.add(NOT_XML.broken(_reason(error), file=file))
        return []
    if rows and unknown:
        names = ", ".join(sorted(unknown)[:12])
        what = f"The return has no element {names} there; it is not used."
        problems.add(UNUSED_COLUMN.broken(what, file=file))
    return [
        _sheet(f"{file}: {table.name}", table, rows[table.name])
        for table in TABLES
        if rows[table.name]
    ]


def _reason(error: Exception) -> str:
    if safe_xml.is_unsafe(error):
        return "It declares entities or a DTD, or refers to another file; that is not safe."
    return f"The XML is broken: {error}."


def _children(data: bytes) -> Iterator[Element]:
    """Give each child's element once it is complete, and forget what is in it afterwards."""
    for element in safe_xml.elements(data):
        if _name(element) == "CHILD" and len(element):
            yield element
            element.clear()


def _read_child(child: Element, rows: dict[str, list[Cells]], unknown: Counter[str]) -> None:
    header: Cells = {}
    for part in child:
        if _name(part) == HEADER.xml_element:
            header = _cells(part)
            _read_header(part, header, rows, unknown)
    about = _about(header)
    for part in child:
        if _name(part) == EPISODES.xml_element:
            _add(rows, EPISODES, {**about, **_cells(part)})
            unknown.update(_cells(part).keys() - _NAMES[EPISODES.name].keys())


def _read_header(
    element: Element, header: Cells, rows: dict[str, list[Cells]], unknown: Counter[str]
) -> None:
    _add(rows, HEADER, header)
    for table in _IN_HEADER[1:]:
        is_told = any(header.get(name) for name in _TELLING[table.name])
        if is_told or (table is UASC and header.get("UASC") == "1"):
            _add(rows, table, header)
    for part in element:
        own = _OWN_ELEMENTS.get(_name(part))
        if own is not None and len(part):
            _add(rows, own, {**_about(header), **_cells(part)})
    names = {_name(part) for part in element.iter()} - {HEADER.xml_element}
    unknown.update(names - _KNOWN)


def _about(header: Cells) -> Cells:
    """Give what a child's records repeat of the child."""
    return {name: cell for name, cell in header.items() if name in {"CHILDID", "DOB"}}


def _add(rows: dict[str, list[Cells]], table: Table, cells: Cells) -> None:
    names = _NAMES[table.name]
    rows[table.name].append({names[name]: cell for name, cell in cells.items() if name in names})


def _cells(element: Element) -> Cells:
    """Give an element's own values, by name; elements that hold others are records of theirs."""
    return {_name(part): (part.text or "").strip() for part in element if not len(part)}


def _name(element: Element) -> str:
    return _plain_name(element.tag)


@lru_cache(maxsize=1024)
def _plain_name(tag: str) -> str:
    """Take the namespace off a name; the return's names are in capitals."""
    return tag.rpartition("}")[2].upper()


def _sheet(file: str, table: Table, rows: list[Cells]) -> Sheet:
    cells = [[row.get(name) for name in table.column_names] for row in rows]
    return Sheet(file, table.column_names, range(2, len(rows) + 2), cells)
