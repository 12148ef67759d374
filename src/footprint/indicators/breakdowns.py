"""The breakdowns several indicators share."""

from __future__ import annotations

from dataclasses import replace

from footprint.indicators import columns
from footprint.indicators.definitions import Breakdown, fixed

AGE = Breakdown("age_band", "Age", fixed(columns.AGE_BANDS))
SEX = Breakdown("sex", "Sex", fixed(columns.SEXES))
ETHNICITY = Breakdown("ethnic_group", "Ethnicity", fixed(columns.GROUPS))
NEED = Breakdown("need", "Need", fixed(columns.NEEDS))
LEGAL_STATUS = Breakdown("legal_status", "Legal status", fixed(columns.LEGAL_STATUSES))
HOME = Breakdown("kind_of_home", "Kind of home", fixed(columns.KINDS_OF_HOME))
TIME_IN_CARE = Breakdown("time_in_care", "Time in care", fixed(columns.LENGTH_BANDS))
NUMBER = Breakdown("number", "Which review", fixed(columns.NUMBERS))
MONTH = Breakdown("month", "Month", lambda reporting: reporting.months)
QUARTER = Breakdown("quarter", "Quarter", fixed(columns.QUARTERS))
COUNCIL = Breakdown("council", "Council")


def share(breakdown: Breakdown) -> Breakdown:
    """Make each line a share of the whole."""
    return replace(breakdown, is_share=True)
