"""Roles: given, proposed, confirmed by a second person, and ended."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from footprint.access.actions import Action
from footprint.access.people import (
    NEVER_WITHOUT,
    is_given_at_once,
    why_not_confirm,
    why_not_propose,
)
from footprint.access.viewing import Viewer
from footprint.operations import events
from footprint.operations.checking import allow
from footprint.records.dated import holding_on
from footprint.records.models import RoleHeld, RoleProposed, Team, User
from footprint.terms.days import in_words
from footprint.terms.people import Role


class CannotGive(Exception):
    """A role cannot be given; the message says why."""


class CannotDecide(Exception):
    """A proposed role cannot be confirmed or refused; the message says why."""


class CannotEnd(Exception):
    """A role cannot be ended; the message says why."""


@transaction.atomic
def give(
    *, person_id: int, role: Role, starting_on: date, by: Viewer, team_id: int | None = None
) -> bool:
    """Give somebody a role, or propose it where a second person must confirm; say whether given."""
    allow(Action.PROPOSE_ROLE, by=by)
    person = User.objects.select_for_update().get(pk=person_id)
    team = Team.objects.get(pk=team_id) if team_id else None
    _see_that_it_fits(person, role, starting_on, team, by)
    if is_given_at_once(by, role):
        RoleHeld.objects.create(
            user=person, role=role, team=team, started_on=starting_on, granted_by_id=by.user_id
        )
        sentence = (
            f"{by.name} made {person.name} {_named(role, team)} from {in_words(starting_on)}."
        )
        events.leave("role given", sentence, by=by)
        return True
    RoleProposed.objects.create(
        user=person,
        role=role,
        team=team,
        starting_on=starting_on,
        proposed_by_id=by.user_id,
        proposed_at=by.at,
    )
    sentence = f"{by.name} proposed a role for {person.name}: {_named(role, team)}."
    events.leave("role proposed", sentence, by=by)
    return False


@transaction.atomic
def confirm(*, proposal_id: int, by: Viewer) -> None:
    """Confirm a proposed role, as the second person; it holds from then at the earliest."""
    allow(Action.CONFIRM_ROLE, by=by)
    proposal = _undecided(proposal_id)
    person = User.objects.select_for_update().get(pk=proposal.user_id)
    reason = why_not_confirm(by, person_id=person.pk, proposed_by_id=proposal.proposed_by_id)
    if reason:
        raise CannotDecide(reason)
    role, start = Role(proposal.role), max(proposal.starting_on, by.today)
    try:
        _see_that_nothing_is_against_it(person, role, start, proposal.team)
    except CannotGive as refusal:
        raise CannotDecide(str(refusal)) from refusal
    _decide(proposal, is_confirmed=True, by=by)
    RoleHeld.objects.create(
        user=person,
        role=role,
        team=proposal.team,
        started_on=start,
        granted_by_id=proposal.proposed_by_id,
        confirmed_by_id=by.user_id,
    )
    sentence = f"{by.name} confirmed a role of {person.name}: {_named(role, proposal.team)}."
    events.leave("role confirmed", sentence, by=by)


@transaction.atomic
def refuse(*, proposal_id: int, by: Viewer) -> None:
    """Refuse a proposed role."""
    allow(Action.REFUSE_ROLE, by=by)
    proposal = _undecided(proposal_id)
    _decide(proposal, is_confirmed=False, by=by)
    named = _named(Role(proposal.role), proposal.team)
    sentence = f"{by.name} refused a role for {proposal.user.name}: {named}."
    events.leave("role refused", sentence, by=by)


@transaction.atomic
def end(*, held_id: int, last_day: date, by: Viewer) -> None:
    """End a role after its last day; never one's own, nor the last of those there must be."""
    allow(Action.KEEP_ACCOUNTS, by=by)
    held = RoleHeld.objects.select_related("user", "team").get(pk=held_id)
    if held.user_id == by.user_id:
        raise CannotEnd("Nobody ends a role of their own. Ask another administrator.")
    # the last day of a role given for today in error is yesterday: it never held
    first_free = max(date.fromordinal(last_day.toordinal() + 1), held.started_on)
    if first_free < by.today:
        raise CannotEnd("Choose today or a later day: what was done in the role stands.")
    role = Role(held.role)
    if role in NEVER_WITHOUT and not others_hold(role, on=first_free, but=held.user_id):
        raise CannotEnd(f"This is the last {role.label}. Give the role to somebody else first.")
    held.ended_on = first_free
    held.save(update_fields=["ended_on"])
    named = _named(role, held.team)
    last = in_words(last_day)
    sentence = f"{by.name} ended a role of {held.user.name}: {named}. Its last day is {last}."
    events.leave("role ended", sentence, by=by)


def others_hold(role: Role, *, on: date, but: int) -> bool:
    """Say whether somebody else who can sign in holds a role with no end; others wait meanwhile."""
    holders = RoleHeld.objects.select_for_update().filter(role=role, ended_on__isnull=True)
    list(holders.values_list("pk", flat=True))
    return holders.filter(holding_on(on), user__is_active=True).exclude(user_id=but).exists()


def _see_that_it_fits(
    person: User, role: Role, starting_on: date, team: Team | None, by: Viewer
) -> None:
    reason = why_not_propose(
        by,
        person_id=person.pk,
        role=role,
        holds=_holds(person, starting_on),
        in_a_team=team is not None,
    )
    if reason:
        raise CannotGive(reason)
    if starting_on < by.today:
        raise CannotGive("A role starts today or later.")
    if RoleProposed.objects.filter(user=person, role=role, decided_at__isnull=True).exists():
        raise CannotGive("This was proposed before, and waits to be confirmed.")
    _see_that_nothing_is_against_it(person, role, starting_on, team)


def _see_that_nothing_is_against_it(
    person: User, role: Role, starting_on: date, team: Team | None
) -> None:
    if not person.is_active:
        raise CannotGive("This account is switched off. Switch it on first.")
    if role is Role.IRO and not person.registration:
        raise CannotGive(
            "An IRO is a registered social worker: give the registration number first."
        )
    same = RoleHeld.objects.filter(user=person, role=role, team=team)
    if same.exclude(ended_on__lte=starting_on).exists():
        raise CannotGive(f"{person.name} is {_named(role, team)} already.")


def _holds(person: User, day: date) -> frozenset[Role]:
    """Find the roles somebody holds on a day or later."""
    held = RoleHeld.objects.filter(user=person).exclude(ended_on__lte=day)
    waiting = RoleProposed.objects.filter(user=person, decided_at__isnull=True)
    return frozenset(
        Role(role) for rows in (held, waiting) for role in rows.values_list("role", flat=True)
    )


def _undecided(proposal_id: int) -> RoleProposed:
    proposal = RoleProposed.objects.select_for_update().filter(pk=proposal_id).first()
    if proposal is None or proposal.decided_at is not None:
        raise CannotDecide("Somebody has decided this already.")
    return proposal


def _decide(proposal: RoleProposed, *, is_confirmed: bool, by: Viewer) -> None:
    proposal.is_confirmed, proposal.decided_by_id, proposal.decided_at = (
        is_confirmed,
        by.user_id,
        by.at,
    )
    proposal.save(update_fields=["is_confirmed", "decided_by", "decided_at"])


def _named(role: Role, team: Team | None) -> str:
    return f"{role.label}, {team.name}" if team else role.label
