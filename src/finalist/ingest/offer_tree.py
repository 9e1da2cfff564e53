"""An offer's YAML as values and places: every key path with its line and the span of its value in the text.

Tighter than YAML at large, because offers are small and come from outside: no aliases, no doubled keys, no deep nests.
"""

from dataclasses import dataclass, field
from typing import Any

from finalist.core.errors import Problem, Unreadable

Path = tuple[str | int, ...]
MOST_CHARS = 100_000
DEEPEST = 12
"""Levels of nesting. Convention: the deepest offer has four."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: 1-based line, and text[start:end]."""

    line: int
    start: int
    end: int


@dataclass(slots=True)
class OfferTree:
    """The values of a YAML offer, their places by path, and what was odd on the way."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Place | None:
        """The place of the path, or of the nearest part above it that stands in the text."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path[:-1]
        return None


def offer_tree(text: str, name: str) -> OfferTree:
    """Parse the text. Raises Unreadable, with the line where there is one, when it is no YAML mapping."""
    import yaml

    if len(text) > MOST_CHARS:
        raise Unreadable(f"{name} is too long for an offer.", "Keep one offer a file.", "too-large")
    try:
        root = _composed(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        reason = str(getattr(error, "problem", "") or "it is no YAML").split("\n")[0]
        raise Unreadable(
            f"{name}{where}: this can not be read as YAML ({reason}).", "Write `name: value`, one a line.", "bad-yaml"
        ) from None
    except RecursionError:
        raise Unreadable(
            f"{name} is nested too deeply.", "Write it like the offers in the examples.", "bad-yaml"
        ) from None
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable(f"{name} is not an offer.", "Write `company: …`, `base: …`, one a line.", "not-an-offer")
    tree = OfferTree()
    tree.values = _mapping(root, (), tree, name)
    return tree


def _composed(text: str) -> Any:
    import yaml

    depth = 0
    for token in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(token, yaml.CollectionStartEvent) - isinstance(token, yaml.CollectionEndEvent)
        if isinstance(token, yaml.AliasEvent) or depth > DEEPEST:
            raise RecursionError
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _mapping(node: Any, path: Path, tree: OfferTree, name: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        here = (*path, key)
        if key in made:
            message = f"“{'.'.join(map(str, here))}” is there twice. Keep one."
            tree.problems.append(Problem("doubled", message, name, line, ".".join(map(str, here)), "error"))
            continue
        tree.places[here] = Place(line, value_node.start_mark.index, value_node.end_mark.index)
        made[key] = _value(value_node, here, tree, name)
    return made


def _value(node: Any, path: Path, tree: OfferTree, name: str) -> Any:
    import yaml

    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, tree, name)
    if isinstance(node, yaml.SequenceNode):
        found = []
        for number, item in enumerate(node.value):
            tree.places[(*path, number)] = Place(item.start_mark.line + 1, item.start_mark.index, item.end_mark.index)
            found.append(_value(item, (*path, number), tree, name))
        return found
    return _scalar(node)


def _scalar(node: Any) -> Any:
    """A plain value; digits stay text, so that no amount goes through a binary fraction."""
    import yaml

    if node.tag == "tag:yaml.org,2002:float":
        return str(node.value)
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, OverflowError):
        return str(node.value)
