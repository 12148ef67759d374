"""Forms about what is planned for a child."""

from __future__ import annotations

from django import forms

from footprint.terms.casework import CourtDateKind, Permanence
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import PageForm


def _line(label: str, *, longest: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False)


class PermanenceForm(PageForm):
    """Where a child is to grow up, from which day on."""

    plan = forms.ChoiceField(
        label="The plan", choices=choices_of(Permanence), widget=forms.RadioSelect
    )
    detail = _line("In a few words", longest=400)
    since = DayField(label="Day from which it is the plan")


class CourtForm(PageForm):
    """A day in court."""

    kind = forms.ChoiceField(
        label="What happens that day", choices=choices_of(CourtDateKind), widget=forms.RadioSelect
    )
    on = DayField(label="Day")
    court = _line("Court", longest=200)
    case_number = _line("Case number", longest=40)
    detail = _line("In a few words", longest=400)


class GuardianForm(PageForm):
    """Who the children's guardian is, from which day on."""

    name = forms.CharField(label="Name", max_length=200)
    phone = _line("Telephone", longest=40)
    email = forms.EmailField(label="E-mail", required=False)
    since = DayField(label="Day from which they are the guardian")
