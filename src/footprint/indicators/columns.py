"""Columns that several indicators share: ages, kinds, months, lengths; and their keys in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from footprint.indicators import lazily as ibis
from footprint.terms.care import HOME_KINDS, SHORT_BREAKS, EndReason, HomeKind, LegalStatus, Need
from footprint.terms.children import ETHNIC_GROUPS, Ethnicity, Sex, ethnic_group
from footprint.terms.words import Coded

if TYPE_CHECKING:
    from ibis.expr.types import Value

UNKNOWN = "unknown"


def labels(codes: type[Coded], *, without: frozenset[Coded] = frozenset()) -> dict[str, str]:
    """List the codes of an enum and what people say for them."""
    return {code.value: code.label for code in codes if code not in without}


def surely(condition: Value) -> Value:
    """Take what is not known as not so."""
    return condition.fill_null(False)  # noqa: FBT003  the argument has no name


# ---- codes ------------------------------------------------------------------------------------

SEXES = labels(Sex, without=frozenset({Sex.UNKNOWN}))
LEGAL_STATUSES = labels(LegalStatus, without=frozenset(SHORT_BREAKS))
NEEDS = labels(Need)
END_REASONS = labels(EndReason, without=frozenset({EndReason.NEW_EPISODE}))
KINDS_OF_HOME = labels(HomeKind)
GROUPS = {name: name for name in (*ETHNIC_GROUPS.values(), "Other")}


def coded(column: Value, keys: Mapping[str, str]) -> Value:
    """Take a column of codes as keys; whatever is not in the list is not known."""
    return surely(column.isin(list(keys))).ifelse(column, UNKNOWN)


def grouped(column: Value, groups: Mapping[str, str]) -> Value:
    """Take the group each code belongs to; whatever has no group is not known."""
    codes: dict[str, list[str]] = {}
    for code, group in groups.items():
        codes.setdefault(group, []).append(code)
    return ibis.cases(
        *((column.isin(sorted(members)), group) for group, members in codes.items()), else_=UNKNOWN
    )


def kind_of_home(home: Value) -> Value:
    """Group the kind of home (PLACE) as a report does."""
    return grouped(home, {code.value: kind.value for code, kind in HOME_KINDS.items()})


def group_of_ethnicity(ethnicity: Value) -> Value:
    """Group the ethnicity as the published tables do."""
    groups = {code.value: ethnic_group(code) for code in Ethnicity}
    return grouped(ethnicity, {code: group for code, group in groups.items() if group in GROUPS})


# ---- ages -------------------------------------------------------------------------------------

AGES = {"0": (0, 0), "1-4": (1, 4), "5-9": (5, 9), "10-15": (10, 15), "16-17": (16, 18)}
"""Care ends on the 18th birthday, and a review held that day counts: it is one of the last band."""
AGE_BANDS = {"0": "under 1", **{key: key.replace("-", " to ") for key in list(AGES)[1:]}}


def age_on(born_on: Value, day: Value) -> Value:
    """Count whole years of age; born on 29 February means 1 March in other years."""
    had_birthday = day.month() * 100 + day.day() >= born_on.month() * 100 + born_on.day()
    return day.year() - born_on.year() - had_birthday.ifelse(0, 1)


def age_band(age: Value) -> Value:
    """Put an age in its band; no age, or one outside every band, is not known."""
    return ibis.cases(
        *((age.between(low, high), key) for key, (low, high) in AGES.items()), else_=UNKNOWN
    )


# ---- days -------------------------------------------------------------------------------------

QUARTERS = {
    "Q1": "April to June",
    "Q2": "July to September",
    "Q3": "October to December",
    "Q4": "January to March",
}
LENGTHS = {
    0: ("under-6-months", "under 6 months"),
    6: ("6-to-12-months", "6 months to under 1 year"),
    12: ("1-to-2-years", "1 to under 2 years"),
    24: ("2-to-5-years", "2 to under 5 years"),
    60: ("5-years-or-more", "5 years or more"),
}
"""Bands of time in care by the whole months they start at."""
LENGTH_BANDS = dict(LENGTHS.values())


def month_of(day: Value) -> Value:
    """Write the month of a day: 2022-04."""
    return day.year().cast("string") + "-" + day.month().cast("string").lpad(2, "0")


def quarter_of(day: Value) -> Value:
    """Write the quarter of the reporting year, April to June first."""
    return ibis.cases(
        *((day.month().isin([month, month + 1, month + 2]), quarter)
          for quarter, month in (("Q1", 4), ("Q2", 7), ("Q3", 10))),
        else_="Q4",
    )  # fmt: skip


def whole_months(start: Value, end: Value) -> Value:
    """Count the months that are over: the most n for which `rules.add_months(start, n) <= end`."""
    months = (end.year() - start.year()) * 12 + end.month() - start.month()
    is_last_of_month = (end + ibis.interval(days=1)).day() == 1
    return months - ((end.day() >= start.day()) | is_last_of_month).ifelse(0, 1)


def length_band(months: Value) -> Value:
    """Put a length in whole months in its band."""
    longest_first = sorted(LENGTHS.items(), reverse=True)
    return ibis.cases(
        *((months >= low, key) for low, (key, _) in longest_first), else_=UNKNOWN
    )  # fmt: skip


NUMBERS = {
    "first": "first review",
    "second": "second review",
    "later": "third or later review",
    "adoption": "review under the adoption regulations",
}


def number_of_review(rule: Value, due_by: Value) -> Value:
    """Say which review of the child's course it was, by the rule that bound it."""
    return ibis.cases(
        (due_by.isnull(), UNKNOWN),
        (rule.isin(["REV-1", "LOC-1"]), "first"),
        (rule.isin(["REV-2", "LOC-2"]), "second"),
        (rule.startswith("ADO-"), "adoption"),
        else_="later",
    )
