"""A folder or a zip from elsewhere, read without believing it: names stay inside, sizes bounded, links not followed."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from finalist.core.errors import UserError
from finalist.ingest.zips import BROKEN

FILE_LIMIT = 2_000_000_000
READ_LIMIT = 300_000_000
"""Bytes of one file in it, and of one that is taken into memory. Convention: far above ten years of use."""
TOTAL_LIMIT = 20_000_000_000
COUNT_LIMIT = 200_000
RATIO_LIMIT = 1_000
"""How many times its packed size a file may grow: JSON of one repeated letter reaches about that."""


class Tree(Protocol):
    """Files by their names, with / between folders."""

    name: str

    def names(self) -> list[str]:
        """Every file in it."""
        ...

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes. Raises UserError when it is not there, too large, or a link."""
        ...


def read(tree: Tree, name: str, limit: int = READ_LIMIT) -> bytes:
    """A whole file. Raises UserError over `limit` bytes."""
    parts, size = [], 0
    for chunk in tree.chunks(name):
        size += len(chunk)
        if size > limit:
            raise UserError(f"{name} in {tree.name} is larger than {limit // 1_000_000} MB.", "This is none of ours.")
        parts.append(chunk)
    return b"".join(parts)


@contextmanager
def open_tree(path: Path) -> Iterator[Tree]:
    """A folder, or a zip file of one. Raises UserError when it is neither."""
    if path.is_dir():
        yield FolderTree(path)
        return
    try:
        with zipfile.ZipFile(path) as packed:
            yield ZipTree(packed, path.name)
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such file or folder.", "Check the path.") from None
    except zipfile.BadZipFile:
        raise UserError(f"{path.name} is no zip file, or a damaged one.", "Take another copy of it.") from None
    except OSError as error:
        raise UserError(f"{path.name} could not be read ({error.strerror}).", "Check that you may read it.") from None


class FolderTree:
    """A folder on the disk."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name or str(folder)
        self._folder = folder

    def names(self) -> list[str]:
        """Every file that is no link and in no linked folder."""
        found = []
        for path in sorted(self._folder.rglob("*")):
            if path.is_symlink():
                raise UserError(f"{path.name} in {self.name} is a link.", "Put the file itself there, or take it out.")
            if path.is_file():
                found.append(path.relative_to(self._folder).as_posix())
            if len(found) > COUNT_LIMIT:
                raise UserError(f"{self.name} holds more than {COUNT_LIMIT} files.", "Name the exported folder itself.")
        return found

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes."""
        path = self._folder / inside(name, self.name)
        linked = [each for each in (path, *path.parents) if each != self._folder and each.is_symlink()]
        if any(self._folder in each.parents for each in linked):
            raise UserError(f"{name} in {self.name} is a link.", "Put the file itself there.")
        try:
            with path.open("rb") as stream:
                yield from _pour(stream)
        except OSError:
            raise UserError(f"{name} is missing from {self.name}.", "Take another copy of it.") from None


class ZipTree:
    """A zip file. Checked as a whole before anything of it is read."""

    def __init__(self, packed: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._packed = packed
        infos = [info for info in packed.infolist() if not info.is_dir()]
        if len(infos) > COUNT_LIMIT or sum(info.file_size for info in infos) > TOTAL_LIMIT:
            raise UserError(f"{name} unpacks to more than a workspace holds.", "This is none of ours.")
        for info in infos:
            inside(info.filename, name)
            if (info.external_attr >> 16) & 0o170000 == 0o120000:
                raise UserError(f"{info.filename} in {name} is a link.", "This is none of ours.")
            if info.file_size > FILE_LIMIT or info.file_size > RATIO_LIMIT * max(info.compress_size, 1_000):
                raise UserError(f"{info.filename} in {name} unpacks to far too much.", "This is none of ours.")
        if len({info.filename for info in infos}) != len(infos):
            raise UserError(f"{name} holds two files of one name.", "This is none of ours.")
        self._infos = {info.filename: info for info in infos}

    def names(self) -> list[str]:
        """Every file."""
        return sorted(self._infos)

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes; no more than it says it has."""
        if name not in self._infos:
            raise UserError(f"{name} is missing from {self.name}.", "Take another copy of it.")
        left = self._infos[name].file_size
        try:
            with self._packed.open(name) as stream:
                for chunk in _pour(stream):
                    left -= len(chunk)
                    if left < 0:
                        raise UserError(f"{name} in {self.name} is damaged.", "Take another copy of it.")
                    yield chunk
        except BROKEN as error:
            raise UserError(f"{name} in {self.name} is damaged ({error}).", "Take another copy of it.") from None


def inside(name: str, where: str) -> PurePosixPath:
    """The name as a path that stays below its root. Raises UserError for any other."""
    path = PurePosixPath(name)
    bad = not name or "\\" in name or "\0" in name or ":" in name or path.is_absolute() or ".." in path.parts
    if bad:
        raise UserError(f"{where} holds a file called “{name[:80]}”, which leads out of it.", "This is none of ours.")
    return path


def _pour(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(1 << 16):
        yield chunk
