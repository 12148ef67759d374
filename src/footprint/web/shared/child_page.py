"""What every page about one child shares: whose it is, the pages beside it, the banners above it.

A feature that has a page about a child renders it with `child_page` and a template that extends
`shared/child.html`; a page that stands among the tabs has a line in `CHILD_TABS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.access.actions import Action
from footprint.access.policies import why_not
from footprint.access.viewing import Viewer
from footprint.queries import practice
from footprint.queries.child import Colleague, SeenChild
from footprint.terms.days import LONDON, in_words
from footprint.web.shared.banners import Banner, Weight, raise_banner
from footprint.web.shared.patterns import Fact, Tab
from footprint.web.shared.rebuilding import say_if_rebuilding


@dataclass(frozen=True, slots=True)
class ChildTab:
    """One of the pages about a child: its words, the name of its address, and whom it is for."""

    label: str
    name: str
    action: Action = Action.OPEN


CHILD_TABS = (
    ChildTab("Overview", "child"),
    ChildTab("Care", "child-care"),
    ChildTab("Timetable", "child-timetable"),
    ChildTab("Reviews", "child-reviews"),
    ChildTab("IROs", "allocation-history"),
    ChildTab("Footprint", "child-footprint"),
    ChildTab("Notices", "child-notices"),
    ChildTab("People", "child-people"),
    ChildTab("Plans", "child-plans"),
    ChildTab("What was done", "child-events"),
    ChildTab("Messages", "child-messages"),
    ChildTab("Who looked", "who-looked", Action.SEE_LOOKS),
)


def child_page(
    request: HttpRequest, child: SeenChild, template: str, shown: Mapping[str, object], tab: str
) -> HttpResponse:
    """Render a page about a child that was opened for this request; `tab` is where it stands."""
    return _rendered(request, child, template, {"facts": tuple(_facts(child)), **shown}, tab)


def child_form(
    request: HttpRequest, child: SeenChild, template: str, shown: Mapping[str, object], tab: str
) -> HttpResponse:
    """Render a page on which one thing is done for a child: it says whose it is, and no more."""
    brief: dict[str, object] = {"facts": (Fact("Age", _age(child)),), "is_brief": True}
    return _rendered(request, child, template, {**brief, **shown}, tab)


def _rendered(
    request: HttpRequest, child: SeenChild, template: str, shown: Mapping[str, object], tab: str
) -> HttpResponse:
    _raise_banners(request, child)
    frame: dict[str, object] = {
        "child": child,
        "tabs": tuple(_tabs(child, tab)),
        "may": {one.name: True for one in child.actions},
    }
    if "calendar" not in shown:
        frame["calendar"] = practice.in_force().calendar
    return render(request, template, {**frame, **shown})


def refuse_unless_may(action: Action, child: SeenChild, viewer: Viewer) -> None:
    """Refuse a page for something the viewer may not do with this child, though they may read."""
    if reason := why_not(action, viewer, child.standing):
        raise PermissionDenied(reason)


def _tabs(child: SeenChild, current: str) -> Iterator[Tab]:
    for one in CHILD_TABS:
        if one.action in child.actions:
            waiting = child.waiting_notices if one.name == "child-notices" else 0
            url = reverse(one.name, args=[child.public_id])
            yield Tab(one.label, url, is_current=one.name == current, count=waiting or None)


def _facts(child: SeenChild) -> Iterator[Fact]:
    yield Fact("Age", _age(child))
    yield Fact("Number", child.number)
    if child.legal_name:
        yield Fact("Registered as", child.legal_name)
    yield Fact("IRO", _reached(child.iro) if child.iro else "nobody yet")
    if child.cover:
        until = f", until {in_words(child.cover.until)}" if child.cover.until else ""
        yield Fact("Covering", f"{_reached(child.cover)}{until}")
    worker = _reached(child.worker) if child.worker else "nobody yet"
    yield Fact("Social worker", f"{worker}, {child.team}" if child.team else worker)


def _age(child: SeenChild) -> str:
    if child.died_on:
        return f"died on {in_words(child.died_on)}"
    if child.born_on is None:
        return "not born yet, or not known"
    if child.age is None:
        return f"to be born, {in_words(child.born_on)}"
    return f"{child.age}, born {in_words(child.born_on)}"


def _reached(person: Colleague) -> str:
    """Say who somebody is and how to ring them, or write to them where there is no number."""
    how = person.phone or person.email
    return f"{person.name} ({how})" if how else person.name


def _raise_banners(request: HttpRequest, child: SeenChild) -> None:
    if child.glass:
        until = child.glass.until.astimezone(LONDON)
        text = (
            f"You may read {child.name}’s record until {until:%H:%M} on {in_words(until.date())}, "
            "and nothing else. The privacy officer has been told, and will ask."
        )
        raise_banner(request, Banner(text, Weight.BREAK_GLASS))
    say_if_rebuilding(request)
