"""The words for bringing data in."""

from __future__ import annotations

from footprint.terms.words import Coded

LARGEST = 50 * 1024 * 1024
"""Bytes that the files of one import may come to."""
MOST_FILES = 60
"""Files that one import may bring."""


class ImportKind(Coded):
    """What a file brings."""

    RETURN = "return", "SSDA903 return"
    CHILDREN = "children", "names and details of children"
    PEOPLE = "people", "people, teams and roles"
    ALLOCATIONS = "allocations", "IROs and social workers of children"
    REVIEWS = "reviews", "reviews booked and held"
    FACTS = "facts", "plans, visits and checks"


class ImportStatus(Coded):
    """How far an import has got."""

    UPLOADED = "uploaded", "its columns are to be confirmed"
    READING = "reading", "being read and compared"
    PREVIEWED = "previewed", "looked at, nothing written"
    WRITING = "writing", "being written"
    COMMITTED = "committed", "written"
    ABANDONED = "abandoned", "left"


class DayOrder(Coded):
    """In which order a file writes its days."""

    DAY_FIRST = "day first", "day first: 3/4/2026 is 3 April"
    MONTH_FIRST = "month first", "month first: 3/4/2026 is 4 March"


class Outcome(Coded):
    """What becomes of a row of a file, or of what is recorded and not in it."""

    NEW = "new", "new"
    CHANGED = "changed", "changed"
    UNCHANGED = "unchanged", "the same as recorded"
    ABSENT = "absent", "recorded, and not in the file: it stays as it is"
