"""What the IROs of the demonstration were told: notices that wait, and notices answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from footprint.operations.copying import copy_in
from footprint.operations.demonstration.caseloads import Caseloads
from footprint.operations.demonstration.scene import Life, Scene
from footprint.operations.demonstration.staff import Officer
from footprint.records.models import Child, Notice, SocialWorkerHeld
from footprint.synthetic.chance import Chance, later
from footprint.terms.casework import NoticeAnswer, NoticeKind

WAITING, WAITING_FOR_ONE, ANSWERED, BROUGHT_FORWARD = 16, 4, 70, 3
WORDS: dict[NoticeKind, tuple[str, ...]] = {
    NoticeKind.PLACEMENT_CHANGE: (
        "The carers have given notice for the end of the month. A home nearer to school is sought.",
        "We propose a move to the aunt, whose assessment is positive.",
    ),
    NoticeKind.PLACEMENT_ENDED: ("The carer was taken to hospital; moved to a link carer.",),
    NoticeKind.EDUCATION_CHANGE: ("A place at another school is proposed after Christmas.",),
    NoticeKind.NEW_SOCIAL_WORKER: ("I am taking over from my colleague, who leaves on Friday.",),
    NoticeKind.MISSING: (
        "Not back from school by ten; the police are told.",
        "Missing overnight, back this morning, says from a friend's house.",
    ),
    NoticeKind.INCIDENT: ("Broke an arm at football. Out of hospital, in good spirits.",),
    NoticeKind.EXCLUDED: ("Excluded for three days after an argument with a teacher.",),
    NoticeKind.CONTACT_CHANGE: ("The father asks that contact be stopped for now.",),
    NoticeKind.HEALTH: ("An operation is planned for January.",),
    NoticeKind.PERMANENCE: ("The panel agreed long-term fostering with these carers.",),
    NoticeKind.DECISION_NOT_DONE: ("The passport has not been applied for; it will be this week.",),
}
FROM_AGE = {
    NoticeKind.EDUCATION_CHANGE: 5,
    NoticeKind.EXCLUDED: 7,
    NoticeKind.INCIDENT: 7,
    NoticeKind.MISSING: 11,
}
ANSWERS = {
    NoticeAnswer.NOTED: ("Thank you. I will ask about it when I visit.", "Noted, thank you."),
    NoticeAnswer.SPEAK: ("Please ring me today or tomorrow.", "Let us speak before you decide."),
    NoticeAnswer.BRING_FORWARD: ("This changes the plan, so we review it before it happens.",),
}


def write(
    scene: Scene,
    caseloads: Caseloads,
    children: dict[str, Child],
    workers: dict[str, SocialWorkerHeld],
    first: Officer,
) -> list[Notice]:
    """Write notices; some of those that wait are for one officer, whom people will sign in as."""
    chance = scene.chance("notices")
    known = [
        life
        for life in chance.shuffled(list(scene.in_care))
        if life.number in workers and caseloads.on(life.number, scene.today)
    ]
    theirs = [life for life in known if caseloads.on(life.number, scene.today) is first]
    others = [life for life in known if life not in theirs]
    waiting = [*theirs[:WAITING_FOR_ONE], *others[: WAITING - WAITING_FOR_ONE]]
    made = list(_waiting(scene, waiting, children, workers, chance))
    rest = [life for life in known if life not in waiting][:ANSWERED]
    for place, life in enumerate(rest):
        notice = _notice(scene, life, children, workers, later(scene.today, -120), chance)
        _answer(scene, notice, caseloads, life, chance, is_urgent=place < BROUGHT_FORWARD)
        made.append(notice)
    copy_in(made)
    return made


def _waiting(
    scene: Scene,
    lives: list[Life],
    children: dict[str, Child],
    workers: dict[str, SocialWorkerHeld],
    chance: Chance,
) -> Iterator[Notice]:
    for life in lives:
        yield _notice(scene, life, children, workers, later(scene.today, -6), chance)


def _notice(
    scene: Scene,
    life: Life,
    children: dict[str, Child],
    workers: dict[str, SocialWorkerHeld],
    since: date,
    chance: Chance,
) -> Notice:
    kind = chance.one_of([one for one in WORDS if life.age >= FROM_AGE.get(one, 0)])
    given = max(since, life.in_care_since or since, workers[life.number].started_on)
    day = scene.working_day(later(given, chance.between(0, (scene.today - given).days)), -1)
    return Notice(
        child=children[life.number],
        kind=kind,
        on=day,
        what=chance.one_of(WORDS[kind]),
        given_by=workers[life.number].worker,
        given_at=scene.moment(day, chance),
        form_key=uuid5(NAMESPACE_URL, f"notice/{scene.seed}/{life.number}"),
    )


def _answer(
    scene: Scene,
    notice: Notice,
    caseloads: Caseloads,
    life: Life,
    chance: Chance,
    *,
    is_urgent: bool,
) -> None:
    day = scene.working_day(min(later(notice.on, chance.between(0, 4)), scene.today), -1)
    answer = NoticeAnswer.NOTED if chance.happens(0.75) else NoticeAnswer.SPEAK
    if is_urgent:
        answer = NoticeAnswer.BRING_FORWARD
        notice.review_by = scene.working_day(later(scene.today, chance.between(5, 15)))
        day = scene.working_day(later(scene.today, -1), -1)
        notice.on, notice.given_at = (
            min(notice.on, day),
            min(notice.given_at, scene.moment(day, chance)),
        )
    officer = caseloads.on(life.number, day) or caseloads.on(life.number, scene.today)
    notice.answer, notice.answer_words = answer, chance.one_of(ANSWERS[answer])
    notice.answered_by = officer.user if officer else None
    notice.answered_at = max(notice.given_at, scene.moment(day, chance))
