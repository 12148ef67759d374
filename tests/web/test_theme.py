"""The council's colour: whatever they choose can be read."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from footprint.web.shared.theme import CannotRead, shades


def contrast(one: str, other: str) -> float:
    """Reckon WCAG's contrast, written apart from the product's."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(
            share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
        )

    dark, pale = sorted((light(one), light(other)))
    return (pale + 0.05) / (dark + 0.05)


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_any_colour_becomes_one_that_can_be_read(colour: str) -> None:
    made = shades(colour)
    assert contrast(made.accent, "#ffffff") >= 4.5
    assert contrast(made.accent, made.tint) >= 4.5
    assert contrast(made.deep, "#ffffff") >= contrast(made.accent, "#ffffff")
    assert contrast("#1f2a2c", made.tint) >= 7  # ink on the tint


def test_a_colour_that_can_be_read_already_is_left_alone() -> None:
    assert shades("#0b5659").accent == "#0b5659"


@pytest.mark.parametrize("colour", ["teal", "#0b5", "#0b5659;}body{", "", "0b5659", "#0b565g"])
def test_what_is_no_colour_is_refused_in_words(colour: str) -> None:
    with pytest.raises(CannotRead, match="write it like"):
        shades(colour)


def test_the_style_sheet_is_served_to_anybody_and_asks_no_database(client: Client) -> None:
    answer = client.get("/theme.css")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert re.fullmatch(r":root\{(--accent[a-z-]*:#[0-9a-f]{6};?){4}\}\n", answer.content.decode())
