"""The one folder a workspace lies in: FINALIST_HOME, or the platform's place for such data."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from finalist.core.errors import UserError


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything of a workspace is."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "finalist.sqlite3"

    @property
    def files(self) -> Path:
        """Imported bytes, by their SHA-256."""
        return self.folder / "files"

    @property
    def backups(self) -> Path:
        """Copies of the database made before it was changed."""
        return self.folder / "backups"

    @property
    def packs(self) -> Path:
        """One's own questions and round kits, a folder a pack; need not be there."""
        return self.folder / "packs"

    @property
    def secret(self) -> Path:
        """The key that signs sessions, readable by its owner alone."""
        return self.folder / "secret"

    @property
    def lock(self) -> Path:
        """Held while the database is being started or changed as a whole."""
        return self.folder / "lock"


def home() -> Home:
    """The workspace's folder; it need not exist yet."""
    given = os.environ.get("FINALIST_HOME", "")
    if given:
        return Home(Path(given).expanduser().resolve())
    from platformdirs import user_data_path

    return Home(user_data_path("finalist", appauthor=False))


def make_home(place: Home) -> None:
    """Make the folder, for its owner alone. Raises UserError when it cannot be written."""
    try:
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.files.mkdir(mode=0o700, exist_ok=True)
        # A nameless file: two processes that start at once never remove each other's.
        tempfile.TemporaryFile(dir=place.folder).close()
    except OSError as error:
        raise UserError(
            f"The workspace {place.folder} cannot be written ({error.strerror}).",
            "Give another folder in FINALIST_HOME, or make this one writable.",
        ) from None
