"""A code and the words people say for it, in one enum member."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Self


class Coded(StrEnum):
    """An enum whose value is the code sent to the Department and whose label is what people say."""

    _label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member._label = label
        return member

    @property
    def label(self) -> str:
        """The words for people; a page never shows the code alone."""
        return self._label


def capital(words: str) -> str:
    """Begin words with a capital, and leave the rest: "IRO" stays as it is."""
    return words[:1].upper() + words[1:]


def folded(words: str) -> str:
    """Write words so that case, accents, spaces and marks make no difference between two."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
