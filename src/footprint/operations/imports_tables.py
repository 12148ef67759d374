"""The records that imports write: what people call them, and how their values are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from footprint.operations.imports_plan import Ref
from footprint.records.models import (
    Allocation,
    Child,
    ConfidentialLocation,
    DatedFact,
    HealthOutcome,
    LegalStatusHeld,
    LineManagement,
    LookedAfterPeriod,
    Missing,
    PermanencePlan,
    Placement,
    Review,
    RoleHeld,
    RoleProposed,
    SocialWorkerHeld,
    Team,
    User,
)
from footprint.terms.care import EndReason, Home, LegalStatus, Need, PlacementChange, Provider
from footprint.terms.casework import FactKind, MissingKind, Permanence
from footprint.terms.children import Ethnicity, Sex
from footprint.terms.days import LONDON, in_short
from footprint.terms.participation import Participation
from footprint.terms.people import Role
from footprint.terms.words import Coded

SEALED = "kept sealed"
"""What is shown of a place that must stay secret."""


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record: its model, its names for people, and those of its fields."""

    model: type[Model]
    one: str
    several: str
    fields: Mapping[str, str]
    words: Mapping[str, type[Coded]]
    is_sealed: bool = False

    @property
    def name(self) -> str:
        return self.model._meta.model_name or ""

    def shown(self, name: str, value: Any) -> str:
        """Write a value of a field for people."""
        if self.is_sealed and name in {"address", "postcode"}:
            return SEALED
        words = self.words.get(name)
        if words is not None and value:
            return words(value).label
        for kind, spell in _SPELT:
            if isinstance(value, kind):
                return spell(value)
        return str(value)


def _moment(value: datetime) -> str:
    here = value.astimezone(LONDON)
    return f"{in_short(here.date())} at {here:%H:%M}"


_SPELT: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (type(None), lambda _: "empty"),
    (bool, lambda value: "yes" if value else "no"),
    (datetime, _moment),
    (date, in_short),
    (Ref, lambda value: value.shown),
)


def _table(
    model: type[Model],
    one: str,
    several: str,
    fields: dict[str, str],
    *,
    is_sealed: bool = False,
    **words: type[Coded],
) -> Table:
    return Table(model, one, several, fields, words, is_sealed)


_DAYS = {"started_on": "from", "ended_on": "to"}
TABLES = {
    table.name: table
    for table in (
        _table(Team, "team", "teams", {"name": "name", "is_iro_service": "of the IRO service"}),
        _table(
            User, "person", "people",
            {"email": "e-mail", "name": "name", "job_title": "job title", "phone": "phone",
             "registration": "registration"},
        ),
        _table(
            Child, "child", "children",
            {"number": "number", "first_name": "first name", "last_name": "last name",
             "known_as": "known as", "born_on": "date of birth", "died_on": "date of death",
             "sex": "sex", "ethnicity": "ethnicity", "upn": "UPN",
             "is_uasc": "unaccompanied asylum seeker", "uasc_ceased_on": "and ceased to be on",
             "language": "language", "communication": "how to talk with the child",
             "case_link": "link to the case system"},
            sex=Sex, ethnicity=Ethnicity,
        ),
        _table(
            LineManagement, "line manager", "line managers",
            {"person": "person", "manager": "manager", **_DAYS},
        ),
        _table(
            RoleHeld, "role", "roles", {"user": "person", "role": "role", "team": "team", **_DAYS},
            role=Role,
        ),
        _table(
            RoleProposed, "role, to be confirmed", "roles, to be confirmed",
            {"user": "person", "role": "role", "team": "team", "starting_on": "from"}, role=Role,
        ),
        _table(
            LookedAfterPeriod, "time in care", "times in care",
            {**_DAYS, "need": "need", "end_reason": "why it ended",
             "first_reason": "why the first episode began", "is_short_breaks": "short breaks"},
            need=Need, end_reason=EndReason,
        ),
        _table(
            LegalStatusHeld, "legal status", "legal statuses",
            {**_DAYS, "status": "legal status"}, status=LegalStatus,
        ),
        _table(
            Placement, "placement", "placements",
            {**_DAYS, "home": "home", "provider": "provider", "postcode": "postcode", "urn": "URN",
             "home_postcode": "postcode before care", "distance_miles": "miles from there",
             "authority": "area of the placement", "home_authority": "area before care",
             "change_reason": "why it ended", "same_carer": "same carer as before",
             "is_confidential": "kept sealed"},
            home=Home, provider=Provider, change_reason=PlacementChange,
        ),
        _table(
            ConfidentialLocation, "sealed place", "sealed places",
            {**_DAYS, "kind": "kind", "address": "address", "postcode": "postcode"}, is_sealed=True,
        ),
        _table(
            Review, "review", "reviews",
            {"booked_for": "booked for", "booked_until": "booked until", "place": "place",
             "held_on": "held on", "participation": "participation", "chaired_by": "chaired by"},
            participation=Participation,
        ),
        _table(
            HealthOutcome, "outcomes of a year", "outcomes of a year",
            {"year_ending": "year to 31 March", "health_assessment": "health assessment",
             "teeth_check": "teeth checked", "immunisations": "immunisations",
             "health_check": "development checks", "sdq_score": "SDQ score",
             "sdq_reason": "why no SDQ score", "convicted": "convicted",
             "substance_misuse": "substance misuse"},
        ),
        _table(
            Missing, "time missing", "times missing", {**_DAYS, "kind": "kind"}, kind=MissingKind
        ),
        _table(
            DatedFact, "plan, visit or check", "plans, visits and checks",
            {"kind": "kind", "on": "on", "detail": "detail", "score": "score",
             "seen_alone": "seen alone"},
            kind=FactKind,
        ),
        _table(
            PermanencePlan, "permanence plan", "permanence plans",
            {**_DAYS, "plan": "plan", "detail": "detail"}, plan=Permanence,
        ),
        _table(Allocation, "IRO of a child", "IROs of children", {**_DAYS, "iro": "IRO"}),
        _table(
            SocialWorkerHeld, "social worker of a child", "social workers of children",
            {**_DAYS, "worker": "social worker", "team": "team"},
        ),
    )
}  # fmt: skip
"""In the order in which they are written: what others refer to goes first."""
