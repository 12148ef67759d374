"""The tables of the SSDA903 return: their columns in order, what each holds, and other names.

Columns are those of the Department's specification for collection years 2017-18 to 2026-27. A
table is known by its columns, never by its file's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

FIRST_YEAR = 2018
"""The first collection year we read: 2017-18, by the year of its last day."""


class Kind(Enum):
    """What a column's cells hold."""

    IDENTIFIER = auto()
    DATE = auto()
    LOOSE_DATE = auto()
    """A day of which parts may be unknown, kept as text: zz/05/2020."""
    CODE = auto()
    """One of the codes of the set that has the column's name; see `codes`."""
    UPN = auto()
    POSTCODE = auto()
    INTEGER = auto()
    FLAG = auto()
    """1 for yes, 0 for no."""
    TEXT = auto()

    @property
    def stored_type(self) -> str:
        """The DuckDB type cells of this kind are stored as."""
        return {Kind.DATE: "DATE", Kind.INTEGER: "INTEGER", Kind.FLAG: "BOOLEAN"}.get(
            self, "VARCHAR"
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as the CSV names it."""

    name: str
    kind: Kind
    is_key: bool = False
    """A row without it says nothing and is rejected."""
    is_needed: bool = False
    """A file without the column is rejected; any other absent column is read as empty."""
    is_dispensable: bool = False
    """A wrong value is read as not known, with a warning; any other costs the row."""
    in_xml: str = ""

    @property
    def stored_as(self) -> str:
        return self.name.lower()

    @property
    def xml_name(self) -> str:
        return self.in_xml or self.name

    @property
    def code_set(self) -> str:
        """The name of the column's code set; empty where it holds no code."""
        return self.name if self.kind is Kind.CODE else ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the return: a CSV file, or elements of the XML."""

    name: str
    usual_file: str
    stored_as: str
    """The name of the table of typed rows that `reading` fills."""
    row: str
    columns: tuple[Column, ...]
    xml_element: str = ""
    """The element that is a row; empty where the XML does not carry the table."""
    first_year: int = FIRST_YEAR

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns if column.is_key)

    @property
    def needed(self) -> frozenset[str]:
        return self.keys | {column.name for column in self.columns if column.is_needed}

    @property
    def telling(self) -> frozenset[str]:
        """The columns no other table has: those it is known by."""
        others = {name for table in TABLES if table is not self for name in table.column_names}
        return frozenset(self.column_names) - others

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


CHILD = Column("CHILD", Kind.IDENTIFIER, is_key=True, in_xml="CHILDID")
# Header says the date of birth; the copies in other tables never cost a row
DOB_COPY = Column("DOB", Kind.DATE, is_dispensable=True)


def _key_date(name: str) -> Column:
    return Column(name, Kind.DATE, is_key=True)


def _dates(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.DATE) for name in names)


def _codes(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.CODE) for name in names)


def _flags(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.FLAG) for name in names)


HEADER = Table(
    "Header",
    "header.csv",
    "returned_header",
    "a child",
    (
        CHILD,
        Column("SEX", Kind.CODE, is_dispensable=True),
        Column("DOB", Kind.DATE, is_needed=True),
        Column("ETHNIC", Kind.CODE, is_dispensable=True),
        Column("UPN", Kind.UPN, is_dispensable=True),
        Column("MOTHER", Kind.FLAG, is_dispensable=True),
        Column("MC_DOB", Kind.DATE, is_dispensable=True),
    ),
    "HEADER",
)
EPISODES = Table(
    "Episodes",
    "episodes.csv",
    "returned_episodes",
    "a spell under one legal status in one placement",
    (
        CHILD,
        _key_date("DECOM"),
        Column("RNE", Kind.CODE),
        Column("LS", Kind.CODE, is_needed=True),
        Column("CIN", Kind.CODE),
        Column("PLACE", Kind.CODE, in_xml="PL"),
        Column("PLACE_PROVIDER", Kind.CODE),
        Column("DEC", Kind.DATE, is_needed=True),
        *_codes("REC", "REASON_PLACE_CHANGE"),
        Column("HOME_POST", Kind.POSTCODE, is_dispensable=True),
        Column("PL_POST", Kind.POSTCODE, is_dispensable=True),
        Column("URN", Kind.IDENTIFIER, is_dispensable=True),
    ),
    "EPISODE",
)
REVIEWS = Table(
    "Reviews",
    "reviews.csv",
    "returned_reviews",
    "a review",
    (CHILD, DOB_COPY, _key_date("REVIEW"), *_codes("REVIEW_CODE")),
    "AREVIEW",
)
UASC = Table(
    "UASC",
    "uasc.csv",
    "returned_uasc",
    "a child who is or was an unaccompanied asylum seeker",
    (CHILD, Column("SEX", Kind.CODE, is_dispensable=True), DOB_COPY, *_dates("DUC")),
    "HEADER",
)
OC2 = Table(
    "OC2",
    "oc2.csv",
    "returned_oc2",
    "the outcomes of a child looked after for twelve months",
    (
        CHILD,
        DOB_COPY,
        Column("SDQ_SCORE", Kind.INTEGER),
        *_codes("SDQ_REASON"),
        *_flags("CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK"),
        *_flags("HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"),
        *_flags("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    ),
    "OC2",
)
OC3 = Table(
    "OC3",
    "oc3.csv",
    "returned_oc3",
    "a care leaver around a birthday from the 17th to the 21st",
    (CHILD, DOB_COPY, *_codes("IN_TOUCH", "ACTIV", "ACCOM")),
    "HEADER",
)
AD1 = Table(
    "AD1",
    "ad1.csv",
    "returned_ad1",
    "a child adopted in the year",
    (
        CHILD,
        DOB_COPY,
        *_dates("DATE_INT", "DATE_MATCH"),
        *_flags("FOSTER_CARE"),
        *_codes("NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    ),
    "HEADER",
)
PLACED_ADOPTION = Table(
    "PlacedAdoption",
    "placed_for_adoption.csv",
    "returned_placed_adoption",
    "a decision that a child should be placed for adoption",
    (
        CHILD,
        DOB_COPY,
        _key_date("DATE_PLACED"),
        *_dates("DATE_PLACED_CEASED"),
        *_codes("REASON_PLACED_CEASED"),
    ),
    "AD_PLACED",
)
PREV_PERM = Table(
    "PrevPerm",
    "previous_permanence.csv",
    "returned_prev_perm",
    "an earlier permanent arrangement of a child who came into care",
    (
        CHILD,
        DOB_COPY,
        *_codes("PREV_PERM"),
        Column("LA_PERM", Kind.TEXT),
        Column("DATE_PERM", Kind.LOOSE_DATE, is_dispensable=True),
    ),
    "PERMANENCE",
)
MISSING = Table(
    "Missing",
    "missing.csv",
    "returned_missing",
    "a time a child was missing, or away without authorisation",
    (CHILD, DOB_COPY, *_codes("MISSING"), _key_date("MIS_START"), *_dates("MIS_END")),
    "AMISSING",
)
SW_EPISODES = Table(
    "SWEpisodes",
    "sw_episodes.csv",
    "returned_sw_episodes",
    "a time with one social worker",
    (
        CHILD,
        DOB_COPY,
        Column("SW_ID", Kind.IDENTIFIER),
        _key_date("SW_DECOM"),
        *_dates("SW_DEC"),
        *_codes("SW_REASON"),
    ),
    first_year=2024,
)
DOLO = Table(
    "DoLo",
    "DoLo.csv",
    "returned_dolo",
    "a deprivation of liberty order",
    (CHILD, DOB_COPY, _key_date("DOLO_START"), *_dates("DOLO_END")),
    first_year=2027,
)
TABLES = (
    HEADER, EPISODES, REVIEWS, UASC, OC2, OC3, AD1, PLACED_ADOPTION, PREV_PERM, MISSING,
    SW_EPISODES, DOLO,
)  # fmt: skip

ENDS = (
    (EPISODES, "DECOM", "DEC"),
    (PLACED_ADOPTION, "DATE_PLACED", "DATE_PLACED_CEASED"),
    (MISSING, "MIS_START", "MIS_END"),
    (SW_EPISODES, "SW_DECOM", "SW_DEC"),
    (DOLO, "DOLO_START", "DOLO_END"),
)
"""The pairs of days of which the second may not come before the first."""
