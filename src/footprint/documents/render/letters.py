"""A letter as a PDF that can be listened to, and as a Word file that can be changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from footprint.documents.letters.letter import Letter
from footprint.documents.render import house_template, palette
from footprint.documents.render.cleaning import cleaned
from footprint.documents.render.typesetting import typeset
from footprint.documents.render.word_files import About, describe, saved
from footprint.documents.render.wordml import Styles, element, field, paragraph, run
from footprint.terms.children import ReadingAge
from footprint.terms.days import in_words

TEMPLATE = Path(__file__).with_name("letter.typ")
POINTS = {ReadingAge.UNDER_8: 15, ReadingAge.FROM_8: 13, ReadingAge.FROM_13: 12}
"""How large the words are, by who reads them."""
THE_OTHER = "The Word version of this letter shows"


def letter_pdf(letter: Letter) -> bytes:
    """Set a letter as a tagged PDF."""
    letter = cleaned(letter)
    said = asdict(letter) | {
        "on": in_words(letter.on),
        "day": [letter.on.year, letter.on.month, letter.on.day],
        "size": POINTS[letter.reading_age],
        "palette": {"font": palette.FONT, **palette.COLOURS},
        "notes": [],
    }
    return typeset(TEMPLATE, said, datetime.combine(letter.on, time(), UTC), others=THE_OTHER)


def letter_docx(letter: Letter) -> bytes:
    """Make a letter as a Word file, in the styles of the house."""
    letter = cleaned(letter)
    word: WordDocument = docx.Document(
        io.BytesIO(_stationery(round(2 * POINTS[letter.reading_age])))
    )
    styles = Styles(word.styles.element)
    end = word.element.body[-1]
    for line in _lines(letter, styles):
        end.addprevious(line)
    for line in _footer(letter, styles):
        word.sections[0].footer._element.append(line)
    made_at = datetime.combine(letter.on, time())
    about = About(letter.title, letter.footer, letter.council, letter.language)
    describe(word, about, made_at)
    return saved(word, made_at)


@cache
def _stationery(size: int) -> bytes:
    """Make an empty sheet in the styles of the house, its words as large as asked."""
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in house_template.sheet(size).items():
            archive.writestr(zipfile.ZipInfo(name, house_template.LONG_AGO), content)
    return sheet.getvalue()


def _lines(letter: Letter, styles: Styles) -> Iterator[Element]:
    normal = styles.id("Normal")
    yield paragraph(styles.id("Cover Council"), run(letter.council))
    yield paragraph(styles.id("Cover Line"), run(in_words(letter.on)))
    yield paragraph(styles.id("Title"), run(letter.title))
    yield paragraph(normal, run(letter.greeting))
    for part in letter.parts:
        if part.heading:
            yield paragraph(styles.id("Heading 1"), run(part.heading), before=(_unnumbered(),))
        yield from (paragraph(normal, run(words)) for words in part.paragraphs)
        yield from (paragraph(styles.id("List Bullet"), run(words)) for words in part.points)
    yield paragraph(normal)
    for place, line in enumerate(letter.signed):
        yield paragraph(normal, run(line, bold=place == 0))
    if letter.aside:
        yield paragraph(styles.id("Write Here"), run(letter.aside))


def _unnumbered() -> Element:
    """Take the number off a heading of the house, and leave it a heading."""
    return element("w:numPr", element("w:numId", val=0))


def _footer(letter: Letter, styles: Styles) -> Iterator[Element]:
    yield paragraph(
        styles.id("footer"),
        run(f"{letter.footer}, page "),
        *field("PAGE", run("1")),
        run(" of "),
        *field("NUMPAGES", run("1")),
    )
