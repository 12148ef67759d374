"""What every journey finds: the council on its Monday morning, and browsers for its people.

Records are imported in the fixtures: Django is set up only once this file has been read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
import time_machine
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.browsers import DESK

if TYPE_CHECKING:
    from tests.journeys.council import Council


@pytest.fixture
def council(live_server: LiveServer, settings: Settings) -> Iterator[Council]:
    """Give the council as it is on Monday at a quarter to nine."""
    from tests.journeys.council import MONDAY, build

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with time_machine.travel(MONDAY, tick=True):
        yield build()


@pytest.fixture
def as_(
    council: Council, browser: Browser, live_server: LiveServer
) -> Iterator[Callable[..., Page]]:
    """Open a browser for somebody by their first name; it closes when the test ends."""
    from tests.journeys.walking import a_browser_of

    with ExitStack() as opened:

        def signed_in(name: str, viewport: dict[str, int] = DESK) -> Page:
            mine = a_browser_of(council.people[name], browser, live_server.url, viewport)
            return opened.enter_context(mine)

        yield signed_in
