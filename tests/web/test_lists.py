"""Lists: the order and the page stand in the address, and nothing asked for there breaks them."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from tests.case_tables import Case, cases

from footprint.web.shared.addresses import without_value
from footprint.web.shared.paging import paging_of
from footprint.web.shared.sorting import sorting_of


def asked(query: str) -> HttpRequest:
    """Ask for a list as a browser would."""
    return RequestFactory().get(f"/reviews/?{query}")


PAGES = """
asked      | total | page | first | last | rows    | leads to
-          | 137   | 1    | 1     | 50   | 0-50    | 1 2 3
page=2     | 137   | 2    | 51    | 100  | 50-100  | 1 2 3
page=3     | 137   | 3    | 101   | 137  | 100-150 | 1 2 3
page=99    | 137   | 3    | 101   | 137  | 100-150 | 1 2 3
page=0     | 137   | 1    | 1     | 50   | 0-50    | 1 2 3
page=-1    | 137   | 1    | 1     | 50   | 0-50    | 1 2 3
page=²     | 137   | 1    | 1     | 50   | 0-50    | 1 2 3
page=two   | 137   | 1    | 1     | 50   | 0-50    | 1 2 3
-          | 0     | 1    | 0     | 0    | 0-50    | 1
-          | 50    | 1    | 1     | 50   | 0-50    | 1
page=10    | 1000  | 10   | 451   | 500  | 450-500 | 1 … 9 10 11 … 20
"""


@pytest.mark.parametrize("case", cases(PAGES), ids=lambda case: " ".join(case.values()))
def test_a_page_of_a_list_is_the_one_asked_for_or_the_nearest(case: Case) -> None:
    page = paging_of(asked(case["asked"].replace("-", "", 1)), int(case["total"]))
    shown = " ".join("…" if number is None else str(number) for number in page.shown())
    found = {
        "page": str(page.number),
        "first": str(page.first),
        "last": str(page.last),
        "rows": f"{page.rows.start}-{page.rows.stop}",
        "leads to": shown,
    }
    assert found == {name: case[name] for name in found}


ORDERS = """
asked                 | key | says | next address
-                     | due | ascending  | /reviews/?order=-due
order=due             | due | ascending  | /reviews/?order=-due
order=-due            | due | descending | /reviews/?order=due
order=age             | age | none       | /reviews/?order=due
order=password        | due | ascending  | /reviews/?order=-due
order=--due           | due | ascending  | /reviews/?order=-due
only=late&page=3      | due | ascending  | /reviews/?only=late&order=-due
"""


@pytest.mark.parametrize("case", cases(ORDERS), ids=lambda case: " ".join(case.values()))
def test_a_list_stands_in_the_order_asked_for_or_its_own(case: Case) -> None:
    query = "" if case["asked"] == "-" else case["asked"]
    sorting = sorting_of(asked(query), ("due", "age"), first="due")
    found = (sorting.key, sorting.says("due"), sorting.link("due"))
    assert found == (case["key"], case["says"], case["next address"])


def test_one_filter_is_taken_off_and_the_others_stay() -> None:
    request = asked("state=late&state=fine&home=U1&page=4")
    assert without_value(request, "state", "late") == "/reviews/?state=fine&home=U1"


def test_a_list_of_one_page_says_its_count_and_leads_nowhere() -> None:
    page = Template('{% pages paging "reviews" %}')
    short = page.render(Context({"paging": paging_of(asked(""), 3)}))
    assert "Showing 1 to 3 of 3 reviews" in short
    assert "<nav" not in short
    assert "page=2" in page.render(Context({"paging": paging_of(asked(""), 51)}))
