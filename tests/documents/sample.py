"""A report with every kind of block and every awkward thing, for the tests of the renderers."""

from __future__ import annotations

from tests.dates import day

from footprint.documents.values import (
    Bullets,
    Chart,
    ChartKind,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    WriteHere,
)

NASTY = (
    "<script>alert(1)</script>",
    '#panic() #import "x" #sys.inputs',
    "{{7*7}} {% raw %} {# no #}",
    "$x$ @ref *b* _i_ `c` = h \\ ~ // /*",
    "bear 🧸 & 'quoted' \"twice\"",
    "שלום اسم الطفل",
    "a\x00b\x1bc",
    "=1+1",
    "long " + "word " * 59,
    "Unbroken" * 12,
)
"""Texts that mean something to HTML, typst, jinja2, Excel or a terminal, and to people nothing."""

SUMMARY = Section(
    "Summary",
    (
        KeyFigures(
            (
                KeyFigure(
                    "650", "children looked after on 31 March 2023", "12 more than a year before"
                ),
                KeyFigure("95.0", "for every 10,000 children", "down from 96.8"),
                KeyFigure("1,782", "reviews held in the year"),
                KeyFigure("94.7%", "of reviews held in time", "1,687 of 1,782"),
                KeyFigure("80.0%", "of reviews the child attended", "target 75%"),
                KeyFigure("c", "children with no review in the year"),
            )
        ),
        Paragraph(
            "On 31 March 2023 the council looked after 650 children, 12 more than a year before. "
            "In the year 1,782 reviews were held, and 1,687 of them (94.7%) were in time."
        ),
        Bullets(
            (
                "Reviews in time rose by 2.1 percentage points, from 92.6% to 94.7%.",
                "Children attended four reviews in five; the target was three in four.",
                "95 reviews were late, most of them second reviews.",
            )
        ),
        WriteHere(
            "What are you proudest of this year, and what worries you most? "
            "Say what changed for children, in two or three sentences."
        ),
    ),
)

TIMELINESS = Section(
    "Reviews",
    (
        Paragraph(
            "A child's first review must be held within 20 working days of becoming looked after, "
            "the second within three months of the first, and later ones within six months."
        ),
    ),
    (
        Section(
            "Held in time",
            (
                Chart(
                    ChartKind.LINE,
                    "Reviews held in time",
                    "Reviews held in time rose each year, from 91.3% to 94.7%.",
                    ("2020-21", "2021-22", "2022-23"),
                    (("Reviews held in time", (91.3, 92.6, 94.7)),),
                    Table(
                        "Reviews held in time, by year",
                        ("Year", "Held", "In time", "Per cent in time"),
                        (
                            ("2020-21", "1,702", "1,554", "91.3%"),
                            ("2021-22", "1,751", "1,621", "92.6%"),
                            ("2022-23", "1,782", "1,687", "94.7%"),
                        ),
                    ),
                    "%",
                ),
                Chart(
                    ChartKind.LINE,
                    "Reviews held in time, by place in the order of reviews",
                    "First and later reviews rose; second reviews fell to 88.9%.",
                    ("2018-19", "2019-20", "2020-21", "2021-22", "2022-23"),
                    (
                        ("First review", (88.0, 89.1, 90.2, 93.5, 96.0)),
                        ("Second review", (92.1, 91.0, None, 89.8, 88.9)),
                        ("Later reviews", (90.3, 91.2, 91.9, 93.0, 95.2)),
                    ),
                    Table(
                        "Reviews held in time, by place in the order of reviews",
                        ("Year", "First review", "Second review", "Later reviews"),
                        (
                            ("2018-19", "88.0%", "92.1%", "90.3%"),
                            ("2019-20", "89.1%", "91.0%", "91.2%"),
                            ("2020-21", "90.2%", "x", "91.9%"),
                            ("2021-22", "93.5%", "89.8%", "93.0%"),
                            ("2022-23", "96.0%", "88.9%", "95.2%"),
                        ),
                    ),
                    "%",
                ),
                WriteHere("Why were second reviews late, and what will you do about it?"),
            ),
        ),
        Section(
            "Who they are for",
            (
                Chart(
                    ChartKind.BARS,
                    "Children looked after on 31 March 2023, by legal status",
                    "Most children, 426 of 650, were on a full care order.",
                    (
                        "Full care order",
                        "Interim care order",
                        "Section 20, single period of accommodation",
                        "Placement order",
                        "Remanded, or detained under the Police and Criminal Evidence Act",
                        "Police protection",
                    ),
                    (("Children", (421.0, 90.0, 70.0, 60.0, 9.0, None)),),
                    Table(
                        "Children looked after on 31 March 2023, by legal status",
                        ("Legal status", "Children", "Per cent"),
                        (
                            ("Full care order", "421", "64.8%"),
                            ("Interim care order", "90", "13.8%"),
                            ("Section 20, single period of accommodation", "70", "10.8%"),
                            ("Placement order", "60", "9.2%"),
                            (
                                "Remanded, or detained under the Police and Criminal Evidence Act",
                                "9",
                                "1.4%",
                            ),
                            ("Police protection", "c", "c"),
                        ),
                        ("All children", "650", "100.0%"),
                        "A child is counted once, by the status on the day.",
                    ),
                    "children",
                ),
                Chart(
                    ChartKind.BARS,
                    "Ethnic background, in care and in the population",
                    "Children of mixed background are 14.0% of those in care, 6.2% of all.",
                    ("White", "Mixed", "Asian or Asian British", "Black or Black British", "Other"),
                    (
                        ("in care", (68.2, 14.0, 9.1, 6.5, None)),
                        ("all children", (64.0, 6.2, 22.9, 4.6, 2.3)),
                    ),
                    Table(
                        "Ethnic background, in care and in the population",
                        ("Ethnic background", "in care", "all children"),
                        (
                            ("White", "68.2%", "64.0%"),
                            ("Mixed", "14.0%", "6.2%"),
                            ("Asian or Asian British", "9.1%", "22.9%"),
                            ("Black or Black British", "6.5%", "4.6%"),
                            ("Other", "c", "2.3%"),
                        ),
                    ),
                    "%",
                ),
                Chart(
                    ChartKind.COLUMNS,
                    "Children looked after on 31 March 2023, by age",
                    "The largest group, 253 children, was aged 10 to 15.",
                    ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17"),
                    (("Children", (31.0, 87.0, 121.0, 253.0, 158.0)),),
                    Table(
                        "Children looked after on 31 March 2023, by age",
                        ("Age", "Children"),
                        (
                            ("Under 1", "31"),
                            ("1 to 4", "87"),
                            ("5 to 9", "121"),
                            ("10 to 15", "253"),
                            ("16 and 17", "158"),
                        ),
                        ("All children", "650"),
                    ),
                    "children",
                ),
                Chart(
                    ChartKind.COLUMNS,
                    "How children took part, by year",
                    "Attendance rose from 61.0% to 80.0% over three years.",
                    ("2020-21", "2021-22", "2022-23"),
                    (
                        ("Attended", (61.0, 72.5, 80.0)),
                        ("Views given", (30.0, 20.5, 16.1)),
                        ("Neither", (9.0, 7.0, None)),
                    ),
                    Table(
                        "How children took part, by year",
                        ("How", "2020-21", "2021-22", "2022-23"),
                        (
                            ("Attended", "61.0%", "72.5%", "80.0%"),
                            ("Views given", "30.0%", "20.5%", "16.1%"),
                            ("Neither", "9.0%", "7.0%", "c"),
                        ),
                    ),
                    "%",
                ),
            ),
        ),
    ),
)

LISTS = Section(
    "Lists",
    (
        Table(
            "Reviews held late",
            ("Child", "Review", "Due by", "Held on", "Working days late", "Why it was due then"),
            tuple(
                (
                    f"C{number:04}",
                    "Second",
                    "21 Apr 2022",
                    "29 Apr 2022",
                    str(number % 9 + 1),
                    "3 months from the first review, held Fri 21 January 2022",
                )
                for number in range(1, 61)
            ),
            note="Listed in order of the child's number.",
        ),
        Table("Children with no Independent Reviewing Officer", ("Child", "Since"), ()),
        Table(
            "Sent and awaited",
            ("", "Sent", "Awaited", "Answered"),
            (("To parents", "412", "z", "–"), ("To carers", "388", "x", "c")),
        ),
    ),
)

AWKWARD = Section(
    "Awkward words: <b>bold</b> & #strong[no]",
    (
        *(Paragraph(text) for text in NASTY),
        Bullets(NASTY),
        WriteHere(NASTY[0]),
        WriteHere(NASTY[2]),
        Table(
            NASTY[0], ("What", NASTY[1], "Count"), tuple((t, t, "1") for t in NASTY), note=NASTY[3]
        ),
        Chart(
            ChartKind.BARS,
            NASTY[0],
            NASTY[3],
            NASTY,
            ((NASTY[2], tuple(float(n) for n in range(len(NASTY)))),),
            Table(NASTY[1], ("What", "Count"), tuple((t, str(n)) for n, t in enumerate(NASTY))),
            NASTY[0],
        ),
        KeyFigures((KeyFigure(NASTY[0][:20], NASTY[1], NASTY[4]), KeyFigure("5", NASTY[5]))),
    ),
)

EMPTY = Section("Nothing yet", (), (Section("Nor here", (), (Section("Nor this deep"),)),))


def sample(*, is_internal: bool = False, sections: tuple[Section, ...] | None = None) -> Document:
    """Make the report of a council that does not exist."""
    return Document(
        title="Annual report of the Independent Reviewing Officer service",
        subtitle="How well the council looked after its children, and what it will do better",
        council="Northford Council",
        period="1 April 2022 to 31 March 2023",
        as_at=day("Fri 31 Mar 2023"),
        is_internal=is_internal,
        sections=(SUMMARY, TIMELINESS, LISTS, AWKWARD, EMPTY) if sections is None else sections,
        footnotes=(
            "Counted from the council's SSDA903 returns for 2020-21 to 2022-23.",
            "A review is in time when it is held on or before its due date.",
        ),
    )
