"""A return brought into casework: what it says is recorded, and what it leaves out stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import NOW, person, viewer
from tests.exchange.given_files import EPISODES, HEADER, REVIEWS, csv
from tests.imports.bringing import bring, look, write

from footprint.records.models import (
    Child,
    Event,
    ImportedRow,
    LegalStatusHeld,
    LookedAfterPeriod,
    Placement,
    Review,
    TimetableRow,
)
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db

AMINA = "0012,F,29/02/2012,BAFR,A12345678901B,0,"
FIRST = "0012,09/05/2025,S,C1,N1,U6,PR1,04/11/2025,X1,CARPL,WS1 1AA,B1 1AA,1234567"
SECOND = "0012,04/11/2025,P,C1,N1,K2,PR4,,,,WS1 1AA,B2 1AA,SC111111"


def files(*, header=(AMINA,), episodes=(FIRST, SECOND), reviews=("0012,,06/06/2025,PN1",)):
    return (
        ("header.csv", csv(HEADER, *header)),
        ("episodes.csv", csv(EPISODES, *episodes)),
        ("reviews.csv", csv(REVIEWS, *reviews)),
    )


@pytest.fixture
def maria():
    return viewer(person("Maria Lind", Role.IRO_MANAGER))


def test_a_child_comes_in_with_everything_the_return_says(maria):
    bring("return", *files(), by=maria)
    child = Child.objects.get()
    assert (child.number, child.full_name, child.born_on) == ("0012", "0012", date(2012, 2, 29))
    period = LookedAfterPeriod.objects.get()
    assert (period.started_on, period.ended_on, period.need) == (date(2025, 5, 9), None, "N1")
    assert LegalStatusHeld.objects.get().status == "C1"
    homes = Placement.objects.order_by("started_on").values_list(
        "home", "ended_on", "change_reason"
    )
    assert list(homes) == [("U6", date(2025, 11, 4), "CARPL"), ("K2", None, "")]
    assert Review.objects.get().participation == "PN1"


def test_the_timetable_is_made_in_the_same_transaction(maria):
    bring("return", *files(), by=maria)
    rows = TimetableRow.objects.order_by("sequence").values_list("held_on", "due_by")
    assert rows[0] == (date(2025, 6, 6), date(2025, 6, 9))
    assert rows[1][0] is None


def test_every_record_remembers_its_file_and_row_with_the_values_as_read(maria):
    bring("return", *files(), by=maria)
    home = Placement.objects.get(home="K2")
    row = ImportedRow.objects.get(record="placement", record_id=home.pk)
    assert (row.file, row.row) == ("return/episodes.csv", 3)
    assert (row.values["DECOM"], row.values["PLACE"]) == ("2025-11-04", "K2")
    assert "PL_POST" not in row.values
    counted = ImportedRow.objects.values_list("record", flat=True)
    assert sorted(counted) == ["child", "legalstatusheld", "lookedafterperiod", "placement",
                               "placement", "review"]  # fmt: skip


def test_an_event_tells_the_child_s_history_what_was_brought_in(maria):
    bring("return", *files(), by=maria)
    event = Event.objects.get(kind="imported")
    assert event.sentence.startswith("Maria Lind brought in header.csv and 2 more: 1 child new")
    assert "2 placements new" in event.sentence


def test_nothing_is_written_by_looking(maria):
    look("return", *files(), by=maria)
    assert not Child.objects.exists()
    assert not Event.objects.exists()


def test_the_preview_says_what_is_new_and_where_it_comes_from(maria):
    looked = look("return", *files(), by=maria)
    assert looked.labels("new") == [
        "child 0012",
        "time in care from 9 May 2025",
        "legal status from 9 May 2025",
        "placement from 9 May 2025",
        "placement from 4 Nov 2025",
        "review on 6 Jun 2025",
    ]
    assert looked.rows("new")[4]["values"][:2] == [
        ["home", "", "children's home"],
        ["provider", "", "private provision"],
    ]
    assert (looked.rows("new")[4]["file"], looked.rows("new")[4]["row"]) == (
        "return/episodes.csv",
        3,
    )


def test_what_changed_is_shown_with_the_old_and_the_new(maria):
    bring("return", *files(), by=maria)
    ended = SECOND.replace(",,,,", ",03/02/2026,E4A,,", 1)
    looked = look("return", *files(episodes=(FIRST, ended)), by=maria)
    assert looked.rows("new") == []
    assert [(row["what"], row["values"]) for row in looked.rows("changed")] == [
        (
            "time in care from 9 May 2025",
            [["to", "empty", "3 Feb 2026"], ["why it ended", "empty", "returned home, planned"]],
        ),
        ("legal status from 9 May 2025", [["to", "empty", "3 Feb 2026"]]),
        ("placement from 4 Nov 2025", [["to", "empty", "3 Feb 2026"]]),
    ]
    write(looked, by=maria)
    assert LookedAfterPeriod.objects.get().ended_on == date(2026, 2, 3)


def test_the_same_return_again_changes_nothing_and_cannot_be_written(maria):
    from footprint.operations import imports

    bring("return", *files(), by=maria)
    looked = look("return", *files(), by=maria)
    assert looked.shown["counts"] == {
        "new": 0, "changed": 0, "unchanged": 6, "absent": 0, "alike": 0,
        "rejected_files": 0, "rejected_rows": 0, "warnings": 0,
    }  # fmt: skip
    with pytest.raises(imports.CannotImport, match="nothing to write"):
        imports.begin(import_id=looked.id, by=maria)


def test_a_child_who_is_absent_is_listed_and_stays(maria):
    bring("return", *files(), by=maria)
    other = "0099,F,01/02/2013,WBRI,UN1,0,"
    episode = FIRST.replace("0012", "0099").replace("04/11/2025,X1,CARPL", ",,")
    looked = bring(
        "return", *files(header=(other,), episodes=(episode,), reviews=("0099,,06/06/2025,PN1",)),
        by=maria,
    )  # fmt: skip
    assert looked.labels("absent") == ["child 0012"]
    assert LookedAfterPeriod.objects.get(child__number="0012").ended_on is None


def test_a_review_that_is_absent_is_listed_and_stays(maria):
    bring("return", *files(reviews=("0012,,06/06/2025,PN1", "0012,,05/09/2025,PN2")), by=maria)
    looked = look("return", *files(), by=maria)
    assert looked.labels("absent") == ["review on 5 Sep 2025"]
    assert looked.rows("changed") == []


def test_a_booked_review_that_the_return_says_was_held_is_that_review(maria):
    bring("return", *files(), by=maria)
    child = Child.objects.get()
    booked = Review.objects.create(child=child, booked_for=NOW - timedelta(days=300))
    day = booked.booked_for.date()
    bring("return", *files(reviews=("0012,,06/06/2025,PN1", f"0012,,{day:%d/%m/%Y},PN2")), by=maria)
    booked.refresh_from_db()
    assert (booked.held_on, booked.participation, booked.version) == (day, "PN2", 2)


def test_names_that_are_known_are_not_lost(maria):
    bring("return", *files(), by=maria)
    Child.objects.update(first_name="Amina", last_name="Bello")
    bring("return", *files(header=(AMINA.replace("BAFR", "BOTH"),)), by=maria)
    child = Child.objects.get()
    assert (child.full_name, child.ethnicity) == ("Amina Bello", "BOTH")


def test_care_that_contradicts_the_records_is_held_out_and_the_rest_comes_in(maria):
    bring("return", *files(episodes=(FIRST, SECOND)), by=maria)
    longer = FIRST.replace("04/11/2025,X1", "01/12/2025,X1")
    third = SECOND.replace("04/11/2025", "01/12/2025").replace("K2", "R1")
    looked = bring(
        "return",
        *files(episodes=(longer, third), reviews=("0012,,06/06/2025,PN1", "0012,,05/09/2025,PN1")),
        by=maria,
    )
    assert ("reject row", "FP-I30", 2, "DECOM") in looked.told
    assert looked.labels("new") == ["review on 5 Sep 2025"]
    assert Placement.objects.filter(home="R1").count() == 0


def test_a_row_that_cannot_be_read_ends_no_care(maria):
    bad = SECOND.replace("K2", "XX")
    looked = bring("return", *files(episodes=(FIRST, bad)), by=maria)
    assert ("reject row", "FP-R10", 3, "PLACE") in looked.told
    assert ("reject row", "FP-I29", 2, "DECOM") in looked.told
    assert not LookedAfterPeriod.objects.exists()
    assert Child.objects.get().number == "0012"


def test_an_adopter_s_postcode_is_kept_sealed(maria):
    placed = SECOND.replace("K2,PR4", "A6,PR1")
    looked = bring("return", *files(episodes=(FIRST, placed)), by=maria)
    home = Placement.objects.get(home="A6")
    assert (home.postcode, home.is_confidential) == ("", True)
    sealed = home.child.confidential_locations.get()
    assert (sealed.kind, sealed.postcode) == ("adopter", "B2 1AA")
    assert "B2 1AA" not in str(looked.shown)
    assert "B2 1AA" not in str(list(ImportedRow.objects.values_list("values", flat=True)))


def test_a_home_that_is_kept_sealed_stays_so(maria):
    bring("return", *files(), by=maria)
    Placement.objects.filter(home="K2").update(is_confidential=True, postcode="")
    looked = look("return", *files(episodes=(FIRST, SECOND.replace("B2 1AA", "B3 1AA"))), by=maria)
    assert "B3 1AA" not in str(looked.shown)
    assert all(row["what"] != "postcode" for row in looked.rows("changed"))


def test_a_child_s_number_is_the_same_in_any_case(maria):
    bring("return", *files(header=(AMINA.replace("0012", "ab12"),),
          episodes=(FIRST.replace("0012", "ab12"), SECOND.replace("0012", "ab12")),
          reviews=()), by=maria)  # fmt: skip
    looked = look("return", *files(header=(AMINA.replace("0012", "AB12"),),
                  episodes=(FIRST.replace("0012", "AB12"), SECOND.replace("0012", "AB12")),
                  reviews=()), by=maria)  # fmt: skip
    assert looked.shown["counts"]["new"] == 0
    assert looked.shown["counts"]["changed"] == 0


def test_the_day_a_child_died_is_recorded(maria):
    died = SECOND.replace(",,,,", ",03/02/2026,E2,,", 1)
    bring("return", *files(episodes=(FIRST, died)), by=maria)
    assert Child.objects.get().died_on == date(2026, 2, 3)


def test_reviews_count_as_recorded_from_the_first_year_brought_in(maria):
    from footprint.queries.practice import in_force

    bring("return", *files(), by=maria)
    assert in_force().reviews_from == date(2025, 4, 1)
