"""The return as XML: each child's records, wherever they stand, read as the CSVs are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.given_files import csv, read, write

AMINA = """
<CHILD>
  <HEADER>
    <CHILDID>0012</CHILDID><UPN>UN1</UPN><SEX>2</SEX><DOB>29/02/2012</DOB><ETHNIC>BAFR</ETHNIC>
    <UASC>1</UASC><DUC>01/03/2023</DUC>
    <IN_TOUCH>YES</IN_TOUCH><ACTIV>F1</ACTIV><ACCOM>B1</ACCOM>
    <DATE_INT>01/06/2022</DATE_INT><FOSTER_CARE>0</FOSTER_CARE><NB_ADOPTR>2</NB_ADOPTR>
    <MOTHER>0</MOTHER><MC_DOB/>
    <AREVIEW><REVIEW>06/06/2022</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
    <AREVIEW><REVIEW>05/09/2022</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW>
    <PERMANENCE><PREV_PERM>P1</PREV_PERM><DATE_PERM>zz/05/2020</DATE_PERM></PERMANENCE>
    <OC2><SDQ_SCORE>12</SDQ_SCORE><CONVICTED>0</CONVICTED></OC2>
    <AMISSING><MISSING>M</MISSING><MIS_START>01/07/2022</MIS_START></AMISSING>
    <AD_PLACED><DATE_PLACED>01/08/2022</DATE_PLACED></AD_PLACED>
  </HEADER>
  <EPISODE><DECOM>09/05/2022</DECOM><RNE>S</RNE><LS>C1</LS><CIN>N1</CIN><PL>U6</PL>
    <PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC/><REC/></EPISODE>
</CHILD>
"""
BEN = "<CHILD><HEADER><CHILDID>0099</CHILDID><DOB>01/06/2015</DOB><UASC/></HEADER></CHILD>"
AS_CSV = {
    "header.csv": csv(
        "CHILD,UPN,SEX,DOB,ETHNIC,MOTHER,MC_DOB",
        "0012,UN1,2,29/02/2012,BAFR,0,",
        "0099,,,01/06/2015,,,",
    ),
    "episodes.csv": csv(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC",
        "0012,09/05/2022,S,C1,N1,U6,PR1,,",
    ),
    "reviews.csv": csv(
        "CHILD,DOB,REVIEW,REVIEW_CODE",
        "0012,29/02/2012,06/06/2022,PN1",
        "0012,29/02/2012,05/09/2022,PN2",
    ),
    "uasc.csv": csv("CHILD,SEX,DOB,DUC", "0012,2,29/02/2012,01/03/2023"),
    "oc2.csv": csv("CHILD,DOB,SDQ_SCORE,CONVICTED", "0012,29/02/2012,12,0"),
    "oc3.csv": csv("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", "0012,29/02/2012,YES,F1,B1"),
    "ad1.csv": csv("CHILD,DOB,DATE_INT,FOSTER_CARE,NB_ADOPTR", "0012,29/02/2012,01/06/2022,0,2"),
    "placed.csv": csv("CHILD,DOB,DATE_PLACED", "0012,29/02/2012,01/08/2022"),
    "earlier.csv": csv("CHILD,DOB,PREV_PERM,DATE_PERM", "0012,29/02/2012,P1,zz/05/2020"),
    "missing.csv": csv("CHILD,DOB,MISSING,MIS_START", "0012,29/02/2012,M,01/07/2022"),
}


def xml_of(tmp_path: Path, xml: str | bytes) -> Path:
    return write(tmp_path, {"return.xml": xml}) / "return.xml"


def whole(*children: str) -> str:
    return f"<EXPSSDA903>{''.join(children)}</EXPSSDA903>"


@pytest.mark.parametrize(
    "xml",
    [
        whole(AMINA, BEN),
        whole(AMINA, BEN).encode("utf-8-sig"),
        whole(AMINA, BEN).encode("utf-16"),
        whole(AMINA, BEN).replace("<EXPSSDA903>", '<EXPSSDA903 xmlns="urn:x">'),
        whole(AMINA, BEN).replace("EXPSSDA903>", "ExpSSDA903>"),
    ],
)
def test_the_xml_is_read_as_its_csvs_are(tmp_path: Path, xml: str | bytes) -> None:
    as_xml = read(xml_of(tmp_path, xml))
    assert as_xml.all_rows() == read(write(tmp_path / "return", AS_CSV)).all_rows()
    assert not as_xml.told


def test_a_problem_names_the_table_and_the_record(tmp_path: Path) -> None:
    done = read(xml_of(tmp_path, whole(AMINA.replace("PN2", "PN8"))))
    assert done.told == [("reject row", "FP-R10", 3, "REVIEW_CODE", "PN8")]
    assert done.problems.kept[0].file == "return.xml: Reviews"


def test_elements_the_return_does_not_have_are_listed_once(tmp_path: Path) -> None:
    odd = AMINA.replace("<UASC>", "<IRO>Okafor</IRO><UASC>")
    done = read(xml_of(tmp_path, whole(odd, odd)))
    assert done.told == [("warn", "FP-F10", None, "", "")]
    assert "IRO" in done.warnings[0].what


def test_a_status_without_its_end_makes_a_row_of_uasc(tmp_path: Path) -> None:
    done = read(xml_of(tmp_path, whole(AMINA.replace("<DUC>01/03/2023</DUC>", ""))))
    assert done.rows("uasc", "child", "duc") == [("0012", None)]


def test_an_episode_of_a_child_without_a_header_is_rejected(tmp_path: Path) -> None:
    done = read(
        xml_of(
            tmp_path, whole(AMINA, "<CHILD><EPISODE><DECOM>09/05/2022</DECOM></EPISODE></CHILD>")
        )
    )
    assert done.told == [("reject row", "FP-R5", 3, "CHILD", "")]
