"""Whom a line of notes names as the person it was with, beyond plain headings: “call with Hannah, insight lead”, “Dele
Akintola - HoD”, a bare “Denise Okafor (VP Sales)” above its lines.

Only a role beside the name, or “with” before a first name, makes a person of capitals: “Harrow Vale” is a company.
"""

import re

from finalist.core.text.names import is_name, is_role

Span = tuple[int, int]

_NAME = r"[^\W\d_a-z][^\W\d_]*[a-z'’-][\w'’-]*(?: [^\W\d_a-z][\w'’-]+){0,2}"
_BESIDE = re.compile(
    rf"(?P<name>{_NAME})\s*(?:[(,]|\s[-–—]\s)\s*(?P<role>[^()\n,;:]{{2,50}}?)\s*(?=[),;\n]|\s[-–—]\s|$)"
)
_WITH = re.compile(r"\b(?:with|w/?)\s+(?P<name>[^\W\d_a-z][^\W\d_]{2,11})(?=\s*(?:[,(.–—-]|$))", re.IGNORECASE)
_BARE = re.compile(rf"(?P<name>{_NAME})(?:\s*(?:\(|,\s|\s[-–—]\s)\s*(?P<role>[^()\n.?!]{{2,50}})\)?)?")
_SHORT_ROLES = frozenset("hod hom hm slt ta em tl dos senco".split())


def _role(words: str | None) -> bool:
    return bool(words) and (is_role(words or "") or (words or "").strip().casefold() in _SHORT_ROLES)


def _person_like(name: str) -> bool:
    return is_name(name) if " " in name else name[0].isupper() and not is_role(name)


def met_in(words: str) -> tuple[Span, Span | None] | None:
    """(span of the name, span of the role) of the one person a title line names; None for none or several."""
    found: dict[str, tuple[Span, Span | None]] = {}
    for match in _BESIDE.finditer(words):
        if _role(match["role"]) and _person_like(match["name"]):
            found[match["name"]] = (match.span("name"), match.span("role"))
    for match in _WITH.finditer(words):
        if match["name"][0].isupper() and _person_like(match["name"]):
            found.setdefault(match["name"], (match.span("name"), None))
    return next(iter(found.values())) if len(found) == 1 else None


def bare_person(words: str, after_blank: bool) -> bool:
    """Is a line nothing but a person: a name with a role, or, after a blank line, a full or first name alone?"""
    match = _BARE.fullmatch(words.strip())
    if not match or not _person_like(match["name"]):
        return False
    if match["role"]:
        return _role(match["role"])
    return after_blank and (" " in match["name"] or (match["name"].isalpha() and 3 <= len(match["name"]) <= 12))
