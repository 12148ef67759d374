"""A return laid over what is kept of one child: what it states is taken, what it leaves out stays.

A return shows the episodes of its year, so most of a child's history is not in it; and rows may be
missing that should be. Silence therefore ends nothing: a kept episode stays unless the return says
otherwise of the very same days, and where the two contradict each other nothing is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from footprint.exchange.reading_rules import ReadingRule
from footprint.exchange.tables.rules import CARE_CONTRADICTS, GAP_IN_CARE
from footprint.facts.recorded import Episode
from footprint.terms.care import SHORT_BREAKS, EndReason, NewEpisode
from footprint.terms.days import in_short
from footprint.terms.periods import ONE_DAY

NOT_LEFT = frozenset({None, "", EndReason.NEW_EPISODE})
HOME_STAYED = frozenset({NewEpisode.LEGAL_STATUS})
STATUS_STAYED = frozenset({NewEpisode.PLACEMENT_AND_CARER, NewEpisode.PLACEMENT})
PLACE = (
    "home", "provider", "home_postcode", "placement_postcode", "urn", "distance_miles",
    "placement_authority", "home_authority",
)  # fmt: skip

ByStart = dict[date, Episode]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why nothing of a child's care is taken: the rule, the episode of the return, the words."""

    rule: ReadingRule
    started_on: date
    what: str


def overlaid(
    kept: Sequence[Episode], brought: Sequence[Episode], *, is_older: bool = False
) -> list[Episode] | Fault:
    """Lay the episodes of a return over those kept of a child, or say what forbids it.

    A return older than one that was brought in before only fills what is not known.
    """
    ours, theirs = _by_start(kept), _by_start(brought)
    if is_older:
        theirs = {start: _over(one, ours.get(start)) for start, one in theirs.items()}
    for start in _redated(ours, theirs):
        del ours[start]
    fault = _contradiction(ours, theirs)
    if fault is not None:
        return fault
    union = _union(ours, theirs)
    return _gap(union, theirs) or union


def _by_start(episodes: Sequence[Episode]) -> ByStart:
    return {one.started_on: one for one in sorted(episodes, key=lambda one: one.started_on)}


def _is_break(episode: Episode) -> bool:
    return episode.legal_status in SHORT_BREAKS


# ---- corrected first days ------------------------------------------------------------------------


def _redated(ours: ByStart, theirs: ByStart) -> list[date]:
    """Find kept episodes that the return states with another first day, and otherwise alike.

    Such a one lies next to the new one, and the return leaves no room for both: either an earlier
    episode of it lasts, as stated, until the new one begins, or the new one begins before.
    """
    starts = sorted({*ours, *theirs})
    found = []
    for first, second in pairwise(starts):
        new, old = (first, second) if first in theirs else (second, first)
        if new in theirs and new not in ours and old in ours and old not in theirs:
            is_alike = _says_of(theirs[new]) == _says_of(ours[old]) and theirs[new].home is not None
            if is_alike and (new < old or _lasts_until(new, old, theirs)):
                found.append(old)
    return found


def _says_of(episode: Episode) -> tuple[str | None, ...]:
    return (
        episode.legal_status,
        episode.home,
        episode.provider,
        episode.placement_postcode,
        episode.urn,
    )


def _lasts_until(new: date, old: date, theirs: ByStart) -> bool:
    before = [one for one in theirs.values() if one.started_on < old]
    return bool(before) and before[-1].ended_on == new


# ---- contradictions ------------------------------------------------------------------------------


def _contradiction(ours: ByStart, theirs: ByStart) -> Fault | None:
    alone = [one for start, one in ours.items() if start not in theirs]
    for episode in theirs.values():
        for other in alone:
            if _covers(episode, other.started_on) and _is_break(episode) == _is_break(other):
                return _says_otherwise(episode, f"another begins on {in_short(other.started_on)}")
    for left in ours.values():
        if left.ended_on and left.end_reason not in NOT_LEFT and not _is_break(left):
            fault = _goes_on_after(left, left.ended_on, ours, theirs)
            if fault:
                return fault
    return _left_too_early(ours, theirs)


def _covers(episode: Episode, day: date) -> bool:
    """Say whether an episode lasts over a day, and says until when."""
    return episode.ended_on is not None and episode.started_on < day < episode.ended_on


def _goes_on_after(left: Episode, day: date, ours: ByStart, theirs: ByStart) -> Fault | None:
    """Refuse episodes that go on over, or continue from, the day care ended as recorded."""
    own = theirs.get(left.started_on)
    if own is not None and own.ended_on is not None and own.end_reason:
        return None  # the return states this very end anew: another day, or that care went on
    following = min((start for start in {*ours, *theirs} if start >= day), default=None)
    for episode in theirs.values():
        is_continued = episode.started_on == following and episode.new_episode_reason not in {
            NewEpisode.STARTED,
            None,
        }
        if (_covers(episode, day) or is_continued) and not _is_break(episode):
            return _says_otherwise(episode, f"care ended on {in_short(day)}")
    return None


def _left_too_early(ours: ByStart, theirs: ByStart) -> Fault | None:
    """Refuse an end of care after which a recorded stay goes on as if care had not ended."""
    starts = sorted({*ours, *theirs})
    for start, following in pairwise(starts):
        episode, after = theirs.get(start), ours.get(following)
        if episode is None or after is None or following in theirs or _is_break(episode):
            continue
        has_left = episode.ended_on is not None and episode.end_reason not in NOT_LEFT
        if has_left and after.new_episode_reason != NewEpisode.STARTED and not _is_break(after):
            return _says_otherwise(episode, f"it goes on from {in_short(following)}")
    return None


def _says_otherwise(episode: Episode, recorded: str) -> Fault:
    until = f"until {in_short(episode.ended_on)}" if episode.ended_on else "and is open"
    what = (
        f"The episode lasts from {in_short(episode.started_on)} {until}; "
        f"recorded is that {recorded}."
    )
    return Fault(CARE_CONTRADICTS, episode.started_on, what)


# ---- both together -------------------------------------------------------------------------------


def _union(ours: ByStart, theirs: ByStart) -> list[Episode]:
    union: list[Episode] = []
    for start in sorted({*ours, *theirs}):
        if start in theirs:
            union.append(_over(ours.get(start, theirs[start]), theirs[start]))
        else:
            union.append(_following(union[-1] if union else None, ours[start]))
    union = [
        one if one.ended_on or _is_break(one) else one._replace(ended_on=following.started_on)
        for one, following in pairwise(union)
    ] + union[-1:]
    return _with_ends_kept(union, ours)


def _over(under: Episode, over: Episode | None) -> Episode:
    """Take what the one above states, and what the one below does where that states nothing."""
    if over is None:
        return under
    return Episode._make(
        low if high is None else high for low, high in zip(under, over, strict=True)
    )


def _following(before: Episode | None, kept: Episode) -> Episode:
    """Let a kept episode take over whatever did not change as it began."""
    if before is None or before.ended_on not in {None, kept.started_on}:
        return kept
    if kept.new_episode_reason in HOME_STAYED:
        return kept._replace(**{name: getattr(before, name) for name in PLACE})
    if kept.new_episode_reason in STATUS_STAYED:
        return kept._replace(legal_status=before.legal_status)
    return kept


def _with_ends_kept(union: list[Episode], ours: Mapping[date, Episode]) -> list[Episode]:
    """End care where it is recorded that it ended, if the return only goes on not saying so."""
    for left in ours.values():
        if left.ended_on is None or left.end_reason in NOT_LEFT or _is_break(left):
            continue
        before = [
            n
            for n, one in enumerate(union)
            if one.started_on < left.ended_on and not _is_break(one)
        ]
        if before and union[before[-1]].ended_on is None:
            last = union[before[-1]]
            union[before[-1]] = last._replace(ended_on=left.ended_on, end_reason=left.end_reason)
    return union


def _gap(union: Sequence[Episode], theirs: ByStart) -> Fault | None:
    """Refuse an episode that ends for a new one which begins neither that day nor the next."""
    starts = {one.started_on for one in union}
    for episode in theirs.values():
        end = episode.ended_on
        if end is None or episode.end_reason != EndReason.NEW_EPISODE or _is_break(episode):
            continue
        if not starts & {end, end + ONE_DAY}:
            what = (
                f"The episode from {in_short(episode.started_on)} ends on {in_short(end)} because "
                "a new one begins, and none does."
            )
            return Fault(GAP_IN_CARE, episode.started_on, what)
    return None
