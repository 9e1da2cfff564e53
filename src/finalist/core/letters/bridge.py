"""A story for a point: whole sentences of the candidate's own, in their order, that stand without what was left out.

Nothing is reworded. A sentence that leans on one that is not told (“She was tied up”) is not taken, and no story is
taken that shares nothing telling with the point: a letter without an example is better than one with any example.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.story import Story
from finalist.core.letters.point import Point
from finalist.core.letters.standing import leans, whole
from finalist.core.plan.people import same_person
from finalist.core.stories.sentences import Sentence, sentences, within
from finalist.core.text.similarity import Lexical
from finalist.core.text.synonyms import GENERIC, LIGHT, concept_of
from finalist.core.text.terms import terms

MOST_WORDS = 68
"""Of one bridge: a letter of 150 words holds a point, its example and a close (convention)."""
RESULT_WORDS = 14
"""Of those, kept free for how it ended (convention)."""
ENOUGH = 0.34
"""From which share of a question's telling weight a story answers it. From the development letters."""
SURE = 0.5
"""The same where they have two words in common only."""
_STEM_NOISE = frozenset(
    concept_of(term)
    for term in terms("would take handle need people work question time thing way make twice once same")
)


@dataclass(frozen=True, slots=True)
class Bridge:
    """Sentences of one story in order; told: whether this person has heard it."""

    story: Story
    told: bool
    lines: tuple[EvidenceRef, ...]


def heard(story: Story, name: str) -> bool:
    """Whether the story's own list says that this person has heard it."""
    return any(same_person(told.value, name) for told in story.told_to)


def bridge(point: Point, stories: Sequence[Story], name: str, used: Collection[str] = ()) -> Bridge | None:
    """The best story for a point and the lines of it to tell; None when none fits. `used`: lines told elsewhere."""
    free = list(stories)
    named = [story for story in free if _named_in(story, point)]
    if point.form in ("wants", "unfinished", "liked"):
        free = named or [story for story in free if heard(story, name) and _overlap(point, story)]
    elif named:
        free = named
    weights = _weights(stories)
    wanted = _wanted(point)
    scored = sorted(
        (
            (_score(wanted, story, weights) + (1.0 if story in named else 0.0), -at, story)
            for at, story in enumerate(free)
        ),
        key=lambda item: (-item[0], -item[1]),
    )
    for score, _, story in scored:
        shared = len(wanted & set(_telling(story.evidence.verbatim)))
        if story not in named and (shared < 2 or score < (ENOUGH if shared > 2 else SURE)):
            continue  # one word in common is chance
        fresh = not heard(story, name) and point.form != "unfinished"
        late = 2.0 if point.form == "wants" else 0.0
        lines = told_lines(story, frozenset() if late else wanted, weights, used, fresh=fresh, late=late)
        if lines:
            return Bridge(story, heard(story, name), lines)
    return None


def _named_in(story: Story, point: Point) -> bool:
    """Whether the note names the story: half of its telling title words stand in the line. What was asked must have two
    words of the story besides: not everybody who says tank means the story called “The lost tank”.
    """
    title = _telling(story.title.value)
    line = set(_telling(point.line.text))
    needed = max(1, math.ceil(len(title) * 0.5))
    if point.form not in ("wants", "unfinished", "liked") and point.line.kind != "i-told-story":
        asked = set(_telling(point.text))
        if not set(title) <= asked and len(asked & set(_telling(story.evidence.verbatim))) < 2:
            return False
    return bool(title) and sum(term in line for term in title) >= needed and _is_rare(story, line)


def _is_rare(story: Story, line: set[str]) -> bool:
    return any(term in line and len(term) > 3 for term in _telling(story.title.value))


def _overlap(point: Point, story: Story) -> bool:
    return bool(set(_telling(point.line.text)) & set(_telling(story.title.value + " " + story.evidence.verbatim[:200])))


def _telling(text: str) -> list[str]:
    return [
        concept
        for concept in (concept_of(term) for term in terms(text) if not any(map(str.isdigit, term)))
        if concept not in GENERIC and concept not in LIGHT and concept not in _STEM_NOISE
    ]


def _wanted(point: Point) -> frozenset[str]:
    text = point.text if point.form not in ("wants", "unfinished", "liked") else f"{point.text} {point.line.text}"
    return frozenset(_telling(text))


def _weights(stories: Sequence[Story]) -> dict[str, float]:
    seen = Counter(term for story in stories for term in set(_telling(story.evidence.verbatim)))
    return {term: math.log(1 + len(stories) / count) for term, count in seen.items()}


def _score(wanted: frozenset[str], story: Story, weights: dict[str, float]) -> float:
    """The share of the point's weight that the story holds; words that no story has weigh as the rarest do."""
    most = math.log(1 + len(weights) and 12)
    has = set(_telling(story.evidence.verbatim))
    total = sum(weights.get(term, most) for term in wanted)
    return sum(weights.get(term, most) for term in wanted if term in has) / total if total else 0.0


def told_lines(
    story: Story,
    wanted: frozenset[str],
    weights: dict[str, float],
    used: Collection[str],
    *,
    fresh: bool,
    late: float = 0.0,
) -> tuple[EvidenceRef, ...]:
    """Up to MOST_WORDS of the story: for a fresh one how it began, then the run that fits the point, then the result.

    late: how much more the end of the story is worth than its middle, for somebody who knows how it began.
    Empty when it has no beginning that stands alone, or nothing that the candidate did.
    """
    rows = _rows(story)
    good = [whole(one.evidence.verbatim) and spoken(one.evidence.verbatim) not in used for one in rows]
    worth = [
        _line_worth(one.evidence.verbatim, one.part or "", wanted, weights, fresh) + late * n / len(rows)
        for n, one in enumerate(rows)
    ]
    chosen: list[int] = []
    if fresh:
        first = next((n for n, one in enumerate(rows[:3]) if good[n] and one.part in ("situation", "task", None)), None)
        if first is None or leans(rows, first, [], is_named(story)):
            return ()
        chosen = [first]
    chosen = sorted({*chosen, *_run(rows, good, worth, chosen, is_named(story))})
    chosen = _with_result(rows, good, worth, chosen, is_named(story))
    own = any(re.search(r"\b(?:I|my)\b", rows[n].evidence.verbatim) for n in chosen)
    return tuple(rows[n].evidence for n in chosen) if own and len(chosen) >= (2 if fresh else 1) else ()


def _rows(story: Story) -> list[Sentence]:
    """The sentences of the story, a closing quotation mark of the one before left out at their start."""
    found = []
    for one in sentences(story):
        lead = re.match(r"[\"”’)\s]+(?=[A-Z])", one.evidence.verbatim)
        ref = within(one.evidence, lead.end(), len(one.evidence.verbatim)) if lead else one.evidence
        found.append(Sentence(one.part, one.stated, ref))
    return found


def _run(
    rows: Sequence[Sentence], good: Sequence[bool], worth: Sequence[float], chosen: Sequence[int], named: bool
) -> list[int]:
    """The neighbouring sentences, three at most, that are worth most together and stand after what is chosen."""
    best: tuple[float, list[int]] = (0.0, [])
    taken = _size(rows, chosen)
    for start in range(max(chosen, default=-1) + 1, len(rows)):
        run: list[int] = []
        for n in range(start, min(start + 3, len(rows))):
            early = not chosen or rows[n].part != "result"  # how it ended comes after what was done
            fits = early and good[n] and worth[n] > -1.0 and not leans(rows, n, [*chosen, *run], named)
            if not fits or taken + _size(rows, [*run, n]) > MOST_WORDS - RESULT_WORDS:
                break
            run = [*run, n]
            value = sum(worth[k] for k in run) / len(run) ** 0.3
            best = max(best, (value, run), key=lambda item: item[0])
    return best[1]


def _with_result(
    rows: Sequence[Sentence], good: Sequence[bool], worth: Sequence[float], chosen: list[int], named: bool
) -> list[int]:
    """How it ended, if that is not told yet: the result worth most that fits and stands."""
    if any(rows[n].part == "result" for n in chosen):
        return chosen
    ends = [
        n
        for n, one in enumerate(rows)
        if one.part == "result" and good[n] and n > max(chosen, default=-1)
        and not leans(rows, n, chosen, named) and _size(rows, [*chosen, n]) <= MOST_WORDS
    ]  # fmt: skip
    return [*chosen, max(ends, key=lambda n: worth[n])] if ends else chosen


def _size(rows: Sequence[Sentence], chosen: Sequence[int]) -> int:
    return sum(len(rows[n].evidence.verbatim.split()) for n in chosen)


def whole_story(story: Story) -> tuple[EvidenceRef, ...]:
    """A story in two or three of its sentences, result included, for somebody who does not know it."""
    lines = told_lines(story, frozenset(), {}, (), fresh=True)
    ends = {one.evidence for one in sentences(story) if one.part == "result"}
    return lines if any(ref in ends for ref in lines) else ()


def _line_worth(text: str, part: str, wanted: frozenset[str], weights: dict[str, float], fresh: bool) -> float:
    shared = sum(weights.get(term, 0.0) for term in set(_telling(text)) & wanted)
    base = {"action": 0.4, "result": 0.5, "lesson": -1.0, "task": 0.0, "situation": 0.0}.get(part, 0.1)
    base -= 2.0 if not fresh and part in ("situation", "task") else 0.0  # they know how it began
    return shared + base + (0.3 if re.match(r"I\b", text) else 0.0) + (0.2 if re.search(r"\d", text) else 0.0)


def is_named(story: Story) -> bool:
    """Whether the story is called after a person: then that name says who “she” is."""
    return bool(re.fullmatch(r"(?:\d+\.\s*)?[A-Z][a-z]+", story.title.value.strip()))


def spoken(text: str) -> str:
    """The candidate's sentence as it stands in a letter: on one line, first letter large, a stop at its end."""
    flat = " ".join(text.split()).strip(" -*")
    flat = re.sub(r'"([^"]*)"', r"“\1”", flat).replace("'", "’")
    flat = flat[:1].upper() + flat[1:]
    return flat if re.search(r"[.!?…][\"”]?$", flat) else f"{flat}."


def likeness(first: str, second: str) -> float:
    """How alike two topics are, 0..1, so that letters to one panel speak of different things."""
    return Lexical().scores([first], [second])[0][0]
