"""The frame of every page: who looks, where they can go, what is above; and what goes wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.urls import reverse

from footprint.access.viewing import Viewer
from footprint.terms.people import Role
from footprint.web.shared import errors
from footprint.web.shared.banners import Banner, Weight, banners_of, raise_banner
from footprint.web.shared.layout import layout
from footprint.web.shared.navigation import MenuItem, Navigation, menu_for

THEME = "shared:theme"


def viewer(*roles: Role) -> Viewer:
    """Somebody with these roles."""
    at = datetime(2026, 4, 16, 7, 45, tzinfo=UTC)
    return Viewer(1, "Nora Quist", frozenset(roles), at, date(2026, 4, 16))


def asked(path: str = "/", **posted: Any) -> HttpRequest:
    """Ask for a page, as nobody."""
    browser = RequestFactory()
    return browser.post(path, posted) if posted else browser.get(path)


def test_people_are_led_where_their_roles_go() -> None:
    entries = (
        MenuItem("Everybody", THEME),
        MenuItem("Managers", THEME, frozenset({Role.IRO_MANAGER})),
    )
    iro, both = viewer(Role.IRO), viewer(Role.IRO, Role.IRO_MANAGER)
    assert [place.label for place in menu_for(iro, entries, "/")] == ["Everybody"]
    assert [place.label for place in menu_for(both, entries, "/")] == ["Everybody", "Managers"]
    assert menu_for(None, entries, "/") == ()


def test_the_nearest_place_is_the_one_where_somebody_is() -> None:
    (place,) = menu_for(viewer(Role.IRO), (MenuItem("Theme", THEME),), "/theme.css")
    assert place.is_current
    (place,) = menu_for(viewer(Role.IRO), (MenuItem("Theme", THEME),), "/elsewhere/")
    assert not place.is_current


def test_home_is_where_somebody_is_only_on_its_own_page() -> None:
    entries = (MenuItem("My work", "home"), MenuItem("Theme", THEME))
    for path, current in {"/": "My work", "/theme.css": "Theme", "/account/": None}.items():
        found = [one.label for one in menu_for(viewer(Role.IRO), entries, path) if one.is_current]
        assert found == ([current] if current else [])


@pytest.mark.parametrize(("role", "may"), [(Role.IRO, True), (Role.ADMINISTRATOR, False)])
def test_only_whoever_may_find_children_is_given_the_search(role: Role, *, may: bool) -> None:
    request = asked()
    request.viewer = viewer(role)  # type: ignore[attr-defined]  # ours
    assert bool(layout(request)["search_url"]) == may


def test_every_place_the_app_leads_to_is_there() -> None:
    navigation: Navigation = settings.NAVIGATION
    named = [entry.name for entry in navigation.entries]
    named += [navigation.home, navigation.search, navigation.account]
    named += [navigation.sign_out, navigation.sign_in]
    assert [reverse(name) for name in named if name].count("") == 0


def test_somebody_not_signed_in_is_given_no_search_and_no_menu() -> None:
    led = Navigation((MenuItem("Theme", THEME),), search=THEME, sign_out=THEME, sign_in=THEME)
    with override_settings(NAVIGATION=led):
        given = layout(asked())
    assert (given["viewer"], given["navigation"]) == (None, ())
    assert (given["search_url"], given["sign_out_url"]) == ("", "")
    assert given["sign_in_url"] == reverse(THEME)


def test_the_loudest_banner_stands_first() -> None:
    request = asked()
    assert banners_of(request) == ()
    raise_banner(request, Banner("Dates are being worked out again."))
    raise_banner(request, Banner("Until 9:45am.", Weight.BREAK_GLASS))
    assert [one.text for one in banners_of(request)] == [
        "Until 9:45am.",
        "Dates are being worked out again.",
    ]


ERRORS = [
    (errors.bad_request, 400, "Nothing has been changed"),
    (errors.refused, 403, "What you can do instead"),
    (errors.not_found, 404, "What you can do"),
    (errors.too_large, 413, "Nothing has been saved or changed"),
    (errors.too_often, 429, "Wait a quarter of an hour"),
    (errors.went_wrong, 500, "This was not your doing"),
    (errors.resting, 503, "Try again in a few minutes"),
]


@pytest.mark.parametrize(("answer", "status", "words"), ERRORS)
def test_what_goes_wrong_is_said_with_what_to_do(answer: Any, status: int, words: str) -> None:
    made = answer(asked())
    assert made.status_code == status
    assert words in made.content.decode()


def test_a_refusal_says_why() -> None:
    why = PermissionDenied("Only an IRO manager allocates children.")
    assert (
        "Only an IRO manager allocates children." in errors.refused(asked(), why).content.decode()
    )


def test_absent_and_denied_are_one_page() -> None:
    absent = errors.not_found(asked(), Exception("no such child")).content
    assert absent == errors.not_found(asked(), Exception("not yours")).content


def test_too_much_at_once_has_its_own_page() -> None:
    assert errors.bad_request(asked(), RequestDataTooBig("long")).status_code == 413
    assert errors.bad_request(asked(), SuspiciousOperation("odd")).status_code == 400


LONG = "She told me in her own words <what> she wants, and why."


def test_a_form_sent_too_late_gives_its_words_back_to_whoever_typed_them() -> None:
    request = asked("/record/", words=LONG, short="yes")
    request.META["HTTP_SEC_FETCH_SITE"] = "same-origin"
    page = errors.form_expired(request).content.decode()
    assert "She told me in her own words &lt;what&gt;" in page
    assert page.count("<textarea") == 1


@pytest.mark.parametrize("site", ["cross-site", "none", None])
def test_words_that_another_site_sent_are_not_shown_as_theirs(site: str | None) -> None:
    request = asked("/record/", words=LONG)
    if site:
        request.META["HTTP_SEC_FETCH_SITE"] = site
    assert "<textarea" not in errors.form_expired(request).content.decode()


def test_a_password_is_never_given_back() -> None:
    request = asked("/sign-in/", password=LONG, words=LONG)
    request.META["HTTP_SEC_FETCH_SITE"] = "same-origin"
    assert LONG[:20] not in errors.form_expired(request).content.decode()


def test_the_page_for_our_own_failure_asks_nothing_of_the_request() -> None:
    assert errors.went_wrong(object()).status_code == 500  # type: ignore[arg-type]  # on purpose


def test_a_moment_is_told_as_it_was_in_london() -> None:
    summer, winter = (datetime(2026, month, 16, 23, 5, tzinfo=UTC) for month in (7, 1))
    said = Template("{% moment summer %}|{% moment winter %}|{{ day|in_short }}")
    made = said.render(Context({"summer": summer, "winter": winter, "day": date(2026, 4, 1)}))
    assert ">Fri 17 July 2026 at 12:05am<" in made
    assert ">Fri 16 January 2026 at 11:05pm<" in made
    assert made.endswith("|1 Apr 2026")
