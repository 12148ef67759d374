"""Every rule that is a plain clock: one event in, one last day out."""

from __future__ import annotations

import inspect
from datetime import date

import pytest
from tests.case_tables import cases
from tests.clocks import last_day
from tests.dates import day

from footprint.rules.book import entries
from footprint.rules.register import Rule

CLOCKS = cases("""
    rule   | event           | last day        | because
    -------|-----------------|-----------------|--------------------------------------------------
    REV-1  | Mon 2 Mar 2026  | Mon 30 Mar 2026 | 20 working days, the first being Tue 3 Mar
    REV-2  | Mon 30 Nov 2026 | Sun 28 Feb 2027 | three months, ending with February
    REV-3  | Mon 31 Aug 2026 | Sun 28 Feb 2027 | six months, ending with February
    REV-7  | Wed 27 May 2026 | Wed 24 Jun 2026 | 20 working days from the adjourned meeting
    REV-12 | Thu 24 Dec 2026 | Tue 12 Jan 2027 | 25 and 28 Dec and 1 Jan are holidays
    SB-2   | Sat 10 Jan 2026 | Fri 10 Apr 2026 | three months
    ADO-1  | Mon 31 Aug 2026 | Mon 30 Nov 2026 | November has no 31st
    ADO-2  | Tue 15 Dec 2026 | Tue 15 Jun 2027 | six months
    ADO-3  | Tue 15 Dec 2026 | Tue 12 Jan 2027 | 28 days, Christmas or not
    ADO-4  | Fri 8 Jan 2027  | Thu 8 Apr 2027  | three months
    ADO-5  | Thu 8 Apr 2027  | Fri 8 Oct 2027  | six months
    ADO-6  | Tue 15 Dec 2026 | Tue 22 Dec 2026 | a week
    ADO-7  | Thu 2 Apr 2026  | Thu 30 Apr 2026 | 28 days, Easter or not
    HB-1   | Thu 24 Dec 2026 | Tue 5 Jan 2027  | 29, 30, 31 Dec, 4 and 5 Jan
    HB-3   | Wed 8 Apr 2026  | Mon 9 Mar 2026  | 20 working days back over Easter
    HB-4   | Wed 8 Apr 2026  | Mon 23 Mar 2026 | 10 working days back over Easter
    HB-5   | Wed 8 Apr 2026  | Wed 1 Apr 2026  | 7, 2 and 1 Apr
    HB-6   | Thu 18 Dec 2025 | Mon 29 Dec 2025 | 25 and 26 Dec do not count
    HB-7   | Mon 29 Dec 2025 | Tue 6 Jan 2026  | from the day the decisions came
    HB-8   | Thu 18 Dec 2025 | Tue 6 Jan 2026  | 10 working days
    HB-9   | Thu 18 Dec 2025 | Tue 13 Jan 2026 | 15 working days
    HB-10  | Thu 18 Dec 2025 | Tue 20 Jan 2026 | 20 working days from the same day, not in a chain
    HB-12  | Mon 23 Mar 2026 | Wed 22 Apr 2026 | 20 working days in all
    HB-18  | Mon 30 Nov 2026 | Sun 28 Feb 2027 | three months, where the council sets none
    PLN-1  | Thu 24 Dec 2026 | Tue 12 Jan 2027 | 10 working days
    PLN-2  | Thu 24 Dec 2026 | Tue 5 Jan 2027  | 5 working days
    VIS-1  | Thu 24 Dec 2026 | Thu 31 Dec 2026 | a week, Christmas or not
    VIS-2  | Thu 24 Dec 2026 | Thu 4 Feb 2027  | 42 days
    VIS-5  | Mon 2 Mar 2026  | Mon 9 Mar 2026  | weekly at first
    VIS-6  | Mon 2 Mar 2026  | Mon 9 Mar 2026  | weekly at first
    VIS-7  | Mon 2 Mar 2026  | Mon 9 Mar 2026  | a week from the order
    RMD-2  | Thu 2 Apr 2026  | Mon 13 Apr 2026 | 5 working days after Easter Monday
    RMD-3  | Thu 2 Apr 2026  | Mon 20 Apr 2026 | 10 working days
    SEC-1  | Sat 31 Jan 2026 | Sat 28 Feb 2026 | a month, ending with February
    CP-1   | Wed 1 Apr 2026  | Fri 24 Apr 2026 | 15 working days over Easter
    CP-2   | Fri 24 Apr 2026 | Fri 24 Jul 2026 | three months
    CP-3   | Fri 24 Jul 2026 | Sun 24 Jan 2027 | six months, a Sunday all the same
    CP-4   | Fri 24 Apr 2026 | Mon 11 May 2026 | 10 working days, 4 May a holiday
    CP-5   | Thu 24 Dec 2026 | Tue 19 Jan 2027 | 15 working days
    CP-6   | Wed 8 Apr 2026  | Mon 30 Mar 2026 | 5 working days back over Easter
    CP-7   | Thu 2 Apr 2026  | Tue 7 Apr 2026  | the next working day
    CP-9   | Thu 24 Dec 2026 | Sun 3 Jan 2027  | 10 days of the calendar
    CP-10  | Mon 2 Mar 2026  | Thu 7 May 2026  | 45 working days
    FOS-1  | Thu 29 Feb 2024 | Fri 28 Feb 2025 | a year, ending with February
    FOS-2  | Fri 28 Feb 2025 | Sat 28 Feb 2026 | a year
    FOS-4  | Mon 2 Mar 2026  | Mon 22 Jun 2026 | 16 weeks
    PW-4   | Mon 31 Aug 2026 | Sun 28 Feb 2027 | six months
    PEP-1  | Fri 20 Mar 2026 | Tue 7 Apr 2026  | 10 working days
    PEP-2  | Fri 20 Mar 2026 | Tue 21 Apr 2026 | the day the first review is due
    HLT-1  | Fri 20 Mar 2026 | Tue 21 Apr 2026 | the day the first review is due
    HLT-4  | Tue 3 Mar 2026  | Wed 3 Mar 2027  | twelve months
    RET-1  | Wed 29 Feb 2012 | Sat 1 Mar 2087  | never a day too short
    RET-3  | Wed 29 Feb 2012 | Mon 29 Feb 2112 | 2112 is a leap year
    RET-4  | Thu 29 Feb 2024 | Wed 1 Mar 2034  | never a day too short
    """)

# clocks that need more than one event; each has its own test beside its subject
MORE_THAN_ONE_EVENT = {
    "CNT-1", "CNT-2", "CNT-5", "REV-4", "REV-13", "SB-1", "VIS-3", "VIS-4", "PW-1", "PW-2",
    "HLT-2", "HLT-3", "RET-2", "LOC-1", "LOC-2", "LOC-3", "LOC-4",
}  # fmt: skip


@pytest.mark.parametrize("case", CLOCKS, ids=lambda case: case["rule"])
def test_a_clock_gives_its_last_day(case: dict[str, str]) -> None:
    assert last_day(case["rule"], day(case["event"])) == day(case["last day"]), case["because"]


def test_no_clock_goes_untested() -> None:
    coded = [entry for entry in entries() if isinstance(entry, Rule)]
    clocks = {one.id for one in coded if gives_a_day(one)}
    assert clocks == {case["rule"] for case in CLOCKS} | MORE_THAN_ONE_EVENT


def gives_a_day(entry: Rule) -> bool:
    given = inspect.signature(entry.function, eval_str=True).return_annotation
    return given in (date, date | None)
