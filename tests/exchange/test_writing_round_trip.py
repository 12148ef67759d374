"""What is written is what is read again, in either form, for every table that the form holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.dates import day

from footprint.exchange.ssda903 import reading
from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.returns import Source
from footprint.exchange.ssda903.writing import write_csv, write_xml
from footprint.terms.periods import ReportingYear

BORN = {"DOB": day("Wed 29 Feb 2012")}
AMY = {"CHILD": "0012", **BORN}
BEN = {"CHILD": "B/7", "DOB": day("Sat 14 Feb 2009")}

# one or two rows of each table, as a return of 2026-27 may hold them
RETURN: Mapping[str, list[Mapping[str, object]]] = {
    "Header": [
        {**AMY, "SEX": "F", "ETHNIC": "BAFR", "UPN": "UN1", "MOTHER": False},
        {**BEN, "SEX": "M", "ETHNIC": "WBRI", "UPN": "A123456789012"},
    ],
    "Episodes": [
        {
            "CHILD": "0012",
            "DECOM": day("Mon 4 May 2026"),
            "RNE": "S",
            "LS": "C1",
            "CIN": "N1",
            "PLACE": "U6",
            "PLACE_PROVIDER": "PR1",
            "DEC": day("Tue 5 May 2026"),
            "REC": "X1",
            "REASON_PLACE_CHANGE": "CARPL",
            "HOME_POST": "WS1 1TP",
            "PL_POST": "WS2 8AD",
            "URN": "SC001234",
        },
        {"CHILD": "0012", "DECOM": day("Tue 5 May 2026"), "RNE": "P", "LS": "C1", "PLACE": "Z11"},
        {"CHILD": "B/7", "DECOM": day("Sun 1 Nov 2026"), "RNE": "S", "LS": "V2", "PLACE": "K3"},
    ],
    "Reviews": [{**AMY, "REVIEW": day("Mon 1 Jun 2026"), "REVIEW_CODE": "PN3"}],
    "UASC": [{**BEN, "SEX": "M", "DUC": day("Sun 14 Feb 2027")}],
    "OC2": [{**AMY, "SDQ_SCORE": 12, "CONVICTED": False, "TEETH_CHECK": True}],
    "OC3": [{**BEN, "IN_TOUCH": "YES", "ACTIV": "F4", "ACCOM": "U1"}],
    "AD1": [
        {
            **AMY,
            "DATE_INT": day("Tue 5 May 2026"),
            "DATE_MATCH": day("Wed 6 May 2026"),
            "FOSTER_CARE": True,
            "NB_ADOPTR": "2",
            "SEX_ADOPTR": "MF",
            "LS_ADOPTR": "L11",
        }
    ],
    "PlacedAdoption": [{**AMY, "DATE_PLACED": day("Mon 4 May 2026")}],
    "PrevPerm": [{**AMY, "PREV_PERM": "P1", "LA_PERM": "E08000030", "DATE_PERM": "zz/05/2020"}],
    "Missing": [{**BEN, "MISSING": "M", "MIS_START": day("Mon 2 Nov 2026")}],
    "SWEpisodes": [
        {**AMY, "SW_ID": "SW1", "SW_DECOM": day("Mon 4 May 2026"), "SW_REASON": "FCONTA"}
    ],
    "DoLo": [{**BEN, "DOLO_START": day("Mon 2 Nov 2026")}],
}
IN_XML = {table.name: RETURN[table.name] for table in TABLES if table.xml_element}
YEAR = ReportingYear(2027)


def read_rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read a return, and give its tables as they could be written again."""
    returns = reading.read([Source(path, YEAR)], duckdb.connect())
    assert list(returns.problems) == []
    found = {}
    for table in TABLES:
        columns = ", ".join(column.stored_as for column in table.columns)
        rows = returns.store.execute(f"SELECT {columns} FROM {table.stored_as} ORDER BY row")
        found[table.name] = [
            dict(zip(table.column_names, row, strict=True)) for row in rows.fetchall()
        ]
    return {name: rows for name, rows in found.items() if rows}


def filled(tables: Mapping[str, list[Mapping[str, object]]]) -> dict[str, list[dict[str, Any]]]:
    """Fill the columns a row leaves out with nothing."""
    names = {table.name: table.column_names for table in TABLES}
    return {
        name: [{column: row.get(column) for column in names[name]} for row in rows]
        for name, rows in tables.items()
    }


def test_csv_files_read_back_as_they_were(tmp_path: Path) -> None:
    write_csv(RETURN, tmp_path / "return", YEAR)
    assert read_rows(tmp_path / "return") == filled(RETURN)


def test_xml_reads_back_as_it_was(tmp_path: Path) -> None:
    path = write_xml(IN_XML, tmp_path / "return.xml", YEAR)
    assert read_rows(path) == filled(IN_XML)


@pytest.mark.parametrize("form", ["csv", "xml"])
def test_what_a_store_holds_can_be_written_and_read_again(tmp_path: Path, form: str) -> None:
    write_csv(IN_XML, tmp_path / "first", YEAR)
    store = reading.read([Source(tmp_path / "first", YEAR)], duckdb.connect()).store
    again = {
        table.name: store.sql(
            f"SELECT * EXCLUDE (source, row, file) FROM {table.stored_as} ORDER BY row"
        )
        for table in TABLES
        if table.xml_element
    }
    if form == "csv":
        write_csv(again, tmp_path / "again", YEAR)
    else:
        write_xml(again, tmp_path / "again", YEAR)
    assert read_rows(tmp_path / "again") == filled(IN_XML)


@pytest.mark.parametrize("ending", [2018, 2024, 2025])
def test_sex_reads_back_the_same_in_whichever_spelling_of_the_year(
    tmp_path: Path, ending: int
) -> None:
    header = {"Header": RETURN["Header"], "Episodes": [
        {"CHILD": "0012", "DECOM": day("Mon 5 Jun 2017"), "RNE": "S", "LS": "C1", "PLACE": "U6"}
    ]}  # fmt: skip
    year = ReportingYear(ending)
    write_csv(header, tmp_path / "return", year)
    returns = reading.read([Source(tmp_path / "return", year)], duckdb.connect())
    sexes = returns.store.execute("SELECT sex FROM returned_header ORDER BY row").fetchall()
    assert sexes == [("F",), ("M",)]
