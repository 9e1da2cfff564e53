"""The two engines that answer the same questions: DuckDB over the Parquet of the store, or a PostgreSQL that you run.

The SQL (core/offers/market_sql.py) is the part that both understand; only the marks for parameters differ.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from finalist.core.errors import UserError
from finalist.ingest.market.store import datasets, duckdb, quiet


class Engine(Protocol):
    """Anything that runs a query with ? for each parameter."""

    def rows(self, sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows of the answer."""
        ...

    def tables(self) -> frozenset[str]:
        """Which of `pay`, `titles`, `percentiles` and `occupations` it has."""
        ...


class Local:
    """DuckDB over the datasets of a folder, as views named as PostgreSQL's tables are."""

    def __init__(self, folder: Path) -> None:
        kept = datasets(folder)
        self._engine = quiet(duckdb().connect())
        self._tables = set()
        for table, tell in (("pay", "titles"), ("percentiles", "occupations")):
            ids = [each.id for each in kept if each.table == table]
            for view, file in ((table, "rows"), (tell, "titles")):
                if ids:
                    paths = [str(folder / ident / f"{file}.parquet") for ident in ids]
                    self._engine.read_parquet(paths).create_view(view)
                    self._tables.add(view)

    def rows(self, sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows of the answer."""
        found: list[tuple[Any, ...]] = self._engine.execute(sql, list(given)).fetchall()
        return found

    def tables(self) -> frozenset[str]:
        """The views that there are files for."""
        return frozenset(self._tables)

    def close(self) -> None:
        """Let the files go."""
        self._engine.close()


class Postgres:
    """A database that somebody runs; only read. `address`: postgresql://…"""

    def __init__(self, address: str) -> None:
        try:
            import psycopg
        except ImportError:
            raise UserError(
                "PostgreSQL needs the extra `postgres` (psycopg), which is not installed.",
                "Run: pip install 'finalist[postgres]'",
            ) from None
        try:
            self._engine = psycopg.connect(address, autocommit=True, connect_timeout=10)
            self._engine.read_only = True
        except psycopg.Error as error:
            first = str(error).strip().split("\n", 1)[0][:160]
            raise UserError(f"The database did not answer ({first}).", "Check the address.") from None
        self._error = psycopg.Error

    def rows(self, sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows of the answer. Raises UserError when the tables are not as docs/howto/market-data.md says."""
        try:
            return self._engine.execute(sql.replace("?", "%s"), list(given)).fetchall()
        except self._error as error:
            first = str(error).strip().split("\n", 1)[0][:160]
            raise UserError(f"The database could not answer ({first}).", "See docs/howto/market-data.md.") from None

    def tables(self) -> frozenset[str]:
        """The tables and views on the search path that have our names."""
        sql = "SELECT n FROM unnest(?::text[]) AS n WHERE to_regclass(n) IS NOT NULL"
        return frozenset(row[0] for row in self.rows(sql, [["pay", "titles", "percentiles", "occupations"]]))

    def close(self) -> None:
        """Hang up."""
        self._engine.close()


@contextlib.contextmanager
def engine(address: str, folder: Path) -> Iterator[Engine]:
    """The engine for an address; the local one when there is none."""
    opened = Postgres(address) if address else Local(folder)
    try:
        yield opened
    finally:
        opened.close()
