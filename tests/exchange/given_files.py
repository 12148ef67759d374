"""Files as tests give them to be read: small returns, and what reading makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from footprint.exchange.problems import Problem, Problems, Severity
from footprint.exchange.ssda903 import reading
from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.returns import ReadSource, Source
from footprint.terms.periods import ReportingYear

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"
MISSING = "CHILD,DOB,MISSING,MIS_START,MIS_END"

AMINA = "0012,F,29/02/2012,BAFR,UN1,0,"
AMINA_EPISODE = "0012,09/05/2022,S,C1,N1,U6,PR1,,,,AB1 2CD,EF3 4GH,1234567"
AMINA_REVIEW = "0012,29/02/2012,06/06/2022,PN1"


@dataclass(frozen=True)
class Read:
    """What came of reading: the sources, what was wrong, and the typed tables."""

    sources: tuple[ReadSource, ...]
    problems: Problems
    store: duckdb.DuckDBPyConnection

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        chosen = ", ".join(columns) or "*"
        return self.store.execute(
            f"SELECT {chosen} FROM returned_{table} ORDER BY source, file, row"
        ).fetchall()

    def all_rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every typed row of every table, without the name of its file."""
        return {
            table.name: self.store.execute(
                f"SELECT * EXCLUDE (file) FROM {table.stored_as} ORDER BY ALL"
            ).fetchall()
            for table in TABLES
        }

    @property
    def told(self) -> list[tuple[str, str, int | None, str, str]]:
        """The problems in short: what becomes of it, rule, row, column, value."""
        return [
            (one.severity.value, one.rule, one.row, one.column, one.value) for one in self.problems
        ]

    def of(self, severity: Severity) -> list[Problem]:
        return [one for one in self.problems if one.severity is severity]

    @property
    def rejected_files(self) -> list[Problem]:
        return self.of(Severity.REJECT_FILE)

    @property
    def rejected_rows(self) -> list[Problem]:
        return self.of(Severity.REJECT_ROW)

    @property
    def warnings(self) -> list[Problem]:
        return self.of(Severity.WARN)


def csv(header: str, *rows: str) -> str:
    return "\n".join((header, *rows)) + "\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read(*sources: Source | Path) -> Read:
    """Read sources; a path without a year is the return of 2022-23."""
    named = [
        source if isinstance(source, Source) else Source(source, ReportingYear(2023))
        for source in sources
    ]
    store = duckdb.connect()
    try:
        returns = reading.read(named, store)
    except reading.CannotRead as refusal:
        return Read((), refusal.problems, store)
    return Read(returns.sources, returns.problems, store)


def read_files(folder: Path, files: Mapping[str, str | bytes]) -> Read:
    """Read one return made of these files."""
    return read(write(folder / "return", files))


def changed(row: str, header: str, **cells: str) -> str:
    """A row with some of its cells changed."""
    before = dict(zip(header.split(","), row.split(","), strict=True))
    assert cells.keys() <= before.keys()
    return ",".join({**before, **cells}.values())


SOUND_ROWS = {
    "header": (HEADER, AMINA),
    "episodes": (EPISODES, AMINA_EPISODE),
    "reviews": (REVIEWS, AMINA_REVIEW),
    "missing": (MISSING, "0012,29/02/2012,M,01/07/2022,02/07/2022"),
    "previous_permanence": (
        "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
        "0012,29/02/2012,P1,Leeds,zz/05/2020",
    ),
    "oc2": (
        (
            "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
            "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED"
        ),
        "0012,29/02/2012,12,,0,1,1,1,1,0,0,0",
    ),
    "ad1": (
        "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
        "0012,29/02/2012,01/06/2022,02/06/2022,0,2,MF,L11",
    ),
}
"""A header and a sound row for each file a case may spoil."""
SOUND = {f"{name}.csv": csv(*SOUND_ROWS[name]) for name in ("header", "episodes", "reviews")}
"""The smallest sound return."""


def beside_a_sound_row(file: str, **cells: str) -> dict[str, str | bytes]:
    """A return whose one file has a sound row, and below it one with these cells changed."""
    header, sound = SOUND_ROWS[file]
    return {**SOUND, f"{file}.csv": csv(header, sound, changed(sound, header, **cells))}
