"""Looks things up once: ids become words, evidence becomes numbered citations, moments become local times."""

from collections.abc import Iterable
from datetime import datetime

from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.documents.gameplan import GamePlan
from finalist.render import wording
from finalist.render.page.parts import Cite, Ref, Said, When


def letter(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA: the mark of a story."""
    head, tail = divmod(place, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + tail)


class Index:
    """The lookups of one plan, and the citations made so far (`cites`, in order of first use)."""

    def __init__(self, plan: GamePlan, zone: str | None = None) -> None:
        self.plan = plan
        self.sources = {source.id: source for source in plan.sources}
        self.cites: dict[tuple[str, int, int], Cite] = {}
        self.stories = {
            story.id: Ref(letter(i), wording.clean(story.title.value), f"story-{letter(i).lower()}")
            for i, story in enumerate(plan.stories)
        }
        self.questions = {
            question.id: Ref(str(question.rank), wording.clean(question.text.text), f"question-{question.rank}")
            for question in plan.questions
        }
        self.people = {
            person.id: Ref(f"P{i}", wording.clean(person.name.value), f"person-{i}")
            for i, person in enumerate(plan.people, 1)
        }
        self.asks = {ask.id: wording.clean(ask.text.text) for ask in plan.asks}
        self.competencies = {row.competency: wording.clean(row.name) for row in plan.coverage}
        meetings = plan.snapshot.meetings
        self.invite_zone = meetings[0].zone if meetings else (plan.day.zone if plan.day else "")
        self.own_zone = zone or plan.snapshot.candidate_zone or self.invite_zone or "UTC"
        self.invite_zone = self.invite_zone or self.own_zone

    def cite(self, ref: EvidenceRef) -> Cite:
        """The citation of a place; the same place has the same number everywhere."""
        key = (ref.document, ref.start, ref.end)
        if key not in self.cites:
            source = self.sources.get(ref.document)
            kind = wording.SOURCE[source.kind] if source else wording.from_code(ref.document)
            name = wording.clean(source.name) if source else wording.clean(ref.document)
            self.cites[key] = Cite(len(self.cites) + 1, kind, name, wording.clean(ref.verbatim).strip())
        return self.cites[key]

    def quoted(self, refs: Iterable[EvidenceRef]) -> tuple[Cite, ...]:
        """Their citations, each once, empty quotations left out."""
        return tuple(dict.fromkeys(self.cite(ref) for ref in refs if ref.verbatim.strip()))

    def said(self, line: Line) -> Said:
        """A sentence of the plan."""
        return Said(wording.clean(line.text), self.quoted(line.evidence))

    def maybe(self, line: Line | None) -> Said | None:
        """A sentence that may be absent."""
        return self.said(line) if line else None

    def all_said(self, lines: Iterable[Line]) -> tuple[Said, ...]:
        """Several sentences."""
        return tuple(self.said(line) for line in lines)

    def value(self, sourced: Sourced) -> Said:
        """A value that was read."""
        return Said(wording.clean(sourced.value), self.quoted((sourced.evidence,)))

    def story(self, story_id: str) -> Ref | None:
        """The story, if the plan has it."""
        return self.stories.get(story_id)

    def refs(self, ids: Iterable[str], table: dict[str, Ref]) -> tuple[Ref, ...]:
        """Those of the ids that the plan has."""
        return tuple(table[id_] for id_ in ids if id_ in table)

    def names(self, ids: Iterable[str]) -> str:
        """Names of people, as a list in words; an id the plan does not have is left out."""
        return wording.listed([self.people[id_].text for id_ in ids if id_ in self.people])

    def competency_names(self, ids: Iterable[str]) -> str:
        """Competencies in words."""
        return ", ".join(self.competencies.get(id_, wording.from_code(id_)) for id_ in ids)

    def when(self, start: datetime, end: datetime | None, zone: str, whole_day: bool = False) -> When:
        """A time in `zone`, and in the candidate's own where its clocks differ."""
        if whole_day:
            return When(wording.day(start, zone), "", wording.zone_label(zone))
        yours = ""
        if not wording.same_clock(start, zone, self.own_zone):
            yours = f"{wording.clocks(start, end, self.own_zone)} {wording.zone_label(self.own_zone)}"
            if wording.day(start, zone) != wording.day(start, self.own_zone):
                yours = f"{wording.day(start, self.own_zone)}, {yours}"
        return When(wording.day(start, zone), wording.clocks(start, end, zone), wording.zone_label(zone), yours)
