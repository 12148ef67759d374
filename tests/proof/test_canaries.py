"""What nobody may see, nobody is given; what anybody is given about a child is in the log.

Each person of the world opens every address there is and follows every link; each word that stands
in one field of one child is looked for in all they were given, in mail, and in what the app logs.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from tests.databases import Database
from tests.proof import world as worlds
from tests.proof.crawling import Crawl, crawl
from tests.proof.test_addresses import may
from tests.proof.world import NAME, SEALED, World

pytestmark = pytest.mark.prove

SEEN_BESIDES = {
    ("Pia", "broken glass"): "the privacy officer judges it",
}
"""Words that somebody is given on a page about something else than the child."""


NOT_FOR_AN_IRO = {"body", "broken glass", "why allocated"}
"""What no page of an IRO shows: what a mail says, what managers and the privacy officer see."""


@pytest.fixture
def world(committed: Database) -> World:
    return worlds.build()


def words_in(world: World, text: str) -> Iterator[tuple[str, str, str]]:
    """Find the canaries in a text, however they are written there."""
    lowered = text.lower()
    for word, whose in world.canaries.items():
        if word in lowered:
            yield whose


def may_be_given(who: str, child: str, level: str, of: str) -> bool:
    if level == SEALED:
        return False  # a sealed place is told after a reason is sent, and a crawl sends none
    if (who, of) in SEEN_BESIDES and child != "Rex":
        return True
    knows = {"find", "list", "open"} if level == NAME else {"list", "open"}
    return any(may(who, action, child) for action in knows)


@pytest.mark.parametrize("who", [name for name, *_ in worlds.STAFF])
def test_nobody_is_given_what_they_may_not_see(world: World, who: str) -> None:
    found = crawl(world, who)
    assert len(found.seen) > 30
    leaks = {
        (one.path, child, of)
        for one in found.seen
        for child, level, of in words_in(world, one.text)
        if not may_be_given(who, child, level, of)
    }
    assert leaks == set()
    assert [(one.path, one.status) for one in found.seen if one.status >= 500] == []
    assert unlogged(world, found) == []


def unlogged(world: World, found: Crawl) -> list[tuple[str, str]]:
    """Children who were shown without a look that names them."""
    ids = {name: child.pk for name, child in world.children.items()}
    return [
        (one.path, child)
        for one in found.seen
        for child in {child for child, _, _ in words_in(world, one.text)}
        if ids[child] not in one.logged
    ]


def test_the_crawl_sees_what_may_be_seen(world: World) -> None:
    """A crawl that finds nothing proves nothing."""
    found = crawl(world, "Asha")
    given = {
        of for one in found.seen for child, _, of in words_in(world, one.text) if child == "Leo"
    }
    everything = {
        of for child, level, of in world.canaries.values() if child == "Leo" and level != SEALED
    }
    assert everything - given <= NOT_FOR_AN_IRO


def test_what_the_app_logs_holds_none_of_it(
    world: World, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for who in ("Asha", "Mo", "Sue"):
        crawl(world, who)
    written = capfd.readouterr()
    for text in (caplog.text, written.out, written.err):
        assert list(words_in(world, text)) == []
