"""From the dated facts that casework keeps to the episodes of a return, one child at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from footprint.facts.recorded import Episode, InCare, Recorded, StatusHeld, Stay
from footprint.terms.care import SHORT_BREAKS, EndReason, NewEpisode

T = TypeVar("T", StatusHeld, Stay)


def folded(recorded: Recorded) -> list[Episode]:
    """Put a child's dated facts together as episodes, in order of their first day."""
    episodes = list(_short_breaks(recorded))
    for period in recorded.periods:
        if not period.is_short_breaks:
            statuses, stays = _within(period, recorded.statuses), _within(period, recorded.stays)
            episodes += _in_care(period, statuses, stays)
    return sorted(episodes, key=lambda one: one.started_on)


def _end(of: InCare | StatusHeld | Stay) -> date:
    return of.ended_on or date.max


def _within(period: InCare, facts: Sequence[T]) -> list[T]:
    """Take the facts that hold on some day of a period; one that began and ended that day, too."""
    if (day := period.started_on) == period.ended_on:
        return [one for one in facts if one.started_on == day or one.started_on < day < _end(one)]
    return [
        one
        for one in facts
        if one.started_on < _end(period) and _end(one) > max(period.started_on, one.started_on)
    ]


def _in_care(
    period: InCare, statuses: Sequence[StatusHeld], stays: Sequence[Stay]
) -> Iterator[Episode]:
    """Cut a period wherever the legal status or the home changes."""
    changes = {day for day in (*_days(statuses), *_days(stays)) if day > period.started_on}
    starts = sorted({period.started_on, *(day for day in changes if day < _end(period))})
    status: StatusHeld | None = None
    stay: Stay | None = None
    for started_on, ended_on in zip(starts, [*starts[1:], period.ended_on], strict=True):
        status_before, status = status, _on(started_on, statuses)
        stay_before, stay = stay, _on(started_on, stays)
        episode = _episode(started_on, ended_on, period, status, stay)
        if started_on != period.started_on:
            is_law, is_home = status != status_before, stay != stay_before
            why_new = _why_new(stay, is_law=is_law, is_home=is_home)
            episode = episode._replace(new_episode_reason=why_new)
        if ended_on != period.ended_on:
            episode = episode._replace(end_reason=EndReason.NEW_EPISODE)
        yield episode


def _days(facts: Sequence[T]) -> Iterator[date]:
    """List the days on which something changes."""
    for fact in facts:
        yield fact.started_on
        yield _end(fact)


def _on(day: date, facts: Sequence[T]) -> T | None:
    """Find the fact that holds on a day, or else one that began and ended on it."""
    holding = (one for one in facts if one.started_on <= day < _end(one))
    momentary = (one for one in facts if one.started_on == day == one.ended_on)
    return next(holding, None) or next(momentary, None)


def _why_new(stay: Stay | None, *, is_law: bool, is_home: bool) -> NewEpisode:
    has_same_carer = stay is not None and stay.same_carer
    if is_law and is_home:
        if has_same_carer:
            return NewEpisode.LEGAL_STATUS_PLACEMENT
        return NewEpisode.LEGAL_STATUS_PLACEMENT_CARER
    if is_law:
        return NewEpisode.LEGAL_STATUS
    return NewEpisode.PLACEMENT if has_same_carer else NewEpisode.PLACEMENT_AND_CARER


def _episode(
    started_on: date,
    ended_on: date | None,
    period: InCare,
    status: StatusHeld | None,
    stay: Stay | None,
) -> Episode:
    """State an episode as if it were its period's only one."""
    at = stay or Stay(started_on)
    return Episode(
        started_on,
        ended_on,
        period.first_reason,
        status and status.status,
        period.need,
        at.home,
        at.provider,
        period.end_reason,
        at.change_reason if ended_on is not None and at.ended_on == ended_on else None,
        at.home_postcode,
        at.placement_postcode,
        at.urn,
        at.distance_miles,
        at.placement_authority,
        at.home_authority,
    )


def _short_breaks(recorded: Recorded) -> Iterator[Episode]:
    """State each short break, as one of the last series that reaches its first day."""
    for status in recorded.statuses:
        day = status.started_on
        series = [
            one
            for one in recorded.periods
            if one.is_short_breaks and one.started_on <= day <= _end(one)
        ]
        if series and status.status in SHORT_BREAKS:
            yield _short_break(series[-1], status, _on(day, recorded.stays))


def _short_break(series: InCare, status: StatusHeld, stay: Stay | None) -> Episode:
    """State one short break; but for the end of the series, the child went home as planned."""
    episode = _episode(status.started_on, status.ended_on, series, status, stay)
    if status.ended_on is None or status.ended_on == series.ended_on:
        return episode
    return episode._replace(end_reason=EndReason.HOME_PLANNED)
