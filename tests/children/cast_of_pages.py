"""A child with something of everything, and the people who come to their pages."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from tests.cast import LONG_AGO, NOW, TODAY, child

from footprint.operations import timetables
from footprint.records.models import (
    Child,
    ConfidentialLocation,
    CourtDate,
    DatedFact,
    Guardian,
    ImportantPerson,
    Missing,
    PermanencePlan,
    Review,
)


def filled(name: str = "Amina Yusuf") -> Child:
    """A child with something of everything, in care for nearly two years, reviewed in time."""
    made = child(name)
    made.known_as, made.case_link = "Minnie", "https://cases.council.example/17"
    made.save()
    for days in (20, 100, 280, 460, 640):
        Review.objects.create(child=made, held_on=LONG_AGO + timedelta(days=days))
    Review.objects.create(child=made, booked_for=NOW + timedelta(days=90))
    Missing.objects.create(
        child=made, started_on=TODAY - timedelta(days=40), ended_on=TODAY - timedelta(days=39)
    )
    ImportantPerson.objects.create(
        child=made, name="Omar Yusuf", relation="father", must_not_receive="the address",
        because="Court order", started_on=LONG_AGO,
    )  # fmt: skip
    PermanencePlan.objects.create(child=made, plan="fostering", started_on=LONG_AGO)
    CourtDate.objects.create(
        child=made, on=TODAY + timedelta(days=9), kind="final", court="Walsall"
    )
    Guardian.objects.create(child=made, name="Gita Guardian", started_on=LONG_AGO)
    DatedFact.objects.create(child=made, kind="health", on=TODAY - timedelta(days=200))
    ConfidentialLocation.objects.create(
        child=made, kind="refuge", address="CANARY Lane", postcode="CN1 1RY", started_on=LONG_AGO
    )
    timetables.rebuild([made.pk], at=NOW)
    return made


def address(name: str, of: Child, *more: object) -> str:
    """The address of one of a child's pages."""
    return reverse(name, args=[of.public_id, *more])
