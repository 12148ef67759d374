"""What a cell's text is worth, in SQL: a day, a number, a code; null where it is not sound.

The text of a column stands under its name, `"DECOM"`; its value will stand under `value_of` it. A
cell is wrong where it is filled and its value is null: that is all a fault has to ask.
"""

from __future__ import annotations

from collections.abc import Sequence

from footprint.exchange.days_read import EARLIEST
from footprint.exchange.patterns import DAMAGED, EMPTY_TOKENS, POSTCODE, UPN
from footprint.exchange.ssda903 import codes
from footprint.exchange.ssda903.layouts import Column, Kind, Table
from footprint.terms.periods import ReportingYear

_PARTIAL_DATE = r"([0-9]{2}|zz)/([0-9]{2}|zz)/([0-9]{4}|zzzz)|[0-9]{4}-[0-9]{2}-[0-9]{2}"


def value_of(name: str) -> str:
    """Name the value of a column, in SQL."""
    return f'"{name} value"'


def query(table: Table, years: Sequence[ReportingYear]) -> str:
    """Write the query that gives each row that is not blank its text and its values.

    Days and postcodes take two steps, so that the store works each out once.
    """
    filled = ", ".join(f'"{name}"' for name in table.column_names)
    tried = [f", {attempt} AS {_try_of(c)}" for c in table.columns if (attempt := _attempt(c))]
    values = [f"{_value(c, years)} AS {value_of(c.name)}" for c in table.columns]
    return f"""
        SELECT *, {", ".join(values)}
        FROM (
            SELECT raw_rows.*, read_files.* EXCLUDE (file){"".join(tried)}
            FROM raw_rows JOIN read_files USING (file)
            WHERE coalesce({filled}) IS NOT NULL
        )
    """  # noqa: S608  our own names


def as_day(name: str) -> str:
    """Read text as a day in SQL: dd/mm/yyyy or yyyy-mm-dd.

    What does not begin with a digit is never tried: to the store, "infinity" is a day.
    """
    return (
        f"CASE WHEN {name} >= '0' AND {name} < ':' "
        f"THEN try_strptime({name}, ['%d/%m/%Y', '%Y-%m-%d'])::DATE END"
    )


def quoted(text: str) -> str:
    """Write text as SQL does."""
    return "'" + text.replace("'", "''") + "'"


def _try_of(column: Column) -> str:
    return f'"{column.name} tried"'


def _attempt(column: Column) -> str:
    name = f'"{column.name}"'
    return {Kind.DATE: as_day(name), Kind.POSTCODE: f"upper({name})"}.get(column.kind, "")


def _value(column: Column, years: Sequence[ReportingYear]) -> str:
    name, tried = f'"{column.name}"', _try_of(column)
    if column.kind is Kind.CODE:
        return _code(column, years)
    latest = "last_birth" if column.name == "DOB" else "last_day"
    return {
        Kind.IDENTIFIER: _identifier(name),
        Kind.DATE: f"CASE WHEN {tried} BETWEEN DATE '{EARLIEST}' AND {latest} THEN {tried} END",
        Kind.LOOSE_DATE: _matching(name, _PARTIAL_DATE, "i"),
        Kind.UPN: _matching(name, UPN),
        Kind.POSTCODE: _matching(tried, POSTCODE),
        Kind.INTEGER: f"TRY_CAST({_matching(name, '[0-9]{1,9}')} AS INTEGER)",
        Kind.FLAG: f"CASE {name} WHEN '1' THEN true WHEN '0' THEN false END",
        Kind.TEXT: name,
    }[column.kind]


def _matching(name: str, pattern: str, flags: str = "") -> str:
    return f"CASE WHEN regexp_full_match({name}, {quoted(pattern)}, '{flags}') THEN {name} END"


def _identifier(name: str) -> str:
    """Write an identifier's value; only the few that look odd are looked at closely."""
    tokens = {spelt for token in EMPTY_TOKENS for spelt in (token, token.lower(), token.title())}
    return (
        f"CASE WHEN {name} IN ({_list(sorted(tokens))}) THEN NULL "
        f"WHEN contains({name}, '.') OR contains({name}, '+') OR {name} < '0' "
        f"THEN CASE WHEN NOT regexp_full_match({name}, {quoted(DAMAGED)}, 'i') THEN {name} END "
        f"ELSE {name} END"
    )


def _code(column: Column, years: Sequence[ReportingYear]) -> str:
    """Write a code's value: the code as `terms` has it, where it is valid in the return's year."""
    name = f'"{column.name}"'
    valid = {year: codes.valid(column.code_set, year) for year in years}
    always = frozenset.intersection(*valid.values())
    whens = [
        f" WHEN {name} = {quoted(code.code)} THEN {quoted(code.stands_for)}"
        for code in codes.CODE_SETS[column.code_set]
        if code.stands_for and code.code in always
    ]
    whens.append(f" WHEN {name} IN ({_list(sorted(always))}) THEN {name}")
    for year, those in valid.items():
        if those > always:
            only = _list(sorted(those - always))
            whens.append(f" WHEN year = {year.ending} AND {name} IN ({only}) THEN {name}")
    return f"CASE{''.join(whens)} END"


def _list(words: Sequence[str]) -> str:
    return ", ".join(map(quoted, words))
