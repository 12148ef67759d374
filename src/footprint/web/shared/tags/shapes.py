"""Shapes that tell a state apart without its colour; each stands beside the word it belongs to."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

RING = '<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/>'
DISC = '<circle cx="10" cy="10" r="9" fill="currentColor"/>'
TICK = '<path d="m5.8 10.4 2.9 2.9 5.6-6.1" fill="none" stroke="{}" stroke-width="2.2"/>'
SHAPES = {
    "late": '<path d="M10 1 19.5 18.5H.5z" fill="currentColor"/>'
    '<path d="M10 7v5.5M10 14.5v2" stroke="#fff" stroke-width="2.2"/>',
    "past": '<path d="M10 2.5 18.2 17.5H1.8z" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M10 8v4.5M10 14.2v1.6" stroke="currentColor" stroke-width="2"/>',
    "at-risk": '<path d="M10 1.5 18.5 10 10 18.5 1.5 10z" fill="none" stroke="currentColor"'
    ' stroke-width="2"/><path d="M10 1.5v17L1.5 10z" fill="currentColor"/>',
    "fine": f'{RING}<circle cx="10" cy="10" r="3" fill="currentColor"/>',
    "done": DISC + TICK.format("#fff"),
    "done-late": RING + TICK.format("currentColor"),
    "waiting": RING
    + '<path d="M10 5v5l3.5 2.5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "note": DISC + '<path d="M10 9v6M10 5v2.2" stroke="#fff" stroke-width="2.2"/>',
    "closed": '<rect x="3" y="9" width="14" height="10" rx="1.5" fill="currentColor"/>'
    '<path d="M6 9V6a4 4 0 0 1 8 0v3" fill="none" stroke="currentColor" stroke-width="2"/>',
    "refused": DISC + '<path d="M5.5 10h9" stroke="#fff" stroke-width="2.4"/>',
}


@register.simple_tag
def shape(name: str) -> SafeString:
    """Draw a shape; screen readers pass over it, since the word is beside it."""
    drawing = mark_safe(SHAPES[name])  # noqa: S308 -- one of the drawings above
    return format_html(
        '<svg class="fp-shape fp-shape--{}" viewBox="0 0 20 20" width="20" height="20"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        name,
        drawing,
    )
