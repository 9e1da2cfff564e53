"""A backup: the whole workspace in one file, checked after it was written; and the way back.

One zip: `manifest.json` (program, migrations, every file's SHA-256), `finalist.sqlite3`, `files/…`. SQLite's own
backup makes the copy, so that a workspace may be in use while it is saved. Sessions and the secret stay behind.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finalist.core.errors import UserError
from finalist.store.archive import Tree, ZipTree, inside, read
from finalist.store.sqlite import copy_database

FORMAT = 1
DATABASE = "finalist.sqlite3"
KEPT = ("files", "packs")
"""Folders of the workspace that are saved whole: imported bytes, and one's own questions and round kits."""
MANIFEST = "manifest.json"
MANIFEST_LIMIT = 60_000_000
Migrations = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds. `hashes`: SHA-256 by name in the file."""

    made_at: str
    program: str
    migrations: frozenset[tuple[str, str]]
    hashes: dict[str, str]

    @property
    def files(self) -> int:
        """How many imported files."""
        return sum(name.startswith("files/") for name in self.hashes)


def write_backup(folder: Path, target: Path, *, made_at: str, program: str, migrations: Migrations) -> Contents:
    """Save the workspace in `folder` as `target`. Raises UserError when that cannot be written or does not read back.

    The file appears under its name only when it is whole and was read again.
    """
    if target.exists() and not target.is_file():
        raise UserError(f"{target} is a folder.", "Name a file with -o.")
    handle, name = tempfile.mkstemp(dir=_folder_of(target), prefix=".backup-")
    os.close(handle)
    beside = Path(name)
    try:
        hashes = _pack(folder, beside, made_at, program, migrations)
        made = check_backup(beside, target.name)
        if made.hashes != hashes:
            raise UserError(f"{target.name} does not hold what was written.", "Try another disk.")
        with beside.open("rb+") as stream:
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        raise UserError(f"{target} could not be written ({error.strerror}).", "Choose another place with -o.") from None
    finally:
        beside.unlink(missing_ok=True)
    return made


def check_backup(path: Path, name: str = "") -> Contents:
    """Read the whole file and compare every hash. Raises UserError for a damaged or strange one."""
    with _opened(path, name or path.name) as tree:
        contents = _manifest(tree)
        if set(tree.names()) != {*contents.hashes, MANIFEST} or DATABASE not in contents.hashes:
            raise UserError(f"{tree.name} is not complete.", "Take another copy of it.")
        for each, expected in contents.hashes.items():
            digest = hashlib.sha256()
            for chunk in tree.chunks(each):
                digest.update(chunk)
            if digest.hexdigest() != expected:
                raise UserError(f"{each} in {tree.name} is damaged.", "Take another copy of it.")
    return contents


def unpack_backup(path: Path, folder: Path) -> Contents:
    """Check the backup, then put its files into `folder`, which must be new. The database is looked through as well."""
    contents = check_backup(path)
    with _opened(path, path.name) as tree:
        for name in contents.hashes:
            place = folder / inside(name, tree.name)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as out:
                for chunk in tree.chunks(name):
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
    if not _is_whole(folder / DATABASE):
        raise UserError(f"The database in {path.name} is damaged.", "Take another backup.")
    return contents


def _is_whole(database: Path) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(database)) as db:
            return bool(db.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except sqlite3.DatabaseError:
        return False


def _pack(folder: Path, target: Path, made_at: str, program: str, migrations: Migrations) -> dict[str, str]:
    hashes: dict[str, str] = {}
    with (
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as place,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        copy = Path(place) / DATABASE
        _copy_database(folder / DATABASE, copy)
        # Bytes are kept before their rows: of a database copied first, no row names bytes that are missing.
        hashes[DATABASE] = _add(packed, copy, DATABASE)
        for path in sorted(path for name in KEPT for path in (folder / name).rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                name = path.relative_to(folder).as_posix()
                with contextlib.suppress(FileNotFoundError):  # deleted meanwhile: no row of the copy needs it back
                    hashes[name] = _add(packed, path, name)
        manifest = {
            "format": FORMAT,
            "made_at": made_at,
            "program": program,
            "migrations": sorted(map(list, migrations)),
            "hashes": hashes,
        }
        packed.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return hashes


def _copy_database(source: Path, target: Path) -> None:
    if not source.exists():
        raise UserError("There is no workspace to save yet.", "Run `finalist serve` first, or set FINALIST_HOME.")
    try:
        copy_database(source, target)
        with contextlib.closing(sqlite3.connect(target)) as copy:
            copy.executescript("DELETE FROM django_session;")
            _hold_letters(copy)
    except sqlite3.DatabaseError as error:
        raise UserError(f"The database could not be copied ({error}).", "Run `finalist doctor`.") from None


def _hold_letters(copy: sqlite3.Connection) -> None:
    """A letter that waits to be sent waits here; in the copy a person decides about it."""
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'store_sending'").fetchone():
        copy.execute("UPDATE store_sending SET state = 'missed' WHERE state = 'waiting'")
        copy.execute("UPDATE store_sending SET state = 'unknown' WHERE state IN ('going', 'handing')")
        copy.commit()


def _add(packed: zipfile.ZipFile, path: Path, name: str) -> str:
    digest = hashlib.sha256()
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    with path.open("rb") as stream, packed.open(info, "w", force_zip64=True) as out:
        while chunk := stream.read(1 << 16):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


@contextlib.contextmanager
def _opened(path: Path, name: str) -> Iterator[Tree]:
    try:
        with zipfile.ZipFile(path) as packed:
            yield ZipTree(packed, name)
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such file.", "Check the path.") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder.", "Name a backup; a folder is read by `finalist import`.") from None
    except zipfile.BadZipFile:
        raise UserError(f"{name} is no backup, or a damaged one.", "Take another copy of it.") from None


def _manifest(tree: Tree) -> Contents:
    try:
        given: dict[str, Any] = json.loads(read(tree, MANIFEST, MANIFEST_LIMIT))
        if given["format"] > FORMAT:
            raise UserError(f"{tree.name} was made by a newer Finalist.", "Upgrade this program first.")
        hashes = {str(name): str(value) for name, value in given["hashes"].items()}
        pairs = frozenset((str(app), str(name)) for app, name in given["migrations"])
        return Contents(str(given["made_at"]), str(given["program"]), pairs, hashes)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UserError(f"{tree.name} is no backup of Finalist.", "Name a file that `finalist backup` wrote.") from None


def _folder_of(target: Path) -> Path:
    if not target.parent.is_dir():
        raise UserError(f"{target.parent}: there is no such folder.", "Make it first, or choose another with -o.")
    return target.parent
