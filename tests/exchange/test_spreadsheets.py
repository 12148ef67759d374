"""What a spreadsheet would take for a formula is defused, and nothing else is touched."""

from __future__ import annotations

import pytest

from footprint.exchange.spreadsheets import inert


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("x")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\r=1", "=1"]
)
def test_what_begins_as_a_formula_gets_an_apostrophe(text: str) -> None:

    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "-1", "+44 (0)20 7946 0000", "-1.5", "12", "O'Brien", "a=b", "PN1", "1-2"]
)
def test_numbers_telephones_and_plain_text_stay_as_they_are(text: str) -> None:
    assert inert(text) == text
