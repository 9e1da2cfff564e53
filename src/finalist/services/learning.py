"""What all interviews taught: which questions come up, which stories land, one's own marks against what came of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from finalist.core.learning.shares import Share, Turn, share, shares_of, turn
from finalist.store.models import AskedQuestion, Opportunity, Reflection, Telling

WELL = 4
"""A mark of one's own from which on an answer went well (1 to 5)."""
BANDS = (("high", 4.0, 5.0), ("middle", 2.5, 4.0), ("low", 0.0, 2.5))
"""Mean mark of an opportunity's interviews → band: from, below (5 counts as high)."""
WENT_ON = {"accepted": True, "declined": True, "rejected": False, "silence": False}
"""Outcome → whether the company said yes. Who withdraws learns nothing of that."""
LESSONS = 12
STORIES = 30
"""Stories listed: those told most. Convention; a page is read, not searched."""


@dataclass(frozen=True, slots=True)
class StoryShare:
    """How a story was received. `story`: its row's id; `told`: how often, with and without a word on how it landed."""

    story: str
    title: str
    told: int
    landed: Share


@dataclass(frozen=True, slots=True)
class End:
    """Closed opportunities by how far they had come and how they ended."""

    stage: str
    outcome: str
    count: int


@dataclass(frozen=True, slots=True)
class Learned:
    """All of it. `interviews`: how many have a question kept; `marks`: band of one's own marks → share that went on."""

    interviews: int
    families: tuple[Share, ...]
    competencies: tuple[Share, ...]
    stories: tuple[StoryShare, ...]
    marks: tuple[Share, ...]
    turns: tuple[Turn, ...]
    ends: tuple[End, ...]
    told: tuple[Opportunity, ...]
    lessons: tuple[Reflection, ...]

    @property
    def is_empty(self) -> bool:
        """There is nothing to learn from yet."""
        return not (self.interviews or self.stories or self.ends or self.lessons)


def learned(owner: Any) -> Learned:
    """Over all opportunities but the example, put away ones too: four queries."""
    here = {"opportunity__deleted_at": None, "opportunity__is_example": False}
    asked = AskedQuestion.objects.of(owner).filter(origin="asked", **here)
    questions = list(asked.order_by("asked_on", "created_at", "pk").values(*ASKED))
    heard = Telling.objects.of(owner).filter(story__deleted_at=None, **here)
    tellings = list(heard.order_by("told_on", "created_at", "pk").values("story_id", "story__title", "landed"))
    rows = list(Opportunity.objects.of(owner).filter(is_example=False).order_by("-updated_at", "pk"))
    thoughts = Reflection.objects.of(owner).filter(**here).select_related("opportunity", "meeting")
    reflections = list(thoughts.order_by("-created_at", "-pk"))
    interviews = _by_interview(questions)
    return Learned(
        interviews=len(interviews),
        families=shares_of([one["family"] for one in each if one["family"]] for each in interviews),
        competencies=shares_of([name for one in each for name in one["competencies"]] for each in interviews),
        stories=_stories(tellings),
        marks=_marks(rows, questions, reflections),
        turns=_turns(tellings, questions),
        ends=_ends(rows),
        told=tuple(row for row in rows if row.stage == "closed" and (row.outcome_reason or row.feedback))[:LESSONS],
        lessons=tuple(reflections[:LESSONS]),
    )


ASKED = ("family", "competencies", "rating", "meeting_id", "opportunity_id", "asked_on")


def _by_interview(questions: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Questions of one meeting, or of one opportunity and day where no meeting is named, belong together."""
    groups: dict[Any, list[dict[str, Any]]] = {}
    for one in questions:
        groups.setdefault(one["meeting_id"] or (one["opportunity_id"], one["asked_on"]), []).append(one)
    return list(groups.values())


def _stories(tellings: list[dict[str, Any]]) -> tuple[StoryShare, ...]:
    by_story: dict[str, list[dict[str, Any]]] = {}
    for one in tellings:
        by_story.setdefault(one["story_id"], []).append(one)
    found = []
    for story, told in sorted(by_story.items(), key=lambda item: -len(item[1]))[:STORIES]:
        said = [bool(one["landed"]) for one in told if one["landed"] is not None]
        title = told[0]["story__title"]
        found.append(StoryShare(story, title, len(told), share(title, sum(said), len(said))))
    return tuple(sorted(found, key=lambda one: (-one.told, one.title)))


def _marks(
    rows: list[Opportunity], questions: list[dict[str, Any]], reflections: list[Reflection]
) -> tuple[Share, ...]:
    """For each band of one's own marks: of how many opportunities the company said yes."""
    given: dict[str, list[int]] = {}
    for one in questions:
        if one["rating"] and one["opportunity_id"]:
            given.setdefault(one["opportunity_id"], []).append(one["rating"])
    for each in reflections:
        if each.rating:
            given.setdefault(each.opportunity_id, []).append(each.rating)
    counts = {band: [0, 0] for band, _, _ in BANDS}
    for row in rows:
        went_on = True if row.stage == "offer" else WENT_ON.get(row.outcome) if row.stage == "closed" else None
        marks = given.get(row.pk)
        if went_on is None or not marks:
            continue
        mean = sum(marks) / len(marks)
        band = next(name for name, low, _ in BANDS if mean >= low)
        counts[band][0] += went_on
        counts[band][1] += 1
    return tuple(share(band, hits, of) for band, (hits, of) in counts.items() if of)


def _turns(tellings: list[dict[str, Any]], questions: list[dict[str, Any]]) -> tuple[Turn, ...]:
    landed = [bool(one["landed"]) for one in tellings if one["landed"] is not None]
    well = [one["rating"] >= WELL for one in questions if one["rating"]]
    return tuple(turn(name, cases) for name, cases in (("stories", landed), ("answers", well)) if cases)


def _ends(rows: list[Opportunity]) -> tuple[End, ...]:
    counts = Counter((row.outcome_stage, row.outcome) for row in rows if row.stage == "closed" and row.outcome)
    return tuple(End(stage, outcome, number) for (stage, outcome), number in sorted(counts.items()))
