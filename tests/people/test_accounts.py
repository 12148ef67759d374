"""Keeping accounts: invited, given roles by two people where it matters, and switched off."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from tests.cast import NOW, TODAY, person, team, viewer
from tests.signing_in import give_password, sign_in, with_app, with_password

from footprint.operations import people, roles
from footprint.operations.checking import Refused
from footprint.operations.messages import text_of
from footprint.queries import accounts as queries
from footprint.records.models import Event, Message, RoleHeld, RoleProposed, Session, User
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
NEW = people.NewPerson(email="Nia.New@council.example", name="Nia New", registration="SW9")
IN_THE_ROLE = {
    "IRO": Role.IRO,
    "manager": Role.IRO_MANAGER,
    "head": Role.HEAD,
    "support": Role.BUSINESS_SUPPORT,
    "worker": Role.SOCIAL_WORKER,
    "auditor": Role.AUDITOR,
    "member": Role.ELECTED_MEMBER,
    "administrator": Role.ADMINISTRATOR,
    "privacy officer": Role.PRIVACY_OFFICER,
}


@pytest.fixture
def ada() -> User:
    return person("Ada Admin", Role.ADMINISTRATOR)


@pytest.fixture
def abe() -> User:
    return person("Abe Admin", Role.ADMINISTRATOR)


def roles_of(user: User, on: date = TODAY) -> set[str]:
    return set(RoleHeld.objects.on(on).filter(user=user).values_list("role", flat=True))


def sentences() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("sentence", flat=True))


def link_in(message: Message) -> str:
    (found,) = re.findall(r"http://localhost:8000(/\S+)", text_of(message))
    return str(found)


# ---- inviting ------------------------------------------------------------------------------------


def test_somebody_invited_chooses_a_password_by_a_link_that_works_once(ada: User) -> None:
    with time_machine.travel(NOW, tick=False):
        people.invite(person=NEW, by=viewer(ada))
        link = link_in(Message.objects.get(kind="invitation"))
        client = Client()
        page = client.get(link, follow=True)
        chosen = {"password1": "nine green bottles", "password2": "nine green bottles"}
        here = page.redirect_chain[-1][0]
        assert client.post(here, chosen).url == "/password/set/"
        nia = User.objects.get(name="Nia New")
        assert give_password(client, nia, "nine green bottles").url == "/"
        assert client.get("/account/").url.startswith("/account/second-factor/")
        again = Client().get(link, follow=True)
    assert "This link does not work" in again.content.decode()
    assert sentences() == [
        "Ada Admin made an account for Nia New.",
        "Nia New signs in otherwise: A new password was chosen, by a link in a mail.",
    ]


def test_the_link_works_for_three_days(ada: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        people.invite(person=NEW, by=viewer(ada))
        link = link_in(Message.objects.get())
        clock.shift(timedelta(days=3, minutes=1))
        assert "This link does not work" in Client().get(link, follow=True).content.decode()


def test_another_invitation_can_be_sent_until_the_password_is_chosen(ada: User) -> None:
    person_id = people.invite(person=NEW, by=viewer(ada))
    people.invite_again(person_id=person_id, by=viewer(ada))
    assert Message.objects.filter(kind="invitation").count() == 2
    with_password(User.objects.get(pk=person_id))
    with pytest.raises(people.CannotInvite, match="has chosen a password"):
        people.invite_again(person_id=person_id, by=viewer(ada))


def test_the_outbox_does_not_show_the_link(ada: User) -> None:
    people.invite(person=NEW, by=viewer(ada))
    assert "/password/new/" not in Message.objects.get().body


def test_nobody_has_two_accounts(ada: User) -> None:
    people.invite(person=NEW, by=viewer(ada))
    other = people.NewPerson(email="nia.NEW@council.example", name="Nia")
    with pytest.raises(people.CannotInvite, match="There is an account with this address already"):
        people.invite(person=other, by=viewer(ada))


@pytest.mark.parametrize(
    "who", [who for who in IN_THE_ROLE if who not in {"administrator", "worker"}]
)
def test_only_an_administrator_keeps_accounts(who: str) -> None:
    other = viewer(person("Olu Other", IN_THE_ROLE[who]))
    somebody = person("Sam Somebody")
    for act in (
        lambda: people.invite(person=NEW, by=other),
        lambda: people.switch_off(person_id=somebody.pk, by=other),
        lambda: people.switch_on(person_id=somebody.pk, by=other),
        lambda: people.start_over(person_id=somebody.pk, by=other),
    ):
        with pytest.raises(Refused, match="You may not manage accounts and roles"):
            act()


# ---- giving roles --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "is_given"),
    [
        (Role.IRO, True),
        (Role.BUSINESS_SUPPORT, True),
        (Role.SOCIAL_WORKER, True),
        (Role.TEAM_MANAGER, True),
        (Role.AUDITOR, True),
        (Role.ELECTED_MEMBER, True),
        (Role.IRO_MANAGER, False),
        (Role.HEAD, False),
        (Role.PRIVACY_OFFICER, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_a_privileged_role_waits_for_a_second_person(ada: User, role: Role, is_given: bool) -> None:
    nia = person("Nia New")
    User.objects.filter(pk=nia.pk).update(registration="SW9")
    east = team("East").pk if role in {Role.SOCIAL_WORKER, Role.TEAM_MANAGER} else None
    by = viewer(ada)
    assert (
        roles.give(person_id=nia.pk, role=role, team_id=east, starting_on=TODAY, by=by) is is_given
    )
    assert roles_of(nia) == ({role.value} if is_given else set())


REFUSALS = [
    ("IRO manager", "head", Role.HEAD, "A system administrator gives the role of head"),
    ("administrator", "themselves", Role.IRO, "Nobody gives a role to themselves"),
    ("administrator", "an administrator", Role.IRO, "holds no other role"),
    ("administrator", "an IRO", Role.ADMINISTRATOR, "holds no other role"),
    ("administrator", "somebody", Role.IRO, "registered social worker"),
    ("administrator", "somebody", Role.SOCIAL_WORKER, "belongs to a team"),
    ("administrator", "an IRO", Role.IRO, "is Independent Reviewing Officer already"),
    ("administrator", "somebody switched off", Role.AUDITOR, "Switch it on first"),
]


@pytest.mark.parametrize(("by", "whom", "role", "why"), REFUSALS)
def test_a_role_is_refused_with_the_reason(
    ada: User, abe: User, by: str, whom: str, role: Role, why: str
) -> None:
    off = person("Ola Off")
    User.objects.filter(pk=off.pk).update(is_active=False)
    cast = {
        "themselves": ada,
        "an administrator": abe,
        "an IRO": person("Asha Iro", Role.IRO),
        "somebody": person("Sam Somebody"),
        "somebody switched off": off,
        "head": person("Hal Head"),
    }
    giver = ada if by == "administrator" else person("Mo Manager", Role.IRO_MANAGER)
    with pytest.raises(roles.CannotGive, match=why):
        roles.give(person_id=cast[whom].pk, role=role, starting_on=TODAY, by=viewer(giver))


def test_a_role_cannot_begin_in_the_past(ada: User) -> None:
    nia = person("Nia New")
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(roles.CannotGive, match="starts today or later"):
        roles.give(person_id=nia.pk, role=Role.AUDITOR, starting_on=yesterday, by=viewer(ada))


def test_a_manager_proposes_for_the_service_and_an_administrator_confirms(ada: User) -> None:
    mo, nia = person("Mo Manager", Role.IRO_MANAGER), person("Nia New")
    role = Role.BUSINESS_SUPPORT
    assert not roles.give(person_id=nia.pk, role=role, starting_on=TODAY, by=viewer(mo))
    roles.confirm(proposal_id=RoleProposed.objects.get().pk, by=viewer(ada))
    assert roles_of(nia) == {"BS"}


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("the one who proposed it", "somebody else confirms it"),
        ("the one it is for", "Nobody confirms a role of their own"),
        ("a second administrator", None),
        ("the head", None),
        ("the privacy officer", "You may not confirm a privileged role"),
        ("the manager", "You may not confirm a privileged role"),
    ],
)
def test_who_may_be_the_second_person(ada: User, abe: User, who: str, why: str | None) -> None:
    hal = person("Hal Head", Role.HEAD)
    cast = {
        "the one who proposed it": ada,
        "the one it is for": hal,
        "a second administrator": abe,
        "the head": person("Hoi Head", Role.HEAD),
        "the privacy officer": person("Pia Privacy", Role.PRIVACY_OFFICER),
        "the manager": person("Mo Manager", Role.IRO_MANAGER),
    }
    roles.give(person_id=hal.pk, role=Role.IRO_MANAGER, starting_on=TODAY, by=viewer(ada))
    proposal = RoleProposed.objects.get().pk
    if why is None:
        roles.confirm(proposal_id=proposal, by=viewer(cast[who]))
        assert roles_of(hal) == {"HOS", "MGR"}
    else:
        with pytest.raises((roles.CannotDecide, Refused), match=why):
            roles.confirm(proposal_id=proposal, by=viewer(cast[who]))
        assert roles_of(hal) == {"HOS"}


def test_the_privacy_officer_can_refuse_and_then_nobody_can_confirm(ada: User, abe: User) -> None:
    pia, nia = person("Pia Privacy", Role.PRIVACY_OFFICER), person("Nia New")
    roles.give(person_id=nia.pk, role=Role.HEAD, starting_on=TODAY, by=viewer(ada))
    proposal = RoleProposed.objects.get().pk
    roles.refuse(proposal_id=proposal, by=viewer(pia))
    with pytest.raises(roles.CannotDecide, match="has decided this already"):
        roles.confirm(proposal_id=proposal, by=viewer(abe))
    assert sentences()[-1] == "Pia Privacy refused a role for Nia New: head of the IRO service."


def test_a_role_confirmed_late_holds_from_then_only(ada: User, abe: User) -> None:
    nia = person("Nia New")
    roles.give(person_id=nia.pk, role=Role.HEAD, starting_on=TODAY, by=viewer(ada))
    later = NOW + timedelta(days=3)
    roles.confirm(proposal_id=RoleProposed.objects.get().pk, by=viewer(abe, at=later))
    held = RoleHeld.objects.get(user=nia)
    assert held.started_on == TODAY + timedelta(days=3)
    assert (held.granted_by, held.confirmed_by) == (ada, abe)


@pytest.mark.parametrize(
    "wrong",
    [
        {"granted_by": "ada"},
        {"granted_by": "ada", "confirmed_by": "ada"},
        {"granted_by": "ada", "confirmed_by": "nia"},
        {"granted_by": "nia"},
    ],
)
def test_the_database_itself_asks_for_two(ada: User, wrong: dict[str, str]) -> None:
    nia = person("Nia New")
    cast = {"ada": ada, "nia": nia}
    by = {name: cast[who] for name, who in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHeld.objects.create(user=nia, role=Role.HEAD, started_on=TODAY, **by)


# ---- ending roles --------------------------------------------------------------------------------


def test_a_role_ends_after_its_last_day(ada: User) -> None:
    asha = person("Asha Iro", Role.IRO)
    held = RoleHeld.objects.get(user=asha)
    roles.end(held_id=held.pk, last_day=date(2026, 11, 27), by=viewer(ada))
    assert roles_of(asha, date(2026, 11, 27)) == {"IRO"}
    assert roles_of(asha, date(2026, 11, 28)) == set()
    (sentence,) = sentences()
    assert sentence == (
        "Ada Admin ended a role of Asha Iro: Independent Reviewing Officer. "
        "Its last day is Fri 27 November 2026."
    )


@pytest.mark.parametrize(
    ("at", "is_in"),
    [
        (datetime.fromisoformat("2026-11-27T23:59:59+00:00"), True),
        (datetime.fromisoformat("2026-11-28T00:00:00+00:00"), False),
    ],
)
def test_rights_end_at_midnight_in_london(ada: User, at: datetime, is_in: bool) -> None:
    asha = person("Asha Iro", Role.IRO)
    held = RoleHeld.objects.get(user=asha)
    roles.end(held_id=held.pk, last_day=date(2026, 11, 27), by=viewer(ada))
    assert (Role.IRO in viewer(asha, at=at).roles) is is_in


def test_a_role_can_be_ended_at_once_but_not_in_the_past(ada: User) -> None:
    asha = person("Asha Iro", Role.IRO)
    held = RoleHeld.objects.get(user=asha)
    with pytest.raises(roles.CannotEnd, match="Choose today or a later day"):
        roles.end(held_id=held.pk, last_day=TODAY - timedelta(days=2), by=viewer(ada))
    roles.end(held_id=held.pk, last_day=TODAY - timedelta(days=1), by=viewer(ada))
    assert roles_of(asha) == set()


def test_nobody_ends_their_own_role(ada: User, abe: User) -> None:
    held = RoleHeld.objects.get(user=ada)
    with pytest.raises(roles.CannotEnd, match="Nobody ends a role of their own"):
        roles.end(held_id=held.pk, last_day=TODAY, by=viewer(ada))


def test_the_last_privacy_officer_stays(ada: User) -> None:
    pia = person("Pia Privacy", Role.PRIVACY_OFFICER)
    held = RoleHeld.objects.get(user=pia)
    with pytest.raises(roles.CannotEnd, match="This is the last privacy officer"):
        roles.end(held_id=held.pk, last_day=TODAY, by=viewer(ada))
    with pytest.raises(people.CannotSwitchOff, match="This is the last privacy officer"):
        people.switch_off(person_id=pia.pk, by=viewer(ada))
    off = person("Pat Privacy", Role.PRIVACY_OFFICER)
    User.objects.filter(pk=off.pk).update(is_active=False)
    with pytest.raises(roles.CannotEnd, match="This is the last privacy officer"):
        roles.end(held_id=held.pk, last_day=TODAY, by=viewer(ada))
    person("Pol Privacy", Role.PRIVACY_OFFICER)
    roles.end(held_id=held.pk, last_day=TODAY, by=viewer(ada))


# ---- switching off -------------------------------------------------------------------------------


def test_switching_off_ends_every_session(ada: User, client: Client) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    sign_in(client, asha)
    people.switch_off(person_id=asha.pk, by=viewer(ada))
    assert client.get("/account/").status_code == 302
    assert not Session.objects.filter(user=asha).exists()
    people.switch_on(person_id=asha.pk, by=viewer(ada))
    assert client.get("/account/").status_code == 302


def test_starting_over_takes_off_the_factor_and_the_password(ada: User, client: Client) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    sign_in(client, asha)
    people.start_over(person_id=asha.pk, by=viewer(ada))
    assert client.get("/account/").status_code == 302
    assert give_password(client, asha).status_code == 200
    found = queries.account(asha.pk, viewer=viewer(ada))
    assert found is not None
    assert found.state == "no password yet"
    assert sentences() == ["Ada Admin took the second factor off the account of Asha Iro."]


def test_nobody_does_it_to_themselves(ada: User, abe: User) -> None:
    for act in (people.switch_off, people.start_over):
        with pytest.raises((people.CannotSwitchOff, people.CannotReset), match="Nobody"):
            act(person_id=ada.pk, by=viewer(ada))


@pytest.mark.parametrize(
    ("used", "joined", "on_again", "is_off"),
    [
        (31, 700, None, True),
        (29, 700, None, False),
        (None, 31, None, True),
        (None, 10, None, False),
        (90, 700, 3, False),
        (90, 700, 31, True),
    ],
)
def test_an_account_not_used_for_thirty_days_is_switched_off(
    used: int | None, joined: int, on_again: int | None, is_off: bool
) -> None:
    asha = with_password(person("Asha Iro", Role.IRO))

    def ago(days: int | None) -> datetime | None:
        return None if days is None else NOW - timedelta(days=days)

    User.objects.filter(pk=asha.pk).update(
        last_login=ago(used), joined_at=ago(joined), switched_on_at=ago(on_again)
    )
    people.switch_off_unused(at=NOW)
    asha.refresh_from_db()
    assert asha.is_active is not is_off


def test_somebody_who_acts_by_links_alone_is_left_on() -> None:
    sue = person("Sue Worker")
    people.switch_off_unused(at=NOW)
    sue.refresh_from_db()
    assert sue.is_active


def test_one_of_those_there_must_be_is_left_on(ada: User, abe: User) -> None:
    long_ago = NOW - timedelta(days=90)
    with_password(ada)
    with_password(abe)
    User.objects.filter(pk=ada.pk).update(last_login=long_ago)
    User.objects.filter(pk=abe.pk).update(last_login=long_ago + timedelta(days=1))
    assert people.switch_off_unused(at=NOW) == 1
    assert list(User.objects.filter(is_active=True)) == [abe]
    assert people.switch_off_unused(at=NOW) == 0


# ---- the first two -------------------------------------------------------------------------------


def test_the_first_two_administrators_are_made_on_the_host_and_no_more() -> None:
    links = [
        people.appoint_first(person=people.NewPerson(f"{n}@council.example", n), at=NOW)
        for n in ("First", "Second")
    ]
    with time_machine.travel(NOW, tick=False):
        assert all("Choose a password" in _page(link) for link in links)
    with pytest.raises(people.CannotInvite, match="There are two administrators"):
        people.appoint_first(person=people.NewPerson("third@council.example", "Third"), at=NOW)


def _page(link: str) -> str:
    return Client().get(link.removeprefix("http://localhost:8000"), follow=True).content.decode()


# ---- the history ---------------------------------------------------------------------------------


def test_the_history_of_a_role_says_whose_change_it_was(ada: User) -> None:
    with time_machine.travel(NOW, tick=False):
        client = sign_in(Client(), with_app(ada))
        nia = person("Nia New")
        form = {"role": "AUD", "starting_on_day": 24, "starting_on_month": 11}
        client.post(f"/accounts/{nia.pk}/role/", form | {"starting_on_year": 2026})
    version = RoleHeld.pgh_event_model.objects.get(user=nia)
    assert version.pgh_context.metadata["user"] == ada.pk
