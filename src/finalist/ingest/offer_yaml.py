"""An offer written by hand (YAML, JSON) into an Offer: all problems of the file at once, each with field and line."""

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from finalist.core.documents.base import Source
from finalist.core.documents.offer import Offer, OfferField, OfferRead
from finalist.core.errors import Problem, Unreadable
from finalist.ingest.offer_tree import OfferTree, Path, offer_tree
from finalist.ingest.plain import read_plain
from finalist.ingest.read import Read, source_of

NEEDED = ("company", "currency", "base")
_MESSAGES = {
    "missing": "is missing. Add it.",
    "string_pattern_mismatch": "is not a currency. Write its three letters, like GBP.",
    "greater_than_equal": "can not be less than {ge}.",
    "greater_than": "must be more than {gt}.",
    "less_than_equal": "can not be more than {le}.",
    "less_than": "must be less than {lt}.",
    "decimal_parsing": "is not a number. Write it like 52000.",
    "decimal_type": "is not a number. Write it like 52000.",
    "finite_number": "is not a number. Write it like 52000.",
    "int_parsing": "is not a whole number.",
    "int_type": "is not a whole number.",
    "int_from_float": "is not a whole number.",
    "bool_parsing": "is neither yes nor no.",
    "bool_type": "is neither yes nor no.",
    "string_type": "is not a text.",
    "string_too_short": "is empty.",
    "tuple_type": "is not a list.",
    "dict_type": "is not a list of names and amounts.",
    "model_type": "is written in a way that can not be read. See the offers in the examples.",
    "literal_error": "is none of {expected}.",
}
"""Pydantic's words for what went wrong → ours. A code that is not here falls back on Pydantic's sentence."""


def read_offer_yaml(data: bytes, name: str, source_id: str = "offer-1") -> Read[OfferRead]:
    """The offer of a YAML file. The offer is None when it has errors; then every one of them is among the problems.

    Raises Unreadable when the file is no YAML mapping at all.
    """
    plain = read_plain(data, name, "text")
    source = source_of(data, plain.text, name=name, kind="offer", source_id=source_id)
    tree = offer_tree(plain.text, name or "The offer")
    offer, problems = _validated(tree, name)
    fields = tuple(_fields(tree, source))
    read = OfferRead(source=source_id, terms=_plain(tree.values), fields=fields, offer=offer)
    return Read(read, source, (*plain.problems, *problems))


def offer_of(read: Read[OfferRead]) -> Offer:
    """The offer that was read. Raises Unreadable-like problems through `InputProblems` when it has errors."""
    from finalist.core.errors import InputProblems

    if read.document is None or read.document.offer is None:
        raise InputProblems([problem for problem in read.problems if problem.severity == "error"])
    return read.document.offer


def _validated(tree: OfferTree, name: str) -> tuple[Offer | None, list[Problem]]:
    problems = list(tree.problems)
    for needed in NEEDED:
        if tree.values.get(needed) is None and not (needed == "base" and "base" in tree.values):
            problems.append(Problem("missing", f"“{needed}” is missing. Add it.", name, 0, needed, "error"))
    offer = None
    try:
        offer = Offer.model_validate(tree.values)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            problem = _problem(item, tree, name)
            if problem.field not in {known.field for known in problems}:
                problems.append(problem)
    except RecursionError:
        raise Unreadable(f"{name} is nested too deeply.", "Write it like the examples.", "bad-yaml") from None
    if offer is not None and offer.base is None:
        problems.append(Problem("missing", "“base” is missing. Add it.", name, 0, "base", "error"))
    wrong = any(problem.severity == "error" for problem in problems)
    return (None if wrong else offer), sorted(problems, key=lambda problem: problem.line)


def _problem(item: Any, tree: OfferTree, name: str) -> Problem:
    path = tuple(item["loc"])
    place = tree.place(_written(path))
    field = ".".join(str(part) for part in _written(path))
    said = _sentence(item, path)
    label = f"“{field}”" if field else "This offer"
    gap = "" if said.startswith(":") else " "
    return Problem(item["type"], f"{label}{gap}{said}", name, place.line if place else 0, field, "error")


def _sentence(item: Any, path: Path) -> str:
    if item["type"] == "extra_forbidden":
        near = get_close_matches(str(path[-1]), _names(path[:-1]), n=1)
        return "is not a field of an offer." + (f" Do you mean “{near[0]}”?" if near else " Take it out.")
    if item["type"] == "value_error":
        return f": {item['ctx']['error']!s}."
    if item["type"].startswith("date"):
        return "is not a day. Write it like 2026-12-18."
    message = _MESSAGES.get(item["type"])
    return message.format(**(item.get("ctx") or {})) if message else f"can not be used: {item['msg']}."


def _names(path: Path) -> list[str]:
    """The fields known at a path."""
    model: Any = Offer
    for part in path:
        if isinstance(part, int):
            continue
        annotation = model.model_fields[str(part)].annotation if str(part) in model.model_fields else None
        inner = [each for each in _within(annotation) if isinstance(each, type) and issubclass(each, BaseModel)]
        if not inner:
            return []
        model = inner[0]
    known = list(model.model_fields)
    return [*known, "pension_match_percent", "pension_employee_percent", "clawback_months"] if not path else known


def _within(annotation: Any) -> list[Any]:
    inner = getattr(annotation, "__args__", ())
    return [annotation, *(each for part in inner for each in _within(part))]


def _written(path: Path) -> Path:
    """The path as people write it: a single grant is no list, `pension.match_percent` may stand at the top."""
    top: dict[Path, Path] = {
        ("pension", "match_percent"): ("pension_match_percent",),
        ("pension", "employee_percent"): ("pension_employee_percent",),
    }
    if path[:2] in top:
        return top[path[:2]]
    return (path[0], *path[2:]) if path[:2] == ("equity", 0) else path


def _fields(tree: OfferTree, source: Source) -> list[OfferField]:
    found: list[OfferField] = []
    for path, place in tree.places.items():
        value = tree.values
        for part in path:
            value = value[part]  # type: ignore[index]
        if isinstance(value, dict | list) or value is None:
            continue
        end = place.start + len(source.text[place.start : place.end].rstrip())
        field = ".".join(str(part) for part in path)
        found.append(OfferField(field=field, value=str(value), evidence=source.quote(place.start, end)))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | bool | None) else str(value)
