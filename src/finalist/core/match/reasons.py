"""The best stories for a question, each with why: what it tells of, the words it rests on, and what it still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.story import Story, StoryPart
from finalist.core.knowledge.load import knowledge
from finalist.core.match.assign import FLOOR, Relaxed
from finalist.core.match.cues import Hit
from finalist.core.match.situations import read_situations, situations, told_weight
from finalist.core.match.stories import AskedFor, StoryMatch, Tellable, story_fit, told_text
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.similarity import Similarity
from finalist.core.wording import say

WORDS = 3
_PARTS: tuple[StoryPart, ...] = ("situation", "task", "action", "result")


@dataclass(frozen=True, slots=True)
class MatchedStory:
    """A story for a question. says: why, in sentences; words: places in the story, the strongest first; missing:
    questions about the parts that it lacks; weak: it is offered for want
    of a better one, or the question did not say what it is after.
    """

    story: Story
    match: StoryMatch
    says: tuple[Line, ...]
    words: tuple[EvidenceRef, ...]
    missing: tuple[Line, ...]
    weak: bool


def matched_stories(
    question: AskedFor, stories: Sequence[Story], similarity: Similarity, count: int = 3
) -> tuple[MatchedStory, ...]:
    """At most `count` stories, the best first; none that has nothing in common with the question."""
    told = [Tellable(story.id, told_text(story), story.competencies, story.situations) for story in stories]
    by_id = {story.id: story for story in stories}
    best = story_fit([question], told, similarity).best(question.id)[:count]
    clear = bool(question.competencies or read_situations(question.text, "asked").cues)
    return tuple(_matched(by_id[match.story], match, clear) for match in best if match.score > 0)


def _matched(story: Story, match: StoryMatch, clear: bool) -> MatchedStory:
    """clear: the question says what it is after; else every match is a guess and said to be one."""
    words = resting_words(story, match.situation)
    doubt = "match.unclear" if not clear else "match.weak" if match.score < FLOOR else ""
    return MatchedStory(story, match, tuple(_says(match, words, doubt)), words, _missing(story), bool(doubt))


def _says(match: StoryMatch, words: Sequence[EvidenceRef], doubt: str) -> list[Line]:
    situation = next((entry.name for entry in situations() if entry.id == match.situation), "")
    competency = next((entry.name.lower() for entry in knowledge().competencies if entry.id == match.competency), "")
    lines: list[Line] = []
    if doubt:
        lines.append(say(doubt))
    if match.through == "given" and competency:
        lines.append(say("match.tagged", competency=competency))
    if situation:
        lines.append(say("match.situation", *words[:1], situation=situation))
    elif match.through == "shown" and competency:
        lines.append(say("story.because", competency=competency))
    return lines


def relaxed_says(item: Relaxed) -> Line:
    """Which rule gave way so that a question has its story, as a sentence."""
    return say(f"relaxed.{item.rule}")


def resting_words(story: Story, situation: str) -> tuple[EvidenceRef, ...]:
    """The sentence that speaks of the situation most, then the cues found; empty when no word of the story does."""
    if not situation:
        return ()
    told = [part.evidence for part in story.parts] or [story.evidence]
    cues = [_quote(ref, hit.start, hit.end) for ref in told for hit in _hits(ref.verbatim, situation)]
    cues.sort(key=lambda ref: (ref.start - ref.end, ref.start))
    spans = [_quote(ref, start, end) for ref in told for start, end in sentence_spans(ref.verbatim)]
    best = max(spans, key=lambda span: _strength(span, situation, cues), default=None)
    sentence = [best] if best and _strength(best, situation, cues) > (0, 0.0) else []
    return tuple(dict.fromkeys((*sentence, *cues[:WORDS])))


def _hits(text: str, situation: str) -> tuple[Hit, ...]:
    return read_situations(text, "told").cues.get(situation, ())


def _strength(span: EvidenceRef, situation: str, cues: Sequence[EvidenceRef]) -> tuple[int, float]:
    """How many cues stand in a sentence; between equals, how much its words weigh for the situation."""
    inside = sum(span.start <= cue.start and cue.end <= span.end for cue in cues)
    return inside, told_weight(span.verbatim, situation)


def _quote(told: EvidenceRef, start: int, end: int) -> EvidenceRef:
    return EvidenceRef(
        document=told.document, start=told.start + start, end=told.start + end, verbatim=told.verbatim[start:end]
    )


def _missing(story: Story) -> tuple[Line, ...]:
    found = {span.part for span in story.parts}
    lines = [say(f"story.missing.{part}", story.evidence) for part in _PARTS if part not in found]
    if not story.numbers:
        lines.append(say("story.missing.numbers", story.evidence))
    return tuple(lines)
