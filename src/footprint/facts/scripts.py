"""Running a file of SQL that stands beside the module it belongs to."""

from __future__ import annotations

from importlib import resources
from typing import Any

import duckdb


def run(store: duckdb.DuckDBPyConnection, package: str, name: str, values: dict[str, Any]) -> None:
    """Run a file of SQL, statement by statement, each with the values it names."""
    script = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    for statement in duckdb.extract_statements(script):
        store.execute(statement, {key: values[key] for key in statement.named_parameters})
