"""A document that contradicts itself is refused, with every fault named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from footprint.documents.consistency import CannotPublish, faults_in, refuse_if_inconsistent
from footprint.documents.values import (
    Block,
    Bullets,
    Chart,
    ChartKind,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    Whole,
)

YEARS = Table(
    "Children looked after on 31 March",
    ("Year", "Children"),
    (("2020-21", "662"), ("2021-22", "658"), ("2022-23", "650")),
    figure="1",
)
IN_CARE = KeyFigures((KeyFigure("650", "children in our care on 31 March 2023", figure="1"),))

# As Walsall's annual report for 2022-23 printed them.
SEXES = Table(
    "Girls and boys",
    ("Sex", "Share"),
    (("Male", "52.7%"), ("Female", "47.8%")),
    figure="6",
    whole=Whole(figure="1", counts=0, percents=1),
)
LEGAL_STATUS = Table(
    "Legal status",
    ("Legal status", "Children"),
    (
        ("Full care order", "426"),
        ("Interim care order", "94"),
        ("Section 20", "72"),
        ("Placement order", "65"),
        ("Remand", "12"),
    ),
    total=("All", "669"),
    figure="5",
    whole=Whole(figure="1"),
)
TIMELINESS = Table(
    "Reviews in time",
    ("", "Reviews", "Share"),
    (("In time", "1,687", "94.7%"), ("Late", "95", "5.3%")),
    total=("Held", "1,782", "100.0%"),
    figure="17",
    whole=Whole(figure="15", percents=2),
)


def document(*blocks: Block) -> Document:
    return Document(
        title="Annual report",
        subtitle="",
        council="Walsall",
        period="2022-23",
        as_at=date(2023, 3, 31),
        is_internal=False,
        sections=(Section("Children", blocks=blocks),),
    )


def the_fault(*blocks: Block) -> str:
    (fault,) = faults_in(document(*blocks))
    return str(fault)


def test_a_report_that_agrees_with_itself_is_let_through() -> None:
    refuse_if_inconsistent(document(IN_CARE, YEARS, TIMELINESS))


def test_walsalls_sexes_are_refused_because_they_add_up_to_more_than_100() -> None:
    assert "add up to 100.5, not to 100" in the_fault(IN_CARE, YEARS, SEXES)


def test_walsalls_legal_statuses_are_refused_because_19_of_them_had_left() -> None:
    fault = the_fault(IN_CARE, YEARS, LEGAL_STATUS)
    assert "table “Legal status”" in fault
    assert "counts 669, but the figure it divides is 650" in fault
    assert "the other 19" in fault


def test_they_are_let_through_where_the_table_says_who_it_counts_and_who_left() -> None:
    said = replace(
        LEGAL_STATUS,
        whole=Whole(figure="1", instead="children in care on any day of March 2023"),
        note="19 of them left in March, so that 650 were in care on 31 March.",
    )
    assert faults_in(document(IN_CARE, YEARS, said)) == ()


@pytest.mark.parametrize("note", ["Some of them left.", "18 of them left in March."])
def test_a_base_of_its_own_without_the_difference_is_not_enough(note: str) -> None:
    said = replace(LEGAL_STATUS, whole=Whole(figure="1", instead="all in March"), note=note)
    assert "669" in the_fault(IN_CARE, YEARS, said)


def test_rows_must_add_up_to_their_total() -> None:
    short = replace(LEGAL_STATUS, total=("All", "650"))
    assert "add up to 669, but the total says 650" in the_fault(IN_CARE, YEARS, short)


def test_a_hidden_row_leaves_room_under_the_total_but_never_above_it() -> None:
    hidden = replace(LEGAL_STATUS, rows=(*LEGAL_STATUS.rows[:-1], ("Remand", "c")))
    assert faults_in(document(hidden)) == ()
    above = replace(hidden, total=("All", "600"))
    assert "add up to 657, but the total says 600" in the_fault(above)


def test_rounded_counts_may_be_two_off_each_but_no_more() -> None:
    rows = (("Under 1", "5", "33.3%"), ("1 to 4", "5", "33.3%"), ("5 to 9", "0", "0.0%"))
    ages = Table("Ages", ("Age", "Children", "Share"), rows, ("All", "15", "100.0%"),
                 whole=Whole(percents=2))  # fmt: skip
    assert len(faults_in(document(ages))) == 2
    assert faults_in(replace(document(ages), rounded_to=5)) == ()
    too_far = replace(ages, total=("All", "20", "100.0%"), whole=Whole())
    assert [fault.what for fault in faults_in(replace(document(too_far), rounded_to=5))] == [
        "the rows add up to 10, but the total says 20."
    ]


def test_rounding_alone_is_no_fault() -> None:
    thirds = Table(
        "Ages",
        ("Age", "Children", "Share"),
        (("Under 1", "1", "33.3%"), ("1 to 4", "1", "33.3%"), ("5 to 9", "1", "33.3%")),
        total=("All", "3", "100.0%"),
        whole=Whole(percents=2),
    )
    assert faults_in(document(thirds)) == ()


def test_a_share_must_be_that_of_its_count() -> None:
    wrong = replace(TIMELINESS, rows=(("In time", "1,687", "94.9%"), ("Late", "95", "5.1%")))
    faults = faults_in(document(wrong))
    assert [fault.what for fault in faults] == [
        "“In time” is 1,687 of 1,782, which is not 94.9%.",
        "“Late” is 95 of 1,782, which is not 5.1%.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2022-23 the service held 1,782 reviews; 1,687 of them (94.7%) were in time.",
        "On 31 March 2023, 95 reviews of 1,782 had been late.",
    ],
)
def test_a_sentence_may_say_what_its_table_shows(sentence: str) -> None:
    assert faults_in(document(TIMELINESS, Paragraph(sentence, figures=("17",)))) == ()


def test_a_sentence_may_say_the_difference_between_two_numbers_of_its_table() -> None:
    sentence = "There were 650 children, 8 fewer than the year before (658)."
    assert faults_in(document(YEARS, Paragraph(sentence, figures=("1",)))) == ()


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The service held 1,728 reviews.", "1,728"),
        ("Of 1,782 reviews 94.9% were in time.", "94.9"),
        ("There were 1,782 reviews, 17 more than before.", "17"),
    ],
)
def test_a_sentence_that_differs_from_its_table_is_refused(sentence: str, number: str) -> None:
    fault = the_fault(TIMELINESS, Paragraph(sentence, figures=("17",)))
    assert f"it says {number}, which no table of figure 17 shows" in fault


def test_a_sentence_about_a_figure_without_a_table_is_refused() -> None:
    assert "no table of figure 13" in the_fault(YEARS, Paragraph("12 children", figures=("13",)))


def test_lists_key_figures_and_descriptions_of_charts_are_held_to_their_tables_too() -> None:
    chart = Chart(
        ChartKind.LINE,
        "Children in our care",
        alt="The number fell from 662 to 651.",
        categories=("2020-21", "2021-22", "2022-23"),
        series=(("Children", (662, 658, 649)),),
        table=YEARS,
    )
    faults = faults_in(
        document(
            KeyFigures((KeyFigure("651", "children", figure="1"),)),
            Bullets(("652 children",), figures=("1",)),
            chart,
        )
    )
    assert [fault.what.split(", which")[0] for fault in faults] == [
        "it says 651",
        "it says 652",
        "it draws 649 for Children, 2022-23",
        "its description says 651",
    ]


def test_a_row_with_a_missing_cell_is_refused() -> None:
    torn = replace(YEARS, rows=(*YEARS.rows, ("2023-24",)))
    assert "row 4 has 1 cells under 2 headings" in the_fault(torn)


def test_the_refusal_lists_all_faults_at_once_with_where_and_what_to_do() -> None:
    with pytest.raises(CannotPublish) as refusal:
        refuse_if_inconsistent(document(IN_CARE, YEARS, SEXES, LEGAL_STATUS))
    assert len(refusal.value.faults) == 2
    assert "2 things do not agree" in str(refusal.value)
    assert "Section “Children”, table “Girls and boys”" in str(refusal.value)
    assert "Divide every row by the same total" in str(refusal.value)
