"""One child's time in care as a return states it, laid over what is recorded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.exchange.origins import Origin
from footprint.exchange.reading_rules import ReadingRule
from footprint.exchange.ssda903.bringing import BroughtChild
from footprint.exchange.ssda903.overlaying import Fault, overlaid
from footprint.exchange.tables.rules import NOT_YET, SHORT_BREAKS_IN_CARE, STARTS_MIDWAY
from footprint.facts.folding import folded
from footprint.facts.recorded import Episode, InCare, Recorded, StatusHeld, Stay
from footprint.facts.unfolding import unfolded
from footprint.operations.imports_differences import Stretch, compare_stretches
from footprint.operations.imports_kept import KeptChild
from footprint.operations.imports_plan import Absent, Change, Plan
from footprint.operations.imports_tables import TABLES
from footprint.terms.care import (
    PLACED_FOR_ADOPTION,
    SHORT_BREAKS,
    EndReason,
    LegalStatus,
    NewEpisode,
)
from footprint.terms.children import PlaceSealed
from footprint.terms.days import in_short

AT_THE_START = frozenset({NewEpisode.STARTED, None, ""})


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the returns of an import tell of, and the day it is."""

    first_day: date
    last_day: date
    today: date
    is_older: bool = False
    """Whether a later return was brought in before: then this one only fills what is not known."""


def plan_care(child: BroughtChild, kept: KeptChild | None, span: Span) -> tuple[Plan, date | None]:
    """Plan what becomes of a child's time in care; give the day of death too, if it ended so."""
    plan = Plan()
    number = child.number.upper()
    reader = _Reader(child, kept, span, plan)
    brought = list(reader.brought())
    before = reader.recorded()
    union = overlaid(folded(before), brought, is_older=span.is_older)
    if isinstance(union, Fault):
        reader.tell(union.rule, union.what, union.started_on)
        return plan, None
    after = unfolded(union, known_until=span.last_day)
    for episode in after.left_out:
        reader.tell(SHORT_BREAKS_IN_CARE, "The child is in care that day.", episode.started_on)
    stays = list(reader.stays(after))
    for table, are, become in (
        ("lookedafterperiod", reader.periods_kept(), reader.periods(after, union)),
        ("legalstatusheld", reader.statuses_kept(), map(_status, after.statuses)),
        ("placement", reader.stays_kept(), stays),
    ):
        compare_stretches(plan, table, child=number, kept=are, asked=become, origin=reader.origin)
    plan.changes += reader.sealed_places(stays)
    plan.absent += reader.absent()
    return plan, _died_on(after)


class _Reader:
    """What is asked about one child's care while it is planned."""

    def __init__(self, child: BroughtChild, kept: KeptChild | None, span: Span, plan: Plan) -> None:
        self.child, self.kept, self.span, self.plan = child, kept, span, plan
        self.number = child.number.upper()
        self.starts = sorted(child.episodes)
        self.sealed_postcodes: dict[date, str] = {}

    def brought(self) -> Iterator[Episode]:
        """Give the episodes that have begun, without the postcodes that must stay secret."""
        for start in self.starts:
            episode = self.child.episodes[start]
            if start > self.span.today:
                self.tell(NOT_YET, f"The episode starts on {in_short(start)}.", start)
                continue
            if self._is_sealed(episode):
                self.sealed_postcodes[start] = episode.placement_postcode or ""
                episode = episode._replace(placement_postcode=None)
            yield episode

    def _is_sealed(self, episode: Episode) -> bool:
        """Say whether the place is to be kept secret: adopters' homes always are."""
        if episode.home in PLACED_FOR_ADOPTION:
            return True
        return any(
            stay.started_on <= episode.started_on < (stay.ended_on or date.max)
            for pk, stay in self._stays_kept()
            if self.kept and pk in self.kept.sealed
        )

    def recorded(self) -> Recorded:
        """Give what is recorded, as facts keep it."""
        if self.kept is None:
            return Recorded()
        return Recorded(
            tuple(sorted(one for _, one in self.kept.periods)),
            tuple(sorted(one for _, one in self.kept.statuses)),
            tuple(sorted((one for _, one in self.kept.stays), key=lambda one: one.started_on)),
        )

    # ---- as they are -----------------------------------------------------------------------------

    def _stays_kept(self) -> list[tuple[int, Stay]]:
        return self.kept.stays if self.kept else []

    def periods_kept(self) -> list[Stretch]:
        return [Stretch(one._asdict(), pk) for pk, one in (self.kept.periods if self.kept else [])]

    def statuses_kept(self) -> list[Stretch]:
        return [Stretch(one._asdict(), pk) for pk, one in (self.kept.statuses if self.kept else [])]

    def stays_kept(self) -> list[Stretch]:
        sealed = self.kept.sealed if self.kept else set()
        return [
            Stretch(_placement(stay) | {"is_confidential": pk in sealed}, pk, pk in sealed)
            for pk, stay in self._stays_kept()
        ]

    # ---- as they will be -------------------------------------------------------------------------

    def periods(self, after: Recorded, union: Sequence[Episode]) -> Iterator[Stretch]:
        """Give times in care; a series of short breaks is not ended by silence."""
        kept = {one.started_on: one for _, one in (self.kept.periods if self.kept else [])}
        for period in after.periods:
            was = kept.get(period.started_on)
            if (
                was
                and was.is_short_breaks
                and was.ended_on is None
                and not _is_ended(period, union)
            ):
                yield Stretch(period._replace(ended_on=None, end_reason=None)._asdict())
                continue
            is_in_span = period.started_on >= self.span.first_day
            if was is None and is_in_span and period.first_reason not in AT_THE_START:
                what = f"The first episode, from {in_short(period.started_on)}, continues another."
                self.tell(STARTS_MIDWAY, what, period.started_on)
            yield Stretch(period._asdict())

    def stays(self, after: Recorded) -> Iterator[Stretch]:
        """Give placements; those kept sealed, and adopters' homes, without their postcode."""
        sealed = self.kept.sealed if self.kept else set()
        kept = {stay.started_on: pk in sealed for pk, stay in self._stays_kept()}
        for stay in after.stays:
            is_sealed = kept.get(stay.started_on, stay.started_on in self.sealed_postcodes)
            values = _placement(stay) | {"is_confidential": is_sealed}
            if is_sealed:
                values["postcode"] = None
            yield Stretch(values, None, is_sealed)

    def sealed_places(self, stays: Sequence[Stretch]) -> Iterator[Change]:
        """Give the sealed places of new placements whose postcode was held back."""
        kept = {stay.started_on for _, stay in self._stays_kept()}
        for stay in stays:
            postcode = self.sealed_postcodes.get(stay.start)
            if stay.is_sealed and postcode and stay.start not in kept:
                is_adoption = stay.values["home"] in PLACED_FOR_ADOPTION
                kind = PlaceSealed.ADOPTER if is_adoption else PlaceSealed.PLACEMENT
                values = {
                    "started_on": stay.start,
                    "ended_on": stay.values["ended_on"],
                    "kind": kind.value,
                    "postcode": postcode,
                }
                label = f"{TABLES['confidentiallocation'].one} from {in_short(stay.start)}"
                yield Change(
                    "confidentiallocation", label, None, values, self.number, None,
                    self.origin(stay.start), is_sealed=True,
                )  # fmt: skip

    # ---- what is told ----------------------------------------------------------------------------

    def origin(self, start: date) -> Origin | None:
        """Find the row a record came from: the episode that begins then, or the last before."""
        if not self.starts:
            return None
        place = max(bisect_right(self.starts, start) - 1, 0)
        return self.child.episodes_from[self.starts[place]]

    def tell(self, rule: ReadingRule, what: str, start: date) -> None:
        """Add a problem of an episode to the plan."""
        row = self.origin(start)
        self.plan.problems.append(
            rule.broken(
                what,
                file=row.file if row else "",
                row=row.row if row else None,
                column="DECOM",
                value=self.child.number,
            )
        )

    def absent(self) -> Iterator[Absent]:
        """List what began in the years of the returns, and no episode of theirs has."""
        known = {"legalstatusheld": self.statuses_kept(), "placement": self.stays_kept()}
        for table, kept in known.items():
            for one in kept:
                is_told_of = self.span.first_day <= one.start <= self.span.last_day
                if is_told_of and one.start not in self.child.episodes:
                    yield Absent(
                        table, f"{TABLES[table].one} from {in_short(one.start)}", self.number
                    )


def _status(status: StatusHeld) -> Stretch:
    return Stretch(status._asdict())


def _placement(stay: Stay) -> dict[str, Any]:
    values = stay._asdict()
    values["postcode"] = values.pop("placement_postcode")
    values["authority"] = values.pop("placement_authority")
    return values


def _is_ended(series: InCare, union: Sequence[Episode]) -> bool:
    """Say whether a series of short breaks was ended in so many words: its agreement was."""
    breaks = [one for one in union if one.legal_status in SHORT_BREAKS]
    last = [one for one in breaks if series.ended_on and one.ended_on == series.ended_on]
    return any(one.legal_status == LegalStatus.SHORT_BREAKS_AGREEMENT for one in last)


def _died_on(after: Recorded) -> date | None:
    return next(
        (one.ended_on for one in reversed(after.periods) if one.end_reason == EndReason.DIED), None
    )
