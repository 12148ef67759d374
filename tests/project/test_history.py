"""The database keeps every version of a record, however many rows one statement writes."""

from __future__ import annotations

import pytest
from tests.cast import child

from footprint.records.models import Child

pytestmark = pytest.mark.django_db


def versions(of: Child) -> list[tuple[str, str]]:
    """What was done to a child's record, and the language it had then, in order."""
    kept = Child.pgh_event_model.objects.filter(pgh_obj_id=of.pk).order_by("pgh_id")
    return list(kept.values_list("pgh_label", "language"))


def test_each_row_of_a_statement_has_a_version_of_its_own() -> None:
    leo, mia = child("Leo Hart"), child("Mia Hart")
    Child.objects.filter(pk__in=[leo.pk, mia.pk]).update(language="Welsh")
    assert versions(leo) == versions(mia) == [("insert", ""), ("update", "Welsh")]


def test_a_row_that_a_statement_leaves_as_it_was_has_no_new_version() -> None:
    leo, mia = child("Leo Hart"), child("Mia Hart")
    Child.objects.filter(pk=leo.pk).update(language="Welsh")
    Child.objects.filter(pk__in=[leo.pk, mia.pk]).update(language="Welsh")
    assert versions(leo) == [("insert", ""), ("update", "Welsh")]
    assert versions(mia) == [("insert", ""), ("update", "Welsh")]


def test_what_was_deleted_is_kept() -> None:
    made = [Child(number=f"N{n}", first_name="Ann", language="Urdu") for n in range(2)]
    one, other = Child.objects.bulk_create(made)
    Child.objects.filter(pk__in=[one.pk, other.pk]).delete()
    assert versions(one) == versions(other) == [("insert", "Urdu"), ("delete", "Urdu")]
