"""How journeys are walked: a browser for one person, signed in, and every state looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect
from tests import browsers
from tests.browsers import DESK, PHONE, watched
from tests.signing_in import PASSWORD, code_of

from footprint.records.models import User


@contextmanager
def a_browser_of(
    user: User, browser: Browser, site: str, viewport: dict[str, int] = DESK
) -> Iterator[Page]:
    """Open a browser, signed in as somebody with password and code."""
    context = browser.new_context(base_url=site, viewport=viewport)
    with watched(context) as page:
        page.goto("/")
        page.get_by_label("Email address").fill(user.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("Six-digit code").fill(code_of(user))
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("My work")
        yield page
    context.close()


def look(page: Page) -> None:
    """See that everybody can use a page as it stands: axe finds nothing, nothing hangs over."""
    faults, sideways = browsers.faults_of(page), browsers.sideways(page)
    assert not faults, f"{page.url}: {faults}"
    assert sideways == 0, f"{page.url} can be scrolled {sideways} pixels sideways"


def look_also_on_a_phone(page: Page) -> None:
    """Look at a page as it stands, and once more as narrow as a phone."""
    look(page)
    page.set_viewport_size(PHONE)
    look(page)
    page.set_viewport_size(DESK)


def on(page: Page, heading: str) -> None:
    """Arrive at a page, by its heading, and look at it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    look(page)


def press(page: Page, name: str) -> None:
    """Go by the keyboard to what has a name, press it there, and arrive on another page."""
    reach(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def reach(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so; a keyboard gets nowhere else."""
    for _ in range(90):
        page.keyboard.press("Tab")
        if name in page.evaluate(NAME):
            return
    raise AssertionError(f"No press of Tab reaches {name!r} on {page.url}")


NAME = """(() => {
  const at = document.activeElement
  const labels = at.labels ? [...at.labels].map(one => one.innerText) : []
  return [...labels, at.labels?.length ? '' : at.innerText, at.getAttribute('aria-label') ?? '']
    .join(' ').replaceAll(/\\s+/g, ' ').trim()
})()"""


def type_into(page: Page, name: str, words: str) -> None:
    """Go by the keyboard to a field and type."""
    reach(page, name)
    page.keyboard.type(words)


def type_day(page: Page, day: str) -> None:
    """Go by the keyboard to the three boxes of a day and type it, as in "4 12 2026"."""
    for box, typed in zip(("Day", "Month", "Year"), day.split(), strict=True):
        type_into(page, box, typed)


def write_day(within: Page | Locator, name: str, day: str) -> None:
    """Write a day, as in "4 12 2026", into the three boxes of a field."""
    field = within.get_by_role("group", name=name)
    for box, typed in zip(("Day", "Month", "Year"), day.split(), strict=True):
        field.get_by_label(box, exact=True).fill(typed)
