"""Case tables as people read them: a heading, then a row for each case, cells between bars."""

from __future__ import annotations


def cases(table: str) -> list[dict[str, str]]:
    """Read a table of cases; every row must fill every column of the heading."""
    heading, *rows = ([cell.strip() for cell in line.split("|")] for line in lines(table))
    return [dict(zip(heading, row, strict=True)) for row in rows]


def lines(table: str) -> list[str]:
    """List the lines that hold something; a rule of dashes under a heading holds nothing."""
    return [line for line in table.splitlines() if line.strip(" -|")]
