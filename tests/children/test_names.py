"""Names are compared as people mean them, however they were typed."""

from __future__ import annotations

import pytest

from footprint.terms.names import folded, marks


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Amina", "amina"),
        ("  Zoë ", "zoe"),
        ("Zoe\u0308", "zoe"),  # the same name with its accent apart
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("Smith-Jones", "smithjones"),
        ("Łukasz", "lukasz"),
        ("Sørensen", "sorensen"),
        ("STRAẞE", "strasse"),
        ("van der Berg", "van der berg"),
        ("Ann\u200bMarie", "annmarie"),
        ("Ａｍｉｎａ", "amina"),
        ("", ""),
    ],
)
def test_a_name_is_compared_without_case_accents_and_punctuation(typed: str, compared: str) -> None:
    assert folded(typed) == compared


def test_marks_are_the_threes_of_every_word_once() -> None:
    assert marks("Ann", "Anna Ann") == ["  a", " an", "ann", "na ", "nn ", "nna"]


def test_a_name_spelt_otherwise_shares_most_marks() -> None:
    kept, typed = set(marks("Mohammed")), set(marks("Mohamed"))
    assert len(kept & typed) / len(kept | typed) > 0.6
    assert len(kept & set(marks("Aisha"))) / len(kept) < 0.2


def test_nothing_has_no_marks() -> None:
    assert marks("", " - ") == []
