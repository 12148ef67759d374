"""Who a child is: corrections to what is recorded, of which none overwrites another unseen."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db import transaction

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.documents.sentences import listed
from footprint.operations import events, timetables
from footprint.operations.checking import child_for
from footprint.records.children import Child
from footprint.records.events import Event
from footprint.terms.children import Ethnicity, Sex
from footprint.terms.days import LONDON, in_words
from footprint.terms.words import Coded

CORRECTED = "child corrected"


class CannotCorrect(Exception):
    """Why a correction was not kept, in words for whoever made it."""


class ChangedMeanwhile(CannotCorrect):
    """Somebody else saved first: who, what and when, and the version to save on top of."""

    def __init__(self, words: str, version: int) -> None:
        super().__init__(words)
        self.version = version


@dataclass(frozen=True, slots=True)
class Details:
    """What can be corrected about a child; the number is the case system's, and comes by import."""

    first_name: str
    last_name: str
    known_as: str
    former_names: str
    born_on: date | None
    died_on: date | None
    sex: str
    ethnicity: str
    language: str
    communication: str
    case_link: str


CALLED = {
    "first_name": "first name",
    "last_name": "family name",
    "known_as": "name people use",
    "former_names": "former names",
    "born_on": "date of birth",
    "died_on": "date of death",
    "sex": "sex",
    "ethnicity": "ethnicity",
    "language": "language",
    "communication": "how to talk with the child",
    "case_link": "link to the case system",
}
"""What people call each detail."""


@transaction.atomic
def correct(*, child_id: UUID, details: Details, version: int, by: Viewer) -> None:
    """Keep corrected details, unless somebody else saved since the page was opened."""
    child = child_for(child_id, Action.CORRECT, by=by)
    _check(details, by.today)
    before = _details(child)
    changed = [name for name in CALLED if getattr(before, name) != getattr(details, name)]
    saved = Child.objects.filter(pk=child.pk, version=version).update(
        **asdict(details),
        version=version + 1,
    )
    if not saved:
        raise _changed_meanwhile(child.pk, version)
    if "born_on" in changed:
        timetables.rebuild([child.pk], at=by.at)
    if changed:
        what = listed([CALLED[name] for name in changed])
        events.leave(CORRECTED, f"{by.name} corrected the {what}.", by=by, child_id=child.pk)


def _check(details: Details, today: date) -> None:
    if not details.first_name.strip():
        raise CannotCorrect("Enter the first name.")
    if details.died_on and details.died_on > today:
        raise CannotCorrect("The date of death is still to come.")
    if details.died_on and details.born_on and details.died_on < details.born_on:
        raise CannotCorrect("The date of death is before the date of birth.")
    if details.sex and details.sex not in set(Sex):
        raise CannotCorrect("Choose the sex from the list.")
    if details.ethnicity and details.ethnicity not in set(Ethnicity):
        raise CannotCorrect("Choose the ethnicity from the list.")


def _details(child: Child) -> Details:
    return Details(**{field.name: getattr(child, field.name) for field in fields(Details)})


def _changed_meanwhile(child_id: int, version: int) -> ChangedMeanwhile:
    """Say who saved in between, when, and what stands there now."""
    now = Child.objects.get(pk=child_id)
    kept = apps.get_model("records", "ChildVersion")._default_manager
    opened = kept.filter(pgh_obj_id=child_id, version=version).order_by("-pgh_id").first()
    changed = [
        f"{CALLED[name]} is now “{_said(name, getattr(now, name))}”"
        for name in CALLED
        if opened is None or getattr(opened, name) != getattr(now, name)
    ]
    saved = Event.objects.filter(child_id=child_id, kind=CORRECTED).select_related("by")
    latest = saved.order_by("-at", "-id").first()
    who = f"{latest.by.name} saved" if latest and latest.by else "Something was saved"
    when = f" at {latest.at.astimezone(LONDON):%H:%M}" if latest else ""
    what = f": {listed(changed)}" if changed else ""
    return ChangedMeanwhile(
        f"{who}{when}, after you opened this page{what}. What you typed is still below; "
        "look it over, and save again to put it in place.",
        now.version,
    )


def _said(name: str, value: object) -> str:
    """Write a detail as the page does."""
    if isinstance(value, date):
        return in_words(value)
    words: dict[str, type[Coded]] = {"sex": Sex, "ethnicity": Ethnicity}
    text = str(value or "empty")
    return words[name](text).label if value and name in words else text
