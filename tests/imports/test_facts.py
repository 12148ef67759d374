"""Details of children, dated facts, times missing and Annex A list 8, brought in as tables."""

# ruff: noqa: E501  one case a line reads better than one cell a line

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import TODAY, child, person, viewer
from tests.imports.bringing import bring, look, write

from footprint.records.models import Child, DatedFact, ImportedRow, Missing, PermanencePlan, Review
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


@pytest.fixture
def amina():
    return numbered("Amina Bello", "0012", born_on=date(2012, 2, 29))


def numbered(name: str, number: str, **more) -> Child:
    made = child(name, **more)
    made.number = number
    made.save()
    return made


def csv(*rows: str) -> tuple[str, str]:
    return "a file.csv", "\n".join(rows) + "\n"


# ---- dated facts ---------------------------------------------------------------------------------

TABLES = [
    # table, header, row, kind, what is kept
    ("care_plans", "Child number,Care plan date,Detail", "0012,03/02/2026,after the move", "care plan", {"detail": "after the move"}),
    ("placement_plans", "Child ID,Date", "0012,03/02/2026", "placement plan", {}),
    ("pathway_plans", "Child ID,Date", "0012,03/02/2026", "pathway plan", {}),
    ("visits", "Child ID,Visit date,Child seen alone", "0012,03/02/2026,No", "visit", {"seen_alone": False}),
    ("health", "Child ID,Date of last health assessment", "0012,03/02/2026", "health", {}),
    ("dental", "Child ID,Date of last dental check", "0012,03/02/2026", "dental", {}),
    ("peps", "Child ID,PEP date", "0012,03/02/2026", "PEP", {}),
    ("sdqs", "Child ID,Date,SDQ score", "0012,03/02/2026,17", "SDQ", {"score": 17}),
    ("return_interviews", "Child ID,Interview date", "0012,03/02/2026", "return interview", {}),
]  # fmt: skip


@pytest.mark.parametrize(("table", "header", "row", "kind", "kept"), TABLES)
def test_every_table_of_dated_facts_comes_in(maria, amina, table, header, row, kind, kept):
    bring(table, csv(header, row), by=maria)
    fact = DatedFact.objects.get()
    assert (fact.child, fact.kind, fact.on) == (amina, kind, date(2026, 2, 3))
    assert {name: getattr(fact, name) for name in kept} == kept
    row_kept = ImportedRow.objects.get()
    assert (row_kept.record, row_kept.record_id, row_kept.row) == ("datedfact", fact.pk, 2)
    assert row_kept.values[header.split(",")[0]] == "0012"


def test_silence_empties_nothing_and_a_value_replaces_another(maria, amina):
    bring("sdqs", csv("Child ID,Date,Score,Note", "0012,03/02/2026,17,by the carer"), by=maria)
    looked = look("sdqs", csv("Child ID,Date,Score,Note", "0012,03/02/2026,19,"), by=maria)
    assert [row["values"] for row in looked.rows("changed")] == [[["score", "17", "19"]]]
    write(looked, by=maria)
    assert DatedFact.objects.values_list("score", "detail").get() == (19, "by the carer")


def test_a_fact_that_is_recorded_and_not_in_the_file_is_listed_and_stays(maria, amina):
    for day in (3, 4, 5):
        DatedFact.objects.create(child=amina, kind="visit", on=date(2026, 2, day))
    looked = bring(
        "visits", csv("Child ID,Visit date", "0012,03/02/2026", "0012,06/02/2026"), by=maria
    )
    assert looked.labels("absent") == [
        "visit of the social worker on 4 Feb 2026",
        "visit of the social worker on 5 Feb 2026",
    ]
    assert DatedFact.objects.count() == 4


ROWS = [
    # what, rows, problems, new
    ("a child nobody knows", ["0099,03/02/2026"], [("reject row", "FP-I20", 2, "Child number")], 0),
    ("the same row twice", ["0012,03/02/2026", "0012,03/02/2026"], [("warn", "FP-I10", 3, "Date")], 1),
    ("a row that contradicts another", ["0012,03/02/2026,yes", "0012,03/02/2026,no"], [("reject row", "FP-I11", 3, "Date")], 1),
    ("a child's number in other letters", ["AB1,03/02/2026", "ab1,04/02/2026"], [], 2),
]  # fmt: skip


@pytest.mark.parametrize(("what", "rows", "told", "new"), ROWS, ids=[one[0] for one in ROWS])
def test_rows_are_judged_by_the_records(maria, amina, what, rows, told, new):
    numbered("Ben Ash", "Ab1")
    header = "Child ID,Visit date,Seen alone"
    rows = [row if row.count(",") == 2 else f"{row}," for row in rows]
    looked = look("visits", csv(header, *rows), by=maria)
    assert looked.told == told
    assert looked.shown["counts"]["new"] == new


def test_another_date_of_birth_holds_the_row_out(maria, amina):
    looked = look("visits", csv("Child ID,Visit date,DOB", "0012,03/02/2026,01/02/2013"), by=maria)
    assert looked.told == [("reject row", "FP-I21", 2, "Date of birth")]
    assert "29 Feb 2012" in looked.rows("problems")[0]["what"]


def test_a_table_of_facts_brings_the_name_of_a_child_who_has_none(maria, amina):
    Child.objects.update(first_name="", last_name="", born_on=None)
    assert Child.objects.get().full_name == "0012"
    header = "Child ID,Visit date,Forename,Surname,DOB"
    bring("visits", csv(header, "0012,03/02/2026,Amina,Bello,29/02/2012"), by=maria)
    found = Child.objects.get()
    assert (found.full_name, found.born_on, found.version) == ("Amina Bello", date(2012, 2, 29), 2)
    bring("visits", csv(header, "0012,04/02/2026,Aminah,Belo,29/02/2012"), by=maria)
    assert Child.objects.get().full_name == "Amina Bello"


# ---- missing -------------------------------------------------------------------------------------


def test_times_missing_come_in_and_end(maria, amina):
    bring("missing", csv("Child ID,From,To,Kind", "0012,03/02/2026,,M"), by=maria)
    bring("missing", csv("Child ID,From,To,Kind", "0012,03/02/2026,05/02/2026,M"), by=maria)
    assert Missing.objects.values_list("started_on", "ended_on", "kind").get() == (
        date(2026, 2, 3),
        date(2026, 2, 5),
        "M",
    )


def test_an_end_before_its_start_is_held_out(maria, amina):
    looked = look("missing", csv("Child ID,From,To", "0012,03/02/2026,02/02/2026"), by=maria)
    assert looked.told == [("reject row", "FP-R17", 2, "To")]


# ---- list 8 --------------------------------------------------------------------------------------

LIST_8 = (
    "Child Unique ID,Gender,Date of Birth,Age of Child (Years),Date of Latest Statutory Review,"
    "Date of Last Social Work Visit,What is the permanence plan for this child?,"
    "Date of Last Health Assessment,Date of Last Dental Check,Allocated Worker"
)


def test_list_8_of_annex_a_comes_in_as_what_its_columns_say(maria, amina):
    row = (
        "0012,b) Female,29/02/2012,14,02/06/2026,03/06/2026,f) Long-term fostering,04/06/2026,,Ann"
    )
    looked = bring("annex_a_8", csv(LIST_8, row), by=maria)
    assert looked.told == [("warn", "FP-F10", 1, "Gender")]
    facts = DatedFact.objects.order_by("on").values_list("kind", "on")
    assert list(facts) == [("visit", date(2026, 6, 3)), ("health", date(2026, 6, 4))]
    assert Review.objects.get().held_on == date(2026, 6, 2)
    plan = PermanencePlan.objects.get()
    assert (plan.plan, plan.started_on, plan.ended_on) == ("fostering", TODAY, None)


def test_another_permanence_plan_follows_the_one_that_holds(maria, amina):
    PermanencePlan.objects.create(child=amina, plan="family", started_on=date(2026, 1, 5))
    row = "0012,,29/02/2012,14,,,b) Adoption,,,"
    bring("annex_a_8", csv(LIST_8, row), by=maria)
    bring_again = look("annex_a_8", csv(LIST_8, row), by=maria)
    plans = PermanencePlan.objects.order_by("started_on").values_list("plan", "ended_on")
    assert list(plans) == [("family", TODAY), ("adoption", None)]
    assert bring_again.shown["counts"]["new"] == 0


# ---- who children are ----------------------------------------------------------------------------

DETAILS = "Child number,First name,Last name,Date of birth,Gender,UPN"


def test_names_and_details_make_a_child_or_change_one(maria, amina):
    looked = bring(
        "children",
        csv(DETAILS, "0012,Aminah,Bello,29/02/2012,Female,", "0099,Ben,Ash,05/06/2014,M,UN1"),
        by=maria,
    )
    assert looked.labels("new") == ["child 0099"]
    assert [row["values"] for row in looked.rows("changed")] == [
        [["first name", "Amina", "Aminah"]]
    ]
    ben = Child.objects.get(number="0099")
    assert (ben.full_name, ben.sex, ben.upn) == ("Ben Ash", "M", "UN1")


def test_the_timetable_follows_a_corrected_date_of_birth(maria, amina):
    bring("children", csv(DETAILS, "0012,Amina,Bello,01/03/2009,F,"), by=maria)
    assert Child.objects.get().born_on == date(2009, 3, 1)
    assert amina.timetable.exists()


def test_a_child_in_care_who_is_not_in_the_list_is_told(maria, amina):
    looked = look("children", csv(DETAILS, "0099,Ben,Ash,05/06/2014,M,"), by=maria)
    assert looked.labels("absent") == ["child 0012"]


def test_a_number_that_may_have_gone_to_another_child_is_warned_of(maria, amina):
    looked = look("children", csv(DETAILS, "0012,Ben,Ash,05/06/2014,M,"), by=maria)
    assert ("warn", "FP-I33", 2, "Child number") in looked.told


BIRTHS = [
    ("05/06/2025", "came into care"),  # after coming into care
    ("05/06/1985", "over 25"),
]


@pytest.mark.parametrize(("born_on", "words"), BIRTHS)
def test_a_birth_that_does_not_fit_the_time_in_care_is_held_out(maria, amina, born_on, words):
    looked = look("children", csv(DETAILS, f"0012,Amina,Bello,{born_on},F,"), by=maria)
    assert looked.told == [("reject row", "FP-I35", 2, "Date of birth")]
    assert words in looked.rows("problems")[0]["what"]


def test_a_formula_is_text(maria, amina):
    bring("visits", csv("Child ID,Visit date,Note", "0012,03/02/2026,=HYPERLINK(A1)"), by=maria)
    assert DatedFact.objects.get().detail == "=HYPERLINK(A1)"
