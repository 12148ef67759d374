"""Forms about changes in a child's care: a move, another legal status, the end of care."""

from __future__ import annotations

from datetime import date

from django import forms

from footprint.operations.care import NewHome
from footprint.terms.care import EndReason, Home, LegalStatus, PlacementChange, Provider
from footprint.terms.words import Coded
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import PageForm


def _select(label: str, words: type[Coded], *, but: Coded | None = None) -> forms.ChoiceField:
    """Let one word be chosen; the first line is no answer."""
    choices = choices_of(one for one in words if one != but)
    return forms.ChoiceField(label=label, choices=[("", "Choose"), *choices])


def _line(label: str, *, longest: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False)


class MoveForm(PageForm):
    """Where a child moved to."""

    on = DayField(label="Day of the move")
    because = forms.ChoiceField(
        label="Why the home before ended",
        choices=[
            ("", "Not known"),
            *choices_of(PlacementChange),
        ],
        required=False,
    )
    home = _select("Kind of the new home", Home)
    provider = _select("Who provides it", Provider)
    carer = _line("Name of the carer or the home", longest=200)
    same_carer = forms.BooleanField(label="The carer moved with the child", required=False)
    address = forms.CharField(
        label="Address", widget=forms.Textarea(attrs={"rows": 3}), max_length=500, required=False
    )
    postcode = _line("Postcode", longest=10)
    is_confidential = forms.BooleanField(
        label="Where this is must stay secret",
        help_text="The address is then sealed: shown only to whoever says why, and never printed.",
        required=False,
    )

    def day(self) -> date:
        """Give the day of the move."""
        day: date = self.cleaned_data["on"]
        return day

    def new_home(self) -> NewHome:
        """Give where the child moved to, for the operation."""
        typed = self.cleaned_data
        return NewHome(
            home=Home(typed["home"]),
            provider=Provider(typed["provider"]),
            carer=typed["carer"],
            address=typed["address"],
            postcode=typed["postcode"],
            is_confidential=typed["is_confidential"],
            same_carer=typed["same_carer"],
        )

    def why(self) -> PlacementChange | None:
        """Give why the home before ended."""
        code = self.cleaned_data["because"]
        return PlacementChange(code) if code else None


class LegalStatusForm(PageForm):
    """On which legal ground a child is looked after, from which day on."""

    on = DayField(label="Day from which it holds")
    status = _select("Legal status", LegalStatus)


class EndOfCareForm(PageForm):
    """When and why a child left care."""

    on = DayField(
        label="Day care ended", help_text="The first day the child is no longer looked after."
    )
    reason = _select("Why", EndReason, but=EndReason.NEW_EPISODE)
