"""Forms about who a child's IRO is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from footprint.operations.allocations import Change, Ending, Override
from footprint.queries.deciding import Comparison
from footprint.terms.casework import ChangeReason, OverrideReason, Told
from footprint.terms.words import capital
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import PageForm

LONGEST = 400
LONGEST_NOTE = 4000
CHOOSE_ONE = "Choose one of the officers"


class OverrideForm(PageForm):
    """Why others than those suggested are chosen: ticks, and a few words."""

    reasons = forms.MultipleChoiceField(
        label="Why somebody else",
        help_text="Only if you choose somebody other than the officer suggested.",
        choices=choices_of(OverrideReason),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    because = forms.CharField(
        label="In a few words",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def override(self) -> Override | None:
        """Give what was ticked and said; nothing where neither was."""
        ticked, words = self.cleaned_data["reasons"], self.cleaned_data["because"]
        if not ticked and not words:
            return None
        return Override(tuple(OverrideReason(one) for one in ticked), words)


class AllocateForm(OverrideForm):
    """Which officer becomes a child's IRO, with whom else, from which day."""

    iro = forms.ChoiceField(
        label="Officer",
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_ONE, "invalid_choice": CHOOSE_ONE},
    )
    together = forms.MultipleChoiceField(
        label="Brothers and sisters without an IRO, in the same decision",
        help_text="Guidance asks for one IRO unless their interests conflict.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    on = DayField(label="First day")

    def __init__(self, *args: Any, shown: Comparison, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["iro"], shown.everybody)
        _offer(
            self.fields["together"],
            [(one.public_id, capital(one.words)) for one in shown.together],
        )

    @property
    def iro_id(self) -> int:
        """Give the officer chosen."""
        return int(self.cleaned_data["iro"])

    @property
    def with_whom(self) -> list[UUID]:
        """Give the brothers and sisters to be allocated too."""
        return [UUID(one) for one in self.cleaned_data["together"]]


class HandOverForm(AllocateForm):
    """Why a child's IRO changes, and what the next must know."""

    reason = forms.ChoiceField(
        label="Why the IRO changes",
        choices=[
            ("", "Choose a reason"),
            *choices_of(one for one in ChangeReason if one is not ChangeReason.ENDED),
        ],
    )
    handover = forms.CharField(
        label="What the next IRO must know",
        help_text="What matters to the child, what is open, whom to ring.",
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("iro", "reason", "handover", "on")

    @property
    def change(self) -> Change:
        """Give the change as the operation takes it."""
        return Change(
            iro_id=self.iro_id,
            reason=ChangeReason(self.cleaned_data["reason"]),
            handover=self.cleaned_data["handover"],
            on=self.cleaned_data["on"],
            override=self.override,
        )


class EndForm(PageForm):
    """Why an allocation ends without a next IRO."""

    reason = forms.ChoiceField(
        label="Why it ends", choices=choices_of(ChangeReason), widget=forms.RadioSelect
    )
    on = DayField(label="First day without this IRO")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def ending(self) -> Ending:
        """Give the end as the operation takes it."""
        return Ending(
            seen=self.cleaned_data["seen"],
            reason=ChangeReason(self.cleaned_data["reason"]),
            on=self.cleaned_data["on"],
        )


class CoverForm(PageForm):
    """Who covers, and for how long."""

    iro = forms.ChoiceField(label="Who covers")
    starts_on = DayField(label="First day of cover")
    last_day = DayField(label="Last day of cover", help_text="28 days at most, this day included.")

    def __init__(self, *args: Any, takers: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["iro"], [("", "Choose an officer"), *takers])


class ShareForm(OverrideForm):
    """Why children of one officer go to others, and from when."""

    reason = forms.ChoiceField(
        label="Why the children get another IRO",
        choices=[
            ("", "Choose a reason"),
            *choices_of(one for one in ChangeReason if one is not ChangeReason.ENDED),
        ],
    )
    on = DayField(label="First day with the new IRO")
    handover = forms.CharField(
        label="A note for all the new IROs",
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    field_order = ("reason", "on", "handover", "reasons", "because")


class ToldForm(PageForm):
    """When and how a child was told who their IRO is."""

    told_on = DayField(label="The day the child was told")
    how = forms.ChoiceField(label="How", choices=choices_of(Told), widget=forms.RadioSelect)


def _offer(field: forms.Field, offered: Iterable[tuple[object, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
    field.choices = [(str(value), words) for value, words in offered]
