"""The annual report says what its figures say, whatever they are, and hides what it must."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest
from tests.documents.figures_by_hand import END_OF_2022, WALSALL, findings, made

from footprint.documents.annual.report import SECTIONS, annual_report
from footprint.documents.consistency import faults_in
from footprint.documents.values import (
    Chart,
    Document,
    KeyFigures,
    Section,
    Table,
    WriteHere,
)
from footprint.indicators.catalogue import CATALOGUE
from footprint.indicators.figures import Figure

NO_REVIEW = "No review was read, so nothing is known of when reviews were held."
FIVE_CHILDREN = (
    made("1", 5, by={"ethnic_group": {"White": 3, "Mixed": 2}}),
    made("1", 4, as_at=END_OF_2022),
    made("3", 2),
    made("4", 1, by={"end_reason": {"returned home, planned": 1}}),
    made("5", 5, 5, by={"legal_status": {"full care order": 4, "interim care order": 1}}),
    made("6", 5, 5, by={"sex": {"male": 2, "female": 3}}),
    made("7", 5, 5, by={"age_band": {"under 1": 0, "1 to 4": 1, "5 to 9": 4}}),
    made("8", 5, 5, by={"time_in_care": {"under 6 months": 2, "1 to under 2 years": 3}}),
    made("8b", 1, 1, by={"time_in_care": {"under 6 months": 1}}),
    made("9", 5, 5, by={"kind_of_home": {"foster home": 5}}),
    made("11", 0, 5),
    made("13", 0),
    made("15", 12),
    made("17", 11, 12, outstanding=1),
    made("18", 4, 5),
    made("21", 1, 5),
    made("31", 9, 10),
    made("32", 8, 10),
    made("33", 12, 12, by={"participation": {"attended and spoke for themselves": 8,
                                             "under four at the review": 2,
                                             "did not attend; views sent in another way": 2}}),
)  # fmt: skip
NO_CHILDREN = tuple(
    made(id_, 0, None if CATALOGUE[id_].unit == "count" else 0)
    for id_ in CATALOGUE
    if id_ not in {"2", "16"}
)
NO_REVIEWS = (
    *(figure for figure in WALSALL if int(figure.id.rstrip("bcdef")) < 15),
    *(
        made(id_, None, not_known=NO_REVIEW)
        for id_ in ("15", "17", "18", "18b", "19", "21", "31", "32", "33")
    ),
)
COUNCILS: dict[str, Sequence[Figure]] = {
    "Walsall": WALSALL,
    "five children": FIVE_CHILDREN,
    "no children": NO_CHILDREN,
    "no reviews read": NO_REVIEWS,
    "nothing known": tuple(made(id_, None, not_known="Nothing was read.") for id_ in CATALOGUE),
    "nothing computed": (),
}


def report(figures: Sequence[Figure], *, is_internal: bool = False) -> Document:
    return annual_report(findings(figures, is_internal=is_internal))


def texts(value: object) -> Iterator[str]:
    """List every text of a document, whatever stands around it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def everything(document: Document) -> str:
    return "\n".join(texts(document))


def tables(document: Document) -> dict[str, Table]:
    found: dict[str, Table] = {}

    def walk(sections: tuple[Section, ...]) -> None:
        for section in sections:
            for block in section.blocks:
                table = block.table if isinstance(block, Chart) else block
                if isinstance(table, Table):
                    found[table.caption] = table
            walk(section.sections)

    walk(document.sections)
    return found


@pytest.mark.parametrize("name", COUNCILS)
@pytest.mark.parametrize("is_internal", [False, True], ids=["public", "internal"])
def test_every_report_agrees_with_itself_and_has_all_its_sections(
    name: str, is_internal: bool
) -> None:
    document = report(COUNCILS[name], is_internal=is_internal)
    assert faults_in(document) == ()
    assert len(document.sections) == len(SECTIONS)
    assert all(section.blocks or section.sections for section in document.sections)


def test_walsalls_year_is_said_as_walsall_published_it() -> None:
    said = everything(report(WALSALL))
    assert (
        "On 31 March 2023 Walsall looked after 650 children, 8 fewer than the year before (658)."
        " That is 95.0 for every 10,000 children who live here."
    ) in said
    assert (
        "In 2022-23 the service held 1,782 reviews; 1,687 of them (94.7%) were in time."
        " The share in time rose by 2.1 percentage points, from 92.6% the year before to 94.7%."
    ) in said
    assert (
        "1,200 of 1,500 reviews (80.0%) were attended by the child. The share rose by 19.0"
        " percentage points, from 61.0% the year before to 80.0%."
    ) in said
    assert "The service had 13 IROs. On average each held 137.1 reviews." in said
    assert "Over three years the number has fallen each year." in said


def test_the_first_page_shows_the_headlines_and_how_they_moved() -> None:
    [glance] = report(WALSALL).sections[0].blocks
    assert isinstance(glance, KeyFigures)
    assert [(item.value, item.note) for item in glance.items][:4] == [
        ("650", "8 fewer than the year before"),
        ("95.0", ""),
        ("1,782", "77 more than the year before"),
        ("94.7%", "up 2.1 percentage points on the year before"),
    ]


def test_unknown_and_outstanding_reviews_stand_beside_the_share_in_time() -> None:
    years = tables(report(WALSALL))["Reviews in time"]
    assert years.header == (
        "Year", "Held", "Due date known", "In time", "Late", "Share in time", "Not known",
        "Not held by 31 March",
    )  # fmt: skip
    assert years.rows[0] == ("2020-21", "1,690", "1,640", "1,500", "140", "91.5%", "50", "9")


def test_where_due_dates_are_not_known_the_sentence_says_of_how_many_they_are() -> None:
    said = everything(report((made("15", 1690), made("17", 1500, 1640, unknown=50))))
    assert (
        "In 2022-23 the service held 1,690 reviews. For 1,640 of them it is known by when they were"
        " due; of these 1,500 (91.5%) were in time."
    ) in said


def test_how_a_share_moved_is_not_said_where_what_is_not_known_could_explain_it() -> None:
    last_year = made("18", 204, 456, unknown=208, as_at=END_OF_2022)
    document = report((made("1", 650), last_year, made("18", 580, 640)))
    assert "580 of 640 children (90.6%) in care on the day" in everything(document)
    assert "percentage points" not in everything(document)
    known = report((made("1", 650), replace(last_year, unknown=0), made("18", 580, 640)))
    assert "rose by 45.9 percentage points, from 44.7% the year before" in everything(known)


def test_a_share_says_of_how_many_it_is_not_known() -> None:
    said = everything(report((made("1", 650), made("10", 90, 638, unknown=12))))
    assert (
        "90 of 638 children (14.1%) lived 20 miles or more from home. For 12 children it is not"
        " known."
    ) in said


def test_a_report_without_reviews_says_that_none_was_read() -> None:
    said = everything(report(NO_REVIEWS))
    assert f"Reviews held in the year: not known from the returns. {NO_REVIEW}" in said


def test_a_council_without_children_says_so() -> None:
    said = everything(report(NO_CHILDREN))
    assert "On 31 March 2023 Walsall looked after no children." in said
    assert "In 2022-23, no reviews were held." in said


def test_what_was_not_computed_leaves_a_whole_report_to_write_in() -> None:
    document = report(())
    prompts = [text for text in texts(document.sections) if text.startswith("Why reviews were")]
    assert prompts


# ---- what may be published -----------------------------------------------------------------------


def test_small_numbers_are_hidden_wherever_they_would_stand() -> None:
    figures = (
        *(figure for figure in WALSALL if figure.id not in {"6", "9"}),
        made("6", 650, 650, by={"sex": {"male": 647, "female": 3}}),
        made("9", 650, 650, by={"kind_of_home": {"foster home": 617, "with parents": 30,
                                                 "secure home": 3}}),
    )  # fmt: skip
    public, internal = report(figures), report(figures, is_internal=True)
    assert "Sex, on 31 March 2023" not in tables(public), "either would give the other away"
    assert [row[1] for row in tables(internal)["Sex, on 31 March 2023"].rows] == ["647", "3"]
    homes = tables(public)["Where children lived on 31 March 2023"]
    assert [row[1:] for row in homes.rows] == [("617", "94.9%"), ("c", "c"), ("c", "c")]
    assert "647" not in everything(public)


def test_a_council_of_five_children_publishes_no_count_of_them() -> None:
    document = report(FIVE_CHILDREN)
    assert (
        "How many children Walsall looked after on 31 March 2023 is not shown, so that no child"
        " can be recognised."
    ) in everything(document)
    [table] = [
        one for one in tables(document).values() if one.caption.startswith("Children looked")
    ]
    assert {row[1] for row in table.rows} == {"c"}


def test_an_internal_report_shows_the_month_of_march_with_its_own_base() -> None:
    caption = "Legal status of all children in care at any time in March 2023"
    table = tables(report(WALSALL, is_internal=True))[caption]
    assert table.total == ("All", "669", "100.0%")
    assert table.note == (
        "19 of these children left in the month, so that 650 were looked after on 31 March 2023."
    )
    assert caption not in tables(report(WALSALL)), "it would tell who left with which status"


def test_lists_of_children_are_refused_in_a_report_that_is_published() -> None:
    late = Table("Late", ("Child",), (("C1",),))
    with pytest.raises(ValueError, match="internal report only"):
        annual_report(findings(WALSALL), (late,))
    internal = annual_report(findings(WALSALL, is_internal=True), (late,))
    assert internal.is_internal
    assert internal.sections[-1].heading == "The children behind the figures"


# ---- words that change with the data ------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (made("1", 1), "looked after 1 child."),
        (made("21", 0, 650), "None of 650 children had a review overdue on 31 March 2023."),
        (made("18", 20, 20), "All 20 children in care on the day had every review"),
        (made("18b", 7, 0), "There were no children who left care of whom this could be asked"),
        (made("3", 1), "In 2022-23, 1 child came into care."),
        (made("9", 12, 12, by={"kind_of_home": {"foster home": 12}}), "All of them were in one"),
    ],
)
def test_sentences_fit_their_numbers(figure: Figure, sentence: str) -> None:
    whole = () if figure.id == "1" else (made("1", figure.denominator or 650),)
    assert sentence in everything(report((*whole, figure), is_internal=True))


def test_a_report_in_the_middle_of_a_year_names_its_days() -> None:
    day = date(2022, 12, 31)
    figures = [replace(figure, as_at=day) for figure in WALSALL if figure.as_at.year == 2023]
    document = annual_report(findings(figures, as_at=day))
    assert document.period == "1 April to 31 December 2022"
    assert "In 1 April to" not in everything(document)


def test_every_section_of_the_handbook_and_of_walsalls_report_is_there() -> None:
    headings = [section.heading for section in report(WALSALL).sections]
    assert headings == [
        "2022-23 at a glance",
        "Summary",
        "Introduction",
        "The service and its people",
        "The children in our care on 31 March 2023",
        "Reviews",
        "Children's voice",
        "Health and education",
        "Scrutiny and challenge",
        "What people told us",
        "Good practice",
        "What we promised last year",
        "What we will do next",
        "What this report cannot show",
        "How the figures are made",
        "Words and codes",
    ]


def test_what_only_a_person_knows_is_left_for_a_person_to_write() -> None:
    places = [block for block in _blocks(report(WALSALL).sections) if isinstance(block, WriteHere)]
    assert len(places) > 12
    assert all(len(place.prompt) > 60 for place in places), "a prompt says what belongs there"


def _blocks(sections: tuple[Section, ...]) -> Iterator[object]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)
