"""Forms of the gallery: every kind of field, and one long text that must not be lost."""

from __future__ import annotations

from django import forms

from footprint.web.shared.fields import DayField
from footprint.web.shared.forms import FilterForm, PageForm

HOMES = [("U1", "Foster carers"), ("K2", "Children’s home"), ("H5", "Supported lodgings")]


class EveryField(PageForm):
    child = forms.CharField(
        label="Child’s name", max_length=60, help_text="As they like to be called"
    )
    born_on = DayField(label="Date of birth", help_text="For example, 27 3 2014")
    age = forms.IntegerField(label="Age", required=False)
    email = forms.EmailField(label="E-mail of the carer", required=False)
    home = forms.ChoiceField(label="Where they live", choices=HOMES, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label="Kind of review", choices=[("", "Choose one"), *HOMES])
    who = forms.MultipleChoiceField(
        label="Who comes", choices=HOMES, widget=forms.CheckboxSelectMultiple
    )
    letter = forms.FileField(label="The carer’s letter")
    words = forms.CharField(label="What the child said", max_length=500, widget=forms.Textarea)
    is_seen_alone = forms.BooleanField(label="I saw the child alone", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput)


class LongRecord(PageForm):
    words = forms.CharField(
        label="What we talked about",
        help_text="Write it to the child. It becomes the letter and the minutes.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class Narrow(FilterForm):
    state = forms.MultipleChoiceField(
        label="Where it stands",
        required=False,
        choices=[("late", "Late"), ("at-risk", "At risk"), ("fine", "On course")],
        widget=forms.CheckboxSelectMultiple,
    )
    home = forms.ChoiceField(label="Home", required=False, choices=[("", "Any"), *HOMES])
    due_after = DayField(label="Due after", required=False)
