"""Rules that are neither a clock nor a test on facts: duties and permissions to know of, as data.

Read in November 2026. Each stands in the register beside the rules with code, so that nothing the
law or guidance asks is lost for want of a function.
"""

from __future__ import annotations

from dataclasses import dataclass

from footprint.rules.instruments import AAR, CHILDREN_ACT, CORONAVIRUS, CPPCR, HANDBOOK
from footprint.rules.register import Citation, Entry
from footprint.rules.relaxations import DOUBT, RELAXED_FROM, RELAXED_TO
from footprint.terms.sources import Force, Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Entry):
    """A rule without code: what it asks, in words, and which rules hold what can be computed."""

    words: str
    figure: str = "none"
    starts_from: str = "-"
    see: tuple[str, ...] = ()


REVIEWS = (
    Provision(
        id="REV-6",
        title="Reviews may be combined",
        words="A review may be held together with any other review or assessment of the child.",
        citation=Citation(CPPCR, "reg 32(3)"),
        force=Force.STATUTE,
        verified=Verified.PRIMARY,
        note="One meeting may answer several rules.",
    ),
    Provision(
        id="REV-8",
        title="The IRO chairs, and speaks with the child alone",
        words="The IRO attends and chairs the meeting where practicable, and speaks with the child "
        "in private.",
        figure="each review",
        citation=Citation(CPPCR, "reg 36(1)"),
        force=Force.STATUTE,
        verified=Verified.GENERAL,
        note="Only the Welsh text was read.",
    ),
    Provision(
        id="REV-9",
        title="Review policy, carrying out, record",
        words="The council has a written policy on reviews, considers the listed matters, sees "
        "that decisions are carried out, tells the IRO of significant failures and changes, and "
        "keeps a written record on the child's case record.",
        figure="each review",
        citation=Citation(CPPCR, "regs 34, 35, 37, 38; Sch 7"),
        force=Force.STATUTE,
        verified=Verified.GENERAL,
    ),
    Provision(
        id="VIS-8",
        title="A visit that finds the child not safeguarded",
        words="Where a visit finds that the placement does not safeguard the child's welfare, the "
        "case is reviewed.",
        starts_from="the visit",
        citation=Citation(CPPCR, "reg 30; reg 33(3)(b)"),
        force=Force.STATUTE,
        verified=Verified.SECONDARY,
        note="It is ground (b) of REV-4.",
        see=("REV-4",),
    ),
)

OFFICERS = (
    Provision(
        id="IRO-2",
        title="What an IRO does",
        words="The IRO monitors the council's work on the case, takes part in reviews, sees that "
        "the child's wishes and feelings are considered, and may refer the case to Cafcass.",
        citation=Citation(CHILDREN_ACT, "s25B(1), (3)"),
        force=Force.STATUTE,
        verified=Verified.PRIMARY,
    ),
    Provision(
        id="IRO-3",
        title="Considering a referral to Cafcass",
        words="Where the council failed the child in a significant respect, and did not put it "
        "right in a reasonable time after it was raised high enough, the IRO must consider "
        "referring the case to Cafcass.",
        figure="a reasonable period",
        starts_from="raising it with a senior manager",
        citation=Citation(CPPCR, "reg 45(3)"),
        force=Force.STATUTE,
        verified=Verified.SECONDARY,
        note="The IRO also tells the child of their rights and, when consulted, considers asking "
        "for a review.",
    ),
    Provision(
        id="IRO-5",
        title="The care plan names the IRO",
        words="The care plan records the name of the IRO.",
        citation=Citation(CPPCR, "reg 5(1); reg 5(d) as made"),
        force=Force.STATUTE,
        verified=Verified.PRIMARY,
    ),
    Provision(
        id="ADO-8",
        title="IRO of a child to be adopted",
        words="A child the agency may place for adoption, or has placed, has an IRO.",
        citation=Citation(AAR, "reg 37"),
        force=Force.STATUTE,
        verified=Verified.GENERAL,
    ),
)

PLACEMENTS = (
    Provision(
        id="DEF-4",
        title="Ceasing to look after a child",
        words="Ceasing to look after a child is approved by a nominated officer or the director.",
        citation=Citation(CPPCR, "reg 39, as substituted by SI 2015/495"),
        force=Force.STATUTE,
        verified=Verified.PRIMARY,
    ),
    Provision(
        id="DEF-5",
        title="Placing outside the area",
        words="A placement outside the area is approved by a nominated officer, or by the director "
        "where it is at a distance, and the IRO is consulted first.",
        figure="before the decision",
        starts_from="the decision",
        citation=Citation(CPPCR, "reg 11, as amended by SI 2013/3239"),
        force=Force.STATUTE,
        verified=Verified.GENERAL,
    ),
    Provision(
        id="COV-1",
        title="Coronavirus: two rules relaxed",
        words="For a time the placement plan had no set day, and a short break no longest stay.",
        figure="24 Apr 2020 to 25 Sep 2020",
        citation=Citation(CORONAVIRUS, "reg 8"),
        force=Force.STATUTE,
        verified=Verified.SECONDARY,
        doubt=DOUBT,
        note="Figures of 2020-21 need a note beside them.",
        valid_from=RELAXED_FROM,
        valid_to=RELAXED_TO,
        see=("COV-1a", "COV-1b"),
    ),
    Provision(
        id="PW-3",
        title="Pathway plan",
        words="The pathway plan is made as soon as possible after the assessment of needs.",
        figure="as soon as possible",
        starts_from="the assessment",
        citation=Citation(CPPCR, "reg 43"),
        force=Force.STATUTE,
        verified=Verified.SECONDARY,
        see=("PW-2",),
    ),
)

HANDBOOK_PROVISIONS = (
    Provision(
        id="HB-11",
        title="Informal resolution first",
        words="A concern is first taken up informally, and that is put on the child's file.",
        figure="the child's timescale",
        starts_from="the concern",
        citation=Citation(HANDBOOK, "para 6.1"),
        force=Force.GUIDANCE,
        verified=Verified.SECONDARY,
    ),
    Provision(
        id="HB-13",
        title="Referral to Cafcass",
        words="The IRO may refer a case to Cafcass at any time, beside a dispute or without one.",
        figure="at any time",
        citation=Citation(HANDBOOK, "ch 6; CPPCR reg 45"),
        force=Force.GUIDANCE,
        verified=Verified.SECONDARY,
        note="Never wait for a stage of a dispute.",
    ),
    Provision(
        id="HB-16",
        title="What the annual report holds",
        words="Disputes and issues raised; who the service is, caseloads and continuity; how "
        "children and parents took part; reviews on time and not, and why; audits; resources; good "
        "practice and what is to improve.",
        figure="yearly",
        citation=Citation(HANDBOOK, "para 7.11"),
        force=Force.GUIDANCE,
        verified=Verified.GENERAL,
        note="That it covers contact between brothers and sisters was read in a secondary source.",
    ),
    Provision(
        id="HB-17",
        title="What the IRO is told between reviews",
        words="The council tells the IRO of: a change of plan at short notice; decisions not "
        "carried out in time; a major change of contact; a new social worker; a safeguarding "
        "concern; a complaint; an unexpected move; changes in the family; a charge; an exclusion; "
        "going missing; a serious event in health; a decision of a permanence panel.",
        figure="promptly",
        starts_from="the event",
        citation=Citation(HANDBOOK, "from para 3.72; CPPCR regs 14(2)(b), 37"),
        force=Force.GUIDANCE,
        verified=Verified.GENERAL,
        note="Telling the IRO before a placement ends (reg 14(2)(b)) was read.",
    ),
    Provision(
        id="HB-19",
        title="No quorum of a child's review",
        words="No quorum was found for the review of a looked-after child.",
        citation=Citation("None found"),
        force=None,
        verified=Verified.GENERAL,
        note="The quorum of a child protection conference (CP-8) does not apply.",
        see=("CP-8",),
    ),
    Provision(
        id="HB-20",
        title="What the IRO manager does",
        words="The manager supervises, samples and audits records, observes, and sees that IROs "
        "have independent legal advice.",
        figure="set by the council",
        citation=Citation(HANDBOOK, "ch 7"),
        force=Force.GUIDANCE,
        verified=Verified.GENERAL,
    ),
    Provision(
        id="HB-21",
        title="A child may chair",
        words="A child may chair all or part of their review; the IRO stays responsible.",
        citation=Citation(HANDBOOK, "ch 3"),
        force=Force.GUIDANCE,
        verified=Verified.GENERAL,
    ),
    Provision(
        id="HB-22",
        title="A review in parts",
        words="A review may be held as a series of meetings.",
        citation=Citation("Local practice", "procedures of several councils"),
        force=Force.LOCAL,
        verified=Verified.SECONDARY,
        note="Which day of the series counts is not settled: a setting of local practice.",
        see=("REV-7",),
    ),
)

RECORDS = (
    Provision(
        id="RET-5",
        title="Child protection records of children never looked after",
        words="How long they are kept is for the council; commonly to the 25th birthday, or for 6 "
        "years or more.",
        figure="set by the council",
        citation=Citation("Local practice", "no statute"),
        force=Force.LOCAL,
        verified=Verified.GENERAL,
    ),
    Provision(
        id="RET-6",
        title="Keeping records for good",
        words="More and more records of care and adoption are kept for good, and an inquiry may "
        "forbid destroying any.",
        citation=Citation("Local practice", "guidance for archives, March 2024"),
        force=Force.LOCAL,
        verified=Verified.SECONDARY,
        note="Nothing is deleted by itself; a list for a person to decide is made. That an inquiry "
        "holds records is not verified.",
    ),
    Provision(
        id="RET-7",
        title="The IRO's notes, alerts and disputes",
        words="What an IRO writes about a child is part of the case record and kept as long.",
        figure="as the case record",
        citation=Citation("Part of the case record", "CPPCR regs 38, 49"),
        force=None,
        verified=Verified.GENERAL,
        see=("RET-1",),
    ),
)

PROVISIONS = (*REVIEWS, *OFFICERS, *PLACEMENTS, *HANDBOOK_PROVISIONS, *RECORDS)
