"""What the codes mean that only the return uses; wordings are general knowledge, not verified."""

from __future__ import annotations

_ACTIVITIES = {
    "1": "higher education",
    "2": "education other than higher",
    "3": "training or employment",
    "4": "apprenticeship",
    "5": "training or employment, not an apprenticeship",
}
ACTIVITY = {
    f"{time}{n}": f"{words}, {of} activity"
    for n, of in _ACTIVITIES.items()
    for time, words in (("F", "full time"), ("P", "part time"))
} | {
    "G4": "not in education, training or work: illness or disability",
    "G5": "not in education, training or work: other circumstances",
    "G6": "not in education, training or work: pregnancy or parenting",
    "0": "not known",
}
_LIVING = {
    "B": "with parents or relatives",
    "C": "community home",
    "D": "semi-independent, transitional",
    "E": "supported lodgings",
    "G": "gone abroad",
    "H": "deported",
    "K": "ordinary lodgings",
    "R": "residence not known",
    "S": "no fixed abode",
    "T": "foyer",
    "U": "independent living",
    "V": "emergency accommodation",
    "W": "bed and breakfast",
    "X": "custody",
    "Y": "other",
    "Z": "with former foster carers",
}
ACCOMMODATION = {
    f"{letter}{digit}": f"{where}, {how}"
    for letter, where in _LIVING.items()
    for digit, how in (("1", "suitable"), ("2", "unsuitable"))
} | {"0": "not known"}
SOCIAL_WORKER_CHANGE = {
    "MANAGE": "social worker became a manager, or their manager decided",
    "FCONTA": "first social worker of the child",
    "LEFTRL": "social worker left the role",
    "ORGRST": "organisation restructured",
    "TSPROC": "moved to another team as the process has it",
    "ABSENC": "social worker absent",
    "CHCHAN": "child asked for a change",
    "PCCHAN": "parent or carer asked for a change",
    "SWDIED": "social worker died",
    "OTHERS": "other",
}
IN_TOUCH = {
    "YES": "in touch",
    "NO": "not in touch",
    "DIED": "died",
    "REFU": "refuses contact",
    "NREQ": "no longer requires services",
    "RHOM": "returned home",
}
NO_SDQ = {
    "SDQ1": "child under 4 or over 17",
    "SDQ2": "carer refused",
    "SDQ3": "not possible: disability",
    "SDQ4": "other",
    "SDQ5": "child or young person refused",
}
ADOPTERS_SEX = {
    "M1": "one man",
    "F1": "one woman",
    "MM": "two men",
    "FF": "two women",
    "MF": "a man and a woman",
}
ADOPTERS_STATUS = {
    "L0": "single",
    "L11": "married couple, sexes differ",
    "L12": "married couple, same sex",
    "L2": "civil partnership",
    "L3": "couple, unmarried, sexes differ",
    "L4": "couple, unmarried, same sex",
}
NO_LONGER_FOR_ADOPTION = {
    "RD1": "child's needs changed",
    "RD2": "court made no placement order",
    "RD3": "no prospective adopters found",
    "RD4": "other",
}
EARLIER_PERMANENCE = {
    "P1": "adoption",
    "P2": "special guardianship order",
    "P3": "residence or child arrangements order",
    "P4": "not known",
    "Z1": "none",
}
