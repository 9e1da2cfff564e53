"""The doctor: looks a workspace through and says what is wrong and what helps. Changes nothing."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from finalist.core.errors import UserError
from finalist.server.boot import NEEDED, prepare_django
from finalist.server.home import Home, home
from finalist.server.instance import Claim
from finalist.server.packs import packs_of

RESTORE = "Restore a backup: finalist restore FILE."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `state`: ok, note (nothing to do) or wrong; `hint`: what helps, if anything must."""

    name: str
    state: str
    found: str
    hint: str = ""


def examine() -> list[Check]:
    """All checks, in order; those that need the database are left out when it cannot be opened."""
    place = home()
    checks = [*_folder(place), *_versions(), *_packs(place), *_speech()]
    if not place.database.exists():
        return [*checks, Check("database", "note", "There is none yet.", "It is made by `finalist serve`.")]
    integrity = list(_integrity(place.database))
    checks += integrity
    if any(check.state == "wrong" for check in integrity[:1]):
        return checks
    return [*checks, *_with_django(place)]


def _folder(place: Home) -> Iterator[Check]:
    if not place.folder.is_dir():
        yield Check("folder", "note", f"{place.folder} does not exist yet.", "It is made by `finalist serve`.")
        return
    if os.access(place.folder, os.W_OK | os.X_OK):
        yield Check("folder", "ok", str(place.folder))
    else:
        yield Check("folder", "wrong", f"{place.folder} cannot be written.", "Make it writable for you.")
    for path in (place.folder, place.secret):
        if os.name == "posix" and path.exists() and path.stat().st_mode & 0o077:
            hint = f"chmod go-rwx '{path}'"
            yield Check("permissions", "wrong", f"Others on this machine may read {path}.", hint)
    free = shutil.disk_usage(place.folder).free
    state, hint = ("ok", "") if free >= NEEDED else ("wrong", "Free some space.")
    yield Check("disk", state, f"{free // 1_000_000} MB free.", hint)


def _versions() -> Iterator[Check]:
    from finalist.server.care import program

    yield Check(
        "program", "ok", f"Finalist {program()}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}."
    )


def _speech() -> Iterator[Check]:
    """Which recognisers are here, in the order they are chosen, and whether other sound than WAV can be read."""
    from finalist.journeys.listen import available, has_ffmpeg, how_to_install

    engines = available()
    if engines:
        told = (f"{engine.label} ({', '.join(engine.languages) or 'many languages'})" for engine in engines)
        yield Check("speech", "ok", f"{'; then '.join(told)}.")
    else:
        yield Check("speech", "note", "No recogniser is installed: answers can be typed.", how_to_install())
    if not has_ffmpeg():
        hint = "apt, brew or winget install ffmpeg: then any sound or film can be handed in."
        yield Check("ffmpeg", "note", "Not installed: only WAV can be listened to.", hint)


def _packs(place: Home) -> Iterator[Check]:
    for pack in packs_of(place):
        if pack.wrong:
            yield Check(
                "pack", "wrong", f"{pack.name} is not used: {pack.wrong}", f"finalist knowledge check {pack.folder}"
            )
        else:
            yield Check("pack", "ok", f"{pack.name}: {pack.held}.")


def _integrity(database: Path) -> Iterator[Check]:
    try:
        with contextlib.closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=10)) as db:
            found = [str(row[0]) for row in db.execute("PRAGMA quick_check(5)")]
            broken = len(db.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.DatabaseError as error:
        yield Check("database", "wrong", f"It cannot be read ({error}).", RESTORE)
        return
    if found == ["ok"]:
        yield Check("database", "ok", f"Whole, {database.stat().st_size // 1000} kB.")
    else:
        yield Check("database", "wrong", f"It is damaged: {found[0]}", RESTORE)
    if broken:
        yield Check("links", "wrong", f"{broken} rows name rows that are not there.", RESTORE)


def _with_django(place: Home) -> Iterator[Check]:
    prepare_django()
    from django.db import DatabaseError, connection

    from finalist.server.schema import applied_migrations, known_migrations

    try:
        known, applied = known_migrations(), applied_migrations()
        if applied - known:
            yield Check(
                "version", "wrong", "This workspace was last used by a newer Finalist.", "Upgrade this program."
            )
            return
        if known - applied:
            yield Check(
                "version", "note", "The database is older than this program.", "`finalist serve` brings it up to date."
            )
            return
        yield Check("version", "ok", "Database and program are of the same version.")
        yield from _files(place)
        yield from _jobs(place)
    except (DatabaseError, UserError) as error:
        yield Check("database", "wrong", f"It cannot be read ({error}).", RESTORE)
    finally:
        connection.close()


def _files(place: Home) -> Iterator[Check]:
    from finalist.store.files import path_of
    from finalist.store.models import Blob

    missing, damaged, named = [], [], set()
    for owner, sha256 in Blob.objects.values_list("owner_id", "sha256"):
        path = path_of(owner, sha256)
        named.add(path)
        if not path.is_file():
            missing.append(sha256)
        elif _sha256(path) != sha256:
            damaged.append(sha256)
    lying = {path for path in place.files.rglob("*") if path.is_file()} if place.files.is_dir() else set()
    orphans = [path for path in lying - named if not path.name.startswith(".")]
    for what, which in (("missing", missing), ("damaged", damaged)):
        if which:
            yield Check("files", "wrong", f"{len(which)} {what}, the first is {which[0][:16]}….", RESTORE)
    if not missing and not damaged:
        yield Check("files", "ok", f"All {len(named)} are there and whole.")
    if orphans:
        size = sum(path.stat().st_size for path in orphans) // 1000
        yield Check("orphans", "note", f"{len(orphans)} files ({size} kB) that nothing names.", "They do no harm.")


def _jobs(place: Home) -> Iterator[Check]:
    from finalist.jobs.presence import living
    from finalist.jobs.sweep import waiting

    workers, jobs = len(living(place.folder / "workers")), waiting()
    claim = Claim(place)
    running = not claim.take()
    address = claim.address() if running else ""
    claim.give_back()
    yield Check("server", "ok", f"Running at {address}." if running else "Not running.")
    if running and not workers:
        yield Check(
            "worker", "wrong", "The server runs without a worker.", "Wait a moment; else stop and start it again."
        )
    else:
        yield Check("worker", "ok", f"{workers} running, {jobs} jobs waiting.")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
