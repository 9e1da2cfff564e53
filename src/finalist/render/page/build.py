"""The whole page from the whole plan. Here is the order of its parts, and why an empty one is empty."""

from dataclasses import dataclass

from finalist.core.documents.base import Source
from finalist.core.documents.gameplan import GamePlan
from finalist.render import wording
from finalist.render.page import days, fit, people, questions, snapshot, stories, topics
from finalist.render.page.days import Agenda, DaySheet, DeadlineRow
from finalist.render.page.fit import FitRow, Tally
from finalist.render.page.index import Index
from finalist.render.page.parts import Cite, Said
from finalist.render.page.people import PersonRow
from finalist.render.page.questions import Asks, QuestionRow
from finalist.render.page.snapshot import Header, Snapshot
from finalist.render.page.stories import HeatRow, SeedRow, StoryRow
from finalist.render.page.topics import ConcernRow, Pay, RoleRound, ValueRow

PARTS = {
    "snapshot": (
        "Snapshot",
        ("invitation", "invite", "meetings"),
        "No invitation was given, so there is no time or place yet.",
    ),
    "fit": (
        "Fit",
        ("posting", "requirements", "resume"),
        "The posting names no requirement that could be read.",
    ),
    "people": ("People", ("panel", "interviewers"), "Nobody is named yet as an interviewer."),
    "questions": ("Likely questions", (), "Nothing was given that a question could rest on."),
    "stories": (
        "Stories",
        ("coverage", "seeds"),
        "No stories were given, and no résumé line states a result.",
    ),
    "concerns": ("Concerns", (), "Nothing in the documents raises a doubt."),
    "asks": ("Questions to ask", ("questions-to-ask",), "No question to ask could be chosen."),
    "role-round": (
        "Role round",
        ("role_round", "field"),
        "The posting does not show a field whose rounds are known.",
    ),
    "culture": (
        "Culture",
        ("values", "company"),
        "No page of the company was given, so none of its values is known.",
    ),
    "pay": ("Pay", (), "The posting states no pay, and nobody has raised it."),
    "agenda": ("Agenda", ("hours",), "There is no time of interview to plan towards."),
    "day": (
        "Day sheet",
        ("day-sheet", "day_sheet", "daysheet"),
        "There is no time of interview to make a sheet for.",
    ),
    "after": ("After", (), "Deadlines start from the interview, whose time is not known."),
}
"""Part → its heading, other names under which something missing may be filed, and what an empty part says."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document given, and how many quotations come from it."""

    name: str
    kind: str
    size: str
    sha256: str
    quotes: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Research behind a rule of the plan."""

    wording: str
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything shown, in the order shown. `empty`: part → why it would be empty.

    `stray`: quotations from documents that are not among the sources.
    """

    header: Header
    missing: tuple[tuple[str, Said], ...]
    problems: tuple[tuple[str, str, str], ...]
    snapshot: Snapshot
    fit: tuple[FitRow, ...]
    tallies: tuple[Tally, ...]
    people: tuple[PersonRow, ...]
    questions: tuple[QuestionRow, ...]
    families: tuple[tuple[str, str, int], ...]
    stories: tuple[StoryRow, ...]
    heat: tuple[HeatRow, ...]
    seeds: tuple[SeedRow, ...]
    concerns: tuple[ConcernRow, ...]
    asks: Asks
    role_round: RoleRound
    culture: tuple[ValueRow, ...]
    pay: Pay
    agenda: Agenda
    day: DaySheet | None
    deadlines: tuple[DeadlineRow, ...]
    letters: tuple[Said, ...]
    sources: tuple[SourceRow, ...]
    stray: tuple[Cite, ...]
    notes: tuple[NoteRow, ...]
    empty: dict[str, str]
    engine: str
    made_at: str
    made_stamp: str
    program: str
    fingerprint: str
    lang: str = "en"


def plan_page(plan: GamePlan, zone: str | None = None) -> PlanPage:
    """Everything that is shown. `zone`: the candidate's IANA zone, in place of the plan's."""
    index = Index(plan, zone)
    shown: dict[str, object] = {
        "header": snapshot.header(index),
        "missing": tuple((_part_name(gap.part), index.said(gap.line)) for gap in plan.missing),
        "problems": tuple((one.severity, wording.clean(one.file), wording.clean(one.message)) for one in plan.problems),
        "snapshot": snapshot.snapshot(index),
        "fit": fit.fit_rows(index),
        "tallies": fit.tallies(index),
        "people": people.person_rows(index),
        "questions": questions.question_rows(index),
        "families": questions.families(index),
        "stories": stories.story_rows(index),
        "heat": stories.heat_rows(index),
        "seeds": stories.seed_rows(index),
        "concerns": topics.concern_rows(index),
        "asks": questions.asks(index),
        "role_round": topics.role_round(index),
        "culture": topics.value_rows(index),
        "pay": topics.pay(index),
        "agenda": days.agenda(index),
        "day": days.day_sheet(index),
        "deadlines": days.deadlines(index),
        "letters": index.all_said(plan.after.letters),
    }
    return PlanPage(**shown, **_colophon(index))  # type: ignore[arg-type]


def _colophon(index: Index) -> dict[str, object]:
    plan = index.plan
    made = f"{wording.day(plan.made_at, index.own_zone)}, {wording.clock(plan.made_at, index.own_zone)}"
    return {
        "sources": tuple(_source(index, source) for source in plan.sources),
        "stray": tuple(cite for (document, _, _), cite in index.cites.items() if document not in index.sources),
        "notes": tuple(
            NoteRow(
                wording.clean(note.wording),
                wording.clean(note.source),
                wording.GRADE.get(note.grade, wording.clean(note.grade)),
            )
            for note in plan.evidence
        ),
        "empty": {part: _why_empty(plan, part) for part in PARTS},
        "engine": wording.clean(plan.engine),
        "made_at": f"{made} {wording.zone_label(index.own_zone)}",
        "made_stamp": plan.made_at.isoformat(),
        "program": wording.clean(plan.program),
        "fingerprint": wording.clean(plan.fingerprint[:12]),
    }


def _source(index: Index, source: Source) -> SourceRow:
    quotes = tuple(cite for (document, _, _), cite in index.cites.items() if document == source.id)
    size = wording.count(len(source.text.split()), "word")
    return SourceRow(
        wording.clean(source.name), wording.SOURCE[source.kind], size, wording.clean(source.sha256[:12]), quotes
    )


def _why_empty(plan: GamePlan, part: str) -> str:
    _, synonyms, otherwise = PARTS[part]
    for gap in plan.missing:
        if gap.part.lower() in (part, *synonyms):
            return wording.clean(gap.line.text)
    return otherwise


def _part_name(part: str) -> str:
    named = PARTS.get(part.lower().replace("_", "-"))
    return named[0] if named else wording.from_code(part)
