"""The few elements of a Word file that a report is made of; text goes in as text, never as XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement as Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Styles:
    """The styles of a template by their names, as Word shows them."""

    def __init__(self, styles: Element) -> None:
        self._by_name = {
            style.find(qn("w:name")).get(qn("w:val")).lower(): style
            for style in styles.iter(qn("w:style"))
        }

    def has(self, name: str) -> bool:
        """Say whether the template has a style of this name."""
        return name.lower() in self._by_name

    def id(self, name: str) -> str:
        """Give the id by which a paragraph refers to a style."""
        found: str = self._by_name[name.lower()].get(qn("w:styleId"))
        return found

    def is_numbered(self, name: str) -> bool:
        """Say whether the style puts a number or a bullet before its paragraphs."""
        return self._by_name[name.lower()].find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def element(tag: str, *children: Element | None, **attributes: Any) -> Element:
    """Make an element; attributes are in the element's own namespace."""
    prefix = tag.split(":", maxsplit=1)[0]
    made: Element = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(f"{{{nsmap[prefix]}}}{name}", str(value))
    made.extend(child for child in children if child is not None)
    return made


def run(text: str, style: str = "", *, bold: bool = False) -> Element:
    """Make a run of text, in a character style if its id is given."""
    properties = element(
        "w:rPr",
        element("w:rStyle", val=style) if style else None,
        element("w:b") if bold else None,
    )
    words = element("w:t")
    words.set(SPACE, "preserve")
    words.text = text
    return element("w:r", properties if len(properties) else None, words)


def tab() -> Element:
    """Make a tab."""
    return element("w:r", element("w:tab"))


def paragraph(style: str, *runs: Element, before: Iterable[Element] = ()) -> Element:
    """Make a paragraph in the style of this id; `before` are more of its properties."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), *before), *runs)


def field(code: str, *shown: Element) -> Iterator[Element]:
    """Make a field that Word can fill in again, showing what it should say until then."""
    instruction = element("w:instrText")
    instruction.set(SPACE, "preserve")
    instruction.text = f" {code} "
    yield element("w:r", element("w:fldChar", fldCharType="begin"))
    yield element("w:r", instruction)
    yield element("w:r", element("w:fldChar", fldCharType="separate"))
    yield from shown
    yield element("w:r", element("w:fldChar", fldCharType="end"))


class Bookmarks:
    """Marks places that the contents point to."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def around(self, name: str, *inside: Element) -> tuple[Element, ...]:
        """Mark these elements under a name."""
        number = next(self._numbers)
        return (
            element("w:bookmarkStart", id=number, name=name),
            *inside,
            element("w:bookmarkEnd", id=number),
        )


def place_to_write(prompt: str, style: str, placeholder: str) -> Element:
    """Make a content control: click it, type, and the words replace the prompt."""
    return element(
        "w:sdt",
        element(
            "w:sdtPr",
            element("w:alias", val=prompt),
            element("w:temporary"),
            element("w:showingPlcHdr"),
        ),
        element("w:sdtContent", paragraph(style, run(prompt, placeholder))),
    )
