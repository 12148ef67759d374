"""Loading the council of the demonstration: everything at once, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from footprint.facts import distances
from footprint.facts.stores import open_store
from footprint.operations import loading, timetables
from footprint.operations.demonstration import (
    accounts,
    bookings,
    caseloads,
    closed,
    done,
    families,
    happened,
    matters,
    told,
)
from footprint.operations.demonstration.accounts import Account
from footprint.operations.demonstration.beside import Beside
from footprint.operations.demonstration.scene import Scene, scene
from footprint.operations.demonstration.staff import hire
from footprint.operations.loading import CannotLoad
from footprint.queries.practice import REVIEWS_FROM
from footprint.records.models import Child, PracticeVersion, TimetableRow, User
from footprint.records.reviews import TO_BE_HELD
from footprint.synthetic import council, known, making
from footprint.synthetic.places import Postcodes
from footprint.terms.days import day_in_london
from footprint.terms.periods import ReportingYear

YEARS = 3
CASELOAD = {"fewest": 50, "most": 70}


def load(*, children: int, seed: int, at: datetime) -> list[Account]:
    """Load a council of so many children in care today into an empty database.

    The same seed and day give the same council; passwords and second factors are new each time.
    """
    if Child.objects.exists() or User.objects.exists():
        raise CannotLoad("The database is in use already.")
    caught = _caught(children, seed, at)
    with transaction.atomic():
        return _load(caught)


def _caught(children: int, seed: int, at: datetime) -> Scene:
    """Make the council up, as of the year that goes on."""
    today = day_in_london(at)
    (plan,) = making.plans(children, ReportingYear.of(today), YEARS, 1, seed)
    plan = replace(plan, counted_on=today)
    return scene(council.make(plan, Postcodes(plan.authority.letters)), at=at)


def _load(caught: Scene) -> list[Account]:
    store = open_store()
    known.fill(store, caught.council, until=caught.today)
    bookings.slip(caught, store)
    bookings.review_short_breaks(caught, store)
    distances.measure(store)
    _set_practice(caught)
    staff = hire(caught, {number for life in caught.lives for _, number, _ in life.child.workers})
    kin = families.find(caught)
    held = caseloads.share_out(caught, kin, staff)
    beside = Beside(caught, families.call(caught, kin), held)
    found = loading.load(store, known_until=caught.today, beside=beside)
    families.link(kin, found)
    workers = caseloads.social_workers(caught, staff, found)
    allocations = caseloads.write(caught, staff, held, found)
    matters.write(caught, found, beside)
    done.write_facts(caught, found)
    done.write_entries(caught, held, found)
    first = staff.officers[0]
    notices = told.write(caught, held, found, workers, first)
    closed.write(caught, staff, held, found, workers)
    _make_dates(caught, found)
    bookings.write(caught, held, found, _late(caught))
    happened.write(caught, staff.support[0], found.values(), allocations, notices)
    return list(accounts.open_to(accounts.choose(staff, held, workers, first)))


def _set_practice(caught: Scene) -> None:
    PracticeVersion.objects.create(
        number=1,
        set_at=caught.at,
        settings={
            REVIEWS_FROM: caught.council.plan.first_day.isoformat(),
            "caseload": CASELOAD,
        },
        because="The records begin there",
    )


def _make_dates(caught: Scene, found: dict[str, Child]) -> None:
    timetables.rebuild((child.pk for child in found.values()), at=caught.at)


def _late(caught: Scene) -> set[int]:
    """Find the children whose review is late today."""
    late = TimetableRow.objects.filter(TO_BE_HELD, due_by__lt=caught.today)
    return set(late.values_list("child_id", flat=True))
