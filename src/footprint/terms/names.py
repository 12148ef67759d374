"""Names as a search compares them: without case, accents and punctuation, in threes of letters."""

from __future__ import annotations

import re
import unicodedata

STANDING_FOR = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that are no letter with an accent, and what people type for them."""
INSIDE_A_NAME = re.compile(r"['’ʼ`´.-]")
"""O'Brien is Obrien to whoever is in a hurry."""
BETWEEN_NAMES = re.compile(r"[\W_]+")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def folded(name: str) -> str:
    """Write a name as it is compared: "O’Brien-Zoë " becomes "obrienzoe"."""
    letters = unicodedata.normalize("NFKD", INVISIBLE.sub("", name).casefold())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    joined = INSIDE_A_NAME.sub("", bare.translate(STANDING_FOR))
    return BETWEEN_NAMES.sub(" ", joined).strip()


def marks(*names: str) -> list[str]:
    """List the letters in threes of names, each once: what `Child.name_marks` keeps.

    A word is begun with two blanks and ended with one, so that its first letters weigh most.
    """
    words = {word for name in names for word in folded(name).split()}
    threes = {
        padded[at : at + 3]
        for padded in (f"  {word} " for word in words)
        for at in range(len(padded) - 2)
    }
    return sorted(threes)
