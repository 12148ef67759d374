"""Tables that sort, choose, and turn into cards on a phone.

A table laid out as cards would lose its meaning for screen readers; the roles written here keep it.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from footprint.web.shared.paging import Paging
from footprint.web.shared.sorting import Sorting
from footprint.web.shared.tags.govuk import drawn

register = template.Library()


@register.simple_block_tag
def table(
    content: SafeString,
    caption: str,
    /,
    is_caption_hidden: bool = False,  # noqa: FBT001, FBT002 -- templates give it by place
) -> SafeString:
    """Draw a table around its head and rows."""
    size = "govuk-visually-hidden" if is_caption_hidden else "govuk-table__caption--m"
    return format_html(
        '<table class="govuk-table fp-table" role="table">'
        '<caption class="govuk-table__caption {}">{}</caption>{}</table>',
        size,
        caption,
        content,
    )


@register.simple_block_tag
def head(content: SafeString, /) -> SafeString:
    """Draw the head of a table around its columns."""
    return format_html(
        '<thead class="govuk-table__head" role="rowgroup">'
        '<tr class="govuk-table__row" role="row">{}</tr></thead>',
        content,
    )


@register.simple_block_tag
def rows(content: SafeString, /) -> SafeString:
    """Draw the body of a table around its rows."""
    return format_html('<tbody class="govuk-table__body" role="rowgroup">{}</tbody>', content)


@register.simple_block_tag
def row(content: SafeString, /) -> SafeString:
    """Draw a row around its cells."""
    return format_html('<tr class="govuk-table__row" role="row">{}</tr>', content)


@register.simple_tag(takes_context=True)
def column(
    context: Context, label: str, /, key: str = "", *, is_number: bool = False
) -> SafeString:
    """Draw the heading of a column; with a `key` it sorts by it, if the page has a `sorting`."""
    sorting: Sorting | None = context.get("sorting")
    numeric = " govuk-table__header--numeric" if is_number else ""
    if not key or sorting is None:
        return format_html(
            '<th scope="col" role="columnheader" class="govuk-table__header{}">{}</th>',
            numeric,
            label,
        )
    return format_html(
        '<th scope="col" role="columnheader" class="govuk-table__header fp-sort{}" aria-sort="{}">'
        '<a class="fp-sort__link" href="{}">{}<span class="fp-sort__arrow" aria-hidden="true">'
        "</span></a></th>",
        numeric,
        sorting.says(key),
        sorting.link(key),
        label,
    )


@register.simple_block_tag
def cell(
    content: SafeString,
    label: str,
    /,
    is_header: bool = False,  # noqa: FBT001, FBT002 -- templates give it by place
    is_number: bool = False,  # noqa: FBT001, FBT002 -- templates give it by place
) -> SafeString:
    """Draw a cell; on a phone its column's `label` stands before it."""
    kind, role = ("th", "rowheader") if is_header else ("td", "cell")
    scope = SafeString(' scope="row"') if is_header else ""
    name = "govuk-table__header fp-table__name" if is_header else "govuk-table__cell"
    return format_html(
        '<{}{} role="{}" class="{}{}" data-label="{}"><div class="fp-table__what">{}</div></{}>',
        kind,
        scope,
        role,
        name,
        " govuk-table__cell--numeric" if is_number else "",
        label,
        content,
        kind,
    )


@register.simple_tag
def chooser(name: str, value: object, what: str, /, *, is_chosen: bool = False) -> SafeString:
    """Draw the box that chooses a row, to stand in a cell: `what` says which row it is."""
    return format_html(
        '<span class="govuk-checkboxes govuk-checkboxes--small fp-chooser">'
        '<span class="govuk-checkboxes__item"><input class="govuk-checkboxes__input"'
        ' type="checkbox" id="{}-{}" name="{}" value="{}" data-choose{}>'
        '<label class="govuk-label govuk-checkboxes__label" for="{}-{}">'
        '<span class="govuk-visually-hidden">Choose {}</span></label></span></span>',
        name,
        value,
        name,
        value,
        SafeString(" checked") if is_chosen else "",
        name,
        value,
        what,
    )


@register.simple_tag
def choose_all(what: str, /) -> SafeString:
    """Draw the heading above `chooser`s: with JavaScript, a box that chooses them all."""
    return format_html(
        '<th scope="col" role="columnheader" class="govuk-table__header fp-choose-all">'
        '<span class="govuk-visually-hidden" data-choose-all="Choose all {}">Choose</span></th>',
        what,
    )


@register.simple_tag
def pages(paging: Paging, what: str, /) -> SafeString:
    """Say which rows of how many are shown, and lead to the other pages of the list."""
    shown = format_html(
        '<p class="govuk-body fp-shown">Showing {} to {} of {} {}</p>',
        paging.first,
        paging.last,
        paging.total,
        what,
    )
    return shown if paging.pages == 1 else format_html("{}{}", shown, _links(paging))


def _links(paging: Paging) -> SafeString:
    items: list[dict[str, Any]] = [
        {"ellipsis": True}
        if number is None
        else {"number": number, "href": paging.link(number), "current": number == paging.number}
        for number in paging.shown()
    ]
    options: dict[str, Any] = {"items": items, "landmarkLabel": "Pages of this list"}
    if paging.number > 1:
        options["previous"] = {"href": paging.link(paging.number - 1)}
    if paging.number < paging.pages:
        options["next"] = {"href": paging.link(paging.number + 1)}
    return drawn("pagination", options)
