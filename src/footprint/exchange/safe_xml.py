"""XML that nobody can hurt us with: nothing is parsed that declares a DTD, and so no entity.

A DTD can only stand before the first element. So `defusedxml` reads up to there and refuses it;
the rest is left to the parser of Python, which is several times quicker.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.etree.ElementTree import iterparse as quick_iterparse

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

REFUSED = (ParseError, DefusedXmlException, ValueError, LookupError)
"""What broken or unsafe XML raises; an encoding that does not exist is a LookupError."""


def elements(data: bytes) -> Iterator[Element]:
    """Give each element once it is complete, innermost first."""
    _refuse_declarations(data)
    for _, element in quick_iterparse(io.BytesIO(data)):  # noqa: S314  it declares nothing
        yield element


def visit(data: bytes, visitor: Any) -> None:
    """Tell a visitor's `start` of each element, keeping none of them."""
    _refuse_declarations(data)
    parser = XMLParser(target=visitor)  # noqa: S314  it declares nothing
    parser.feed(data)
    parser.close()


def is_unsafe(error: Exception) -> bool:
    """Say whether XML was refused for what it declares, not because it is broken."""
    return isinstance(error, DefusedXmlException)


def _refuse_declarations(data: bytes) -> None:
    next(iterparse(io.BytesIO(data), events=("start",), forbid_dtd=True), None)
