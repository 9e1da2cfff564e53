"""The page of one answer: what was in it, how it compares with one's own view, and the replay."""

from dataclasses import dataclass
from typing import Any

from finalist.core.answers.results import Check, Comment, Measure, Review
from finalist.core.answers.results import Rating as Level
from finalist.core.documents.camera import CameraFacts
from finalist.core.documents.take import Transcript
from finalist.core.knowledge.load import knowledge
from finalist.services import drills, practice, waves
from finalist.services.drill_items import Item, of_text
from finalist.store.models import Rating, Take, TakeComment
from finalist.web.messages_practice import (
    CHECKS,
    DRILLS,
    GATES,
    MEASURES,
    MEDIA,
    NEEDS_EAR,
    OTHER_TROUBLE,
    OWN_MARKS,
    TROUBLES,
    UNCERTAIN,
    UNITS,
    WHY_NOT,
)
from finalist.web.pages.drill import Place, places_of
from finalist.web.pages.transcript import Passage, passages

NOT_HEARD = ("typed", "imported")
"""How the engine of a take begins that nobody listened to."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure in words. `value`: as shown, "" when not measured, then `why`; `band`: the usual range, "" for none;
    `is_outside`: it lies beyond it."""

    name: Any
    value: str
    unit: Any
    band: str
    evidence: str
    is_convention: bool
    is_outside: bool
    why: Any


@dataclass(frozen=True, slots=True)
class Checked:
    """A yes or no, with the words it rests on."""

    name: Any
    met: bool | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """One competency, as everybody sees it. `program`: None for uncertain; `why`: what caps it or why it is uncertain;
    `quotes`: the words it rests on."""

    id: str
    name: str
    own: int | None
    program: int | None
    friends: tuple[tuple[str, int], ...]
    why: tuple[Any, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakePage:
    """All of it. Feedback, marks and parts come only once the candidate has rated themselves or would rather not.

    `kind`: of the sitting; `places`: its questions; `following`: the next one without an answer, None for none.
    """

    take: Take
    item: Item
    medium: Any
    heard_by: str
    transcript: Transcript | None
    passages: tuple[Passage, ...]
    review: Review | None
    asks_self: bool
    rubric: tuple[tuple[str, str, str, str, str], ...]
    own_marks: tuple[tuple[int, Any], ...]
    comments: tuple[Comment, ...]
    checks: tuple[Checked, ...]
    figures: tuple[Figure, ...]
    delivery: tuple[Figure, ...]
    shows_delivery: bool
    ratings: tuple[Rated, ...]
    friends: tuple[Rating, ...]
    remarks: tuple[TakeComment, ...]
    follow_ups: tuple[Take, ...]
    others: tuple[Take, ...]
    wave: waves.Wave | None
    grounds: tuple[tuple[str, str], ...]
    trouble: tuple[Any, Any] | None
    is_waiting: bool
    has_times: bool
    gaze: tuple[tuple[float, float, str], ...]
    kind: Any
    places: tuple[Place, ...]
    following: int | None
    needs_ear: bool


def take_page(take: Take) -> TakePage:
    """Read it for a take the caller may see: a dozen queries, whatever its length."""
    review, transcript = practice.review_of(take), practice.transcript_of(take)
    item = _item(take)
    asks_self = practice.asks_self(take)
    friends = tuple(Rating.objects.of(take.owner).filter(take=take).order_by("created_at"))
    shows_delivery = take.owner.settings.get("delivery") == "on"
    figures = tuple(figure(one) for one in review.measures) if review else ()
    delivery = tuple(figure(one) for one in review.delivery) if review and shows_delivery else ()
    done = drills.answered(take.drill) if take.drill else ()
    return TakePage(
        take=take,
        item=item,
        medium=MEDIA.get(take.medium, take.medium),
        heard_by="" if take.engine.startswith(NOT_HEARD) else take.engine,
        transcript=transcript,
        passages=passages(transcript, None if asks_self else review) if transcript else (),
        review=review,
        asks_self=asks_self,
        rubric=rubric(item),
        own_marks=tuple(OWN_MARKS.items()),
        comments=review.comments if review else (),
        checks=tuple(_checked(one) for one in review.checks) if review else (),
        figures=figures,
        delivery=delivery,
        shows_delivery=shows_delivery,
        ratings=_ratings(take, review, friends),
        friends=friends,
        remarks=tuple(practice.remarks_of(take)),
        follow_ups=tuple(take.follow_ups.filter(deleted_at=None).order_by("created_at")),
        others=tuple(practice.other_takes(take)) if take.parent_id is None else (),
        wave=waves.of(take, transcript),
        grounds=grounds(*(one.evidence for one in (*figures, *delivery)), *_evidence_of(review)),
        trouble=TROUBLES.get(take.trouble, OTHER_TROUBLE) if _is_stopped(take) else None,
        has_times=transcript is not None and any(word.start is not None for word in transcript.words),
        gaze=_gaze(take),
        is_waiting=take.state in (Take.State.WAITING, Take.State.LISTENING),
        kind=DRILLS.get(take.drill.kind, (take.drill.kind, ""))[0] if take.drill else "",
        places=places_of(take.drill, take.place, done) if take.drill else (),
        following=drills.next_open(take.drill, take.place, done=done) if take.drill else None,
        needs_ear=take.trouble in NEEDS_EAR,
    )


def figure(measure: Measure) -> Figure:
    """A measure in words."""
    low, high = measure.band or (None, None)
    value = measure.value
    outside = value is not None and ((low is not None and value < low) or (high is not None and value > high))
    return Figure(
        name=MEASURES.get(measure.code, measure.code),
        value="" if value is None else number(value, measure.unit),
        unit=UNITS.get(measure.unit, measure.unit),
        band=_band(low, high, measure.unit),
        evidence=measure.evidence,
        is_convention=measure.convention,
        is_outside=outside,
        why=WHY_NOT.get(measure.why_not, measure.why_not),
    )


def number(value: float, unit: str = "") -> str:
    """Shares in percent, the rest with one digit at most."""
    if unit.startswith("share"):
        return f"{round(100 * value)}\N{NO-BREAK SPACE}%"
    return f"{value:.2f}" if unit == "0 to 1" else f"{value:.1f}".removesuffix(".0")


def rubric(item: Item) -> tuple[tuple[str, str, str, str, str], ...]:
    """(id, name, what a 1, a 3 and a 5 look like) of the competencies the question is about."""
    known = {one.id: one for one in knowledge().competencies}
    return tuple(
        (one, known[one].name, *(known[one].anchors[level] for level in ("1", "3", "5")))  # type: ignore[misc]
        for one in item.competencies
        if one in known
    )


def grounds(*ids: str) -> tuple[tuple[str, str], ...]:
    """(id, what it says) of the claims behind what is shown, each once."""
    entries = {entry.id: entry for entry in knowledge().evidence}
    return tuple((one, entries[one].shown) for one in dict.fromkeys(ids) if one in entries and entries[one].shown)


def _band(low: float | None, high: float | None, unit: str) -> str:
    if low is None:
        return "" if high is None else f"≤ {number(high, unit)}"
    return f"≥ {number(low, unit)}" if high is None else f"{number(low, unit)} – {number(high, unit)}"


def _item(take: Take) -> Item:
    """What the drill kept of the question; a follow-up counts as the question it follows."""
    items = drills.items_of(take.drill) if take.drill else ()
    return items[take.place] if take.place < len(items) else of_text(take.question_id, take.question)


def _checked(check: Check) -> Checked:
    return Checked(CHECKS.get(check.code, check.code), check.met, tuple(one.text for one in check.quotes[:2]))


def _ratings(take: Take, review: Review | None, friends: tuple[Rating, ...]) -> tuple[Rated, ...]:
    own = own_marks(take)
    rows = [
        Rated(
            one.competency, one.name, _mark(own.get(one.competency)), one.level,
            _of_friends(friends, one.competency), _why(one), tuple(each.text for each in one.quotes[:3]),
        )
        for one in (review.ratings if review else ())
    ]  # fmt: skip
    named = {one.id for one in rows}
    names = {one.id: one.name for one in knowledge().competencies}
    more = dict.fromkeys(key for source in (own, *(one.scores for one in friends)) for key in source)
    rows += [
        Rated(key, names[key], _mark(own.get(key)), None, _of_friends(friends, key), (), ())
        for key in more
        if key in names and key not in named
    ]
    return tuple(rows)


def _why(rating: Level) -> tuple[Any, ...]:
    capped = tuple(GATES.get(one, one) for one in rating.gates)
    return (UNCERTAIN.get(rating.why, rating.why), *capped) if rating.why else capped


def own_marks(take: Take) -> dict[str, Any]:
    """What the candidate gave themselves: competency → 1 to 5, as kept."""
    given = take.self_rating.get("marks") if isinstance(take.self_rating, dict) else None
    return given if isinstance(given, dict) else {}


def _gaze(take: Take) -> tuple[tuple[float, float, str], ...]:
    """(x, width, code) of when one looked where, over 600 units; empty unless one kept it."""
    try:
        facts = CameraFacts.model_validate(take.camera) if take.camera else None
    except ValueError:
        facts = None
    if facts is None or not facts.seconds:
        return ()
    wide = 600 / facts.seconds
    return tuple((round(one.start * wide, 1), round((one.end - one.start) * wide, 1), one.code) for one in facts.gaze)


def _mark(value: Any) -> int | None:
    return value if isinstance(value, int) and 1 <= value <= 5 else None


def _of_friends(friends: tuple[Rating, ...], key: str) -> tuple[tuple[str, int], ...]:
    found = [(one.by, _mark(one.scores.get(key)) if isinstance(one.scores, dict) else None) for one in friends]
    return tuple((by, mark) for by, mark in found if mark is not None)


def _evidence_of(review: Review | None) -> tuple[str, ...]:
    return tuple(one.evidence for one in review.comments) if review else ()


def _is_stopped(take: Take) -> bool:
    return take.state in (Take.State.FAILED, Take.State.CANCELLED)
