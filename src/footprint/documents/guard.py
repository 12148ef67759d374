"""What must not leave: finds places in a text, however they are written.

A text that is to leave is compared, letter by letter and without what stands between, with the
addresses, postcodes and telephone numbers that must not be in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST_LINE = 8
"""Letters: a line of an address that is shorter names no place by itself."""
SHORTEST_PHONE = 7
_NOT_LETTERS = re.compile(r"[\W_]+")
_NOT_DIGITS = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Secret:
    """A place that must not be named."""

    address: str = ""
    postcode: str = ""
    phone: str = ""


def names_a_place(texts: Iterable[str], secrets: Iterable[Secret]) -> bool:
    """Say whether any of the texts names one of the places."""
    said = [_letters(text) for text in texts]
    numbers = [_NOT_DIGITS.sub("", text) for text in said]
    for secret in secrets:
        lines = [_letters(line) for line in re.split(r"[,\n]", secret.address)]
        wanted = [line for line in lines if len(line) >= SHORTEST_LINE and not line.isdigit()]
        wanted += [_letters(secret.postcode)]
        if any(one in text for one in wanted if one for text in said):
            return True
        phone = _NOT_DIGITS.sub("", unicodedata.normalize("NFKC", secret.phone))[-10:]
        if len(phone) >= SHORTEST_PHONE and any(phone in number for number in numbers):
            return True
    return False


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return _NOT_LETTERS.sub("", bare).casefold()
