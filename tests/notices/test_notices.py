"""A notice reaches the IRO, waits for one answer, and the answer goes back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections
from tests.cast import LONG_AGO, NOW, TODAY, allocate, child, person, social_worker, team, viewer
from tests.databases import Database

from footprint.access.viewing import Viewer
from footprint.operations import notices
from footprint.operations.checking import Refused
from footprint.operations.notices import Answer, CannotAnswer, CannotGiveNotice
from footprint.queries import notices as queries
from footprint.queries import reviews
from footprint.queries.child import opened
from footprint.queries.looking import NoSuchChild
from footprint.queries.notices import Box
from footprint.records.models import (
    Allocation,
    Child,
    Event,
    Look,
    Message,
    Notice,
    RestrictedName,
    Restriction,
    Review,
    User,
)
from footprint.terms.casework import NoticeAnswer, NoticeKind
from footprint.terms.people import Role
from footprint.terms.sources import Force

NOTED = Answer(NoticeAnswer.NOTED)
CANARY = "Moves to Elm House on Friday because of threats"


@pytest.fixture
def amina(db: None) -> Child:
    return child("Amina Yusuf")


@pytest.fixture
def asha(amina: Child) -> Viewer:
    iro = person("Asha Iro", Role.IRO)
    allocate(amina, iro)
    return viewer(iro)


@pytest.fixture
def sue(amina: Child) -> Viewer:
    east = team("East")
    worker = person("Sue Worker", Role.SOCIAL_WORKER, team=east)
    social_worker(amina, worker, east)
    return viewer(worker)


def give(of: Child, by: Viewer, **more: object) -> Notice:
    notices.give(
        **{
            "child_id": of.public_id, "kind": NoticeKind.PLACEMENT_CHANGE, "on": TODAY,
            "what": CANARY, "form_key": uuid4(), "by": by, **more,
        }
    )  # fmt: skip
    return Notice.objects.latest("id")


def reply(of: Child, to: Notice, by: Viewer, answer: Answer = NOTED) -> None:
    notices.answer(child_id=of.public_id, notice_id=to.pk, answer=answer, by=by)


def mailed() -> list[str]:
    return sorted(message.person.name for message in Message.objects.all() if message.person)


@pytest.mark.django_db
def test_a_notice_reaches_the_iro_and_who_covers(amina: Child, asha: Viewer, sue: Viewer) -> None:
    ben = person("Ben Iro", Role.IRO)
    allocate(amina, ben, since=TODAY, until=TODAY + timedelta(days=10), kind="cover")
    give(amina, sue)
    assert mailed() == ["Asha Iro", "Ben Iro"]
    assert Event.objects.get().sentence == (
        "Sue Worker told the IRO: change of placement proposed, Tue 24 November 2026."
    )


@pytest.mark.django_db
def test_mail_about_a_notice_names_no_child_and_tells_nothing(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    reply(amina, give(amina, sue), asha, Answer(NoticeAnswer.SPEAK, "Ring me: CANARY"))
    written = " ".join(f"{one.subject} {one.body}" for one in Message.objects.all())
    assert len(Message.objects.all()) == 2
    assert "the notice you gave on Tue 24 November 2026: please speak with me." in written
    leaks = ["Amina", "Yusuf", amina.number, "Elm", "CANARY", "placement", str(amina.public_id)]
    assert [word for word in leaks if word in written] == []


@pytest.mark.django_db
def test_without_an_iro_the_managers_are_told(amina: Child, sue: Viewer) -> None:
    person("Mo Manager", Role.IRO_MANAGER)
    give(amina, sue)
    assert mailed() == ["Mo Manager"]


@pytest.mark.django_db
def test_of_a_restricted_child_only_managers_on_its_list_are_told(
    amina: Child, sue: Viewer
) -> None:
    mo, may = person("Mo Manager", Role.IRO_MANAGER), person("May Manager", Role.IRO_MANAGER)
    Restriction.objects.create(child=amina, placed_at=NOW, placed_by=mo, because="Threats")
    for one in (may, User.objects.get(pk=sue.user_id)):
        RestrictedName.objects.create(child=amina, person=one, named_by=mo, started_on=TODAY)
    give(amina, sue)
    assert mailed() == ["May Manager"]


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_notice_and_one_mail(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    key = uuid4()
    give(amina, sue, form_key=key)
    give(amina, sue, form_key=key)
    assert (Notice.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "says"),
    [({"what": "  "}, "Say what"), ({"on": TODAY + timedelta(days=400)}, "more than a year")],
)
def test_what_cannot_be_is_refused_in_words(
    amina: Child, sue: Viewer, more: dict[str, object], says: str
) -> None:
    with pytest.raises(CannotGiveNotice, match=says):
        give(amina, sue, **more)
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_the_social_workers_side_gives_and_the_iros_side_answers(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    with pytest.raises(Refused):
        give(amina, asha)
    with pytest.raises(NoSuchChild):
        give(child("Bilal Ali"), sue)
    notice = give(amina, sue)
    with pytest.raises(Refused):
        reply(amina, notice, sue)
    reply(amina, notice, asha)


@pytest.mark.django_db
def test_an_answer_goes_back_to_whoever_gave_the_notice(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    notice = give(amina, sue)
    reply(amina, notice, asha, Answer(NoticeAnswer.SPEAK, "Today, please."))
    seen = opened(amina.public_id, viewer=sue, where="test")
    (row,) = queries.of_child(seen)
    assert (row.answer, row.answer_words, row.answered_by) == (
        NoticeAnswer.SPEAK, "Today, please.", "Asha Iro",
    )  # fmt: skip
    assert mailed() == ["Asha Iro", "Sue Worker"]
    assert Event.objects.latest("id").sentence == (
        "Asha Iro answered a notice (change of placement proposed): please speak with me."
    )


@pytest.mark.django_db
def test_a_review_brought_forward_is_in_the_timetable_at_once(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    for days in (20, 100, 280, 460, 640):
        Review.objects.create(child=amina, held_on=LONG_AGO + timedelta(days=days))
    friday = date(2026, 12, 4)
    forward = Answer(NoticeAnswer.BRING_FORWARD, review_by=friday)
    reply(amina, give(amina, sue), asha, forward)
    duty = reviews.timetable(opened(amina.public_id, viewer=asha, where="test")).open
    assert duty
    assert (duty.rule, duty.due_by, duty.force) == ("REV-4", friday, Force.STATUTE)
    assert duty.reason.startswith(
        "Directed on Tue 24 November 2026 to be held by Fri 4 December 2026"
    )
    assert Event.objects.latest("id").sentence.endswith(
        "the review is to be brought forward, by Fri 4 December 2026."
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(NoticeAnswer.BRING_FORWARD), "by which day"),
        (Answer(NoticeAnswer.BRING_FORWARD, "", TODAY - timedelta(days=1)), "has passed"),
        (Answer(NoticeAnswer.NOTED, "", TODAY), "belongs to a review that is brought forward"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_in_words(
    amina: Child, asha: Viewer, sue: Viewer, answer: Answer, says: str
) -> None:
    notice = give(amina, sue)
    with pytest.raises(CannotAnswer, match=says):
        reply(amina, notice, asha, answer)
    notice.refresh_from_db()
    assert notice.answer == ""


@pytest.mark.django_db
def test_a_notice_is_answered_once_and_not_through_another_child(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    notice = give(amina, sue)
    bilal = child("Bilal Ali")
    allocate(bilal, User.objects.get(pk=asha.user_id))
    with pytest.raises(CannotAnswer, match="not on this child's record"):
        reply(bilal, notice, asha)
    reply(amina, notice, asha)
    with pytest.raises(CannotAnswer, match=r"Asha Iro answered this notice at 09:30 on Tue 24"):
        reply(amina, notice, asha)


def test_of_ten_who_answer_at_once_one_wins_and_the_others_are_told(committed: Database) -> None:
    amina, east = child("Amina Yusuf"), team("East")
    worker = person("Sue Worker", Role.SOCIAL_WORKER, team=east)
    social_worker(amina, worker, east)
    notice = give(amina, viewer(worker))
    managers = [viewer(person(f"Manager {n}", Role.IRO_MANAGER)) for n in range(10)]
    together = Barrier(len(managers))

    def try_to(by: Viewer) -> str:
        try:
            together.wait()
            reply(amina, notice, by)
        except CannotAnswer as told:
            return str(told)
        finally:
            connections.close_all()
        return "answered"

    with ThreadPoolExecutor(len(managers)) as pool:
        ends = list(pool.map(try_to, managers))
    notice.refresh_from_db()
    assert notice.answered_by
    assert ends.count("answered") == 1
    assert sum(end.startswith(notice.answered_by.name) for end in ends) == 9
    assert Message.objects.filter(kind="answer").count() == 1


@pytest.mark.django_db
def test_boxes_hold_what_waits_what_was_answered_and_what_one_gave(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    first, second = give(amina, sue), give(amina, sue, kind=NoticeKind.MISSING)
    reply(amina, first, asha)

    def box(one: Box, by: Viewer) -> list[int]:
        rows = queries.listed(one, viewer=by, part=slice(None))
        assert len(rows) == queries.how_many(one, viewer=by)
        return [row.notice.id for row in rows]

    assert box(Box.WAITING, asha) == [second.pk]
    assert box(Box.ANSWERED, asha) == [first.pk]
    assert box(Box.GIVEN, sue) == [second.pk, first.pk]
    assert box(Box.WAITING, sue) == []
    assert box(Box.WAITING, viewer(person("Ben Iro", Role.IRO))) == []
    assert Look.objects.filter(kind="listed").count() == 3


@pytest.mark.django_db
def test_a_child_who_moves_to_another_iro_takes_the_waiting_notices_along(
    amina: Child, asha: Viewer, sue: Viewer
) -> None:
    give(amina, sue)
    Allocation.objects.update(ended_on=TODAY)
    ben = person("Ben Iro", Role.IRO)
    allocate(amina, ben, since=TODAY)
    assert queries.how_many(Box.WAITING, viewer=asha) == 0
    assert queries.how_many(Box.WAITING, viewer=viewer(ben)) == 1


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_says_why_the_iro_is_told(kind: NoticeKind) -> None:
    grounds = queries.grounds(kind)
    assert grounds
    strongest = min(grounds, key=lambda one: list(Force).index(one.force or Force.LOCAL))
    assert grounds[0] == strongest
    for one in grounds:
        assert one.is_certain == (one.rule != "HB-17")
