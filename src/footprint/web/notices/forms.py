"""Forms of notices: two fields and a day to give one, a tap to answer."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms

from footprint.operations.notices import Answer
from footprint.terms.casework import NoticeAnswer, NoticeKind
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import PageForm

LONGEST = 10_000


class NoticeForm(PageForm):
    """What the IRO is told."""

    kind = forms.ChoiceField(
        label="What it is about", choices=[("", "Choose"), *choices_of(NoticeKind)]
    )
    on = DayField(label="Day", help_text="The day it happened, or is proposed for.")
    what = forms.CharField(
        label="What happened, or is proposed",
        help_text="In a sentence or two; the IRO can ask.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid4


class AnswerForm(PageForm):
    """What the IRO answers."""

    answer = forms.ChoiceField(
        label="Your answer", choices=choices_of(NoticeAnswer), widget=forms.RadioSelect
    )
    review_by = DayField(
        label="Day by which the review is to be held",
        help_text="Only if it is to be brought forward.",
        required=False,
    )
    words = forms.CharField(
        label="Your words",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def answer_given(self) -> Answer:
        """Give the answer, for the operation."""
        typed = self.cleaned_data
        return Answer(NoticeAnswer(typed["answer"]), typed["words"], typed["review_by"])
