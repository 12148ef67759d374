"""The words for bringing data in."""

from __future__ import annotations

from footprint.terms.words import Coded


class ImportKind(Coded):
    """What a file brings."""

    RETURN = "return", "SSDA903 return"
    PEOPLE = "people", "people, teams and roles"
    ALLOCATIONS = "allocations", "IROs and social workers of children"
    REVIEWS = "reviews", "reviews booked and held"
    FACTS = "facts", "plans, visits and checks"


class ImportStatus(Coded):
    """How far an import has got."""

    PREVIEWED = "previewed", "looked at, nothing written"
    COMMITTED = "committed", "written"
    ABANDONED = "abandoned", "left"
