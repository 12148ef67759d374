"""Whoever is not on a restricted child's list lives in a world without the child.

Two councils alike but for the child are gone through by the same people; all they are given is the
same, letter for letter, once what differs between any two councils is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import unified_diff

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from tests.databases import cloned, used
from tests.proof import world as worlds
from tests.proof.crawling import ask, crawl
from tests.proof.world import World
from tests.signing_in import sign_in

pytestmark = pytest.mark.prove

OUTSIDERS = [name for name, *_ in worlds.STAFF if name not in {"Asha", "Mo", "Pia"}]
"""All but those on the list, and the privacy officer.

The privacy officer is told that a record they may not see was looked at oddly or opened by broken
glass, though not whose it is: oversight does not end at a restriction.
"""
TOKENS = re.compile(
    r'csrfmiddlewaretoken" value="[^"]+"'
    r'|name="form_key" value="[^"]+"'
    r"|<time .*?</time>"
    r"|(?m:^(?:Set-Cookie|Date|Content-Length|Content-Security-Policy):.*$)",
    re.DOTALL,
)
"""What differs between any two answers: tokens, keys of forms, moments, lengths."""


@contextmanager
def council(blocker: DjangoDbBlocker, without: frozenset[str]) -> Iterator[World]:
    with cloned() as database, used(database), blocker.unblock():
        yield worlds.build(without=without)


def normal(world: World, text: str) -> str:
    """Take out what differs between any two councils: the children's random addresses, tokens."""
    for name, child in sorted(world.children.items()):
        text = text.replace(str(child.public_id), f"address of {name}").replace(
            child.number, f"number of {name}"
        )
    return TOKENS.sub("", text)


def given(world: World, who: str, client: Client) -> dict[str, tuple[int, str]]:
    """All that somebody is given, by where."""
    return {
        normal(world, one.path): (one.status, normal(world, one.text))
        for one in crawl(world, who, client=client).seen
    }


def asked_for(world: World, client: Client, numbers: list[str]) -> list[tuple[int, str]]:
    """What somebody is answered who asks for the child by name, number and day of birth."""
    answers = [
        ask(client, "/search/", {"words": words}) for words in ("Qzabcrex", *numbers, "5 June 2014")
    ]
    answers += [
        ask(client, "/break-glass/", {"number": number, "reason": "safety", "sentence": "Now."})
        for number in numbers
    ]
    return [(one.status, normal(world, one.text)) for one in answers]


def difference(one: tuple[int, str] | None, other: tuple[int, str]) -> str:
    """Show where two answers part, for whoever has to find out why."""
    lines = [(answer or (0, ""))[1].splitlines() for answer in (one, other)]
    return "\n".join([*unified_diff(*lines, lineterm="", n=1)][:30])


@pytest.mark.parametrize("who", OUTSIDERS)
def test_the_child_cannot_be_told_from_one_who_is_not_there(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, who: str
) -> None:
    with council(django_db_blocker, frozenset()) as world:
        client = sign_in(Client(), world.people[who])
        numbers = [world.children["Rex"].number, "no such number"]
        with_child = {
            path: answer
            for path, answer in given(world, who, client).items()
            if "address of Rex" not in path
        }
        asked_with = asked_for(world, client, numbers)
    with council(django_db_blocker, frozenset({"Rex"})) as world:
        client = sign_in(Client(), world.people[who])
        without_child = given(world, who, client)
        asked_without = asked_for(world, client, numbers)
    differ = {
        path
        for path in set(with_child) | set(without_child)
        if with_child.get(path) != without_child.get(path)
    }
    assert not {path for path in differ if path in without_child}, "\n".join(
        difference(with_child.get(path), without_child[path])
        for path in sorted(differ & set(without_child))[:3]
    )
    assert asked_with == asked_without
