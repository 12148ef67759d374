"""Pages are asked for on the day of the cast, and their people sign in without slow passwords."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from pytest_django import Settings


@pytest.fixture
def on_the_day(settings: Settings) -> Iterator[None]:
    from tests.cast import NOW  # Django is set up only once this file is read

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with time_machine.travel(NOW, tick=False):
        yield
