"""A list taken away: what the page showed and no more, with the reason, by whom it is allowed."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, allocate, child, person, team
from tests.children.cast_of_pages import filled
from tests.signing_in import sign_in, with_app

from footprint.operations import timetables
from footprint.records.models import Child, Look, User
from footprint.terms.people import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
EXPORT = reverse("export-children")
WHY = {"because": "Figures for the board on Thursday."}


@pytest.fixture
def mo() -> User:
    asha = with_app(person("Asha Iro", Role.IRO))
    there = [filled(), child("Zed =HYPERLINK(1)"), child("Leo Ash")]
    timetables.rebuild([one.pk for one in there], at=NOW)
    for one in (*there, child("Not Now", in_care_since=None)):
        allocate(one, asha)
    return with_app(person("Mo Manager", Role.IRO_MANAGER))


def rows(answer: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("narrowed", ["", "?order=-name", "?due=late", "?seen=not&order=age"])
def test_the_file_holds_what_the_list_showed_in_its_order(
    client: Client, mo: User, narrowed: str
) -> None:
    sign_in(client, mo)
    shown = client.get(reverse("my-children") + narrowed)
    answer = client.post(EXPORT + narrowed, {"kind": "csv", **WHY})
    found = rows(answer)
    assert [row["Number"] for row in found] == [line.number for line in shown.context["rows"]]
    assert found
    assert "attachment; filename=" in answer["Content-Disposition"]
    last = Look.objects.order_by("-pk")[0]
    assert (last.kind, last.because, last.by) == ("exported", WHY["because"], mo)
    wanted = Child.objects.filter(number__in=[row["Number"] for row in found])
    assert last.children == sorted(one.pk for one in wanted)


def test_the_link_on_the_page_keeps_filters_and_order_and_leaves_the_page(
    client: Client, mo: User
) -> None:
    sign_in(client, mo)
    page = client.get(reverse("my-children") + "?due=late&order=-name&page=1").content.decode()
    assert f'href="{EXPORT}?due=late&amp;order=-name"' in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_sealed_place_and_nothing_a_spreadsheet_would_compute(
    client: Client, mo: User, kind: str
) -> None:
    sign_in(client, mo)
    answer = client.post(EXPORT, {"kind": kind, **WHY})
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        text = " ".join(str(cell.value) for cell in cells)
    else:
        text = answer.content.decode()
        assert not any(value.startswith("=") for row in rows(answer) for value in row.values())
    assert "CANARY" not in text
    assert "CN1" not in text
    assert "Minnie Yusuf" in text


def test_without_a_reason_there_is_no_file_and_nothing_is_written_as_exported(
    client: Client, mo: User
) -> None:
    sign_in(client, mo)
    answer = client.post(EXPORT, {"kind": "csv", "because": " "})
    assert "Say why you need it outside this system" in answer.content.decode()
    assert "Content-Disposition" not in answer
    assert not Look.objects.filter(kind="exported").exists()


def test_a_screen_left_open_gives_no_file_before_the_second_factor(
    client: Client, mo: User
) -> None:
    sign_in(client, mo)
    with time_machine.travel(NOW + timedelta(minutes=6), tick=False):
        answer = client.post(EXPORT, {"kind": "csv", **WHY})
    assert (answer.status_code, "prove" in answer["Location"]) == (302, True)
    assert not Look.objects.filter(kind="exported").exists()


@pytest.mark.parametrize(
    "role", [Role.IRO, Role.BUSINESS_SUPPORT, Role.SOCIAL_WORKER, Role.ADMINISTRATOR]
)
def test_whoever_may_not_is_refused_in_words_and_sees_no_link(client: Client, role: Role) -> None:
    east = team("East") if role is Role.SOCIAL_WORKER else None
    sign_in(client, with_app(person("Somebody Else", role, team=east)))
    answer = client.post(EXPORT, {"kind": "csv", **WHY})
    assert answer.status_code == 403
    assert "You may not export a list of children. It is for:" in answer.content.decode()
    assert EXPORT not in client.get(reverse("home")).content.decode()
