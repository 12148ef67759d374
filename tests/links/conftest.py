"""A child, her IRO, her social worker, and a link sent to the worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import time_machine

if TYPE_CHECKING:  # Django is not set up yet where this file is read
    from footprint.records.models import Child, User


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    from tests.cast import NOW

    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def amina(db: None) -> Child:
    from tests.cast import child

    return child("Amina Yusuf")


@pytest.fixture
def asha(amina: Child) -> User:
    from tests.cast import allocate, person

    from footprint.terms.people import Role

    made = person("Asha Iro", Role.IRO)
    allocate(amina, made)
    return made


@pytest.fixture
def sue(amina: Child) -> User:
    from tests.cast import person, social_worker, team

    from footprint.terms.people import Role

    east = team("East")
    made = person("Sue Worker", Role.SOCIAL_WORKER, team=east)
    social_worker(amina, made, east)
    return made


@pytest.fixture
def link(amina: Child, asha: User, sue: User) -> str:
    """A link that was sent to Sue."""
    from tests.links.opening import link_in, send

    from footprint.records.models import Message

    send(amina, sue, asha)
    return link_in(Message.objects.get(kind="link"))
