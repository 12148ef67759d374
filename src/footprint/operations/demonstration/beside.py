"""What the demonstration adds to what a return tells: names, homes, who told, who chaired."""

from __future__ import annotations

from datetime import date

from footprint.operations.demonstration.caseloads import Caseloads
from footprint.operations.demonstration.scene import Scene
from footprint.operations.loading import AsReturned
from footprint.records.models import Child, LookedAfterPeriod, Placement, Review
from footprint.synthetic.chance import later
from footprint.synthetic.names import Names
from footprint.terms.care import PLACED_FOR_ADOPTION, Home

STREETS = (
    "Marmalade Lane", "Otter Row", "Teacup Hill", "Lantern Street", "Bluebell Rise", "Saddle Way",
    "Pepperpot Close", "Kite Terrace", "Walnut Walk", "Puddle Lane",
)  # fmt: skip
HOUSES = ("The Lighthouse", "Orchard House", "Kingfisher Lodge", "Harbour House", "The Beeches")
TOLD_BY = "the duty team"
MUST_STAY_SECRET = 0.012
FOSTERED = frozenset(home for home in Home if home.value.startswith("U"))


class Beside(AsReturned):
    """Adds what only the council itself knows of its children."""

    def __init__(self, scene: Scene, called: dict[str, Child], caseloads: Caseloads) -> None:
        self.called, self.caseloads = called, caseloads
        self.today, self.chance = scene.today, scene.chance("beside")
        self.carers = Names(scene.chance("carers"))
        self.secret: list[tuple[Placement, str]] = []
        """Placements that must stay secret, and the address of each."""

    def child(self, record: Child) -> None:
        """Name the child."""
        called = self.called[record.number]
        for name in (
            "first_name", "last_name", "known_as", "language", "communication", "case_link",
            "public_id",
        ):  # fmt: skip
            setattr(record, name, getattr(called, name))

    def period(self, record: LookedAfterPeriod, number: str) -> None:
        """Say when the IRO service was told; of the last arrivals it may not have been yet."""
        days = self.chance.between(0, 3) if self.chance.happens(0.85) else self.chance.between(4, 9)
        told_on: date = later(record.started_on, days)
        if told_on <= self.today:
            record.notified_on, record.notified_by = told_on, TOLD_BY

    def placement(self, record: Placement, number: str) -> None:
        """Say who cares for the child today, and where."""
        if record.ended_on is not None or not record.postcode:
            return
        home = Home(record.home) if record.home else None
        address = f"{self.chance.between(1, 80)} {self.chance.one_of(STREETS)}"
        if home in FOSTERED or home is Home.PARENTS:
            record.carer = self.carers.another()
        elif home not in PLACED_FOR_ADOPTION:
            record.carer = self.chance.one_of(HOUSES)
        is_fostered = home in FOSTERED and self.chance.happens(MUST_STAY_SECRET)
        if home in PLACED_FOR_ADOPTION or is_fostered:
            self.secret.append((record, f"{address}\n{record.postcode}"))
            record.is_confidential, record.postcode = True, ""
        else:
            record.address = address

    def review(self, record: Review, number: str) -> None:
        """Say who chaired the review."""
        if record.held_on and (officer := self.caseloads.on(number, record.held_on)):
            record.chaired_by = officer.user
