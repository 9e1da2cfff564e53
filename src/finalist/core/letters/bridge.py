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
from finalist.core.plan.people import same_person
from finalist.core.stories.sentences import sentences
from finalist.core.text.similarity import Lexical
from finalist.core.text.synonyms import GENERIC, LIGHT, concept_of
from finalist.core.text.terms import terms

MOST_WORDS = 62
"""Of one bridge: a letter of 150 words holds a point, its example and a close (convention)."""
ENOUGH = 0.34
"""From which share of a question's telling weight a story answers it. From the development letters."""
_OPEN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|it|its|this|that one|those|these|there|then|so|both)\b", re.I
)
_DANGLING = re.compile(
    r"(?:he|she|they|it|this|that|these|those|there|then|so|but|and|or|because|which|her|his|their|also|"
    r"instead|both)\b", re.I)  # fmt: skip
_FINITE = re.compile(
    r"\b(?:I|we|is|are|was|were|has|have|had|did|went|came|took|said|told|gave|made|kept|wrote|put|ran|got|rang|stood|"
    r"fell|rose|left|found|built|cut|led|met|paid|won|lost|began|saw|set|sent|brought|thought|landed|[a-z]{3,}ed)\b"
)
_STEM_NOISE = frozenset(
    concept_of(term) for term in terms("would take handle need people work question time thing way make")
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
        if score < ENOUGH and story not in named:
            continue
        lines = told_lines(story, wanted, weights, used, fresh=not heard(story, name))
        if lines:
            return Bridge(story, heard(story, name), lines)
    return None


def _named_in(story: Story, point: Point) -> bool:
    """Whether the note names the story: its telling title words stand in the line."""
    title = _telling(story.title.value)
    line = set(_telling(point.line.text))
    needed = max(1, math.ceil(len(title) * 0.5))
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
    story: Story, wanted: frozenset[str], weights: dict[str, float], used: Collection[str], *, fresh: bool
) -> tuple[EvidenceRef, ...]:
    """Up to MOST_WORDS of the story: for a fresh one where it was first, then what fits the point, then the result."""
    rows = sentences(story)
    whole = [bool(_whole(one.evidence.verbatim)) and spoken(one.evidence.verbatim) not in used for one in rows]
    worth = [_line_worth(one.evidence.verbatim, one.part or "", wanted, weights, fresh) for one in rows]
    names = is_named(story)
    chosen: list[int] = []
    if fresh:
        first = next((n for n, one in enumerate(rows) if whole[n] and one.part in ("situation", "task", None)
                      and not _leans(rows, n, chosen, names)), None)  # fmt: skip
        chosen += [first] if first is not None else []
    for n in sorted(range(len(rows)), key=lambda n: (-worth[n], n)):
        size = sum(len(rows[k].evidence.verbatim.split()) for k in (*chosen, n))
        room = n not in chosen and size <= MOST_WORDS and len(chosen) < 3
        if room and whole[n] and worth[n] > -1.0 and not _leans(rows, n, chosen, names):
            chosen = sorted((*chosen, n))
    result = next((n for n, one in enumerate(rows) if one.part == "result" and whole[n]), None)
    if result is not None and result not in chosen and not _leans(rows, result, chosen, names):
        size = sum(len(rows[k].evidence.verbatim.split()) for k in (*chosen, result))
        chosen = sorted((*chosen, result)) if size <= MOST_WORDS else chosen
    own = any(re.search(r"\b(?:I|my)\b", rows[n].evidence.verbatim) for n in chosen)
    return tuple(rows[n].evidence for n in chosen) if own and len(chosen) >= (2 if fresh else 1) else ()


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


def _leans(rows: Sequence[object], n: int, chosen: Sequence[int], named: bool) -> bool:
    """Whether sentence n needs one that is not told: a pronoun before any name or noun it could stand for."""
    text = rows[n].evidence.verbatim  # type: ignore[attr-defined]
    if n - 1 in chosen:
        return False
    if _DANGLING.match(text):
        return True
    found = _OPEN.search(text)
    if not found or named:
        return False
    before = text[: found.start()]
    return not re.search(r"\b(?:a|an|the|one|two|three|[A-Z][a-z]+) [a-z]{3,}", before)


_OPENED_BY_TIME = re.compile(
    r"(?:In|On|By|At|After|Before|When|Since|Within|For|From|Over|During|Last|Once|\w+ (?:months|weeks|days|"
    r"years) later)\b"
)


def _whole(text: str) -> bool:
    flat = " ".join(text.split())
    return bool(
        4 <= len(flat.split()) <= 45
        and _FINITE.search(flat if re.match(_OPENED_BY_TIME, flat) else re.split(r"[,;:]", flat)[0])
        and re.match(r"[\"“]?(?:[A-Za-z0-9$£€])", flat)
        and not re.search(r"\(|[*_#|;]|->|\b[A-Z] \*\*|\?$|\?[\"”]?$", flat)
        and not re.match(r"(?:Oh|So|Actually|Well|Should|Also|Note|Anyway)\b", flat)
        and _subject(flat)
    )


def _subject(text: str) -> bool:
    """A sentence, not a fragment: it opens with somebody or something that does the verb."""
    return bool(
        re.match(r"(?:I|We|My|Our|In|On|By|At|When|After|Before|Every|Each|Most|Two|Three|Four|Five|Six|Seven|Eight|"
                 r"Nine|Ten|Twice|Once|Then|The|A|An|It|He|She|They|Everybody|Nobody|People|There|Since|Opening|"
                 r"\$|£|€|\d|[A-Z][a-z]+)\b", text[:1].upper() + text[1:])
        or text[:1] in "$£€"
    )  # fmt: skip


def spoken(text: str) -> str:
    """The candidate's sentence as it stands in a letter: on one line, first letter large, a stop at its end."""
    flat = " ".join(text.split()).strip(" -*")
    flat = re.sub(r'"([^"]*)"', r"“\1”", flat).replace("'", "’")
    flat = flat[:1].upper() + flat[1:]
    return flat if re.search(r"[.!?…][\"”]?$", flat) else f"{flat}."


def likeness(first: str, second: str) -> float:
    """How alike two topics are, 0..1, so that letters to one panel speak of different things."""
    return Lexical().scores([first], [second])[0][0]
