"""The council's colour as CSS properties, made fit to read whatever colour they choose."""

from __future__ import annotations

import re
from dataclasses import dataclass

WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
READABLE = 4.5
"""The least contrast of text with what is behind it: WCAG 2.2, 1.4.3."""

Rgb = tuple[int, int, int]


class CannotRead(ValueError):
    """A colour that is not one."""


@dataclass(frozen=True, slots=True)
class Shades:
    """One accent and what is mixed from it."""

    accent: str
    """Dark enough for white words on it, and for words of it on white and on its own tint."""
    deep: str
    tint: str
    line: str

    def as_css(self) -> str:
        """Write the properties that every style sheet here rests on."""
        return (
            f":root{{--accent:{self.accent};--accent-deep:{self.deep};"
            f"--accent-tint:{self.tint};--accent-line:{self.line}}}\n"
        )


def shades(colour: str) -> Shades:
    """Mix the shades of a colour written "#0b5659", darkening it until it can be read."""
    accent = _read(colour)
    while _contrast(accent, _mixed(accent, WHITE, 0.09)) < READABLE:
        accent = _mixed(accent, BLACK, 0.95)
    return Shades(
        accent=_written(accent),
        deep=_written(_mixed(accent, BLACK, 0.72)),
        tint=_written(_mixed(accent, WHITE, 0.09)),
        line=_written(_mixed(accent, WHITE, 0.28)),
    )


def _read(colour: str) -> Rgb:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        message = f'The colour "{colour}" is not one; write it like "#0b5659".'
        raise CannotRead(message)
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _written(colour: Rgb) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (
        round(one * share + two * (1 - share)) for one, two in zip(colour, other, strict=True)
    )
    return red, green, blue


def _contrast(one: Rgb, other: Rgb) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
