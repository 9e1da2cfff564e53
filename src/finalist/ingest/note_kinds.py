"""What kind of note a line is: patterns in order of how sure they are, as data."""

import re
from functools import lru_cache

from finalist.core.documents.notes import NoteKind
from finalist.ingest.note_words import RULES

_MY_QUESTIONS = r"my questions?|i asked|me asking|questions i asked|asked (?:her|him|them)|my qs?"
_SECTIONS: tuple[tuple[NoteKind, str], ...] = (
    ("they-promised", r"next steps|they promised|what happens next|timeline"),
    ("i-promised", r"i promised|to ?do|actions?|follow[- ]ups?|to send"),
    (
        "they-asked",
        r"(?:questions? )?(?:they|she|he) asked|questions? (?:i got|from them|asked of me)|asked me|their questions",
    ),
    ("i-said", r"(?:what )?i said|my answers"),
    ("they-said", _MY_QUESTIONS),
    ("i-told-story", r"stories(?: told| i told)?|examples(?: i gave)?"),
    ("concern", r"concerns?|doubts?|worries|red flags|weak spots|went badly|went less well|gaps"),
    ("pay", r"pay|money|salary|compensation|benefits|package"),
    ("culture", r"culture|values|vibe|atmosphere|team"),
    ("question", r"(?:questions? )?to ask(?: yet)?|still to ask"),
    ("feeling", r"feelings?|felt|how (?:it|i) felt|impressions?|overall|gut feeling"),
    ("they-said", r"(?:what )?they said|learned|learnt|what i learned|about the role|role|facts"),
)
_HEADS = tuple((kind, re.compile(rf"(?:the )?(?:{words})", re.IGNORECASE)) for kind, words in _SECTIONS)


@lru_cache(maxsize=4096)
def kind_of(words: str, person: str) -> tuple[NoteKind, bool]:
    """(kind, whether a rule recognised it) of a line; a line under a person that none recognises is what they said
    only where a quotation or a verb says so, else `other`.

    Remembered: half a millisecond of patterns a line, and a file of notes is read again whole with each new line.
    """
    mine = _MINE.match(words)
    if mine or _OPEN_QUESTION.match(words):
        return _answer_to_me(words, bool(mine)), True
    label = re.match(
        r"(?i)\s*\**(pay|salary|money|culture|felt|feeling|concern|doubt|worry|promised|q|asked|to ask)\**\s*[:\-–]",
        words,
    )
    if label:
        return _LABELS[label.group(1).casefold()], True
    for kind, pattern in RULES:
        if pattern.search(words):
            return kind, True
    if words.rstrip().endswith("?") and person:
        return "they-asked", True
    return "other", False


_MINE = re.compile(r"(?:me\s*[:–-]\s*(?:i\s+)?|i\s+(?:then |also )?)asked\b", re.IGNORECASE)
_OPEN_QUESTION = re.compile(
    r"q\b(?!.*\b(?:i|me|my|mine|i'd|i’d|i've|i’ve|you|your|said|told|gave|talked|explained|answered)\b)"
    r"[\s.)-]+(?:who|what|how|when|where|which|is|are|do|does|did|can|will)\b.*\s[-–>]+\s",
    re.IGNORECASE,
)
"""“Q who covers nights - 1 senior + 1”: theirs or the candidate's? Nothing says so, and it is no answer of theirs."""
_ANSWERED = re.compile(r"[?.;:]\s+\S|\s[-–—>]+\s|\bsaid\b|\bthey\b", re.IGNORECASE)
_ON_PAY = next(pattern for kind, pattern in RULES if kind == "pay")


def _answer_to_me(words: str, mine: bool) -> NoteKind:
    """A question of the candidate holds what the other side answered, if it holds an answer."""
    if _ON_PAY.search(words):
        return "pay"
    return "they-said" if mine and _ANSWERED.search(words.split("asked", 1)[-1]) else "other"


def my_question(heading: str) -> bool:
    """Does a heading open the candidate's own questions (“me asking”)?"""
    return bool(re.fullmatch(_MY_QUESTIONS, re.sub(r"[^\w\s]", " ", heading).strip(), re.IGNORECASE))


_LABELS: dict[str, NoteKind] = {
    "pay": "pay", "salary": "pay", "money": "pay", "culture": "culture", "felt": "feeling", "feeling": "feeling",
    "concern": "concern", "doubt": "concern", "worry": "concern", "promised": "i-promised", "q": "they-asked",
    "asked": "they-asked", "to ask": "question",
}  # fmt: skip


def section_kind(words: str) -> NoteKind | None:
    """The kind of the lines under a heading that names one: “Culture”, “Next steps”, “Pay”."""
    bare = re.sub(r"[^\w\s'’/-]", " ", words).strip()
    return next((kind for kind, pattern in _HEADS if pattern.fullmatch(bare)), None)
