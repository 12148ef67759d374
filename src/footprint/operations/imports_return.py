"""An SSDA903 return: read from its files, and planned child by child."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from footprint.exchange.origins import Origin
from footprint.exchange.problems import Problems, Severity
from footprint.exchange.ssda903 import bringing, merging, reading
from footprint.exchange.ssda903.bringing import OUTCOMES, BroughtChild
from footprint.exchange.ssda903.opening import TEXT
from footprint.exchange.ssda903.returns import Returns, Source
from footprint.exchange.tables.rules import ANOTHER_CHILD, NO_SUCH_CHILD, NOT_YET, OLDER
from footprint.facts.stores import open_store
from footprint.operations.imports_care import Span, plan_care
from footprint.operations.imports_differences import About, compare, filled
from footprint.operations.imports_kept import Kept, KeptChild
from footprint.operations.imports_plan import Absent, Plan
from footprint.operations.imports_tables import TABLES
from footprint.terms.days import day_in_london, in_short
from footprint.terms.periods import ReportingYear

NO_NUMBER = "UN"
"""How a reason begins why there is no unique pupil number: it tells nobody apart."""


@dataclass(frozen=True, slots=True)
class BroughtReturn:
    """What was read of a return's files."""

    children: Mapping[str, BroughtChild]
    span: Span
    has_reviews: bool
    years: tuple[int, ...]
    """The years it is of, by their last 31 March."""


def read(
    files: Sequence[tuple[str, bytes]],
    problems: Problems,
    *,
    today: date,
    year: ReportingYear | None = None,
    latest_before: int = 0,
) -> BroughtReturn | None:
    """Read a return, or several years of it; None where nothing can be used.

    `latest_before` is the latest year of any return that was brought in before.
    """
    with tempfile.TemporaryDirectory(prefix="footprint-import-") as folder:
        sources = _sources(files, Path(folder), year)
        try:
            returns = reading.read(sources, open_store())
        except reading.CannotRead as refusal:
            problems.extend(refusal.problems)
            problems.count_unlisted(Severity.WARN, refusal.problems.unlisted)
            return None
        problems.extend(returns.problems)
        for severity, more in _unlisted(returns).items():
            problems.count_unlisted(severity, more)
        merging.merge(returns)
        children = bringing.by_child(returns)
    is_older = returns.latest.ending < latest_before
    if is_older:
        later = ReportingYear(latest_before).label
        what = f"This return is of {returns.latest.label}; one of {later} was brought in before."
        problems.add(OLDER.broken(what, file=files[0][0]))
    span = Span(returns.earliest.first_day, returns.latest.last_day, today, is_older)
    has_reviews = any(one.rows.get("Reviews") for one in returns.sources)
    returns.store.close()
    years = tuple(one.year.ending for one in returns.sources)
    return BroughtReturn(children, span, has_reviews, years)


def _sources(
    files: Sequence[tuple[str, bytes]], folder: Path, year: ReportingYear | None
) -> list[Source]:
    """Lay files out to be read: CSV files together are one return, any other file is one."""
    together = folder / "return"
    sources: list[Source] = []
    for name, content in files:
        is_text = PurePath(name).suffix.lower() in TEXT
        place = together if is_text else folder / f"of {len(sources)}"
        place.mkdir(exist_ok=True)
        path = place / PurePath(name).name
        path.write_bytes(content)
        if not is_text:
            sources.append(Source(path, year))
    return [*sources, *([Source(together, year)] if together.exists() else [])]


def _unlisted(returns: Returns) -> dict[Severity, int]:
    """Count the problems of reading that were found and are not among those kept."""
    kept = dict.fromkeys(Severity, 0)
    for one in returns.problems:
        kept[one.severity] += 1
    return {one: returns.problems.counts[one] - kept[one] for one in Severity}


# ---- planning ------------------------------------------------------------------------------------


def plan(brought: BroughtReturn, kept: Kept, numbers: Iterable[str]) -> Plan:
    """Plan what becomes of these children."""
    planned = Plan()
    for number in numbers:
        _plan_child(planned, brought, brought.children[number], kept.get(number))
    return planned


def _plan_child(
    plan: Plan, brought: BroughtReturn, child: BroughtChild, kept: KeptChild | None
) -> None:
    if kept is None and not child.is_stated:
        plan.problems.append(_no_such_child(child))
        return
    care, died_on = plan_care(child, kept, brought.span)
    about = filled(child.who._asdict())
    if not child.who.is_uasc:
        about.pop("is_uasc", None)
    if died_on and not (kept and kept.about["died_on"]):
        about["died_on"] = died_on
    number = child.number.upper()
    who = About("child", f"child {child.number}", number, child.who_from or _first_row(child))
    if kept is None:
        compare(plan, who, {"number": child.number, **about}, None)
    else:
        compare(plan, who, _new_only(brought, about, kept.about), (kept.id, kept.about))
        _warn_of_another(plan, child, kept)
    for name in ("changes", "absent", "problems"):
        getattr(plan, name).extend(getattr(care, name))
    plan.unchanged.update(care.unchanged)
    _plan_reviews(plan, brought, child, kept)
    _plan_years(plan, brought, child, kept)


def _new_only(
    brought: BroughtReturn, asked: dict[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:
    """Of a return older than one before, take only what is not known yet."""
    if not brought.span.is_older:
        return asked
    return {name: value for name, value in asked.items() if before.get(name) is None}


def _first_row(child: BroughtChild) -> Origin | None:
    rows: Iterator[Origin] = iter(child.episodes_from.values())
    return next(rows, None)


def _no_such_child(child: BroughtChild) -> Any:
    origins = [one for *_, one in child.reviews.values()]
    origins += [one for *_, one in child.outcomes.values()]
    origins += [one for *_, one in child.missing.values()]
    origin = origins[0]
    what = "Neither Header nor Episodes has the child, nor do the records."
    return NO_SUCH_CHILD.broken(
        what, file=origin.file, row=origin.row, column="CHILD", value=child.number
    )


def _warn_of_another(plan: Plan, child: BroughtChild, kept: KeptChild) -> None:
    """Warn where more than one thing that never changes is different now."""
    differ = [
        f"{TABLES['child'].fields[name]} {TABLES['child'].shown(name, kept.about[name])}"
        for name in ("born_on", "sex", "upn")
        if _is_telling(kept.about[name])
        and _is_telling(getattr(child.who, name))
        and kept.about[name] != getattr(child.who, name)
    ]
    if len(differ) > 1:
        origin = child.who_from or Origin("", 0)
        plan.problems.append(
            ANOTHER_CHILD.broken(
                f"Recorded are {' and '.join(differ)}.",
                file=origin.file,
                row=origin.row,
                column="CHILD",
                value=child.number,
            )
        )


def _is_telling(value: Any) -> bool:
    return value is not None and not str(value).startswith(NO_NUMBER)


def _plan_reviews(
    plan: Plan, brought: BroughtReturn, child: BroughtChild, kept: KeptChild | None
) -> None:
    number = child.number.upper()
    held = kept.reviews if kept else {}
    for held_on, (participation, origin) in sorted(child.reviews.items()):
        about = About("review", f"review on {in_short(held_on)}", number, origin)
        if held_on > brought.span.today:
            what = f"The review is on {in_short(held_on)}."
            plan.problems.append(
                NOT_YET.broken(what, file=origin.file, row=origin.row, column="REVIEW")
            )
        elif held_on in held:
            record_id, before, _ = held[held_on]
            was = {"participation": before}
            asked = _new_only(brought, filled({"participation": participation}), was)
            compare(plan, about, asked, (record_id, was))
        elif kept and kept.booked and day_in_london(kept.booked[1]) == held_on:
            becomes = {"held_on": held_on, "participation": participation}
            compare(plan, about, becomes, (kept.booked[0], {"held_on": None}))
        else:
            after = {"held_on": held_on, "participation": participation}
            compare(plan, about, after, None)
    if brought.has_reviews:
        span = brought.span
        plan.absent += [
            Absent("review", f"review on {in_short(day)}", number)
            for day in sorted(held)
            if span.first_day <= day <= span.last_day and day not in child.reviews
        ]


def _plan_years(
    plan: Plan, brought: BroughtReturn, child: BroughtChild, kept: KeptChild | None
) -> None:
    """Plan outcomes of years, and times missing."""
    number = child.number.upper()
    for year, (values, origin) in sorted(child.outcomes.items()):
        asked = filled(dict(zip(OUTCOMES, values, strict=True)))
        about = About("healthoutcome", f"outcomes of the year to 31 March {year}", number, origin)
        was = kept.outcomes.get(year) if kept else None
        before = (was[0], dict(zip(OUTCOMES, was[1], strict=True))) if was else None
        if before:
            compare(plan, about, _new_only(brought, asked, before[1]), before)
        else:
            compare(plan, about, {"year_ending": year, **asked}, None)
    for start, (ended_on, kind, origin) in sorted(child.missing.items()):
        asked = filled({"ended_on": ended_on, "kind": kind})
        about = About("missing", f"time missing from {in_short(start)}", number, origin)
        gone = kept.missing.get(start) if kept else None
        before = (gone[0], {"ended_on": gone[1], "kind": gone[2]}) if gone else None
        if before:
            compare(plan, about, _new_only(brought, asked, before[1]), before)
        else:
            compare(plan, about, {"started_on": start, **asked}, None)


def absent_children(brought: BroughtReturn, in_care: Mapping[str, str]) -> list[Absent]:
    """List the children in care in these years whom the return does not have."""
    return [
        Absent("child", f"child {number}", key)
        for key, number in sorted(in_care.items())
        if key not in brought.children
    ]
