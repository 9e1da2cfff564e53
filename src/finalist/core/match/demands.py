"""What a requirement asks for, taken apart: things to have done, any one of several, a degree, a language,
years.
"""

import re
from dataclasses import dataclass

from finalist.core.documents.posting import Requirement
from finalist.core.text.similarity import GENERIC_WEIGHT, features, weight
from finalist.core.text.skills import find_skills
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import terms, words

DEGREES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (5, r"\b(?:ph\.?\s?d|dphil|doctora\w+|doctor of)\b"),
        (
            4,
            r"\b(?:master['’]?s?\b(?!\s+electric)|m\.?sc|mba|m\.?eng|postgraduate|pgce|m\.?ed|m\.\s?[as]|ll\.?m)(?!\w)",
        ),
        (
            3,
            r"\b(?:bachelor['’]?s?|b\.?\s?sc|b\.?eng|b\.?com|b\.ed|ll\.?b|bba|bfa|b\.\s?[as]|ba|bs|bsn|undergraduate|hons"
            r"|honou?rs)(?!\w)",
        ),
        (
            2,
            r"\b(?:associate['’]?s?|hnd|hnc|foundation degree|diploma|nvq level [345]|btec|apprenticeship)\b",
        ),
        (1, r"\b(?:nvq level [12]|high school|ged|gcses?|a[- ]levels?|secondary school|abitur|leaving certificate)\b"),
    )
)
_LANGUAGES = """english spanish french german italian portuguese dutch polish turkish arabic mandarin cantonese chinese
japanese korean hindi urdu punjabi bengali russian ukrainian romanian hungarian greek swedish danish norwegian finnish
czech welsh irish gaelic vietnamese tagalog persian farsi hebrew somali swahili bsl asl"""
LANGUAGES = frozenset(_LANGUAGES.split())
_EITHER = re.compile(
    r"\bor\b|/|\bsuch as\b|\be\.g\.|\blike\b|\bone of\b|\bany of\b|\bfor example\b|\beither\b", re.IGNORECASE
)
_FRAME = re.compile(r"\bor (?:equivalent|similar|related|comparable|other)\b[^,;.]*", re.IGNORECASE)
_YEARS = re.compile(
    r"(\d{1,2}(?:\.\d)?)\s*(?:\+|plus)?\s*(?:-|–|to)?\s*(?:\d{1,2})?\s*\+?\s*(?:years?|yrs?)\b", re.IGNORECASE
)


BY_WORDS, BY_SOME_WORDS = 0.85, 0.5
"""What a skill counts when a line has all (or some) of its words but not its name: “Life Support” is not yet
“Advanced Life Support”. From the development half.
"""


@dataclass(frozen=True, slots=True)
class Want:
    """One thing wanted: its words in the posting, and their features. skill: `skill:NAME` when it is one, else "".

    Wants of one `group` stand for each other.
    """

    words: str
    features: frozenset[str]
    group: int
    skill: str = ""

    def weight(self) -> float:
        """What having it counts for."""
        return weight(self.skill) if self.skill else sum(weight(feature) for feature in self.features)

    def share(self, bag: frozenset[str]) -> float:
        """How much of it a bag of features has, 0..1."""
        if self.skill and self.skill in bag:
            return 1.0
        whole = sum(weight(feature) for feature in self.features)
        had = sum(weight(feature) for feature in self.features & bag) / whole if whole else 0.0
        if not self.skill:
            return had
        return had * (BY_WORDS if self.features <= bag else BY_SOME_WORDS)

    def parts(self) -> list[tuple[str, frozenset[str]]]:
        """Its words as the posting writes them, each with the features it stands for."""
        if self.skill:
            return [(self.words, self.features | {self.skill})]
        return [(word, concepts_as_written(word) & self.features) for word in self.words.split(", ")]


@dataclass(frozen=True, slots=True)
class Demand:
    """A requirement taken apart. `degree`: lowest level that will do (1 school … 5 doctorate), 0 when none
    is asked.
    """

    requirement: Requirement
    wants: tuple[Want, ...]
    degree: int = 0
    languages: tuple[str, ...] = ()
    years: float | None = None


_SOME_DEGREE = re.compile(r"\b(?:degree|graduate)\b", re.IGNORECASE)
"""A degree of which nothing more is said counts as a first one."""


def degree_level(text: str, *, lowest: bool = False) -> int:
    """The highest (or lowest) level of schooling a text names; 0 when it names none."""
    levels = [level for level, pattern in DEGREES if pattern.search(text)]
    if not levels:
        return 3 if _SOME_DEGREE.search(text) else 0
    return min(levels) if lowest else max(levels)


def languages_in(text: str) -> tuple[str, ...]:
    """The spoken languages named in a text, in order."""
    return tuple(dict.fromkeys(word for word in words(text) if word in LANGUAGES))


def years_in(text: str) -> float | None:
    """The largest number of years a text names, if any."""
    found = [float(match[1]) for match in _YEARS.finditer(text)]
    return max(found) if found else None


def demand_of(requirement: Requirement) -> Demand:
    """The requirement taken apart by rule."""
    text = _YEARS.sub(" ", _FRAME.sub(" ", requirement.text))
    degree = degree_level(text, lowest=True) if requirement.kind == "education" else 0
    spoken = languages_in(text) if requirement.kind == "language" else ()
    dropped = {concept_of(term) for term in terms(" ".join(spoken))}
    if requirement.kind in ("licence", "education"):
        dropped |= _PAPERS
    if degree:
        for pattern in (*(pattern for _, pattern in DEGREES), _SOME_DEGREE):
            text = pattern.sub(" ", text)
    return Demand(requirement, _wants(text, dropped), degree, spoken, requirement.years)


_PAPERS = frozenset(
    concept_of(term)
    for term in terms(
        "licence certificate certification qualified qualification card training registration diploma level"
    )
)
"""Words for papers in general: which paper is what counts."""


def _wants(text: str, dropped: set[str]) -> tuple[Want, ...]:
    """Skills each by itself (alternatives share a group), and what is left of the sentence as one more."""
    wants: list[Want] = []
    rest: list[str] = []
    end = group = 0
    for name, start, stop in _skill_places(text):
        if not wants or not _joined(text, end, start):
            group += 1
        rest.append(text[end:start])
        telling = _telling(text[start:stop], dropped)
        if telling:
            wants.append(Want(text[start:stop], telling, group, f"skill:{name}"))
        end = stop
    rest.append(text[end:])
    words_left = " ".join(rest)
    left = _telling(words_left, dropped) - {feature for want in wants for feature in want.features}
    if left:
        wants.append(Want(_surface(words_left, left), left, group + 1))
    return tuple(wants)


def _telling(text: str, dropped: set[str]) -> frozenset[str]:
    """The features of plain words that tell something."""
    return frozenset(
        feature
        for feature in features(text)
        if weight(feature) > GENERIC_WEIGHT and feature not in dropped and not feature.startswith("skill:")
    )


def _joined(text: str, end: int, start: int) -> bool:
    """Do two skills stand in one either-or list? “A, B or C”, “A/B”, “such as A and B”."""
    between = text[end:start]
    if _EITHER.search(between):
        return True
    if not re.fullmatch(r"\s*(?:,|and|&|,\s*and)\s*", between):
        return False
    lead = re.search(r"(?:such as|e\.g\.,?|like|one of|any of|for example|either)[^.;]*$", text[:end], re.IGNORECASE)
    return bool(lead) or bool(re.match(r"[^.;]{0,60}?,?\s\bor\b", text[start:]))


def _skill_places(text: str) -> list[tuple[str, int, int]]:
    return [(hit.name, hit.start, hit.end) for hit in find_skills(text, known_only=True)]


def _surface(text: str, wanted: frozenset[str]) -> str:
    """The words of the text that carry these features, as written, without repeats."""
    return ", ".join(dict.fromkeys(word for word in _written(text) if concepts_as_written(word) & wanted))


def _written(text: str) -> list[str]:
    """The words of a text with their own capitals."""
    return [match.group().strip(".'’-/") for match in re.finditer(r"[\w+#&'’./-]+", text)]


def concepts_as_written(word: str) -> frozenset[str]:
    """The features a written word (or named skill) stands for; empty for a stop word."""
    return features(word)
