"""Terms changed in an offer's text: each value is set where it stands, comments and order stay as they were written."""

import json
import re
from collections.abc import Mapping

from finalist.core.documents.offer import lifted
from finalist.ingest.offer_tree import OfferTree, Path, Place, offer_tree

TERMS = (
    "base", "per", "currency", "bonus.target_percent", "bonus.amount", "sign_on.amount", "sign_on.clawback_months",
    "relocation.amount", "pension.match_percent", "pension.employee_percent", "insurance.value", "leave.days",
    "leave.public_holidays", "remote_days_per_week", "commute.cost_per_day", "commute.minutes_per_day",
    "learning_budget", "equipment", "notice_weeks", "probation_months", "start_date", "deadline",
)  # fmt: skip
"""Those that can be set one by one; shares, allowances and factors are written in the text."""
NEEDS = {
    "bonus": ("target_percent", "amount"), "sign_on": ("amount",), "relocation": ("amount",),
    "pension": ("match_percent",), "insurance": ("value",), "leave": ("days",),
    "commute": ("cost_per_day", "minutes_per_day"),
}  # fmt: skip
"""A part without any of these is unknown as a whole."""
_AT_TOP = {
    "pension.match_percent": "pension_match_percent", "pension.employee_percent": "pension_employee_percent",
    "sign_on.clawback_months": "clawback_months",
}  # fmt: skip
ONE_FIGURE = {"bonus": "amount", "sign_on": "amount", "relocation": "amount", "insurance": "value", "leave": "days"}
"""What a part is that is written as one figure: “sign_on: 12000”."""
_NONE = ("none", "no", "nothing", "false", "0")
_EITHER = {"bonus.target_percent": "bonus.amount", "bonus.amount": "bonus.target_percent"}
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,6})?|\d{4}-\d\d-\d\d|[A-Z]{3}|hour|day|week|month|year", re.ASCII)


def terms_of(text: str, name: str) -> dict[str, str]:
    """The simple terms of an offer's text as `part.key` → words. Raises Unreadable for what is no YAML mapping."""
    found: dict[str, str] = {}
    for key, value in lifted(offer_tree(text, name).values).items():
        inside = value.items() if isinstance(value, dict) else ()
        found |= {f"{key}.{inner}": _words(each) for inner, each in inside if _simple(each)}
        if _simple(value):
            found[key] = _words(value)
    return found


def with_terms(text: str, given: Mapping[str, str], name: str) -> str:
    """The text with these terms set, `part.key` → words; "" makes one unknown. Raises Unreadable like `terms_of`."""
    for field, words in given.items():
        text = _with_term(text, field, words.strip(), name)
        other = _EITHER.get(field)
        if words.strip() and other and terms_of(text, name).get(other, "0") != "0":
            text = _with_term(text, other, "", name)
    return text


def _with_term(text: str, field: str, words: str, name: str) -> str:
    tree = offer_tree(text, name)
    path = _path(tree, field)
    written = _written(words)
    if path in tree.places:
        text = _put(text, tree.places[path], written)
        return text if words else _unknown_parts(text, path[0], name)
    if not words:
        return text
    if len(path) == 1:
        return f"{text.rstrip()}\n{path[0]}: {written}\n"
    part, key = path
    if (place := tree.places.get((part,))) is None:
        return f"{text.rstrip()}\n{part}: {{{key}: {written}}}\n"
    if not isinstance(whole := tree.values.get(str(part)), dict):
        alone = part == "bonus" or part not in ONE_FIGURE or str(whole).casefold() in _NONE
        kept = "" if alone else f"{ONE_FIGURE[str(part)]}: {whole}, "
        return _put(text, place, f"{{{kept}{key}: {written}}}")
    return _inserted(text, place, f"{key}: {written}")


def _path(tree: OfferTree, field: str) -> Path:
    """Where a term stands, or would stand: some may be written at the top, base may be a part."""
    top = _AT_TOP.get(field)
    if top and top in tree.values:
        return (top,)
    if field in ("base", "per") and isinstance(tree.values.get("base"), dict):
        return ("base", "amount" if field == "base" else "per")
    part, _, key = field.partition(".")
    whole = tree.values.get(part)
    if key and ONE_FIGURE.get(part) == key and whole is not None and not isinstance(whole, dict | list):
        return (part,)  # “sign_on: 12000” is its amount
    return (part, key) if key else (part,)


def _put(text: str, place: Place, written: str) -> str:
    old = text[place.start : place.end]
    kept = old[len(old.rstrip()) :]
    gap = "" if text[place.start - 1 : place.start] in (" ", "") else " "
    return f"{text[: place.start]}{gap}{written}{kept}{text[place.end :]}"


def _inserted(text: str, place: Place, line: str) -> str:
    """A key put first into a mapping, in the way it is written."""
    if text[place.start : place.start + 1] == "{":
        empty = text[place.start + 1 : place.end].strip() == "}"
        return f"{text[: place.start + 1]}{line}{'' if empty else ', '}{text[place.start + 1 :]}"
    begins = text.rfind("\n", 0, place.start) + 1
    return f"{text[:begins]}{text[begins : place.start]}{line}\n{text[begins:]}"


def _unknown_parts(text: str, part: str | int, name: str) -> str:
    """A part whose every needed term is unknown is unknown itself."""
    tree = offer_tree(text, name)
    whole = tree.values.get(str(part))
    if isinstance(whole, dict) and part in NEEDS and all(whole.get(key) is None for key in NEEDS[str(part)]):
        return _put(text, tree.places[(part,)], "null")
    return text


def _written(words: str) -> str:
    if not words:
        return "null"
    seen = "".join(char for char in words if char.isprintable())
    return seen if _PLAIN.fullmatch(seen) else json.dumps(seen, ensure_ascii=False)


def _simple(value: object) -> bool:
    return value is not None and not isinstance(value, dict | list | tuple)


def _words(value: object) -> str:
    return str(value)
