"""Checks of who the children are: each in Header once, with one date of birth and one number."""

from __future__ import annotations

from footprint.exchange.ssda903.checks.definition import Check
from footprint.exchange.ssda903.layouts import EPISODES, HEADER, REVIEWS, TABLES, Table

TWICE = Check(
    "FP-C1",
    "The same child twice in Header, not the same",
    "",
    "Child {child} stands in Header more than once, with different {field}: {values}.",
    "Find out whether these are two children; they are never merged, and the lowest row is used.",
    """
    WITH twice AS (
        SELECT source, child FROM returned_header GROUP BY ALL HAVING count(*) > 1
    ),
    fields AS (
        UNPIVOT (
            SELECT source, file, row, child, sex, ethnic, upn, strftime(dob, '%d/%m/%Y') AS dob
            FROM returned_header
            SEMI JOIN twice USING (source, child)
        )
        ON sex, dob, ethnic, upn INTO NAME field VALUE value
    )
    SELECT
        source, arg_max(file, row) AS file, max(row) AS row, child, upper(field) AS field,
        arg_max(value, row) AS value,
        string_agg(value || ' (row ' || row || ')', ', ' ORDER BY row) AS values
    FROM fields
    GROUP BY source, child, field
    HAVING count(DISTINCT value) > 1
    """,
)
CHANGED = Check(
    "FP-C2",
    "A child whose date of birth or sex changes between returns",
    "",
    "Child {child} has {field} {value}; in {label} it was {earlier_value}.",
    "Check which is right, and that this is the same child; the later return's is used.",
    """
    WITH fields AS (
        UNPIVOT (
            SELECT
                source, child, arg_max(file, row) AS file, max(row) AS row,
                arg_max(sex, row) AS sex,
                strftime(arg_max(dob, row), '%d/%m/%Y') AS dob
            FROM returned_header
            GROUP BY source, child
        )
        ON sex, dob INTO NAME field VALUE value
    ),
    changes AS (
        SELECT
            *,
            lag(value) OVER in_order AS earlier_value,
            lag(source) OVER in_order AS earlier_source
        FROM fields
        WINDOW in_order AS (PARTITION BY child, field ORDER BY source)
    )
    SELECT
        changes.source, file, row, child, upper(field) AS field, value, earlier_value, label
    FROM changes
    JOIN checked_sources ON checked_sources.source = earlier_source
    WHERE value <> earlier_value
    """,
)
SAME_UPN = Check(
    "444",
    "One UPN for several children",
    "UPN",
    "UPN {value} belongs to more than one child: {children}.",
    "Find out whose it is, or whether these are one child under two identifiers; they stay apart.",
    """
    WITH owners AS (
        SELECT
            upn, child, max(source) AS source, arg_max(file, (source, row)) AS file,
            arg_max(row, (source, row)) AS row
        FROM returned_header
        WHERE upn IS NOT NULL AND NOT starts_with(upn, 'UN')
        GROUP BY upn, child
    ),
    shared AS (
        SELECT upn, string_agg(child, ', ' ORDER BY child) AS children
        FROM owners
        GROUP BY upn
        HAVING count(*) > 1
    )
    SELECT source, file, row, child, upn AS value, children
    FROM owners
    JOIN shared USING (upn)
    """,
)
NO_BIRTH = Check(
    "FP-C3",
    "A child without a date of birth",
    "DOB",
    "Child {child} has no date of birth in Header.",
    "Enter it; without it neither age nor the 18th birthday is known.",
    "SELECT source, file, row, child, dob AS value FROM returned_header WHERE dob IS NULL",
)
FORMULA = Check(
    "FP-C4",
    "An identifier that a spreadsheet takes for a formula",
    "CHILD",
    "The identifier {value} begins as a formula does.",
    "Change it at its source; it is read as text, and escaped in what people open.",
    """
    SELECT source, file, row, child AS value
    FROM returned_header
    WHERE regexp_matches(child, '^[=+@\\t\\r-]')
    """,
)


def _not_in_header(table: Table) -> Check:
    return Check(
        "INT08" if table is REVIEWS else "FP-C5",
        "A row for a child who is not in Header",
        "CHILD",
        "Child {value} is not in this return's Header.",
        "Add the child to Header; until then neither age nor sex nor ethnicity is known.",
        f"""
        SELECT source, file, row, child AS value
        FROM {table.stored_as}
        ANTI JOIN returned_header USING (source, child)
        SEMI JOIN (SELECT source FROM returned_header) USING (source)
        """,  # noqa: S608  our own names
    )


def _absent(table: Table, matters: str) -> Check:
    return Check(
        "FP-C6",
        "A return without one of its main tables",
        "",
        f"{{label}} has no row of {table.name}: {matters}.",
        "Add the file, and run the check again.",
        f"""
        SELECT source, label AS file, NULL AS row, label
        FROM checked_sources
        ANTI JOIN {table.stored_as} USING (source)
        """,  # noqa: S608  our own names
    )


def _repeated(table: Table) -> Check:
    columns = ", ".join(column.stored_as for column in table.columns)
    return Check(
        "FP-C7",
        "The same row more than once",
        "",
        "Child {child}'s row stands {times} times in this return, in rows {rows}.",
        "Leave one; it is used once.",
        f"""
        SELECT
            source, arg_max(file, row) AS file, max(row) AS row, child, count(*) AS times,
            string_agg(row, ', ' ORDER BY row) AS rows
        FROM {table.stored_as}
        GROUP BY source, {columns}
        HAVING count(*) > 1
        """,  # noqa: S608  our own names
    )


CHECKS = (
    _absent(HEADER, "no child's age, sex or ethnicity is known"),
    _absent(EPISODES, "nobody is looked after"),
    _absent(REVIEWS, "every review that fell due counts as outstanding"),
    TWICE, CHANGED, SAME_UPN, NO_BIRTH, FORMULA,
    *(_not_in_header(table) for table in TABLES if table is not HEADER),
    # reviews and episodes have checks of their own that say more
    *(_repeated(table) for table in TABLES if table not in (EPISODES, REVIEWS)),
)  # fmt: skip
