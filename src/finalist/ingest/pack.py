"""A folder of a user's own knowledge, read file by file: `questions.yaml`, `rounds/beekeeping.yaml` and the like.

The same layout as core/knowledge/data: a file or a folder a kind; in a file a list of entries, one entry, or
`{defaults: …, entries: […]}`. A file that cannot be read is named and does not hide the others.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from finalist.core.errors import Problem, UserError
from finalist.core.knowledge.pack import PACK_KINDS, Pack, Row, check_pack
from finalist.ingest.yaml_lines import Located, read_yaml

MAX_FILE, MAX_FILES = 1_000_000, 200
SUFFIXES = (".yaml", ".yml")


def read_pack(folder: Path) -> Pack:
    """The pack in a folder, with all its problems. Raises UserError when the folder is not there or not readable."""
    files = _files(folder)
    problems: list[Problem] = []
    rows: list[Row] = []
    for kind, path in files[:MAX_FILES]:
        found, wrong = _rows(kind, path, path.relative_to(folder).as_posix())
        rows += found
        problems += wrong
    problems += _strangers(folder, {path for _, path in files})
    if len(files) > MAX_FILES:
        words = f"There are more than {MAX_FILES} files; the rest was not read. Put several entries into one file."
        problems.append(Problem("too-many-files", words, folder.name, severity="error"))
    if not files:
        words = f"There is nothing to check. Add one of {', '.join(f'{kind}.yaml' for kind in PACK_KINDS)}."
        problems.append(Problem("empty-pack", words, folder.name, severity="error"))
    pack = check_pack(_name(folder), rows)
    together = sorted((*problems, *pack.problems), key=lambda item: (item.file, item.line))
    return Pack(pack.name, pack.knowledge, tuple(together))


def _name(folder: Path) -> str:
    return " ".join(folder.resolve().name.replace("/", " ").split()) or "pack"


def _files(folder: Path) -> list[tuple[str, Path]]:
    try:
        if not folder.exists():
            raise UserError(f"{folder}: there is no such folder.", "Check the path.")
        if not folder.is_dir():
            raise UserError(f"{folder}: this is a file.", "Name the folder that it lies in.")
        return [(kind, path) for kind in PACK_KINDS for path in _of_kind(folder, kind)]
    except OSError as error:
        raise UserError(f"{folder}: could not be read ({error.strerror}).", "Check that you may read it.") from None
    except ValueError:
        raise UserError(f"{str(folder)!r} can not be the name of a folder.", "Check the path.") from None


def _of_kind(folder: Path, kind: str) -> Iterator[Path]:
    yield from (path for suffix in SUFFIXES if (path := folder / f"{kind}{suffix}").is_file())
    if (folder / kind).is_dir():
        yield from sorted(path for path in (folder / kind).iterdir() if path.suffix in SUFFIXES and path.is_file())


def _strangers(folder: Path, known: set[Path]) -> Iterator[Problem]:
    """YAML files that no kind claims: most often a misspelt name."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path not in known)
    except OSError:
        return
    for path in found[:20]:
        names = ", ".join(f"{kind}.yaml" for kind in PACK_KINDS)
        yield Problem("not-used", f"This file is not used. Name it one of {names}.", path.name, severity="warning")


def _rows(kind: str, path: Path, name: str) -> tuple[list[Row], list[Problem]]:
    def refused(code: str, message: str, line: int = 0) -> tuple[list[Row], list[Problem]]:
        return [], [Problem(code, message, name, line, severity="error")]

    try:
        if path.stat().st_size > MAX_FILE:
            return refused("too-large", f"The file is larger than {MAX_FILE:,} bytes. Split it.")
        data = path.read_bytes()
    except OSError as error:
        return refused("unreadable", f"The file could not be read ({error.strerror}). Check that you may read it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return refused("not-utf8", "The file is not UTF-8 text from here on. Save it as UTF-8.", line)
    located, problems = read_yaml(text, name)
    return list(_entries(kind, name, located)) if not problems else [], problems


def _entries(kind: str, name: str, located: Located) -> Iterator[Row]:
    value: Any = located.value
    if value is None:
        return
    shared: Mapping[str, Any] = {}
    base: tuple[str | int, ...] = ()
    if isinstance(value, dict) and "entries" in value:
        shared = value["defaults"] if isinstance(value.get("defaults"), dict) else {}
        base = ("entries",)
        value = value["entries"]
    single = not isinstance(value, list)
    for number, one in enumerate([value] if single else value):
        path = base if single else (*base, number)
        lines = {key[len(path) :]: line for key, line in located.lines.items() if key[: len(path)] == path}
        yield Row(kind, name, {**shared, **one} if isinstance(one, dict) else one, lines)
