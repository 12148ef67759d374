"""The signed table of permissions is what the app does: every action, role, relation and level.

The page is read here, and a model of its rules is written out below; the app imports neither.
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest
from tests.case_tables import cases

from footprint.access.actions import Action
from footprint.access.policies import why_not, why_not_at_all
from footprint.access.viewing import Standing, Viewer
from footprint.terms.days import LONDON
from footprint.terms.people import RecordLevel, Relation, Role

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
ROWS = cases("".join(line + "\n" for line in PAGE.read_text().splitlines() if line[:1] == "|"))
TABLE = {(row["action"], role): row[role] for row in ROWS for role in row if role != "action"}
WORKS_WITH = {
    "IRO": {"allocated IRO", "covering IRO"},
    "BS": {"business support"},
    "SW": {"social worker"},
    "TM": {"team manager"},
}
"""What makes a child one's own, as the page says."""


def is_allowed(action: str, roles: set[str], relations: set[str], level: str) -> bool:
    """What the page says, in as many words."""
    if "conflict" in relations:
        return False
    if level == "restricted" and "named" not in relations:
        return False
    if action == "open" and level == "standard" and "break glass" in relations:
        may_break_it = any(TABLE["break glass", role] != "–" for role in roles)
        if may_break_it:
            return True
    said_why = "reason given" in relations
    return any(
        says_yes(
            TABLE[action, role], own=bool(relations & WORKS_WITH.get(role, set())), why=said_why
        )
        for role in roles
    )


def says_yes(cell: str, *, own: bool, why: bool) -> bool:
    """Read one cell of the table."""
    return {
        "any": True,
        "yes": True,
        "own": own,
        "own, or why": own or why,
        "why": why,
        "–": False,
    }[cell]


def viewer(roles: set[Role]) -> Viewer:
    at = datetime(2026, 11, 24, 9, 30, tzinfo=LONDON)
    return Viewer(1, "Somebody", frozenset(roles), at, date(2026, 11, 24))


def standings() -> list[tuple[set[Relation], RecordLevel]]:
    """Every relation alone, every two, and none; at each level."""
    pairs = {frozenset(pair) for pair in product(Relation, repeat=2)} | {frozenset()}
    return [(set(one), level) for one in sorted(pairs, key=sorted) for level in RecordLevel]


def test_the_page_has_every_action_and_every_role() -> None:
    assert set(TABLE) == {(action.value, role.value) for action in Action for role in Role}
    assert set(TABLE.values()) == {"any", "own", "own, or why", "why", "yes", "–"}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_each_role_may_what_the_page_says(action: Action, role: Role) -> None:
    for relations, level in standings():
        refusal = why_not(action, viewer({role}), Standing(level, frozenset(relations)))
        expected = is_allowed(action.value, {role.value}, {one.value for one in relations}, level)
        assert (refusal is None) is expected, (relations, level)


@pytest.mark.parametrize("action", Action)
def test_several_roles_may_what_any_of_them_may(action: Action) -> None:
    for one, other in product(Role, repeat=2):
        for relations, level in standings():
            standing = Standing(level, frozenset(relations))
            both = why_not(action, viewer({one, other}), standing) is None
            each = [why_not(action, viewer({role}), standing) is None for role in (one, other)]
            assert both is any(each), (one, other, relations, level)


@pytest.mark.parametrize("action", Action)
def test_nobody_without_a_role_may_anything(action: Action) -> None:
    assert why_not_at_all(action, viewer(set()))
    for relations, level in standings():
        assert why_not(action, viewer(set()), Standing(level, frozenset(relations)))


@pytest.mark.parametrize(("action", "role"), list(product(Action, Role)))
def test_a_page_is_refused_at_once_where_the_table_says_no(action: Action, role: Role) -> None:
    refusal = why_not_at_all(action, viewer({role}))
    assert (refusal is None) is (TABLE[action.value, role.value] != "–")
    if refusal:
        assert refusal.startswith("You may not ")
        assert "It is for: " in refusal
