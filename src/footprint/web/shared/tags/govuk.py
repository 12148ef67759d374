"""GOV.UK components in a template: `{% govuk "input" id="town" name="town" label__text="Town" %}`.

The markup is the Jinja port's, maintained by others. Two underscores step inside: `label__text` is
the `text` of `label`. What is named `html` is not escaped by the port, so it must be safe already.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString
from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

register = template.Library()

PORT = "govuk_frontend_jinja"
_env = Environment(autoescape=True, loader=PrefixLoader({PORT: PackageLoader(PORT)}))


@functools.cache
def _macro(component: str) -> Callable[[Mapping[str, object]], object]:
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    module: Any = _env.get_template(f"{PORT}/components/{component}/macro.html").module
    macro: Callable[[Mapping[str, object]], object] = getattr(module, name)
    return macro


def drawn(component: str, options: Mapping[str, object]) -> SafeString:
    """Draw one component from its options, as GOV.UK's documentation names them."""
    _refuse_unsafe(component, options)
    return SafeString(_macro(component)(options))


def _refuse_unsafe(where: str, options: object) -> None:
    if isinstance(options, Mapping):
        for name, value in options.items():
            is_markup = name == "html" or str(name).endswith("Html")
            if is_markup and value and not isinstance(value, SafeString | Markup):
                message = f"{where}: {name} is text, not markup that is known to be safe; use text."
                raise ValueError(message)
            _refuse_unsafe(f"{where} {name}", value)
    elif isinstance(options, list | tuple):
        for value in options:
            _refuse_unsafe(where, value)


def nested(options: Mapping[str, object]) -> dict[str, object]:
    """Turn `label__text` into `text` inside `label`; leave out what is empty."""
    made: dict[str, Any] = {}
    for key, value in options.items():
        if value is None or value == "":
            continue
        *path, leaf = key.split("__")
        inside = made
        for part in path:
            inside = inside.setdefault(part, {})
        inside[leaf] = value
    return made


@register.simple_tag
def govuk(component: str, /, **options: object) -> SafeString:
    """Draw a component."""
    return drawn(component, nested(options))


@register.simple_block_tag(end_name="endgovuk")
def govukblock(content: SafeString, component: str, /, **options: object) -> SafeString:
    """Draw a component around markup: `{% govukblock "details" summaryText="Why" %}...`."""
    return drawn(component, {**nested(options), "html": content})
