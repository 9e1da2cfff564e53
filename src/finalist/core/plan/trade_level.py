"""Which level a posting speaks of: the word in the title, else the board's own label, else what the text asks.

In that order because a title is chosen, a label is ticked (often several at once), and a text only implies. Five years
asked for make a senior (convention). The words are data: `levels` of `trades.yaml`.
"""

import re
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.documents.posting import Posting
from finalist.core.knowledge.entries import Seniority
from finalist.core.knowledge.load import knowledge
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold

SENIOR_YEARS = 5
OPENING_CHARS = 700
_LABEL = re.compile(r"\b(?:experience|seniority|career) level:?\s{1,3}([^\n:]{1,60})", re.IGNORECASE)
_LABELS: tuple[tuple[str, Seniority], ...] = (
    ("mid", "mid"), ("intermediate", "mid"), ("senior", "senior"), ("junior", "entry"), ("entry", "entry"),
    ("lead", "lead"), ("manager", "lead"), ("director", "lead"), ("executive", "executive"),
)  # fmt: skip
"""Where a board ticks several levels, the first of these that is among them."""
_YEARS = re.compile(
    r"(?<![\w.-])\+?\s?(\d{1,2})\s?\+?\s?(?:-\s?\d{1,2}\s?)?(?:years?|yrs)\b[^.\n]{0,40}?\b(?:experience|background)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level with the word that names it and where it stands; "" and None when nothing names it (then it is mid)."""

    level: Seniority = "mid"
    word: str = ""
    evidence: EvidenceRef | None = None


def level_of(posting: Posting | None, source: Source | None, title: str) -> Level:
    """The level, from the title, the board's label, or the text, in that order."""
    text = source.text if source else ""
    found = level_of_title(title)
    if not found.word:
        found = _labelled(posting, text) or _asked(posting, text) or found
    return _placed(found, source)


def level_of_title(title: str) -> Level:
    """The level that a title names; mid without a word when it names none."""
    folded = fold(title)
    words = knowledge().trades["levels"]
    alone, not_junior = words["alone"], words["not-junior"]
    for name, level in _TITLE_ORDER:
        cleared = folded
        for phrase in alone if name == "lead" else not_junior if name in ("senior", "junior") else ():
            cleared = cleared.replace(phrase, " ")
        word = next((word for word in words[name] if spot(word, cleared, plural=True) >= 0), "")
        if word:
            return Level(level, word)
    return Level()


_TITLE_ORDER: tuple[tuple[str, Seniority], ...] = (
    ("trainee", "entry"), ("executive", "executive"), ("lead", "lead"), ("senior", "senior"), ("junior", "entry"),
)  # fmt: skip


def _labelled(posting: Posting | None, text: str) -> Level | None:
    said = posting.seniority.value if posting and posting.seniority else ""
    if not said and (match := _LABEL.search(text)):
        said = match[1]
    folded = fold(said)
    level: Seniority | None = next((level for word, level in _LABELS if re.search(rf"\b{word}", folded)), None)
    several = sum(bool(re.search(rf"\b{word}", folded)) for word, _ in _LABELS) > 1
    if level is None or (level == "mid" and several and _years(posting, text) >= SENIOR_YEARS):
        return None
    return Level(level, said.strip())


def _asked(posting: Posting | None, text: str) -> Level | None:
    folded, words = fold(text), knowledge().trades["levels"]
    opening = folded[:OPENING_CHARS]
    starting = next((word for word in words["starting"] if spot(word, opening) >= 0), "")
    if starting:
        return Level("entry", starting)
    leading = next((word for word in words["leading"] if spot(word, folded) >= 0), "")
    if leading:
        return Level("lead", leading)
    years = _years(posting, text)
    return Level("senior", f"{years:g} years") if years >= SENIOR_YEARS else None


def _years(posting: Posting | None, text: str) -> float:
    """The most years of experience asked for; 0 when none is."""
    asked = [item.years for item in posting.requirements if item.years] if posting else []
    said = [int(match[1]) for match in _YEARS.finditer(text)]
    return max((float(number) for number in [*asked, *said] if number <= 20), default=0.0)


def _placed(found: Level, source: Source | None) -> Level:
    if not found.word or source is None:
        return found
    text = source.text.lower()
    at = text.find(found.word.lower()) if len(text) == len(source.text) else -1
    if at < 0:
        return found
    return Level(found.level, found.word, source.quote(at, at + len(found.word)))
