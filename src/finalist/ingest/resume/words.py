"""The words a résumé is recognised by, from words.toml: headings, titles, organisations, degrees, places."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from finalist.core.text.terms import fold

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """All sets are folded. `headings`: wording → section; `networks`: host → name."""

    headings: dict[str, str]
    heading_lead: frozenset[str]
    job: frozenset[str]
    organisation: frozenset[str]
    school: frozenset[str]
    degree: frozenset[str]
    networks: dict[str, str]
    language_names: frozenset[str]
    language_levels: frozenset[str]
    place_codes: frozenset[str]
    place_names: frozenset[str]
    cities: frozenset[str]


@cache
def words() -> Words:
    """The vocabulary, loaded once."""
    raw = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    places = raw["places"]
    return Words(
        headings={wording: section for section, wordings in raw["headings"].items() for wording in wordings},
        heading_lead=frozenset(raw["heading_lead"]["words"]),
        job=_set(raw["job"]["words"]),
        organisation=_set(raw["organisation"]["words"]),
        school=_set(raw["school"]["words"]),
        degree=_set(raw["degree"]["words"]),
        networks=raw["networks"],
        language_names=_set(raw["languages"]["names"]),
        language_levels=_set(raw["languages"]["levels"]),
        place_codes=_set(places["codes"]),
        place_names=_set(places["names"], "|"),
        cities=_set(places["cities"], "|"),
    )


def _set(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(fold(" ".join(part.split())) for part in text.split(separator))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, endings as they stand: the form that the vocabulary is in."""
    return _WORD.findall(fold(text))


def job_score(text: str) -> float:
    """How much a text reads like a job title: 2 for a title word at an end, 1 inside, 0 for none."""
    found = folded_words(text)
    if not found or len(found) > 12:
        return 0.0
    known = words().job
    hits = [index for index, word in enumerate(found) if word in known or word.rstrip("s") in known]
    if not hits:
        return 0.0
    return 2.0 if hits[-1] == len(found) - 1 or hits[0] == 0 else 1.0


def organisation_score(text: str) -> float:
    """How much a text reads like the name of an employer or school."""
    found = folded_words(text)
    known = words().organisation
    hits = sum(1 for word in found if word in known)
    return 0.0 if not hits else 2.0 if found[-1] in known or found[0] in known else 1.0


def school_score(text: str) -> float:
    """1 when a text names a school."""
    return 1.0 if any(word in words().school for word in folded_words(text)) else 0.0


def degree_score(text: str) -> float:
    """1 when a text names a degree or certificate of study."""
    found = folded_words(text)
    known = words().degree
    joined = fold(text)
    return (
        1.0
        if any(w in known for w in found) or re.search(r"\b(?:[bm]\.?\s?(?:a|sc?|eng|ed)|ph\.?\s?d)\b", joined)
        else 0.0
    )


def is_place(text: str) -> bool:
    """Whether a text is a place: “Leeds”, “Santa Clara, CA”, “Istanbul, Türkiye”, “Remote”."""
    bare = text.strip(" ().,;|")
    if not 2 <= len(bare) <= 60 or re.search(r"[@/:!?&]|https?", bare):
        return False
    parts = [fold(" ".join(part.split())) for part in re.split(r"\s*,\s*|\s+[–-]\s+", bare) if part.strip()]
    known = words()
    if not parts or len(parts) > 4:
        return False
    last = re.sub(r"\s+\(?(?:remote|hybrid|onsite|on-site)\)?$", "", parts[-1])
    if len(parts) == 1:
        return last in known.cities or last in known.place_names
    if any(re.search(r"\d", part) for part in parts):
        return False
    ends = (
        last in known.place_names
        or last in known.cities
        or (bare[-len(last) :].isupper() and last in known.place_codes)
    )
    return bool(ends) and bare[0].isupper() and all(len(part.split()) <= 4 for part in parts)
