"""Files of the command line: read from a path or `-`, written all together or not at all."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from finalist.core.errors import InputProblems, Problem, UserError
from finalist.ingest.read import MAX_BYTES
from finalist.render.wording import clean

STDIN = "-"


def read_bytes(path: str) -> tuple[str, bytes]:
    """(name, content) of a file, or of standard input for `-`. Raises UserError naming the file and what to do."""
    if path == STDIN:
        if sys.stdin is None:
            raise UserError("Standard input (-) is closed.", "Pipe the document in, or name its file.")
        return "standard input", sys.stdin.buffer.read(MAX_BYTES + 1)
    file = Path(path)
    try:
        with file.open("rb") as stream:
            return _storable(file.name), stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such file.", "Check the path.") from None
    except IsADirectoryError:
        raise UserError(f"{path}: this is a folder.", "Name the file in it.") from None
    except OSError as error:
        raise UserError(f"{path}: could not be read ({error.strerror}).", "Check that you may read it.") from None
    except ValueError:
        raise UserError(f"{path!r} can not be the name of a file.", "Check the path.") from None


def read_all(paths: Iterable[str]) -> list[tuple[str, bytes]]:
    """Every file, in order. Raises InputProblems naming each file that can not be opened, not only the first."""
    wanted = list(paths)
    if wanted.count(STDIN) > 1:
        raise UserError("Standard input (-) was given for more than one document.", "Give it for one; name the rest.")
    found, wrong = [], []
    for path in wanted:
        try:
            found.append(read_bytes(path))
        except UserError as error:
            wrong.append(Problem("unreadable", str(error), severity="error"))
    if wrong:
        raise InputProblems(wrong)
    return found


def _storable(name: str) -> str:
    """A file name as text on one line: bytes that are no UTF-8 become a replacement character."""
    return " ".join(clean(os.fsencode(name).decode("utf-8", "replace")).split()) or "The input"


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into the folder so that either all are there or none has changed.

    Everything is written beside its place first and moved in at the end; what stood there goes back when a move
    fails. Raises UserError with the reason.
    """
    made: list[Path] = []
    try:
        made = _make(folder)
        with tempfile.TemporaryDirectory(prefix=".finalist-", dir=folder) as place:
            for name, content in files.items():
                (Path(place) / name).write_bytes(content)
            _move_in(folder, Path(place), list(files))
    except BaseException as error:
        for created in reversed(made):
            with contextlib.suppress(OSError):
                created.rmdir()
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise UserError(f"{folder}: a file of that name is in the way.", "Choose another folder with -o.") from None
        if isinstance(error, OSError):
            raise UserError(
                f"{folder}: could not be written ({error.strerror}).", "Choose another folder with -o."
            ) from None
        raise


def _make(folder: Path) -> list[Path]:
    """Make the folder and what is missing above it; what was made, the highest first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _move_in(folder: Path, place: Path, names: list[str]) -> None:
    """Move the files of `place` into the folder; cut short, what stood there before stands there again."""
    before = place / "before"
    before.mkdir()
    for name in names:
        if (folder / name).is_dir():
            raise IsADirectoryError(None, f"{name} in it is a folder")
        if (folder / name).exists():
            shutil.copy2(folder / name, before / name, follow_symlinks=False)
    try:
        for name in names:
            (place / name).replace(folder / name)
    except BaseException:
        for name in names:
            if (place / name).exists():
                continue
            if (before / name).exists():
                (before / name).replace(folder / name)
            else:
                (folder / name).unlink()
        raise
