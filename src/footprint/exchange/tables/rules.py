"""The rules a plain table is read by, and those by which what was read meets the records."""

from __future__ import annotations

from footprint.exchange import reading_rules as of_anything
from footprint.exchange.problems import Severity
from footprint.exchange.reading_rules import ReadingRule

_FILE, _ROW, _WARN = Severity.REJECT_FILE, Severity.REJECT_ROW, Severity.WARN

# ---- files and cells -----------------------------------------------------------------------------

TWO_ORDERS = ReadingRule(
    "FP-I1",
    "Days written day first and month first in one column",
    _FILE,
    "Write all days of the column the same way: others of them would be silently misread.",
)
OTHER_ORDER = ReadingRule(
    "FP-I2",
    "Days not written in the order that was confirmed",
    _FILE,
    "Go back and choose the other order, if that is how the file has them.",
)
OTHER_SHEETS = ReadingRule(
    "FP-I3", "Sheets of a workbook that were not read", _WARN, "Bring each in by itself."
)
WORD = ReadingRule("FP-I4", "A word that is not one of the list", _ROW, "Use a word of the list.")
YES_NO = ReadingRule("FP-I5", "A yes or no that is neither", _ROW, "Write yes or no.")
EMAIL = ReadingRule("FP-I6", "An e-mail address that is none", _ROW, "Check the address.")
HOUR = ReadingRule("FP-I7", "A time of day that is none", _ROW, "Write the time as 14:30.")
LINK = ReadingRule(
    "FP-I8", "An address of a page that is none", _ROW, "Give an address that begins with https://."
)
LONG = ReadingRule("FP-I9", "A text that is too long", _ROW, "Shorten it.")
SAME_AGAIN = ReadingRule(
    "FP-I10", "A row that says what an earlier one says", _WARN, "Nothing; it is used once."
)
CONTRADICTS = ReadingRule(
    "FP-I11",
    "A row that contradicts an earlier one",
    _ROW,
    "Take out the one that is wrong; the earlier one is used.",
)
NOTHING_SAID = ReadingRule(
    "FP-I12", "A row that says nothing", _ROW, "Fill at least one of the columns, or take it out."
)

# ---- the records ---------------------------------------------------------------------------------

NO_SUCH_CHILD = ReadingRule(
    "FP-I20",
    "A child who is not in the records",
    _ROW,
    "Check the number, or bring the child in first, with a return or with names and details.",
)
OTHER_BIRTH = ReadingRule(
    "FP-I21",
    "Another date of birth than is recorded",
    _ROW,
    "Check that the number is this child's; mend the date of birth in names and details.",
)
NO_SUCH_PERSON = ReadingRule(
    "FP-I22",
    "A person who is not in the records",
    _ROW,
    "Check the name or e-mail, or bring the person in first, with people, teams and roles.",
)
SEVERAL_PEOPLE = ReadingRule(
    "FP-I23", "A name that several people have", _ROW, "Give the person's e-mail address."
)
NO_SUCH_TEAM = ReadingRule(
    "FP-I24",
    "A team that is not in the records",
    _ROW,
    "Check the name, or bring the team in first, with people, teams and roles.",
)
NOT_IN_ROLE = ReadingRule(
    "FP-I25",
    "A person who does not hold the role",
    _ROW,
    "Check the person, or bring the role in first, with people, teams and roles.",
)
CLOSE_ROLE = ReadingRule(
    "FP-I26",
    "A role that a file may not give",
    _ROW,
    "Two people give this role, on the page of accounts.",
)
OVERLAPS = ReadingRule(
    "FP-I27",
    "Days on which something else is recorded",
    _ROW,
    "Mend the days here, or what is recorded.",
)
INDEPENDENCE = ReadingRule(
    "FP-I28",
    "An IRO who is not independent of the child's case",
    _ROW,
    "Choose another IRO: regulation 46 allows neither the worker nor whoever manages them.",
)
GAP_IN_CARE = ReadingRule(
    "FP-I29",
    "An episode that ends for a new one which is not there",
    _ROW,
    "Add the missing episode. Until then nothing of this child's care is brought in.",
)
CARE_CONTRADICTS = ReadingRule(
    "FP-I30",
    "Care that contradicts what is recorded",
    _ROW,
    "Mend one of the two. Until then nothing of this child's care is brought in.",
)
NOT_YET = ReadingRule(
    "FP-I31", "Something that has not begun yet", _WARN, "Bring the return in again after that day."
)
STARTS_MIDWAY = ReadingRule(
    "FP-I32",
    "A child whose first episode is not the start of care",
    _WARN,
    "Bring in the return of the year in which care began, to know since when.",
)
ANOTHER_CHILD = ReadingRule(
    "FP-I33",
    "A number that may have gone to another child",
    _WARN,
    "Check that name and date of birth are this child's, before they are written.",
)
SHORT_BREAKS_IN_CARE = ReadingRule(
    "FP-I34",
    "Short breaks on days the child is in care",
    _WARN,
    "Check the legal status; these short breaks are not brought in.",
)
IMPOSSIBLE_BIRTH = ReadingRule(
    "FP-I35",
    "A date of birth that does not fit the time in care",
    _ROW,
    "Check the date of birth, and that the number is this child's.",
)
NOT_IN_CARE = ReadingRule(
    "FP-I36",
    "A child who is not in care then",
    _ROW,
    "Bring in the time in care first, or check the day.",
)
NOT_REGISTERED = ReadingRule(
    "FP-I37",
    "An IRO without a registration",
    _ROW,
    "Give the number in the register of social workers: regulation 46 asks for it.",
)
NO_HOUR = ReadingRule(
    "FP-I38",
    "A booked review without its time",
    _ROW,
    "Give the time it begins, or bring it in once it is known.",
)
IN_NO_TEAM = ReadingRule(
    "FP-I39", "A role that belongs to a team, without one", _ROW, "Give the name of the team."
)
OLDER = ReadingRule(
    "FP-I40",
    "A return older than one that was brought in before",
    _WARN,
    "Nothing: it fills what is not known yet, and changes nothing that is.",
)

SHARED = (
    of_anything.UNREADABLE,
    of_anything.NOT_SAFE,
    of_anything.NO_ROWS,
    of_anything.DUPLICATE_COLUMN,
    of_anything.LACKS_COLUMN,
    of_anything.UNUSED_COLUMN,
    of_anything.NOT_TEXT,
    of_anything.WINDOWS_TEXT,
    of_anything.GARBLED,
    of_anything.UNCLOSED_QUOTE,
    of_anything.WIDTH,
    of_anything.CONTROL_CHARACTER,
    of_anything.TOO_LONG,
    of_anything.INVISIBLE,
    of_anything.EMPTY_KEY,
    of_anything.IDENTIFIER,
    of_anything.DATE,
    of_anything.MIXED_DATES,
    of_anything.NUMBER,
    of_anything.UPN,
    of_anything.ORDER,
)
"""Rules of a return that hold for plain tables too."""
RULES = tuple(rule for rule in list(globals().values()) if isinstance(rule, ReadingRule))
