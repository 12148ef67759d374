"""Forms about a child, the people around them, and lists of children."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms

from footprint.operations.children import Details
from footprint.operations.family import Person
from footprint.queries.children import Due, Filters, Waiting
from footprint.terms.children import ChildLinkKind, Ethnicity, Sex
from footprint.web.shared.fields import DayField, choices_of
from footprint.web.shared.forms import FilterForm, PageForm


def _line(label: str, hint: str = "", *, longest: int, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required)


class DetailsForm(PageForm):
    """What can be corrected about a child."""

    known_as = _line("Name people use", "If it is not the first name.", longest=200)
    first_name = _line("First name", "As registered.", longest=200, required=True)
    last_name = _line("Family name", longest=200)
    former_names = _line(
        "Former names", "Found by a search, and never printed or sent.", longest=400
    )
    born_on = DayField(label="Date of birth", required=False)
    died_on = DayField(label="Date of death", required=False)
    sex = forms.ChoiceField(
        label="Sex", choices=[("", "Not recorded"), *choices_of(Sex)], required=False
    )
    ethnicity = forms.ChoiceField(
        label="Ethnicity", choices=[("", "Not recorded"), *choices_of(Ethnicity)], required=False
    )
    language = _line("Language", longest=100)
    communication = forms.CharField(
        label="How to talk with the child",
        help_text="An interpreter, signs, pictures: whatever others need to know.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    case_link = forms.URLField(
        label="Link to the council’s case system",
        help_text="The address of this child’s record there, from https:// on.",
        max_length=200,
        assume_scheme="https",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def details(self) -> Details:
        """Give the details, for the operation."""
        typed = self.cleaned_data
        return Details(**{field.name: typed[field.name] for field in fields(Details)})

    def save_on_top_of(self, version: int) -> None:
        """Let the next press of the button save over what somebody else saved."""
        _retype(self, version)


class PersonForm(PageForm):
    """Somebody who matters to a child."""

    name = _line("Name", longest=200, required=True)
    relation = _line(
        "Who they are to the child",
        "For example: mother, former foster carer.",
        longest=100,
        required=True,
    )
    has_parental_responsibility = forms.BooleanField(
        label="Has parental responsibility", required=False
    )
    phone = _line("Telephone", longest=40)
    email = forms.EmailField(label="E-mail", required=False)
    must_not_receive = _line(
        "What this person must not receive or be told",
        "For example: where the child lives. Leave it empty if there is nothing.",
        longest=400,
    )
    because = _line("Why not", "The order or decision, and its day.", longest=400)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def person(self) -> Person:
        """Give the person, for the operation."""
        typed = self.cleaned_data
        return Person(**{field.name: typed[field.name] for field in fields(Person)})

    def save_on_top_of(self, version: int) -> None:
        """Let the next press of the button save over what somebody else saved."""
        _retype(self, version)


class EndForm(PageForm):
    """The day on which somebody no longer counts among those who matter to a child."""

    on = DayField(label="Last day")


class LinkForm(PageForm):
    """Another child, and what they are to this one."""

    kind = forms.ChoiceField(
        label="What the other child is", choices=choices_of(ChildLinkKind), widget=forms.RadioSelect
    )
    other_number = _line("The other child’s number", longest=40, required=True)


class LinesForm(FilterForm):
    """Which of one's children are listed."""

    due = forms.ChoiceField(
        label="Next review",
        choices=[
            ("", "Whenever it is due"),
            (Due.LATE.value, "Past its day"),
            (Due.SOON.value, "Due in 4 weeks"),
        ],
        required=False,
    )
    seen = forms.ChoiceField(
        label="Seen by the IRO",
        choices=[("", "Whenever"), ("not", "Not in 3 months")],
        required=False,
    )
    notices = forms.ChoiceField(
        label="Notices",
        choices=[
            ("", "With or without"),
            (Waiting.AT_ALL.value, "One waits"),
            (Waiting.TOO_LONG.value, "One waits too long"),
        ],
        required=False,
    )
    care = forms.ChoiceField(
        label="In care", choices=[("", "Looked after now"), ("ended", "Care has ended")],
        required=False,
    )  # fmt: skip

    def filters(self) -> Filters:
        """Give what is chosen; what is no choice chooses nothing."""
        self.is_valid()
        chosen = self.cleaned_data
        return Filters(
            due=Due(chosen["due"]) if chosen.get("due") else None,
            not_seen_lately=chosen.get("seen") == "not",
            notices=Waiting(chosen["notices"]) if chosen.get("notices") else None,
            care_ended=chosen.get("care") == "ended",
        )

    def chosen(self) -> list[tuple[str, str]]:
        """List the filters that are on: the name of each, and its words."""
        found: list[tuple[str, str]] = []
        for name, field in self.fields.items():
            choices: Any = field
            words = dict(choices.choices)
            if code := self.cleaned_data.get(name):
                found.append((name, words[code]))
        return found


class ExportForm(PageForm):
    """In which kind of file a list is taken away, and why."""

    kind = forms.ChoiceField(
        label="Kind of file",
        choices=[("xlsx", "Excel workbook"), ("csv", "CSV, for other programs")],
        initial="xlsx",
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="Why do you need it outside this system?",
        help_text="Kept with the names of the children. Their IROs and the privacy officer can "
        "read it.",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you need it outside this system"},
    )


def _retype(form: forms.Form, version: int) -> None:
    sent: Any = form.data
    typed = sent.copy()
    typed["version"] = str(version)
    form.data = typed


class SameForm(PageForm):
    """Whether two children are one."""

    same = forms.ChoiceField(
        label="Are they one child?",
        choices=[("no", "No, they are two children"), ("yes", "Yes, one child recorded twice")],
        widget=forms.RadioSelect,
    )

    def is_same(self) -> bool:
        """Give the judgement."""
        return bool(self.cleaned_data["same"] == "yes")
