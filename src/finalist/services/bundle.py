"""The export: everything an owner has as a readable folder that imports back without loss.

`rows/KIND.json` is the whole truth; Markdown, calendars and address cards beside it are for people and other
programs. The same workspace gives the same bytes.
"""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from finalist.core.errors import UserError
from finalist.services.bundle_text import file_name, readable
from finalist.store import files
from finalist.store.models import Blob, Paper, Take
from finalist.store.models.base import Owned
from finalist.store.rows import bonds, kinds, to_json

FORMAT = 1
MANIFEST, CANDIDATE = "finalist.json", "candidate.json"
Piece = tuple[str, bytes | Path]


def export_folder(owner: Any, target: Path) -> int:
    """Write everything of `owner` into the new folder `target`. How many files. All of it is there, or nothing.

    Raises UserError when the folder is in use or cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UserError(f"{target} is in use.", "Name a new or empty folder with -o.")
    count = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".export-") as place:
            whole = Path(place) / "whole"
            for name, content in pieces(owner):
                path = whole / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if isinstance(content, Path):
                    shutil.copyfile(content, path)
                else:
                    path.write_bytes(content)
                count += 1
            if target.exists():
                target.rmdir()
            whole.rename(target)
    except OSError as error:
        raise UserError(f"{target} could not be written ({error.strerror}).", "Choose another with -o.") from None
    return count


def export_zip(owner: Any, out: IO[bytes]) -> None:
    """The same folder as a zip, for a browser to keep."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in pieces(owner):
            if isinstance(content, Path):
                packed.write(content, name)
            else:
                packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def pieces(owner: Any) -> Iterator[Piece]:
    """(name, content or the file that holds it) of everything in the export."""
    rows = {kind.__name__: _rows_of(kind, owner) for kind in kinds()}
    names = _names_of_files(rows["Blob"], rows["Paper"], rows["Take"])
    manifest = {"format": FORMAT, "files": dict(sorted(names.items()))}
    yield MANIFEST, _json(manifest)
    yield CANDIDATE, _json({"settings": owner.settings, "profile": owner.profile})
    for kind, found in rows.items():
        yield f"rows/{kind}.json", _json({"rows": [to_json(row) for row in found]}, sort=False)
    for blob in rows["Blob"]:
        path = files.path_of(owner.pk, blob.sha256)
        if path.exists():
            yield names[blob.sha256], path
    yield from readable({kind: [row for row in found if row.deleted_at is None] for kind, found in rows.items()}, names)


def _rows_of(kind: type[Owned], owner: Any) -> list[Any]:
    rows = kind.objects.filter(owner=owner).order_by("pk")
    return list(rows.prefetch_related(*(name for name, _ in bonds(kind))))


def _names_of_files(blobs: list[Blob], papers: list[Paper], takes: list[Take]) -> dict[str, str]:
    given = {take.blob_id: f"answer {take.created_at:%Y-%m-%d}.wav" for take in takes if take.medium != "imported"}
    given |= {take.video_id: f"answer {take.created_at:%Y-%m-%d}.webm" for take in takes}
    given |= {paper.blob_id: paper.name for paper in papers}
    return {blob.sha256: f"files/{file_name(given.get(blob.pk, ''), blob.sha256[:16])}" for blob in blobs}


def _json(value: Any, *, sort: bool = True) -> bytes:
    """sort: not for rows: the order of the parts in a document is the candidate's."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=sort).encode("utf-8", "surrogatepass") + b"\n"
