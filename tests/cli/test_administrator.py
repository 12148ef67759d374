"""`footprint administrator`, as whoever sets a server up meets it."""

from __future__ import annotations

import psycopg
from tests.cli.test_casework_commands import SECRET, run
from tests.databases import Database


def made(database: Database, name: str, email: str) -> tuple[int, str]:
    return run(
        "administrator", "--name", name, "--email", email,
        DATABASE_URL=database.web_url, FOOTPRINT_SECRET_KEY=SECRET,
        FOOTPRINT_ADDRESS="https://footprint.council.example",
    )  # fmt: skip


def test_two_are_made_and_no_third(committed: Database, owner: psycopg.Connection) -> None:
    for name in ("Ada", "Abe"):
        status, said = made(committed, name, f"{name}@council.example")
        assert (status, said.startswith("https://footprint.council.example/password/new/")) == (
            0,
            True,
        )
    assert made(committed, "Al", "al@council.example") == (
        1,
        "There are two administrators; they make all other accounts.\n",
    )
    rows = owner.execute(
        "SELECT name, email, role FROM records_user JOIN records_roleheld"
        " ON user_id = records_user.id ORDER BY name"
    ).fetchall()
    assert rows == [("Abe", "abe@council.example", "ADM"), ("Ada", "ada@council.example", "ADM")]


def test_an_address_in_use_is_refused(committed: Database) -> None:
    made(committed, "Ada", "ada@council.example")
    status, said = made(committed, "Ada again", "ADA@council.example")
    assert (status, said) == (1, "There is an account with this address already.\n")
