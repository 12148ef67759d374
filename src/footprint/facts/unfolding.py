"""From the episodes of a return to the dated facts that casework keeps, one child at a time.

A return restarts an episode whenever the legal status or the home changes; casework keeps
looked-after periods, legal statuses and stays, each with its own days. `folding` goes the other
way, and the facts built of both are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from footprint.facts.recorded import Episode, InCare, Recorded, StatusHeld, Stay
from footprint.rules.counting import add_months
from footprint.terms.care import SHORT_BREAKS, EndReason, LegalStatus, NewEpisode

NEW_STATUS = frozenset(
    {
        NewEpisode.LEGAL_STATUS,
        NewEpisode.LEGAL_STATUS_PLACEMENT,
        NewEpisode.LEGAL_STATUS_PLACEMENT_CARER,
    }
)
SAME_CARER = frozenset({NewEpisode.PLACEMENT, NewEpisode.LEGAL_STATUS_PLACEMENT})
BETWEEN_BREAKS_MONTHS = 3
"""A series of short breaks goes on while the last one is no longer ago; no return says."""


def unfolded(episodes: Iterable[Episode], *, known_until: date) -> Recorded:
    """Take a child's episodes apart; `known_until` is the last day that they tell of."""
    in_order = sorted(episodes, key=lambda one: one.started_on)
    periods: list[InCare] = []
    statuses: list[StatusHeld] = []
    stays: list[Stay] = []
    for run in _runs([one for one in in_order if one.legal_status not in SHORT_BREAKS]):
        period = _period(run)
        periods.append(period)
        tiles = list(_tiled(run, period))
        statuses += _statuses(tiles)
        stays += _stays(tiles)
    in_care = tuple(periods)
    breaks = [one for one in in_order if one.legal_status in SHORT_BREAKS]
    standing = list(_beside(breaks, in_care))
    for series in _series(standing, in_care):
        periods.append(_series_period(series, in_care, known_until))
        statuses += [_status(one) for one in series]
        stays += [_stay(one) for one in series]
    kept = {one.started_on for one in standing}
    return Recorded(
        tuple(sorted(periods)),
        tuple(sorted(statuses)),
        tuple(sorted(stays, key=lambda one: one.started_on)),
        tuple(one for one in breaks if one.started_on not in kept),
    )


def _end(of: Episode | InCare) -> date:
    return of.ended_on or date.max


def _runs(episodes: Sequence[Episode]) -> Iterator[list[Episode]]:
    """Divide episodes into looked-after periods: where none lasts, or care ended and began."""
    run: list[Episode] = []
    for episode in episodes:
        if run and _begins_anew(episode, run):
            yield run
            run = []
        run.append(episode)
    if run:
        yield run


def _begins_anew(episode: Episode, run: Sequence[Episode]) -> bool:
    latest_end = max(map(_end, run))
    has_left = run[-1].end_reason not in {None, EndReason.NEW_EPISODE}
    is_start = episode.new_episode_reason == NewEpisode.STARTED
    return episode.started_on > latest_end or (
        episode.started_on == latest_end and has_left and is_start
    )


def _period(run: Sequence[Episode]) -> InCare:
    last = max(run, key=lambda one: (_end(one), one.started_on))
    reason = last.end_reason if last.ended_on else None
    first = run[0]
    return InCare(first.started_on, last.ended_on, first.need, reason, first.new_episode_reason)


def _tiled(run: Sequence[Episode], period: InCare) -> Iterator[Episode]:
    """Let each episode last until the next begins, or care ends."""
    ends = [*(after.started_on for after in run[1:]), period.ended_on]
    for episode, ended_on in zip(run, ends, strict=True):
        if episode.started_on < _end(period) or episode is run[0]:
            yield episode._replace(ended_on=ended_on)


def _statuses(tiles: Sequence[Episode]) -> Iterator[StatusHeld]:
    starts = [tiles[0]]
    for before, tile in pairwise(tiles):
        if tile.legal_status != before.legal_status or tile.new_episode_reason in NEW_STATUS:
            starts.append(tile)
    for first, ended_on in _until_the_next(starts, tiles[-1].ended_on):
        if first.legal_status:
            yield _status(first._replace(ended_on=ended_on))


def _stays(tiles: Sequence[Episode]) -> Iterator[Stay]:
    starts = [tiles[0]]
    for before, tile in pairwise(tiles):
        is_status_alone = tile.new_episode_reason == NewEpisode.LEGAL_STATUS
        if not is_status_alone or _place(tile) != _place(before):
            starts.append(tile)
    why_ended = {tile.ended_on: tile.change_reason for tile in tiles}
    for first, ended_on in _until_the_next(starts, tiles[-1].ended_on):
        ended_for = why_ended.get(ended_on)
        yield _stay(first._replace(ended_on=ended_on, change_reason=ended_for))


def _until_the_next(
    starts: Sequence[Episode], last_end: date | None
) -> Iterator[tuple[Episode, date | None]]:
    return zip(starts, [*(one.started_on for one in starts[1:]), last_end], strict=True)


def _place(of: Episode) -> tuple[str | None, ...]:
    return of.home, of.provider, of.home_postcode, of.placement_postcode, of.urn


def _status(of: Episode) -> StatusHeld:
    return StatusHeld(of.started_on, of.ended_on, of.legal_status or "")


def _stay(of: Episode) -> Stay:
    return Stay(
        of.started_on,
        of.ended_on,
        of.home,
        of.provider,
        of.home_postcode,
        of.placement_postcode,
        of.urn,
        of.distance_miles,
        of.placement_authority,
        of.home_authority,
        of.change_reason,
        same_carer=of.new_episode_reason in SAME_CARER,
    )


# ---- short breaks --------------------------------------------------------------------------------


def _beside(breaks: Sequence[Episode], in_care: Sequence[InCare]) -> Iterator[Episode]:
    """Keep the short breaks that begin on days the child is not in care, cut where others begin."""
    begins = sorted({one.started_on for one in breaks} | {one.started_on for one in in_care})
    for episode in breaks:
        if any(one.started_on <= episode.started_on < _end(one) for one in in_care):
            continue
        following = next((day for day in begins if day > episode.started_on), date.max)
        ended_on = min(_end(episode), following)
        yield episode._replace(ended_on=None if ended_on == date.max else ended_on)


def _series(breaks: Sequence[Episode], in_care: Sequence[InCare]) -> Iterator[list[Episode]]:
    """Divide short breaks into series: where too long a time, or time in care, lies between."""
    series: list[Episode] = []
    for episode in breaks:
        if series and not _goes_on(series[-1], episode.started_on, in_care):
            yield series
            series = []
        series.append(episode)
    if series:
        yield series


def _goes_on(last: Episode, until: date, in_care: Sequence[InCare]) -> bool:
    """Whether a series that had this short break last still goes on when another day comes."""
    if any(last.started_on < one.started_on <= until for one in in_care):
        return False
    if last.ended_on is None:
        return True
    is_one_by_one = last.legal_status == LegalStatus.SHORT_BREAKS_EPISODES
    return is_one_by_one and until <= add_months(last.ended_on, BETWEEN_BREAKS_MONTHS)


def _series_period(
    series: Sequence[Episode], in_care: Sequence[InCare], known_until: date
) -> InCare:
    first, last = series[0], series[-1]
    goes_on = _goes_on(last, known_until, in_care)
    return InCare(
        first.started_on,
        None if goes_on else last.ended_on,
        first.need,
        None if goes_on else last.end_reason,
        is_short_breaks=True,
    )
