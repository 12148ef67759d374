"""What matters around each child of the demonstration: people, the plan for good, the court."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from footprint.operations.copying import copy_in
from footprint.operations.demonstration.beside import Beside
from footprint.operations.demonstration.scene import Life, Scene
from footprint.records.models import (
    Child,
    ConfidentialLocation,
    CourtDate,
    Guardian,
    ImportantPerson,
    PermanencePlan,
    Placement,
)
from footprint.synthetic.chance import Chance, later
from footprint.synthetic.names import Names, first_name, heritage
from footprint.terms.care import PLACED_FOR_ADOPTION, Home, LegalStatus
from footprint.terms.casework import CourtDateKind, Permanence
from footprint.terms.children import PlaceSealed

WITHHELD = 0.035
WITHHOLDINGS = (
    ("the address of the placement", "a non-molestation order of the family court"),
    ("reports of the review", "the child asked that he does not read what they say"),
    ("anything about the school", "was found waiting at the gate twice"),
    ("letters, photographs and dates of contact", "the plan is adoption, by order of the court"),
)
PLAN_AFTER = timedelta(days=120)
INTERIM = frozenset({LegalStatus.INTERIM_CARE_ORDER})
HEARINGS = (
    (12, CourtDateKind.HEARING, "Case management hearing"),
    (120, CourtDateKind.ISSUES, ""),
    (165, CourtDateKind.FILING, "Final evidence of the council"),
    (182, CourtDateKind.FINAL, ""),
)
COURT = "Family Court at Anytown"


def write(scene: Scene, children: dict[str, Child], beside: Beside) -> None:
    """Write people, plans, days in court and sealed places of the children in care."""
    chance, adults = scene.chance("matters"), Names(scene.chance("adults"))
    people: list[ImportantPerson] = []
    plans: list[PermanencePlan] = []
    dates: list[CourtDate] = []
    guardians: list[Guardian] = []
    for life in scene.in_care:
        child = children[life.number]
        people += _people(life, child, chance, adults)
        plans += _plans(life, child, scene.today, chance)
        in_court = list(_in_court(life, child, chance))
        dates += in_court
        if in_court:
            name, number = adults.another(), chance.between(100, 999)
            guardians.append(
                Guardian(
                    child=child, name=name, phone=f"07700 900{number}", started_on=in_court[0].on
                )
            )
    copy_in(people)
    copy_in(plans)
    copy_in(dates)
    copy_in(guardians)
    copy_in(_sealed(placement, address) for placement, address in beside.secret)


def _people(life: Life, child: Child, chance: Chance, adults: Names) -> Iterator[ImportantPerson]:
    since = life.in_care_since or life.today
    if life.child.is_uasc:
        yield ImportantPerson(
            child=child, name=adults.another(), relation="advocate", started_on=since
        )
        return
    of = heritage(chance, life.child.ethnicity)
    for relation, share, sex in (("mother", 0.9, "F"), ("father", 0.55, "M"),
                                 ("grandmother", 0.3, "F"), ("aunt", 0.12, "F")):  # fmt: skip
        if not chance.happens(share):
            continue
        is_parent = relation in {"mother", "father"}
        person = ImportantPerson(
            child=child,
            name=f"{first_name(chance, of, sex)} {child.last_name}",
            relation=relation,
            phone=f"07700 900{chance.between(100, 999)}" if chance.happens(0.7) else "",
            has_parental_responsibility=is_parent and chance.happens(0.85),
            started_on=since,
        )
        if relation != "aunt" and chance.happens(WITHHELD):
            person.must_not_receive, person.because = chance.one_of(WITHHOLDINGS)
        yield person
    if life.age >= 5 and chance.happens(0.5):
        yield ImportantPerson(
            child=child, name=adults.another(), relation="teacher", started_on=since
        )


def _plans(life: Life, child: Child, today: date, chance: Chance) -> Iterator[PermanencePlan]:
    """The plan is known from the second review on; for some it has changed since."""
    since, episode = life.in_care_since, life.episode
    if since is None or episode is None or since + PLAN_AFTER > today:
        return
    home = episode.stay.home
    if home in PLACED_FOR_ADOPTION or episode.legal_status is LegalStatus.PLACEMENT_ORDER:
        plan = Permanence.ADOPTION
    elif life.child.is_uasc or life.age >= 16:
        plan = Permanence.SUPPORTED
    elif home in {Home.RELATIVE_OTHER, Home.PARENTS}:
        plan = Permanence.GUARDIANSHIP if home is Home.RELATIVE_OTHER else Permanence.FAMILY
    elif home.value.startswith(("K", "R", "S")):
        plan = Permanence.RESIDENTIAL
    else:
        plan = Permanence.FOSTERING
    decided_on = later(since, chance.between(80, 120))
    days = (today - decided_on).days
    if plan is not Permanence.FAMILY and days > 150 and chance.happens(0.3):
        changed_on = later(decided_on, chance.between(60, days - 30))
        yield PermanencePlan(
            child=child, plan=Permanence.FAMILY, started_on=decided_on, ended_on=changed_on
        )
        decided_on = changed_on
    if chance.happens(0.96):  # of a few nobody has written a plan yet
        yield PermanencePlan(child=child, plan=plan, started_on=decided_on)


def _in_court(life: Life, child: Child, chance: Chance) -> Iterator[CourtDate]:
    """While an interim order holds, the court sees the family again and again."""
    if life.episode is None or life.episode.legal_status not in INTERIM:
        return
    case_number = f"AN{life.today:%y}C{chance.between(50_000, 59_999)}"
    begun_on = max(one.started_on for one in life.child.in_care[-1].episodes
                   if one.legal_status in INTERIM and one.started_on <= life.today)  # fmt: skip
    for days, kind, detail in HEARINGS:
        day = later(begun_on, days + chance.between(0, 6))
        while day.weekday() > 4:
            day = later(day, 1)
        yield CourtDate(
            child=child, on=day, kind=kind, court=COURT, case_number=case_number, detail=detail
        )


def _sealed(placement: Placement, address: str) -> ConfidentialLocation:
    is_adoption = Home(placement.home) in PLACED_FOR_ADOPTION
    street, _, postcode = address.partition("\n")
    return ConfidentialLocation(
        child_id=placement.child_id,
        kind=PlaceSealed.ADOPTER if is_adoption else PlaceSealed.PLACEMENT,
        address=street,
        postcode=postcode,
        started_on=placement.started_on,
    )
