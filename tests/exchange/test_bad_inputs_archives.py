"""Bombs and disguises (37, 38 of the forty bad inputs): refused before they can hurt."""

from __future__ import annotations

import io
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.exchange.given_files import EPISODES, SOUND, Read, read, write

from footprint.exchange import archives, workbooks

MEGABYTE = 1024 * 1024


def zipped(folder: Path, files: dict[str, str | bytes]) -> Path:
    path = folder / "return.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def workbook(folder: Path, **parts: bytes) -> Path:
    """A workbook of one sheet, with parts put in or replaced."""
    book = openpyxl.Workbook()
    book.active.append(EPISODES.split(","))
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped(folder, {**files, **parts}).rename(folder / "return.xlsx")


def refused(done: Read, said: str) -> bool:
    assert [problem.rule for problem in done.problems] == ["FP-F3"]
    return said in done.rejected_files[0].what


# ---- 37: zips ------------------------------------------------------------------------------------


def test_a_file_that_would_unpack_to_a_thousand_times_its_size(tmp_path: Path) -> None:
    path = zipped(tmp_path, {**SOUND, "bomb.csv": b"0" * (100 * MEGABYTE)})
    assert path.stat().st_size < MEGABYTE
    read(write(tmp_path / "return", SOUND))  # what a first reading loads is not the zip's doing
    tracemalloc.start()
    done = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused(done, "times its size")
    assert peak < 10 * MEGABYTE


def test_a_file_that_unpacks_to_more_than_the_zip_says(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"episodes.csv": b"0" * 100_000})
    data = path.read_bytes()
    said = struct.pack("<L", 100_000)
    assert data.count(said) == 2
    path.write_bytes(data.replace(said, struct.pack("<L", 10)))
    assert refused(read(path), "broken")


def test_files_that_come_to_too_much_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    assert refused(read(zipped(tmp_path, dict(SOUND))), "more than 0 MB")


@pytest.mark.parametrize(("files", "said"), [(5_000, "2,000 files"), (70_000, "too many files")])
def test_a_crowd_of_files(tmp_path: Path, files: int, said: str) -> None:
    assert refused(read(zipped(tmp_path, {f"{n}.csv": "" for n in range(files)})), said)


def test_a_zip_in_a_zip(tmp_path: Path) -> None:
    inner = zipped(tmp_path, dict(SOUND)).read_bytes()
    assert refused(read(zipped(tmp_path, {"inner.zip": inner})), "is a zip itself")


def test_a_link_to_another_file(tmp_path: Path) -> None:
    path = tmp_path / "return.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("episodes.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(read(path), "a link")


def test_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path, dict(SOUND))
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 1)
    path.write_bytes(data)
    assert refused(read(path), "password")


@pytest.mark.parametrize("kept", [10, 200, 500])
def test_a_zip_cut_short(tmp_path: Path, kept: int) -> None:
    path = zipped(tmp_path, dict(SOUND))
    path.write_bytes(path.read_bytes()[:kept])
    assert refused(read(path), "broken")


def test_names_that_lead_out_of_the_folder_are_only_names(tmp_path: Path) -> None:
    done = read(zipped(tmp_path, {f"../../{name}": text for name, text in SOUND.items()}))
    assert not done.told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["return.zip"]


# ---- 37: workbooks -------------------------------------------------------------------------------


def test_a_workbook_with_macros(tmp_path: Path) -> None:
    path = workbook(tmp_path, **{"xl/vbaProject.bin": b"macro"})
    assert refused(read(path), "macros")
    assert refused(read(path.rename(tmp_path / "return.xlsm")), "macros")


def test_an_old_workbook_whatever_its_name(tmp_path: Path) -> None:
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
    write(tmp_path, {"return.xls": old, "return.xlsx": old})
    assert refused(read(tmp_path / "return.xls"), "old Excel workbook")
    assert refused(read(tmp_path / "return.xlsx"), "old Excel workbook")


def test_a_sheet_of_two_cells_far_apart(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "CHILD", "x"
    book.save(tmp_path / "return.xlsx")
    assert refused(read(tmp_path / "return.xlsx"), f"{workbooks.MOST_CELLS:,} cells")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_that_is_broken_inside(tmp_path: Path, part: str) -> None:
    assert refused(read(workbook(tmp_path, **{part: b"<broken"})), "broken")


def test_a_workbook_without_a_workbook(tmp_path: Path) -> None:
    done = read(zipped(tmp_path, {"[Content_Types].xml": "<Types/>"}))
    assert [problem.rule for problem in done.problems] == ["FP-F2"]


# ---- 38: XML -------------------------------------------------------------------------------------

CHILD = "<CHILD><HEADER><CHILDID>{}</CHILDID><DOB>29/02/2012</DOB></HEADER></CHILD>"
LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BLOW_UP = f'<!DOCTYPE r [<!ENTITY a "{"x" * 50_000}">]>'
EXTERNAL = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
FOREIGN_DTD = '<!DOCTYPE r SYSTEM "http://127.0.0.1/return.dtd">'


@pytest.mark.parametrize(
    ("declared", "child"),
    [(LAUGHS, "&b;"), (BLOW_UP, "&a;" * 1000), (EXTERNAL, "&a;"), (FOREIGN_DTD, "1")],
)
def test_xml_that_declares_anything_is_refused(tmp_path: Path, declared: str, child: str) -> None:
    xml = f"{declared}<EXPSSDA903>{CHILD.format(child)}</EXPSSDA903>"
    done = read(write(tmp_path, {"return.xml": xml}) / "return.xml")
    assert [problem.rule for problem in done.problems] == ["FP-F16"]
    assert "not safe" in done.rejected_files[0].what


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    xml = f'<?xml version="1.0"?>{LAUGHS}<sst><si><t>&b;</t></si></sst>'.encode()
    assert refused(read(workbook(tmp_path, **{"xl/sharedStrings.xml": xml})), "entities")


@pytest.mark.parametrize(
    "xml",
    [
        "<EXPSSDA903>" + CHILD.format("1"),
        "<EXPSSDA903><CHILD></HEADER></EXPSSDA903>",
        '<?xml version="1.0" encoding="no-such"?><EXPSSDA903/>',
        "<EXPSSDA903>\0</EXPSSDA903>",
        "<",
    ],
)
def test_broken_xml_is_refused_whole(tmp_path: Path, xml: str) -> None:
    done = read(write(tmp_path, {"return.xml": xml}) / "return.xml")
    assert [problem.rule for problem in done.problems] == ["FP-F16"]
    assert not done.rows("header")


def test_xml_of_something_else_is_no_return(tmp_path: Path) -> None:
    done = read(write(tmp_path, {"return.xml": "<html><body/></html>"}) / "return.xml")
    assert [problem.rule for problem in done.problems] == ["FP-F1"]
