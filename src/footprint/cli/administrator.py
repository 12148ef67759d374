"""`footprint administrator`: make the first two administrators, who make all other accounts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from footprint.cli.casework import DATABASE_URL, address, make_ready, refuse_unsafe, tell, telling


def administrator(
    name: Annotated[str, typer.Option(help="Full name.")],
    email: Annotated[str, typer.Option(help="Work email address, with which they sign in.")],
) -> None:
    """Make one of the first two administrators, and print the link with which they begin.

    The link works once, for three days; give it to nobody else. From the third administrator on
    the first two do this in the app.
    """
    address(DATABASE_URL)
    make_ready()
    refuse_unsafe()
    from footprint.operations import people  # noqa: PLC0415  once Django is set up

    with telling():
        try:
            person = people.NewPerson(email=email.strip(), name=name.strip())
            link = people.appoint_first(person=person, at=datetime.now(UTC))
        except people.CannotInvite as refusal:
            tell(str(refusal))
            raise typer.Exit(1) from None
    typer.echo(link)
