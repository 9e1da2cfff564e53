"""At most three comments on a story, what helps most first: what is the matter, and one thing to try.

Every comment is about the task and quotes the words it rests on; the ids behind them are those of EVIDENCE.md.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from finalist.core.answers.spoken import said
from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.story import StoryPart
from finalist.core.knowledge.load import knowledge
from finalist.core.stories.agency import Agency
from finalist.core.stories.numbers import Number
from finalist.core.stories.sentences import Sentence
from finalist.core.wording import say

Code = Literal[
    "generality", "no-own-action", "no-action", "no-result", "vague-result", "no-task", "no-situation", "long-opening",
    "unconfirmed", "short-result", "too-long",
]  # fmt: skip
SHARE_FROM = 60
"""Words from which shares are judged: below, one sentence more or less turns them (convention)."""


@dataclass(frozen=True, slots=True)
class Comment:
    """text: what is the matter, with the words it rests on; attempt: one thing to try; rests_on: id of the evidence."""

    code: Code
    text: Line
    attempt: Line
    rests_on: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the comments look at: the sentences, parts there and not, shares, the gate, who acts, the figures."""

    sentences: tuple[Sentence, ...]
    has: tuple[StoryPart, ...]
    gone: tuple[StoryPart, ...]
    share: dict[StoryPart, float]
    verdict: str
    general: tuple[EvidenceRef, ...]
    acting: Agency
    numbers: tuple[Number, ...]

    def of(self, *parts: StoryPart) -> list[EvidenceRef]:
        """The sentences of these parts."""
        return [one.evidence for one in self.sentences if one.part in parts]


def comments(told: Told, length: str, seconds: int) -> tuple[Comment, ...]:
    """The comments, what helps most first."""
    most = knowledge().thresholds["comments_per_answer_max"]["value"]
    if not told.sentences:
        return ()
    found = [comment for look in _LOOKS for comment in look(told)]
    if length in ("long", "too-long"):
        found.append(_comment("too-long", "E2.9", _longest(told), seconds=seconds))
    return tuple(found[:most])


def _comment(code: Code, rests_on: str, quote: EvidenceRef, **slots: int) -> Comment:
    return Comment(code, say(f"check.{code}", quote=quote, **slots), say(f"check.{code}.try", quote), rests_on)


def _generality(told: Told) -> Iterator[Comment]:
    if told.verdict == "generality":
        quote = next((one.evidence for one in told.sentences if _holds(one, told.general)), told.sentences[0].evidence)
        yield _comment("generality", "E3.1", quote)


def _holds(sentence: Sentence, refs: Sequence[EvidenceRef]) -> bool:
    return any(sentence.evidence.start <= ref.start < sentence.evidence.end for ref in refs)


def _who(told: Told) -> Iterator[Comment]:
    """Only “we” act, or nobody is named: an action without the teller."""
    actions = told.of("action")
    if actions and not told.acting.own and told.verdict != "generality":
        yield _comment("no-own-action", "E3.4", (told.acting.shared or actions)[0])


def _parts(told: Told) -> Iterator[Comment]:
    """The action or the result is not there. Nothing is said of the parts of a generality: it has no story yet."""
    if told.verdict == "generality":
        return
    if "action" in told.gone:
        yield _comment("no-action", "E3.1", (told.of("result") or told.of("situation", "task") or _all(told))[0])
    if "result" in told.gone:
        yield _comment("no-result", "E3.2", _all(told)[-1])


def _vague(told: Told) -> Iterator[Comment]:
    """A result of soft words alone: no figure, date, decision or thing that somebody could check."""
    results = told.of("result")
    if not results or told.verdict == "generality":
        return
    hard = any(_within(number.evidence, results) for number in told.numbers) or any(
        said("words", "checkable", ref.verbatim) for ref in results
    )
    soft = [ref for ref in results if said("words", "vague", ref.verbatim)]
    if soft and not hard:
        yield _comment("vague-result", "E3.3", soft[0])


def _beginning(told: Told) -> Iterator[Comment]:
    """What was the teller's to do, or where it was, is not said."""
    if told.verdict == "generality" or "action" not in told.has:
        return
    if "situation" in told.gone:
        yield _comment("no-situation", "E3.2", _all(told)[0])
    elif "task" in told.gone:
        yield _comment("no-task", "E3.2", told.of("action")[0])


def _balance(told: Told) -> Iterator[Comment]:
    """Too much before the action, a figure that is not certain, too little of the result."""
    flag = knowledge().thresholds["star_flag"]
    enough = sum(len(ref.verbatim.split()) for ref in _all(told)) >= SHARE_FROM
    opening = told.share.get("situation", 0.0) + told.share.get("task", 0.0)
    before = told.of("situation", "task")
    if enough and before and "action" in told.has and opening > flag["value"]["situation_task_over"]:
        yield _comment(
            "long-opening", "E2.10", max(before, key=lambda ref: len(ref.verbatim)), percent=round(100 * opening)
        )
    doubtful = [number for number in told.numbers if number.confirmed == "no"]
    if doubtful:
        sentence = next(ref for ref in _all(told) if _within(doubtful[-1].evidence, [ref]))
        yield _comment("unconfirmed", "E3.6", sentence)
    result = told.share.get("result", 1.0)  # one that is not there has its own comment
    if enough and result < flag["value"]["result_under"]:
        yield _comment("short-result", "E2.10", told.of("result")[0], percent=round(100 * result))


def _longest(told: Told) -> EvidenceRef:
    part = max(told.share, key=lambda part: told.share[part], default=None)
    return (told.of(part) if part else _all(told))[0]


def _all(told: Told) -> list[EvidenceRef]:
    return [one.evidence for one in told.sentences]


def _within(ref: EvidenceRef, places: Sequence[EvidenceRef]) -> bool:
    return any(place.start <= ref.start and ref.end <= place.end for place in places)


_LOOKS: tuple[Callable[[Told], Iterator[Comment]], ...] = (_generality, _who, _parts, _vague, _beginning, _balance)
