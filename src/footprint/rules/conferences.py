"""Child protection conferences: by when each is held, what comes before and what goes out after."""

from __future__ import annotations

from datetime import date, timedelta

from footprint.rules.counting import add_months
from footprint.rules.instruments import WORKING_TOGETHER
from footprint.rules.register import Citation, rule
from footprint.rules.working_days import Calendar, add_working_days
from footprint.terms.sources import Force, Verified

THE_CONFERENCE = "the conference"


@rule(
    "CP-1",
    "Initial child protection conference",
    figure="15 working days",
    starts_from="the strategy discussion that began the section 47 enquiry",
    citation=Citation(WORKING_TOGETHER, "2018, 2023"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="Of several strategy discussions, the one that began the enquiry; not the enquiry's start "
    "where that is later.",
)
def initial_conference_due_by(strategy_discussion_on: date, calendar: Calendar) -> date:
    """The initial conference is held within 15 working days of the strategy discussion."""
    return add_working_days(strategy_discussion_on, 15, calendar)


@rule(
    "CP-2",
    "First review conference",
    figure="3 calendar months",
    starts_from="the initial conference",
    citation=Citation(WORKING_TOGETHER),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
)
def first_review_conference_due_by(initial_conference_on: date) -> date:
    """The first review conference is held within three months of the initial one."""
    return add_months(initial_conference_on, 3)


@rule(
    "CP-3",
    "Later review conferences",
    figure="6 calendar months",
    starts_from="the conference before",
    citation=Citation(WORKING_TOGETHER),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
)
def later_review_conference_due_by(previous_on: date) -> date:
    """Later review conferences are at most six months apart."""
    return add_months(previous_on, 6)


@rule(
    "CP-4",
    "First core group",
    figure="10 working days",
    starts_from="the initial conference",
    citation=Citation(WORKING_TOGETHER, "flow chart"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    doubt='The page that was read says "10 days"; that they are working days is not verified.',
)
def first_core_group_due_by(initial_conference_on: date, calendar: Calendar) -> date:
    """The core group first meets within 10 working days of the initial conference."""
    return add_working_days(initial_conference_on, 10, calendar)


@rule(
    "CP-5",
    "Transfer-in conference",
    figure="15 working days",
    starts_from="written notice from the other council",
    citation=Citation("Procedures of local safeguarding partnerships"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="Some count from the transfer being accepted. The other council keeps the case till then.",
)
def transfer_conference_due_by(notified_on: date, calendar: Calendar) -> date:
    """A child who moves in under a plan has a conference within 15 working days of the notice."""
    return add_working_days(notified_on, 15, calendar)


@rule(
    "CP-6",
    "Reports to the family before a review conference",
    figure="5 working days before",
    starts_from=THE_CONFERENCE,
    citation=Citation("Local practice", "North Yorkshire"),
    force=Force.LOCAL,
    verified=Verified.SECONDARY,
)
def reports_to_family_due_by(conference_on: date, calendar: Calendar) -> date:
    """We aim to let the family have the reports 5 working days before a review conference."""
    return add_working_days(conference_on, -5, calendar)


@rule(
    "CP-7",
    "Outline plan, and minutes, after a conference",
    figure="1 working day; 15 to 20 working days",
    starts_from=THE_CONFERENCE,
    citation=Citation("Local practice", "no national figure was found"),
    force=Force.LOCAL,
    verified=Verified.GENERAL,
)
def outline_plan_due_by(conference_on: date, calendar: Calendar) -> date:
    """We aim to send the outline plan the next working day, and the minutes within 15 to 20."""
    return add_working_days(conference_on, 1, calendar)


def minutes_due_by(conference_on: date, calendar: Calendar, working_days: int = 20) -> date:
    """Reckon by when the minutes of a conference go out (rule CP-7)."""
    return add_working_days(conference_on, working_days, calendar)


@rule(
    "CP-8",
    "Quorum of a conference",
    figure="social care and 2 other agencies",
    starts_from="-",
    citation=Citation("Standard Safeguarding Dataset", "specification of conferences"),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
    note="For conferences alone: no quorum was found for a looked-after child's review (HB-19).",
)
def is_quorate(other_agencies: int, *, has_social_care: bool) -> bool:
    """A conference needs social care and two other agencies that have direct contact."""
    return has_social_care and other_agencies >= 2


@rule(
    "CP-9",
    "Birth of a child with a pre-birth plan",
    figure="10 days, or 20 where the mother is unfit",
    starts_from="birth",
    citation=Citation("London Child Protection Procedures", "4.1.22"),
    force=Force.LOCAL,
    verified=Verified.SECONDARY,
    note="Days of the calendar.",
)
def meeting_after_birth_due_by(born_on: date, *, mother_is_unfit: bool = False) -> date:
    """We aim to meet within 10 days of the birth, or 20 where the mother is not fit to come."""
    return born_on + timedelta(days=20 if mother_is_unfit else 10)


@rule(
    "CP-10",
    "Single assessment",
    figure="45 working days",
    starts_from="the referral",
    citation=Citation(WORKING_TOGETHER),
    force=Force.GUIDANCE,
    verified=Verified.SECONDARY,
)
def assessment_due_by(referred_on: date, calendar: Calendar) -> date:
    """An assessment is finished within 45 working days of the referral."""
    return add_working_days(referred_on, 45, calendar)
