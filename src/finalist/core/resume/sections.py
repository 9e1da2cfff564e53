"""The order in which the sections of a résumé stand: said in the document itself, so that every format follows it.

JSON Resume knows no order of its own and keeps keys that it does not know: the names stand in `meta.finalist.sections`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from finalist.core.errors import UserError

SECTIONS = ("summary", "work", "projects", "education", "skills", "certificates", "languages", "publications",
            "awards", "volunteer", "interests", "references")  # fmt: skip
"""The usual order."""
UNPRINTED = frozenset({"basics", "meta", "$schema"})
STUDIED_LAST = ("summary", "education", "work", "projects")
"""The beginning where somebody has just left a school: convention."""


def named(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The sections that the document names, each once, in its order; () when it names none."""
    ours = _mapping(_mapping(content.get("meta")).get("finalist")).get("sections")
    rows = ours if isinstance(ours, list | tuple) else ()
    return tuple(dict.fromkeys(one for one in rows if isinstance(one, str) and one not in UNPRINTED))


def in_order(sections: Iterable[str], first: Sequence[str]) -> tuple[str, ...]:
    """These sections in order. first: as `named` gives them; the others follow as they came, but the summary, which
    leads wherever it is not named.
    """
    rest = list(sections)
    lead = [] if "summary" in first else ["summary"]
    told = [one for one in (*lead, *first) if one in rest]
    return (*told, *(one for one in rest if one not in told))


def ordered(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Every section the document can print, filled or not, in its order; the candidate's own last unless named."""
    own = [key for key in content if key not in UNPRINTED and key not in SECTIONS]
    return in_order((*SECTIONS, *own), named(content))


def arranged(content: Mapping[str, Any], sections: Sequence[str]) -> dict[str, Any]:
    """The document with these sections first; nothing is noted where that is the usual order. (): the usual order."""
    plain = _without(content)
    wanted = [one for one in dict.fromkeys(sections) if one not in UNPRINTED]
    if ordered(plain) == in_order(ordered(plain), wanted):
        return plain
    return _noted(plain, wanted)


def renamed(content: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """The document with that section under another name in the same place."""
    first = named(content)
    return content if old == new or old not in first else _noted(content, [new if one == old else one for one in first])


def known(content: Mapping[str, Any], sections: Sequence[str]) -> tuple[str, ...]:
    """The names, if each is a section of the document. Raises UserError naming those there are."""
    there = ordered(content)
    for one in sections:
        if one not in there:
            raise UserError(f"There is no section “{one[:40]}”.", f"Choose among: {', '.join(there)}.")
    return tuple(sections)


def _noted(content: Mapping[str, Any], sections: Sequence[str]) -> dict[str, Any]:
    meta = _mapping(content.get("meta"))
    return {**content, "meta": {**meta, "finalist": {**_mapping(meta.get("finalist")), "sections": list(sections)}}}


def _without(content: Mapping[str, Any]) -> dict[str, Any]:
    meta = dict(_mapping(content.get("meta")))
    ours = {key: value for key, value in _mapping(meta.get("finalist")).items() if key != "sections"}
    if ours:
        meta["finalist"] = ours
    else:
        meta.pop("finalist", None)
    made = {**content, "meta": meta}
    if not meta:
        made.pop("meta")
    return made


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
