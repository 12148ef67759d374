"""Setting a page in type: a tagged PDF (PDF/UA-1) of a typst template and what it says.

Everything a page says reaches typst as JSON and is shown as text, so nothing in it can run.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from footprint.documents.render.palette import FONTS

CANNOT_SHOW = "□"
CANNOT_SHOW_NOTE = (
    f"{CANNOT_SHOW} stands for a letter or sign that this PDF's typeface does not have. "
    "{others} it."
)
_UNBROKEN = re.compile(r"[^\s\u200b]{24}(?=[^\s\u200b])")
_NAMED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(template: Path, said: dict[str, Any], moment: datetime, *, others: str) -> bytes:
    """Set what is said, putting a box for each character that no bundled font can show.

    PDF/UA forbids a page whose text cannot be read back, so typst refuses and names them. `others`
    says which other versions show them; the sentence joins the `notes` of what is said.
    """
    unshown: set[str] = set()
    while True:
        written = json.dumps(_breakable(said), ensure_ascii=False)
        written = written.translate({ord(character): CANNOT_SHOW for character in unshown})
        try:
            made: bytes = typst.compile(
                str(template),
                font_paths=[str(FONTS)],
                ignore_system_fonts=True,  # the same pages on every machine
                sys_inputs={"report": written},
                pdf_standards="ua-1",
                timestamp=moment,
            )
        except typst.TypstError as refused:
            more = _named_in(refused.diagnostic) or set(filter(_is_joined, written))
            if more <= unshown:
                raise
            if not unshown:
                said["notes"].append(CANNOT_SHOW_NOTE.format(others=others))
            unshown |= more
        else:
            return made


def _named_in(diagnostic: str) -> set[str]:
    """Read the characters that typst says it cannot show."""
    found = "".join(_NAMED.findall(diagnostic))
    return set(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), found))


def _is_joined(character: str) -> bool:
    """Say whether a character changes its neighbours' shape, so that a PDF cannot read it back."""
    return unicodedata.category(character)[0] == "M" or unicodedata.bidirectional(character) in {
        "R",
        "AL",
    }


def _breakable(value: Any) -> Any:
    """Let a word longer than a column break: typst would print it past the edge."""
    if isinstance(value, str):
        return _UNBROKEN.sub("\\g<0>\N{ZERO WIDTH SPACE}", value)
    if isinstance(value, dict):
        return {
            key: below if key in {"svg", "alt"} else _breakable(below)
            for key, below in value.items()
        }
    return [_breakable(below) for below in value] if isinstance(value, list | tuple) else value
