"""The review of one answer: measures, checks, parts, marks, ratings and at most three comments, from words and times.

Pure and quick: the same words give the same review. Content is read from the words alone, so that how somebody sounds
never enters a rating (EVIDENCE.md E2.19); delivery stands apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from finalist.core.answers.asked_parts import asked_parts
from finalist.core.answers.content import Content, read_content
from finalist.core.answers.fillers import filled_pauses, fillers, hedges
from finalist.core.answers.gates import Gate, gates
from finalist.core.answers.language import Language, family_of, language
from finalist.core.answers.ledger import conflicts
from finalist.core.answers.measures import checks, content_measures, missing_parts, seconds_of
from finalist.core.answers.rating import OCCASIONS, ratings, signs
from finalist.core.answers.relevance import Relevance, relevance
from finalist.core.answers.remarks import Looked, comment, comments
from finalist.core.answers.repeats import repeats_and_restarts
from finalist.core.answers.results import Mark, Quote, Review
from finalist.core.answers.review_json import review_from_json, review_to_json
from finalist.core.answers.timing import delivery
from finalist.core.answers.unaskable import unaskable
from finalist.core.answers.unmeasured import unmeasured
from finalist.core.answers.words import Word, placed, spoken
from finalist.core.documents.fact import Fact
from finalist.core.documents.take import Transcript
from finalist.core.match.competencies import competency_scores
from finalist.core.questions.classify import CANDIDATE, classify

__all__ = ["asked_for", "company_marks", "of_follow_up", "review", "review_from_json", "review_to_json"]

_LEAVING = re.compile(r"\b(?:leave|left|leaving|quit|resign\w*|let go|fired)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<=[a-z,] )(?!I\b)[A-Z][\w&-]{2,}")
"""A name inside a sentence: what stands for “something of theirs” where nobody said what is theirs (convention)."""
_VALUES = re.compile(r"\bvalues? (?:speaks?|means?|matters?|do|did|is|are)\b|\bof our values\b", re.IGNORECASE)
MOST_WORDS = 3000
"""Above this it is no answer told aloud: over twenty minutes (as in core/stories/check.py; convention)."""


def review(
    transcript: Transcript,
    question: str = "",
    *,
    known: Sequence[Fact] = (),
    company_words: Sequence[str] = (),
    told: Sequence[str] = (),
) -> Review:
    """The review of an answer to a question.

    known: facts the candidate stated before; company_words: terms of the company's own (values, products);
    told: other texts that the answer should not copy: model answers, examples.
    """
    words = placed(transcript)
    tongue = language(transcript.language)
    if tongue is None or len(spoken(words)) > MOST_WORDS:
        return unmeasured(transcript, len(spoken(words)), "language" if tongue is None else "too-long")
    found = _measured(_Answer(transcript, words, tongue, question), known, company_words, told)
    return unrated(found, transcript.text) if unaskable(question) else found


OF_A_FOLLOW_UP = frozenset(("to-the-grader", "conflict", "blame", "vague-outcome", "repeats-question"))
"""Comments that fit the answer to a follow-up: it need not be a whole story of its own."""


def of_follow_up(found: Review) -> Review:
    """The review of an answer to a probe: facts and marks stay, the whole answer alone is rated."""
    kept = tuple(one for one in found.comments if one.code in OF_A_FOLLOW_UP)
    return replace(found, ratings=(), comments=kept)


def unrated(found: Review, text: str) -> Review:
    """The review of an answer to a question that nobody should ask: the facts stay, nothing is rated or asked on."""
    return replace(
        found, ratings=(), missing=(), comments=(comment("need-not-answer", Quote(0, len(text), text), found.language),)
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a review is made from."""

    transcript: Transcript
    words: tuple[Word, ...]
    tongue: Language
    question: str

    @property
    def code(self) -> str:
        """Its language, without the region."""
        return self.transcript.language.lower().replace("_", "-").split("-")[0]


def _measured(answer: _Answer, known: Sequence[Fact], company_words: Sequence[str], told: Sequence[str]) -> Review:
    """The review where the language is known."""
    words, text = answer.words, answer.transcript.text
    sounds, small, repairs = _speech_marks(words, answer.tongue)
    content = read_content(_without(text, (*sounds, *small, *repairs)), answer.code, text)
    family, competencies = asked_for(answer.question, answer.code)
    here = company_marks(words, company_words)
    english, asked = answer.code == "en", bool(answer.question.strip())
    fits = relevance(answer.question, competencies, content.text, family) if english else Relevance(0.0, False, False)
    shown = competency_scores(content.text) if english else {}
    clashes = conflicts(text, known)
    named = bool(here) if company_words else bool(_NAMED.search(text))
    found, closed = signs(family, content, named), gates(family, content, fits, told, named)
    seconds = seconds_of(answer.transcript)
    parts = asked_parts(answer.question, content) if family in OCCASIONS else ()
    looked = Looked(text, family, content, found, closed, clashes, _shares(content), len(spoken(words)), seconds, parts)
    hedged = hedges(words, answer.tongue)
    marks = (*sounds, *small, *repairs, *hedged, *_numbers(words, content, text), *here, *_claims(words, clashes))
    return Review(
        language=answer.code,
        engine=answer.transcript.engine,
        family=family,
        words=len(spoken(words)),
        measures=content_measures(answer.transcript, words, content, fits, marks, asked, family),
        delivery=delivery(answer.transcript, words, sounds, small, repairs),
        checks=checks(family, content, found, fits, clashes, seconds, bool(known), parts),
        comments=comments(looked),
        parts=content.parts,
        marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind))),
        ratings=ratings(family, competencies or _most_shown(shown), found, closed, fits, shown, asked),
        conflicts=clashes,
        missing=missing_parts(family, content, found, _codes(closed), parts),
    )


def asked_for(question: str, code: str = "en") -> tuple[str, tuple[str, ...]]:
    """(family, the one or two competencies) that a question is after; ("", ()) where that is not known.

    In German the family is told by cues and the competencies are not told.
    """
    if not question.strip():
        return "", ()
    if code != "en":
        return family_of(code, question), ()
    reading = classify(question, answers=CANDIDATE)
    family = reading.family if reading.family != "unknown" else ""
    if family == "motivation" and _VALUES.search(question):
        family = "values"
    if family == "motivation" and _LEAVING.search(question):
        family = "difficult"  # Why somebody left says nothing of why they come here.
    return family, tuple(item.id for item in reading.competencies[:2])


def _codes(closed: Sequence[Gate]) -> tuple[str, ...]:
    return tuple(gate.code for gate in closed)


def _speech_marks(
    words: Sequence[Word], tongue: Language
) -> tuple[tuple[Mark, ...], tuple[Mark, ...], tuple[Mark, ...]]:
    sounds, small = filled_pauses(words, tongue), fillers(words, tongue)
    skip = frozenset(index for mark in (*sounds, *small) for index in range(mark.first, mark.last + 1))
    return sounds, small, repeats_and_restarts(words, tongue, skip)


def _without(text: str, marks: Sequence[Mark]) -> str:
    """The text with sounds and repairs blanked, every place unchanged: “the, um, the” reads “        the”."""
    letters = list(text)
    for mark in marks:
        for at in range(mark.start, mark.end):
            if letters[at] not in ".!?":
                letters[at] = " "
    return "".join(letters)


def _shares(content: Content) -> dict[str, float]:
    whole = sum(len(unit.text.split()) for unit in content.units) or 1
    found: dict[str, int] = {}
    for unit in content.units:
        if unit.part:
            found[unit.part] = found.get(unit.part, 0) + len(unit.text.split())
    return {part: round(count / whole, 3) for part, count in found.items()}


def _numbers(words: Sequence[Word], content: Content, text: str) -> list[Mark]:
    return [mark for start, end in content.numbers if (mark := _mark("number", words, start, end, text[start:end]))]


def _claims(words: Sequence[Word], clashes: Sequence[Any]) -> list[Mark]:
    places = ((clash.quote.start, clash.quote.end, clash.topic) for clash in clashes)
    return [mark for start, end, topic in places if (mark := _mark("claim", words, start, end, topic))]


def _mark(kind: Any, words: Sequence[Word], start: int, end: int, note: str = "") -> Mark | None:
    inside = [word.index for word in words if word.start < end and word.end > start]
    return Mark(kind, start, end, inside[0], inside[-1], note) if inside else None


def company_marks(words: Sequence[Word], terms: Sequence[str]) -> list[Mark]:
    """Where the company's own words are used, whole words only, longest first, none inside another."""
    phrases = sorted({tuple(term.lower().split()) for term in terms if term.strip()}, key=len, reverse=True)
    found: list[Mark] = []
    at = 0
    while at < len(words):
        hit = next((p for p in phrases if [w.key for w in words[at : at + len(p)]] == list(p)), ())
        if hit:
            last = words[at + len(hit) - 1]
            found.append(Mark("company-word", words[at].start, last.end, words[at].index, last.index, " ".join(hit)))
        at += len(hit) or 1
    return found


def _most_shown(shown: dict[str, float]) -> tuple[str, ...]:
    """Without a question, the competency that the answer shows most; none where it shows none clearly."""
    best = max(shown, key=lambda key: shown[key], default="")
    return (best,) if best and shown[best] >= 0.3 else ()
