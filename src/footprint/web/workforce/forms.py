"""Forms about officers."""

from __future__ import annotations

from django import forms

from footprint.operations.workforce import WEEKDAYS, Hours
from footprint.terms.casework import AbsenceKind, OtherWork
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import PageForm


class HoursForm(PageForm):
    """How much of full time somebody works from a day, on which weekdays, from where."""

    starts_on = DayField(label="First day")
    fte = forms.DecimalField(
        label="Share of full time",
        help_text="1 for full time, 0.6 for three days of five.",
        max_digits=3,
        decimal_places=2,
        widget=forms.TextInput,
    )
    weekdays = forms.MultipleChoiceField(
        label="Weekdays worked", choices=list(WEEKDAYS.items()), widget=forms.CheckboxSelectMultiple
    )
    based_at = forms.CharField(
        label="Postcode they start from",
        help_text="For distances to children's homes; nobody else sees it.",
        max_length=10,
        required=False,
    )
    is_agency = forms.BooleanField(label="Works through an agency", required=False)

    @property
    def hours(self) -> Hours:
        """Give the hours as the operation takes them."""
        return Hours(
            starts_on=self.cleaned_data["starts_on"],
            full_time_equivalent=self.cleaned_data["fte"],
            weekdays="".join(sorted(self.cleaned_data["weekdays"])),
            is_agency=self.cleaned_data["is_agency"],
            based_at=self.cleaned_data["based_at"],
        )


class AbsenceForm(PageForm):
    """Why and when an officer is away."""

    kind = forms.ChoiceField(label="Why", choices=choices_of(AbsenceKind), widget=forms.RadioSelect)
    starts_on = DayField(label="First day away")
    back_on = DayField(
        label="First day back", help_text="Leave it empty where it is not known.", required=False
    )


class ReturnForm(PageForm):
    """When an officer is back."""

    back_on = DayField(
        label="First day back", help_text="Leave it empty where it is not known.", required=False
    )


class CountForm(PageForm):
    """How much other work an officer held on a day."""

    kind = forms.ChoiceField(label="Work", choices=choices_of(OtherWork), widget=forms.RadioSelect)
    count = forms.IntegerField(
        label="How many", help_text="Children on plans, or foster carers reviewed.", min_value=0
    )
    on = DayField(label="Counted on")


class RegistrationForm(PageForm):
    """An officer's number in the register of social workers."""

    number = forms.CharField(
        label="Number in the register of social workers",
        help_text="Like SW12345. An IRO must be a registered social worker.",
        max_length=40,
    )
