"""The store of market data: a folder with one subfolder an import, Parquet and a JSON that says where it is from.

An import is streamed by DuckDB (rows are never all in memory), sorted by title so that a query reads little, and moved
into place at the end; the same file with the same mapping is known by its hash and not imported twice.
"""

import hashlib
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from finalist.core.documents.market import Dataset, Mapping
from finalist.core.errors import UserError
from finalist.ingest.market.sql import select

BLOCK = 1 << 20
MEMORY = "1500MB"
"""What an import may hold; the rest is spilled to the disk beside the store. Convention."""
MISSING = UserError(
    "Market data needs the extra `market` (DuckDB, 24 MB to download), which is not installed.",
    "Run: pip install 'finalist[market]'",
)


def duckdb() -> Any:
    """The library. Raises UserError with what to install when it is not there."""
    try:
        import duckdb as library
    except ImportError:
        raise MISSING from None
    return library


def quiet(engine: Any) -> Any:
    """The engine without its progress bar, which would stand among what a program reads."""
    engine.execute("SET enable_progress_bar = false")
    return engine


def datasets(folder: Path) -> list[Dataset]:
    """What has been imported, in order of its id."""
    if not folder.is_dir():
        return []
    files = sorted(folder.glob("*/dataset.json"))
    return [Dataset.model_validate_json(file.read_text(encoding="utf-8")) for file in files]


def import_table(
    file: Path, mapping: Mapping, folder: Path, *, as_of: date, today: date, name: str = ""
) -> tuple[Dataset, bool]:
    """(the dataset, whether it is new). as_of: the day of rows that name none. Raises UserError naming the file."""
    shown = name or file.name
    digest = fingerprint(file, mapping, as_of)
    kept = folder / digest[:16] / "dataset.json"
    if kept.is_file():
        return Dataset.model_validate_json(kept.read_text(encoding="utf-8")), False
    library = duckdb()
    _make(folder)
    work = Path(tempfile.mkdtemp(prefix=".import-", dir=folder))
    try:
        table = _as_csv(file, work)
        with quiet(library.connect()) as engine:
            engine.execute(f"SET memory_limit = '{MEMORY}'")
            engine.execute("SET temp_directory = '" + str(work / "spill").replace("'", "''") + "'")
            engine.execute("SET preserve_insertion_order = false")
            counts = _copy(engine, table, mapping, as_of, work)
        made = _dataset(shown, mapping, as_of, today, digest, counts)
        (work / "dataset.json").write_text(made.model_dump_json(indent=1), encoding="utf-8")
        (work / "table.csv").unlink(missing_ok=True)
        shutil.rmtree(work / "spill", ignore_errors=True)
        work.rename(folder / digest[:16])
    except library.Error as error:
        first = str(error).split("\n", 1)[0][:200]
        raise UserError(f"{shown}: this could not be read as a table ({first}).", "Save it as CSV in UTF-8.") from None
    except UserError as error:
        raise UserError(f"{shown}: {error.what}", error.next_step) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return made, True


def fingerprint(file: Path, mapping: Mapping, as_of: date) -> str:
    """The hash by which an import is known: the file's bytes, the mapping, the day."""
    digest = hashlib.sha256(mapping.model_dump_json().encode() + str(as_of).encode())
    try:
        with file.open("rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise UserError(f"{file}: could not be read ({error.strerror}).", "Check the path.") from None
    return digest.hexdigest()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{folder}: could not be made ({error.strerror}).", "Set FINALIST_HOME elsewhere.") from None


def _as_csv(file: Path, work: Path) -> Path:
    """The file itself, or its first sheet as CSV when it is a workbook."""
    with file.open("rb") as stream:
        head = stream.read(4)
    if head != b"PK\x03\x04":
        return file
    from finalist.ingest.market.workbook import sheet_to_csv

    sheet_to_csv(file, work / "table.csv")
    return work / "table.csv"


def _copy(engine: Any, table: Path, mapping: Mapping, as_of: date, work: Path) -> dict[str, int]:
    """Write the Parquet; how many rows there are by reason ('' for kept)."""
    options = "header = true, all_varchar = true, strict_mode = false, null_padding = true, ignore_errors = true"
    source = f"read_csv(?, {options})"
    try:
        columns = [row[0] for row in engine.execute(f"DESCRIBE SELECT * FROM {source}", [str(table)]).fetchall()]
    except Exception as error:
        if "unicode" not in str(error).lower() and "utf" not in str(error).lower():
            raise
        source = f"read_csv(?, {options}, encoding = 'latin-1')"
        columns = [row[0] for row in engine.execute(f"DESCRIBE SELECT * FROM {source}", [str(table)]).fetchall()]
    listed, where, raw = select(mapping, columns, str(as_of))
    counts: dict[str, int] = {}
    rows = f"(SELECT *, {raw} FROM {source} WHERE {where})"
    engine.execute(f"CREATE TABLE ours AS SELECT {listed} FROM {rows} AS read", [str(table)])
    for why, count in engine.execute("SELECT why, count(*) FROM ours GROUP BY why").fetchall():
        counts[why] = count
    tell = "SELECT title, min(occupation) AS occupation, count(*) AS n FROM ours WHERE why = '' GROUP BY title"
    engine.execute(f"CREATE TABLE tell AS SELECT *, row_number() OVER (ORDER BY title) AS rank FROM ({tell}) AS t")
    _write(engine, "SELECT * EXCLUDE (rank) FROM tell ORDER BY rank", work / "titles.parquet")
    # Sorted by the rank of the title: a number sorts in half the time of a text, and the order is the same.
    kept = "SELECT ours.* EXCLUDE (why) FROM ours JOIN tell USING (title) WHERE why = '' ORDER BY rank"
    _write(engine, kept, work / "rows.parquet")
    return counts


def _write(engine: Any, query: str, file: Path) -> None:
    engine.execute(f"COPY ({query}) TO '{str(file).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)")


def _dataset(name: str, mapping: Mapping, as_of: date, today: date, digest: str, counts: dict[str, int]) -> Dataset:
    rows = counts.pop("", 0)
    if not rows:
        told = ", ".join(f"{count} with {why}" for why, count in sorted(counts.items())) or "it has no rows"
        raise UserError(f"nothing in it could be used ({told}).", "Check the kind or the mapping.")
    return Dataset(
        id=digest[:16], file=name, source=mapping.source, licence=mapping.licence, table=mapping.table, as_of=as_of,
        imported=today, sha256=digest, rows=rows, left_out=dict(sorted(counts.items())),
    )  # fmt: skip


def forget(folder: Path, ident: str) -> None:
    """Delete one import. Raises UserError when there is none of that id."""
    if ident not in {each.id for each in datasets(folder)}:
        raise UserError(f"There is no import “{ident[:40]}”.", "See: finalist offer market list")
    shutil.rmtree(folder / ident)
