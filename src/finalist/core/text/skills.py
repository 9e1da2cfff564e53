"""Skills in a text, with their places: the lexicon first, then what only looks like one.

Measured on labelled postings by benchmarks/reading_postings.py; the figures there say how far to trust it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from finalist.core.text import skill_phrases
from finalist.core.text.skill_lexicon import Form, Token, joined, key_of, lexicon, tokens
from finalist.core.text.terms import terms

_NEAR = 60
_BESIDE = 25
_ASKS = re.compile(
    r"\b(?:experienced?|knowledge|skill(?:s|ed)?|understanding|familiar(?:ity)?|degree|diploma|qualif\w+|certifi\w+"
    r"|proficien\w+"
    r"|expert(?:ise)?|background|fluen\w+|trained|ability|able to|competen\w+|you (?:have|bring|are|know)|required"
    r"|essential|must"
    r"|preferr?ed|desirable|a plus|bachelor\S*|master\S*|phd|studies|studied|responsib\w+)\b",
    re.IGNORECASE,
)  # fmt: skip
_BOILERPLATE = re.compile(
    r"\b(?:equal[- ]opportunit\w+|regardless of|without regard|discriminat\w+|sexual orientation|gender|religio\w+"
    r"|ethnic\w*|disabilit(?:y|ies)"
    r"|pension|health insurance|life insurance|paid (?:leave|holiday|time)|days(?:'|’)? (?:of )?(?:holiday|leave"
    r"|vacation)|discounts?|gym"
    r"|bonus scheme|parental leave|free (?:lunch|fruit|coffee|parking)|tuition|401\(?k|season ticket|cycle to work"
    r"|background check"
    r"|drug test|cookies?|privacy)\b",
    re.IGNORECASE,
)  # fmt: skip
_OCCUPATION = re.compile(
    r"[ \u00a0-](?:developers?|engineers?|managers?|teams?|analysts?|consultants?|specialists?|departments?"
    r"|directors?|officers?"
    r"|leads?|assistants?|experts?|professionals?|companies|company|industry)\b",
    re.IGNORECASE,
)  # fmt: skip
_LINE = re.compile(r"\n|(?<=[.!?])\s")


@dataclass(frozen=True, slots=True)
class SkillHit:
    """A skill at text[start:end]; `name` in the lexicon's spelling, or as written when it is not `known` there."""

    name: str
    start: int
    end: int
    known: bool = True


def find_skills(text: str, *, known_only: bool = False) -> tuple[SkillHit, ...]:
    """Every skill named in a text, in order, none overlapping. `known_only`: those of the lexicon and no guesses.

    Sentences on benefits and equal opportunities are passed over.
    """
    sentences = _Sentences(text)
    hits = _known(text, sentences)
    if not known_only:
        for spans in (skill_phrases.cued(text), skill_phrases.technical(text), skill_phrases.headed(text)):
            hits = _added(hits, [SkillHit(_shown(text, start, end), start, end, known=False) for start, end in spans])
    return tuple(hit for hit in hits if not sentences.boilerplate(hit.start))


class _Sentences:
    """What kind of sentence a place stands in, worked out once a sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE.finditer(text))]
        self._asks: dict[int, bool] = {}
        self._boilerplate: dict[int, bool] = {}

    def asks(self, place: int) -> bool:
        return self._says(place, _ASKS, self._asks)

    def boilerplate(self, place: int) -> bool:
        return self._says(place, _BOILERPLATE, self._boilerplate)

    def _says(self, place: int, pattern: re.Pattern[str], memory: dict[int, bool]) -> bool:
        index = bisect_right(self._starts, place) - 1
        if index not in memory:
            end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
            memory[index] = pattern.search(self._text, self._starts[index], end) is not None
        return memory[index]


def same_skill(a: str, b: str) -> bool:
    """Whether two names mean the same skill: one entry of the lexicon, or the same words whatever their order."""
    first, second = canonical(a), canonical(b)
    if first.casefold() == second.casefold():
        return True
    words = frozenset(terms(first))
    return bool(words) and words == frozenset(terms(second))


def canonical(name: str) -> str:
    """The lexicon's spelling of a skill; the name itself, trimmed, when the lexicon has none."""
    form = lexicon()[0].get(tuple(token.key for token in tokens(name)))
    return form.name if form else name.strip()


def _known(text: str, sentences: _Sentences) -> list[SkillHit]:
    """The longest forms of the lexicon, left to right; forms that need company are kept only where they have it."""
    sure: list[SkillHit] = []
    doubtful: list[SkillHit] = []
    weak: list[SkillHit] = []
    words = tokens(text)
    index = 0
    while index < len(words):
        size, form = _longest(text, words, index)
        if form is None:
            index += 1
            continue
        start, end = words[index].start, words[index + size - 1].end
        hit = SkillHit(form.name, start, end)
        exact = text[start:end] == form.written
        if form.mark in ("", "~", "=") and _as_marked(form, exact) and _OCCUPATION.match(text, end):
            weak.append(hit)  # “our Java developers” names people, not what is asked
        elif form.mark == "" or (exact and form.mark in ("=", "~")):
            sure.append(hit)
        elif form.mark == "~" or (exact and form.mark == "!"):
            doubtful.append(hit)
        elif form.mark == "?":
            weak.append(hit)
        index += size
    kept = [hit for hit in doubtful if _has_company(hit, sure, _NEAR)]
    kept += [hit for hit in weak if sentences.asks(hit.start) or _has_company(hit, sure, _BESIDE)]
    return _added(sure, kept)


def _as_marked(form: Form, exact: bool) -> bool:
    """Whether the form stands as its mark wants it."""
    return exact or form.mark == ""


def _longest(text: str, words: list[Token], index: int) -> tuple[int, Form | None]:
    forms, longest = lexicon()
    most = longest.get(words[index].key, 0)
    if not most:
        return 0, None
    keys = [words[index].key]
    for follower in range(index + 1, min(index + most, len(words))):
        if not joined(text, words[follower - 1], words[follower]):
            break
        keys.append(words[follower].key)
    for size in range(len(keys), 0, -1):
        if form := forms.get(tuple(keys[:size])):
            return size, form
    return 0, None


def _has_company(hit: SkillHit, sure: list[SkillHit], distance: int) -> bool:
    """Whether a sure skill stands within so many characters; `sure` is in order of place."""
    at = bisect_right(sure, hit.start, key=lambda other: other.start)
    before = at > 0 and hit.start - sure[at - 1].end <= distance
    return before or (at < len(sure) and sure[at].start - hit.end <= distance)


def _added(hits: list[SkillHit], more: list[SkillHit]) -> list[SkillHit]:
    """Both in order of place; of `more` only what overlaps nothing before it."""
    taken = bytearray(max((hit.end for hit in [*hits, *more]), default=0))
    for hit in hits:
        taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    kept = list(hits)
    for hit in more:
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


__all__ = ["SkillHit", "canonical", "find_skills", "key_of", "same_skill"]
