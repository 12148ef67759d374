"""Rules that anything is read by: what each refuses or warns of, and what the sender can do."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.exchange.problems import Problem, Severity

LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """One rule: its id, its title, what becomes of what breaks it, and what to do about it."""

    id: str
    title: str
    severity: Severity
    to_do: str

    def broken(
        self,
        what: str,
        *,
        file: str = "",
        row: int | None = None,
        column: str = "",
        value: str = "",
        to_do: str = "",
        is_dispensable: bool = False,
    ) -> Problem:
        """Make the problem; a cell that is dispensable is only warned of."""
        return Problem(
            severity=Severity.WARN if is_dispensable else self.severity,
            rule=self.id,
            what=what + (" It is read as not known." if is_dispensable else ""),
            to_do=to_do or self.to_do,
            file=file,
            row=row,
            column=column,
            value=shown(value),
        )


def shown(value: str) -> str:
    """Make a cell fit to be shown: all visible, and not too long."""
    seen = visible(value[: LONGEST_SHOWN + 1])
    return seen if len(seen) <= LONGEST_SHOWN else seen[: LONGEST_SHOWN - 1] + "…"


def visible(text: str) -> str:
    """Spell out what cannot be seen, or what a terminal would obey."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


_FILE, _ROW, _WARN = Severity.REJECT_FILE, Severity.REJECT_ROW, Severity.WARN

# ---- files ---------------------------------------------------------------------------------------

UNREADABLE = ReadingRule(
    "FP-F2",
    "A file cannot be opened",
    _FILE,
    "Check that it is there, that it opens, and that you may read it.",
)
NOT_SAFE = ReadingRule(
    "FP-F3",
    "A zip or workbook that is not safe to unpack",
    _FILE,
    "Export the return again, as plain CSV files.",
)
NO_ROWS = ReadingRule(
    "FP-F4",
    "A file without rows",
    _FILE,
    "Export it again: a return always has rows here. An empty file never ends anything.",
)
DUPLICATE_COLUMN = ReadingRule(
    "FP-F7", "Two columns with one name", _FILE, "Take out the column that does not belong."
)
LACKS_COLUMN = ReadingRule(
    "FP-F8",
    "A column that is needed is not there",
    _FILE,
    "Export it again with this column, or mend its name.",
)
UNUSED_COLUMN = ReadingRule(
    "FP-F10", "A column the return does not have", _WARN, "Check that its name is not mistyped."
)
NOT_TEXT = ReadingRule(
    "FP-F11",
    "Text in no known encoding",
    _FILE,
    'Save it again as "CSV UTF-8".',
)
WINDOWS_TEXT = ReadingRule(
    "FP-F12",
    "Text read as Windows-1252",
    _WARN,
    'Check that the values read right; save it as "CSV UTF-8" to be sure.',
)
GARBLED = ReadingRule(
    "FP-F13",
    "Text that looks mis-encoded",
    _WARN,
    "It was probably read in one encoding and saved in another: export it again.",
)
UNCLOSED_QUOTE = ReadingRule(
    "FP-F14",
    "A quotation mark that is not closed",
    _FILE,
    "Close or take out the quotation mark; what follows it cannot be told apart.",
)
MONTH_FIRST = ReadingRule(
    "FP-F15",
    "Dates written month first",
    _FILE,
    "Write every date day first, dd/mm/yyyy: others of them would be silently misread.",
)

# ---- rows and cells ------------------------------------------------------------------------------

WIDTH = ReadingRule(
    "FP-R1",
    "A row with too many or too few cells",
    _ROW,
    "Mend the row: its cells may stand under the wrong columns.",
)
CONTROL_CHARACTER = ReadingRule(
    "FP-R2", "A control character in a cell", _ROW, "Type the value again."
)
TOO_LONG = ReadingRule("FP-R3", "A cell that is too long", _ROW, "Shorten it.")
INVISIBLE = ReadingRule(
    "FP-R4", "Invisible characters in a cell", _WARN, "Type the value again; they were taken out."
)
EMPTY_KEY = ReadingRule("FP-R5", "A cell that must be filled", _ROW, "Fill it.")
IDENTIFIER = ReadingRule(
    "FP-R6",
    "An identifier that a program damaged or left out",
    _ROW,
    "Export the identifiers again as text, without opening the file in Excel.",
)
DATE = ReadingRule("FP-R7", "A date that is none", _ROW, "Give the right day, as dd/mm/yyyy.")
MIXED_DATES = ReadingRule(
    "FP-R8",
    "Dates written in two ways in one column",
    _ROW,
    "Write all dates of the column the same way.",
)
ONE_DIGIT_DATES = ReadingRule(
    "FP-R9",
    "Days or months of one digit",
    _WARN,
    "Check that they are written day first; that is how they are read.",
)
NUMBER = ReadingRule(
    "FP-R12", "A number that is none", _ROW, "Write a whole number with the digits 0 to 9."
)
POSTCODE = ReadingRule("FP-R14", "An impossible postcode", _WARN, "Check it.")
UPN = ReadingRule(
    "FP-R15",
    "An impossible unique pupil number",
    _WARN,
    "Check it, or give the reason why there is none: UN1 to UN5.",
)
ORDER = ReadingRule("FP-R17", "An end before its start", _ROW, "Check both days.")
