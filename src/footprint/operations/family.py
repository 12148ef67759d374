"""The people who matter to a child, what they must not receive, and the children they belong to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from footprint.access.actions import Action
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import child_for
from footprint.queries.looking import children_for
from footprint.records.children import Child, ChildLink, ImportantPerson
from footprint.terms.children import ChildLinkKind
from footprint.terms.days import in_words


class CannotKeepPerson(Exception):
    """Why nothing was kept about a person, in words for whoever wrote it."""


class ChangedMeanwhile(CannotKeepPerson):
    """Somebody else changed the person first; the version to save on top of."""

    def __init__(self, version: int) -> None:
        super().__init__(
            "Somebody else changed what is recorded about this person after you opened this page. "
            "What you typed is still below; look at the person's line, and save again to put "
            "yours in place."
        )
        self.version = version


@dataclass(frozen=True, slots=True)
class Person:
    """What is recorded about somebody who matters to a child."""

    name: str
    relation: str
    phone: str = ""
    email: str = ""
    has_parental_responsibility: bool = False
    must_not_receive: str = ""
    because: str = ""

    def why_not(self) -> str | None:
        """Say what is missing, or None where it can be kept."""
        if not self.name.strip():
            return "Enter the person's name."
        if not self.relation.strip():
            return "Enter who the person is to the child."
        if self.must_not_receive.strip() and not self.because.strip():
            return "Say why this person must not receive it."
        return None


@transaction.atomic
def add_person(*, child_id: UUID, person: Person, by: Viewer) -> None:
    """Add somebody who matters to a child, from today."""
    child = child_for(child_id, Action.CORRECT, by=by)
    if reason := person.why_not():
        raise CannotKeepPerson(reason)
    ImportantPerson.objects.create(child=child, started_on=by.today, **asdict(person))
    _leave("person added", f"added {person.name} ({person.relation})", child, by)


@transaction.atomic
def change_person(
    *, child_id: UUID, person_id: int, person: Person, version: int, by: Viewer
) -> None:
    """Change what is recorded about somebody, unless another did so since the page was opened."""
    child = child_for(child_id, Action.CORRECT, by=by)
    if reason := person.why_not():
        raise CannotKeepPerson(reason)
    found = ImportantPerson.objects.filter(child=child, pk=person_id)
    if not found.filter(version=version).update(**asdict(person), version=F("version") + 1):
        raise ChangedMeanwhile(_held(child, person_id).version)
    _leave("person changed", f"changed what is recorded about {person.name}", child, by)


@transaction.atomic
def end_person(*, child_id: UUID, person_id: int, on: date, by: Viewer) -> None:
    """End a person's place among those who matter to a child; the record of it stays."""
    child = child_for(child_id, Action.CORRECT, by=by)
    held = _held(child, person_id)
    if held.ended_on is not None:
        raise CannotKeepPerson(f"This ended already, on {in_words(held.ended_on)}.")
    if not held.started_on <= on <= by.today:
        raise CannotKeepPerson(
            f"The day must lie between {in_words(held.started_on)}, when this began, and today."
        )
    ImportantPerson.objects.filter(pk=held.pk).update(ended_on=on, version=F("version") + 1)
    _leave("person ended", f"ended {held.name} ({held.relation}), {in_words(on)}", child, by)


@transaction.atomic
def link(*, child_id: UUID, other_number: str, kind: ChildLinkKind, by: Viewer) -> None:
    """Say that another child is a child's brother, sister or parent; both must be open to one."""
    child = child_for(child_id, Action.CORRECT, by=by)
    openable = children_for(by, Action.OPEN)
    other = openable.filter(number__iexact=other_number.strip()).first()
    if other is None:
        raise CannotKeepPerson("There is no child with this number whose record you may open.")
    if other.pk == child.pk:
        raise CannotKeepPerson("This is the child's own number. Enter the other child's.")
    if ChildLink.objects.filter(_between(child, other)).exists():
        raise CannotKeepPerson("These two children are linked already.")
    try:
        with transaction.atomic():
            ChildLink.objects.create(child=child, other=other, kind=kind)
    except IntegrityError as twice:
        raise CannotKeepPerson("These two children are linked already.") from twice
    for one in (child, other):
        _leave("children linked", f"linked two children ({kind.label})", one, by)


@transaction.atomic
def unlink(*, child_id: UUID, link_id: int, by: Viewer) -> None:
    """Take a link between two children away."""
    child = child_for(child_id, Action.CORRECT, by=by)
    held = ChildLink.objects.filter(Q(child=child) | Q(other=child), pk=link_id).first()
    if held is None:
        raise CannotKeepPerson("These two children are not linked.")
    ends = [held.child, held.other]
    held.delete()
    for one in ends:
        _leave("link ended", "took away a link between two children", one, by)


def _held(child: Child, person_id: int) -> ImportantPerson:
    held: ImportantPerson | None = ImportantPerson.objects.filter(child=child, pk=person_id).first()
    if held is None:
        raise CannotKeepPerson("That person is not on this child's record.")
    return held


def _between(child: Child, other: Child) -> Q:
    return Q(child=child, other=other) | Q(child=other, other=child)


def _leave(kind: str, done: str, child: Child, by: Viewer) -> None:
    events.leave(kind, f"{by.name} {done}.", by=by, child_id=child.pk)
