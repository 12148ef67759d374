"""The report as a Word file that a manager finishes: the house template, or the council's own."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path

import docx
import jinja2
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from footprint.documents.render.house_template import HOUSE
from footprint.documents.render.layout import Layout, laid_out
from footprint.documents.render.word_charts import ChartParts
from footprint.documents.render.word_files import About, describe, saved
from footprint.documents.render.word_parts import WordParts
from footprint.documents.render.wordml import Styles, paragraph, run
from footprint.documents.values import Document

MARKER = "\ufdd0{}\ufdd0"
"""Stands in the template where something is to be built; no cleaned text can hold U+FDD0."""
NEVER = "\ufdd0nothing\ufdd0"
BUILT = ("at_a_glance", "contents", "report")


class CannotUseTemplate(Exception):
    """Refused, because a council's own template lacks something, or is no Word file."""


def render_docx(document: Document, path: Path, template: Path | None = None) -> None:
    """Write a document as a Word file, in the house template or a council's own."""
    layout = laid_out(document)
    made_at = datetime.combine(document.as_at, time())
    word = _filled(layout, template or HOUSE)
    styles = _adopt_styles(word)
    parts = WordParts(layout, styles, ChartParts(word, made_at))
    _build(word, {name: getattr(parts, name) for name in BUILT})
    _mark_headers(word, layout.mark, styles)
    about = About(layout.title, layout.subtitle, layout.council, layout.language)
    describe(word, about, made_at)
    path.write_bytes(saved(word, made_at))


def _filled(layout: Layout, template: Path) -> WordDocument:
    """Fill the placeholders of a template: words as words, whatever they hold."""
    words = {
        name: getattr(layout, name) or NEVER
        for name in ("title", "subtitle", "council", "period", "draft")
    }
    words |= {name: MARKER.format(name) for name in BUILT}
    words |= {"as_at": layout.as_at, "mark": layout.mark}
    environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined)
    try:
        filling = DocxTemplate(str(template))
        filling.render(words, environment, autoescape=True)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise CannotUseTemplate(
            f"{template} is not a Word file (.docx). Start from the house template, {HOUSE}."
        ) from error
    except jinja2.TemplateError as error:
        raise CannotUseTemplate(
            f"{template}: {error}. The placeholders it may hold are "
            f"{', '.join(f'{{{{ {name} }}}}' for name in words)}."
        ) from error
    word: WordDocument = filling.docx
    if not any(_says(p, MARKER.format("report")) for p in word.element.body.iter(qn("w:p"))):
        raise CannotUseTemplate(
            f"{template} has no line that says {{{{ report }}}}, so there is nowhere to put it."
        )
    return word


def _says(line: Element, words: str) -> bool:
    return "".join(text.text or "" for text in line.iter(qn("w:t"))).strip() == words


def _build(word: WordDocument, builders: dict[str, Callable[[], Iterator[Element]]]) -> None:
    """Put each built part where the template asks for it; key figures are never lost."""
    lines = list(word.element.body.iter(qn("w:p")))
    places = {
        name: next((line for line in lines if _says(line, MARKER.format(name))), None)
        for name in BUILT
    }
    if places["at_a_glance"] is None and (report := places["report"]) is not None:
        places["at_a_glance"] = copy.deepcopy(report)
        report.addprevious(places["at_a_glance"])
    for line in lines:
        if _says(line, NEVER):
            line.getparent().remove(line)
    for name, place in places.items():
        if place is not None:
            for made in builders[name]():
                place.addprevious(made)
            place.getparent().remove(place)


def _adopt_styles(word: WordDocument) -> Styles:
    """Give a council's template the house styles that it lacks; its own always win."""
    own = Styles(word.styles.element)
    house: WordDocument = docx.Document(str(HOUSE))
    for style in house.styles.element.iter(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if not own.has(name):
            adopted = copy.deepcopy(style)
            for number in list(adopted.iter(qn("w:numPr"))):
                number.getparent().remove(number)  # the template's lists are not ours to number
            word.styles.element.append(adopted)
    return Styles(word.styles.element)


def _mark_headers(word: WordDocument, mark: str, styles: Styles) -> None:
    """See that every page of an internal report says so, whatever the template's headers hold."""
    if not mark:
        return
    for section in word.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            if mark not in "".join(line.text for line in header.paragraphs):
                line = paragraph(styles.id("Header"), run(mark, styles.id("Internal Mark")))
                header._element.insert(0, line)
