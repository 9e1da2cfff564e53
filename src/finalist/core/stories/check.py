"""Is a told story whole? Its parts, who acts, its figures, one episode or not, how long aloud; what to ask the teller.

A scaffold, not a grade: at most three comments, about the task, each with the words it rests on (EVIDENCE.md E4.7).
Nothing is measured in a text that is not English or too short to tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from finalist.core.answers.structure import structure
from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.documents.story import Story, StoryPart
from finalist.core.knowledge.load import knowledge
from finalist.core.stories.agency import Agency, agency
from finalist.core.stories.comments import Comment, Told, comments
from finalist.core.stories.episode import Specific, Verdict, specific
from finalist.core.stories.numbers import Number, numbers
from finalist.core.stories.sentences import Sentence, sentences, told, within
from finalist.core.text.language import is_english
from finalist.core.wording import say

WORDS_PER_MINUTE = 140
"""Pace at which a story is reckoned aloud (convention, inside the quiet band of EVIDENCE.md E2.6)."""
LEAST = 8
"""Words below which a story is too short to check (convention)."""
MOST_WORDS, MOST_CHARS = 3000, 24_000
"""Above this it is no story told aloud: 3000 words are over twenty minutes (convention)."""
PARTS: tuple[StoryPart, ...] = get_args(StoryPart)
Length = Literal["short", "usual", "long", "too-long"]
Measured = Literal["yes", "not-english", "too-short", "too-much"]


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that is not there, or `numbers`, and the question that would bring it."""

    part: str
    question: Line


@dataclass(frozen=True, slots=True)
class Aloud:
    """How long the story takes at WORDS_PER_MINUTE. target: usual seconds; evidence: whose convention it is."""

    words: int
    seconds: int
    length: Length
    target: tuple[int, int]
    evidence: str


@dataclass(frozen=True, slots=True)
class Episode:
    """The gate: one episode or a generality, and the words that say so."""

    verdict: Verdict
    probability: float
    because: tuple[EvidenceRef, ...]
    evidence: str = "E3.1"


@dataclass(frozen=True, slots=True)
class StoryCheck:
    """All that the check says of one story. share: part → share of the words told, 0..1."""

    id: str
    title: Sourced
    measured: Measured
    sentences: tuple[Sentence, ...]
    has: tuple[StoryPart, ...]
    share: dict[StoryPart, float]
    missing: tuple[Missing, ...]
    episode: Episode | None
    agency: Agency
    numbers: tuple[Number, ...]
    aloud: Aloud
    comments: tuple[Comment, ...]

    @property
    def findings(self) -> int:
        """How many things the teller should look at."""
        return len(self.comments) + sum(item.part != "numbers" for item in self.missing)


def check_story(story: Story) -> StoryCheck:
    """The check of one story as it was read."""
    blocks = told(story)
    text = "\n".join(block.verbatim for block in blocks)
    state = measured(text)
    found = sentences(story) if state != "too-much" else ()
    if state != "yes":
        found = tuple(one if one.stated else Sentence(None, False, one.evidence) for one in found)
    share = _shares(found)
    has = tuple(part for part in PARTS if part in share)
    figures = numbers(story, found) if state == "yes" else ()
    acting = agency([one.evidence for one in found if one.part == "action"])
    gate = _gate(blocks) if state == "yes" else None
    aloud = spoken_length(text)
    gone = _gone(text, found, has) if state == "yes" else ()
    missing = _missing(story, gone, bool(figures)) if state == "yes" else ()
    verdict, because = (gate.verdict, gate.because) if gate else ("unclear", ())
    whole = Told(found, has, gone, share, verdict, because, acting, figures)
    said = comments(whole, aloud.length, aloud.seconds) if state == "yes" else ()
    return StoryCheck(story.id, story.title, state, found, has, share, missing, gate, acting, figures, aloud, said)


def measured(text: str, least: int = LEAST) -> Measured:
    """Whether anything can be measured in a text of at least so many words."""
    if len(text) > MOST_CHARS or len(text.split()) > MOST_WORDS:
        return "too-much"
    if not is_english(text):
        return "not-english"
    return "yes" if len(text.split()) >= least else "too-short"


def spoken_length(text: str) -> Aloud:
    """How long a text takes aloud, beside the usual band (convention of EVIDENCE.md E2.9)."""
    threshold = knowledge().thresholds["answer_s"]
    bounds = threshold["value"]
    words = len(text.split())
    seconds = round(words * 60 / WORDS_PER_MINUTE)
    low, high = bounds["soft"]
    length: Length = (
        "short" if seconds < low else "too-long" if seconds > bounds["hard"] else "long" if seconds > high else "usual"
    )
    return Aloud(words, seconds, length, (bounds["target"][0], bounds["target"][1]), threshold["evidence"])


def _shares(found: Sequence[Sentence]) -> dict[StoryPart, float]:
    """Each part's share of all words told, for parts that are there, in their usual order."""
    whole = sum(len(one.evidence.verbatim.split()) for one in found) or 1
    words = {part: sum(len(one.evidence.verbatim.split()) for one in found if one.part == part) for part in PARTS}
    return {part: round(count / whole, 3) for part, count in words.items() if count}


def _gate(blocks: Sequence[EvidenceRef]) -> Episode:
    """The verdict over all that is told; quotes are words of it."""
    text = "\n\n".join(block.verbatim for block in blocks)
    verdict: Specific = specific(text)
    refs: list[EvidenceRef] = []
    for sign in verdict.signs:
        at = 0
        for block in blocks:
            if at <= sign.start and sign.end <= at + len(block.verbatim):
                refs.append(within(block, sign.start - at, sign.end - at))
            at += len(block.verbatim) + 2
    return Episode(verdict.verdict, verdict.probability, tuple(refs))


def _gone(text: str, found: Sequence[Sentence], has: Sequence[StoryPart]) -> tuple[StoryPart, ...]:
    """The parts that are not there. Where labels leave one out, it may stand under another label: then it is there."""
    gone = tuple(part for part in PARTS[:4] if part not in has)
    if gone and any(one.stated for one in found):
        return tuple(part for part in gone if part in structure(text).missing())
    return gone


def _missing(story: Story, gone: Sequence[StoryPart], figures: bool) -> tuple[Missing, ...]:
    """Situation, task, action and result that are not there; and a number, when there is none."""
    asked = [*gone, *([] if figures else ["numbers"])]
    return tuple(Missing(part, say(f"story.missing.{part}", story.evidence)) for part in asked)
