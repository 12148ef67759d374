"""Forms about looking at records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from footprint.terms.looking import BreakGlassOutcome, BreakGlassReason, LookReason
from footprint.web.shared.fields import choices_of
from footprint.web.shared.forms import PageForm

LONGEST = 400


def _sentence(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WhyForm(PageForm):
    """Why somebody opens a record they do not hold."""

    reason = forms.ChoiceField(
        label="Your reason", choices=choices_of(LookReason), widget=forms.RadioSelect
    )
    words = _sentence("In a few words", "For example: Asha is off sick and her carer has rung.")


class BreakGlassForm(PageForm):
    """Which record is needed now, and why it cannot wait."""

    number = forms.CharField(
        label="The child's number", help_text="Exactly as the case system has it.", max_length=40
    )
    reason = forms.ChoiceField(
        label="Your reason", choices=choices_of(BreakGlassReason), widget=forms.RadioSelect
    )
    sentence = _sentence("Why can it not wait?", "One sentence. It will be read.")


class PrintForm(PageForm):
    """Why what was opened by broken glass is needed on paper."""

    because = _sentence("Why do you need it on paper?")


class JudgeForm(PageForm):
    """What the privacy officer finds."""

    outcome = forms.ChoiceField(
        label="Breaking the glass was",
        error_messages={"required": "Say whether breaking the glass was justified"},
        choices=choices_of(BreakGlassOutcome),
        widget=forms.RadioSelect,
    )
    words = _sentence("What you found, and what follows", required=False)


class RestrictForm(PageForm):
    """Why a record is restricted, and to whom besides its IRO."""

    because = _sentence("Why is this record restricted?")
    names = forms.MultipleChoiceField(
        label="Who else may open it?",
        help_text="The child's IRO and you yourself are on the list already.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, others: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["names"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  for the type checker
        field.choices = [(str(pk), name) for pk, name in others]


class NameForm(PageForm):
    """Who else may open a restricted record."""

    person = forms.ChoiceField(label="Somebody else who may open it")

    def __init__(self, *args: Any, others: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", "Choose a person"), *((str(pk), name) for pk, name in others)]


class RevealForm(PageForm):
    """Why somebody needs to know where a child is."""

    because = _sentence("Why do you need to know?", "The child's IRO can read this.")


class AnswerForm(PageForm):
    """What was found when an odd look was asked about."""

    words = _sentence("What you found")
