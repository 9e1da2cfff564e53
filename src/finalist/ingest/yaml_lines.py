"""YAML from outside as plain values that know their lines. Built from events, so that nothing can blow up.

No aliases (a few lines of them can stand for billions of values), no tags, bounded depth and number of values. Only
what `core/knowledge/data` itself uses: mappings, lists, strings, whole numbers, true and false.
"""

from dataclasses import dataclass, field
from typing import Any

from finalist.core.errors import Problem

MAX_DEPTH, MAX_VALUES = 20, 60_000
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Located:
    """A value with the 1-based line of each of its parts: `lines[path]`."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the part, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Refused(Exception):
    """What the file does is not done here; `line` is 1-based."""

    def __init__(self, code: str, message: str, line: int) -> None:
        super().__init__(message)
        self.code, self.line = code, line


def read_yaml(text: str, name: str) -> tuple[Located, list[Problem]]:
    """The file's one document, and what is wrong with it as YAML: then the value is None."""
    import yaml

    try:
        return _Builder().build(text), []
    except _Refused as refused:
        return Located(), [Problem(refused.code, str(refused), name, refused.line, severity="error")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        why = f"This is no YAML that can be read ({error.problem or error.context}). Check indents, colons and quotes."
        return Located(), [Problem("not-yaml", why, name, line, severity="error")]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = f"This is no YAML that can be read ({str(error).splitlines()[0][:80]}). Save it as plain UTF-8 text."
        return Located(), [Problem("not-yaml", why, name, 0, severity="error")]


class _Builder:
    def __init__(self) -> None:
        self.stack: list[list[Any]] = []  # container, path, key waiting for its value
        self.made = Located()
        self.count = 0
        self.done = False

    def build(self, text: str) -> Located:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse(text, Loader=loader):
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.AliasEvent):
                raise _Refused("alias", "References (*name) are not used in packs. Write the words out.", line)
            if isinstance(event, yaml.DocumentStartEvent) and self.done:
                raise _Refused("documents", "A second document (---) begins here. Put it into a file of its own.", line)
            if isinstance(event, yaml.DocumentEndEvent):
                self.done = True
            if isinstance(event, yaml.ScalarEvent):
                self._put(_plain(event, line), line)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open([], event, line)
            elif isinstance(event, yaml.MappingStartEvent):
                self._open({}, event, line)
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                self.stack.pop()
        return self.made

    def _open(self, container: Any, event: Any, line: int) -> None:
        if event.tag:
            raise _Refused("tag", f"Tags ({event.tag}) are not used in packs. Leave it out.", line)
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused("too-deep", "This is nested too deeply. Copy the shape of one of our files.", line)
        path = self._put(container, line)
        self.stack.append([container, path, None])

    def _put(self, value: Any, line: int) -> Path:
        self.count += 1
        if self.count > MAX_VALUES:
            raise _Refused("too-many", f"There are more than {MAX_VALUES:,} values. Split the file.", line)
        if not self.stack:
            self.made.value = value
            self.made.lines[()] = line
            return ()
        container, path, key = self.stack[-1]
        if isinstance(container, list):
            here: Path = (*path, len(container))
            container.append(value)
        elif key is None:
            if not isinstance(value, str | int):
                raise _Refused("key", "A key must be a word. Check the indents.", line)
            if str(value) in container:
                raise _Refused("key-twice", f"“{value}” stands twice in one entry. Keep one of them.", line)
            self.stack[-1][2] = str(value)
            return (*path, str(value))
        else:
            here = (*path, key)
            container[key] = value
            self.stack[-1][2] = None
        self.made.lines[here] = line
        return here


def _plain(event: Any, line: int) -> Any:
    """A scalar as text, whole number, true, false or None; everything else stays the text that it is."""
    if event.tag:
        raise _Refused("tag", f"Tags ({event.tag}) are not used in packs. Leave it out.", line)
    text: str = event.value
    if event.style:  # quoted, or a block
        return text
    if text in ("true", "True", "false", "False"):
        return text.lower() == "true"
    if text in ("", "~", "null"):
        return None
    if text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() and len(text) <= 9:
        return int(text)
    return text
