"""Signing in as people do it, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.browsers import PHONE, faults_of, watched
from tests.cast import person
from tests.signing_in import PASSWORD, code_for, code_of, with_app, with_password

from footprint.records.models import Session, User
from footprint.terms.people import Role


@pytest.fixture
def site(live_server: LiveServer) -> str:
    return str(live_server.url)


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=site)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with watched(context) as opened:
        yield opened


def give_password(page: Page, user: User, password: str = PASSWORD) -> None:
    page.goto("/sign-in/?next=/account/")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Go on").click()


def give_code(page: Page, code: str) -> None:
    page.get_by_label("Six-digit code").fill(code)
    page.get_by_role("button", name=re.compile("Sign in|Set it up|Go on")).click()


def test_somebody_new_sets_up_an_app_and_keeps_the_codes(page: Page) -> None:
    nia = with_password(person("Nia New", Role.IRO))
    page.goto("/sign-in/")
    assert faults_of(page) == []
    give_password(page, nia)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second factor")
    assert faults_of(page) == []
    page.get_by_role("button", name="Set up an app").click()
    assert faults_of(page) == []
    give_code(page, "000000")
    expect(page.get_by_text("The code is not right").first).to_be_visible()
    assert faults_of(page) == []
    give_code(page, code_for(page.locator("#totp-key").inner_text()))
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    assert page.locator("code").count() == 10
    assert faults_of(page) == []
    page.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    assert faults_of(page) == []


def test_the_browser_keeps_the_cookies_of_this_very_address(
    page: Page, context: BrowserContext
) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    give_password(page, asha)
    give_code(page, code_of(asha))
    kept = {cookie["name"]: cookie for cookie in context.cookies()}
    assert {"__Host-session", "__Host-csrf"} <= set(kept)
    assert page.evaluate("document.cookie") == ""


def test_a_recovery_code_stands_in_for_a_lost_phone(page: Page) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    code = RecoveryCodes.activate(asha).get_unused_codes()[0]
    give_password(page, asha)
    assert faults_of(page) == []
    give_code(page, code)
    expect(page.get_by_text("9 recovery codes left")).to_be_visible()


def test_whoever_tries_too_often_is_told_to_wait(page: Page) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    for _ in range(5):
        give_password(page, asha, "a wrong password indeed")
    expect(page.get_by_role("heading", level=1)).to_have_text("Too many tries")
    assert faults_of(page) == []


def test_wrong_words_are_told_beside_the_form_and_the_address_is_kept(page: Page) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    give_password(page, asha, "a wrong password indeed")
    assert page.title().startswith("Error: ")
    assert page.get_by_label("Email address").input_value() == asha.email
    assert faults_of(page) == []


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripted", "without JavaScript"])
def test_signing_in_takes_no_mouse_no_scripts_and_little_room(
    browser: Browser, site: str, has_scripts: bool
) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    small = browser.new_context(base_url=site, viewport=PHONE, java_script_enabled=has_scripts)
    page = small.new_page()
    page.goto("/sign-in/?next=/account/")
    page.get_by_label("Email address").focus()
    page.keyboard.type(asha.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Six-digit code").focus()
    page.keyboard.type(code_of(asha))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    if has_scripts:
        for path in ("/account/", "/account/app/", "/account/codes/", "/account/prove/"):
            page.goto(path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= PHONE["width"], path
    small.close()


def test_a_passkey_is_set_up_and_signs_in(page: Page, context: BrowserContext) -> None:
    nia = with_password(person("Nia New", Role.IRO))
    key = context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    made = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True}
    key.send("WebAuthn.addVirtualAuthenticator", {"options": made | {"isUserVerified": True}})
    give_password(page, nia)
    page.get_by_role("button", name="Set up a passkey").click()
    assert faults_of(page) == []
    page.get_by_label("Name").fill("Key on my ring")
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto("/account/")
    expect(page.get_by_text("Key on my ring").first).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    give_password(page, nia)
    assert faults_of(page) == []
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    page.goto("/account/prove/?next=/account/codes/")
    assert faults_of(page) == []
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")


def test_going_back_after_signing_out_shows_nothing(page: Page) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    give_password(page, asha)
    give_code(page, code_of(asha))
    page.goto("/account/password/")
    page.goto("/account/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert "Asha" not in page.content()


def test_what_was_typed_too_late_is_there_again(page: Page) -> None:
    asha = with_app(person("Asha Iro", Role.IRO))
    give_password(page, asha)
    give_code(page, code_of(asha))
    typed = "She likes her new room.\nThe dog may stay."
    page.locator("form[action$='elsewhere/']").evaluate(
        "(form, text) => { const box = document.createElement('textarea');"
        "box.name = 'what_was_said'; box.value = text; form.append(box) }",
        typed,
    )
    forget(asha)
    page.get_by_role("button", name="Sign out everywhere else").click()
    expect(page.get_by_text("What you typed is kept for half an hour")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_label("Email address").fill(asha.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    give_code(page, code_of(asha, later=1))
    expect(page.get_by_role("heading", level=1)).to_have_text("What you typed is still here")
    expect(page.locator("blockquote")).to_contain_text("The dog may stay.")
    assert faults_of(page) == []
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("You are signed out everywhere else")).to_be_visible()
    page.goto("/account/words/")
    assert "room" not in page.content()


def forget(user: User) -> None:
    """Let the person's session lie unused for twenty minutes."""
    for row in Session.objects.filter(user=user):
        store = row.get_session_store_class()(row.session_key)
        store["seen_at"] = (row.seen_at - timedelta(minutes=20)).isoformat()
        store.save()


def test_an_administrator_invites_somebody_and_a_second_makes_them_manager(
    page: Page, context: BrowserContext, browser: Browser, site: str
) -> None:
    ada = with_app(person("Ada Admin", Role.ADMINISTRATOR))
    abe = with_app(person("Abe Admin", Role.ADMINISTRATOR))
    give_password(page, ada)
    give_code(page, code_of(ada))
    page.goto("/accounts/")
    assert faults_of(page) == []
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_role("button", name="Send the invitation").click()
    assert page.title().startswith("Error: ")
    assert faults_of(page) == []
    page.get_by_label("Full name").fill("Nia New")
    page.get_by_label("Work email address").fill("nia.new@council.example")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nia New")
    assert faults_of(page) == []
    page.get_by_role("button", name="Give a role").click()
    assert faults_of(page) == []
    page.get_by_label("Role").select_option(label="IRO manager")
    page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_text("The role waits to be confirmed")).to_be_visible()
    assert page.get_by_role("button", name="Confirm").count() == 0
    second = browser.new_context(base_url=site).new_page()
    give_password(second, abe)
    give_code(second, code_of(abe))
    second.goto("/accounts/")
    assert faults_of(second) == []
    second.get_by_role("button", name="Confirm").click()
    expect(second.get_by_text("The role is confirmed")).to_be_visible()
    second.get_by_role("link", name="Nia New").click()
    second.get_by_role("link", name="End IRO manager").click()
    assert faults_of(second) == []
    second.get_by_role("button", name="End the role").click()
    expect(second.get_by_text("None, so nothing is open to this person")).to_be_visible()
    second.set_viewport_size(PHONE)
    assert second.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_a_left_screen_must_not_do_asks_for_the_second_factor_first(page: Page) -> None:
    ada, nia = with_app(person("Ada Admin", Role.ADMINISTRATOR)), person("Nia New")
    give_password(page, ada)
    give_code(page, code_of(ada))
    page.goto(f"/accounts/{nia.pk}/role/")
    page.get_by_label("Role").select_option(label="auditor")
    for row in Session.objects.filter(user=ada):
        store = row.get_session_store_class()(row.session_key)
        store["account_authentication_methods"][-1]["at"] -= 301
        store.save()
    page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor, once more")
    give_code(page, code_of(ada, later=1))
    expect(page.get_by_role("heading", level=1)).to_have_text("What you typed is still here")
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("The role is given")).to_be_visible()
