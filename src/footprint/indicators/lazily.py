"""Ibis, imported when the first expression is built.

Figures on DuckDB build none: the SQL Ibis writes stands in `sql/`. So the definitions can be read
without the second it takes to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Row:
    """The row an expression is about, as `ibis._`: `_.in_time`."""

    def __getattr__(self, column: str) -> Any:
        return getattr(import_module("ibis")._, column)

    def __getitem__(self, column: str) -> Any:
        return import_module("ibis")._[column]


_ = _Row()


def __getattr__(name: str) -> Any:
    if name.startswith("__"):  # what the import system asks of every module
        raise AttributeError(name)
    return getattr(import_module("ibis"), name)
