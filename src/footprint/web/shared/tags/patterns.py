"""Patterns that GOV.UK's port has not: most are the Ministry of Justice's, some are ours.

`docs/pages.md` says when to use which. Their values are those of `web/shared/patterns.py`, or any
row with attributes of the same names.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from footprint.web.shared.patterns import Chosen, Fact, Happening, Section, Tab, Task, Tile

register = template.Library()


def _drawn(pattern: str, /, **values: Any) -> SafeString:
    return render_to_string(f"shared/patterns/{pattern}.html", values)


@register.simple_block_tag
def identity(content: SafeString, name: str, /, facts: Iterable[Fact] = ()) -> SafeString:
    """Say on each page of a child's whose they are; inside, badges and what can be done."""
    return _drawn("identity", name=name, facts=facts, content=content)


@register.simple_tag
def back(url: str, /, words: str = "Back") -> SafeString:
    """Lead back to where somebody came from; stands in the block `breadcrumbs`."""
    return _drawn("back", url=url, words=words)


@register.simple_tag
def sub_navigation(tabs: Iterable[Tab], /, label: str) -> SafeString:
    """Lead to the pages beside this one."""
    return _drawn("sub_navigation", tabs=tabs, label=label)


@register.simple_tag
def side_navigation(sections: Iterable[Section], /, label: str) -> SafeString:
    """Lead to many pages, at the side."""
    return _drawn("side_navigation", sections=sections, label=label)


@register.simple_tag
def timeline(happenings: Iterable[Happening], /, level: int = 3) -> SafeString:
    """Tell what happened, in the order given; `level` is that of each title as a heading."""
    rows = [(one, isinstance(one.when, datetime)) for one in happenings]
    return _drawn("timeline", rows=rows, heading=f"h{level}")


@register.simple_tag
def badge(words: str, /, kind: str = "plain") -> SafeString:
    """Mark with a word: `plain`, `closed` (a restricted record), `warm`, `alarm` or `well`."""
    return _drawn("badge", words=words, kind=kind)


@register.simple_tag
def task_list(tasks: Iterable[Task], /) -> SafeString:
    """List what there is to do, with how each stands."""
    return _drawn("task_list", tasks=tasks)


@register.simple_tag
def tile(figure: Tile, /) -> SafeString:
    """Show a figure that leads to its rows and its meaning; stands in `<ul class="fp-tiles">`."""
    return _drawn("tile", tile=figure)


@register.simple_block_tag
def filters(
    content: SafeString, /, chosen: Iterable[Chosen] = (), clear_url: str = "", order: str = ""
) -> SafeString:
    """Draw a panel of filters around its fields; the list they act on stands beside it."""
    return _drawn("filters", content=content, chosen=list(chosen), clear_url=clear_url, order=order)


@register.simple_block_tag
def nothing(content: SafeString, title: str, /, level: int = 2) -> SafeString:
    """Say that there is nothing yet; inside, what will be here and how it comes."""
    return _drawn("nothing", title=title, content=content, heading=f"h{level}")


@register.simple_block_tag
def refused(content: SafeString, why: str, /, level: int = 2) -> SafeString:
    """Say why something cannot be done here; inside, what to do instead."""
    return _drawn("refused", why=why, content=content, heading=f"h{level}")


@register.simple_tag
def progress(words: str, /, done: int, of: int, again_url: str) -> SafeString:
    """Show how far something slow has come; the page looks again by itself, or by its link."""
    return _drawn("progress", words=words, done=done, of=of, again_url=again_url)
