"""Correcting a child's details: nobody overwrites another unseen, and a search finds the new."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections
from tests.cast import NOW, TODAY, allocate, child, person, social_worker, team, viewer
from tests.databases import Database

from footprint.access.viewing import Viewer
from footprint.operations import children
from footprint.operations.checking import Refused
from footprint.operations.children import CannotCorrect, ChangedMeanwhile, Details
from footprint.queries.looking import NoSuchChild
from footprint.records.models import Child, Event
from footprint.terms.people import Role


def details(of: Child, **changes: object) -> Details:
    """The details as they stand, with some changed."""
    kept = {field.name: getattr(of, field.name) for field in fields(Details)}
    return Details(**{**kept, **changes})


@pytest.fixture
def amina(db: None) -> Child:
    return child("Amina Yusuf", born_on=date(2014, 6, 5))


@pytest.fixture
def asha(amina: Child) -> Viewer:
    iro = person("Asha Iro", Role.IRO)
    allocate(amina, iro)
    return viewer(iro)


def correct(of: Child, by: Viewer, version: int = 1, **changes: object) -> None:
    children.correct(child_id=of.public_id, details=details(of, **changes), version=version, by=by)


@pytest.mark.django_db
def test_a_correction_is_kept_told_and_found(amina: Child, asha: Viewer) -> None:
    correct(amina, asha, known_as="Minnie", language="Somali")
    amina.refresh_from_db()
    assert (amina.full_name, amina.language, amina.version) == ("Minnie Yusuf", "Somali", 2)
    assert "minnie" in amina.name_marks
    assert Event.objects.get().sentence == "Asha Iro corrected the name people use and language."


@pytest.mark.django_db
def test_saving_what_stands_already_leaves_no_event(amina: Child, asha: Viewer) -> None:
    correct(amina, asha)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_who_saves_later_is_told_who_changed_what_and_when(amina: Child, asha: Viewer) -> None:
    mo = viewer(person("Mo Manager", Role.IRO_MANAGER), at=NOW + timedelta(minutes=5))
    correct(amina, mo, first_name="Aminah", born_on=date(2014, 5, 6))
    with pytest.raises(ChangedMeanwhile) as told:
        correct(amina, asha, language="Somali")
    assert str(told.value) == (
        "Mo Manager saved at 09:35, after you opened this page: first name is now “Aminah” and "
        "date of birth is now “Tue 6 May 2014”. What you typed is still below; look it over, and "
        "save again to put it in place."
    )
    amina.refresh_from_db()
    assert (amina.first_name, amina.language) == ("Aminah", "")
    correct(amina, asha, version=told.value.version, language="Somali")
    amina.refresh_from_db()
    assert (amina.first_name, amina.language) == ("Aminah", "Somali")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"first_name": " "}, "first name"),
        ({"died_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"died_on": date(2014, 6, 4)}, "before the date of birth"),
        ({"sex": "X"}, "from the list"),
        ({"ethnicity": "ABCD"}, "from the list"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    amina: Child, asha: Viewer, changes: dict[str, object], says: str
) -> None:
    with pytest.raises(CannotCorrect, match=says):
        correct(amina, asha, **changes)
    amina.refresh_from_db()
    assert amina.version == 1


@pytest.mark.django_db
def test_a_social_worker_corrects_in_the_case_system_and_not_here(amina: Child) -> None:
    east = team("East")
    sue, sid = (person(f"{name} Worker", Role.SOCIAL_WORKER, team=east) for name in ("Sue", "Sid"))
    social_worker(amina, sue, east)
    with pytest.raises(Refused):
        correct(amina, viewer(sue), language="Somali")
    with pytest.raises(NoSuchChild):
        correct(amina, viewer(sid), language="Somali")


def test_of_twenty_who_save_at_once_one_wins_and_the_others_are_told(committed: Database) -> None:
    amina = child("Amina Yusuf")
    managers = [viewer(person(f"Manager {n}", Role.IRO_MANAGER)) for n in range(20)]
    together = Barrier(len(managers))

    def save(by: Viewer) -> str:
        try:
            together.wait()
            correct(amina, by, language=by.name)
        except ChangedMeanwhile as told:
            return str(told)
        finally:
            connections.close_all()
        return "saved"

    with ThreadPoolExecutor(len(managers)) as pool:
        ends = list(pool.map(save, managers))
    amina.refresh_from_db()
    winner = amina.language
    assert ends.count("saved") == 1
    assert (amina.version, Event.objects.get().by.name) == (2, winner)
    told = (
        f"{winner} saved at 09:30, after you opened this page: language is now “{winner}”. What "
        "you typed is still below; look it over, and save again to put it in place."
    )
    assert {end for end in ends if end != "saved"} == {told}


def test_details_are_called_something_each() -> None:
    assert set(children.CALLED) == {field.name for field in fields(Details)}
