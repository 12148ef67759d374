"""The letter to a child: plain words for each age, one page, safe, and readable by ear."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates import day
from tests.documents.pdf_text import kinds, words

from footprint.documents.guard import Secret, names_a_place
from footprint.documents.letters.iro import AboutIro, iro_letter
from footprint.documents.letters.letter import Letter
from footprint.documents.render.letters import letter_docx, letter_pdf
from footprint.terms.children import ReadingAge, reading_age

ON = day("Tue 24 Nov 2026")
ASHA = AboutIro(
    child="Leo",
    iro="Asha Ahmed",
    phone="07700 900123",
    email="asha.ahmed@council.example",
    council="Anytown Council",
    before="Ben Okoro",
    review_on=day("Tue 8 Dec 2026"),
)
JARGON = re.compile(
    r"\b(LAC|looked[- ]after child|client|case|service user|placement|contact|multi-agency|"
    r"safeguarding|statutory|professionals?|respite|siblings?)\b",
    re.IGNORECASE,
)
each_age = pytest.mark.parametrize("age", list(ReadingAge))


def letter(age: ReadingAge, about: AboutIro = ASHA) -> Letter:
    return iro_letter(about, age=age, on=ON)


@each_age
def test_it_says_who_what_and_how_to_reach_them(age: ReadingAge) -> None:
    said = " ".join(letter(age).words())
    for wanted in ("Leo", "Asha Ahmed", "07700 900123", "asha.ahmed@council.example", "review"):
        assert wanted in said
    assert "I am taking over from Ben Okoro." in said
    assert "Tue 8 December 2026" in said


@each_age
def test_what_is_not_known_is_left_out(age: ReadingAge) -> None:
    bare = replace(ASHA, phone="", before="", review_on=None)
    said = list(letter(age, bare).words())
    assert not any("taking over" in line or "review is on" in line for line in said)
    assert not any(re.search(r"[\[\]{}]|: ?$|None", line) for line in said)


@each_age
def test_the_words_are_plain(age: ReadingAge) -> None:
    assert [line for line in letter(age).words() if JARGON.search(line)] == []


SENTENCE = {ReadingAge.UNDER_8: 9, ReadingAge.FROM_8: 14, ReadingAge.FROM_13: 16}


@each_age
def test_sentences_are_short_on_the_whole_for_the_age(age: ReadingAge) -> None:
    parts = letter(age).parts
    said = " ".join(text for part in parts for text in (*part.paragraphs, *part.points))
    sentences = [one.split() for one in re.split(r"(?<=[.?!])\s+", said) if one]
    average = sum(map(len, sentences)) / len(sentences)
    assert average <= SENTENCE[age]


@pytest.mark.parametrize(
    ("age", "written_for"),
    [
        (None, ReadingAge.FROM_8),
        (0, ReadingAge.UNDER_8),
        (7, ReadingAge.UNDER_8),
        (8, ReadingAge.FROM_8),
        (12, ReadingAge.FROM_8),
        (13, ReadingAge.FROM_13),
        (17, ReadingAge.FROM_13),
    ],
)
def test_it_is_written_for_the_age(age: int | None, written_for: ReadingAge) -> None:
    assert reading_age(age) is written_for


@each_age
def test_the_pdf_is_one_tagged_page(age: ReadingAge, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_pdf(letter(age)))
    with pikepdf.open(path) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pikepdf warns of namespaces it writes anew
        assert len(pdf.pages) == 1
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
        assert pdf.Root.Lang == "en-GB"
        headings = [part.heading for part in letter(age).parts if part.heading]
        # each heading, and the title above them
        assert sum(kind == "H1" for kind in kinds(pdf)) >= len(headings)
    said = words(path)
    assert "07700 900123" in said
    assert "Page 1 of 1" in said


@each_age
def test_the_word_file_has_the_same_words_and_real_headings(age: ReadingAge) -> None:
    made = letter(age)
    word = docx.Document(io.BytesIO(letter_docx(made)))
    lines = [line.text for line in word.paragraphs if line.text]
    assert [line for line in made.words() if line and line != made.footer] == sorted(
        (line for line in lines if line != "Tue 24 November 2026"),
        key=[*made.words()].index,
    )
    headed = [line.text for line in word.paragraphs if line.style.name == "Heading 1"]
    assert headed == [part.heading for part in made.parts if part.heading]
    assert word.sections[0].footer.paragraphs[0].text.startswith("A letter to Leo, page")
    assert word.core_properties.author == "Anytown Council"


@each_age
def test_the_same_letter_is_the_same_file(age: ReadingAge) -> None:
    assert letter_docx(letter(age)) == letter_docx(letter(age))
    assert letter_pdf(letter(age)) == letter_pdf(letter(age))


@pytest.mark.parametrize(
    "name", ["{email}", "[x]", "=1+1", "<b>Leo</b>", "# Leo", "#panic()", "Zoë-Ọlá", "李"]
)
def test_a_name_is_shown_as_it_is_and_never_read_as_something_else(name: str) -> None:
    made = letter(ReadingAge.FROM_8, replace(ASHA, child=name))
    assert made.greeting == f"Hello {name}"
    assert letter_pdf(made)
    assert name in [line.text.removeprefix("Hello ") for line in _lines(letter_docx(made))]


def _lines(content: bytes) -> list[docx.text.paragraph.Paragraph]:
    return list(docx.Document(io.BytesIO(content)).paragraphs)


# ---- the guard -----------------------------------------------------------------------------------

REFUGE = Secret("Rose House\n12 Ash Tree Lane, Otherton", "WS1 1TP", "+44 1922 496000")
LEAKS = [
    "Come to 12 Ash Tree Lane on Monday.",
    "come to 12 ASH-TREE LANE",
    "12\u200bAsh Tree\u00a0Lane",
    "1\uff12 Ash Tree Lane",
    "postcode ws11tp",
    "W S 1 - 1 T P",
    "Rose Hous\u0301e",
    "Ring 01922 496000",
    "Ring (01922) 49-60-00",
    "Ring +44 1922 496 000",
]
HARMLESS = ["Ring 07700 900123", "We met at school in Otherville", "Roses are red", "See you at 12"]


@pytest.mark.parametrize("text", LEAKS)
def test_a_secret_place_is_found_however_it_is_written(text: str) -> None:
    assert names_a_place([text], [REFUGE])


@pytest.mark.parametrize("text", HARMLESS)
def test_what_names_no_secret_place_passes(text: str) -> None:
    assert not names_a_place([text], [REFUGE, Secret()])


@given(
    number=st.integers(1, 9999),
    street=st.sampled_from(["Ash Tree Lane", "St Mary's Close", "Long Acre", "Quay Road"]),
    between=st.text(" \t-.,'\u00a0\u200b\u2009\u00ad", max_size=3),
    change=st.sampled_from([str.upper, str.lower, str.title]),
    before=st.text(max_size=20),
    after=st.text(max_size=20),
)
def test_an_address_is_found_in_any_spelling(
    number: int, street: str, between: str, change: Callable[[str], str], before: str, after: str
) -> None:
    address = f"{number} {street}"
    written = between.join(change(address))
    secret = Secret(address=f"{address}\nTown")
    assert names_a_place([f"{before} {written} {after}"], [secret])


def test_a_letter_has_no_place_for_an_address() -> None:
    names = set(AboutIro.__dataclass_fields__)
    assert names == {"child", "iro", "phone", "email", "council", "before", "review_on"}
