"""Forms of the footprint: short enough for a phone on a doorstep."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms

from footprint.operations.scrutiny import Done
from footprint.terms.casework import WITH_THE_CHILD, EntryKind, EntryPlace
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import FilterForm, PageForm

LONGEST = 10_000
YES_OR_NO = (("yes", "Yes"), ("no", "No"))


class EntryForm(PageForm):
    """One thing done for a child: what is asked depends on whether one was with the child."""

    on = DayField(label="Day")
    was_seen = forms.ChoiceField(
        label="Did you see the child?",
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you saw the child"},
    )
    was_alone = forms.ChoiceField(
        label="Alone, without carer or worker?",
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        required=False,
    )
    place = forms.ChoiceField(
        label="Where", choices=[("", "Not said"), *choices_of(EntryPlace)], required=False
    )
    note = forms.CharField(
        label="Note",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: EntryKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["form_key"].initial = uuid4
        if kind is EntryKind.OTHER:
            note = self.fields["note"]
            note.required, note.label = True, "What you did"
            note.error_messages["required"] = "Say in a few words what you did"
        if kind not in WITH_THE_CHILD:
            for name in ("was_seen", "was_alone", "place"):
                del self.fields[name]

    def ask_of(self, called: str) -> None:
        """Ask of the child by name."""
        if "was_seen" in self.fields:
            self["was_seen"].label = f"Did you see {called}?"

    def done(self) -> Done:
        """Give what was done, for the operation."""
        typed = self.cleaned_data
        place = typed.get("place")
        return Done(
            kind=self.kind,
            on=typed["on"],
            note=typed["note"],
            was_seen=_truth(typed.get("was_seen")),
            was_alone=_truth(typed.get("was_alone")),
            place=EntryPlace(place) if place else None,
        )

    def key(self) -> UUID:
        """Give what tells this form from another."""
        key: UUID = self.cleaned_data["form_key"]
        return key


class AddToForm(PageForm):
    """What is to be said of an entry later."""

    words = forms.CharField(
        label="What do you want to add?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TakeBackForm(PageForm):
    """Why an entry made in error is taken back."""

    because = forms.CharField(
        label="Why do you take it back?",
        help_text="For example: it belongs to another child.",
        max_length=400,
    )


class KindForm(FilterForm):
    """Which entries are listed."""

    kind = forms.ChoiceField(
        label="What was done", choices=[("", "Anything"), *choices_of(EntryKind)], required=False
    )


def _truth(word: str | None) -> bool | None:
    return {"yes": True, "no": False}.get(word or "")
