"""Forms for bringing data in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst

from footprint.exchange.tables.catalogue import LAYOUTS
from footprint.operations.imports import RETURN
from footprint.queries.imports_columns import Columns
from footprint.terms.imports import LARGEST, MOST_FILES, DayOrder
from footprint.terms.periods import ReportingYear
from footprint.web.shared.fields import choices_of
from footprint.web.shared.forms import PageForm

NOT_THERE = ""
YEARS = range(2018, 2036)


class SeveralFiles(forms.FileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Give every file that was chosen."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """One or several files."""

    widget = SeveralFiles(attrs={"multiple": "multiple", "accept": ".csv,.txt,.xlsx,.xml,.zip"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Give the files; an empty one is taken, and told of when it is read."""
        chosen = [one for one in data or () if isinstance(one, UploadedFile)]
        return chosen or super().clean(None, initial)


class UploadForm(PageForm):
    """What the file brings, and the file."""

    layout = forms.ChoiceField(
        label="What does the file bring?",
        widget=forms.RadioSelect,
        choices=[(RETURN, "SSDA903 return"), *((one.name, one.title) for one in LAYOUTS)],
    )
    file = FilesField(
        label="Files",
        help_text=(
            "CSV or Excel. A return may be a zip, its XML, or several CSV files chosen at once: up "
            f"to {MOST_FILES} files and {LARGEST // 2**20} MB in all."
        ),
    )
    year = forms.TypedChoiceField(
        label="Year of the return",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Only for a return whose year its newest episode does not show.",
        choices=[
            ("", "As its episodes show"),
            *(
                (ending, f"To 31 March {ending} ({ReportingYear(ending).label})")
                for ending in YEARS
            ),
        ],
    )

    def contents(self) -> list[tuple[str, bytes]]:
        """Give the name and content of each file."""
        return [(one.name or "", one.read()) for one in self.cleaned_data["file"]]


class ColumnsForm(PageForm):
    """Which column of the file is which of ours, and in which order it writes days."""

    def __init__(self, *args: Any, shown: Columns, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = [(str(one.place), _told(one.header, one.samples)) for one in shown.theirs]
        self.names = [one.name for one in shown.ours]
        for one in shown.ours:
            absent = "Choose a column" if one.is_needed else "Not in the file"
            self.fields[one.name] = forms.ChoiceField(
                label=one.label,
                help_text=f"{capfirst(one.holds)}.",
                required=one.is_needed,
                choices=[(NOT_THERE, absent), *theirs],
                initial=NOT_THERE if one.place is None else str(one.place),
                error_messages={"required": f"Choose the column that is: {one.label}"},
            )
        if shown.days:
            self.fields["order"] = forms.ChoiceField(
                label="How are days written?",
                widget=forms.RadioSelect,
                choices=choices_of(DayOrder),
                initial=shown.order.value,
                help_text=_proof(shown),
            )

    def clean(self) -> dict[str, Any]:
        """See that no column of the file stands for two of ours."""
        cleaned: dict[str, Any] = super().clean() or {}
        taken: dict[str, str] = {}
        for name in self.names:
            place = cleaned.get(name)
            if place and place in taken:
                first = self.fields[taken[place]].label
                self.add_error(name, f"This column was chosen for {first} already")
            elif place:
                taken[place] = name
        return cleaned

    def columns(self) -> Mapping[str, int]:
        """Give the place of each of our columns that the file has."""
        chosen = ((name, self.cleaned_data.get(name)) for name in self.names)
        return {name: int(place) for name, place in chosen if place}

    def day_order(self) -> DayOrder:
        """Give the order of days; where none was asked for, it does not matter."""
        return DayOrder(self.cleaned_data.get("order") or DayOrder.DAY_FIRST)


def _told(header: str, samples: str) -> str:
    return f"{header}: {samples}" if samples else header


def _proof(shown: Columns) -> str:
    proven = [f"{one.example} in {one.header}" for one in shown.days if one.order]
    if proven:
        return f"Shown by {proven[0]}."
    return "Nothing in the file shows it: look at the file, or ask who made it."
