"""Small returns for tests, written as people would type them into a spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from footprint.cli.app import app

EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"


def episode(
    child: str,
    decom: str,
    dec: str = "",
    *,
    ls: str = "C2",
    place: str = "U6",
    rne: str = "S",
    rec: str = "",
    home: str = "",
    placed: str = "",
) -> str:
    """One row of Episodes; what a case does not mention has a plain value."""
    provider = "" if place.startswith("T") else "PR1"
    return f"{child},{decom},{rne},{ls},N1,{place},{provider},{dec},{rec},,{home},{placed},"


def write_return(
    folder: Path,
    episodes: list[str],
    reviews: list[tuple[str, ...]] = (),
    born: dict[str, str] | None = None,
) -> Path:
    """Write one year's return: `reviews` are (child, day) or (child, day, code)."""
    folder.mkdir(parents=True, exist_ok=True)
    children = sorted({row.split(",")[0] for row in episodes} | {one[0] for one in reviews})
    births = {child: (born or {}).get(child, "01/06/2011") for child in children}
    rows = {
        "header.csv": [
            HEADER,
            *(f"{child},2,{dob},WBRI,UN1,0," for child, dob in births.items()),
        ],
        "episodes.csv": [EPISODES, *episodes],
        "reviews.csv": [
            REVIEWS,
            *(
                f"{child},{births[child]},{day},{(*code, 'PN1')[0]}"
                for child, day, *code in reviews
            ),
        ],
    }
    for name, lines in rows.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def run(*words: object) -> tuple[int, str, str]:
    """Run the command line: exit status, what it printed, and its messages."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def timetable(*words: object) -> list[dict]:
    """Run `footprint timetable ... --as json` and read what it prints."""
    status, printed, messages = run("timetable", *words, "--as", "json")
    assert status == 0, messages
    return json.loads(printed)
