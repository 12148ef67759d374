"""Forms of a review: when and where, why it is moved or called off, and that it was held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from footprint.operations.reviews import Held, Meeting, Why
from footprint.queries.booking import BookingRow, Chair
from footprint.terms.days import LONDON, day_in_london
from footprint.terms.participation import Participation
from footprint.terms.reviews import MeetingMode, Setback
from footprint.terms.words import capital
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import PageForm

HOUR = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?([ap]m)?")
EARLIEST, LATEST = time(7), time(21)
LAST_YEAR = 2200
MINUTES = (30, 45, 60, 75, 90, 120, 150, 180, 240)
USUAL = 90
MEETINGS = tuple(one for one in MeetingMode if one is not MeetingMode.NONE)


class HourField(forms.CharField):
    """A time of day as people write it: 9:30, 14.00, 2pm. Reviews are not held at night."""

    def clean(self, value: Any) -> time:
        """Read a time, whatever the spaces and capitals."""
        typed = super().clean(value)
        found = _hour("".join(typed.lower().split()))
        if found is None:
            raise ValidationError(f"{self.label} must be a time, like 9:30 or 2pm")
        if not EARLIEST <= found <= LATEST:
            raise ValidationError(f"{self.label} must be from 7am to 9pm: write 2pm or 14:00")
        return found


def _hour(typed: str) -> time | None:
    read = HOUR.fullmatch(typed)
    if read is None:
        return None
    hour, minute, half = int(read[1]), int(read[2] or 0), read[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    return " ".join([*said, f"{rest} minutes"] if rest else said)


class ChairedForm(PageForm):
    """A form that says who chairs; one person is chosen beforehand where there is but one."""

    chair = forms.TypedChoiceField(label="Who chairs?", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, chairs: tuple[Chair, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self.fields["chair"]
        assert isinstance(found, forms.TypedChoiceField)  # noqa: S101  as declared
        found.choices = [(str(one.id), one.name) for one in chairs]
        if len(chairs) == 1:
            found.initial = chairs[0].id


class BookingForm(ChairedForm):
    """When and where a review is to be."""

    on = DayField(label="Day")
    begins = HourField(label="Begins at", help_text="Like 9:30 or 2pm.", max_length=10)
    lasts = forms.TypedChoiceField(
        label="Lasts",
        coerce=int,
        initial=USUAL,
        choices=[(minutes, _length(minutes)) for minutes in MINUTES],
    )
    mode = forms.ChoiceField(
        label="How do people meet?", choices=choices_of(MEETINGS), widget=forms.RadioSelect
    )
    place = forms.CharField(
        label="Where",
        help_text="Needed unless all meet by video. Never a sealed address: many read this.",
        max_length=200,
        required=False,
    )
    link = forms.URLField(
        label="Link to the video meeting", assume_scheme="https", max_length=200, required=False
    )
    field_order: Sequence[str] = ("on", "begins", "lasts", "chair", "mode", "place", "link")

    def clean_on(self) -> date:
        """Refuse a year that can only be a slip."""
        on: date = self.cleaned_data["on"]
        if on.year > LAST_YEAR:
            raise ValidationError("Day is too far away: check the year")
        return on

    def meeting(self) -> Meeting:
        """Give what was typed, for the operation."""
        typed = self.cleaned_data
        starts_at = datetime.combine(typed["on"], typed["begins"], LONDON)
        return Meeting(
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=typed["lasts"]),
            chair_id=typed["chair"],
            mode=MeetingMode(typed["mode"]),
            place=typed["place"],
            link=typed["link"],
        )


class WhyForm(PageForm):
    """Why a review is not held when it was to be, and who allowed it."""

    setback = forms.ChoiceField(
        label="Why?", choices=[("", "Choose"), *choices_of(Setback)], widget=forms.Select
    )
    words = forms.CharField(label="In a few words", max_length=400, required=False)
    allowed_by = forms.CharField(label="Who allowed it", max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def why(self) -> Why:
        """Give what was typed, for the operation."""
        typed = self.cleaned_data
        return Why(Setback(typed["setback"]), typed["words"], typed["allowed_by"])


class CallOffForm(WhyForm):
    """Why a review is called off; somebody has to have allowed it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["allowed_by"].required = True
        self.fields["allowed_by"].error_messages["required"] = "Enter who allowed it"


class MoveForm(BookingForm, WhyForm):
    """A booking as it is, to be changed; a reason is asked only where the time changes."""

    field_order = (*BookingForm.field_order, "setback", "words", "allowed_by")

    def __init__(self, *args: Any, booked: BookingRow, **kwargs: Any) -> None:
        self.booked = booked
        super().__init__(*args, initial=_typed_before(booked), **kwargs)
        self.fields["setback"].required = False
        self.fields["setback"].label = "Why is it moved?"
        self.fields["setback"].help_text = "Needed where the day or the time changes."

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where another time was chosen."""
        typed = super().clean() or {}
        if "on" in typed and "begins" in typed:
            moment = datetime.combine(typed["on"], typed["begins"], LONDON)
            if moment != self.booked.booked_for and not typed.get("setback"):
                self.add_error("setback", "Choose why it is moved")
        return typed

    def why(self) -> Why:
        """Give the reason; where only the place or the mode changes it is not kept."""
        typed = self.cleaned_data
        setback = Setback(typed["setback"]) if typed["setback"] else Setback.OTHER
        return Why(setback, typed["words"], typed["allowed_by"])


class HeldForm(ChairedForm):
    """That a review was held, how the child took part, and why if it was late."""

    on = DayField(label="Day it was held")
    participation = forms.ChoiceField(
        label="How did the child take part?",
        choices=[(one.value, f"{capital(one.label)} ({one.value})") for one in Participation],
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label="How did people meet?", choices=choices_of(MeetingMode), widget=forms.RadioSelect
    )
    setback = forms.ChoiceField(
        label="Why was it held after its limit?",
        help_text="Only if it was.",
        choices=[("", "It was in time"), *choices_of(Setback)],
        required=False,
    )
    words = forms.CharField(label="In a few words", max_length=400, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)
    field_order = ("on", "chair", "participation", "mode", "setback", "words")

    def held(self) -> Held:
        """Give what was typed, for the operation."""
        typed = self.cleaned_data
        late = Why(Setback(typed["setback"]), typed["words"]) if typed["setback"] else None
        return Held(
            on=typed["on"],
            chair_id=typed["chair"],
            participation=Participation(typed["participation"]),
            mode=MeetingMode(typed["mode"]),
            late=late,
        )


def _typed_before(booked: BookingRow) -> dict[str, Any]:
    at, until = booked.booked_for, booked.booked_until
    assert at is not None  # noqa: S101  what is to be moved is booked
    return {
        "on": day_in_london(at),
        "begins": f"{at.astimezone(LONDON):%H:%M}",
        "lasts": int((until - at).total_seconds() // 60) if until else USUAL,
        "chair": booked.chair_id,
        "mode": booked.mode.value if booked.mode else "",
        "place": booked.place,
        "link": booked.link,
        "version": booked.version,
    }
