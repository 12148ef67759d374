"""Returns in all their forms: folders, zips, exports, and what is in them beside a return."""

from __future__ import annotations

import zipfile
from pathlib import Path

import duckdb
import pytest
from tests.exchange.given_files import (
    AMINA_EPISODE,
    AMINA_REVIEW,
    EPISODES,
    REVIEWS,
    SOUND,
    SOUND_ROWS,
    csv,
    read,
    write,
)

from footprint.exchange.ssda903 import reading
from footprint.exchange.ssda903.layouts import TABLES
from footprint.exchange.ssda903.returns import Source
from footprint.terms.periods import ReportingYear

# ---- tables --------------------------------------------------------------------------------------


def test_every_table_is_there_with_its_types_even_if_empty(tmp_path: Path) -> None:
    done = read(write(tmp_path / "return", SOUND))
    for table in TABLES:
        described = done.store.execute(f"DESCRIBE {table.stored_as}").fetchall()
        expected = [("source", "INTEGER"), ("row", "INTEGER"), ("file", "VARCHAR")]
        expected += [("child", "VARCHAR")]
        expected += [(c.stored_as, c.kind.stored_type) for c in table.columns[1:]]
        assert [(name, type_) for name, type_, *_ in described] == expected


def test_a_row_knows_where_it_stood(tmp_path: Path) -> None:
    done = read(
        write(tmp_path / "return", {**SOUND, "reviews.csv": csv(REVIEWS, *[AMINA_REVIEW] * 3)})
    )
    assert done.rows("reviews", "source", "row", "file") == [
        (0, 2, "return/reviews.csv"),
        (0, 3, "return/reviews.csv"),
        (0, 4, "return/reviews.csv"),
    ]


def test_the_rows_used_are_counted_for_each_source(tmp_path: Path) -> None:
    (source,) = read(write(tmp_path / "return", SOUND)).sources
    assert source.rows == {"Header": 1, "Episodes": 1, "Reviews": 1}
    assert source.label == "return (2022-23)"


def test_reading_again_into_one_store_starts_afresh(tmp_path: Path) -> None:
    source = Source(write(tmp_path / "return", SOUND))
    store = duckdb.connect()
    for _ in range(2):
        reading.read([source], store)
    assert store.execute("SELECT count(*) FROM returned_reviews").fetchall() == [(1,)]
    left = store.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert sorted(name for (name,) in left) == sorted(table.stored_as for table in TABLES)


# ---- forms ---------------------------------------------------------------------------------------


def zipped(folder: Path, files: dict[str, str | bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / "return.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return folder / "return.zip"


def test_a_zip_is_read_as_its_folder_is(tmp_path: Path) -> None:
    as_folder = read(write(tmp_path / "return", SOUND))
    assert read(zipped(tmp_path, SOUND)).all_rows() == as_folder.all_rows()


def test_a_folder_in_a_folder_is_read(tmp_path: Path) -> None:
    inside = {f"903 return/{name}": text for name, text in SOUND.items()}
    assert read(write(tmp_path / "return", inside)).sources[0].rows["Episodes"] == 1
    assert read(zipped(tmp_path, inside)).sources[0].rows["Episodes"] == 1


def test_one_csv_is_a_return_of_one_table(tmp_path: Path) -> None:
    done = read(write(tmp_path, SOUND) / "episodes.csv")
    assert done.sources[0].rows == {"Episodes": 1}


def test_files_are_known_by_their_columns_not_their_names(tmp_path: Path) -> None:
    names = {"header.csv": "a.csv", "episodes.csv": "reviews.txt", "reviews.csv": "header.CSV"}
    done = read(write(tmp_path / "return", {names[name]: text for name, text in SOUND.items()}))
    assert not done.told
    assert done.sources[0].rows == {"Header": 1, "Episodes": 1, "Reviews": 1}


def test_other_files_are_passed_over_quietly(tmp_path: Path) -> None:
    others = {
        "guide.pdf": b"%PDF-1.7 \xff",
        ".DS_Store": b"\0\0\0\1",
        "__MACOSX/._episodes.csv": b"\0\5\26\7",
        "~$episodes.csv": b"\0",
        ".hidden/episodes.csv": csv(EPISODES, AMINA_EPISODE),
    }
    assert not read(write(tmp_path / "return", {**SOUND, **others})).told
    assert not read(zipped(tmp_path, {**SOUND, **others})).told


def test_a_csv_that_is_no_table_of_the_return_is_listed(tmp_path: Path) -> None:
    done = read(write(tmp_path / "return", {**SOUND, "staff.csv": csv("NAME,TEAM", "Okafor,East")}))
    assert done.told == [("warn", "FP-F6", 1, "", "NAME, TEAM")]
    assert done.warnings[0].file == "return/staff.csv"


def test_a_whole_return_beside_csv_files_is_not_read_twice(tmp_path: Path) -> None:
    done = read(write(tmp_path / "return", {**SOUND, "return.xml": "<EXPSSDA903/>"}))
    assert done.told == [("warn", "FP-F19", None, "", "")]


def test_an_xml_alone_in_a_folder_is_read(tmp_path: Path) -> None:
    xml = (
        "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><DOB>01/06/2011</DOB></HEADER>"
        "</CHILD></EXPSSDA903>"
    )
    done = read(write(tmp_path / "return", {"return.xml": xml}))
    assert done.rows("header", "child") == [("1",)]


def test_two_returns_in_one_folder_are_refused(tmp_path: Path) -> None:
    files = {f"{year}/{name}": text for year in (2022, 2023) for name, text in SOUND.items()}
    done = read(write(tmp_path / "return", files))
    assert [problem.rule for problem in done.problems] == ["FP-F17"]
    assert not done.sources


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: folder / "no such thing",
        lambda folder: write(folder, SOUND) / "episodes.csv" / "inside a file",
        lambda folder: folder / "nul\0",
        lambda folder: folder / ("x" * 5000),
    ],
)
def test_a_source_that_is_not_there_is_told(tmp_path: Path, make) -> None:
    done = read(make(tmp_path))
    assert [problem.rule for problem in done.problems] == ["FP-F2"]


def test_a_file_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "return", SOUND)
    (folder / "missing.csv").symlink_to(folder / "gone.csv")
    done = read(folder)
    assert done.told == [("reject file", "FP-F2", None, "", "")]
    assert done.sources[0].rows["Episodes"] == 1


def test_a_files_name_is_told_so_that_a_terminal_does_not_obey_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "return", SOUND)
    (folder / "a\x1b[2J\udcff.csv").write_text("NAME\nOkafor\n")
    (problem,) = read(folder).problems
    assert problem.file == "return/a\\x1b[2J\\udcff.csv"


@pytest.mark.parametrize(
    "files", [{}, {"guide.pdf": b"%PDF"}, {"staff.csv": "NAME,TEAM\nOkafor,East\n"}]
)
def test_where_nothing_is_a_return_that_is_said(tmp_path: Path, files: dict) -> None:
    (tmp_path / "return").mkdir()
    done = read(write(tmp_path / "return", files))
    assert [problem.rule for problem in done.rejected_files] == ["FP-F1"]
    assert not done.sources


# ---- extended exports ----------------------------------------------------------------------------

EXPORT = (
    "CHILD_LA_CODE,SEX,ETHNIC_CODE,UASC_STATUS,DOB,REVIEW_DATE,PARTICIPATION,D_LAST_POC,D_DEC,REC"
)
EXPORTED = "0012,F,BAFR,0,29/02/2012,{},PN1,09/05/2022,,"


def test_an_extended_export_feeds_every_table_it_has_the_columns_of(tmp_path: Path) -> None:
    rows = [EXPORTED.format(day) for day in ("06/06/2022", "01/09/2022")]
    done = read(write(tmp_path / "return", {"extended_review.csv": csv(EXPORT, *rows)}))
    assert done.told == [("warn", "FP-F10", 1, "UASC_STATUS", "")]
    assert done.sources[0].rows == {"Header": 1, "Episodes": 1, "Reviews": 2}
    assert done.rows("episodes", "child", "decom::VARCHAR", "ls") == [("0012", "2022-05-09", None)]


def test_an_extended_export_does_not_add_to_a_table_that_has_its_own_file(tmp_path: Path) -> None:
    export = csv(EXPORT, EXPORTED.format("06/06/2022"))
    files = {**SOUND, "extended_review.csv": export}
    del files["reviews.csv"]
    done = read(write(tmp_path / "return", files))
    assert done.rows("episodes", "ls") == [("C1",)]
    assert done.rows("reviews", "file") == [("return/extended_review.csv",)]


# ---- how it goes about it ------------------------------------------------------------------------


def test_reading_in_many_batches_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, sound = SOUND_ROWS["reviews"]
    bad = csv(header, sound, sound.replace("PN1", "PN8"))
    sources = [
        Source(write(tmp_path / str(year), {**SOUND, "reviews.csv": bad}), ReportingYear(year))
        for year in (2023, 2021, 2022)
    ]
    at_once = read(*sources)
    monkeypatch.setattr(reading, "ENOUGH", 1)
    bit_by_bit = read(*sources)
    assert bit_by_bit.all_rows() == at_once.all_rows()
    assert sorted(bit_by_bit.told) == sorted(at_once.told)
    assert len(at_once.rejected_rows) == 3


def test_progress_is_told_source_by_source(tmp_path: Path) -> None:
    folder = write(tmp_path / "return", SOUND)
    told: list[tuple[str, int, int]] = []
    reading.read([Source(folder)], duckdb.connect(), progress=lambda *one: told.append(one))
    assert told == [("return", 0, 1)]
