"""The facts: which tables there are, what a row is, their columns, types and keys.

Whoever supplies facts (a return today, casework later) supplies the *given* tables; the *derived*
ones are built from them by `facts.build`, the same way for every supplier. Types are DuckDB's.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type, what it holds, and whether it may be empty."""

    name: str
    type: str
    holds: str
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of facts: a row for each what, known by its key."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


CHILD = Column(
    "child",
    "VARCHAR",
    "the child's identifier, as returned; council/identifier where several councils are read",
)
PERIOD_START = Column("period_start", "DATE", "first day of the looked-after period")


def _maybe(name: str, type_: str, holds: str) -> Column:
    return Column(name, type_, holds, may_be_empty=True)


# ---- given: what a supplier fills ------------------------------------------------------------

CHILDREN = Table(
    "children",
    "a child",
    (
        CHILD,
        Column(
            "council", "VARCHAR", "the council that looks after the child; '' where one is read"
        ),
        _maybe("born_on", "DATE", "date of birth"),
        _maybe("sex", "VARCHAR", "terms.children.Sex"),
        _maybe("ethnicity", "VARCHAR", "terms.children.Ethnicity"),
        _maybe("upn", "VARCHAR", "unique pupil number, or UN1-UN5"),
        Column("is_uasc", "BOOLEAN", "has been an unaccompanied asylum-seeking child"),
        _maybe("uasc_ceased_on", "DATE", "day that status ceased"),
    ),
    ("child",),
)
EPISODES_GIVEN = Table(
    "episodes_given",
    "an episode as the supplier states it, one for each child and first day, short breaks included",
    (
        CHILD,
        Column("started_on", "DATE", "first day (DECOM)"),
        _maybe("ended_on", "DATE", "day it ended (DEC); empty while open"),
        _maybe("new_episode_reason", "VARCHAR", "terms.care.NewEpisode (RNE)"),
        _maybe("legal_status", "VARCHAR", "terms.care.LegalStatus (LS)"),
        _maybe("need", "VARCHAR", "terms.care.Need (CIN)"),
        _maybe("home", "VARCHAR", "terms.care.Home (PLACE)"),
        _maybe("provider", "VARCHAR", "terms.care.Provider (PLACE_PROVIDER)"),
        _maybe("end_reason", "VARCHAR", "terms.care.EndReason (REC)"),
        _maybe("change_reason", "VARCHAR", "terms.care.PlacementChange"),
        _maybe("home_postcode", "VARCHAR", "where the child lived before care"),
        _maybe("placement_postcode", "VARCHAR", "where the child lives"),
        _maybe("urn", "VARCHAR", "Ofsted's number of the home"),
        _maybe("distance_miles", "DOUBLE", "between the two postcodes, in a straight line"),
        _maybe("placement_authority", "VARCHAR", "ONS code of the authority the placement lies in"),
        _maybe("home_authority", "VARCHAR", "ONS code of the authority the child came from"),
    ),
    ("child", "started_on"),
)
REVIEWS_GIVEN = Table(
    "reviews_given",
    "a day on which a child had a review, as the supplier states it",
    (
        CHILD,
        Column("held_on", "DATE", "day of the review"),
        _maybe("participation", "VARCHAR", "terms.participation.Participation"),
    ),
    ("child", "held_on"),
)
HEALTH = Table(
    "health",
    "a child's outcomes for one year (OC2), as returned",
    (
        CHILD,
        Column("year_ending", "INTEGER", "year of the return's last 31 March"),
        _maybe("health_assessment", "BOOLEAN", "annual health assessment done"),
        _maybe("teeth_check", "BOOLEAN", "teeth checked"),
        _maybe("immunisations", "BOOLEAN", "immunisations up to date"),
        _maybe("health_check", "BOOLEAN", "development checks up to date (under 5)"),
        _maybe("sdq_score", "INTEGER", "strengths and difficulties questionnaire, 0-40"),
        _maybe("sdq_reason", "VARCHAR", "why there is no score (SDQ1-SDQ5)"),
        _maybe("convicted", "BOOLEAN", "convicted or subject to a final warning in the year"),
        _maybe("substance_misuse", "BOOLEAN", "identified as having a substance misuse problem"),
    ),
    ("child", "year_ending"),
)
MISSING = Table(
    "missing",
    "a time a child was missing, or away without authorisation",
    (
        CHILD,
        Column("started_on", "DATE", "first day"),
        _maybe("ended_on", "DATE", "last day; empty while it lasts"),
        _maybe("kind", "VARCHAR", "M missing, A away without authorisation"),
    ),
    ("child", "started_on"),
)
GIVEN = (CHILDREN, EPISODES_GIVEN, REVIEWS_GIVEN, HEALTH, MISSING)

# ---- derived: what facts.build makes of them ---------------------------------------------------

PERIODS = Table(
    "periods",
    "a looked-after period as seen on the as-at day: first day to the day care ended",
    (
        CHILD,
        PERIOD_START,
        _maybe(
            "ended_on", "DATE", "day care ended (the first day not looked after); empty if open"
        ),
        _maybe("need", "VARCHAR", "need at the start of the period"),
        _maybe("first_legal_status", "VARCHAR", "legal status at the start"),
        _maybe("end_reason", "VARCHAR", "why the last episode ended; E17-like ends at 18 included"),
    ),
    ("child", "period_start"),
)
EPISODES = Table(
    "episodes",
    "an episode inside a looked-after period, cut where the next starts and where care ended",
    (CHILD, PERIOD_START, *EPISODES_GIVEN.columns[1:]),
    ("child", "started_on"),
)
PLACEMENTS = Table(
    "placements",
    "a run of episodes with one kind of home (PLACE), temporary ones (T0-T4) left out",
    (
        CHILD,
        PERIOD_START,
        Column("started_on", "DATE", "first day"),
        _maybe("ended_on", "DATE", "first day of the next, or the day care ended; empty if open"),
        Column("home", "VARCHAR", "terms.care.Home"),
    ),
    ("child", "started_on"),
)
REVIEWS = Table(
    "reviews",
    "a review that counts: held inside a looked-after period, the day care ended included",
    (
        CHILD,
        PERIOD_START,
        Column("held_on", "DATE", "day of the review"),
        _maybe("participation", "VARCHAR", "terms.participation.Participation"),
    ),
    ("child", "held_on"),
)
DUTIES = Table(
    "duties",
    "a review that had to be held: one for each review held, and the next one due",
    (
        CHILD,
        PERIOD_START,
        Column("sequence", "INTEGER", "1 for the first duty seen in the period"),
        Column("rule", "VARCHAR", "id of the binding rule"),
        Column("force", "VARCHAR", "terms.sources.Force"),
        Column("anchor", "VARCHAR", "the event the limit counts from"),
        _maybe("anchor_on", "DATE", "day of that event"),
        _maybe("due_by", "DATE", "last day it can be held in time; empty where it cannot be known"),
        _maybe("held_on", "DATE", "day it was held; empty for the next one due"),
        _maybe("in_time", "BOOLEAN", "held on or before due_by; empty where not held or not known"),
        Column(
            "outstanding", "BOOLEAN", "due before the as-at day, not held, care not ended first"
        ),
        Column("note", "VARCHAR", "what else the reason must say: see rules.reasons"),
    ),
    ("child", "period_start", "sequence"),
)
SHORT_BREAK_EPISODES = Table(
    "short_break_episodes",
    "an episode of short breaks (V3, V4), set aside before periods are built",
    (
        CHILD,
        Column("started_on", "DATE", "first day"),
        _maybe("ended_on", "DATE", "day it ended; empty while open"),
    ),
    ("child", "started_on"),
)
DERIVED = (PERIODS, EPISODES, PLACEMENTS, REVIEWS, DUTIES, SHORT_BREAK_EPISODES)
