"""The words a résumé is recognised by, from words.toml: headings, titles, organisations, degrees, places."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from finalist.core.text.terms import fold

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


_SCHOOL_ENDS = ("schule", "universitat", "hochschule", "akademie", "gymnasium", "kolleg")
_ORGANISATION_ENDS = (*_SCHOOL_ENDS, "klinikum", "krankenhaus", "gesellschaft", "werke", "bank")


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
    ends: dict[str, tuple[str, ...]]
    place_codes: frozenset[str]
    place_names: frozenset[str]
    cities: frozenset[str]


@cache
def words() -> Words:
    """The vocabulary, loaded once."""
    raw = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    places = raw["places"]
    return Words(
        headings={fold(wording): section for section, wordings in raw["headings"].items() for wording in wordings},
        heading_lead=frozenset(raw["heading_lead"]["words"]),
        job=_set(raw["job"]["words"]),
        organisation=_set(raw["organisation"]["words"]),
        school=_set(raw["school"]["words"]),
        degree=_set(raw["degree"]["words"]),
        networks=raw["networks"],
        language_names=_set(raw["languages"]["names"]),
        language_levels=_set(raw["languages"]["levels"]),
        ends={kind: tuple(fold(end) for end in ends.split()) for kind, ends in raw["endings"].items()},
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
    ends = words().ends["job"]
    hits = [
        index for index, word in enumerate(found) if word in known or word.rstrip("s") in known or word.endswith(ends)
    ]
    if not hits:
        return 0.0
    return 2.0 if hits[-1] == len(found) - 1 or hits[0] == 0 else 1.0


def organisation_score(text: str) -> float:
    """How much a text reads like the name of an employer or school."""
    found = folded_words(text)
    known = words().organisation
    ends = (*_ORGANISATION_ENDS, *words().ends["organisation"])
    hits = [word in known or word.endswith(ends) for word in found]
    return 0.0 if not any(hits) else 2.0 if hits[-1] else 1.0


def school_score(text: str) -> float:
    """1 when a text names a school."""
    ends = (*_SCHOOL_ENDS, *words().ends["school"])
    return 1.0 if any(word in words().school or word.endswith(ends) for word in folded_words(text)) else 0.0


def degree_score(text: str) -> float:
    """1 when a text names a degree or certificate of study."""
    found = folded_words(text)
    known = words().degree
    joined = fold(text)
    return (
        1.0
        if any(w in known or w.endswith(words().ends["degree"]) for w in found)
        or re.search(r"\b(?:[bm]\.?\s?(?:a|sc?|eng|ed)|ph\.?\s?d)\b", joined)
        else 0.0
    )


def is_capital(word: str) -> bool:
    """Whether a word starts with a capital, or with a letter of a script that has none."""
    return word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())


def is_place(text: str, *, loose: bool = False) -> bool:
    """Whether a text is a place: “Leeds”, “Santa Clara, CA”, “Istanbul, Türkiye”, “Remote”.

    loose: where only a place is expected, a first part that is not known may be a quarter (“Shoreditch, London, UK”);
    else it may as well be an employer.
    """
    bare = re.sub(r"\s+\(?(?:remote|hybrid|onsite|on-site)\)?$", "", text.strip(" ().,;|*_"), flags=re.I)
    if not 2 <= len(bare) <= 60 or re.search(r"[@/:!?&\d]|https?|\s[–—-]\s", bare):
        return False
    parts = [fold(" ".join(part.split())) for part in re.split(r"\s*[,،、，]\s*", bare) if part.strip()]
    if not 1 <= len(parts) <= 4 or any(len(part.split()) > 4 for part in parts):
        return False
    if not _ends_place(parts[-1], bare):
        return False
    if len(parts) == 1:
        return parts[0] not in words().place_codes or parts[0] in words().place_names
    if organisation_score(parts[0]) or job_score(parts[0]) or not is_capital(bare):
        return False
    first_known = parts[0] in words().cities or parts[0] in words().place_names
    doubtful = len(parts) > 2 or parts[-1] in words().cities
    return loose or first_known or not doubtful


def _ends_place(last: str, bare: str) -> bool:
    known = words()
    code = bare[-len(last) :].isupper() and last in known.place_codes
    return last in known.place_names or last in known.cities or code
