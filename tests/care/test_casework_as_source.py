"""`footprint report casework`: the same report, of the database; and what it will not print."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from tests.care import council
from tests.cast import NOW, child, person, viewer
from tests.returns import run

from footprint.records.models import Child
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
ASKED = ("--council", "Anytown", "--population-under-18", "68400", "--iros", "3")


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    return council.folders(tmp_path_factory.mktemp("council"), children=150)


@pytest.fixture
def loaded(sources):
    maria = viewer(person("Maria Lind", Role.IRO_MANAGER, since=date(2020, 1, 1)))
    return council.load(council.merged(sources), by=maria)


@pytest.mark.parametrize("as_at", ["2026-03-31", "2025-11-12"])
def test_the_report_of_the_database_says_what_that_of_the_files_says(
    sources, loaded, tmp_path, as_at
):
    written = []
    for name, source in (("files", sources), ("database", ["casework"])):
        status, _, said = run(
            "report", *source, "--year-ending", as_at, *ASKED,
            "--out", tmp_path / name, "--format", "html",
        )  # fmt: skip
        assert status == 0, said
        written.append({path.name: path.read_text() for path in (tmp_path / name).iterdir()})
    of_files, of_database = written
    figures = json.loads(of_database["figures.json"])["figures"]
    assert len({one["as_at"] for one in figures}) == 3
    assert sum(one["numerator"] == "c" for one in figures) > 3
    assert of_database == of_files


def test_the_figures_of_the_database_are_the_reports_protected_as_there(loaded, tmp_path):
    run(
        "report", "casework", "--year-ending", "2026-03-31", *ASKED, "--out", tmp_path,
        "--format", "html",
    )  # fmt: skip
    asked = ("indicators", "casework", "--year-ending", "2026-03-31", *ASKED[2:])
    of_report = json.loads((tmp_path / "figures.json").read_text())
    assert json.loads(run(*asked, "--as", "json")[1]) == of_report | {"council": ""}
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--as", "csv")[1])))
    assert rows == list(csv.DictReader(io.StringIO((tmp_path / "figures.csv").read_text())))
    table = run(*asked)[1]
    assert "Reviews held in time" in table
    assert "c: hidden, so that no child can be recognised" in table


@pytest.mark.parametrize(
    "asked",
    [
        ("report", "casework", "--year-ending", "2026-03-31", *ASKED, "--out", "x", "--internal"),
        ("show", "17", "casework", "--year-ending", "2026-03-31"),
        ("timetable", "casework", "--as-at", "2026-03-31"),
    ],
)
def test_what_names_children_lives_in_the_app(asked):
    status, printed, said = run(*asked)
    assert (status, printed) == (2, "")
    words = " ".join(said.replace("│", " ").split())
    assert "is shown in the app, which knows who looks and keeps a log" in words


def test_checking_the_database_counts_what_is_wrong_and_names_nobody(loaded):
    before = {row["rule"] for row in json.loads(run("check", "casework", "--as", "json")[1])}
    assert not before & {"FP-C3", "444"}
    in_care = list(Child.objects.filter(placements__isnull=False).distinct().order_by("number"))
    for one in in_care[:7]:
        one.born_on = None
        one.save()
    in_care[8].upn = in_care[9].upn = "A999123456789"
    in_care[8].save()
    in_care[9].save()
    status, printed, _ = run("check", "casework", "--as", "json")
    assert status == 0
    found = {row["rule"]: row["count"] for row in json.loads(printed)}
    assert int(found["FP-C3"]) >= 7
    assert found["444"] == "1 to 5"
    for shape in ("csv", "table"):
        printed = run("check", "casework", "--as", shape)[1]
        assert "A child without a date of birth" in printed
        assert not [one for one in in_care if one.number in printed]


def test_the_database_is_read_alone(sources):
    status, _, said = run("indicators", "casework", sources[0], "--year-ending", "2026-03-31")
    assert status == 2
    assert "./casework" in said


def test_a_day_to_come_is_answered_for_today(loaded):
    status, _, said = run("indicators", "casework", "--year-ending", "2126-03-31")
    assert status == 0
    assert "is still to come" in said


def test_a_database_without_children_in_care_says_so():
    child("Amy Adeyemi", in_care_since=None)
    status, _, said = run("indicators", "casework", "--year-ending", f"{NOW:%Y-%m-%d}")
    assert status == 1
    assert "no child who was looked after" in said
