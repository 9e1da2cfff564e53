"""All of one's data out of the browser and back in: the export as a zip, an import, a backup of the whole workspace."""

import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from finalist.core import clock
from finalist.services import bundle
from finalist.services.backup import write_backup
from finalist.services.bundle_import import Imported, import_path
from finalist.store.access import NotThere


def export(owner: Any) -> IO[bytes]:
    """Everything of the owner as a zip of readable files, open at its beginning; gone when it is closed."""
    out: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the answer that sends it)
    try:
        bundle.export_zip(owner, out)
        out.seek(0)
    except BaseException:
        out.close()
        raise
    return out


def bring_in(owner: Any, chunks: Any) -> Imported:
    """An exported zip read back; what is there already stays. Raises UserError; nothing is half done."""
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        return import_path(owner, Path(file.name))


def backup(owner: Any) -> IO[bytes]:
    """The whole workspace in one file, checked, open at its beginning. Raises NotThere for all but its local owner."""
    if not owner.is_local or connection.vendor != "sqlite":
        raise NotThere
    applied = MigrationRecorder(connection).applied_migrations()
    with tempfile.TemporaryDirectory(prefix="finalist-") as folder:
        target = Path(folder) / "backup.zip"
        made_at, program = clock.now().isoformat(), f"finalist {version('finalist')}"
        write_backup(settings.HOME.folder, target, made_at=made_at, program=program, migrations=list(applied))
        stream = target.open("rb")
        target.unlink()  # an open file lives on without its name
    return stream
