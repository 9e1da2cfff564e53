"""Files of the command line: read from a path or `-`, written all together or not at all."""

import contextlib
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from finalist.core.errors import UserError
from finalist.ingest.read import MAX_BYTES


def read_bytes(path: str) -> tuple[str, bytes]:
    """(name, content) of a file, or of standard input for `-`. Raises UserError naming the file and what to do."""
    if path == "-":
        return "standard input", sys.stdin.buffer.read(MAX_BYTES + 1)
    file = Path(path)
    try:
        with file.open("rb") as stream:
            return file.name, stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such file.", "Check the path.") from None
    except IsADirectoryError:
        raise UserError(f"{path}: this is a folder.", "Name the file in it.") from None
    except OSError as error:
        raise UserError(f"{path}: could not be read ({error.strerror}).", "Check that you may read it.") from None


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into the folder so that either all are there or none has changed.

    Everything is written beside its place first and moved in at the end. Raises UserError with the reason.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".finalist-", dir=folder) as place:
            for name, content in files.items():
                (Path(place) / name).write_bytes(content)
            for name in files:
                (Path(place) / name).replace(folder / name)
    except FileExistsError:
        raise UserError(f"{folder}: a file of that name is in the way.", "Choose another folder with -o.") from None
    except OSError as error:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise UserError(
            f"{folder}: could not be written ({error.strerror}).", "Choose another folder with -o."
        ) from None
