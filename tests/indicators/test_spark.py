"""The same expressions give the same figures on Spark; `make test-spark` runs this."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.indicators.random_council import random_council

from footprint.indicators.computing import compute

pyspark_sql = pytest.importorskip("pyspark.sql", reason="Spark is an extra: make test-spark")
pytestmark = [
    pytest.mark.spark,
    # what pyspark does inside is not ours to mend
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True, scope="module")
def _small_session() -> Iterator[None]:
    """Hold a session that loses no time on what only more than a small council needs."""
    session = (
        pyspark_sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .getOrCreate()
    )
    yield
    session.stop()


def test_every_figure_is_the_same_on_both_engines() -> None:
    council = random_council(seed=11, children=100, councils=2)
    facts = council.facts(date(2026, 3, 31), reviews_from="Sat 1 Apr 2023")
    on_duckdb = compute(facts, population=1_000, iros=3)
    on_spark = compute(facts, population=1_000, iros=3, engine="spark")
    assert len(on_spark) == len(on_duckdb)
    for expected, found in zip(on_duckdb, on_spark, strict=True):
        assert found == expected
