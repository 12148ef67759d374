"""Two children who may be one: somebody looks and says, and nothing is merged by itself."""

from __future__ import annotations

import pytest
from tests.cast import NOW, child, person, viewer

from footprint.operations import duplicates
from footprint.operations.checking import Refused
from footprint.queries import duplicates as queries
from footprint.records.models import Child, DuplicateSuspected, Event, Look, Restriction, User
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def mo() -> User:
    return person("Mo Manager", Role.IRO_MANAGER)


@pytest.fixture
def pair() -> DuplicateSuspected:
    return DuplicateSuspected.objects.create(
        child=child("Leo Frost"), other=child("Leo Frosst"), likeness=95,
        because="same day of birth, names alike", found_at=NOW,
    )  # fmt: skip


def test_a_pair_stands_side_by_side_and_the_look_names_both(
    mo: User, pair: DuplicateSuspected
) -> None:
    (found,) = queries.waiting(viewer=viewer(mo))
    assert [side.name for side in found.sides] == ["Leo Frost", "Leo Frosst"]
    assert Look.objects.get().children == [pair.child_id, pair.other_id]


@pytest.mark.parametrize("is_same", [True, False])
def test_a_judgement_stands_with_both_and_changes_neither(
    mo: User, pair: DuplicateSuspected, is_same: bool
) -> None:
    duplicates.judge(duplicate_id=pair.pk, is_same=is_same, by=viewer(mo))
    pair.refresh_from_db()
    assert (pair.is_same, pair.judged_by) == (is_same, mo)
    assert Event.objects.filter(kind="duplicate judged").count() == 2
    assert Child.objects.count() == 2
    assert queries.waiting(viewer=viewer(mo)) == ()
    with pytest.raises(duplicates.CannotJudge, match="already"):
        duplicates.judge(duplicate_id=pair.pk, is_same=is_same, by=viewer(mo))


def test_a_pair_with_a_restricted_child_is_not_there(mo: User, pair: DuplicateSuspected) -> None:
    Restriction.objects.create(child=pair.other, placed_at=NOW, placed_by=mo, because="risk")
    assert queries.waiting(viewer=viewer(mo)) == ()
    with pytest.raises(duplicates.CannotJudge, match="no such"):
        duplicates.judge(duplicate_id=pair.pk, is_same=True, by=viewer(mo))


def test_who_corrects_no_record_judges_none(pair: DuplicateSuspected) -> None:
    with pytest.raises(Refused):
        duplicates.judge(
            duplicate_id=pair.pk,
            is_same=True,
            by=viewer(person("Pia Officer", Role.PRIVACY_OFFICER)),
        )
