"""`footprint report`: the annual report of the service, as Word, PDF and HTML."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from footprint.cli.opening import refuse_casework
from footprint.cli.sources import day_typed

TO = 5
"""The one number that counts can be rounded to, as `disclosure.rounding` has it."""


class Format(StrEnum):
    """The formats a report is written in."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"


def report(  # noqa: PLR0913  a command has as many options as its users need
    *,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Returns to read, one for each year; three years show how things move.",
        ),
    ],
    year_ending: Annotated[
        date,
        typer.Option(
            parser=day_typed,
            metavar="D",
            help="Last day of the report, mostly a 31 March: 2023-03-31. Every figure is as at "
            "this day.",
        ),
    ],
    council: Annotated[str, typer.Option(metavar="NAME", help="Name of the council.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write into.")],
    population: Annotated[
        list[str] | None,
        typer.Option(
            "--population-under-18",
            metavar="N",
            help="People under 18 who live in the area, for the rate for every 10,000. N is of "
            "the report's year; N@2022 is of another. Give it once for each year.",
        ),
    ] = None,
    iros: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="How many IROs, for the reviews each held."),
    ] = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format", help="Write this format, not all three; give it once for each wanted."
        ),
    ] = None,
    internal: Annotated[
        bool,
        typer.Option(
            "--internal",
            help="Show every count, and list the children behind late reviews. The files say "
            "that they must not be published.",
        ),
    ] = False,
    threshold: Annotated[
        int,
        typer.Option(
            min=2,
            metavar="N",
            help="Counts of 1 to N are hidden, and whatever would give them away.",
        ),
    ] = 5,
    rounding: Annotated[
        int | None,
        typer.Option(
            "--rounding",
            metavar=f"{TO}",
            help=f"Round every count to the nearest {TO}, instead of hiding whatever would give a "
            "small one away. Roughly right, where a small council would lose too much.",
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            metavar="FILE.docx",
            help="The council's own Word template, instead of the one that comes with Footprint.",
        ),
    ] = None,
) -> None:
    """Write the annual report of the Independent Reviewing Officer service.

    The figures are computed; marked places wait for your words.
    It is fit to publish, small numbers hidden, unless you ask for an internal one.
    Beside it stand figures.csv and figures.json, with every figure of the report.

    [dim]Example: footprint report 2022 2023 --year-ending 2023-03-31 --council Walsall --out out[/]
    """
    from footprint.cli import report_writing  # noqa: PLC0415  half a second that --help need not wait
    from footprint.cli.published import Hiding  # noqa: PLC0415  as above

    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file; name a folder.", param_hint="--out")
    if not council.strip():
        raise typer.BadParameter("The report needs the council's name.", param_hint="--council")
    _refuse_rounding(rounding, is_internal=internal)
    wanted = tuple(formats or Format)
    if template and Format.DOCX not in wanted:
        raise typer.BadParameter("It is for Word: add --format docx.", param_hint="--template")
    if internal:
        refuse_casework(sources, "An internal report")
    order = report_writing.Order(
        sources=tuple(sources),
        as_at=year_ending,
        council=council,
        out=out,
        populations=_populations(population or []),
        iros=iros,
        formats=tuple(one.value for one in wanted),
        hiding=Hiding(internal, threshold, rounding),
        template=template,
    )
    raise typer.Exit(report_writing.write(order))


def _refuse_rounding(rounding: int | None, *, is_internal: bool) -> None:
    if rounding not in {None, TO}:
        what = f"Counts are rounded to {TO} or not at all."
        raise typer.BadParameter(what, param_hint="--rounding")
    if rounding and is_internal:
        raise typer.BadParameter("An internal report rounds nothing.", param_hint="--rounding")


def _populations(typed: list[str]) -> dict[int | None, int]:
    """Read "68400" for the report's own year (None) and "68200@2022" for another."""
    found: dict[int | None, int] = {}
    for text in typed:
        number, at, year = text.partition("@")
        plain = number.replace(",", "")
        if not (plain.isdecimal() and int(plain) and (year.isdecimal() or not at)):
            raise typer.BadParameter(
                f"{text!r} is not a number of people, like 68400 or 68400@2022.",
                param_hint="--population-under-18",
            )
        found[int(year) if year else None] = int(plain)
    return found
