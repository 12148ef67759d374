"""The HTML report opens anywhere, at any width, for anyone, and nothing in it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browsers import faults_of, sideways
from tests.documents.sample import NASTY, sample

from footprint.documents.render.html import render_html
from footprint.documents.render.layout import INTERNAL, Grid, Picture, Piece, laid_out
from footprint.documents.values import Section

REPORT = sample()
PIECES: list[Piece] = [piece for part in laid_out(REPORT).walk() for piece in part.pieces]
PICTURES = [piece for piece in PIECES if isinstance(piece, Picture)]
SIZES = [(1280, 900), (390, 844), (320, 640)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("html") / "report.html"
    render_html(REPORT, made)
    return made


class Elements(HTMLParser):
    """Collects every element of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(each == tag for each, _ in self.found)


@pytest.fixture(scope="module")
def elements(path: Path) -> Elements:
    return Elements(path.read_text(encoding="utf-8"))


def test_it_needs_nothing_but_itself(path: Path, elements: Elements) -> None:
    assert {"script", "link", "iframe", "img", "object", "form"}.isdisjoint(
        tag for tag, _ in elements.found
    )
    for tag, attributes in elements.found:
        assert not any(name.startswith("on") for name in attributes)
        if tag == "a":
            assert (attributes["href"] or "").startswith("#")
    page = path.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\"' )]+", page)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert all(found.startswith("data:font/woff2") for found in re.findall(r'url\("([^"]+)', page))


def test_every_id_is_its_own_and_every_link_arrives(elements: Elements) -> None:
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {(a["href"] or "")[1:] for tag, a in elements.found if tag == "a"}
    for _, attributes in elements.found:
        wanted |= set((attributes.get("aria-labelledby") or "").split())
    assert wanted <= set(ids)


def test_headings_step_down_one_at_a_time(elements: Elements) -> None:
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(b - a for a, b in pairwise(levels)) == 1


def test_tables_have_captions_and_headings_for_rows_and_columns(elements: Elements) -> None:
    grids = [p if isinstance(p, Grid) else p.grid for p in PIECES if isinstance(p, Grid | Picture)]
    assert elements.count("table") == elements.count("caption") == len(grids)
    scopes = [attributes.get("scope") for tag, attributes in elements.found if tag == "th"]
    assert scopes.count("col") == sum(sum(map(bool, grid.header)) for grid in grids)
    assert scopes.count("row") == sum(len(grid.rows) + bool(grid.total) for grid in grids)


def test_every_chart_is_a_named_picture_with_its_table_after_it(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert page.count('role="img"') == page.count("<svg") == len(PICTURES)
    for picture in PICTURES:
        after = page[page.index(f'id="{picture.anchor}-title"') :]
        assert after.index(f'id="{picture.grid.anchor}"') < after.index("</table>")


def test_an_internal_report_says_so_first_and_asks_not_to_be_found(tmp_path: Path) -> None:
    made = tmp_path / "internal.html"
    render_html(sample(is_internal=True), made)
    page = made.read_text(encoding="utf-8")
    assert page.index(INTERNAL) < page.index("<h1>")
    assert '<meta name="robots" content="noindex">' in page
    render_html(sample(), made)
    assert INTERNAL not in made.read_text(encoding="utf-8")


def test_the_same_report_is_the_same_file(path: Path, tmp_path: Path) -> None:
    render_html(REPORT, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == path.read_bytes()


# ---- in a browser ----------------------------------------------------------------------------


@pytest.fixture
def page(browser: Browser, path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the report, at the size that the test asks for, refusing and noting every fetch."""
    width, height = getattr(request, "param", SIZES[0])
    opened = browser.new_page(viewport={"width": width, "height": height})
    fetched: list[str] = []
    opened.on("request", lambda asked: fetched.append(asked.url))
    opened.goto(path.as_uri())
    yield opened
    assert [url for url in fetched if not url.startswith(("file:", "data:"))] == []
    opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("page", SIZES, indirect=True)
def test_axe_finds_nothing_wrong(page: Page) -> None:
    assert faults_of(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("is_internal", [True, False])
@pytest.mark.parametrize("sections", [None, ()])
def test_axe_finds_nothing_wrong_with_an_internal_or_an_empty_report(
    browser: Browser, tmp_path: Path, *, is_internal: bool, sections: tuple[Section, ...] | None
) -> None:
    made = tmp_path / "report.html"
    render_html(sample(is_internal=is_internal, sections=sections), made)
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    opened.goto(made.as_uri())
    assert faults_of(opened) == []
    opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("page", SIZES, indirect=True)
def test_the_page_never_scrolls_sideways(page: Page) -> None:
    assert sideways(page) == 0
    outside = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(each =>
             !each.closest('.scroll') && each.getBoundingClientRect().right > innerWidth + 1
           ).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert outside == []


@pytest.mark.browser
@pytest.mark.parametrize("page", [SIZES[-1]], indirect=True)
def test_a_wide_table_scrolls_by_keyboard_in_a_named_region(page: Page) -> None:
    region = page.get_by_role("region", name="Table 7 Reviews held late")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("element => element.scrollLeft > 0", arg=region.element_handle())


@pytest.mark.browser
def test_the_keyboard_skips_to_the_report(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"


@pytest.mark.browser
def test_a_screen_reader_hears_each_chart(page: Page) -> None:
    for picture in PICTURES[:-1]:
        name = f"{picture.chart.title} {picture.chart.alt}"
        assert page.get_by_role("img", name=name, exact=True).count() == 1


@pytest.mark.browser
def test_awkward_words_are_shown_and_do_nothing(page: Page) -> None:
    body = page.inner_text("main")
    for text in (*NASTY[:6], NASTY[7], NASTY[9]):
        assert text in body
    assert "a�b�c" in body
    assert page.evaluate("document.scripts.length") == 0


@pytest.mark.browser
def test_it_prints_without_cutting_a_table_off(page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})
    cut = "[...document.querySelectorAll('.scroll')].filter(each => each.scrollWidth > 641).length"
    assert page.evaluate(cut) == 0
    assert not page.get_by_text("Skip to the report").is_visible()
