"""The council of the demonstration: whole, believable, and the same every time."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import psycopg
import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.db.models import Count, F, Q
from tests.databases import cloned, used

from footprint.operations import loading, people, timetables
from footprint.operations.demonstration import council
from footprint.operations.demonstration.accounts import code_of
from footprint.queries import work
from footprint.queries.people import viewer_of
from footprint.records.dated import holding_on
from footprint.records.models import (
    Absence,
    Allocation,
    Child,
    ChildLink,
    Event,
    Look,
    LookedAfterPeriod,
    Notice,
    Placement,
    Restriction,
    Review,
    RoleHeld,
    SocialWorkerHeld,
    TimetableRow,
    User,
    WorkingTime,
)
from footprint.terms.casework import AllocationKind
from footprint.terms.days import LONDON, day_in_london
from footprint.terms.people import Role

AT = datetime(2026, 11, 24, 8, 45, tzinfo=LONDON)  # a Tuesday
TODAY = day_in_london(AT)
CHILDREN = 120


@pytest.fixture(scope="module")
def a_council(django_db_setup, django_db_blocker):
    """Load a council, smaller than the demonstration's, into a database of this module's own."""
    with cloned() as database, used(database), django_db_blocker.unblock():
        accounts = council.load(children=CHILDREN, seed=3, at=AT)
        yield database, accounts


@pytest.fixture
def loaded(a_council, django_db_blocker):
    database, accounts = a_council
    with used(database), django_db_blocker.unblock():
        yield accounts


def in_care():
    return Child.objects.filter(
        holding_on(TODAY, "periods__"), periods__is_short_breaks=False
    ).distinct()


def test_as_many_children_are_in_care_as_were_asked_for(loaded):
    assert in_care().count() == CHILDREN
    assert not LookedAfterPeriod.objects.filter(started_on__gt=TODAY).exists()
    assert not Placement.objects.filter(ended_on__gt=TODAY).exists()
    assert not Review.objects.filter(held_on__gt=TODAY).exists()


def test_thirteen_officers_hold_them_evenly_and_one_works_four_days(loaded):
    now = WorkingTime.objects.filter(holding_on(TODAY))
    assert Counter(str(one.fte) for one in now) == {"1.00": 12, "0.80": 1}
    held = Allocation.objects.filter(holding_on(TODAY), kind=AllocationKind.ALLOCATED)
    per_officer = held.values("iro").annotate(n=Count("child")).values_list("n", flat=True)
    assert len(per_officer) == 13
    assert max(per_officer) - min(per_officer) <= 5
    assert Allocation.objects.filter(holding_on(TODAY), kind=AllocationKind.COVER).exists()
    assert Absence.objects.filter(holding_on(TODAY)).exists()


def test_only_who_came_last_has_no_officer(loaded):
    holds = Allocation.objects.filter(holding_on(TODAY)).values("child")
    arrivals = LookedAfterPeriod.objects.filter(ended_on=None, is_short_breaks=False)
    without = arrivals.exclude(child__in=holds).values_list("started_on", flat=True)
    held = arrivals.filter(child__in=holds).values_list("started_on", flat=True)
    assert 3 <= len(without) <= 6
    assert min(without) >= max(held)


def test_brothers_and_sisters_have_one_officer_and_a_mother_another_than_her_child(loaded):
    officer = dict(
        Allocation.objects.filter(holding_on(TODAY), kind=AllocationKind.ALLOCATED).values_list(
            "child_id", "iro_id"
        )
    )
    links = [one for one in ChildLink.objects.all() if {one.child_id, one.other_id} <= {*officer}]
    kinds = Counter(one.kind for one in links)
    assert kinds["sibling"] > 5
    assert kinds["parent"] >= 1
    for one in links:
        same = officer[one.child_id] == officer[one.other_id]
        assert same is (one.kind == "sibling")


def test_reviews_are_booked_held_and_late(loaded):
    booked = Review.objects.filter(held_on__isnull=True)
    days = [day_in_london(one.booked_for) for one in booked]
    assert min(days) >= TODAY
    assert any(day < TODAY + timedelta(days=7) for day in days)
    late = TimetableRow.objects.filter(held_on__isnull=True, has_lapsed=False, due_by__lt=TODAY)
    assert 2 <= late.count() <= 30
    held = Review.objects.filter(held_on__gte=TODAY - timedelta(days=400))
    assert held.filter(chaired_by__isnull=False).count() > 0.95 * held.count()


def test_the_dates_kept_are_those_that_the_records_give(loaded):
    assert TimetableRow.objects.filter(rule="REV-4", held_on__isnull=True).count() == 3
    assert timetables.check_all(at=AT) == 0


def test_records_that_are_closed_are_few_and_their_people_are_named(loaded):
    restricted = Restriction.objects.values_list("child_id", flat=True)
    assert len(restricted) == 4
    for child in restricted:
        iro = Allocation.objects.get(
            holding_on(TODAY), child_id=child, kind=AllocationKind.ALLOCATED
        )
        assert iro.iro.named_for.filter(child_id=child).exists()
    secret = Placement.objects.filter(is_confidential=True)
    assert secret
    for placement in secret:
        assert (placement.address, placement.postcode) == ("", "")
        assert placement.child.confidential_locations.get().address


def test_everything_written_is_in_the_history_the_database_keeps(loaded):
    with connection.cursor() as cursor:
        for table in ("child", "placement", "allocation", "datedfact", "review", "entry"):
            cursor.execute(
                f"SELECT (SELECT count(*) FROM records_{table}),"
                f" (SELECT count(*) FROM records_{table}version WHERE pgh_label = 'insert')"
            )
            kept, versions = cursor.fetchone()
            assert (table, kept) == (table, versions)
            assert kept
    assert Event.objects.filter(at__lte=AT).count() == Event.objects.count() > 50


def test_every_child_has_a_name_that_is_made_up_and_a_worker(loaded):
    assert not Child.objects.filter(Q(first_name="") | Q(last_name="")).exists()
    workers = SocialWorkerHeld.objects.filter(holding_on(TODAY)).values("child")
    assert not in_care().exclude(pk__in=workers).exists()
    assert in_care().filter(important_people__must_not_receive__gt="").exists()


def test_each_role_signs_in_with_a_password_and_an_app_of_its_own(loaded):
    assert len(loaded) == 10
    roles = set()
    for account in loaded:
        user = User.objects.get(email=account.email)
        assert user.check_password(account.password)
        kept = Authenticator.objects.get(user=user)
        assert account.secret not in str(kept.data)
        assert kept.wrap().validate_code(code_of(account.secret, at=datetime.now(LONDON)))
        roles |= {*RoleHeld.objects.filter(user=user).values_list("role", flat=True)}
    assert roles == {*Role}
    assert len({account.secret for account in loaded}) == 10


def test_the_night_switches_nobody_off_who_works_there(loaded):
    active = User.objects.filter(is_active=True).count()
    with transaction.atomic():
        people.switch_off_unused(at=AT + timedelta(days=1))
        assert User.objects.filter(is_active=True).count() == active
        transaction.set_rollback(True)


def test_work_waits_for_whoever_signs_in(loaded):
    waits = {}
    for account in loaded:
        user = User.objects.get(email=account.email)
        viewer = viewer_of(user.pk, at=AT)
        assert viewer is not None
        mine = work.mine(viewer=viewer)
        waits[account.role] = {item.kind for one in mine.sections for item in one.items}
    for role in ("iro", "manager", "support", "social-worker", "team-manager", "privacy"):
        assert waits[role], role
    assert Look.objects.exists()
    iro = next(account for account in loaded if account.role == "iro")
    theirs = Notice.objects.filter(
        answer="", child__allocations__iro__email=iro.email, child__allocations__ended_on=None
    )
    assert theirs.count() >= 3


def test_a_database_with_people_in_it_is_left_alone(loaded):
    before = Child.objects.count()
    with pytest.raises(loading.CannotLoad):
        council.load(children=20, seed=4, at=AT)
    assert Child.objects.count() == before


def test_the_same_seed_and_day_give_the_same_council_and_nothing_else_is_kept(
    a_council, django_db_blocker
):
    def looks_of() -> list[tuple]:
        return [
            *Child.objects.order_by("number").values_list("number", "public_id", "last_name"),
            *Allocation.objects.order_by("child__number", "started_on", "kind").values_list(
                "child__number", "iro__email", "started_on", "ended_on", "made_at"
            ),
            *Review.objects.order_by("child__number", F("held_on"), "booked_for").values_list(
                "child__number", "held_on", "booked_for", "chaired_by__email"
            ),
            *Event.objects.order_by("at", "sentence").values_list("at", "sentence"),
        ]

    database, accounts = a_council
    with django_db_blocker.unblock():
        with used(database):
            first = looks_of()
        with cloned() as other, used(other):
            again = council.load(children=CHILDREN, seed=3, at=AT)
            assert looks_of() == first
    assert [one.email for one in again] == [one.email for one in accounts]
    assert not {one.secret for one in again} & {one.secret for one in accounts}


def test_a_council_that_cannot_be_loaded_whole_leaves_nothing(committed, owner: psycopg.Connection):
    owner.execute("ALTER TABLE records_event ADD CONSTRAINT sabotage CHECK (kind = '')")
    with pytest.raises(Exception, match="sabotage"):
        council.load(children=50, seed=5, at=AT)
    assert (User.objects.count(), Child.objects.count(), Look.objects.count()) == (0, 0, 0)
