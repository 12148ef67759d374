"""The form that pages are built on: plain Django, with faults that name the field and the mend."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

LONGEST = 50_000
"""Characters that a text may have, where its form says no less: some thirty pages."""
TO_CHOOSE = (forms.RadioSelect, forms.Select, forms.CheckboxSelectMultiple, forms.FileInput)


class PageForm(forms.Form):
    """A form whose boxes are called as their fields are, and which says what is missing by name."""

    is_filter = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "%s")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(field.label or name.replace("_", " ").capitalize())
            field.label = label
            verb = "Choose" if isinstance(field.widget, TO_CHOOSE) else "Enter"
            if "This field is required" in str(field.error_messages.get("required", "")):
                missing = f"{verb} {label[:1].lower()}{label[1:]}"
                field.error_messages["required"] = (
                    f"Answer: {label}" if label.endswith("?") else missing
                )
            if isinstance(field, forms.CharField):
                _limit(field)


def _limit(field: forms.CharField) -> None:
    """Give a text its limit, so that a page tells it beforehand and keeps what is too long."""
    if isinstance(field.widget, forms.Textarea) and field.max_length is None:
        field.max_length = LONGEST
        field.validators.append(MaxLengthValidator(LONGEST))


class FilterForm(PageForm):
    """What narrows a list: no field is called optional, since all are, and choices stand close."""

    is_filter = True
