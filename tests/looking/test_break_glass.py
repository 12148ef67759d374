"""Breaking the glass: four hours, told to others, not renewable, judged by somebody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import NOW, allocate, child, person, team, viewer

from footprint.operations import break_glass as operations
from footprint.operations.checking import Refused
from footprint.queries import closed_records, looking
from footprint.records.models import BreakGlass, Child, Event, Message, Restriction, User
from footprint.terms.looking import BreakGlassOutcome, BreakGlassReason
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def leo() -> Child:
    return child("Leo Frost")


@pytest.fixture
def sid() -> User:
    return person("Sid Worker", Role.SOCIAL_WORKER, team=team("West"))


@pytest.fixture
def pia() -> User:
    return person("Pia Privacy", Role.PRIVACY_OFFICER)


def smash(user: User, number: str, hours: float = 0, sentence: str = "She is at the door.") -> bool:
    _, was_needed = operations.break_glass(
        number=number,
        reason=BreakGlassReason.SAFETY,
        sentence=sentence,
        by=viewer(user, at=NOW + hours * HOUR),
    )
    return was_needed


def can_open(user: User, of: Child, hours: float) -> bool:
    at = NOW + hours * HOUR
    try:
        looking.opened(of.public_id, viewer=viewer(user, at=at), where="test")
    except looking.NoSuchChild:
        return False
    return True


def test_it_opens_one_record_for_four_hours(sid: User, leo: Child) -> None:
    assert not can_open(sid, leo, 0)
    assert smash(sid, leo.number.lower())
    assert [can_open(sid, leo, hours) for hours in (0, 3.9, 4, 5)] == [True, True, False, False]
    assert not can_open(sid, child("Mia Frost"), 0)


def test_managers_and_the_privacy_officer_are_told_without_a_name(
    sid: User, pia: User, leo: Child
) -> None:
    mo = person("Mo Manager", Role.IRO_MANAGER)
    person("Asha Iro", Role.IRO)
    smash(sid, leo.number)
    told = Message.objects.all()
    assert {one.person for one in told} == {mo, pia}
    for one in told:
        words = one.subject + one.body
        assert not any(name in words for name in ("Leo", "Frost", "Sid", leo.number, "door"))
        assert one.child is None


def test_it_is_not_renewed_by_the_same_person_until_judged(
    sid: User, pia: User, leo: Child
) -> None:
    smash(sid, leo.number)
    with pytest.raises(operations.CannotBreakGlass, match="has not been judged"):
        smash(sid, leo.number, hours=5)
    glass = BreakGlass.objects.get()
    operations.judge(
        break_glass_id=glass.pk, outcome=BreakGlassOutcome.JUSTIFIED, words="", by=viewer(pia)
    )
    assert smash(sid, leo.number, hours=6)


def test_who_may_open_the_record_anyway_breaks_nothing(leo: Child) -> None:
    asha = person("Asha Iro", Role.IRO)
    allocate(leo, asha)
    assert not smash(asha, leo.number)
    assert not BreakGlass.objects.exists()


def test_a_restricted_record_and_none_are_answered_alike(sid: User, leo: Child) -> None:
    said = []
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=sid, because="risk")
    for number in (leo.number, "no such number"):
        with pytest.raises(operations.CannotBreakGlass) as refusal:
            smash(sid, number, sentence=" ")
        said.append(str(refusal.value))
    assert said[0] == said[1]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ELECTED_MEMBER, Role.BUSINESS_SUPPORT])
def test_others_may_not(role: Role, leo: Child) -> None:
    with pytest.raises(Refused):
        smash(person("Bea Other", role), leo.number)


def test_nobody_judges_their_own(pia: User, leo: Child) -> None:
    glass = BreakGlass.objects.create(
        child=leo, person=pia, at=NOW, until=NOW + 4 * HOUR, reason="court", sentence="Now"
    )
    with pytest.raises(operations.CannotJudge, match="yourself"):
        operations.judge(
            break_glass_id=glass.pk, outcome=BreakGlassOutcome.JUSTIFIED, words="", by=viewer(pia)
        )


def test_a_judgement_against_says_what_follows(sid: User, pia: User, leo: Child) -> None:
    smash(sid, leo.number)
    glass = BreakGlass.objects.get()
    against = BreakGlassOutcome.NOT_JUSTIFIED
    with pytest.raises(operations.CannotJudge, match="what follows"):
        operations.judge(break_glass_id=glass.pk, outcome=against, words=" ", by=viewer(pia))
    operations.judge(
        break_glass_id=glass.pk, outcome=against, words="Spoken to Sid.", by=viewer(pia)
    )
    page = closed_records.broken_glass(viewer=viewer(pia))
    assert (page.waiting, page.justified, page.judged[0].outcome_words) == ((), 0, "Spoken to Sid.")
    assert Event.objects.filter(child=leo, kind="glass judged").exists()


def test_print_needs_a_second_reason_while_the_leave_lasts(sid: User, leo: Child) -> None:
    smash(sid, leo.number)
    glass = BreakGlass.objects.get()
    leave = closed_records.leave_now(leo.public_id, viewer=viewer(sid))
    assert leave is not None
    assert not leave.may_print
    operations.allow_print(break_glass_id=glass.pk, because="For the court.", by=viewer(sid))
    leave = closed_records.leave_now(leo.public_id, viewer=viewer(sid))
    assert leave is not None
    assert leave.may_print
    with pytest.raises(Refused):
        operations.allow_print(
            break_glass_id=glass.pk, because="Again.", by=viewer(sid, at=NOW + 4 * HOUR)
        )


def test_the_head_is_told_of_what_nobody_judged_for_five_working_days(
    sid: User, leo: Child
) -> None:
    person("Hal Head", Role.HEAD)
    smash(sid, leo.number)  # on Tue 24 Nov 2026
    assert operations.tell_head_of_unjudged(at=NOW + timedelta(days=7)) == 0  # Tue 1 Dec
    assert operations.tell_head_of_unjudged(at=NOW + timedelta(days=8)) == 1  # Wed 2 Dec
    assert Message.objects.filter(person__name="Hal Head").count() == 1


def test_of_a_record_restricted_since_only_that_it_happened_is_told(
    sid: User, pia: User, leo: Child
) -> None:
    smash(sid, leo.number)
    Restriction.objects.create(child=leo, placed_at=NOW, placed_by=sid, because="risk")
    (glass,) = closed_records.broken_glass(viewer=viewer(pia)).waiting
    assert (glass.who, glass.child, glass.sentence, glass.is_closed) == ("Sid Worker", "", "", True)
    with pytest.raises(operations.CannotJudge, match="restricted"):
        operations.judge(
            break_glass_id=glass.glass_id, outcome=BreakGlassOutcome.JUSTIFIED, words="",
            by=viewer(pia),
        )  # fmt: skip
