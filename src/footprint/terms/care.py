"""The words of care: legal status, need, home, provider, and why an episode began or ended.

Codes and meanings are those of the SSDA903 return (data specification, collection years 2017-18
to 2026-27); which code is valid in which year is `exchange.ssda903.codes`.
"""

from __future__ import annotations

from footprint.terms.words import Coded


class LegalStatus(Coded):
    """The legal ground on which a child is looked after."""

    INTERIM_CARE_ORDER = "C1", "interim care order"
    FULL_CARE_ORDER = "C2", "full care order"
    FREEING_ORDER = "D1", "freeing order"
    PLACEMENT_ORDER = "E1", "placement order"
    ACCOMMODATED = "V2", "accommodated under section 20"
    SHORT_BREAKS_EPISODES = "V3", "short breaks, episodes recorded one by one"
    SHORT_BREAKS_AGREEMENT = "V4", "short breaks, agreement recorded"
    REMAND = "J1", "remanded to local authority or youth detention accommodation"
    POLICE_AND_CRIMINAL_EVIDENCE = "J2", "detained under the Police and Criminal Evidence Act"
    YOUTH_REHABILITATION_ORDER = "J3", "youth rehabilitation order with residence or fostering"
    POLICE_PROTECTION = "L1", "police protection"
    EMERGENCY_PROTECTION_ORDER = "L2", "emergency protection order"
    CHILD_ASSESSMENT_ORDER = "L3", "child assessment order"


SHORT_BREAKS = frozenset({LegalStatus.SHORT_BREAKS_EPISODES, LegalStatus.SHORT_BREAKS_AGREEMENT})


class Need(Coded):
    """The main reason a child came to be looked after (the CIN column)."""

    ABUSE_OR_NEGLECT = "N1", "abuse or neglect"
    CHILDS_DISABILITY = "N2", "child's disability"
    PARENTAL_ILLNESS = "N3", "parental illness or disability"
    ACUTE_STRESS = "N4", "family in acute stress"
    FAMILY_DYSFUNCTION = "N5", "family dysfunction"
    UNACCEPTABLE_BEHAVIOUR = "N6", "socially unacceptable behaviour"
    LOW_INCOME = "N7", "low income"
    ABSENT_PARENTING = "N8", "absent parenting"


class Home(Coded):
    """The kind of home a child lives in (the PLACE column)."""

    ADOPTION_CONSENT_CARER = "A3", "placed for adoption with consent, with current foster carer"
    ADOPTION_CONSENT = "A4", "placed for adoption with consent, not with current foster carer"
    ADOPTION_ORDER_CARER = "A5", "placed for adoption with placement order, with current carer"
    ADOPTION_ORDER = "A6", "placed for adoption with placement order, not with current carer"
    SEMI_INDEPENDENT = "H5", "semi-independent, not regulated as a children's home"
    SECURE_HOME = "K1", "secure children's home"
    CHILDRENS_HOME = "K2", "children's home"
    SUPPORTED_ACCOMMODATION = "K3", "registered supported accommodation"
    PARENTS = "P1", "own parents or another with parental responsibility"
    INDEPENDENT = "P2", "independent living"
    RESIDENTIAL_EMPLOYMENT = "P3", "residential employment"
    RESIDENTIAL_CARE_HOME = "R1", "residential care home"
    HEALTH = "R2", "NHS or other health establishment"
    FAMILY_CENTRE = "R3", "family centre or mother and baby unit"
    YOUNG_OFFENDER_INSTITUTION = "R5", "young offender institution"
    RESIDENTIAL_SCHOOL = "S1", "residential school"
    TEMPORARY_0 = "T0", "temporary, any other"
    TEMPORARY_1 = "T1", "temporary: in hospital"
    TEMPORARY_2 = "T2", "temporary: on holiday"
    TEMPORARY_3 = "T3", "temporary: carer away"
    TEMPORARY_4 = "T4", "temporary: other"
    RELATIVE_LONG_TERM = "U1", "fostered with relative or friend, long term"
    RELATIVE_FOSTERING_FOR_ADOPTION = (
        "U2",
        "fostered with relative or friend, fostering for adoption",
    )
    RELATIVE_OTHER = "U3", "fostered with relative or friend, other"
    FOSTER_LONG_TERM = "U4", "fostered with another carer, long term"
    FOSTER_FOR_ADOPTION = "U5", "fostered with another carer, fostering for adoption"
    FOSTER_OTHER = "U6", "fostered with another carer, other"
    OTHER = "Z1", "other"
    OTHER_11 = "Z11", "other (Z11; wording not verified)"
    OTHER_12 = "Z12", "other (Z12; wording not verified)"
    OTHER_13 = "Z13", "other (Z13; wording not verified)"
    OTHER_14 = "Z14", "other (Z14; wording not verified)"


PLACED_FOR_ADOPTION = frozenset(
    {
        Home.ADOPTION_CONSENT_CARER,
        Home.ADOPTION_CONSENT,
        Home.ADOPTION_ORDER_CARER,
        Home.ADOPTION_ORDER,
    }
)
TEMPORARY = frozenset(
    {Home.TEMPORARY_0, Home.TEMPORARY_1, Home.TEMPORARY_2, Home.TEMPORARY_3, Home.TEMPORARY_4}
)


class HomeKind(Coded):
    """Kinds of home as a report groups them."""

    FOSTER = "foster", "foster home"
    ADOPTION = "adoption", "placed for adoption"
    PARENTS = "parents", "with parents"
    CHILDRENS_HOME = "childrens_home", "children's home"
    SECURE = "secure", "secure home or young offender institution"
    SUPPORTED = "supported", "supported or independent living"
    OTHER_RESIDENTIAL = "other_residential", "other residential, school or health"
    TEMPORARY = "temporary", "temporary"
    OTHER = "other", "other"


HOME_KINDS: dict[Home, HomeKind] = {
    **dict.fromkeys(PLACED_FOR_ADOPTION, HomeKind.ADOPTION),
    **dict.fromkeys(TEMPORARY, HomeKind.TEMPORARY),
    **{home: HomeKind.FOSTER for home in Home if home.value.startswith("U")},
    **{home: HomeKind.OTHER for home in Home if home.value.startswith("Z")},
    Home.PARENTS: HomeKind.PARENTS,
    Home.CHILDRENS_HOME: HomeKind.CHILDRENS_HOME,
    Home.SECURE_HOME: HomeKind.SECURE,
    Home.YOUNG_OFFENDER_INSTITUTION: HomeKind.SECURE,
    Home.SEMI_INDEPENDENT: HomeKind.SUPPORTED,
    Home.SUPPORTED_ACCOMMODATION: HomeKind.SUPPORTED,
    Home.INDEPENDENT: HomeKind.SUPPORTED,
    Home.RESIDENTIAL_EMPLOYMENT: HomeKind.SUPPORTED,
    Home.RESIDENTIAL_CARE_HOME: HomeKind.OTHER_RESIDENTIAL,
    Home.HEALTH: HomeKind.OTHER_RESIDENTIAL,
    Home.FAMILY_CENTRE: HomeKind.OTHER_RESIDENTIAL,
    Home.RESIDENTIAL_SCHOOL: HomeKind.OTHER_RESIDENTIAL,
}


class Provider(Coded):
    """Who provides the home."""

    PARENT = "PR0", "parent or person with parental responsibility"
    OWN = "PR1", "the council's own provision"
    OTHER_COUNCIL = "PR2", "another council"
    OTHER_PUBLIC = "PR3", "other public provision"
    PRIVATE = "PR4", "private provision"
    VOLUNTARY = "PR5", "voluntary or third-sector provision"


class NewEpisode(Coded):
    """Why an episode began (the RNE column)."""

    STARTED = "S", "started to be looked after"
    LEGAL_STATUS = "L", "legal status changed"
    PLACEMENT_AND_CARER = "P", "placement and carer changed"
    PLACEMENT = "T", "placement changed, same carer"
    LEGAL_STATUS_PLACEMENT_CARER = "B", "legal status, placement and carer changed"
    LEGAL_STATUS_PLACEMENT = "U", "legal status and placement changed, same carer"


class EndReason(Coded):
    """Why an episode ended (the REC column); X1 means another begins the same day."""

    NEW_EPISODE = "X1", "a new episode began the same day"
    ADOPTED_UNOPPOSED = "E11", "adopted, application unopposed"
    ADOPTED_CONSENT_DISPENSED = "E12", "adopted, consent dispensed with"
    DIED = "E2", "died"
    OTHER_COUNCIL = "E3", "care taken over by another council"
    HOME_PLANNED = "E4A", "returned home, planned"
    HOME_UNPLANNED = "E4B", "returned home, unplanned"
    OTHER_ADULT = "E13", "left to live with a person without parental responsibility"
    CHILD_ARRANGEMENTS_ORDER = "E41", "child arrangements order"
    GUARDIANSHIP_FOSTER_CARER_OLD = "E43", "special guardianship, former foster carer"
    GUARDIANSHIP_OTHER_OLD = "E44", "special guardianship, other carer"
    GUARDIANSHIP_RELATIVE_CARER = (
        "E45",
        "special guardianship, former foster carer, relative or friend",
    )
    GUARDIANSHIP_FOSTER_CARER = "E46", "special guardianship, other former foster carer"
    GUARDIANSHIP_RELATIVE = "E47", "special guardianship, other relative or friend"
    GUARDIANSHIP_OTHER = "E48", "special guardianship, another person"
    INDEPENDENT_SUPPORTED = "E5", "moved into independent living with support"
    INDEPENDENT = "E6", "moved into independent living without support"
    ADULT_CARE = "E7", "moved to a home of adult social care"
    OTHER = "E8", "ceased for another reason"
    CUSTODY = "E9", "sentenced to custody"
    REMAND_ENDED = "E14", "remand to accommodation ended"
    AGE_ASSESSED = "E15", "age assessed as 18 or over"
    ABROAD = "E16", "moved abroad"
    STAYED_WITH_CARERS = "E17", "turned 18 and stayed with carers"


class PlacementChange(Coded):
    """Why a placement ended (the REASON_PLACE_CHANGE column)."""

    CARE_PLAN = "CARPL", "change to or carrying out of the care plan"
    CLOSED = "CLOSE", "home closed"
    ALLEGATION = "ALLEG", "allegation"
    STANDARDS = "STAND", "standards of care"
    APPROVAL_REMOVED = "APPRR", "approval removed"
    CARER_BEHAVIOUR = "CREQB", "carer asked, because of the child's behaviour"
    CARER_OTHER = "CREQO", "carer asked, for another reason"
    CHILD = "CHILD", "child asked"
    COUNCIL = "LAREQ", "responsible council asked"
    PLACING = "PLACE", "change in the status of the placement only"
    CUSTODY = "CUSTOD", "custody arrangement"
    OTHER = "OTHER", "other"
