"""The code sets of the return, dated: which code is valid in which collection year, 2018 to 2027.

Meanings come from `terms` where the rest of the product speaks of them. Sources: the Department's
specifications of 2018-19 and 2021-22, and two open readers of the return (Data to Insight's
validator, LIIA's pipeline), read in November 2026; what was only inferred says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from footprint.exchange.ssda903 import code_words
from footprint.terms.care import (
    EndReason,
    Home,
    LegalStatus,
    Need,
    NewEpisode,
    PlacementChange,
    Provider,
)
from footprint.terms.children import Ethnicity, Sex
from footprint.terms.participation import Participation
from footprint.terms.periods import ReportingYear
from footprint.terms.sources import Verified
from footprint.terms.words import Coded


@dataclass(frozen=True, slots=True)
class Code:
    """A code, its meaning, and the first and last collection year it belongs to (None: always)."""

    code: str
    label: str
    valid_from: ReportingYear | None = None
    valid_to: ReportingYear | None = None
    tolerated: frozenset[ReportingYear] | None = frozenset()
    """Other years it is read in all the same; None means every other year."""
    stands_for: str = ""
    """The code of `terms` that it means, where that is written differently."""
    verified: Verified = Verified.SECONDARY
    note: str = ""

    def is_valid_in(self, year: ReportingYear) -> bool:
        """Say whether the specification of a year has it."""
        return (self.valid_from is None or self.valid_from <= year) and (
            self.valid_to is None or year <= self.valid_to
        )

    def is_read_in(self, year: ReportingYear) -> bool:
        """Say whether a return of a year may carry it."""
        return self.is_valid_in(year) or self.tolerated is None or year in self.tolerated


_Y = ReportingYear
FIRST_YEAR, LAST_YEAR = _Y(2018), _Y(2027)
"""The collection years whose codes are known here."""

# ---- what changed, by set and code ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Change:
    """What makes a code differ from one that was always valid."""

    codes: str
    valid_from: ReportingYear | None = None
    valid_to: ReportingYear | None = None
    tolerated: frozenset[ReportingYear] | None = frozenset()
    verified: Verified = Verified.SECONDARY
    note: str = ""


_PLACE_CHANGES = (
    _Change("K3", valid_from=_Y(2024), note="replaces H5 from 28 October 2023"),
    _Change(
        "H5",
        valid_to=_Y(2025),
        note="an open episode may turn from H5 to K3; LIIA's reader drops it a year earlier",
    ),
    _Change("P2", valid_to=_Y(2025), note="LIIA's reader drops it a year earlier"),
    _Change("Z1", valid_to=_Y(2025), note="split into Z11-Z14; LIIA's reader keeps both"),
    _Change(
        "Z11 Z12 Z13 Z14",
        valid_from=_Y(2026),
        verified=Verified.GENERAL,
        note="the code is in both open readers; its meaning was not found",
    ),
)
_REC_CHANGES = (
    _Change(
        "E43 E44",
        valid_to=_Y(2018),
        tolerated=frozenset({_Y(2019)}),
        verified=Verified.INFERRED,
        note="replaced by E45-E48 in 2018-19; read in that year too, as sources differ on the day",
    ),
    _Change("E45 E46 E47 E48", valid_from=_Y(2019)),
)
_REASON_CHANGES = (
    _Change(
        "CUSTOD",
        valid_from=_Y(2019),
        tolerated=frozenset({_Y(2018)}),
        verified=Verified.INFERRED,
        note="its first year is only inferred, so an earlier use costs no row",
    ),
)
_ACTIV_CHANGES = (
    _Change("F3 P3", valid_to=_Y(2021)),
    _Change("F4 P4 F5 P5", valid_from=_Y(2022)),
)
_SEX_CHANGES = (
    _Change("M F", valid_from=_Y(2025), tolerated=None),
    _Change("U", valid_from=_Y(2025)),
)
_OLD_SEX = tuple(
    Code(old, sex.label, valid_to=_Y(2024), tolerated=None, stands_for=sex)
    for old, sex in (("1", Sex.MALE), ("2", Sex.FEMALE))
)
_DOUBTFUL_ACCOM = _Change(
    "S1 X1",
    verified=Verified.INFERRED,
    note="LIIA's reader takes it; the public validator knows only the unsuitable half (S2, X2)",
)


def _terms(words: type[Coded], changes: Iterable[_Change] = ()) -> tuple[Code, ...]:
    """Make a code set of an enum of `terms`."""
    return _codes({str(word): word.label for word in words}, changes)


def _codes(
    labels: Mapping[str, str],
    changes: Iterable[_Change] = (),
    verified: Verified = Verified.SECONDARY,
) -> tuple[Code, ...]:
    by_code = {code: Code(code, label, verified=verified) for code, label in labels.items()}
    for change in changes:
        for code in change.codes.split():
            by_code[code] = replace(
                by_code[code],
                valid_from=change.valid_from,
                valid_to=change.valid_to,
                tolerated=change.tolerated,
                verified=change.verified,
                note=change.note,
            )
    return tuple(by_code.values())


_GENERAL = Verified.GENERAL

CODE_SETS: Mapping[str, tuple[Code, ...]] = {
    "SEX": _terms(Sex, _SEX_CHANGES) + _OLD_SEX,
    "ETHNIC": _terms(Ethnicity),
    "LS": _terms(LegalStatus),
    "CIN": _terms(Need),
    "PLACE": _terms(Home, _PLACE_CHANGES),
    "PLACE_PROVIDER": _terms(Provider),
    "RNE": _terms(NewEpisode),
    "REC": _terms(EndReason, _REC_CHANGES),
    "REASON_PLACE_CHANGE": _terms(PlacementChange, _REASON_CHANGES),
    "REVIEW_CODE": _terms(Participation),
    "SDQ_REASON": _codes(code_words.NO_SDQ, verified=_GENERAL),
    "IN_TOUCH": _codes(code_words.IN_TOUCH, verified=_GENERAL),
    "ACTIV": _codes(code_words.ACTIVITY, _ACTIV_CHANGES, _GENERAL),
    "ACCOM": _codes(code_words.ACCOMMODATION, [_DOUBTFUL_ACCOM], _GENERAL),
    "SW_REASON": _codes(code_words.SOCIAL_WORKER_CHANGE, verified=_GENERAL),
    "PREV_PERM": _codes(code_words.EARLIER_PERMANENCE),
    "REASON_PLACED_CEASED": _codes(code_words.NO_LONGER_FOR_ADOPTION, verified=_GENERAL),
    "MISSING": _codes({"M": "missing", "A": "away without authorisation"}),
    "NB_ADOPTR": _codes({"1": "one adopter", "2": "two adopters"}),
    "SEX_ADOPTR": _codes(code_words.ADOPTERS_SEX),
    "LS_ADOPTR": _codes(code_words.ADOPTERS_STATUS, verified=_GENERAL),
}


def valid(code_set: str, year: ReportingYear) -> frozenset[str]:
    """Give the codes a return of a year may carry, tolerated ones included."""
    return frozenset(code.code for code in CODE_SETS[code_set] if code.is_read_in(year))


def why_not(code_set: str, code: str, year: ReportingYear) -> str | None:
    """Say why a return of a year may not carry a code, and what it may; None where it may."""
    if code in valid(code_set, year):
        return None
    known = _find(code_set, code)
    upper = code.upper()
    if known is None:
        reason = _Reason.LOWER_CASE if _find(code_set, upper) else _Reason.UNKNOWN
    else:
        is_early = known.valid_from is not None and year < known.valid_from
        reason = _Reason.NOT_YET if is_early else _Reason.RETIRED
    first = known.valid_from.label if known and known.valid_from else ""
    last = known.valid_to.label if known and known.valid_to else ""
    said = reason.format(code=code, set=code_set, upper=upper, first=first, last=last)
    codes = ", ".join(c.code for c in CODE_SETS[code_set] if c.is_valid_in(year))
    return f"{said} Valid in {year.label}: {codes}."


def spellings(code_set: str, year: ReportingYear) -> dict[str, str]:
    """Say how a return of a year writes the codes of `terms` it spells otherwise: M as 1."""
    return {
        code.stands_for: code.code
        for code in CODE_SETS[code_set]
        if code.stands_for and code.is_valid_in(year)
    }


class _Reason(StrEnum):
    UNKNOWN = 'There is no code "{code}" in {set}.'
    LOWER_CASE = 'The code "{code}" in {set} is in lower case; write {upper}.'
    RETIRED = 'The code "{code}" in {set} is retired: {last} was its last year.'
    NOT_YET = 'The code "{code}" in {set} is not valid yet: its first year is {first}.'


def _find(code_set: str, code: str) -> Code | None:
    return next((known for known in CODE_SETS[code_set] if known.code == code), None)
