"""One accent and its quiet company, the same in Word, PDF, HTML and every chart."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FONT = "Source Sans 3"
"""Bundled under the SIL Open Font License; see fonts/OFL.txt."""

ACCENT = "#0b5659"
"""Deep teal: 8.4 to 1 on white."""
INK = "#1f2a2c"
QUIET = "#566365"
"""Notes: 6.2 to 1 on white."""
LINE = "#d5dddc"
TINT = "#e9f1f0"
SAND = "#faf5ea"
"""Where the manager writes."""
SAND_LINE = "#d8c7a0"

COLOURS = {
    "accent": ACCENT,
    "ink": INK,
    "quiet": QUIET,
    "line": LINE,
    "tint": TINT,
    "sand": SAND,
    "sand_line": SAND_LINE,
}

SERIES = (ACCENT, "#5f9c9b", "#c3dbd9", "#ffffff")
"""Fills for up to four series, dark to light, so they differ in print; each has a dark outline."""
