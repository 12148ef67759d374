"""No page opens before one is signed in, save those on a short list; every answer guards itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.urls.resolvers import RoutePattern
from tests.cast import person
from tests.signing_in import give_password, sign_in, with_app, with_password

from footprint import web
from footprint.project import urls
from footprint.terms.people import Role
from footprint.web.people.doors import OWN, PUBLIC, SETTING_UP

pytestmark = pytest.mark.django_db
SAMPLES = {
    "pk": "1", "words_id": "1", "uidb36": "1", "key": "set-password", "int": "1", "str": "x",
    "uuid": "00000000-0000-4000-8000-000000000000",
}  # fmt: skip


def addresses() -> list[tuple[str, str]]:
    """Every address of the app: its name, and an example."""
    return list(_walk(get_resolver().url_patterns, "/", ""))


def _walk(
    patterns: list[URLPattern | URLResolver], before: str, space: str
) -> Iterator[tuple[str, str]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, before + _example(one), inside)
        else:
            yield f"{space}{one.name}", before + _example(one)


def _example(one: URLPattern | URLResolver) -> str:
    if isinstance(one.pattern, RoutePattern):
        route = str(one.pattern)
        for name, converter in one.pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower()
            kind = "str" if kind == "string" else kind
            part = f"<{kind}:{name}>" if f"<{kind}:{name}>" in route else f"<{name}>"
            sample = (
                SAMPLES["uuid"] if kind == "uuid" else SAMPLES.get(name, SAMPLES.get(kind, "x"))
            )
            route = route.replace(part, sample)
        return route
    return "password/new/1-set-password/"  # the one that is not a route


EVERY = addresses()
CLOSED = [(name, url) for name, url in EVERY if name not in PUBLIC]


def test_every_address_was_found() -> None:
    assert {"my-account", "account_login", "shared:theme"} <= {name for name, _ in EVERY}
    assert not [url for _, url in EVERY if "<" in url]


@pytest.mark.parametrize(("name", "url"), CLOSED, ids=[name for name, _ in CLOSED])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_opens_a_page_that_is_not_public(name: str, url: str, method: str) -> None:
    answer = getattr(Client(), method)(url)
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/")


def test_half_signed_in_opens_no_more(client: Client) -> None:
    give_password(client, with_app(person("Asha Iro", Role.IRO)))
    for name, url in CLOSED:
        answer = client.get(url)
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/"), name


def test_without_a_second_factor_nothing_opens_but_setting_one_up(client: Client) -> None:
    give_password(client, with_password(person("Nia New", Role.IRO)))
    for name, url in CLOSED:
        if name not in SETTING_UP:
            answer = client.get(url)
            assert answer.status_code == 302, name
            assert answer.url.partition("?")[0] == "/account/second-factor/", name


def test_public_pages_are_few_and_named() -> None:
    assert {name for name, _ in EVERY} >= PUBLIC
    assert len(PUBLIC) == 13, "One more page for everybody: is that meant?"


def test_a_page_that_does_not_say_what_it_is_for_is_not_served(client: Client) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    sign_in(client, asha)
    undeclared = path("new/", lambda _: HttpResponse("in"), name="new")
    sabotaged = ModuleType("sabotaged")
    vars(sabotaged).update(urlpatterns=[*urls.urlpatterns, undeclared], handler403=urls.handler403)
    with override_settings(ROOT_URLCONF=sabotaged):
        assert client.get("/new/").status_code == 403


# ---- headers -------------------------------------------------------------------------------------

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
}


def lacks(answer: HttpResponse) -> list[str]:
    """Which guarding headers an answer lacks."""
    headers = answer.headers
    lacking = [name for name, value in ALWAYS.items() if headers.get(name) != value]
    policy = headers.get("Content-Security-Policy", "").split(";")
    if {part.strip() for part in policy} != POLICY:
        lacking.append("Content-Security-Policy")
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        lacking.append("Permissions-Policy")
    return lacking


@pytest.mark.parametrize(("name", "url"), EVERY, ids=[name for name, _ in EVERY])
def test_every_answer_guards_itself(name: str, url: str) -> None:
    client = sign_in(Client(raise_request_exception=False), with_app(person("Asha Iro", Role.IRO)))
    for answer in (Client().get(url), Client().post(url), client.get(url), client.post(url)):
        assert lacks(answer) == []
        if name != "shared:theme":
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("not there", {"path": "/no/such/page/"}),
        ("a wrong host", {"path": "/sign-in/", "headers": {"Host": "evil.example"}}),
        ("not allowed", {"path": "/account/sign-out-elsewhere/"}),
        ("a file", {"path": "/static/shared/frame.css"}),
    ],
)
def test_answers_to_what_goes_wrong_guard_themselves(what: str, asked: dict[str, object]) -> None:
    answer = Client(raise_request_exception=False).get(**asked)  # type: ignore[arg-type]  # as the table has it
    assert lacks(answer) == [], what
    answer.getvalue()  # a file is closed once it is read


def test_a_form_from_elsewhere_is_refused_and_guarded() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "a@b.example"})
    assert answer.status_code == 403
    assert lacks(answer) == []


def test_cookies_are_locked_to_this_very_address(client: Client) -> None:
    client.get("/sign-in/")
    sign_in(client, with_app(person("Asha Iro", Role.IRO)))
    assert set(client.cookies) == {"__Host-session", "__Host-csrf"}
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, "/")
        assert (cookie["domain"], cookie["samesite"] in {"Lax", "Strict"}) == ("", True)


def test_only_one_file_looks_at_the_account_of_a_request() -> None:
    root = Path(web.__file__).parent
    users = {
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        if "request.user" in file.read_text().replace("`request.user`", "")
    }
    assert users == {"people/sign_in.py"}
    assert not [f for f in root.rglob("*.html") if "request.user" in f.read_text()]


def test_every_page_of_ones_own_is_there() -> None:
    assert {name for name, _ in EVERY} >= OWN
