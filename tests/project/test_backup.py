"""A backup taken and brought back as docs/running.md says is the same database, and as safe."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql
from tests.cast import NOW, child, person
from tests.databases import OWNER, ROOT, WEB, Database, empty, program, used

from footprint.operations import migrating
from footprint.project.starting import refuse_unsafe
from footprint.records.models import Look
from footprint.terms.people import Role


def run_as_said(name: str, database: Database, folder: Path) -> None:
    """Run the one command of that name in the page, as whoever reads it would."""
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    (arguments,) = re.findall(rf"^{name} (.*)$", page, re.M)
    subprocess.run(
        ["sh", "-euc", f"{program(name)} {arguments}"],
        env={"DATABASE_OWNER_URL": database.owner_url, "PATH": "/usr/bin:/bin"},
        cwd=folder,
        check=True,
    )


def everything(database: Database) -> dict[str, list[tuple[str]]]:
    """Read every row of every table."""
    with database.owner() as asked:
        tables = asked.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name: rows(asked, name) for (name,) in tables.fetchall()}


def rows(asked: psycopg.Connection, table: str) -> list[tuple[str]]:
    every = sql.SQL("SELECT t::text FROM {} AS t ORDER BY 1").format(sql.Identifier(table))
    return asked.execute(every).fetchall()


def test_what_was_backed_up_comes_back_whole(committed: Database, tmp_path: Path) -> None:
    asha, amy = person("Asha Iro", Role.IRO), child("Amy Little")
    for _ in range(3):
        Look.objects.create(at=NOW, by=asha, kind="opened", children=[amy.pk], where="child")
    run_as_said("pg_dump", committed, tmp_path)
    with empty() as brought_back:
        run_as_said("pg_restore", brought_back, tmp_path)
        with used(brought_back, OWNER):
            migrating.migrate(web=WEB, verbosity=0)
        assert everything(brought_back) == everything(committed)
        assert len(everything(brought_back)["records_childversion"]) == 1
        with used(brought_back):
            refuse_unsafe()
        with brought_back.owner() as asked:
            assert asked.execute("SELECT * FROM records_look_faults()").fetchall() == []
