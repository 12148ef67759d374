"""What runs the SQL of indicators: DuckDB, where the facts stand, or Spark.

Counting is all that either does, so that equal rows give equal figures to the last digit; dividing
is done once, in Python.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal, Protocol

from footprint.facts.build import Facts
from footprint.facts.tables import DERIVED, GIVEN
from footprint.indicators import scripts
from footprint.indicators.reporting import Reporting
from footprint.indicators.scripts import Script

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

EngineName = Literal["duckdb", "spark"]
Row = tuple[Any, ...]


class CannotRun(Exception):
    """Raised where an engine is not installed; its message says what to do."""


class Engine(Protocol):
    """Where the script of indicators runs; the starting rows are kept for it."""

    @property
    def script(self) -> Script:
        """What it runs, on its days."""

    def run(self, sql: str) -> list[Row]:
        """Fetch rows."""


@contextmanager
def running(facts: Facts, engine: EngineName, ids: Collection[str]) -> Iterator[Engine]:
    """Start an engine over facts for some indicators, and clear up after it."""
    start = in_duckdb if engine == "duckdb" else in_spark
    with start(facts, ids) as started:
        yield started


def _asked(written: Script, facts: Facts, ids: Collection[str]) -> Script:
    """Take what is asked of a script, with the days of the facts."""
    return written.only(ids).on(Reporting(facts.as_at).days)


# ---- DuckDB -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InDuckDB:
    """The store the facts stand in."""

    facts: Facts
    script: Script

    def run(self, sql: str) -> list[Row]:
        return self.facts.store.execute(sql).fetchall()


@contextmanager
def in_duckdb(facts: Facts, ids: Collection[str]) -> Iterator[InDuckDB]:
    """Look into the schema of the facts, and keep the starting rows for as long."""
    script = _asked(scripts.read(), facts, ids)
    with looking_into(facts):
        try:
            for name, sql in script.starting_rows.items():
                facts.store.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}")
            yield InDuckDB(facts, script)
        finally:
            for name in script.starting_rows:
                facts.store.execute(f"DROP TABLE IF EXISTS {name}")


@contextmanager
def looking_into(facts: Facts) -> Iterator[None]:
    """Have plain names of tables mean those of the facts."""
    facts.store.execute(f"USE {facts.schema}")
    try:
        yield
    finally:
        facts.store.execute("USE main")


# ---- Spark ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InSpark:
    """A Spark session over the tables of facts, written out as Parquet."""

    session: SparkSession
    script: Script

    def run(self, sql: str) -> list[Row]:
        return [tuple(row) for row in self.session.sql(sql).collect()]


@contextmanager
def in_spark(facts: Facts, ids: Collection[str]) -> Iterator[InSpark]:
    """Hand the facts over to Spark: the session there is, or one on this machine's cores."""
    session = _session()
    script = _asked(scripts.write("pyspark"), facts, ids)
    with TemporaryDirectory(prefix="footprint-spark-") as folder:
        for table in (*GIVEN, *DERIVED):
            path = str(Path(folder) / f"{table.name}.parquet")
            facts.store.table(f"{facts.schema}.{table.name}").write_parquet(path)
            session.read.parquet(path).createOrReplaceTempView(table.name)
        for name, sql in script.starting_rows.items():
            session.sql(sql).cache().createOrReplaceTempView(name)
        yield InSpark(session, script)
        session.catalog.clearCache()


def _session() -> SparkSession:
    """Take the session there is, which may be of a cluster, or start one on this machine."""
    try:
        from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415  an optional extra
        from pyspark.sql import SparkSession  # noqa: PLC0415  as above
    except ImportError as error:
        raise CannotRun("Spark is not installed: install footprint[spark], and Java.") from error
    builder = (
        SparkSession.builder.master("local[*]")
        .appName("footprint")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "4")
    )
    try:
        return SparkSession.getActiveSession() or builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise CannotRun("Spark did not start. Is Java 17 installed?") from error
