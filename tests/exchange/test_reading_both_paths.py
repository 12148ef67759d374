"""Two readers, one result: what the quick way reads, the careful way reads too.

A byte order mark sends the same text the careful way; and no bytes at all end in a traceback.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.exchange.given_files import SOUND, SOUND_ROWS, Read, csv, read, read_files

from footprint.exchange import careful
from footprint.exchange.ssda903 import plain
from footprint.exchange.ssda903.plain import PlainFile
from footprint.exchange.ssda903.returns import Source

MARK = "\ufeff"
FILES = ("header", "episodes", "reviews", "oc2", "previous_permanence")

quickly = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
"""Every example reads files, which takes as long as the machine takes."""
thoroughly = settings(quickly, max_examples=300)


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


odd_cells = st.sampled_from(
    [
        "", " ", "0", "1", "12", "12.0", "1.2E+10", "29/02/2023", "29/02/2024", "1/2/2022",
        "06/25/2022", "2022-06-06", "44713", "c1", "C1", "PN1", "PN8", "NULL", "#N/A", "-1",
        " 0012 ", "AB1 2CD", "ABC 1", "E43", "infinity", "A1B2", "01/04/2031", "x" * 40_000,
    ]
)  # fmt: skip
printable = st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters=',"'))
line_ends = st.sampled_from(["\n", "\r\n"])


@st.composite
def spoilt_tables(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the return whose rows have odd cells, most of them under the right number."""
    name = draw(st.sampled_from(FILES))
    header, sound = SOUND_ROWS[name]
    rows = []
    for _ in range(draw(st.integers(0, 6))):
        cells = sound.split(",")
        for place in draw(st.sets(st.integers(0, len(cells) - 1), max_size=4)):
            cells[place] = draw(odd_cells | printable)
        if draw(st.integers(0, 19)) == 0:
            cells.append(draw(odd_cells))
        rows.append(",".join(cells))
    end = draw(line_ends)
    return f"{name}.csv", end.join((header, *rows)) + draw(st.sampled_from(["", end]))


def summed_up(done: Read) -> tuple:
    """Everything a reading comes to."""
    problems = sorted(
        (p.file, p.row or 0, p.column, *map(str, (p.rule, p.value, p.what))) for p in done.problems
    )
    return done.all_rows(), problems, done.problems.counts, [one.year for one in done.sources]


def both_ways(name: str, text: str) -> None:
    with folder() as one:
        quick = read_files(one, {**SOUND, name: text})
    with folder() as other:
        careful_ = read_files(other, {**SOUND, name: MARK + text})
    assert summed_up(quick) == summed_up(careful_)


@given(spoilt_tables())
@example(("reviews.csv", csv(SOUND_ROWS["reviews"][0], " 0012 ,29/02/2012,06/06/2022,PN1")))
@example(("reviews.csv", csv(SOUND_ROWS["reviews"][0], f"{'x' * 40_000},,06/06/2022,PN1")))
@quickly
def test_the_quick_way_and_the_careful_way_agree(table: tuple[str, str]) -> None:
    both_ways(*table)


@pytest.mark.prove
@given(spoilt_tables())
@thoroughly
def test_the_two_ways_agree_on_many(table: tuple[str, str]) -> None:
    both_ways(*table)


PLAIN = csv(*SOUND_ROWS["reviews"])


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        (PLAIN, True),
        (PLAIN.rstrip(), True),
        (PLAIN.replace("\n", "\r\n"), True),
        (PLAIN.replace("\n", "\r\n", 1), False),  # two kinds of line ends
        (PLAIN.replace("\n", "\r"), False),
        (PLAIN + "\r", False),
        (PLAIN + "\n", False),  # a blank line
        (PLAIN.replace("0012", '"0012"'), False),
        (PLAIN.replace("0012", "Zoë"), False),
        (PLAIN.replace("0012", "00\t12"), False),
        (PLAIN.replace("0012", "00\x7f12"), False),
        (PLAIN.replace("0012", "00\0" + "12"), False),
        (PLAIN.replace("0012", "0012,"), False),
        (PLAIN.replace(",", ";"), False),
        ("CHILD\n0012\n", False),
        ("", False),
    ],
)
def test_a_file_is_plain_where_nothing_is_in_doubt(text: str, is_plain: bool) -> None:
    assert (plain.opened(text.encode()) is not None) == is_plain


def test_a_row_too_wide_and_one_too_narrow_do_not_make_up_for_each_other(tmp_path: Path) -> None:
    header, sound = SOUND_ROWS["reviews"]
    text = csv(header, sound, sound + ",x", "0012,06/06/2022,PN1")
    assert isinstance(plain.opened(text.encode()), PlainFile)
    other = csv(header, sound)
    done = read_files(tmp_path, {**SOUND, "reviews.csv": text, "more.csv": other})
    assert [one[:3] for one in done.told if one[0] != "warn"] == [
        ("reject row", "FP-R1", 3),
        ("reject row", "FP-R1", 4),
    ]
    assert done.rows("reviews", "row", "file") == [
        (2, "return/more.csv"),
        (2, "return/reviews.csv"),
    ]


# ---- any bytes at all ----------------------------------------------------------------------------

bytes_of_files = st.binary(max_size=300) | st.text(max_size=300).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
csv_like = st.lists(
    st.lists(odd_cells | st.text(max_size=8) | st.sampled_from(['"', '""', 'a"b', '"a', "\0"])),
    max_size=6,
).map(lambda rows: "\n".join(",".join(row) for row in rows))
headed = st.tuples(st.sampled_from(FILES), csv_like).map(
    lambda drawn: f"{SOUND_ROWS[drawn[0]][0]}\n{drawn[1]}".encode("utf-8", "surrogatepass")
)
starts = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
        b"<EXPSSDA903>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"%PDF",
    ]
)
anything = st.builds(bytes.__add__, starts, bytes_of_files) | headed


def survives(data: bytes) -> None:
    """Read the bytes as a source, and as a file in one: it ends in rows or in problems."""
    with folder() as where:
        (where / "return.bin").write_bytes(data)
        alone = read(Source(where / "return.bin"))
        among = read_files(where, {**SOUND, "odd.csv": data})
    assert alone.sources or alone.rejected_files
    assert among.sources


@given(anything)
@quickly
def test_no_bytes_end_in_a_traceback(data: bytes) -> None:
    survives(data)


@pytest.mark.prove
@given(anything)
@thoroughly
def test_many_bytes_do_not_either(data: bytes) -> None:
    survives(data)


def test_the_fields_limit_of_csv_is_never_met(tmp_path: Path) -> None:
    text = csv(SOUND_ROWS["previous_permanence"][0], f'1,,P1,"{"x" * 1_000_000}",')
    assert careful.csv.field_size_limit() >= 131_072
    done = read_files(tmp_path, {**SOUND, "earlier.csv": text})
    assert [problem.rule for problem in done.problems] == ["FP-R3"]
