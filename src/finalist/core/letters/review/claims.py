"""What the candidate says they did, held against one place at a time: two sentences of a paper, or one note.

Who did it, to what, and how many of it must stand together there. Words that are gathered from several stories say
something that none of them tells, however true each word is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.letter import LetterFinding
from finalist.core.letters.prose import lexicon, tidy
from finalist.core.letters.review.found import finding
from finalist.core.letters.review.known import Known, best_share, everyday, numbers_of, telling, texts_of
from finalist.core.letters.words import matcher
from finalist.core.text.numbers import SMALL
from finalist.core.text.terms import fold

HALF = 0.5
"""The share of a claim's telling words that one place must hold. From the development letters."""
TOGETHER = 0.7
"""The share that two neighbouring sentences must hold of what the candidate says to have done: rare words and figures
count twice. From the development letters (benchmarks/data/letters/trades_specific.yaml).
"""
_VERB = (
    r"(?:led|ran|run|won|built|grew|grown|cut|made|wrote|written|taught|spent|kept|put|took|taken|gave|given|brought|sold|"
    r"set|saw|found|met|chose|chosen|drove|driven|drew|drawn|rang|sent|held|laid|paid|lost|stood|flew|fought|caught|"
    r"bought|swam|sang|dealt|did|done|got|[a-z]{2,}ed)"
)
_ADVERBS = r"(?:(?:\w+ly|also|then|once|even|never|since|already|myself) )*"
LONG = 10
"""The weight from which a clause may rest on eight sentences: so many words do not meet by chance."""
_PAST = re.compile(
    rf"\b(?:I|we)(?:'ve|'d)? {_ADVERBS}(?:have|has|had|was|were|am|hold|speak|know|{_VERB})\b|"
    r"\b[Mm]y (?:team|experience|degree|certificate|certification|years|work|results?|record|time|last|background|"
    r"qualifications?|previous|current)\b|\b(?:as|being) an? (?:former|certified|qualified|trained|"
    r"experienced|senior)\b",
)
_CLAUSE = re.compile(
    r"(?<=\w\w)[:;]\s|\s[–—]\s|"
    r", (?=(?:(?:and|but|so|because|which|that|when|while) )?(?:I|we|you|he|she|they|it|who)\b)"
)
_DONE = re.compile(rf"\b(?:I|we)(?:'ve| have| had)? {_ADVERBS}(?:been |was |were )?(?P<verb>{_VERB})\b")
_OF_ME = re.compile(r"(?i)\b(?:i|i'd|i've|me|my|mine|we|our|told|said)\b")
"""What a line of notes must hold to speak of the candidate at all."""
_FIGURE = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(SMALL)})\b", re.IGNORECASE)
_LIGHT = frozenset("do did done get got find found make made take took taken put give gave given keep kept set".split())
"""Verbs that tell little of what was done: they count as any plain word."""
_OWN = ("notes", "stories", "resume")


Place = tuple[frozenset[str], dict[Decimal, frozenset[str]]]
"""Base forms of its telling words; its figures with the words beside them."""


@dataclass(frozen=True)
class Places:
    """Everything given, cut into places."""

    known: Known

    @cached_property
    def wide(self) -> tuple[frozenset[str], ...]:
        """Telling words of each line of notes and each three sentences of another paper."""
        return self.known.passages

    @cached_property
    def close(self) -> tuple[Place, ...]:
        """Each line of notes about the candidate and each two sentences of their own papers."""
        return self._of(2)

    @cached_property
    def long(self) -> tuple[Place, ...]:
        """As `close`, each eight sentences: what a long clause may gather."""
        return self._of(8)

    def _of(self, size: int) -> tuple[Place, ...]:
        """What a posting, an invitation or somebody else's wish says is no deed of the candidate's."""
        return tuple(
            (_based(tidy(text) if source.kind == "notes" else text), _counted(text))
            for source in self.known.sources
            if source.kind in _OWN
            for text in texts_of(source, size)
            if source.kind != "notes" or _OF_ME.search(text)
        )


def claims(ref: EvidenceRef, places: Places) -> Iterator[LetterFinding]:
    """A sentence that claims what no place tells, or what only several places together could."""
    text = ref.verbatim.replace("’", "'")
    if not _PAST.search(text) or matcher("no-claim").search(text):
        return
    if _is_told(text, places):
        if all(_is_together(clause, places) for clause in _clauses(text)):
            return
        said = "apart"
    else:
        said = "claim"
    yield finding("unsourced", "warning", ref, said, words=" ".join(ref.verbatim.split())[:120])


def _is_told(text: str, places: Places) -> bool:
    """Whether one place holds half of the telling words, of the sentence or of the claim behind its colon."""
    claim = next((part for part in re.split(r"(?<=\w\w)[:;] ", text) if _PAST.search(part)), text)
    for said in (text, claim):
        fresh = frozenset(word for word in telling(said) if word not in places.known.stock)
        if len(fresh) < 2 or best_share(fresh, places.wide) >= HALF:
            return True
    return False


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if _DONE.search(clause)]


def _is_together(clause: str, places: Places) -> bool:
    """Whether one place holds what this clause says was done, with its figures and what they count."""
    mine, figures = _based(clause) - places.known.stock, _counted(clause)
    done = _DONE.search(clause)
    verbs = _based(done["verb"]) - places.known.stock if done and done["verb"] not in _LIGHT else frozenset()
    whole = _weight(mine, verbs) + 2 * len(figures)
    if len(mine) + len(figures) < 2:
        return True
    if any(_counts_else(value, counted, places) for value, counted in figures.items()):
        return False
    near = places.long if whole >= LONG else places.close
    best = max((_weight(mine & words, verbs) + 2 * _held(figures, words, held) for words, held in near), default=0)
    return best >= TOGETHER * whole


def _counts_else(value: Decimal, counted: frozenset[str], places: Places) -> bool:
    """Whether the figure stands in the papers, and nowhere near what it counts here: 31 lorries are no 31 drivers."""
    near = [words for words, held in places.close if value in held]
    return bool(counted and near) and not any(counted & words for words in near)


def _held(figures: dict[Decimal, frozenset[str]], words: frozenset[str], held: dict[Decimal, frozenset[str]]) -> int:
    """How many of the figures the place holds, of the same things where the claim names any."""
    return sum(value in held and (not counted or bool(counted & words)) for value, counted in figures.items())


def _weight(words: frozenset[str], verbs: frozenset[str]) -> int:
    """What was done and rare words count twice."""
    return sum(1 if (word in everyday() or "'" in word) and word not in verbs else 2 for word in words)


def _counted(text: str) -> dict[Decimal, frozenset[str]]:
    """Figures above one → the telling words among the two behind each: what is counted."""
    found: dict[Decimal, frozenset[str]] = {}
    for match in _FIGURE.finditer(text):
        behind = _based(" ".join(re.findall(r"[^\W\d_][\w'-]*", text[match.end() : match.end() + 40])[:2]))
        for value in numbers_of(match[0]):
            if value > 1:
                found[value] = found.get(value, frozenset()) | behind
    return found


def _based(text: str) -> frozenset[str]:
    """The telling words of a text, its irregular pasts as their base forms: “drove” and “drive” are one."""
    bases = _bases()
    return telling(" ".join(bases.get(word, word) for word in re.findall(r"[\w'-]+", fold(text))))


@cache
def _bases() -> dict[str, str]:
    """Irregular past → base form."""
    return {past: base for base, past in lexicon()["irregular"].items()}
