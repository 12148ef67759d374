"""Forms: faults name the field and the mend, and what was typed comes back."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from tests.case_tables import Case, cases
from tests.web.gallery.forms import EveryField, LongRecord, Narrow

from footprint.web.shared.fields import DayField
from footprint.web.shared.forms import PageForm

DAYS = """
day | month | year | becomes
27  | 3     | 2026 | Fri 27 Mar 2026
 7  | 03    | 2026 | Sat 7 Mar 2026
27  | march | 2026 | Fri 27 Mar 2026
27  | Sept  | 2026 | Sun 27 Sep 2026
29  | 2     | 2028 | Tue 29 Feb 2028
-   | 3     | 2026 | The day must have a day
-   | -     | 2026 | The day must have a day and a month
-   | -     | -    | Enter the day
29  | 2     | 2026 | The day must be a real day, like 27 3 2026
27  | ju    | 2026 | The day must be a real day, like 27 3 2026
27  | 13    | 2026 | The day must be a real day, like 27 3 2026
27  | 3     | 26   | The day must be a real day, like 27 3 2026
²7  | 3     | 2026 | The day must be a real day, like 27 3 2026
"""


@pytest.mark.parametrize("case", cases(DAYS), ids=lambda case: " ".join(case.values()))
def test_a_day_is_read_or_the_mend_is_named(case: Case) -> None:
    typed = [case[part].replace("-", "") for part in ("day", "month", "year")]
    assert read(DayField(label="The day"), typed) == case["becomes"]


def read(field: DayField, typed: list[str]) -> str:
    """Say what becomes of three boxes: a day, or the fault in words."""
    try:
        found = field.clean(typed)
    except ValidationError as fault:
        return " ".join(fault.messages)
    return f"{found:%a} {found.day} {found:%b %Y}" if found else "nothing"


def test_a_day_may_be_left_out_only_whole() -> None:
    optional = DayField(label="The day", required=False)
    assert optional.clean(["", "", ""]) is None
    with pytest.raises(ValidationError, match="must have a month"):
        optional.clean(["1", "", "2026"])


@pytest.mark.parametrize("typed", [["99999999999999999999", "1", "2026"], ["1", "1", "0000"]])
def test_a_day_beyond_every_calendar_is_refused_in_words(typed: list[str]) -> None:
    with pytest.raises(ValidationError, match="real day"):
        DayField(label="The day").clean(typed)


def drawn(form: forms.Form) -> str:
    """Draw a form as a page would."""
    template = Template("{% errors form %}{% for one in form %}{% field one %}{% endfor %}")
    return template.render(Context({"form": form}))


def test_every_kind_of_field_is_drawn_with_its_label_and_hint() -> None:
    made = drawn(EveryField())
    for bound in EveryField():
        assert str(bound.label) in made
    for component in ("input", "date-input", "radios", "select", "checkboxes", "file-upload",
                      "textarea", "character-count", "password-input"):  # fmt: skip
        assert f"govuk-{component}" in made
    assert "As they like to be called" in made
    assert "Age (optional)" in made
    assert "error" not in made


def test_what_was_typed_comes_back() -> None:
    typed = {
        "child": "Zoë “Zed” O’Neil & co",
        "born_on_day": "31",
        "born_on_month": "2",
        "born_on_year": "2014",
        "home": "K2",
        "kind": "H5",
        "who": ["U1", "K2"],
        "words": "<b>I want to see my brother.</b>",
        "is_seen_alone": "on",
        "password": "never again",
    }
    made = drawn(EveryField(typed))
    for shown in ('value="31"', "Zoë “Zed” O’Neil &amp; co", "&lt;b&gt;I want to see"):
        assert shown in made
    assert made.count(" checked") == 4
    assert '<option value="H5" selected>' in made
    assert "never again" not in made


def test_a_fault_stands_in_the_summary_and_at_its_box() -> None:
    made = drawn(EveryField({"child": "x" * 61}))
    assert made.count("Ensure this value has at most 60 characters (it has 61).") == 2
    assert '<a href="#born_on_day">Enter date of birth</a>' in made
    assert '<a href="#home">Choose where they live</a>' in made


class Pair(PageForm):
    first = forms.CharField()

    def clean(self) -> None:
        raise ValidationError("These two cannot both be.")


def test_a_fault_of_no_field_leads_to_the_top_of_the_page() -> None:
    assert '<a href="#main">These two cannot both be.</a>' in drawn(Pair({"first": "1"}))


def test_every_text_has_a_limit_that_is_told_and_comes_back_whole_beyond_it() -> None:
    assert 'data-maxlength="50000"' in drawn(LongRecord())
    made = drawn(LongRecord({"words": "x" * 50_001}))
    assert made.count("Ensure this value has at most 50000 characters (it has 50001).") == 2
    assert "x" * 50_001 in made


def test_a_filter_calls_nothing_optional() -> None:
    assert "(optional)" not in drawn(Narrow())
    assert "govuk-checkboxes--small" in drawn(Narrow())


def test_a_field_that_no_component_draws_is_refused() -> None:
    class Odd(PageForm):
        when = forms.SplitDateTimeField()

    with pytest.raises(TypeError, match="no component is drawn for SplitDateTimeWidget"):
        drawn(Odd())
