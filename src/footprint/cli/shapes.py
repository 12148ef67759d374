"""How a result can be printed."""

from __future__ import annotations

from enum import StrEnum


class Shape(StrEnum):
    """A table for people, JSON and CSV for programs and spreadsheets."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
