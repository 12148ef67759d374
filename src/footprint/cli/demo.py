"""`footprint demo`: the casework app on this machine, with a council that does not exist."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from footprint.cli import demo_running
from footprint.cli.casework import DATABASE_URL, address, make_ready, tell, telling
from footprint.cli.clock import now
from footprint.cli.demo_place import Place, write_for_us

ROLES = {
    "iro": "Independent Reviewing Officer",
    "manager": "IRO manager",
    "head": "head of the IRO service",
    "support": "business support",
    "social-worker": "social worker",
    "team-manager": "team manager",
    "auditor": "auditor",
    "member": "elected member",
    "administrator": "system administrator",
    "privacy": "privacy officer",
}
FEWEST = 50


class Step(StrEnum):
    """What can be done with the demonstration."""

    START = "start"
    STOP = "stop"
    CODE = "code"
    LOAD = "load"
    RUN = "run"


def demo(
    step: Annotated[
        Step,
        typer.Argument(
            help="start or stop it; code prints what a role signs in with; load puts the council "
            "into the empty database of DATABASE_URL; run keeps it running, until told to stop."
        ),
    ],
    home: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder of its database and accounts.")
    ] = Path("out/demo"),
    role: Annotated[str, typer.Option(help=f"For code: {', '.join(ROLES)}.")] = "iro",
    port: Annotated[int, typer.Option(help="For run: the port to listen on.")] = 8000,
    children: Annotated[
        int, typer.Option(min=FEWEST, help="For start and load: children in care today.")
    ] = 650,
    seed: Annotated[
        int, typer.Option(help="For start and load: the same makes the same council.")
    ] = 1,
) -> None:
    """Try the casework app on this machine, with a council that does not exist.

    [dim]Example: footprint demo start[/]
    """
    place = Place(home.resolve())
    place.make()
    if step is Step.START:
        _say(place, demo_running.start(place, children=children, seed=seed))
    elif step is Step.STOP:
        typer.echo("Stopped." if demo_running.stop(place) else "Nothing was running.")
    elif step is Step.CODE:
        _say_code(place, role)
    elif step is Step.LOAD:
        _load(place, children, seed)
    else:
        demo_running.run(place, port)


def _load(place: Place, children: int, seed: int) -> None:
    address(DATABASE_URL)
    if not os.environ.get("FOOTPRINT_SECRET_KEY"):
        tell("Set FOOTPRINT_SECRET_KEY: it seals what people sign in with.")
        raise typer.Exit(2)
    make_ready()
    from footprint.operations.demonstration import council  # noqa: PLC0415  once Django is set up
    from footprint.operations.loading import CannotLoad  # noqa: PLC0415  as above

    with telling():
        try:
            made = council.load(children=children, seed=seed, at=now())
        except CannotLoad as refusal:
            tell(str(refusal))
            raise typer.Exit(1) from None
    write_for_us(place.accounts, json.dumps([asdict(one) for one in made], indent=1))


def _say_code(place: Place, role: str) -> None:
    """Print what one of its people signs in with, the code of this moment too."""
    account = next((one for one in place.people() if one["role"] == role), None)
    if account is None:
        known = f"There is {', '.join(ROLES)}." if role not in ROLES else "Nobody was made yet."
        raise typer.BadParameter(known, param_hint="--role")
    typer.echo(f"{account['name']}, {ROLES[role]}")
    typer.echo(f"e-mail    {account['email']}")
    typer.echo(f"password  {account['password']}")
    typer.echo(f"code      {_code(account)}")


def _code(account: dict[str, str]) -> str:
    make_ready()
    from footprint.operations.demonstration.accounts import code_of  # noqa: PLC0415  as above

    return code_of(account["secret"], at=now())


def _say(place: Place, port: int) -> None:
    """Print the address, who can sign in, and how to stop."""
    people = place.people()
    typer.echo(f"\nThe casework app is at http://localhost:{port}")
    typer.echo(f"The password of everybody is {people[0]['password']}\n")
    widest = max(len(one["email"]) for one in people)
    typer.echo(f"{'ROLE':14} {'code':7} {'e-mail':{widest}} who")
    for one in people:
        who = f"{one['name']}, {ROLES[one['role']]}"
        typer.echo(f"{one['role']:14} {_code(one):7} {one['email']:{widest}} {who}")
    typer.echo("\nA code holds for half a minute; make demo-code ROLE=iro prints a fresh one.")
    typer.echo(f"Letters that would be sent are in {place.letters}")
    typer.echo("To stop it: make demo-stop")
