"""A link in a mail, walked through in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer
from tests.browsers import PHONE, faults_of, watched
from tests.cast import allocate, child, person, social_worker, team
from tests.links.opening import code_sent, link_in
from tests.signing_in import PASSWORD, code_of, with_app

from footprint.records.models import Message, Notice
from footprint.terms.people import Role


def test_an_iro_asks_and_the_social_worker_tells_on_a_phone(
    browser: Browser, live_server: LiveServer
) -> None:
    amina, asha, east = child("Amina Yusuf"), with_app(person("Asha Iro", Role.IRO)), team("East")
    allocate(amina, asha)
    social_worker(amina, person("Sue Worker", Role.SOCIAL_WORKER, team=east), east)
    with watched(browser.new_context(base_url=live_server.url)) as iro:
        iro.goto("/sign-in/?next=/account/")
        iro.get_by_label("Email address").fill(asha.email)
        iro.get_by_label("Password", exact=True).fill(PASSWORD)
        iro.get_by_role("button", name="Go on").click()
        iro.get_by_label("Six-digit code").fill(code_of(asha))
        iro.get_by_role("button", name="Sign in").click()
        iro.goto(f"/children/{amina.public_id}/notices/")
        iro.get_by_role("link", name="by a link in a mail").click()
        assert faults_of(iro) == []
        iro.get_by_label("Person").select_option(label="Sue Worker")
        iro.get_by_role("button", name="Send the link").click()
        expect(iro.get_by_text("The link is on its way")).to_be_visible()
        expect(iro.get_by_text("Waits to be used")).to_be_visible()
        assert faults_of(iro) == []
    with watched(browser.new_context(base_url=live_server.url, viewport=PHONE)) as worker:
        worker.goto(link_in(Message.objects.get(kind="link")))
        assert re.search(r"/link/$", worker.url)
        assert "Amina" not in worker.content()
        assert faults_of(worker) == []
        worker.get_by_role("button", name="Send me the code").click()
        assert faults_of(worker) == []
        worker.get_by_label("Six-digit code").fill("12")
        worker.get_by_role("button", name="Go on").click()
        assert faults_of(worker) == []
        worker.get_by_label("Six-digit code").fill(code_sent())
        worker.get_by_role("button", name="Go on").click()
        expect(worker.get_by_role("heading", level=1)).to_have_text("Tell Amina’s IRO")
        assert faults_of(worker) == []
        worker.locator("select[name=kind]").select_option("placement")
        worker.get_by_label("Day", exact=True).fill("27")
        worker.get_by_label("Month", exact=True).fill("11")
        worker.get_by_label("Year", exact=True).fill("2026")
        worker.locator("textarea").fill("Moves on Friday.")
        worker.get_by_role("button", name="Tell the IRO").click()
        expect(worker.get_by_role("heading", level=1)).to_have_text("Thank you")
        assert faults_of(worker) == []
    assert Notice.objects.get().what == "Moves on Friday."
