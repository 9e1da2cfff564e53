"""Care of a workspace from the command line: save it whole, bring it back, take it out readably, read it in."""

import contextlib
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.server.boot import open_workspace, prepare_django
from finalist.server.home import Home, home, make_home
from finalist.server.instance import Claim
from finalist.services.backup import Contents, unpack_backup, write_backup

MOVED = ("finalist.sqlite3", "finalist.sqlite3-wal", "finalist.sqlite3-shm", "files")
"""What makes a workspace; the secret and the backups stay where they are."""


def program() -> str:
    """This program's version."""
    try:
        return version("finalist")
    except PackageNotFoundError:
        return "unknown"


def backup(target: Path | None) -> tuple[Path, Contents]:
    """Save the whole workspace into one file; it may be in use meanwhile. Raises UserError."""
    place = home()
    _need_sqlite()
    if not place.database.exists():
        raise UserError(
            f"There is no workspace in {place.folder} yet.", "Run `finalist serve` first, or set FINALIST_HOME."
        )
    prepare_django()
    from finalist.server.schema import applied_migrations

    target = target or Path.cwd() / f"finalist-{clock.now():%Y%m%d-%H%M%S}.zip"
    made_at = clock.now().isoformat()
    migrations = applied_migrations()
    return target, write_backup(place.folder, target, made_at=made_at, program=program(), migrations=migrations)


def restore(source: Path) -> tuple[Contents, Path | None]:
    """Put the backup in the place of the workspace; where the old one lies now, None when there was none.

    Raises UserError for a damaged file, one of a newer program, or a workspace in use: nothing has changed then.
    """
    place = home()
    _need_sqlite()
    make_home(place)
    with _claimed(place):
        prepare_django()
        from finalist.server.schema import known_migrations

        incoming = place.folder / ".restoring"
        shutil.rmtree(incoming, ignore_errors=True)
        incoming.mkdir(mode=0o700)
        try:
            contents = unpack_backup(source, incoming)
            known = known_migrations()
            if any(app in {name for name, _ in known} for app, name in contents.migrations - known):
                raise UserError(f"{source.name} was made by a newer Finalist.", "Upgrade this program first.")
            (incoming / "files").mkdir(mode=0o700, exist_ok=True)
            return contents, _swap(place, incoming)
        except OSError as error:
            raise UserError(f"The backup could not be unpacked ({error.strerror}).", "Free some space first.") from None
        finally:
            shutil.rmtree(incoming, ignore_errors=True)


def export(target: Path, user: str = "") -> int:
    """Everything of `user` ("": the local owner) as a readable folder. How many files. Raises UserError."""
    open_workspace()
    from finalist.services.accounts import named
    from finalist.services.bundle import export_folder

    return export_folder(named(user), target)


def import_(source: Path, user: str = "") -> tuple[dict[str, int], int]:
    """Read an export into the workspace of `user`: (rows added by kind, rows that were there). Raises UserError."""
    open_workspace()
    from finalist.services.accounts import named
    from finalist.services.bundle_import import import_path

    done = import_path(named(user), source)
    return done.added, done.kept


@contextlib.contextmanager
def _claimed(place: Home) -> Iterator[None]:
    claim = Claim(place)
    if not claim.take():
        raise UserError("Finalist is running in this workspace.", "Stop it first (Ctrl-C where it was started).")
    try:
        yield
    finally:
        claim.give_back()


def _swap(place: Home, incoming: Path) -> Path | None:
    """The old workspace aside, the new one in; moved within one folder, so that no copy can fail half way."""
    aside = place.folder / f"before-restore-{clock.now():%Y%m%d-%H%M%S}"
    new = [name for name in ("files", "packs", "finalist.sqlite3") if (incoming / name).exists()]
    old = [name for name in (*MOVED, *({"packs"} & {*new})) if (place.folder / name).exists()]
    had_any = place.database.exists() or "packs" in old
    aside.mkdir(mode=0o700)
    for name in old:
        (place.folder / name).rename(aside / name)
    for name in new:
        (incoming / name).rename(place.folder / name)
    if had_any:
        return aside
    shutil.rmtree(aside)
    return None


def _need_sqlite() -> None:
    from finalist.server.env import env_secret

    if env_secret("FINALIST_DATABASE_URL"):
        raise UserError(
            "This workspace's rows lie in PostgreSQL.", "Save them with pg_dump, and the folder `files` beside them."
        )
