"""Forms of those who keep accounts."""

from __future__ import annotations

from typing import Any

from django import forms

from footprint.queries.accounts import teams
from footprint.terms.people import Role
from footprint.web.shared.fields import DayField
from footprint.web.shared.forms import FilterForm, PageForm


class Invitation(PageForm):
    """Somebody who is to have an account."""

    name = forms.CharField(max_length=200, label="Full name")
    email = forms.EmailField(label="Work email address")
    job_title = forms.CharField(max_length=200, required=False, label="Job title")
    phone = forms.CharField(max_length=40, required=False, label="Phone number")
    registration = forms.CharField(
        max_length=40,
        required=False,
        label="Social worker registration number",
        help_text="An IRO must have one.",
    )


class NewRole(PageForm):
    """A role somebody is to hold."""

    role = forms.ChoiceField(choices=[(one.value, one.label) for one in Role], label="Role")
    team = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label="Team",
        help_text="A social worker or team manager belongs to one.",
    )
    starting_on = DayField(label="First day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["team"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  # says what it is
        choice.choices = [("", "No team"), *teams()]


class LastDay(PageForm):
    """When a role ends."""

    last_day = DayField(
        required=False, label="Last day", help_text="Leave empty to end the role now."
    )


class Wanted(FilterForm):
    """Whom to look for among the accounts."""

    words = forms.CharField(required=False, max_length=100, label="Name or email address")
