"""When a question or a story is due again: FSRS, pressed together so that it fits before the interview.

FSRS says how long a memory lasts; the days left say how wide a gap may be (EVIDENCE.md E4.2). The shorter one counts,
nothing is planned behind the interview, and the last evening is light. Retrieval that is spaced works; which exact
spacing hardly matters (E4.1), so nothing here claims precision. Same values in, same values out: no chance, no clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from finalist.core.knowledge.load import knowledge

Grade = Literal["again", "hard", "good", "easy"]
RETENTION = 0.9
"""The share that should still be there when a card comes back: the library's own default (convention)."""
EVENING = timedelta(hours=18)
"""The last evening begins this long before the interview (convention)."""
LIGHT = 2
"""Cards that the last evening has at most (convention; sleep helps more than a tenth answer)."""
SESSION = 8
"""Cards that any other session has at most: 5 to 6 questions and their probes fill three quarters of an hour."""
LEAST = timedelta(hours=4)
"""No card comes back sooner, so that it has to be remembered and not only held (convention)."""


@dataclass(frozen=True, slots=True)
class Due:
    """A question or story with its state. kind: `question` or `story`; key: its id; due_at: when it should come back.

    stability: days after which FSRS expects nine in ten to be still there; 0 for one that was never practised.
    """

    kind: str
    key: str
    due_at: datetime
    stability: float = 0.0


def new_card(now: datetime) -> dict[str, Any]:
    """The state of something never practised, due at once. now: an aware moment."""
    from fsrs import Card

    return dict(Card(card_id=0, due=now).to_dict())


def practised(
    state: Mapping[str, Any] | None, grade: Grade, now: datetime, interview_at: datetime | None = None
) -> tuple[dict[str, Any], datetime]:
    """(the new state, when it is due) after one more try. Raises ValueError for a state that is none.

    now, interview_at: aware moments. An interview that is over does not press anything together.
    """
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(), maximum_interval=365, enable_fuzzing=False
    )
    try:
        card = Card.from_dict({**new_card(now), **(state or {})})  # type: ignore[typeddict-item]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"this is no state of a card: {error}") from None
    utc = now.astimezone(UTC)
    card, _ = scheduler.review_card(card, Rating[grade.capitalize()], utc)
    wanted = card.due if grade != "again" else utc + LEAST
    due = within(wanted, utc, interview_at)
    return {**card.to_dict(), "due": due.isoformat()}, due


def within(wanted: datetime, now: datetime, interview_at: datetime | None) -> datetime:
    """`wanted`, drawn nearer by the days that are left; never on the last evening unless only that is left."""
    if interview_at is None or interview_at <= now:
        return max(wanted, now + LEAST)
    gap = timedelta(days=gap_days((interview_at - now) / timedelta(days=1)))
    due = max(now + LEAST, min(wanted, now + gap))
    evening = interview_at - EVENING
    if due >= evening:
        # What would fall on the last evening or behind it comes in the hours before, if there are enough left.
        early = max(now + LEAST, evening - LEAST)
        due = early if early < evening else min(max(now + LEAST, evening), interview_at)
    return due


def gap_days(days_left: float) -> float:
    """The widest gap between two tries, in days, by the days that are left (EVIDENCE.md E4.2; convention)."""
    spacing = knowledge().thresholds["spacing_days"]["value"]
    if days_left < 3:
        return float(spacing["d1_2"])
    if days_left < 8:
        return float(spacing["d3_7"])
    return float(spacing["d8_14"]) if days_left < 15 else float(spacing["d15_35"])


def due(cards: Sequence[Due], now: datetime, interview_at: datetime | None = None) -> tuple[Due, ...]:
    """What to practise now, the shakiest first; on the last evening no more than LIGHT, and nothing new.

    Behind the interview everything counts by its own date again.
    """
    ready = [card for card in cards if card.due_at <= now]
    ready.sort(key=lambda card: (card.stability, card.due_at, card.kind, card.key))
    if interview_at is not None and interview_at - EVENING <= now < interview_at:
        return tuple(card for card in ready if card.stability > 0)[:LIGHT]
    return tuple(ready[:SESSION])


def stability_of(state: Mapping[str, Any]) -> float:
    """Days of stability in a card's state; 0 for one that was never practised."""
    return float(state.get("stability") or 0.0)


def grade_of(levels: Sequence[int | None], comments: int) -> Grade:
    """How a try counts for its repetition: by its levels where there are any, else by what there was to mend."""
    known = [level for level in levels if level is not None]
    if known:
        mean = sum(known) / len(known)
        return "again" if mean < 2 else "hard" if mean < 3 else "good" if mean < 4.5 else "easy"
    return "hard" if comments > 1 else "good"
