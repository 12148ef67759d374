"""The words for who a child is, as the return records them."""

from __future__ import annotations

from footprint.terms.words import Coded


class Sex(Coded):
    """Sex as returned; 1 and 2 until 2023-24, M, F and U since."""

    MALE = "M", "male"
    FEMALE = "F", "female"
    UNKNOWN = "U", "not known"


class Ethnicity(Coded):
    """Ethnic group as returned."""

    WHITE_BRITISH = "WBRI", "White British"
    WHITE_IRISH = "WIRI", "White Irish"
    WHITE_OTHER = "WOTH", "any other White background"
    IRISH_TRAVELLER = "WIRT", "Traveller of Irish heritage"
    GYPSY_ROMA = "WROM", "Gypsy or Roma"
    WHITE_BLACK_CARIBBEAN = "MWBC", "White and Black Caribbean"
    WHITE_BLACK_AFRICAN = "MWBA", "White and Black African"
    WHITE_ASIAN = "MWAS", "White and Asian"
    MIXED_OTHER = "MOTH", "any other Mixed background"
    INDIAN = "AIND", "Indian"
    PAKISTANI = "APKN", "Pakistani"
    BANGLADESHI = "ABAN", "Bangladeshi"
    ASIAN_OTHER = "AOTH", "any other Asian background"
    CARIBBEAN = "BCRB", "Caribbean"
    AFRICAN = "BAFR", "African"
    BLACK_OTHER = "BOTH", "any other Black background"
    CHINESE = "CHNE", "Chinese"
    OTHER = "OOTH", "any other ethnic group"
    REFUSED = "REFU", "refused"
    NOT_OBTAINED = "NOBT", "not obtained"


ETHNIC_GROUPS: dict[str, str] = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black"}


def ethnic_group(code: str | None) -> str:
    """Group an ethnicity as the published tables do; Chinese counts as Asian."""
    if code is None or code in {Ethnicity.REFUSED, Ethnicity.NOT_OBTAINED}:
        return "Not known"
    if code == Ethnicity.CHINESE:
        return "Asian"
    return ETHNIC_GROUPS.get(code[0], "Other") if code != Ethnicity.OTHER else "Other"


class ChildLinkKind(Coded):
    """What another child is to this one."""

    SIBLING = "sibling", "brother or sister"
    PARENT = "parent", "parent"


class PlaceSealed(Coded):
    """A place that must stay secret."""

    PLACEMENT = "placement", "where the child lives"
    ADOPTER = "adopter", "home of the adopters"
    REFUGE = "refuge", "refuge"
    SCHOOL = "school", "school"


class ReadingAge(Coded):
    """For what age a letter to a child is written."""

    UNDER_8 = "0-7", "under 8"
    FROM_8 = "8-12", "8 to 12"
    FROM_13 = "13+", "13 or older"


def reading_age(age: int | None) -> ReadingAge:
    """Choose how to write to a child of this age; of an unknown age, in the middle way."""
    if age is None:
        return ReadingAge.FROM_8
    if age < 8:
        return ReadingAge.UNDER_8
    return ReadingAge.FROM_8 if age < 13 else ReadingAge.FROM_13
