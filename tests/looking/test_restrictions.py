"""Restricting a record takes one person, opening it again takes two."""

from __future__ import annotations

import pytest
from tests.cast import allocate, child, person, viewer

from footprint.access.actions import Action
from footprint.operations import conflicts, restrictions
from footprint.operations.checking import Refused
from footprint.queries import looking
from footprint.records.models import Child, FamilyConflict, RestrictedName, User
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def mo() -> User:
    return person("Mo Manager", Role.IRO_MANAGER)


@pytest.fixture
def asha() -> User:
    return person("Asha Iro", Role.IRO)


@pytest.fixture
def leo(asha: User) -> Child:
    made = child("Leo Frost")
    allocate(made, asha)
    return made


def finds(user: User, of: Child) -> bool:
    return looking.children_for(viewer(user), Action.FIND).filter(pk=of.pk).exists()


def restrict(of: Child, by: User, *names: User) -> None:
    restrictions.restrict(
        public_id=of.public_id, because="A risk", names=[one.pk for one in names], by=viewer(by)
    )


def test_it_closes_to_all_but_the_iro_the_restrictor_and_the_named(
    mo: User, asha: User, leo: Child
) -> None:
    meg, may = person("Meg Manager", Role.IRO_MANAGER), person("May Manager", Role.IRO_MANAGER)
    restrict(leo, mo, meg)
    assert [finds(one, leo) for one in (mo, asha, meg, may)] == [True, True, True, False]


def test_it_opens_again_when_a_second_person_agrees(mo: User, asha: User, leo: Child) -> None:
    may = person("May Manager", Role.IRO_MANAGER)
    restrict(leo, mo)
    with pytest.raises(restrictions.CannotRestrict, match="ask for it first"):
        restrictions.lift(public_id=leo.public_id, by=viewer(mo))
    restrictions.ask_to_lift(public_id=leo.public_id, by=viewer(mo))
    with pytest.raises(restrictions.CannotRestrict, match="second person"):
        restrictions.lift(public_id=leo.public_id, by=viewer(mo))
    assert not finds(may, leo)
    restrictions.lift(public_id=leo.public_id, by=viewer(asha))
    assert finds(may, leo)
    assert not RestrictedName.objects.filter(ended_on__isnull=True).exists()


def test_the_iro_stays_on_the_list(mo: User, asha: User, leo: Child) -> None:
    restrict(leo, mo)
    with pytest.raises(restrictions.CannotRestrict, match="stays"):
        restrictions.take_off(public_id=leo.public_id, person_id=asha.pk, by=viewer(mo))


def test_names_come_and_go(mo: User, leo: Child) -> None:
    may = person("May Manager", Role.IRO_MANAGER)
    restrict(leo, mo)
    restrictions.name_person(public_id=leo.public_id, person_id=may.pk, by=viewer(mo))
    assert finds(may, leo)
    with pytest.raises(restrictions.CannotRestrict, match="already"):
        restrictions.name_person(public_id=leo.public_id, person_id=may.pk, by=viewer(mo))
    restrictions.take_off(public_id=leo.public_id, person_id=may.pk, by=viewer(mo))
    assert not finds(may, leo)


def test_it_needs_a_reason_and_is_done_once(mo: User, leo: Child) -> None:
    with pytest.raises(restrictions.CannotRestrict, match="why"):
        restrictions.restrict(public_id=leo.public_id, because=" ", names=[], by=viewer(mo))
    restrict(leo, mo)
    with pytest.raises(restrictions.CannotRestrict, match="already"):
        restrict(leo, mo)


def test_who_may_not_restrict_is_told_so_or_finds_nothing(leo: Child) -> None:
    with pytest.raises(Refused):
        restrict(leo, person("Bea Support", Role.BUSINESS_SUPPORT))
    with pytest.raises(looking.NoSuchChild):
        restrict(leo, person("Ada Admin", Role.ADMINISTRATOR))


def test_a_declared_conflict_is_ended_by_somebody_else(asha: User, leo: Child) -> None:
    pia, pru = (person(name, Role.PRIVACY_OFFICER) for name in ("Pia One", "Pru Two"))
    conflicts.declare(public_id=leo.public_id, by=viewer(asha))
    conflicts.declare(public_id=leo.public_id, by=viewer(pia))
    assert not finds(asha, leo)
    with pytest.raises(looking.NoSuchChild):
        conflicts.declare(public_id=leo.public_id, by=viewer(asha))
    own = FamilyConflict.objects.get(user=pia)
    with pytest.raises(Refused, match="Somebody else"):
        conflicts.end(conflict_id=own.pk, by=viewer(pia))
    for one in FamilyConflict.objects.all():
        conflicts.end(conflict_id=one.pk, by=viewer(pru))
    assert finds(asha, leo)
