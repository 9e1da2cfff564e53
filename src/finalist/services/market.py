"""Market data of a workspace: imported tables, and what they say of a title in a place."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from finalist.core import clock
from finalist.core.documents.market import Dataset
from finalist.core.errors import UserError
from finalist.ingest.market import store
from finalist.ingest.market.engine import engine
from finalist.journeys import market as journey
from finalist.services import papers
from finalist.store.models import Paper

LIMIT = 300_000_000
"""Bytes of one table over the web; larger ones come in by the command line."""
KINDS = ("oews", "lca", "nyc", "csv")


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and its documented JSON."""

    answer: journey.Answer
    told: dict[str, Any]


def folder(owner: Any) -> Path:
    """Where the tables lie: the command line's place for the local owner, an own one for every other."""
    place = Path(settings.HOME.folder)
    return place / "market" if owner.is_local else place / "market-of" / str(owner.pk)


def is_ready() -> bool:
    """Whether the library for tables is installed."""
    try:
        store.duckdb()
    except UserError:
        return False
    return True


def listed(owner: Any) -> list[Dataset]:
    """What was imported."""
    return store.datasets(folder(owner))


def bring_in(
    owner: Any, kind: str, name: str, chunks: Iterable[bytes], *, mapping: tuple[str, bytes] | None, as_of: date | None
) -> tuple[Dataset, bool]:
    """A table into the store; False when it was there already. Raises UserError naming the file."""
    if kind not in KINDS:
        raise UserError(f"“{kind[:20]}” is not a kind of table.", f"Choose one of {', '.join(KINDS)}.")
    if kind == "csv" and mapping is None:
        raise UserError("A CSV needs a mapping that says which column is what.", "Hand it in beside the table.")
    store.duckdb()
    today = clock.now().date()
    read = journey.mapping_of(kind, mapping)
    work = Path(tempfile.mkdtemp(prefix="finalist-table-"))
    try:
        file = work / (Path(name.replace("\\", "/").replace("\0", "")).name[:120] or "table")
        _pour(file, chunks)
        return journey.import_file(file, read, folder(owner), as_of=as_of or today, today=today)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _pour(file: Path, chunks: Iterable[bytes]) -> None:
    size = 0
    with file.open("wb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > LIMIT:
                raise UserError(
                    f"{file.name} is larger than {LIMIT // 1_000_000} MB.",
                    "Import it on the command line: finalist offer market import",
                )
            out.write(chunk)


def bring_in_postings(owner: Any) -> tuple[Dataset, bool]:
    """The pay ranges of one's own saved postings. Raises UserError when none states its pay."""
    store.duckdb()
    rows = Paper.objects.of(owner).filter(kind="posting", document__isnull=False, opportunity__is_example=False)
    read = [(row.name, papers.as_corrected(row)) for row in rows.order_by("created_at", "pk")]
    return journey.import_postings(read, folder(owner), today=clock.now().date())


def forget(owner: Any, ident: str) -> None:
    """Delete one import. Raises UserError when there is none of that id."""
    store.forget(folder(owner), ident)


def figures(owner: Any, title: str, place: str, *, occupation: str = "", currency: str = "") -> Told:
    """Percentiles of a year's pay with n, days and distance. Raises UserError when there are no data, or no library."""
    kept = listed(owner)
    sources = {
        table: "; ".join(dict.fromkeys(each.source for each in kept if each.table == table))
        for table in ("pay", "percentiles")
    }
    with engine("", folder(owner)) as opened:
        answer = journey.ask(opened, title, place, occupation=occupation, currency=currency)
    return Told(answer, journey.answer_json(answer, sources))
