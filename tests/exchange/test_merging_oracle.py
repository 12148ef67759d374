"""Merging and periods against a second reading of the same rules, written plainly in Python."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.exchange.problems import Problems
from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.merging import merge
from footprint.exchange.ssda903.returns import ReadSource, Returns, Source
from footprint.facts.build import build
from footprint.rules.counting import birthday
from footprint.terms.periods import ReportingYear

DAY_0 = date(2021, 4, 1)
BORN = date(2004, 2, 29)


@dataclass(frozen=True)
class Episode:
    source: int
    row: int
    decom: date
    dec: date | None
    ls: str


@dataclass(frozen=True)
class Review:
    source: int
    row: int
    on: date
    code: str


def days(most):
    return st.integers(0, most).map(lambda n: DAY_0 + timedelta(days=n))


@st.composite
def histories(draw):
    """Draw one child's rows over two returns: overlaps, gaps, repeats, corrections and all."""
    episodes = []
    for row in range(draw(st.integers(1, 7))):
        start = draw(days(500))
        length = draw(st.none() | st.integers(0, 200))
        end = None if length is None else start + timedelta(days=length)
        status = draw(st.sampled_from(["C2", "C2", "V2", "V3", "V4"]))
        episodes.append(Episode(draw(st.integers(0, 1)), row + 2, start, end, status))
    reviews = [
        Review(
            draw(st.integers(0, 1)), row + 2, draw(days(700)), draw(st.sampled_from(["PN1", "PN7"]))
        )
        for row in range(draw(st.integers(0, 6)))
    ]
    return episodes, reviews, draw(days(729))


def kept(episodes):
    """Of several rows with one first day: the later return's, the one ending last, the lower."""
    best = {}
    for one in sorted(episodes, key=lambda e: (e.source, e.dec or date.max, e.row)):
        best[one.decom] = one
    rows = [best[day] for day in sorted(best)]
    return [
        replace(one, dec=following.decom) if one.dec is None and following else one
        for one, following in zip(rows, [*rows[1:], None], strict=True)
    ]


def periods(episodes, as_at):
    """First day and day care ended of each period, as the rules say in words."""
    found = []
    for one in kept(episodes):
        if one.ls in {"V3", "V4"} or one.decom > as_at:
            continue
        end = one.dec or date.max
        if found and one.decom <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([one.decom, end])
    turned_18 = birthday(BORN, 18)
    ended = [(start, min(end, turned_18)) for start, end in found if start < turned_18]
    return [(start, end if end <= as_at else None) for start, end in ended]


def reviews_used(reviews, in_periods, as_at):
    """Distinct days inside a period, the day care ended included, with the code that stands."""
    codes = {one.on: one.code for one in sorted(reviews, key=lambda r: (r.source, r.row))}
    return sorted(
        (start, on, code)
        for on, code in codes.items()
        for start, end in in_periods
        if start <= on <= min(end or as_at, as_at)
    )


def returns_of(episodes, reviews):
    store = duckdb.connect()
    for table in TABLES:
        cells = ", ".join(f"{c.stored_as} {c.kind.stored_type}" for c in table.columns)
        store.execute(f"CREATE TABLE {table.stored_as} (source INTEGER, row INTEGER, {cells})")
    store.execute(
        "INSERT INTO returned_header (source, row, child, dob) VALUES (0, 2, 'Amy', ?)", [BORN]
    )
    for one in episodes:
        store.execute(
            "INSERT INTO returned_episodes (source, row, child, decom, dec, ls) "
            "VALUES (?, ?, 'Amy', ?, ?, ?)",
            [one.source, one.row, one.decom, one.dec, one.ls],
        )
    for one in reviews:
        store.execute(
            "INSERT INTO returned_reviews (source, row, child, review, review_code) "
            "VALUES (?, ?, 'Amy', ?, ?)",
            [one.source, one.row, one.on, one.code],
        )
    sources = tuple(
        ReadSource(Source("x"), ReportingYear(year), is_year_stated=True, rows={})
        for year in (2022, 2023)
    )
    return Returns(store, sources, Problems())


@settings(deadline=None, max_examples=80)
@given(histories())
def test_two_readings_of_the_rules_agree(history):
    episodes, reviews, as_at = history
    returns = returns_of(episodes, reviews)
    merge(returns, with_distances=False)
    facts = build(returns.store, as_at=as_at, reviews_from=date(2021, 4, 1))
    expected = periods(episodes, as_at)
    read = facts.store.execute
    assert (
        read("SELECT period_start, ended_on FROM facts.periods ORDER BY 1").fetchall() == expected
    )
    used = read("SELECT period_start, held_on, participation FROM facts.reviews ORDER BY ALL")
    assert used.fetchall() == reviews_used(reviews, expected, as_at)


@settings(deadline=None, max_examples=40)
@given(histories())
def test_episodes_tile_their_periods_and_nothing_is_lost_unlisted(history):
    episodes, reviews, as_at = history
    returns = returns_of(episodes, reviews)
    merge(returns, with_distances=False)
    facts = build(returns.store, as_at=as_at, reviews_from=date(2021, 4, 1))
    read = facts.store.execute
    gaps = read(
        "SELECT count(*) FROM (SELECT ended_on, lead(started_on) OVER (PARTITION BY period_start "
        "ORDER BY started_on) AS next_on FROM facts.episodes) WHERE next_on <> ended_on"
    )
    assert gaps.fetchone() == (0,)
    aside = read("SELECT count(*) FROM set_aside WHERE why NOT LIKE 'open,%'").fetchone()[0]
    stood = read("SELECT (SELECT count(*) FROM given.episodes_given) + "
                 "(SELECT count(*) FROM given.reviews_given)").fetchone()[0]  # fmt: skip
    assert aside + stood == len(episodes) + len(reviews)
