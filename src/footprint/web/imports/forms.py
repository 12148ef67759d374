"""Forms for bringing data in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from footprint.queries.imports import ToConfirm
from footprint.terms.imports import DayOrder
from footprint.web.shared.forms import PageForm


class SeveralFiles(forms.FileField):
    """One file or several, chosen at once."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Check each file by itself."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFiles, self).clean(one, initial) for one in files]


class SeveralInput(forms.ClearableFileInput):
    """A box that takes several files."""

    allow_multiple_selected = True


class BringForm(PageForm):
    """What is brought, and its files."""

    layout = forms.ChoiceField(label="What the file brings")
    uploaded = SeveralFiles(
        label="File, or files of one return",
        help_text="CSV, Excel, XML or a zip; up to 100 MB in all. Nothing is written yet.",
        widget=SeveralInput,
    )
    year = forms.IntegerField(
        label="Year the return ends in, if it is not plain from its rows",
        help_text="For example 2026 for the year to 31 March 2026.",
        required=False,
        min_value=2018,
        max_value=2040,
    )

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["layout"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", "Choose"), *((name, words) for name, words in kinds)]

    def read(self) -> list[tuple[str, bytes]]:
        """Give the files, by name."""
        return [(str(one.name), one.read()) for one in self.cleaned_data["uploaded"]]


class ColumnsForm(PageForm):
    """Which column of the file is which of ours."""

    def __init__(self, *args: Any, found: ToConfirm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headers: Sequence[tuple[str, str]] = [(str(at), words) for at, words in found.headers]
        for column, guessed in found.columns:
            self.fields[column.name] = forms.ChoiceField(
                label=column.label,
                help_text=column.holds,
                choices=[("", "Not in the file"), *headers],
                required=column.is_needed,
                initial="" if guessed is None else str(guessed),
                error_messages={"required": f"Choose which column is {column.label}"},
            )
        self.fields["order"] = forms.ChoiceField(
            label="How the file writes days",
            choices=[(one.value, one.label) for one in DayOrder],
            widget=forms.RadioSelect,
            initial=found.order,
        )

    def columns(self) -> dict[str, int]:
        """Give the chosen columns by the name of ours."""
        chosen = {name: at for name, at in self.cleaned_data.items() if name != "order" and at}
        return {name: int(at) for name, at in chosen.items()}
