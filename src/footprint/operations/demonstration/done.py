"""What was done for the children of the demonstration: plans, visits, checks, and IROs' entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from footprint.operations.copying import copy_in
from footprint.operations.demonstration.caseloads import Caseloads
from footprint.operations.demonstration.scene import Life, Scene
from footprint.records.models import Child, DatedFact, Entry
from footprint.synthetic.chance import Chance, later
from footprint.terms.casework import WITH_THE_CHILD, EntryKind, EntryPlace, FactKind

BACK_DAYS = 200
"""How far back plans, visits and checks are written."""
TERMS = ((10, 12), (2, 6), (6, 9))
"""Month and day about which each term's education plan is written."""
AT_SCHOOL = range(4, 18)
CHECKS = (
    (FactKind.HEALTH_ASSESSMENT, range(5), 210, 0.95),
    (FactKind.HEALTH_ASSESSMENT, range(5, 19), 400, 0.95),
    (FactKind.DENTAL_CHECK, range(2, 19), 390, 0.9),
    (FactKind.SDQ, range(4, 17), 380, 0.85),
    (FactKind.PATHWAY_PLAN, range(16, 19), 200, 0.85),
)
"""A check, the ages it is for, how many days ago it may have been, and how often it was."""
NOTES: dict[EntryKind, tuple[str, ...]] = {
    EntryKind.VISIT: (
        "Showed me the guinea pig. Wants to stay until the end of school.",
        "Quiet today. Said the new bus is fine and the mornings are not.",
        "We made toast. Would like to see Gran every week, not every month.",
        "Asked who decides about sleepovers. I explained, and will ask the social worker.",
    ),
    EntryKind.TALK: (
        "Rang before the review: wants to chair the first part.",
        "Said that everything is OK and meant most of it.",
        "Has not had a new coat. I said whom I would ask.",
    ),
    EntryKind.WORKER: (
        "The care plan is being rewritten; it will be here by Friday.",
        "Asked why the life story work has not begun.",
        "A move is being talked about. I asked to be told before it is decided.",
    ),
    EntryKind.CARER: ("Sleeping better. The dentist is booked.", "Asks for the delegated list."),
    EntryKind.SCHOOL: ("Attendance 96%. A new key worker after half-term.",),
    EntryKind.FAMILY: ("Mum will come to the review and would like to sit by the door.",),
    EntryKind.OTHER_AGENCY: ("CAMHS: the first appointment is in three weeks.",),
    EntryKind.FILE_READ: ("Read the file for the midway check. Two of five decisions are done.",),
}
OF_THE_YOUNG = (
    "Asleep when I came, and woke up cheerful. Crawls, and pulls up on the sofa.",
    "Showed me every car in the box, twice. Settles well with the carer.",
    "Sat on the carer's lap and watched me. New words: more, dog, gone.",
)
YOUNG = 4
"""Who is younger is visited, and not rung."""
OFTEN = (
    (EntryKind.FILE_READ, 24), (EntryKind.WORKER, 22), (EntryKind.VISIT, 16), (EntryKind.TALK, 16),
    (EntryKind.CARER, 10), (EntryKind.SCHOOL, 6), (EntryKind.FAMILY, 4),
    (EntryKind.OTHER_AGENCY, 2),
)  # fmt: skip
HALF_A_YEAR = 180


def write_facts(scene: Scene, children: dict[str, Child]) -> None:
    """Write the days on which plans were made, visits paid and checks done."""
    chance = scene.chance("facts")
    facts: dict[tuple[int, str, date], DatedFact] = {}
    for life in scene.in_care:
        child = children[life.number]
        for kind, day in _facts(life, scene, chance):
            if day <= scene.today and (life.in_care_since or day) <= day:
                fact = DatedFact(child=child, kind=kind, on=day)
                if kind is FactKind.SDQ:
                    fact.score = min(40, sum(chance.between(0, 7) for _ in range(4)))
                if kind is FactKind.VISIT:
                    fact.seen_alone = chance.happens(0.8)
                facts[child.pk, kind, day] = fact
    copy_in(facts.values())


def _facts(life: Life, scene: Scene, chance: Chance) -> Iterator[tuple[FactKind, date]]:
    since = life.in_care_since or scene.today
    first = max(since, later(scene.today, -BACK_DAYS))
    for day in _visits(scene.today, first, chance):
        yield FactKind.VISIT, scene.working_day(day)
    yield FactKind.CARE_PLAN, scene.working_day(later(since, chance.between(3, 14)))
    period = life.child.in_care[-1]
    for review in period.reviews:
        if first <= review.held_on <= scene.today and chance.happens(0.85):
            written = later(review.held_on, chance.between(4, 20))
            yield FactKind.CARE_PLAN, scene.working_day(written)
    if life.episode and chance.happens(0.92):
        written = later(life.episode.stay.started_on, chance.between(0, 8))
        yield FactKind.PLACEMENT_PLAN, scene.working_day(written)
    for gone_on, back_on, _ in period.missing:
        if gone_on >= first and chance.happens(0.7):
            yield FactKind.RETURN_INTERVIEW, scene.working_day(later(back_on, chance.between(1, 4)))
    yield from _checks(life, scene, chance)
    if life.age in AT_SCHOOL:
        yield from _education_plans(scene, chance)


def _visits(today: date, first: date, chance: Chance) -> Iterator[date]:
    """A visit every few weeks; to a few children the last one is long ago."""
    until = later(today, -50 if chance.happens(0.08) else 0)
    day = later(first, chance.between(2, 7))
    while day <= until:
        yield day
        day = later(day, chance.between(24, 42))


def _checks(life: Life, scene: Scene, chance: Chance) -> Iterator[tuple[FactKind, date]]:
    """The latest of each check that a child of this age has."""
    for kind, ages, most_days, share in CHECKS:
        if life.age in ages and chance.happens(share):
            yield kind, later(scene.today, -chance.between(5, most_days))


def _education_plans(scene: Scene, chance: Chance) -> Iterator[tuple[FactKind, date]]:
    for year in (scene.today.year - 1, scene.today.year):
        for month, day in TERMS:
            written = later(date(year, month, day), chance.between(-12, 12))
            if later(scene.today, -BACK_DAYS) <= written and chance.happens(0.9):
                yield FactKind.EDUCATION_PLAN, scene.working_day(written)


def write_entries(scene: Scene, caseloads: Caseloads, children: dict[str, Child]) -> None:
    """Write what each IRO did for each child in the last half year."""
    chance = scene.chance("entries")
    copy_in(
        entry
        for life in scene.in_care
        for entry in _entries(life, scene, caseloads, children[life.number], chance)
    )


def _entries(
    life: Life, scene: Scene, caseloads: Caseloads, child: Child, chance: Chance
) -> Iterator[Entry]:
    kinds = [kind for kind, often in OFTEN for _ in range(often)]
    for place in range(chance.between(0, 6)):
        day = scene.working_day(later(scene.today, -chance.between(0, HALF_A_YEAR)), -1)
        officer = caseloads.on(life.number, day)
        if officer is None:
            continue
        kind, is_young = chance.one_of(kinds), life.age < YOUNG
        if is_young and kind is EntryKind.TALK:
            kind = EntryKind.VISIT
        notes = OF_THE_YOUNG if is_young and kind is EntryKind.VISIT else NOTES[kind]
        is_with, seen = kind in WITH_THE_CHILD, chance.happens(0.9)
        entry = Entry(
            child=child,
            kind=kind,
            on=day,
            by=officer.user,
            made_at=scene.moment(day, chance),
            note=chance.one_of(notes) if chance.happens(0.8) else "",
            form_key=uuid5(NAMESPACE_URL, f"entry/{scene.seed}/{life.number}/{place}"),
        )
        if is_with:
            entry.was_seen = seen
            entry.was_alone = chance.happens(0.7) if seen else None
            where = (EntryPlace.HOME, EntryPlace.BEDROOM, EntryPlace.SCHOOL, EntryPlace.OUT)
            away = (EntryPlace.PHONE, EntryPlace.VIDEO)
            entry.place = chance.one_of(where if kind is EntryKind.VISIT else away)
        yield entry
