"""Forms of local practice: whatever is set, it says why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from footprint.operations.practice import LONGEST_REASON
from footprint.queries.practice import in_force
from footprint.queries.practice_versions import SERIES, SERIES_IN_WORDS, limits
from footprint.rules.practice import NO_LOCAL_PRACTICE
from footprint.terms.words import capital
from footprint.web.shared.fields import DayField
from footprint.web.shared.forms import PageForm

LONGEST_NAME = 100
BESIDE_A_NAME = LONGEST_REASON - LONGEST_NAME - 50
"""Characters left for why, where the holiday and its day stand in the same sentence."""


def _because(longest: int = LONGEST_REASON) -> forms.CharField:
    return forms.CharField(
        label="Why, and who decided it",
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _limits() -> dict[str, forms.IntegerField]:
    """Make a box for each limit; none takes more than the law allows."""
    made = {}
    for one in limits():
        allowed = f"the law allows {one.law} at most" if one.law else "a longer time is no aim"
        law = f"The law: {one.law}" if one.law else "The law asks for none"
        made[one.name] = forms.IntegerField(
            label=f"{one.title}: within how many {one.unit}",
            help_text=f"{law}. Counted from {one.counts_from}. Leave it empty for "
            f"{'no more than the law asks' if one.law else 'none'}.",
            min_value=1,
            max_value=one.at_most,
            required=False,
            error_messages={
                "max_value": f"{one.title}: {allowed}, so enter {one.at_most} or fewer",
                "min_value": f"{one.title}: enter 1 or more, or leave it empty",
                "invalid": f"{one.title}: enter a whole number of {one.unit}",
            },
        )
    return made


class LimitsForm(PageForm):
    """What the council asks of itself beyond the law."""

    series_counts_from = forms.ChoiceField(
        label="A review of several meetings counts from",
        help_text="Nothing that we could read settles it. It decides which reviews are in time.",
        choices=[(code, capital(words)) for code, words in SERIES_IN_WORDS.items()],
        widget=forms.RadioSelect,
    )
    because = _because()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**_limits(), **self.fields}

    @property
    def limits(self) -> dict[str, int | str]:
        """Give what is asked, as the operation takes it; what is left empty is not asked."""
        typed = {name: self.cleaned_data[name] for name in (*_limits(), SERIES)}
        if typed[SERIES] == NO_LOCAL_PRACTICE.series_counts_from:
            del typed[SERIES]
        return {name: value for name, value in typed.items() if value is not None}


class BandForm(PageForm):
    """How many children a full-time IRO should hold."""

    fewest = forms.IntegerField(label="From how many children", min_value=1)
    most = forms.IntegerField(label="To how many children", min_value=1)
    because = _because()

    def clean_most(self) -> int:
        """Refuse a second number below the first."""
        most: int = self.cleaned_data["most"]
        if most < self.cleaned_data.get("fewest", most):
            raise ValidationError("The second number must not be below the first")
        return most


class ReviewsFromForm(PageForm):
    """From which day every review is recorded."""

    day = DayField(
        label="First day from which every review is recorded",
        help_text="Leave it empty where the records hold every review there ever was.",
        required=False,
    )
    because = _because()


class HolidayForm(PageForm):
    """A bank holiday that was proclaimed."""

    on = DayField(label="Day of the holiday")
    name = forms.CharField(
        label="What it is called",
        help_text="As it should stand in the reason for a date: “not counting the Coronation”.",
        max_length=LONGEST_NAME,
    )
    because = _because(BESIDE_A_NAME)

    def clean_on(self) -> date:
        """Refuse a day that is no working day anyway."""
        on: date = self.cleaned_data["on"]
        if why_not := in_force().calendar.why_no_new_holiday(on):
            raise ValidationError(why_not)
        return on


class RemovalForm(PageForm):
    """Why a day is no bank holiday after all."""

    because = _because(BESIDE_A_NAME)
