"""What JavaScript adds: words are not lost, forms are sent once, lists are quicker to work."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Dialog, Page, expect
from tests.web.test_gallery import fetched, visit

pytestmark = pytest.mark.browser


def drafts(gallery: str) -> list[str]:
    """Ask the gallery what it was sent."""
    return list(json.loads(fetched(f"{gallery}/draft/"))["drafts"])


def test_the_keyboard_skips_to_what_the_page_is_about(page: Page, gallery: str) -> None:
    visit(page, gallery, "child/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to what this page is about"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_fault_leads_to_the_box_to_mend(page: Page, gallery: str) -> None:
    visit(page, gallery, "form/")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    faults = page.get_by_role("alert").get_by_role("link").all()
    reached = []
    for fault in faults:
        fault.click()
        reached.append(page.evaluate("document.activeElement.name"))
    assert reached == [
        "child", "born_on_day", "home", "kind", "who", "letter", "words", "password",
    ]  # fmt: skip


def test_leaving_unsent_words_asks_first_and_sending_them_does_not(
    page: Page, gallery: str
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    visit(page, gallery, "record/")
    page.get_by_label("What we talked about").press_sequentially("She laughed. ")
    page.get_by_role("link", name="Children", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith("/record/")
    page.get_by_role("button", name="Finish the record").click()
    page.wait_for_url("**/home/")
    assert asked == ["beforeunload"]


def test_a_draft_is_saved_while_somebody_writes_and_kept_nowhere_else(
    page: Page, gallery: str
) -> None:
    page.clock.install()
    visit(page, gallery, "record/")
    page.get_by_label("What we talked about").fill("Dear Ann, you said you miss the sea.")
    page.clock.run_for(6_000)
    page.get_by_text("Draft saved at").wait_for()
    assert drafts(gallery)[-1] == "Dear Ann, you said you miss the sea."
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    assert "sea" not in page.evaluate(kept)
    page.get_by_role("link", name="Children", exact=True).click()
    page.wait_for_url("**/child/")


def test_a_draft_that_cannot_be_saved_says_so_and_is_tried_again(
    page: Page, gallery: str, problems: list[str]
) -> None:
    page.clock.install()
    visit(page, gallery, "record/")
    words = page.get_by_label("What we talked about")
    words.fill("In the storm.")
    page.clock.run_for(6_000)
    page.get_by_text("This draft could not be saved.").wait_for()
    assert words.input_value() == "In the storm."
    tried = len(drafts(gallery))
    with page.expect_response("**/draft/"):
        page.clock.run_for(21_000)
    assert len(drafts(gallery)) == tried + 1
    words.fill("Dear Ann, thank you for coming.")  # as it was, so that nothing is left to save
    page.wait_for_load_state("networkidle")
    assert {problem.split()[0] for problem in problems} == {"503"}
    problems.clear()


def test_what_is_too_much_to_send_is_not_sent_and_can_be_sent_once_it_is_shorter(
    page: Page, gallery: str
) -> None:
    visit(page, gallery, "record/")
    page.evaluate("document.body.dataset.largest = '2000'")
    words = page.get_by_label("What we talked about")
    words.fill("Ann said so much. " * 200)
    page.get_by_role("button", name="Finish the record").click()
    expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
    expect(page.get_by_role("alert")).to_be_focused()
    assert words.input_value() == "Ann said so much. " * 200
    words.fill("Ann said so much.")
    page.get_by_role("button", name="Finish the record").click()
    page.wait_for_url("**/home/")


def test_a_form_is_sent_once_however_often_its_button_is_pressed(page: Page, gallery: str) -> None:
    visit(page, gallery, "allocate/")
    before = drafts(gallery).count("sent")
    page.get_by_role("button", name="Move the chosen children").dblclick()
    page.wait_for_url("**/home/")
    assert drafts(gallery).count("sent") == before + 1


def test_one_box_chooses_all_and_the_page_says_how_many(page: Page, gallery: str) -> None:
    visit(page, gallery, "allocate/")
    says = page.locator("[data-choose-says]")
    assert says.inner_text() == "None chosen yet"
    everyone = page.get_by_role("checkbox", name="Choose all children")
    everyone.check()
    assert says.inner_text() == "5 of 5 chosen"
    page.get_by_role("checkbox", name="Choose Ann Archer").uncheck()
    assert says.inner_text() == "4 of 5 chosen"
    assert everyone.evaluate("box => box.indeterminate")


def test_filters_stand_open_beside_the_list_and_closed_above_it(page: Page, gallery: str) -> None:
    visit(page, gallery, "reviews/")
    assert page.get_by_role("button", name="Show these").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Show these").wait_for(state="hidden")


def test_a_heading_sorts_turns_round_and_keeps_the_filters(page: Page, gallery: str) -> None:
    visit(page, gallery, "reviews/?only=late")
    head = page.get_by_role("columnheader", name="Age")
    assert head.get_attribute("aria-sort") == "none"
    head.get_by_role("link").click()
    assert page.url.endswith("?only=late&order=age")
    ages = page.locator("tbody td:nth-of-type(1)")
    assert ages.all_inner_texts() == ["3", "6", "8", "9", "11", "14", "15", "16"]
    page.get_by_role("columnheader", name="Age").get_by_role("link").click()
    assert page.get_by_role("columnheader", name="Age").get_attribute("aria-sort") == "descending"
    assert ages.first.inner_text() == "16"


def test_something_slow_is_looked_at_again_until_it_is_done(page: Page, gallery: str) -> None:
    page.clock.install()
    visit(page, gallery, "working/?from=0")
    page.get_by_text("130 of 650 done").wait_for()
    page.clock.run_for(4_500)
    page.get_by_text("390 of 650 done").wait_for()
    page.clock.run_for(4_500)
    page.wait_for_url("**/home/")
