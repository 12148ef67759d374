"""Days in a template: in words, with how far they are, and where a limit stands."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from footprint.rules.working_days import Calendar, england
from footprint.terms.days import in_short, in_words, moment_in_words, o_clock
from footprint.terms.sources import Force
from footprint.web.shared import due as limits
from footprint.web.shared.tags.shapes import shape

register = template.Library()
register.filter("in_words", in_words)
register.filter("in_short", in_short)
register.filter("o_clock", o_clock)


@register.simple_tag
def day(when: date, /) -> SafeString:
    """Write a day: Tue 21 April 2026."""
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), in_words(when))


@register.simple_tag
def moment(when: datetime, /) -> SafeString:
    """Write a moment as it was in London: Tue 21 April 2026 at 9:05am."""
    words = moment_in_words(when)
    return format_html('<time datetime="{}">{}</time>', localtime(when).isoformat(), words)


@register.simple_tag(takes_context=True)
def day_with_distance(context: Context, when: date, /) -> SafeString:
    """Write a day and how far it is from today: Tue 21 April 2026, in 3 working days."""
    far = limits.from_today(when, context["viewer"].today, _calendar(context))
    return format_html('{}<span class="fp-distance">, {}</span>', day(when), far)


@register.simple_tag(takes_context=True)
def day_with_age(context: Context, when: date, /) -> SafeString:
    """Write a day and how long ago it was: Tue 21 April 2026, 7 months ago."""
    ago = limits.how_long_ago(when, context["viewer"].today)
    return format_html('{}<span class="fp-distance">, {}</span>', day(when), ago)


@register.simple_tag(takes_context=True)
def due(
    context: Context,
    due_by: date,
    /,
    force: Force,
    *,
    done: str = "done",
    done_on: date | None = None,
    is_at_risk: bool | None = None,
) -> SafeString:
    """Say where a limit stands, then how strongly it binds and on which day."""
    found = limits.state_of(
        due_by,
        today=context["viewer"].today,
        force=force,
        calendar=_calendar(context),
        done_on=done_on,
        is_at_risk=is_at_risk,
    )
    return format_html(
        '<span class="fp-due fp-due--{}">{}<span><strong class="fp-due__word">{}</strong> {}'
        '<span class="fp-due__limit">{} {}</span></span></span>',
        found.shape,
        shape(found.shape),
        found.word,
        found.distance,
        limits.limit_in_words(force, done),
        day(due_by),
    )


def _calendar(context: Context) -> Calendar:
    """Give the council's calendar where the page has it, and England's where it has not."""
    calendar = context.get("calendar")
    return calendar if isinstance(calendar, Calendar) else england()
