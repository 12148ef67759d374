"""Every plain table that can be brought in, column by column."""

from __future__ import annotations

from dataclasses import replace

from footprint.exchange.tables.layouts import Column, Kind, Latest, Layout
from footprint.terms.casework import FactKind, MissingKind, Permanence
from footprint.terms.children import Ethnicity, Sex
from footprint.terms.imports import ImportKind
from footprint.terms.participation import Participation
from footprint.terms.people import Role

CHILD = Column(
    "child",
    "Child number",
    Kind.CHILD,
    "the child's number in the council's case system, as in the SSDA903 return",
    is_needed=True,
    also=("Child", "Child ID", "Child unique ID", "Child identifier", "Person ID", "Number",
          "CHILD_LA_ID", "Case number", "LCS ID", "Mosaic ID", "Mosaic person ID"),
    longest=40,
)  # fmt: skip
FIRST_NAME = Column(
    "first_name", "First name", Kind.TEXT, "the child's", also=("Forename", "Given name")
)
LAST_NAME = Column(
    "last_name", "Last name", Kind.TEXT, "the child's family name", also=("Surname",)
)
BORN_ON = Column(
    "born_on", "Date of birth", Kind.DAY, "the child's", also=("DOB", "Born on", "Birth date")
)
WHO = (FIRST_NAME, LAST_NAME, BORN_ON)
"""Who a child is: filled where nothing is recorded yet; a date of birth must agree."""

CHILDREN = Layout(
    "children",
    "Names and details of children",
    ImportKind.CHILDREN,
    "a child",
    (
        CHILD,
        FIRST_NAME,
        LAST_NAME,
        Column("known_as", "Known as", Kind.TEXT, "the name the child is called by",
               also=("Preferred name",)),
        BORN_ON,
        Column("sex", "Sex", Kind.WORD, "sex, as in the return", also=("Gender",), words=Sex,
               spellings={"1": "M", "2": "F", "amale": "M", "bfemale": "F", "unknown": "U"}),
        Column("ethnicity", "Ethnicity", Kind.WORD, "ethnic group, as in the return",
               also=("Ethnic code", "Ethnic"), words=Ethnicity),
        Column("upn", "UPN", Kind.UPN, "unique pupil number, or UN1 to UN5",
               also=("Unique pupil number",)),
        Column("language", "Language", Kind.TEXT, "first language", also=("First language",),
               longest=100),
        Column("communication", "Communication", Kind.TEXT,
               "what others need to know to talk with the child", longest=4_000),
        Column("case_link", "Link to the case system", Kind.LINK,
               "address of the child's page in the case system", also=("Case link", "URL")),
    ),
)  # fmt: skip

PEOPLE = Layout(
    "people",
    "People, teams and roles",
    ImportKind.PEOPLE,
    "a role a person holds; a person with two roles has two rows",
    (
        Column("email", "E-mail", Kind.EMAIL, "work e-mail, by which the person is known",
               is_needed=True, also=("Email address", "Mail"), longest=254),
        Column("name", "Name", Kind.TEXT, "first and last name", is_needed=True,
               also=("Full name", "Worker name", "Worker")),
        Column("role", "Role", Kind.WORD, "what the person is", also=("Job role",), words=Role,
               spellings={"businesssupportofficer": "BS", "reviewingofficer": "IRO"}),
        Column("team", "Team", Kind.TEXT, "name of the team", also=("Team name",)),
        Column("is_iro_service", "Team of the IRO service", Kind.YES_NO,
               "yes where the team is one of the IRO service"),
        Column("manager", "Manager", Kind.EMAIL, "e-mail of the line manager",
               also=("Manager e-mail", "Line manager"), longest=254),
        Column("registration", "Registration", Kind.TEXT,
               "number in the register of social workers",
               also=("Social Work England number", "SWE number"), longest=40),
        Column("job_title", "Job title", Kind.TEXT, "job title"),
        Column("phone", "Phone", Kind.TEXT, "work phone", also=("Telephone", "Mobile"), longest=40),
        Column("started_on", "From", Kind.DAY, "first day of the role; today where empty",
               also=("Start date", "Started on"), latest=Latest.PLANNED),
        Column("ended_on", "To", Kind.DAY, "first day the role no longer holds",
               also=("End date", "Ended on"), latest=Latest.PLANNED),
    ),
)  # fmt: skip

ALLOCATIONS = Layout(
    "allocations",
    "IROs and social workers of children",
    ImportKind.ALLOCATIONS,
    "a child, with the IRO, the social worker, or both",
    (
        CHILD,
        Column("iro", "IRO", Kind.PERSON, "the child's IRO",
               also=("IRO e-mail", "IRO name", "Allocated IRO", "Independent Reviewing Officer")),
        Column("iro_from", "IRO from", Kind.DAY, "since when; today where empty",
               also=("IRO start date",)),
        Column("worker", "Social worker", Kind.PERSON, "the child's social worker",
               also=("Social worker e-mail", "Allocated worker", "Allocated social worker")),
        Column("team", "Team", Kind.TEXT, "the social worker's team",
               also=("Allocated team", "Social work team")),
        Column("worker_from", "Social worker from", Kind.DAY, "since when; today where empty",
               also=("Social worker start date",)),
    ),
)  # fmt: skip

REVIEWS = Layout(
    "reviews",
    "Reviews booked and held",
    ImportKind.REVIEWS,
    "a review: booked, or held",
    (
        CHILD,
        Column("booked_for", "Booked for", Kind.MOMENT, "day of a review that is booked",
               also=("Date booked", "Next review", "Next review date", "Date of next review"),
               latest=Latest.PLANNED),
        Column("hour", "Time", Kind.HOUR, "time it begins, as 14:30",
               also=("Start time", "Review time")),
        Column("place", "Place", Kind.TEXT, "where it is", also=("Venue", "Location")),
        Column("held_on", "Held on", Kind.DAY, "day the review was held",
               also=("Review", "Review date", "Date of review", "Date held",
                     "Date of latest statutory review")),
        Column("participation", "Participation", Kind.WORD, "how the child took part: PN0 to PN7",
               also=("Review code", "Participation code"), words=Participation),
        Column("chaired_by", "Chaired by", Kind.PERSON, "the IRO who chaired it", also=("Chair",)),
    ),
)  # fmt: skip

ANNEX_A_8 = Layout(
    "annex_a_8",
    "Annex A, list 8",
    ImportKind.FACTS,
    "a child in care, as the inspectorate's list 8 has them",
    (
        CHILD,
        BORN_ON,
        Column("reviewed_on", "Date of latest statutory review", Kind.DAY,
               "brought in as a review held"),
        Column("visited_on", "Date of last social work visit", Kind.DAY,
               "brought in as a visit of the social worker"),
        Column("health_on", "Date of last health assessment", Kind.DAY,
               "brought in as a health assessment"),
        Column("dental_on", "Date of last dental check", Kind.DAY, "brought in as a dental check"),
        Column("permanence", "What is the permanence plan for this child?", Kind.WORD,
               "brought in as the permanence plan, from today where it is another",
               also=("Permanence plan",), words=Permanence,
               spellings={"areturntofamily": "family", "badoption": "adoption",
                          "csgocao": "guardianship", "sgocao": "guardianship",
                          "dsupportedlivinginthecommunity": "supported",
                          "elongtermresidentialplacement": "residential",
                          "flongtermfostering": "fostering", "gother": "other"}),
    ),
)  # fmt: skip

_DONE_ON = Column("on", "Date", Kind.DAY, "day it was done", is_needed=True)
_DETAIL = Column("detail", "Detail", Kind.TEXT, "anything to be said of it", longest=400,
                 also=("Comment", "Comments", "Note", "Notes"))  # fmt: skip
_OF_FACTS: dict[FactKind, tuple[str, str, tuple[str, ...], tuple[Column, ...]]] = {
    FactKind.CARE_PLAN: ("care_plans", "Care plans", ("Care plan date", "Date of care plan"), ()),
    FactKind.PLACEMENT_PLAN: (
        "placement_plans", "Placement plans",
        ("Placement plan date", "Date of placement plan"), ()),
    FactKind.PATHWAY_PLAN: (
        "pathway_plans", "Pathway plans",
        ("Pathway plan date", "Date of pathway plan", "Latest Pathway Plan Review Date"), ()),
    FactKind.VISIT: (
        "visits", "Visits of social workers",
        ("Visit date", "Date of visit", "Date of last social work visit", "Visited on"),
        (Column("seen_alone", "Seen alone", Kind.YES_NO, "yes where the child was seen alone",
                also=("Was the child seen alone?", "Child seen alone")),)),
    FactKind.HEALTH_ASSESSMENT: (
        "health", "Health assessments",
        ("Health assessment date", "Date of last health assessment", "RHA date"), ()),
    FactKind.DENTAL_CHECK: (
        "dental", "Dental checks", ("Dental check date", "Date of last dental check"), ()),
    FactKind.EDUCATION_PLAN: ("peps", "Personal education plans", ("PEP date", "Date of PEP"), ()),
    FactKind.SDQ: (
        "sdqs", "Strengths and difficulties questionnaires", ("SDQ date", "Date of SDQ"),
        (Column("score", "Score", Kind.NUMBER, "0 to 40", is_needed=True, most=40,
                also=("SDQ score", "SDQ")),)),
    FactKind.RETURN_INTERVIEW: (
        "return_interviews", "Interviews after being missing",
        ("Interview date", "Date of return interview"), ()),
}  # fmt: skip


def _of_fact(kind: FactKind) -> Layout:
    """Lay out the table of one kind of dated fact."""
    name, title, also, more = _OF_FACTS[kind]
    done_on = replace(_DONE_ON, also=also)
    columns = (CHILD, done_on, *more, _DETAIL, *WHO)
    return Layout(name, title, ImportKind.FACTS, f"one {kind.label}", columns, kind.value)


MISSING = Layout(
    "missing",
    "Times missing",
    ImportKind.FACTS,
    "a time a child was missing, or away without authorisation",
    (
        CHILD,
        Column("started_on", "From", Kind.DAY, "first day", is_needed=True,
               also=("Missing from", "MIS_START", "Start date", "Date missing")),
        Column("ended_on", "To", Kind.DAY, "day the child was found or came back",
               also=("Missing to", "MIS_END", "End date", "Date found")),
        Column("kind", "Kind", Kind.WORD, "M missing, A away without authorisation",
               also=("Missing", "Missing or absent"), words=MissingKind,
               spellings={"absent": "A", "away": "A"}),
        *WHO,
    ),
)  # fmt: skip

LAYOUTS = (
    CHILDREN,
    PEOPLE,
    ALLOCATIONS,
    REVIEWS,
    ANNEX_A_8,
    *(_of_fact(kind) for kind in FactKind),
    MISSING,
)
BY_NAME = {layout.name: layout for layout in LAYOUTS}
