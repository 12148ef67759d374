"""How a return is read, so that anyone gets the same answer: each case is one sentence of it.

Every case writes real files and runs the real command. Days are as typed in the return; what is
expected is the timetable: what counted, when the next review was due, and whether it was in time.
"""

import pytest
from tests.returns import episode, run, timetable, write_return


def brief(rows):
    """A timetable as a reader sums it up: one line for each duty."""
    verdicts = {True: "in time", False: "late", None: "not known"}
    return [
        f"{row['period_start']}: {row['rule']} due {row['due_by'] or 'not known'}"
        + (f", held {row['held_on']} {verdicts[row['in_time']]}" if row["held_on"] else "")
        + (", outstanding" if row["outstanding"] else "")
        for row in rows
    ]


def read(tmp_path, episodes, reviews=(), *words, as_at="2023-03-31", born=None, year="2023"):
    folder = write_return(tmp_path / year, episodes, list(reviews), born)
    return brief(timetable(f"{folder}@{year}", "--as-at", as_at, *words))


# ---- Year -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("latest_decom", "year"),
    [("31/03/2023", 2023), ("01/04/2023", 2024), ("01/01/2023", 2023), ("30/06/2022", 2023)],
)
def test_a_returns_year_ends_on_the_31_march_on_or_after_its_latest_decom(
    tmp_path, latest_decom, year
):
    folder = write_return(
        tmp_path / "a", [episode("Amy", "01/05/2020"), episode("Ben", latest_decom)]
    )
    _, _, messages = run("timetable", folder, "--as-at", "2022-12-31", "--as", "json")
    assert f"31 March {year}" in messages


def test_a_year_can_be_stated_outright(tmp_path):
    folder = write_return(tmp_path / "a", [episode("Amy", "01/05/2020")])
    _, _, messages = run("timetable", f"{folder}@2023", "--as-at", "2023-03-31", "--as", "json")
    assert "31 March 2023" in messages


def test_sources_are_read_in_order_of_year_whatever_order_they_are_given_in(tmp_path):
    older = write_return(tmp_path / "old", [episode("Amy", "01/05/2021", "01/06/2021")])
    newer = write_return(tmp_path / "new", [episode("Amy", "01/05/2021")])
    expected = ["2021-05-01: REV-1 due 2021-06-01, outstanding"]
    for order in ([f"{older}@2022", f"{newer}@2023"], [f"{newer}@2023", f"{older}@2022"]):
        assert brief(timetable(*order, "--as-at", "2023-03-31")) == expected


def test_within_a_year_the_later_argument_wins(tmp_path):
    first = write_return(tmp_path / "first", [episode("Amy", "02/05/2022")])
    second = write_return(tmp_path / "second", [episode("Amy", "02/05/2022", "09/05/2022")])
    rows = timetable(f"{first}@2023", f"{second}@2023", "--as-at", "2023-03-31")
    assert [row["outstanding"] for row in rows] == [False]
    rows = timetable(f"{second}@2023", f"{first}@2023", "--as-at", "2023-03-31")
    assert [row["outstanding"] for row in rows] == [True]


def test_a_year_missing_between_two_sources_is_refused(tmp_path):
    folder = write_return(tmp_path / "a", [episode("Amy", "01/05/2020")])
    status, printed, messages = run(
        "timetable", f"{folder}@2021", f"{folder}@2023", "--as-at", "2023-03-31"
    )
    assert (status, printed) == (1, "")
    assert "2022" in messages


def test_an_as_at_day_after_the_last_return_is_answered_for_its_last_day(tmp_path):
    folder = write_return(tmp_path / "a", [episode("Amy", "01/03/2023")])
    status, printed, messages = run(
        "timetable", f"{folder}@2023", "--as-at", "2023-12-31", "--as", "json"
    )
    assert status == 0
    assert '"outstanding": true' in printed.replace("\n", "")
    assert "31 March 2023" in messages


# ---- Rows -----------------------------------------------------------------------------------


def test_of_rows_with_one_child_and_first_day_the_one_that_ends_last_stands(tmp_path):
    rows = [
        episode("Amy", "02/05/2022", "09/05/2022"),
        episode("Amy", "02/05/2022", "01/09/2022"),
        episode("Amy", "02/05/2022", "01/08/2022"),
    ]
    assert read(tmp_path, rows) == ["2022-05-02: REV-1 due 2022-05-30, outstanding"]


def test_no_end_is_last(tmp_path):
    rows = [episode("Amy", "02/03/2023"), episode("Amy", "02/03/2023", "05/03/2023")]
    assert read(tmp_path, rows) == ["2023-03-02: REV-1 due 2023-03-30, outstanding"]


def test_of_rows_that_end_alike_the_lower_stands(tmp_path):
    rows = [episode("Amy", "02/05/2022", ls="V3"), episode("Amy", "02/05/2022", ls="C2")]
    assert read(tmp_path, rows) == ["2022-05-02: REV-1 due 2022-05-30, outstanding"]
    assert read(tmp_path, rows[::-1]) == []


def test_an_open_episode_that_a_later_one_follows_ends_the_day_that_one_starts(tmp_path):
    rows = [
        episode("Amy", "02/05/2022", rec="E4A"),
        episode("Amy", "01/06/2022", "10/06/2022", rne="P"),
        episode("Amy", "01/12/2022"),
    ]
    assert read(tmp_path, rows) == [
        "2022-05-02: REV-1 due 2022-05-30, outstanding",
        "2022-12-01: REV-1 due 2023-01-03, outstanding",
    ]


# ---- Short breaks, periods ------------------------------------------------------------------


@pytest.mark.parametrize("status", ["V3", "V4"])
def test_short_breaks_are_set_aside_before_periods_are_built(tmp_path, status):
    rows = [
        episode("Amy", "02/05/2022", "01/06/2022", ls="C2"),
        episode("Amy", "01/06/2022", "01/12/2022", ls=status),
        episode("Amy", "01/12/2022", ls="C2"),
        episode("Ben", "02/05/2022", ls=status),
    ]
    assert [line[:10] for line in read(tmp_path, rows)] == ["2022-05-02", "2022-12-01"]


@pytest.mark.parametrize(
    ("second_starts", "periods", "why"),
    [
        ("01/09/2022", 1, "the day the first ended"),
        ("20/08/2022", 1, "before the first ended"),
        ("02/09/2022", 2, "a day later, whatever RNE and REC say"),
    ],
)
def test_an_episode_continues_the_period_or_opens_a_new_one(tmp_path, second_starts, periods, why):
    rows = [
        episode("Amy", "02/05/2022", "01/09/2022", rec="X1"),
        episode("Amy", second_starts, rne="L"),
    ]
    assert len({line[:10] for line in read(tmp_path, rows)}) == periods, why


def test_the_latest_end_so_far_counts_not_the_last_rows(tmp_path):
    rows = [
        episode("Amy", "02/05/2022", "01/12/2022"),
        episode("Amy", "01/06/2022", "10/06/2022"),
        episode("Amy", "01/10/2022"),
    ]
    assert {line[:10] for line in read(tmp_path, rows)} == {"2022-05-02"}


@pytest.mark.parametrize(
    ("born", "last_review", "counts"),
    [
        ("15/10/2004", "15/10/2022", True),
        ("15/10/2004", "16/10/2022", False),
        ("29/02/2004", "01/03/2022", True),
        ("29/02/2004", "02/03/2022", False),
    ],
)
def test_care_ends_at_18_and_29_february_turns_18_on_1_march(tmp_path, born, last_review, counts):
    rows = read(
        tmp_path,
        [episode("Amy", "01/11/2021")],
        [("Amy", last_review)],
        born={"Amy": born},
        year="2023",
    )
    assert any(f"held {'-'.join(last_review.split('/')[::-1])}" in row for row in rows) is counts


def test_episodes_that_start_after_the_as_at_day_are_not_seen(tmp_path):
    rows = [episode("Amy", "02/05/2022", "01/06/2022"), episode("Amy", "02/01/2023")]
    assert [line[:10] for line in read(tmp_path, rows, as_at="2022-12-31")] == ["2022-05-02"]


# ---- Reviews --------------------------------------------------------------------------------


def test_reviews_count_from_the_first_day_to_the_day_care_ended(tmp_path):
    days = ["01/05/2022", "02/05/2022", "30/06/2022", "01/07/2022", "02/07/2022"]
    rows = read(
        tmp_path,
        [episode("Amy", "02/05/2022", "01/07/2022")],
        [("Amy", day) for day in days],
    )
    held = [row.split("held ")[1][:10] for row in rows if "held" in row]
    assert held == ["2022-05-02", "2022-06-30", "2022-07-01"]


def test_a_day_with_two_codes_is_one_review(tmp_path):
    reviews = [("Amy", "20/05/2022", "PN1"), ("Amy", "20/05/2022", "PN7")]
    assert read(tmp_path, [episode("Amy", "02/05/2022")], reviews) == [
        "2022-05-02: REV-1 due 2022-05-30, held 2022-05-20 in time",
        "2022-05-02: REV-2 due 2022-08-20, outstanding",
    ]


def test_reviews_after_the_as_at_day_are_not_seen(tmp_path):
    rows = read(
        tmp_path,
        [episode("Amy", "02/05/2022")],
        [("Amy", "20/05/2022"), ("Amy", "20/08/2022")],
        as_at="2022-08-19",
    )
    assert rows == [
        "2022-05-02: REV-1 due 2022-05-30, held 2022-05-20 in time",
        "2022-05-02: REV-2 due 2022-08-20",
    ]


# ---- What cannot be seen --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "expected", "why"),
    [
        (
            ["11/04/2022", "11/07/2022"],
            [
                "REV-1 due 2022-04-13, held 2022-04-11 in time",
                "REV-2 due 2022-07-11, held 2022-07-11 in time",
                "REV-3 due 2023-01-11, outstanding",
            ],
            "held by its 20-working-day date: it is the first",
        ),
        (
            ["14/04/2022", "14/10/2022"],
            [
                "REV-3 due not known, held 2022-04-14 not known",
                "REV-3 due 2022-10-14, held 2022-10-14 in time",
                "REV-3 due 2023-04-14",
            ],
            "later than that: earlier ones may be unseen, and those after are six months apart",
        ),
        (
            ["30/09/2022"],
            ["REV-3 due not known, held 2022-09-30 not known", "REV-3 due 2023-03-30, outstanding"],
            "six months after the last unseen day: still not known",
        ),
        (
            ["01/10/2022"],
            ["REV-3 due 2022-09-30, held 2022-10-01 late", "REV-3 due 2023-04-01"],
            "more than six months after the last unseen day: late whatever is unseen",
        ),
        (
            [],
            ["REV-3 due 2022-09-30, outstanding"],
            "none held for more than six months: outstanding",
        ),
    ],
)
def test_a_period_that_began_before_the_first_return(tmp_path, held, expected, why):
    rows = read(tmp_path, [episode("Amy", "16/03/2022")], [("Amy", day) for day in held])
    assert [row.removeprefix("2022-03-16: ") for row in rows] == expected, why


def test_the_first_day_seen_can_be_stated(tmp_path):
    rows = read(tmp_path, [episode("Amy", "16/03/2022")], [], "--reviews-from", "2022-01-01")
    assert rows == ["2022-03-16: REV-1 due 2022-04-13, outstanding"]


def test_nothing_is_outstanding_while_an_unseen_review_may_still_cover_it(tmp_path):
    rows = read(tmp_path, [episode("Amy", "16/03/2022")], as_at="2022-09-30")
    assert rows == ["2022-03-16: REV-3 due not known"]


# ---- In time, next duty ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2022-05-30", "REV-1 due 2022-05-30"),
        ("2022-05-31", "REV-1 due 2022-05-30, outstanding"),
    ],
)
def test_a_duty_is_outstanding_when_it_fell_due_before_the_as_at_day(tmp_path, as_at, expected):
    rows = read(tmp_path, [episode("Amy", "02/05/2022")], as_at=as_at)
    assert rows == [f"2022-05-02: {expected}"]


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ("30/05/2022", "REV-1 due 2022-05-30"),
        ("31/05/2022", "REV-1 due 2022-05-30, outstanding"),
    ],
)
def test_a_duty_lapses_when_care_ends_first_and_stays_missed_when_it_ends_after(
    tmp_path, ended, expected
):
    rows = read(tmp_path, [episode("Amy", "02/05/2022", ended)])
    assert rows == [f"2022-05-02: {expected}"]


# ---- Which rule -----------------------------------------------------------------------------


def placed(*spells):
    """Episodes that follow on: (first day, legal status, place)."""
    ends = [*(day for day, _, _ in spells[1:]), ""]
    return [
        episode("Amy", day, end, ls=ls, place=place)
        for (day, ls, place), end in zip(spells, ends, strict=True)
    ]


@pytest.mark.parametrize(
    ("case", "episodes", "held", "expected"),
    [
        (
            "a placement order: also due three months after it",
            placed(("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "U6")),
            ["20/05/2022", "20/08/2022", "15/12/2022"],
            "ADO-1 due 2022-12-15, held 2022-12-15 in time",
        ),
        (
            "a placement order: the earlier day binds",
            placed(("02/05/2022", "C2", "U6"), ("15/07/2022", "E1", "U6")),
            ["20/05/2022", "20/08/2022"],
            "REV-2 due 2022-08-20, held 2022-08-20 in time",
        ),
        (
            "placed for adoption: 28 days replaces regulation 33",
            placed(("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "A5")),
            ["20/05/2022", "20/08/2022", "13/10/2022"],
            "ADO-3 due 2022-10-13, held 2022-10-13 in time",
        ),
        (
            "placed for adoption: then three months",
            placed(("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "A5")),
            ["20/05/2022", "20/08/2022", "13/10/2022", "14/01/2023"],
            "ADO-4 due 2023-01-13, held 2023-01-14 late",
        ),
        (
            "placed for adoption: then six",
            placed(("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "A5")),
            ["20/05/2022", "20/08/2022", "13/10/2022", "13/01/2023"],
            "ADO-5 due 2023-07-13",
        ),
        (
            "a duty past due on the day of placing stands until a review is held",
            placed(("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "A5")),
            ["20/05/2022", "20/09/2022"],
            "REV-2 due 2022-08-20, held 2022-09-20 late",
        ),
        (
            "and that review starts the new count",
            placed(("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "A5")),
            ["20/05/2022", "20/09/2022"],
            "ADO-4 due 2022-12-20, outstanding",
        ),
        (
            "returned by adopters: due 28 days from that day",
            placed(
                ("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "A5"), ("01/12/2022", "E1", "U6")
            ),
            ["20/05/2022", "20/08/2022", "10/10/2022", "29/12/2022"],
            "ADO-7 due 2022-12-29, held 2022-12-29 in time",
        ),
        (
            "and regulation 33 resumes: six months from the last review",
            placed(
                ("02/05/2022", "C2", "U6"), ("15/09/2022", "E1", "A5"), ("01/12/2022", "E1", "U6")
            ),
            ["20/05/2022", "20/08/2022", "10/10/2022", "29/12/2022"],
            "REV-3 due 2023-06-29",
        ),
    ],
)
def test_on_the_way_to_adoption(tmp_path, case, episodes, held, expected):
    rows = read(tmp_path, episodes, [("Amy", day) for day in held])
    assert f"2022-05-02: {expected}" in rows, case
