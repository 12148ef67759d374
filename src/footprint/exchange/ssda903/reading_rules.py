"""The rules a return alone is read by, beside those that anything is read by."""

from __future__ import annotations

from footprint.exchange import reading_rules as of_anything
from footprint.exchange.problems import Severity
from footprint.exchange.reading_rules import ReadingRule

_FILE, _ROW, _WARN = Severity.REJECT_FILE, Severity.REJECT_ROW, Severity.WARN

# ---- sources and files ---------------------------------------------------------------------------

NO_RETURN = ReadingRule(
    "FP-F1",
    "No return was found",
    _FILE,
    "Name a folder or zip of the return's CSV files, its XML, or an Excel workbook of its tables.",
)
NO_ROWS_HERE = ReadingRule(
    "FP-F5",
    "A table without rows that some returns have none in",
    _WARN,
    "Check that nothing should be in it.",
)
NOT_RECOGNISED = ReadingRule(
    "FP-F6",
    "A file that is not a table of the return",
    _WARN,
    "If it belongs to the return, check the names of its columns.",
)
ABSENT_COLUMN = ReadingRule(
    "FP-F9",
    "Another column is not there",
    _WARN,
    "Check that it was meant to be left out; it is read as empty.",
)
NOT_XML = ReadingRule(
    "FP-F16", "XML that is broken or not safe", _FILE, "Export the XML again, without a DTD."
)
SEVERAL_RETURNS = ReadingRule(
    "FP-F17",
    "More than one return in one source",
    _FILE,
    "Name each folder as a source of its own.",
)
SAME_TABLE_TWICE = ReadingRule(
    "FP-F18",
    "Two files of one table",
    _WARN,
    "Check that both belong; the rows of both are used.",
)
NOT_USED = ReadingRule(
    "FP-F19",
    "A file beside the CSV files that was not used",
    _WARN,
    "If it is a return of its own, name it as a source.",
)
NO_YEAR = ReadingRule(
    "FP-F20",
    "A return whose year cannot be told",
    _FILE,
    "State its year: SOURCE@2023 is the year to 31 March 2023.",
)
MISSING_YEAR = ReadingRule(
    "FP-F21", "A year missing between two returns", _FILE, "Add the return of that year."
)
LATE_EPISODES = ReadingRule(
    "FP-F22",
    "Episodes that start after the year stated",
    _WARN,
    "Check the year stated, or the first days of the latest episodes.",
)
YEAR_NOT_KNOWN = ReadingRule(
    "FP-F23",
    "A year whose codes are not known",
    _WARN,
    "Check the year; the codes of the nearest year that is known are used.",
)

# ---- rows and cells ------------------------------------------------------------------------------

CODE = ReadingRule(
    "FP-R10", "A code that is not valid in the year", _ROW, "Use a code that is valid that year."
)
FLAG = ReadingRule("FP-R11", "A yes or no that is neither 1 nor 0", _ROW, "Write 1 or 0.")
PARTIAL_DATE = ReadingRule(
    "FP-R13",
    "A partly known date that is none",
    _WARN,
    "Write dd/mm/yyyy, with zz for a day or month that is not known.",
)
BIRTH = ReadingRule("FP-R16", "An impossible date of birth", _ROW, "Check the date of birth.")
BLANK_REVIEW = ReadingRule(
    "FP-R18",
    "A review with neither day nor code",
    _WARN,
    "Nothing, if the child had no review in the year; the row is not used.",
)


def _place(rule: ReadingRule) -> tuple[str, int]:
    """Put rules in order of their numbers: FP-F2 before FP-F10."""
    return rule.id[:4], int(rule.id[4:])


_NAMES = {**vars(of_anything), **globals()}
RULES = tuple(sorted((x for x in _NAMES.values() if isinstance(x, ReadingRule)), key=_place))
