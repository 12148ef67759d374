"""GOV.UK's own examples, drawn by us: each is what GOV.UK draws."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString
from tests.house.tree import ROOT

from footprint.web.shared.tags.govuk import drawn

COMPONENTS = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
VOID = {"br", "hr", "img", "input", "link", "meta", "path"}
FIXTURES = sorted(COMPONENTS.glob("*/fixtures.json"))


class Markup(HTMLParser):
    """Takes markup apart into what a browser makes of it: tags, attributes, words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[Any, ...]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((name, " ".join((value or "").split())) for name, value in attrs)
        self.found.append(("<", tag, tuple(kept)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.found.append((">", tag))

    def handle_data(self, data: str) -> None:
        words = data.split()
        if words and self.found and self.found[-1][0] == "words":
            self.found[-1] = ("words", [*self.found[-1][1], *words])
        elif words:
            self.found.append(("words", words))


def safe(options: Any) -> Any:
    """Vouch for the markup in GOV.UK's examples, as a template does for its own."""
    if isinstance(options, dict):
        return {
            name: SafeString(value)
            if isinstance(value, str) and (name == "html" or name.endswith("Html"))
            else safe(value)
            for name, value in options.items()
        }
    return [safe(each) for each in options] if isinstance(options, list) else options


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_every_example_is_drawn_as_govuk_draws_it(path: Path) -> None:
    component = json.loads(path.read_text())
    different = [
        example["name"]
        for example in component["fixtures"]
        if Markup(drawn(component["component"], safe(example["options"]))).found
        != Markup(example["html"]).found
    ]
    assert different == []


def test_the_examples_are_all_there() -> None:
    examples = [json.loads(path.read_text())["fixtures"] for path in FIXTURES]
    assert sum(map(len, examples)) == 657


def draw(template: str, **values: object) -> str:
    """Draw a template as a page would."""
    return Template(template).render(Context(values))


def test_what_somebody_typed_is_never_markup() -> None:
    nasty = "<script>alert(1)</script>"
    assert "<script>" not in draw('{% govuk "button" text=nasty %}', nasty=nasty)
    assert "<script>" not in draw(
        '{% govukblock "details" summaryText="Why" %}{{ nasty }}{% endgovuk %}', nasty=nasty
    )


UNSAFE = [
    '{% govuk "inset-text" html=nasty %}',
    '{% govuk "details" summaryHtml=nasty text="x" %}',
    '{% govuk "input" id="a" name="a" label__html=nasty %}',
    '{% govuk "radios" name="a" items=items %}',
]


@pytest.mark.parametrize("template", UNSAFE)
def test_text_given_as_markup_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="use text"):
        draw(template, nasty="<b>", items=[{"value": "1", "html": "<b>"}])


def test_two_underscores_step_inside() -> None:
    made = draw('{% govuk "input" id="town" name="town" label__text="Town" hint__text="" %}')
    assert '<label class="govuk-label" for="town">' in made
    assert "govuk-hint" not in made
