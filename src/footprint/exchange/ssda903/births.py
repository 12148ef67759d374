"""Dates of birth against episodes: nobody is looked after at 25."""

from __future__ import annotations

import duckdb

from footprint.exchange.problems import CAP, Problems
from footprint.exchange.ssda903.reading_rules import BIRTH

OLDEST = 25

_TOO_OLD = f"""
    SELECT header.source, header.row, header.file, header.child, header.dob,
        max(episode.decom) AS latest
    FROM returned_header AS header JOIN returned_episodes AS episode USING (source, child)
    WHERE header.dob + INTERVAL {OLDEST} YEAR < episode.decom
    GROUP BY ALL
"""  # noqa: S608  our own names


def refuse_the_impossible(store: duckdb.DuckDBPyConnection, problems: Problems) -> None:
    """Take out of Header whoever was born more than 25 years before an episode of theirs."""
    store.execute(f"CREATE OR REPLACE TEMP TABLE too_old AS {_TOO_OLD}")
    found = store.execute("SELECT * FROM too_old ORDER BY source, file, row").fetchall()
    for _, row, file, child, dob, latest in found[:CAP]:
        what = f"Child {child} would be over {OLDEST} when an episode starts on {latest:%d/%m/%Y}."
        value = f"{dob:%d/%m/%Y}"
        problems.add(BIRTH.broken(what, file=file, row=row, column="DOB", value=value))
    problems.count_unlisted(BIRTH.severity, len(found[CAP:]))
    if found:
        store.execute(
            "DELETE FROM returned_header WHERE (source, file, row) IN "
            "(SELECT (source, file, row) FROM too_old)"
        )
    store.execute("DROP TABLE too_old")
