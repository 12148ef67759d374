"""The rows of a plain table as they meet the records: whose they are, and what is wrong."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from footprint.exchange.origins import Origin
from footprint.exchange.problems import Problem
from footprint.exchange.reading_rules import ReadingRule
from footprint.exchange.tables.layouts import Layout
from footprint.exchange.tables.reading import Row
from footprint.exchange.tables.rules import (
    CONTRADICTS,
    NO_SUCH_CHILD,
    NO_SUCH_PERSON,
    OTHER_BIRTH,
    SAME_AGAIN,
    SEVERAL_PEOPLE,
)
from footprint.operations.imports_kept import Kept, KeptChild
from footprint.operations.imports_plan import Plan, Ref
from footprint.records.people import User
from footprint.terms.days import in_short
from footprint.terms.words import folded

ByChild = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a plain table, and its layout."""

    layout: Layout
    rows: Sequence[Row]

    def by_child(self) -> dict[str, list[Row]]:
        """Give the rows by the child's number in capitals, in order."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            found[str(row.get("child") or "").upper()].append(row)
        return found

    def problem(self, row: Row, rule: ReadingRule, what: str, name: str) -> Problem:
        """Say what is wrong with a value of a row."""
        column = self.layout.column(name).label
        value = row.get(name)
        shown = "" if value is None else str(value)
        return rule.broken(what, file=row.file, row=row.number, column=column, value=shown)


def origin(row: Row) -> Origin:
    """Say where a row came from."""
    return Origin(row.file, row.number, json.dumps(row.read, ensure_ascii=False))


def known(
    table: Table, plan: Plan, number: str, kept: Kept, rows: Sequence[Row]
) -> KeptChild | None:
    """Find the child the rows are about, or tell that there is none."""
    child = kept.get(number)
    if child is None:
        for row in rows:
            what = "No child of this number is recorded."
            plan.problems.append(table.problem(row, NO_SUCH_CHILD, what, "child"))
    return child


def of_this_child(table: Table, plan: Plan, child: KeptChild, rows: Iterable[Row]) -> Iterator[Row]:
    """Give the rows whose date of birth is the child's, or which have none."""
    for row in rows:
        born_on, kept = row.get("born_on"), child.about["born_on"]
        if born_on and kept and born_on != kept:
            what = f"Recorded for this number is {in_short(kept)}."
            plan.problems.append(table.problem(row, OTHER_BIRTH, what, "born_on"))
        else:
            yield row


def once(
    table: Table, plan: Plan, rows: Iterable[Row], key: Callable[[Row], Hashable], name: str
) -> Iterator[Row]:
    """Give the first of rows with one key; tell of others, and whether they contradict it."""
    seen: dict[Hashable, Row] = {}
    for row in rows:
        first = seen.setdefault(key(row), row)
        if first is row:
            yield row
            continue
        is_same = dict(first.values) == dict(row.values)
        rule = SAME_AGAIN if is_same else CONTRADICTS
        what = f"Row {first.number} says {'the same' if is_same else 'something else'}."
        plan.problems.append(table.problem(row, rule, what, name))


class People:
    """The people of the records, found by e-mail or by a name that is theirs alone."""

    def __init__(self) -> None:
        self.by_id: dict[int, Ref] = {}
        self.by_email: dict[str, Ref] = {}
        self.by_name: dict[str, list[Ref]] = defaultdict(list)
        for pk, email, name in User.objects.order_by("pk").values_list("pk", "email", "name"):
            person = Ref("user", email.lower(), name, pk)
            self.by_id[pk] = self.by_email[person.key] = person
            self.by_name[folded(name)].append(person)

    def find(self, said: str) -> Ref | ReadingRule:
        """Find somebody, or the rule that what was said breaks."""
        if "@" in said:
            return self.by_email.get(said.lower(), NO_SUCH_PERSON)
        found = self.by_name.get(folded(said)) or self.by_name.get(folded(_turned(said)), [])
        if len(found) == 1:
            return found[0]
        return SEVERAL_PEOPLE if found else NO_SUCH_PERSON

    def chosen(self, table: Table, plan: Plan, row: Row, name: str) -> Ref | None:
        """Find the person a column names; where there is none, tell so."""
        said = row.get(name)
        found = self.find(said)
        if isinstance(found, Ref):
            return found
        plan.problems.append(table.problem(row, found, _WRONG[found], name))
        return None


def _turned(name: str) -> str:
    """Turn "Lee, Ann" into "Ann Lee"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


_WRONG = {
    NO_SUCH_PERSON: "Nobody of this name or address is recorded.",
    SEVERAL_PEOPLE: "Several people have this name.",
}
