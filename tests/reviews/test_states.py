"""How far a review has got: the drawing for people is the table that the pages go by."""

from __future__ import annotations

import re

from tests.house.tree import ROOT

from footprint.terms.reviews import NEXT_STATUS, ReviewStatus

DRAWN = ROOT / "docs" / "guides-for-users" / "booking-reviews.md"
STEP = re.compile(r"^  (\w+) --> (\w+)", re.MULTILINE)


def test_the_drawing_has_every_step_of_the_table_and_no_other() -> None:
    drawn = set(STEP.findall(DRAWN.read_text(encoding="utf-8")))
    table = {(one.value, after.value) for one, many in NEXT_STATUS.items() for after in many}
    assert drawn == table


def test_what_the_drawing_ends_with_is_followed_by_nothing() -> None:
    ends = re.findall(r"^  (\w+) --> \[\*\]", DRAWN.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(ends) == {one.value for one in ReviewStatus if not NEXT_STATUS[one]}
