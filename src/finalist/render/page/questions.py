"""Questions both ways as shown: those to expect, with reason and story, and those to ask back."""

from dataclasses import dataclass

from finalist.core.documents.gameplan import AskCard, LikelyQuestion
from finalist.render import wording
from finalist.render.page.index import Index
from finalist.render.page.parts import Cite, Ref, Said


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One likely question. `reasons`: label and sentence."""

    anchor: str
    rank: int
    text: Said
    family: str
    family_name: str
    competencies: str
    askers: str
    length: str
    reasons: tuple[tuple[str, Said], ...]
    story: Ref | None
    spare: Ref | None
    story_why: Said | None
    probes: tuple[str, ...]
    strong: str
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskRow:
    """A question to ask back."""

    text: Said
    theme: str
    because: Said | None
    people: str
    tells: str
    follow_up: Said | None
    by: Cite | None


@dataclass(frozen=True, slots=True)
class Asks:
    """Questions to ask (by the interviewer they suit best, "" for anyone), those answered, those held back."""

    ask: tuple[tuple[str, tuple[AskRow, ...]], ...]
    answered: tuple[AskRow, ...]
    held: tuple[AskRow, ...]


def question_rows(index: Index) -> tuple[QuestionRow, ...]:
    """Likely questions, the likeliest first."""
    return tuple(_row(index, question) for question in sorted(index.plan.questions, key=lambda one: one.rank))


def families(index: Index) -> tuple[tuple[str, str, int], ...]:
    """Code, name and number of questions of each family present."""
    counts = {family: sum(one.family == family for one in index.plan.questions) for family in wording.FAMILY}
    return tuple((family, wording.FAMILY[family], number) for family, number in counts.items() if number)


def _row(index: Index, question: LikelyQuestion) -> QuestionRow:
    reasons = sorted(question.reasons, key=lambda reason: -reason.weight)
    return QuestionRow(
        anchor=index.questions[question.id].anchor,
        rank=question.rank,
        text=index.said(question.text),
        family=question.family,
        family_name=wording.FAMILY[question.family],
        competencies=index.competency_names(question.competencies),
        askers=index.names(question.askers),
        length=wording.seconds_range(question.seconds),
        reasons=tuple((wording.REASON[reason.kind], index.said(reason.line)) for reason in reasons),
        story=index.story(question.story),
        spare=index.story(question.spare),
        story_why=index.maybe(question.story_why),
        probes=tuple(map(wording.clean, question.probes)),
        strong=wording.clean(question.strong),
        mistakes=tuple(map(wording.clean, question.mistakes)),
    )


def asks(index: Index) -> Asks:
    """Questions to ask, best first; the answered ones and the held ones apart."""
    ranked = sorted(index.plan.asks, key=lambda ask: -ask.score)
    answered, held = (
        tuple(_ask(index, card) for card in ranked if card.status == status) for status in ("answered", "held")
    )
    groups: dict[str, list[AskRow]] = {name: [] for name in (*(ref.text for ref in index.people.values()), "")}
    for card in ranked:
        if card.status == "ask":
            first = next((index.people[one].text for one in card.people if one in index.people), "")
            groups[first].append(_ask(index, card))
    return Asks(tuple((name, tuple(rows)) for name, rows in groups.items() if rows), answered, held)


def _ask(index: Index, ask: AskCard) -> AskRow:
    return AskRow(
        text=index.said(ask.text),
        theme=wording.from_code(ask.theme),
        because=index.maybe(ask.because),
        people=index.names(ask.people),
        tells=wording.clean(ask.tells),
        follow_up=index.maybe(ask.follow_up),
        by=index.cite(ask.by) if ask.by else None,
    )
