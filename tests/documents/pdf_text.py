"""Reads a PDF as a listener's software does: its tags in order, and the words on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")


def tags(pdf: pikepdf.Pdf) -> list[Any]:
    """List every element of the structure tree, in reading order."""
    return list(_below(pdf.Root.StructTreeRoot.K))


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _below(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _below(node.K)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    """Name the tags in reading order: "H1", "P", "TH"."""
    return [str(element.S).lstrip("/") for element in tags(pdf)]


def words(path: Path) -> str:
    """Read every page's letters, through each font's own table of what its glyphs mean."""
    with pikepdf.open(path) as pdf:
        return "\n".join(_page_words(page) for page in pdf.pages)


def _page_words(page: pikepdf.Page) -> str:
    found: list[str] = []
    _read(page, page.Resources, found)
    return "".join(found)


def _read(content: Any, resources: Any, found: list[str]) -> None:
    fonts = {name: _meanings(font) for name, font in resources.get("/Font", {}).items()}
    forms = resources.get("/XObject", {})
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            current = fonts[str(operands[0])]
        elif operator in {"Tj", "TJ"}:
            shown = operands[0] if operator == "TJ" else [operands[0]]
            found += [_decoded(bytes(s), current) for s in shown if isinstance(s, pikepdf.String)]
        elif operator == "ET":
            found.append("\n")
        elif operator == "Do" and "/Resources" in forms[str(operands[0])]:
            form = forms[str(operands[0])]
            _read(form, form.Resources, found)


def _decoded(codes: bytes, meanings: dict[int, str]) -> str:
    pairs = (codes[start : start + 2] for start in range(0, len(codes), 2))
    return "".join(meanings.get(int.from_bytes(pair, "big"), "") for pair in pairs)


def _meanings(font: Any) -> dict[int, str]:
    meanings: dict[int, str] = {}
    table = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for line in block.strip().splitlines():
            code, text = (bytes.fromhex(each.decode()) for each in _CODES.findall(line))
            meanings[int.from_bytes(code, "big")] = text.decode("utf-16-be")
    return meanings
