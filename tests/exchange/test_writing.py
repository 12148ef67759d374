"""A return written as CSVs or XML: the columns, the cells, and what is refused."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest
from defusedxml import ElementTree

from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.writing import CannotWrite, write_csv, write_xml
from footprint.terms.periods import ReportingYear

Rows = Sequence[Mapping[str, object]]

AMINA = {"CHILD": "0012", "SEX": "F", "DOB": date(2012, 2, 29), "ETHNIC": "BAFR", "MOTHER": False}
BEN = {"CHILD": "B/7", "SEX": "M", "DOB": date(2015, 6, 1), "ETHNIC": "WBRI", "UPN": "UN1"}
EPISODE = {"CHILD": "0012", "DECOM": date(2023, 5, 9), "LS": "C1", "PLACE": "U6", "RNE": "S"}
REVIEW = {"CHILD": "0012", "REVIEW": date(2023, 6, 2), "REVIEW_CODE": "PN1"}


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode().split("\n")


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_relation(rows: Rows, types: Mapping[str, str]) -> duckdb.DuckDBPyRelation:
    """Put rows into a table of a store, with lower-case names as `reading` has them."""
    store = duckdb.connect()
    columns = ", ".join(f"{name.lower()} {kind}" for name, kind in types.items())
    store.execute(f"CREATE TABLE given ({columns})")
    for row in rows:
        marks = ", ".join("?" for _ in types)
        store.execute(f"INSERT INTO given VALUES ({marks})", [row.get(name) for name in types])
    return store.sql("SELECT * FROM given")


def test_a_csv_has_the_columns_of_the_return_in_order_and_days_as_people_write_them(
    tmp_path: Path,
) -> None:
    (path,) = write_csv({"Header": [AMINA, BEN]}, tmp_path)
    assert path == tmp_path / "header.csv"
    assert lines(path) == [
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
        "0012,F,29/02/2012,BAFR,,0,",
        "B/7,M,01/06/2015,WBRI,UN1,,",
        "",
    ]


def test_a_relation_is_written_as_its_rows_are(tmp_path: Path) -> None:
    types = {
        "SEX": "VARCHAR",
        "CHILD": "VARCHAR",
        "DOB": "DATE",
        "ETHNIC": "VARCHAR",
        "UPN": "VARCHAR",
        "MOTHER": "BOOLEAN",
    }
    year = ReportingYear(2023)
    (from_rows,) = write_csv({"Header": [AMINA, BEN]}, tmp_path / "rows", year)
    (from_relation,) = write_csv({"Header": as_relation([AMINA, BEN], types)}, tmp_path / "r", year)
    assert from_relation.read_bytes() == from_rows.read_bytes()


@pytest.mark.parametrize(("ending", "sexes"), [(2024, ["2", "1"]), (2025, ["F", "M"])])
def test_sex_is_spelt_as_the_return_of_that_year_spells_it(
    tmp_path: Path, ending: int, sexes: list[str]
) -> None:
    (path,) = write_csv({"Header": [AMINA, BEN]}, tmp_path, ReportingYear(ending))
    assert [row["SEX"] for row in records(path)] == sexes


def test_every_table_goes_to_the_file_people_know(tmp_path: Path) -> None:
    paths = write_csv({table.name: [{"CHILD": "1"}] for table in TABLES}, tmp_path)
    assert [path.name for path in paths] == [table.usual_file for table in TABLES]
    for table, path in zip(TABLES, paths, strict=True):
        assert tuple(lines(path)[0].split(",")) == table.column_names


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "+44 20",
        "-1",
        "@SUM(A1)",
        "0001",
        "1E5",
        'a"b',
        "a,b",
        "two\nlines",
        "Zoë",
    ],
)
def test_an_identifier_is_written_exactly_as_it_stands(tmp_path: Path, text: str) -> None:
    (path,) = write_csv({"Header": [{"CHILD": text}]}, tmp_path)
    assert [row["CHILD"] for row in records(path)] == [text]
    xml = write_xml({"Header": [{"CHILD": text}]}, tmp_path / "r.xml")
    assert ElementTree.parse(xml).findtext("CHILD/HEADER/CHILDID") == text


def test_a_table_without_rows_is_not_written(tmp_path: Path) -> None:
    empty = as_relation([], {"CHILD": "VARCHAR", "REVIEW": "DATE"})
    assert write_csv({"Header": [], "Reviews": empty}, tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_the_xml_has_the_shape_the_department_collects(tmp_path: Path) -> None:
    path = write_xml(
        {
            "Header": [AMINA],
            "Episodes": [EPISODE],
            "Reviews": [REVIEW],
            "UASC": [{"CHILD": "0012", "DUC": date(2030, 2, 28)}],
            "OC3": [{"CHILD": "0012", "IN_TOUCH": "YES"}],
            "Missing": [{"CHILD": "0012", "MISSING": "M", "MIS_START": date(2023, 7, 1)}],
        },
        tmp_path / "return.xml",
    )
    assert path.read_text().replace("><", ">\n<").split("\n")[1:-1] == [
        "<EXPSSDA903>",
        "<CHILD>",
        "<HEADER>",
        "<CHILDID>0012</CHILDID>",
        "<SEX>F</SEX>",
        "<DOB>29/02/2012</DOB>",
        "<ETHNIC>BAFR</ETHNIC>",
        "<UPN/>",
        "<MOTHER>0</MOTHER>",
        "<MC_DOB/>",
        "<UASC>1</UASC>",
        "<DUC>28/02/2030</DUC>",
        "<IN_TOUCH>YES</IN_TOUCH>",
        "<ACTIV/>",
        "<ACCOM/>",
        "<AREVIEW>",
        "<REVIEW>02/06/2023</REVIEW>",
        "<REVIEW_CODE>PN1</REVIEW_CODE>",
        "</AREVIEW>",
        "<AMISSING>",
        "<MISSING>M</MISSING>",
        "<MIS_START>01/07/2023</MIS_START>",
        "<MIS_END/>",
        "</AMISSING>",
        "</HEADER>",
        "<EPISODE>",
        "<DECOM>09/05/2023</DECOM>",
        "<RNE>S</RNE>",
        "<LS>C1</LS>",
        "<CIN/>",
        "<PL>U6</PL>",
        "<PLACE_PROVIDER/>",
        "<DEC/>",
        "<REC/>",
        "<REASON_PLACE_CHANGE/>",
        "<HOME_POST/>",
        "<PL_POST/>",
        "<URN/>",
        "</EPISODE>",
        "</CHILD>",
        "</EXPSSDA903>",
    ]


def test_a_child_with_two_header_rows_keeps_both_and_its_reviews_once(tmp_path: Path) -> None:
    twice = [AMINA, {**AMINA, "ETHNIC": "REFU"}]
    path = write_xml({"Header": twice, "Reviews": [REVIEW]}, tmp_path / "return.xml")
    children = ElementTree.parse(path).getroot().findall("CHILD")
    assert [child.findtext("HEADER/ETHNIC") for child in children] == ["BAFR", "REFU"]
    assert [len(child.findall("HEADER/AREVIEW")) for child in children] == [1, 0]


def test_a_child_without_a_header_row_is_still_written(tmp_path: Path) -> None:
    path = write_xml({"Header": [BEN], "Reviews": [REVIEW]}, tmp_path / "return.xml")
    children = ElementTree.parse(path).getroot().findall("CHILD/HEADER/CHILDID")
    assert [child.text for child in children] == ["B/7", "0012"]


def test_a_relation_makes_the_same_xml(tmp_path: Path) -> None:
    types = {"CHILD": "VARCHAR", "REVIEW": "DATE", "REVIEW_CODE": "VARCHAR"}
    of_rows = write_xml({"Reviews": [REVIEW]}, tmp_path / "rows.xml")
    of_relation = write_xml({"Reviews": as_relation([REVIEW], types)}, tmp_path / "r.xml")
    assert of_relation.read_text() == of_rows.read_text()


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ({"Visits": [{"CHILD": "1"}]}, "The return has no table Visits."),
        ({"Reviews": [{"CHILD": "1", "IRO": "Ms Ode"}]}, "Reviews has no column IRO."),
        ({"SWEpisodes": [{"CHILD": "1"}]}, "no place for SWEpisodes"),
        ({"OC3": [{"CHILD": "1"}, {"CHILD": "1"}]}, "one row of OC3 for a child; child 1 has more"),
        ({"Header": [{"CHILD": "a\x00b"}]}, "XML has no place for a character of 'a\\x00b'"),
    ],
)
def test_what_the_form_has_no_place_for_is_refused(
    tmp_path: Path, tables: dict[str, Rows], says: str
) -> None:
    with pytest.raises(CannotWrite, match=says.replace("\\", "\\\\")):
        write_xml(tables, tmp_path / "return.xml")


def test_a_relation_with_a_column_the_table_has_not_is_refused(tmp_path: Path) -> None:
    unknown = as_relation([REVIEW], {"CHILD": "VARCHAR", "IRO": "VARCHAR"})
    with pytest.raises(CannotWrite, match=r"Reviews has no column IRO\."):
        write_csv({"Reviews": unknown}, tmp_path)
