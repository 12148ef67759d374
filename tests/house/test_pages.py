"""The pages: links lead somewhere, and what is generated is fresh."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import ROOT, tracked

from footprint.exchange.tables import describing as describing_tables
from footprint.indicators import describing
from footprint.rules import book

PAGES = [name for name in tracked() if name.endswith(".md")]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
GENERATED = {
    "docs/rules.md": book.as_markdown,
    "docs/indicators.md": describing.as_markdown,
    "docs/guides-for-users/bringing-data-in.md": describing_tables.as_markdown,
}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_a_file_that_is_here(page: str) -> None:
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    here = (ROOT / page).parent
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (here / link).exists()] == []


@pytest.mark.parametrize("page", GENERATED)
def test_generated_pages_are_fresh(page: str) -> None:
    assert (ROOT / page).read_text(encoding="utf-8") == GENERATED[page](), "Run: make docs"
