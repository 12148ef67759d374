"""Facts from whichever source is named: returns, or the database of casework.

From the database the command line makes only what is fit to publish: nobody knows who sits at a
terminal, and nothing logs what they are shown. What names children is shown in the app.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import typer

from footprint.cli.casework import DATABASE_URL, address, make_ready, telling
from footprint.cli.clock import today
from footprint.cli.sources import Opened, messages, open_facts, working
from footprint.facts.build import build
from footprint.facts.stores import open_store
from footprint.terms.days import in_words
from footprint.terms.periods import ReportingYear

if TYPE_CHECKING:
    from footprint.queries.facts import Snapshot

CASEWORK = "casework"
"""The source that means the database; a folder of that name is ./casework."""


def is_casework(sources: Sequence[str]) -> bool:
    """Tell whether the database is meant; beside returns it is no source."""
    if CASEWORK not in sources:
        return False
    if len(sources) > 1:
        raise typer.BadParameter(
            "casework is the database, and is read alone; a folder of that name is ./casework.",
            param_hint="SOURCE...",
        )
    return True


def refuse_casework(sources: Sequence[str], what: str) -> None:
    """Refuse what names children, or shows small counts, of the database: exit with 2."""
    if is_casework(sources):
        raise typer.BadParameter(
            f"{what} is shown in the app, which knows who looks and keeps a log. From the "
            "database the command line makes only what is fit to publish.",
            param_hint="SOURCE...",
        )


def open_any(sources: Sequence[str], as_at: date) -> Opened:
    """Open returns, or the database, and derive the facts as seen on a day."""
    return open_casework(as_at) if is_casework(sources) else open_facts(sources, as_at)


def open_casework(as_at: date) -> Opened:
    """Copy the records of the database to facts, as seen on a day; there is none after today."""
    as_at = _no_later_than_today(as_at)
    snapshot, first_day = take_snapshot()
    with working("Working out the facts"):
        facts = build(
            snapshot.store,
            as_at=as_at,
            reviews_from=first_day,
            calendar=snapshot.practice.calendar,
        )
    return Opened(facts, frozenset(years_between(first_day, as_at)))


def take_snapshot() -> tuple[Snapshot, date]:
    """Copy the records out, and find the first day they reach; exit with 1 where there is none."""
    address(DATABASE_URL)
    make_ready()
    from footprint.queries import facts as records  # noqa: PLC0415  once Django is set up

    with telling(), working("Reading the database"):
        snapshot = records.snapshot(open_store())
    if snapshot.first_day is None:
        messages.print("The database holds no child who was looked after.")
        raise typer.Exit(1)
    return snapshot, snapshot.first_day


def _no_later_than_today(as_at: date) -> date:
    now = today()
    if as_at <= now:
        return as_at
    messages.print(
        f"[yellow]{in_words(as_at)} is still to come; this is answered for {in_words(now)}.[/]"
    )
    return now


def years_between(first_day: date, last_day: date) -> list[ReportingYear]:
    """List the years from one day's to another's."""
    first, last = ReportingYear.of(first_day).ending, ReportingYear.of(last_day).ending
    return [ReportingYear(ending) for ending in range(first, last + 1)]
