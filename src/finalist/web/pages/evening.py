"""The close-out of a meeting, a step a page: what is kept already, what the notes suggest, and room for more."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from finalist.core import clock
from finalist.core.knowledge.load import knowledge
from finalist.core.letters.dates import day_in
from finalist.core.plan.evening import MINUTES, STEPS, next_step
from finalist.services import concerns, drafts, evening, planning, values
from finalist.services import evening_steps as kept
from finalist.store.models import (
    AskedQuestion,
    CloseOut,
    Commitment,
    Letter,
    Meeting,
    Note,
    Observation,
    Person,
    Reflection,
    Story,
    Telling,
)
from finalist.web.messages_day import LEFT_BEHIND, OUTCOMES_OF_DOUBTS, STEP_WORDS
from finalist.web.messages_records import RATINGS, SIDES

ROOM = 2
"""Empty rows for what is not kept yet; saving shows as many again."""
MOST_STORIES = 40
"""Stories in a list to choose from, beside as many of the newest: more cannot be looked through. Convention."""
MOST_PEOPLE = 12
"""Asked about one by one; more are met in no meeting."""
PROMISED = {"i-promised": "me", "they-promised": "them"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the list. `is_saved`: it was gone through."""

    code: str
    name: Any
    is_saved: bool


@dataclass(frozen=True, slots=True)
class EveningPage:
    """One step. `rows`: what it shows, by step; `notes`: lines of this meeting to look back on; `people`: those one
    met; `rev`: of the close-out, 0 for none yet; `template`: of the step; `draft`: the key under which what is typed is
    kept, `typed`: what was kept there, as JSON, "" for nothing.
    """

    meeting: Meeting
    code: str
    number: int
    question: Any
    minutes: int
    steps: tuple[Step, ...]
    rev: int
    rows: Any
    notes: tuple[Note, ...]
    people: tuple[Person, ...]
    stories: tuple[Story, ...]
    ratings: tuple[tuple[int, Any], ...]
    template: str
    draft: str
    typed: str


@dataclass(frozen=True, slots=True)
class DonePage:
    """What the close-out left behind, and what comes next. `counts`: (words, number)."""

    meeting: Meeting
    steps: tuple[Step, ...]
    counts: tuple[tuple[Any, int], ...]
    letters: tuple[Letter, ...]
    following: Meeting | None


def draft_key(meeting: Meeting, step: str) -> str:
    """Where what is typed in a step is kept until the step is saved."""
    return f"evening-{meeting.pk}-{step}"


def first_step(meeting: Meeting) -> str:
    """Where to go on; "" when all is done."""
    row = evening.close_out_of(meeting)
    return next_step(row.steps if row else ())


def evening_page(meeting: Meeting, step: str) -> EveningPage:
    """Read one step for a meeting the caller may see; a dozen queries at most, however much there is."""
    row = evening.close_out_of(meeting)
    rows, marks = _READERS[step]
    lines = Note.objects.of(meeting.owner).filter(meeting=meeting, kind__in=marks).select_related("person")
    typed = drafts.read(meeting.owner, draft_key(meeting, step))
    return EveningPage(
        meeting=meeting,
        code=step,
        number=STEPS.index(step) + 1,
        question=STEP_WORDS[step][1],
        minutes=MINUTES[step],
        steps=_steps(row),
        rev=row.rev if row else 0,
        rows=rows(meeting, step in row.steps if row else False),
        notes=tuple(lines.exclude(client_id__startswith="evening:").order_by("at", "pk")[:40]),
        people=people_of(meeting),
        stories=_stories(meeting) if step in ("asked", "stories") else (),
        ratings=tuple(RATINGS.items()),
        template=f"web/parts/evening_{step}.html",
        draft=draft_key(meeting, step),
        typed=json.dumps(typed) if typed else "",
    )


def done_page(meeting: Meeting) -> DonePage:
    """What was kept of the meeting, and the next one of the day that waits for its close-out."""
    owner, of_it = meeting.owner, {"meeting": meeting}
    counts = {
        "asked": AskedQuestion.objects.of(owner).filter(**of_it),
        "told": Telling.objects.of(owner).filter(**of_it),
        "noted": Note.objects.of(owner).filter(**of_it),
        "promised": Commitment.objects.of(owner).filter(opportunity=meeting.opportunity, done_at=None),
    }
    letters = Letter.objects.of(owner).filter(opportunity=meeting.opportunity, kind="thank-you").exclude(state="sent")
    rest = [one for one in _others(meeting) if one.start > meeting.start]
    return DonePage(
        meeting=meeting,
        steps=_steps(evening.close_out_of(meeting)),
        counts=tuple((LEFT_BEHIND[name], rows.count()) for name, rows in counts.items()),
        letters=tuple(letters.filter(person__in=meeting.people.all()).select_related("person").defer("body")),
        following=rest[0] if rest else None,
    )


def people_of(meeting: Meeting) -> tuple[Person, ...]:
    """Those one met there; everybody of the opportunity when nobody is named."""
    met = tuple(meeting.people.filter(deleted_at=None).order_by("name"))
    return met or tuple(meeting.opportunity.people.filter(deleted_at=None).order_by("name"))


def _others(meeting: Meeting) -> list[Meeting]:
    rows = evening.waiting(meeting.owner, clock.now())
    return [one for one in rows if one.opportunity_id == meeting.opportunity_id and one.pk != meeting.pk]


def _steps(row: CloseOut | None) -> tuple[Step, ...]:
    saved = row.steps if row else ()
    return tuple(Step(code, STEP_WORDS[code][0], code in saved) for code in STEPS)


def _stories(meeting: Meeting) -> tuple[Story, ...]:
    """Those to choose from, by title: told or planned for this opportunity, then the newest ones."""
    made = planning.latest(meeting.opportunity)
    titles = [card.title.value for card in planning.document_of(made).stories] if made else []
    own = Story.objects.of(meeting.owner).filter(is_example=meeting.opportunity.is_example).only("pk", "title", "owner")
    told = Telling.objects.of(meeting.owner).filter(opportunity=meeting.opportunity).values("story")
    here = list(own.filter(Q(title__in=titles) | Q(pk__in=told)).order_by("-updated_at")[:MOST_STORIES])
    newest = own.order_by("-updated_at", "-pk")[:MOST_STORIES]
    return tuple(sorted({row.pk: row for row in (*here, *newest)}.values(), key=lambda row: (row.title, row.pk)))


def _asked(meeting: Meeting, is_saved: bool) -> Any:
    rows = AskedQuestion.objects.of(meeting.owner).filter(meeting=meeting, origin="asked")
    return [*rows.order_by("created_at", "pk"), *[None] * ROOM]


def _told(meeting: Meeting, is_saved: bool) -> Any:
    rows = Telling.objects.of(meeting.owner).filter(opportunity=meeting.opportunity, meeting=meeting)
    there = [*rows.order_by("created_at", "pk"), *[None] * ROOM]
    return {"told": there, "said": kept.lines_of(meeting, ["said"]).get("said")}


def _doubts(meeting: Meeting, is_saved: bool) -> Any:
    made = planning.latest(meeting.opportunity)
    cards, own = concerns.with_states(planning.document_of(made) if made else None, meeting.opportunity)
    known = [(card.id, card.title, card.why.text, row) for card, row in cards]
    known += [(row.key, row.title, "", row) for row in own]
    open_ones = [(*said, _outcome(row)) for *said, row in known if row is None or row.state != "closed"]
    return {"known": open_ones, "room": range(len(open_ones), len(open_ones) + 2), "outcomes": OUTCOMES_OF_DOUBTS}


def _outcome(row: Any) -> tuple[str, str]:
    """(how it landed, with whom) the last time; two empty words when it was not raised."""
    last = row.history[-1] if row is not None and row.history else {}
    return (last.get("landed", ""), last.get("person", "")) if last.get("to") == "raised" else ("", "")


def _cares(meeting: Meeting, is_saved: bool) -> Any:
    people = people_of(meeting)[:MOST_PEOPLE]
    lines = kept.lines_of(meeting, [f"cares:{person.pk}" for person in people])
    return [(person, lines.get(f"cares:{person.pk}")) for person in people]


def _culture(meeting: Meeting, is_saved: bool) -> Any:
    own = [row.name for row in values.values_of(meeting.owner)]
    there = Observation.objects.of(meeting.owner).filter(opportunity=meeting.opportunity).select_related("person")
    names = own or [entry.name for entry in knowledge().values]
    return {"seen": list(there.order_by("seen_on", "created_at")), "values": names, "room": range(ROOM)}


def _promises(meeting: Meeting, is_saved: bool) -> Any:
    """Those that are kept, and what the notes say was promised: offered once, until the step is saved."""
    there = list(Commitment.objects.of(meeting.owner).filter(opportunity=meeting.opportunity).select_related("person"))
    words = {row.text for row in there}
    lines = Note.objects.of(meeting.owner).filter(meeting=meeting, kind__in=PROMISED).order_by("at", "pk")
    met_on = timezone.localdate(meeting.start)
    offered = [] if is_saved else [
        (row.text, PROMISED[row.kind], row.person_id, day_in(row.text, met_on)) for row in lines
    ]  # fmt: skip
    rows = [one for one in offered if one[0].strip() not in words]
    return {"kept": there, "rows": [*rows, *[("", "me", "", None)] * ROOM], "sides": SIDES}


def _lesson(meeting: Meeting, is_saved: bool) -> Any:
    return Reflection.objects.of(meeting.owner).filter(meeting=meeting).order_by("created_at").first()


_READERS: dict[str, tuple[Callable[[Meeting, bool], Any], tuple[str, ...]]] = {
    "asked": (_asked, ()),
    "stories": (_told, ("i-told-story", "i-said")),
    "concerns": (_doubts, ("concern",)),
    "cares": (_cares, ("they-said", "question")),
    "culture": (_culture, ("culture", "feeling")),
    "promises": (_promises, ()),
    "lesson": (_lesson, ("feeling", "other")),
}
"""Step → what it shows, and the kinds of notes to look back on."""
