"""The made-up words of the gallery: a council, a child, a fortnight in April."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.dates import day

from footprint.access.viewing import Viewer
from footprint.terms.people import Role
from footprint.terms.sources import Force
from footprint.web.shared.patterns import Chosen, Fact, Happening, Section, Tab, Task, Tile

TODAY = day("Thu 16 Apr 2026")
VIEWER = Viewer(
    user_id=1,
    name="Nora Quist",
    roles=frozenset({Role.IRO}),
    at=datetime(2026, 4, 16, 7, 45, tzinfo=UTC),
    today=TODAY,
)
MUST, SHOULD, AIM = Force.STATUTE, Force.GUIDANCE, Force.LOCAL


@dataclass(frozen=True)
class Review:
    """A row of the list of reviews."""

    number: int
    child: str
    age: int
    what: str
    due_by: date
    force: Force
    where: str
    done_on: date | None = None


REVIEWS = [
    Review(1, "Ann Archer", 11, "Third review", day("Tue 14 Apr 2026"), MUST, "Foster carers"),
    Review(
        2, "Łukasz Wiśniewski", 14, "Second review", day("Fri 17 Apr 2026"), MUST, "Children’s home"
    ),
    Review(
        3,
        "Zoë Okonkwo-Featherstonehaugh",
        8,
        "First review",
        day("Tue 21 Apr 2026"),
        MUST,
        "With grandparents, as connected persons",
    ),
    Review(
        4,
        "Sam Reid",
        16,
        "Visit after a move",
        day("Mon 13 Apr 2026"),
        SHOULD,
        "Supported lodgings",
    ),
    Review(5, "Ivy Brook", 3, "Midway review", day("Wed 8 Apr 2026"), AIM, "Foster carers"),
    Review(6, "Tom Hale", 9, "Fourth review", day("Thu 28 May 2026"), MUST, "Foster carers"),
    Review(
        7,
        "Mia Hale",
        6,
        "Fourth review",
        day("Fri 10 Apr 2026"),
        MUST,
        "Foster carers",
        day("Thu 9 Apr 2026"),
    ),
    Review(
        8,
        "Abdul Karim",
        15,
        "Second review",
        day("Wed 1 Apr 2026"),
        MUST,
        "Own flat",
        day("Tue 7 Apr 2026"),
    ),
]
FACTS = [Fact("Born", "3 May 2014, aged 11"), Fact("IRO", "Nora Quist"), Fact("Number", "AN-1042")]
TILES = [
    Tile("2", "reviews late", "/reviews/?only=late", "Of 51 children in care", "/what/", "late"),
    Tile("5", "reviews this week", "/reviews/", "1 has no room yet", "/what/"),
    Tile("94 %", "held in time", "/reviews/", "Since 1 April 2025", "/what/"),
    Tile("c", "moved at short notice", "", "Too few to show"),
]
TASKS = [
    Task(
        "Ann Archer: hold the third review",
        "/child/",
        "late",
        "Late by 2 working days",
        "It must have been held by Tue 14 April 2026",
    ),
    Task("Łukasz Wiśniewski: see him before the review", "/child/", "at-risk", "At risk, tomorrow"),
    Task("Ivy Brook: read what the carer said", "/child/", "fine", "On course"),
    Task(
        "Sam Reid: answer to a proposed move",
        "/child/",
        "waiting",
        "Waits for the team manager",
        "You asked to speak on Wed 15 April 2026",
    ),
    Task("Mia Hale: send the record", "/child/", "done", "Done in time"),
]
TABS = [
    Tab("Overview", "/child/", is_current=True),
    Tab("Care so far", "/child/"),
    Tab("Reviews", "/child/", count=3),
    Tab("Footprint", "/child/", count=27),
    Tab("Who matters", "/child/"),
    Tab("Who has looked", "/child/"),
]
SECTIONS = [
    Section("This review", (Tab("Prepare", "/child/"), Tab("Hold", "/child/", is_current=True))),
    Section("Before", (Tab("Reviews held", "/child/", count=3), Tab("Letters", "/child/"))),
]
HAPPENINGS = [
    Happening(
        "Third review",
        day("Tue 14 Apr 2026"),
        is_to_come=True,
        text="At the carers’ home, after school.",
    ),
    Happening(
        "Move proposed",
        datetime(2026, 4, 10, 15, 20, tzinfo=UTC),
        "Sam Birch, social worker",
        "To carers in Northford, nearer to school.\nAnn has met them twice.",
        "/child/",
        "Answer this notice",
    ),
    Happening(
        "Second review held",
        day("Tue 14 Oct 2025"),
        "Nora Quist",
        "Ann came, and chaired the last part.",
    ),
    Happening(
        "Came into care",
        day("Fri 30 May 2025"),
        text="With foster carers, by agreement with her mother.",
    ),
]
CHOSEN = [Chosen("Late", "/reviews/"), Chosen("Foster carers", "/reviews/")]
