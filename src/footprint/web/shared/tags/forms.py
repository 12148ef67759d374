"""Forms in a template: `{% errors form %}` above, and `{% field form.town %}` for each field.

A form is a plain Django form. Its labels, hints, values and faults become GOV.UK components, so
that a fault in the summary leads to the very box to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from footprint.web.shared.fields import PARTS, DayWidget
from footprint.web.shared.tags.govuk import drawn, nested

register = template.Library()
Options = dict[str, Any]


@register.simple_tag
def field(bound: BoundField, /, **more: object) -> SafeString:
    """Draw one field; `more` are options of its component, as `{% govuk %}` takes them."""
    widget = bound.field.widget
    if widget.is_hidden:
        return SafeString(str(bound))
    component, options = _of(widget, bound)
    return drawn(component, _merged(options, nested(more)))


@register.simple_tag
def errors(form: forms.BaseForm, /) -> SafeString:
    """List what has to be mended, each with a link to where; nothing where all is well."""
    found: list[Options] = []
    for name, faults in form.errors.items():
        href = "#main" if name == "__all__" else f"#{_first_box(form[name])}"
        found.extend({"text": str(fault), "href": href} for fault in faults)
    if not found:
        return SafeString("")
    title = {"titleText": "There is something to mend", "errorList": found}
    return drawn("error-summary", title)


def _of(widget: forms.Widget, bound: BoundField) -> tuple[str, Options]:
    for kind, draw in KINDS:
        if isinstance(widget, kind):
            return draw(bound)
    message = f"{bound.html_name}: no component is drawn for {type(widget).__name__}."
    raise TypeError(message)


def _input(bound: BoundField) -> tuple[str, Options]:
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "text")
    options = _simple(bound) | {"attributes": _attributes(widget)}
    if kind == "password":  # never comes back with what was typed
        return "password-input", options
    options["value"] = _value(bound)
    if kind == "number":  # a number is typed as text: wheels and spinners change it by accident
        return "input", options | {"inputmode": "numeric", "classes": "govuk-input--width-5"}
    return "input", options | {"type": kind}


def _textarea(bound: BoundField) -> tuple[str, Options]:
    widget = bound.field.widget
    attributes = _attributes(widget) | {"data-keep": ""}
    rows = widget.attrs.get("rows", 5)
    options = _simple(bound) | {"value": _value(bound), "attributes": attributes, "rows": str(rows)}
    limit = getattr(bound.field, "max_length", None)
    if limit:
        return "character-count", options | {"maxlength": str(limit), "threshold": "75"}
    return "textarea", options


def _file(bound: BoundField) -> tuple[str, Options]:
    return "file-upload", _simple(bound) | {"attributes": _attributes(bound.field.widget)}


def _select(bound: BoundField) -> tuple[str, Options]:
    return "select", _simple(bound) | {"items": _items(bound)}


def _radios(bound: BoundField) -> tuple[str, Options]:
    return "radios", _group(bound) | {"items": _items(bound)} | _closeness(bound, "radios")


def _checkboxes(bound: BoundField) -> tuple[str, Options]:
    return "checkboxes", _group(bound) | {"items": _items(bound)} | _closeness(bound, "checkboxes")


def _one_checkbox(bound: BoundField) -> tuple[str, Options]:
    item: Options = {"value": "on", "text": bound.label, "checked": bool(bound.value())}
    if bound.help_text:
        item["hint"] = {"text": str(bound.help_text)}
    options: Options = {"name": bound.html_name, "idPrefix": bound.auto_id, "items": [item]}
    return "checkboxes", options | _fault(bound)


def _day(bound: BoundField) -> tuple[str, Options]:
    value = bound.value()
    typed = value if isinstance(value, list) else bound.field.widget.decompress(value)
    widths = ("2", "2", "4")
    wrong = " govuk-input--error" if bound.errors else ""
    items = [
        {
            "id": f"{bound.auto_id}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": part.capitalize(),
            "value": str(text or ""),
            "classes": f"govuk-input--width-{width}{wrong}",
        }
        for part, text, width in zip(PARTS, typed, widths, strict=True)
    ]
    return "date-input", _group(bound) | {"id": bound.auto_id, "items": items}


def _closeness(bound: BoundField, component: str) -> Options:
    is_filter = getattr(bound.form, "is_filter", False)
    return {"classes": f"govuk-{component}--small"} if is_filter else {}


Drawer = Callable[[BoundField], tuple[str, Options]]
KINDS: tuple[tuple[type[forms.Widget], Drawer], ...] = (
    (DayWidget, _day),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _one_checkbox),
    (forms.Select, _select),
    (forms.FileInput, _file),
    (forms.Textarea, _textarea),
    (forms.widgets.Input, _input),
)


def _simple(bound: BoundField) -> Options:
    label = {"text": _label(bound), "classes": "govuk-label--s"}
    options: Options = {"id": bound.auto_id, "name": bound.html_name, "label": label}
    return options | _hint(bound) | _fault(bound)


def _group(bound: BoundField) -> Options:
    legend = {"text": _label(bound), "classes": "govuk-fieldset__legend--s"}
    options: Options = {"name": bound.html_name, "idPrefix": bound.auto_id}
    return options | {"fieldset": {"legend": legend}} | _hint(bound) | _fault(bound)


def _label(bound: BoundField) -> str:
    is_plain = bound.field.required or getattr(bound.form, "is_filter", False)
    return str(bound.label) if is_plain else f"{bound.label} (optional)"


def _hint(bound: BoundField) -> Options:
    return {"hint": {"text": str(bound.help_text)}} if bound.help_text else {}


def _fault(bound: BoundField) -> Options:
    return {"errorMessage": {"text": str(bound.errors[0])}} if bound.errors else {}


def _value(bound: BoundField) -> str:
    if not getattr(bound.field.widget, "render_value", True):
        return ""  # a password is not sent back with the page
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _attributes(widget: forms.Widget) -> Options:
    return {name: value for name, value in widget.attrs.items() if name not in {"rows", "cols"}}


def _items(bound: BoundField) -> list[Options]:
    value = bound.value()
    chosen = {str(one) for one in (value if isinstance(value, list | tuple | set) else [value])}
    choices: Any = bound.field
    made: list[Options] = []
    for code, words in choices.choices:
        is_chosen = str(code) in chosen
        made.append(
            {"value": str(code), "text": str(words), "selected": is_chosen, "checked": is_chosen}
        )
    return made


def _first_box(bound: BoundField) -> str:
    if isinstance(bound.field.widget, DayWidget):
        return f"{bound.auto_id}_{PARTS[0]}"
    return bound.auto_id


def _merged(options: Options, more: Mapping[str, Any]) -> Options:
    made = dict(options)
    for name, value in more.items():
        is_both = isinstance(value, Mapping) and isinstance(made.get(name), Mapping)
        made[name] = _merged(made[name], value) if is_both else value
    return made
