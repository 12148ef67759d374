"""Who held which child of the demonstration when: IROs, cover, social workers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from footprint.operations.copying import copy_in
from footprint.operations.demonstration.families import Families
from footprint.operations.demonstration.scene import Life, Scene, Span
from footprint.operations.demonstration.staff import LONG_AGO, SICK, Officer, Staff
from footprint.records.models import Allocation, Child, SocialWorkerHeld
from footprint.synthetic.chance import Chance, later
from footprint.terms.casework import AllocationKind, ChangeReason, Told

UNALLOCATED_DAYS, UNALLOCATED = 7, 3
"""Nobody has chosen an IRO yet for who came in the last few days, or came last."""
WAS_MOVED = 0.1
COVERED, COVER_DAYS = 6, 28
LATELY = timedelta(days=50)
"""Only among those allocated since may a child not have been told who their IRO is."""
STILL_AROUND_DAYS = 60
"""How long a social worker stays with a family after care."""
HANDOVERS = (
    "Likes to be rung the evening before. Seeing the grandparents was agreed and has not begun.",
    "The plan for school is the open question. The foster carers are settled and speak up.",
    "Ask about the savings account and the passport; both were decided twice.",
    "Does not like meetings. We walked the dog and talked; that works.",
    "Nothing outstanding. The next review is about the move to independence.",
)


@dataclass(frozen=True, slots=True)
class Hold:
    """An IRO holds a child for a time."""

    officer: Officer
    start: date
    end: date | None
    why_ended: ChangeReason | None = None


@dataclass(slots=True)
class Caseloads:
    """All holds, by the child's number, in order."""

    holds: dict[str, list[Hold]] = field(default_factory=lambda: defaultdict(list))

    def on(self, number: str, day: date) -> Officer | None:
        """Find who held a child on a day."""
        for hold in self.holds.get(number, ()):
            if hold.start <= day and (hold.end is None or day < hold.end):
                return hold.officer
        return None


def share_out(scene: Scene, families: Families, staff: Staff) -> Caseloads:
    """Give every child an IRO for each time in care: families together, loads even."""
    caseloads, chance = Caseloads(), scene.chance("caseloads")
    now, new = _now(scene, families, staff, chance), _newest(scene)
    for life in scene.lives:
        for span in life.spans:
            officer = now[life.number] if span.ended_on is None else None
            if officer is None or life.number not in new:
                caseloads.holds[life.number] += _course(scene, staff, span, officer, chance)
    return caseloads


def _newest(scene: Scene) -> set[str]:
    """Find the children who came so lately that nobody has chosen an IRO."""
    came = sorted((life.in_care_since or date.min, life.number) for life in scene.in_care)
    lately = scene.today - timedelta(days=UNALLOCATED_DAYS)
    return {n for place, (day, n) in enumerate(came[::-1]) if place < UNALLOCATED or day > lately}


def _now(scene: Scene, families: Families, staff: Staff, chance: Chance) -> dict[str, Officer]:
    """Choose today's IRO for every child: for each family the one with most room."""
    loads: Counter[int] = Counter()
    chosen: dict[str, Officer] = {}
    in_a_family = {life.number for group in families.siblings for life in group}
    rest = [[life] for life in scene.lives if life.now and life.number not in in_a_family]
    apart = {baby.number: mother.number for baby, mother in families.mothers}
    for group in chance.shuffled([*families.siblings, *rest]):
        kept_from = {chosen.get(apart.get(life.number, "")) for life in group} | {
            chosen.get(baby) for baby, mother in apart.items() if mother == group[0].number
        }
        place = min(
            (at for at, one in enumerate(staff.officers) if one not in kept_from),
            key=lambda at: loads[at] / float(staff.officers[at].fte),
        )
        loads[place] += len(group)
        chosen.update((life.number, staff.officers[place]) for life in group)
    return chosen


def _course(
    scene: Scene, staff: Staff, span: Span, officer: Officer | None, chance: Chance
) -> Iterator[Hold]:
    """Draw who held a child through one time in care, and why that changed."""
    start = scene.working_day(later(span.started_on, chance.between(1, 6)))
    # nobody knows who held whom long ago, and nothing is known of tomorrow
    start = min(max(start, scene.today - LONG_AGO), scene.today)
    if span.ended_on and start >= span.ended_on:
        return
    if officer is None:
        there = [one for one in (*staff.officers, *staff.gone) if _is_there(one, start, span)]
        yield Hold(chance.one_of(there), start, span.ended_on, ChangeReason.ENDED)
        return
    before, until, why = _before(staff, officer, start, scene.today, chance)
    if before is not None:
        yield Hold(before, start, until, why)
        start = until
    yield Hold(officer, start, None)


def _is_there(officer: Officer, start: date, span: Span) -> bool:
    stays = officer.until is None or (span.ended_on is not None and span.ended_on <= officer.until)
    return officer.since <= start and stays


def _before(
    staff: Staff, officer: Officer, start: date, today: date, chance: Chance
) -> tuple[Officer | None, date, ChangeReason]:
    """Find who held the child before today's IRO did, until when, and why it changed."""
    old_hands = [one for one in staff.officers if one is not officer and one.since <= start]
    if officer.since > start:
        if leavers := [one for one in staff.gone if one.until == officer.since]:
            return leavers[0], officer.since, ChangeReason.LEFT
        return chance.one_of(old_hands), officer.since, ChangeReason.REBALANCED
    days = (today - start).days
    if days > 200 and chance.happens(WAS_MOVED):
        why = (ChangeReason.CHILD_ASKED, ChangeReason.REBALANCED, ChangeReason.SIBLINGS)
        until = later(start, chance.between(90, days - 60))
        return chance.one_of(old_hands), until, chance.one_of(why)
    return None, start, ChangeReason.OTHER


# ---- written -------------------------------------------------------------------------------------


def write(
    scene: Scene, staff: Staff, caseloads: Caseloads, children: dict[str, Child]
) -> list[Allocation]:
    """Write who holds and held whom, and who covers for the officer who is ill."""
    chance = scene.chance("allocations")
    made = [
        _allocation(scene, staff, children[number], hold, chance)
        for number, holds in caseloads.holds.items()
        for hold in holds
    ]
    made += _cover(scene, staff, caseloads, children)
    copy_in(made)
    return made


def _allocation(scene: Scene, staff: Staff, child: Child, hold: Hold, chance: Chance) -> Allocation:
    told_on = scene.working_day(later(hold.start, chance.between(1, 9)))
    is_told = told_on < (hold.end or scene.today) and (
        hold.start < scene.today - LATELY or chance.happens(0.75)
    )
    has_handover = hold.end is not None and hold.why_ended is not ChangeReason.ENDED
    return Allocation(
        child=child,
        iro=hold.officer.user,
        started_on=hold.start,
        ended_on=hold.end,
        made_by=chance.one_of(staff.managers),
        made_at=scene.moment(hold.start, chance),
        suggested=hold.officer.user if hold.start > scene.today - timedelta(days=90) else None,
        end_reason=(hold.why_ended or "") if hold.end else "",
        handover=chance.one_of(HANDOVERS) if has_handover else "",
        told_on=told_on if is_told else None,
        told_how=chance.one_of(list(Told)) if is_told else "",
    )


def _cover(
    scene: Scene, staff: Staff, caseloads: Caseloads, children: dict[str, Child]
) -> Iterator[Allocation]:
    """Others stand in for some children of the officer who is ill."""
    chance, ill = scene.chance("cover"), staff.officers[SICK]
    start = scene.working_day(later(scene.today, -9))
    theirs = [n for n in caseloads.holds if caseloads.on(n, start) is ill]
    for place, number in enumerate(theirs[:COVERED]):
        yield Allocation(
            child=children[number],
            iro=staff.officers[(SICK + 1 + place % 2) % len(staff.officers)].user,
            kind=AllocationKind.COVER,
            started_on=start,
            ended_on=later(start, COVER_DAYS),
            made_by=staff.managers[0],
            made_at=scene.moment(start, chance),
        )


def social_workers(
    scene: Scene, staff: Staff, children: dict[str, Child]
) -> dict[str, SocialWorkerHeld]:
    """Write which social worker and team worked with each child, and give back today's."""
    held: list[SocialWorkerHeld] = []
    now: dict[str, SocialWorkerHeld] = {}
    for life in scene.lives:
        for one in _workers(scene, staff, life):
            one.child = children[life.number]
            held.append(one)
            if one.ended_on is None:
                now[life.number] = one
    copy_in(held)
    return now


def _workers(scene: Scene, staff: Staff, life: Life) -> Iterator[SocialWorkerHeld]:
    last = max((span.ended_on or date.max for span in life.spans), default=date.max)
    until = None if last == date.max else later(last, STILL_AROUND_DAYS)
    begun = [
        (day, number)
        for day, number, _ in life.child.workers
        if day <= min(scene.today, until or date.max)
    ]
    if not begun:  # who has short breaks, of whose workers the synthetic council says nothing
        numbers = list(staff.workers)
        begun = [(life.spans[0].started_on, numbers[life.child.number % len(numbers)])]
    ends = [*(one[0] for one in begun[1:]), until if until and until <= scene.today else None]
    for (start, number), end in zip(begun, ends, strict=True):
        if end is None or max(start, scene.council.plan.first_day) < end:
            yield SocialWorkerHeld(
                worker=staff.workers[number],
                team=staff.team_of[number],
                started_on=start,
                ended_on=end,
            )
