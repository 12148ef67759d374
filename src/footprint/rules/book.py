"""The whole register, in chapters: every rule with code, and every provision without.

Each module of this room is imported here, so that all its rules are registered; a new module
needs no line anywhere.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from footprint import rules
from footprint.rules.provisions import PROVISIONS, Provision
from footprint.rules.register import RULES, Rule
from footprint.terms.days import in_short

CHAPTERS = {
    "CNT": "How to count",
    "DEF": "Who is looked after, and where",
    "REV": "Reviews",
    "SB": "Short breaks",
    "ADO": "On the way to adoption",
    "LOC": "Local practice on reviews",
    "IRO": "The Independent Reviewing Officer",
    "HB": "The IRO Handbook",
    "PLN": "Plans",
    "VIS": "Visits",
    "RMD": "Children on remand",
    "SEC": "Secure accommodation",
    "HLT": "Health",
    "PEP": "Education",
    "PW": "Pathway out of care",
    "CP": "Child protection conferences",
    "FOS": "Foster carers",
    "RET": "Keeping records",
    "DAT": "The data return",
    "SDC": "Published statistics",
    "COV": "Relaxed in 2020",
}

FOREWORD = """\
# The rules

Every rule this product knows, written by `footprint rules --as markdown` from the code itself. The
words are the docstring of the function that is the rule. A rule with no code is a duty or a
permission that is neither a clock nor a test on facts.

Only *statute* may say that a duty was missed; *guidance* and *local* say standard. **Not verified**
stands beside whatever was not read in a source, or not wholly. Much of the legislation was read as
made or as it stood on some day, in November 2026: check a figure once against the revised text
before you rely on it.

There are {all} entries: {coded} have code, {unverified} are not verified.

`footprint rules --as json` (or `csv`) gives one object for each: `id`, `title`, `words`, `figure`,
`starts_from`, `citation`, `force` (law, statute, guidance, data, local; null where nothing binds),
`verified` (P read in a primary source, S in a secondary one, I inferred, G from general knowledge),
`certain` (false is what this page calls not verified), `doubt`, `note`, `valid_from`, `valid_to`,
and `code`: the function, empty where there is none.
"""


def entries() -> list[Rule | Provision]:
    """List every rule and provision, chapter by chapter, in order of number."""
    for module in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        importlib.import_module(module.name)
    return sorted([*RULES.values(), *PROVISIONS], key=_place)


def entry(id_: str) -> Rule | Provision:
    """Find one entry by its id."""
    return _by_id()[id_]


@cache
def _by_id() -> dict[str, Rule | Provision]:
    return {one.id: one for one in entries()}


def _place(entry: Rule | Provision) -> tuple[int, int, str]:
    chapter, number = entry.id.split("-")
    return list(CHAPTERS).index(chapter), int(number.rstrip("ab")), number


def code(entry: Rule | Provision) -> str:
    """Name the function that is the rule's code, without the package; "" where there is none."""
    if isinstance(entry, Provision):
        return ""
    return f"{entry.function.__module__}.{entry.function.__name__}".removeprefix("footprint.")


def as_markdown() -> str:
    """Write the book as the page docs/rules.md."""
    book = entries()
    foreword = FOREWORD.format(
        all=len(book),
        coded=sum(isinstance(entry, Rule) for entry in book),
        unverified=sum(not entry.is_certain for entry in book),
    )
    chapters = groupby(book, key=lambda entry: entry.id.split("-")[0])
    return "\n".join([foreword, *(line for id_, part in chapters for line in _chapter(id_, part))])


def _chapter(id_: str, part: Iterator[Rule | Provision]) -> Iterator[str]:
    yield f"## {CHAPTERS[id_]}\n"
    for entry in part:
        yield f"### {entry.id} {entry.title}\n"
        yield f"{entry.words}\n"
        yield from (f"- {name}: {value}" for name, value in _facts(entry) if value)
        yield ""


def _facts(entry: Rule | Provision) -> Iterator[tuple[str, str]]:
    yield "Figure", "" if entry.figure == "none" else entry.figure
    yield "Counts from", "" if entry.starts_from == "-" else entry.starts_from
    yield "Force", entry.force.label if entry.force else "none"
    yield "Source", str(entry.citation)
    yield "Verified", entry.verified.label if entry.is_certain else f"**{_doubt(entry)}**"
    yield "In force", _in_force(entry)
    yield "Note", entry.note
    function = code(entry)
    yield "Code", f"`{function}`" if function else "none"
    yield "See", ", ".join(entry.see) if isinstance(entry, Provision) else ""


def _doubt(entry: Rule | Provision) -> str:
    return f"not verified: {entry.doubt or entry.verified.label}".removesuffix(", not verified")


def _in_force(entry: Rule | Provision) -> str:
    start = f"from {in_short(entry.valid_from)}" if entry.valid_from else ""
    end = f"to {in_short(entry.valid_to)}" if entry.valid_to else ""
    return f"{start} {end}".strip()
