"""The two-way culture board: the candidate's values, what the company says of them, and what was seen, for and against.

A note counts when the candidate marked it (“+candour”, “-candour”), when it shows one of the signs to look for or to
watch out for, or when it names the value in words. Anything else is left alone: a wrong observation is worse than none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.documents.own_values import OwnValue, OwnValues
from finalist.core.documents.story import Story
from finalist.core.knowledge.entries import Knowledge, Value
from finalist.core.knowledge.load import knowledge
from finalist.core.match.reasons import MatchedStory, matched_stories
from finalist.core.match.stories import AskedFor
from finalist.core.plan.culture import value_in
from finalist.core.stories.values import Ranking, rank
from finalist.core.text.similarity import Similarity
from finalist.core.text.spotting import spot, stems
from finalist.core.text.terms import fold, terms
from finalist.core.wording import say

Side = Literal["for", "against"]
Because = Literal["marked", "sign", "words"]
SIGN, SIGN_WORDS = 0.6, 2
"""Share of a sign's words, and how many at least, that a note must hold (convention)."""
_SEEN = frozenset({"they-said", "they-promised", "culture", "feeling", "concern", "pay", "other"})
"""Kinds of note lines that tell of them; what the candidate said or was asked is no observation."""
_NOT = re.compile(r"\b(?:not|no|never|nobody|no one|none|hardly|rarely|cannot|without|lack)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Observation:
    """Something said or done that speaks for or against a value. day: as the notes write it, "" if they do not."""

    person: str
    day: str
    side: Side
    because: Because
    evidence: EvidenceRef


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One of the candidate's values. known: id in the knowledge, "" if none; company: where the company names it.

    split: people of whom one showed it and another the opposite; ask: the question that would settle it.
    """

    name: str
    rank: int
    known: str
    company: EvidenceRef | None
    story: MatchedStory | None
    seen: tuple[Observation, ...]
    split: tuple[tuple[str, str], ...]
    ask: Line | None


def known_value(own: OwnValue) -> Value | None:
    """The value of the knowledge that the candidate's words name."""
    flat = fold(own.name).strip()
    for value in knowledge().values:
        if flat in (value.id.replace("-", " "), value.id, fold(value.name)):
            return value
    return value_in(own.name)[0]


def board(
    own: OwnValues,
    notes: Sequence[Notes],
    stated: Sequence[EvidenceRef],
    stories: Sequence[Story],
    similarity: Similarity,
    also: Mapping[str, Sequence[Observation]] | None = None,
) -> tuple[ValueRow, ...]:
    """A row a value, best first. stated: where the company speaks of its values, as core/plan/culture.py finds them.

    also: observations that the candidate wrote down for a value (by its name) beside the notes.
    """
    by_name = {value.name: value for value in own.values}
    ranking: Ranking = rank([*by_name], [(choice.better, choice.worse) for choice in own.choices])
    more = also or {}
    return tuple(
        _row(by_name[place.name], place.rank, notes, stated, stories, similarity, more.get(place.name, ()))
        for place in ranking.values
    )


def _row(
    own: OwnValue,
    place: int,
    notes: Sequence[Notes],
    stated: Sequence[EvidenceRef],
    stories: Sequence[Story],
    similarity: Similarity,
    also: Sequence[Observation] = (),
) -> ValueRow:
    known = known_value(own)
    noted = (found for file in notes for line in file.lines if (found := _observed(own, known, file, line)))
    seen = (*noted, *also)
    split = _split(seen)
    return ValueRow(
        name=own.name,
        rank=place,
        known=known.id if known else "",
        company=next((ref for ref in stated if _names(own, known, ref.verbatim)), None),
        story=_proof(own, known, stories, similarity),
        seen=seen,
        split=split,
        ask=_ask(own, seen, split),
    )


def _proof(own: OwnValue, known: Value | None, stories: Sequence[Story], similarity: Similarity) -> MatchedStory | None:
    """The story that shows the value best; none when none speaks of it clearly."""
    asked = AskedFor(own.name, known.prompt if known else own.name, "past", known.competencies if known else ())
    best = matched_stories(asked, stories, similarity, 1)
    return best[0] if best and not best[0].weak else None


def _names(own: OwnValue, known: Value | None, text: str) -> bool:
    """Whether a text names the value: in the candidate's own words, or by a known way of saying it."""
    own_words = stems(own.name)
    if own_words and own_words <= _terms_of(text):
        return True
    found = _value_named(text, knowledge()) if known else None
    return found is not None and known is not None and found.id == known.id


@lru_cache(maxsize=4096)
def _terms_of(text: str) -> frozenset[str]:
    """Once for each text: every value of the candidate looks at every note."""
    return frozenset(terms(text))


@lru_cache(maxsize=4096)
def _value_named(text: str, known: Knowledge) -> Value | None:
    """As `value_in`, once for each text: every value of the candidate asks the same of every note."""
    return value_in(text)[0]


def _observed(own: OwnValue, known: Value | None, file: Notes, line: NoteLine) -> Observation | None:
    judged = _marked(own, line.text) or (_judged(own, known, line.text) if line.kind in _SEEN else None)
    if judged is None:
        return None
    side, because = judged
    return Observation(line.person, file.day.value if file.day else "", side, because, line.evidence)


def _marked(own: OwnValue, text: str) -> tuple[Side, Because] | None:
    """“+candour” and “-candour”, with or without brackets."""
    said, name = fold(text), fold(own.name)
    at = spot(name, said)
    while at >= 0:
        before = said[:at].rstrip(" ")
        if before[-1:] in ("+", "-", "–", "−") and not before[-2:-1].isalnum() and before.strip("-–− "):
            return ("for" if before.endswith("+") else "against"), "marked"
        further = spot(name, said[at + 1 :])
        at = at + 1 + further if further >= 0 else -1
    return None


def _judged(own: OwnValue, known: Value | None, text: str) -> tuple[Side, Because] | None:
    """By the signs to watch out for first, then those to look for, then by name (not one word alone, and no “not”)."""
    words = _terms_of(text)
    if _shows((*own.watch_out, *(known.watch_out if known else ())), words):
        return "against", "sign"
    if _shows((*own.look_for, *(known.look_for if known else ())), words):
        return "for", "sign"
    plain = (known or len(stems(own.name)) > 1) and not _NOT.search(text)
    return ("for", "words") if plain and _names(own, known, text) else None


def _shows(signs: Sequence[str], words: frozenset[str]) -> bool:
    for sign in signs:
        wanted = stems(sign)
        shared = len(wanted & words)
        if wanted and shared >= min(SIGN_WORDS, len(wanted)) and shared / len(wanted) >= SIGN:
            return True
    return False


def _split(seen: Sequence[Observation]) -> tuple[tuple[str, str], ...]:
    """(who showed it, who showed the opposite), each pair once."""
    pros = dict.fromkeys(found.person for found in seen if found.side == "for" and found.person)
    cons = dict.fromkeys(found.person for found in seen if found.side == "against" and found.person)
    return tuple((pro, con) for pro in pros for con in cons if pro != con)


def _ask(own: OwnValue, seen: Sequence[Observation], split: Sequence[tuple[str, str]]) -> Line | None:
    """What would settle it; nothing when all that was seen says the same, twice at least."""
    refs = tuple(found.evidence for found in seen)
    sides = {found.side for found in seen}
    if split or len(sides) == 2:
        return say("board.ask-split", *refs, value=own.name)
    if not seen:
        return say("board.ask-unseen", value=own.name)
    if len(seen) == 1:
        return say("board.ask-once", *refs, value=own.name)
    return say("board.ask-against", *refs, value=own.name) if sides == {"against"} else None
