"""People who matter to a child, what they must not receive, and children of one family."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer

from footprint.access.viewing import Viewer
from footprint.operations import family
from footprint.operations.checking import Refused
from footprint.operations.family import CannotKeepPerson, ChangedMeanwhile, Person
from footprint.queries import family as queries
from footprint.queries.child import opened
from footprint.records.models import Child, ChildLink, Event, ImportantPerson, Look, Restriction
from footprint.terms.children import ChildLinkKind
from footprint.terms.people import Role

pytestmark = pytest.mark.django_db
GRAN = Person("Hodan Yusuf", "grandmother", phone="0121 496 0000")
DAD = Person(
    "Omar Yusuf",
    "father",
    has_parental_responsibility=True,
    must_not_receive="where Amina lives or goes to school",
    because="Non-molestation order of 3 March 2025",
)


@pytest.fixture
def amina() -> Child:
    return child("Amina Yusuf")


@pytest.fixture
def asha(amina: Child) -> Viewer:
    iro = person("Asha Iro", Role.IRO)
    allocate(amina, iro)
    return viewer(iro)


def around(of: Child, by: Viewer) -> queries.People:
    return queries.people(opened(of.public_id, viewer=by, where="test"), viewer=by)


def test_who_has_parental_responsibility_stands_first(amina: Child, asha: Viewer) -> None:
    for one in (GRAN, DAD):
        family.add_person(child_id=amina.public_id, person=one, by=asha)
    assert [one.name for one in around(amina, asha).now] == ["Omar Yusuf", "Hodan Yusuf"]
    assert [event.sentence for event in Event.objects.order_by("id")] == [
        "Asha Iro added Hodan Yusuf (grandmother).",
        "Asha Iro added Omar Yusuf (father).",
    ]


def test_whoever_must_not_receive_something_is_on_the_first_page(
    amina: Child, asha: Viewer
) -> None:
    for one in (GRAN, DAD):
        family.add_person(child_id=amina.public_id, person=one, by=asha)
    seen = opened(amina.public_id, viewer=asha, where="test")
    (warning,) = queries.warnings(seen, viewer=asha)
    assert (warning.name, warning.because) == ("Omar Yusuf", DAD.because)


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (Person(" ", "aunt"), "name"),
        (Person("Hodan", ""), "who the person is"),
        (Person("Omar", "father", must_not_receive="the address"), "Say why"),
    ],
)
def test_what_is_missing_is_asked_for(amina: Child, asha: Viewer, of: Person, says: str) -> None:
    with pytest.raises(CannotKeepPerson, match=says):
        family.add_person(child_id=amina.public_id, person=of, by=asha)


def test_a_warning_is_not_overwritten_unseen(amina: Child, asha: Viewer) -> None:
    family.add_person(child_id=amina.public_id, person=GRAN, by=asha)
    gran = ImportantPerson.objects.get()
    change = {"child_id": amina.public_id, "person_id": gran.pk, "version": gran.version}
    warned = Person("Hodan Yusuf", "grandmother", must_not_receive="letters", because="Court order")
    family.change_person(**change, person=warned, by=viewer(person("Mo", Role.IRO_MANAGER)))
    with pytest.raises(ChangedMeanwhile) as told:
        family.change_person(**change, person=GRAN, by=asha)
    gran.refresh_from_db()
    assert gran.must_not_receive == "letters"
    assert told.value.version == gran.version


def test_a_person_who_ended_is_kept_apart(amina: Child, asha: Viewer) -> None:
    family.add_person(child_id=amina.public_id, person=GRAN, by=asha)
    gran = ImportantPerson.objects.get()
    end = {"child_id": amina.public_id, "person_id": gran.pk, "by": asha}
    for on in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(CannotKeepPerson, match="must lie between"):
            family.end_person(**end, on=on)
    family.end_person(**end, on=TODAY)
    found = around(amina, asha)
    assert (found.now, [one.name for one in found.before]) == ((), ["Hodan Yusuf"])
    with pytest.raises(CannotKeepPerson, match="ended already"):
        family.end_person(**end, on=TODAY)


def test_a_social_worker_reads_and_does_not_write(amina: Child, asha: Viewer) -> None:
    east = team("East")
    sue = person("Sue Worker", Role.SOCIAL_WORKER, team=east)
    social_worker(amina, sue, east)
    with pytest.raises(Refused):
        family.add_person(child_id=amina.public_id, person=GRAN, by=viewer(sue))
    family.add_person(child_id=amina.public_id, person=GRAN, by=asha)
    assert [one.name for one in around(amina, viewer(sue)).now] == ["Hodan Yusuf"]


def linked(amina: Child, asha: Viewer, kind: ChildLinkKind = ChildLinkKind.SIBLING) -> Child:
    bilal = child("Bilal Yusuf")
    allocate(bilal, amina.allocations.get().iro)
    family.link(child_id=amina.public_id, other_number=bilal.number, kind=kind, by=asha)
    return bilal


def test_brothers_and_sisters_are_seen_from_both_sides(amina: Child, asha: Viewer) -> None:
    bilal = linked(amina, asha)
    assert [(one.name, one.is_what) for one in around(amina, asha).relatives] == [
        ("Bilal Yusuf", "brother or sister")
    ]
    assert [one.name for one in around(bilal, asha).relatives] == ["Amina Yusuf"]


def test_a_parent_in_care_is_the_parent_on_one_side_only(amina: Child, asha: Viewer) -> None:
    mum = linked(amina, asha, ChildLinkKind.PARENT)
    assert [one.is_what for one in around(amina, asha).relatives] == ["parent"]
    assert [one.is_what for one in around(mum, asha).relatives] == ["their child"]


def test_a_relative_one_may_not_open_is_not_there_at_all(amina: Child, asha: Viewer) -> None:
    bilal = linked(amina, asha)
    before = around(amina, asha)
    Restriction.objects.create(
        child=bilal, placed_at=NOW, placed_by_id=asha.user_id, because="Threats"
    )
    without = around(amina, asha)
    ChildLink.objects.all().delete()
    assert before.relatives
    assert without == around(amina, asha)


def test_showing_a_relatives_name_is_written_down(amina: Child, asha: Viewer) -> None:
    bilal = linked(amina, asha)
    around(amina, asha)
    look = Look.objects.get(kind="listed")
    assert (look.children, look.by_id) == ([bilal.pk], asha.user_id)


def test_only_children_one_may_open_can_be_linked_and_only_once(amina: Child, asha: Viewer) -> None:
    link = {"child_id": amina.public_id, "kind": ChildLinkKind.SIBLING, "by": asha}
    stranger = child("Cora Stone")
    for number in (stranger.number, "no such number"):
        with pytest.raises(CannotKeepPerson, match="no child with this number"):
            family.link(**link, other_number=number)
    with pytest.raises(CannotKeepPerson, match="own number"):
        family.link(**link, other_number=amina.number)
    bilal = linked(amina, asha)
    with pytest.raises(CannotKeepPerson, match="linked already"):
        family.link(
            child_id=bilal.public_id,
            other_number=amina.number.lower(),
            kind=ChildLinkKind.SIBLING,
            by=asha,
        )
    family.unlink(child_id=bilal.public_id, link_id=ChildLink.objects.get().pk, by=asha)
    assert around(amina, asha).relatives == ()
