"""Every address, asked for by every role, about children held in every way: as the table says.

Absent and denied are the same page; an address that declares nothing is not served; one that the
world cannot fill fails the build, so that a new address gets its entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from tests.databases import Database
from tests.proof import world as worlds
from tests.proof.crawling import ABSENT, Address, Seen, addresses, ask, paths_of
from tests.proof.world import World
from tests.signing_in import sign_in
from tests.spec.test_permissions import is_allowed

from footprint.access import policies
from footprint.access.actions import Action
from footprint.terms.people import Role
from footprint.web.people.doors import OPEN

WHO = {name: role.value for name, role, _ in worlds.STAFF}
ONE_OF_EACH = ("Asha", "Ben", "Mo", "May", "Hal", "Bea", "Sue", "Sid", "Tom", "Tia", "Aud", "Eve",
               "Ada", "Pia")  # fmt: skip


def relations_of(who: str, child: str) -> set[str]:
    """How somebody stands to a child of the world, said once more by hand."""
    _, iro, worker, team = next(one for one in worlds.CHILDREN if one[0] == child)
    manages = {"East": "Tom", "West": "Tia"}[team]
    holds = {
        "allocated IRO": who == iro,
        "social worker": who == worker,
        "team manager": who == manages,
        "business support": who == "Bea",
        "named": child == "Rex" and who in {"Asha", "Mo"},
        "conflict": child == "Kim" and who == "Asha",
    }
    return {relation for relation, is_so in holds.items() if is_so}


def may(who: str, action: str, child: str) -> bool:
    """What the signed table says of a person, an action and a child of the world."""
    level = "restricted" if child == "Rex" else "standard"
    return is_allowed(action, {WHO[who]}, relations_of(who, child), level)


def may_at_all(who: str, action: str) -> bool:
    return not policies.why_not_at_all(Action(action), _viewer(who))


def _viewer(who: str) -> object:
    from tests.spec.test_permissions import viewer

    return viewer({Role(WHO[who])})


@pytest.fixture
def world(committed: Database) -> World:
    return worlds.build()


def plain(text: str, path: str) -> str:
    """Take out what differs between any two answers: tokens, and the address itself."""
    text = re.sub(r'csrfmiddlewaretoken" value="[\w-]+"', "", text.replace(path, ""))
    text = re.sub(r"<time .*?</time>", "", text)
    return re.sub(r"(?m)^(Set-Cookie|Date|Content-Length):.*$", "", text)


def faults(world: World, names: tuple[str, ...], only: str | None = None) -> Iterator[str]:
    """Ask for every address as these people, and say what is not as the table says."""
    for who in names:
        client = sign_in(Client(), world.people[who])
        for address, child, path in paths_of(world):
            if only is None or address.action == only:
                yield from _fault(client, address, who, child, path)


def _fault(client: Client, address: Address, who: str, child: str, path: str) -> Iterator[str]:
    action = str(address.action)
    one = ask(client, path)
    is_sent_only = one.status == 405
    if not may_at_all(who, action):
        sent = ask(client, path, {})
        if one.status not in {403, 405} or sent.status not in {403, 405}:
            yield f"{who} {path}: {one.status}, sent {sent.status}; no {WHO[who]} may {action}"
        return
    if not address.is_of_a_child or address.name == "allow-print":
        return  # paper is for who has broken the glass; tests/looking ask for it
    if _may_come(address, who, child):
        if one.status not in {200, 302, 405}:
            yield f"{who} {path}: {one.status}, though they may {action} {child}"
        return
    if not is_sent_only and not _is_turned_away(client, address, one, path):
        yield f"{who} {path}: {one.status}, though they may not {action} {child}"
    sent = ask(client, path, {})
    if sent.status not in {403, 404, 405} and not _is_asked_why(sent):
        yield f"{who} {path}: {sent.status} to a form, though they may not {action} {child}"


def _may_come(address: Address, who: str, child: str) -> bool:
    """Whether the page is for this person and this child; some ask for a reason first."""
    can_find = may(who, "find", child)
    if address.name in {"say-why", "declare-conflict"}:
        return can_find or may(who, "open", child)
    level = "restricted" if child == "Rex" else "standard"
    with_reason = relations_of(who, child) | {"reason given"}
    action = str(address.action)
    after_saying_why = is_allowed(action, {WHO[who]}, with_reason, level)
    return may(who, action, child) or (after_saying_why and can_find)


def _is_asked_why(one: Seen) -> bool:
    """Whether the answer leads to the page that asks why: it says no more than a search does."""
    return one.status == 302 and "/why/" in one.leads_to


def _is_turned_away(client: Client, address: Address, one: Seen, path: str) -> bool:
    """Whether the answer is the one for a child that does not exist, letter for letter."""
    values = {**dict.fromkeys(address.parts, 999_999_999), "public_id": ABSENT, "kind": "file"}
    absent_path = address.filled(**values)
    absent = ask(client, absent_path)
    if one.status != absent.status:
        return (
            _is_asked_why(one) or one.status == 403
        )  # they know of the child, and are told whose work it is
    return plain(one.text, path) == plain(absent.text, absent_path)


def test_every_address_says_what_it_serves_or_is_on_the_short_list() -> None:
    listed = frozenset().union(*OPEN.values()) | {"theme"}
    assert [one.name for one in addresses() if not one.action and one.name not in listed] == []
    assert {one.action for one in addresses() if one.action} <= set(Action)


@pytest.mark.parametrize("who", ONE_OF_EACH)
def test_everybody_gets_what_the_table_says(world: World, who: str) -> None:
    found = list(faults(world, (who,)))
    assert not found, "\n".join(found)


@pytest.mark.prove
@pytest.mark.parametrize("action", sorted({str(one.action) for one in addresses() if one.action}))
def test_a_check_that_is_dropped_is_noticed(
    world: World, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = dict.fromkeys(Role, policies.Reach.WHOLE)
    expected = dict(policies.REACHES)
    monkeypatch.setattr(policies, "REACHES", {**expected, Action(action): everything})
    if all(Role(role) in expected[Action(action)] for role in Role):
        return  # it is everybody's
    found: Callable[[], Iterator[str]] = lambda: _with_signed_table(world, action)  # noqa: E731  read once
    assert next(found(), None) is not None


def _with_signed_table(world: World, action: str) -> Iterator[str]:
    """Judge by the page, not by the sabotaged table."""
    from tests.spec.test_permissions import TABLE

    for who in ONE_OF_EACH:
        client = sign_in(Client(), world.people[who])
        for address, _, path in paths_of(world):
            if address.action == action and TABLE[action, WHO[who]] == "–":
                one = ask(client, path)
                status = ask(client, path, {}).status if one.status == 405 else one.status
                if status != 403:
                    yield f"{who} {path}: {status}"
