"""The matters to be ready for as shown: concerns, the field's own round, the company's values, pay."""

from dataclasses import dataclass

from finalist.core.documents.gameplan import ConcernCard, ValueCard
from finalist.render import wording
from finalist.render.page.index import Index
from finalist.render.page.parts import Cite, Ref, Said


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """A doubt to answer."""

    title: str
    state: str
    why: Said
    meet: Said
    bring: tuple[Said, ...]
    say: Said | None
    avoid: Said | None


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """Something the round may contain."""

    name: str
    brief: str
    length: str
    bring: tuple[str, ...]
    rubric: tuple[str, ...]
    outline: tuple[str, ...]
    because: Said | None


@dataclass(frozen=True, slots=True)
class RoleRound:
    """What second rounds of the field contain."""

    field: str
    because: Said
    formats: tuple[str, ...]
    exercises: tuple[ExerciseRow, ...]
    portfolio: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value of the company."""

    name: str
    quote: Cite
    behaviours: tuple[str, ...]
    story: Ref | None
    prompt: str
    look_for: tuple[str, ...]
    watch_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as posted (as written and as read), a year of it, and how to answer."""

    posted: Said | None
    yearly: str
    yearly_note: Said | None
    raised: tuple[Cite, ...]
    answers: tuple[Said, ...]


def concern_rows(index: Index) -> tuple[ConcernRow, ...]:
    """Doubts in the plan's order."""
    return tuple(_concern(index, concern) for concern in index.plan.concerns)


def _concern(index: Index, concern: ConcernCard) -> ConcernRow:
    return ConcernRow(
        title=wording.clean(concern.title),
        state=wording.STATE[concern.state],
        why=index.said(concern.why),
        meet=index.said(concern.meet),
        bring=index.all_said(concern.bring),
        say=index.maybe(concern.say),
        avoid=index.maybe(concern.avoid),
    )


def role_round(index: Index) -> RoleRound:
    """What the field's rounds contain."""
    kit = index.plan.role_round
    return RoleRound(
        field=wording.clean(kit.field_name),
        because=index.said(kit.because),
        formats=tuple(map(wording.clean, kit.formats)),
        exercises=tuple(
            ExerciseRow(
                name=wording.clean(exercise.name),
                brief=wording.clean(exercise.brief),
                length=wording.length(exercise.minutes) if exercise.minutes else "",
                bring=tuple(map(wording.clean, exercise.bring)),
                rubric=tuple(map(wording.clean, exercise.rubric)),
                outline=tuple(map(wording.clean, exercise.outline)),
                because=index.maybe(exercise.because),
            )
            for exercise in kit.exercises
        ),
        portfolio=tuple(map(wording.clean, kit.portfolio)),
        words=tuple(map(wording.clean, kit.words)),
    )


def value_rows(index: Index) -> tuple[ValueRow, ...]:
    """The company's values in the plan's order."""
    return tuple(_value(index, value) for value in index.plan.culture)


def _value(index: Index, value: ValueCard) -> ValueRow:
    return ValueRow(
        name=wording.clean(value.name or value.value),
        quote=index.cite(value.evidence),
        behaviours=tuple(map(wording.clean, value.behaviours)),
        story=index.story(value.story),
        prompt=wording.clean(value.prompt),
        look_for=tuple(map(wording.clean, value.look_for)),
        watch_out=tuple(map(wording.clean, value.watch_out)),
    )


def pay(index: Index) -> Pay:
    """Pay as posted and as read."""
    view = index.plan.pay
    posted = None
    currency = view.posted.currency if view.posted else ""
    by_year = view.posted is not None and view.posted.period == "year"
    if view.posted:
        span = wording.money_range(view.posted.minimum, view.posted.maximum, currency)
        each = f" {wording.PERIOD[view.posted.period]}" if view.posted.period and span else ""
        posted = Said(f"{span}{each}", index.quoted((view.posted.evidence,)))
    return Pay(
        posted=posted,
        yearly=wording.money_range(*view.yearly, currency) if view.yearly and not by_year else "",
        yearly_note=index.maybe(view.yearly_note),
        raised=index.quoted(view.raised),
        answers=index.all_said(view.answers),
    )
