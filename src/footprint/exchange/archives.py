"""Zip archives, unpacked only once nothing about them can hurt: zips of CSVs, and workbooks."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator

MOST_FILES = 2_000
MOST_BYTES = 512 * 1024 * 1024
"""What all files may come to, unpacked."""
STEEPEST = 200
"""How many times smaller a file may have been packed; codes and dates seldom reach 30."""
STEEP_FROM = 1024 * 1024
"""Files that unpack to less than this may be packed as tightly as they like."""

_END = b"PK\x05\x06"
_BIG_END = b"PK\x06\x07"
_LONGEST_END = 22 + 65_535
_SMALLEST_ENTRY = 46
_ENCRYPTED = 0x1

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,  # a way of packing that Python does not know
    RuntimeError,  # a password
    ValueError,
    IndexError,
)
"""What unpacking a broken archive raises."""


class NotSafe(Exception):
    """An archive that is not unpacked; the message says why."""


def is_zip(data: bytes) -> bool:
    """Say whether a file starts as a zip does."""
    return data.startswith((b"PK\x03\x04", _END))


def safe(data: bytes) -> zipfile.ZipFile:
    """Open a zip whose directory promises nothing that could hurt; NotSafe says what does."""
    _refuse_crowds(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise NotSafe(f"The zip is broken: {error}.") from error
    entries = archive.infolist()
    for entry in entries:
        _refuse(entry)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise NotSafe(f"Its files come to more than {MOST_BYTES // 2**20} MB.")
    return archive


def files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Unpack the files of a safe archive, with the names they have in it."""
    for entry in archive.infolist():
        if not entry.is_dir():
            yield entry.filename, content(archive, entry)


def content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack one file, never more of it than the directory promised."""
    try:
        with archive.open(entry) as packed:
            data = packed.read(entry.file_size + 1)
    except BROKEN as error:
        raise NotSafe(f"{entry.filename} in it is broken: {error}.") from error
    if len(data) != entry.file_size:
        raise NotSafe(f"{entry.filename} in it is not as long as the zip says.")
    return data


def _refuse_crowds(data: bytes) -> None:
    """Refuse too many files before the directory is read, which alone would take long."""
    end = data.rfind(_END, max(0, len(data) - _LONGEST_END))
    if end < 0:
        raise NotSafe("The zip is broken: it has no end.")
    if data[max(0, end - 20) : end].startswith(_BIG_END):
        raise NotSafe("It is a zip of the kind for too many files, or for more than 4 GB.")
    named = int.from_bytes(data[end + 10 : end + 12], "little")
    directory = int.from_bytes(data[end + 12 : end + 16], "little")
    if named > MOST_FILES or directory > MOST_FILES * 10 * _SMALLEST_ENTRY:
        raise NotSafe(f"It holds more than {MOST_FILES:,} files.")


def _refuse(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise NotSafe("It is protected with a password.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise NotSafe(f"{entry.filename} in it is a link to another file.")
    packed = max(entry.compress_size, 1)
    if entry.file_size > STEEP_FROM and entry.file_size / packed > STEEPEST:
        raise NotSafe(
            f"{entry.filename} in it would unpack to {entry.file_size // packed:,} times its size."
        )
    if entry.filename.lower().endswith(".zip"):
        raise NotSafe(f"{entry.filename} in it is a zip itself.")
