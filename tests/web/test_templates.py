"""Every template of the app: it compiles, and is dressed in classes that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from tests.house.tree import ROOT

WEB = ROOT / "src" / "footprint" / "web"
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
SHEETS = sorted((WEB / "shared" / "static").rglob("*.css"))
SCRIPTS = sorted((WEB / "shared" / "static" / "shared").glob("*.js"))
CLASS = re.compile(r"\bfp-[a-z]+(?:-[a-z]+)*(?:__[a-z]+(?:-[a-z]+)*)?")


def name_of(path: Path) -> str:
    """Give a template's name, as a view asks for it."""
    return str(path).rpartition("/templates/")[2]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_compiles(path: Path) -> None:
    get_template(name_of(path))


def test_every_class_of_ours_is_dressed() -> None:
    dressed = {name for sheet in SHEETS for name in CLASS.findall(sheet.read_text())}
    worn = {(name, name_of(path)) for path in TEMPLATES for name in CLASS.findall(path.read_text())}
    assert sorted(one for one in worn if one[0] not in dressed) == []


def test_no_page_carries_a_style_script_or_handler_of_its_own() -> None:
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*(?:\ssrc=|application/json))|javascript:"
    )
    assert [name_of(path) for path in TEMPLATES if inline.search(path.read_text())] == []


def test_the_way_back_stands_in_a_landmark() -> None:
    alone = re.compile(r"(?<!<nav aria-label=\"Back\">)<a class=\"govuk-back-link\"")
    assert [name_of(path) for path in TEMPLATES if alone.search(path.read_text())] == []
