"""Competing offers in time: who wants an answer when, who should answer when, and what asking for days would do.

A pure function of days. The usual 3 to 7 days to ask for are a convention (E6.8).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from finalist.core.documents.base import Line
from finalist.core.knowledge.load import knowledge
from finalist.core.letters.clock import on_workday
from finalist.core.wording import say

BUFFER = 1
"""Days after an expected answer by which one can decide. Convention."""
TRIED = (3, 5, 7, 14)
"""Extensions whose effect is shown, in days."""
SHUT = ((12, 25), (12, 26), (1, 1))
"""Days on which few offices answer, wherever they are. Convention."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


@dataclass(frozen=True, slots=True)
class Waiting:
    """One process. deadline: the last day to answer its offer (offers only); expected: when it should answer you."""

    name: str
    has_offer: bool
    deadline: date | None = None
    expected: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """Asking an offer for `days` more: its new last day, a working day, and whose answers should be there by then."""

    name: str
    days: int
    until: date
    known: tuple[str, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Draft:
    """A short mail to one company, for the candidate to change and send."""

    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days in order with what falls on them, advice, what asking for more days would do, and drafts."""

    days: tuple[tuple[date, str, str], ...]
    advice: tuple[Line, ...]
    extensions: tuple[Extension, ...]
    drafts: tuple[Draft, ...]


def timeline(processes: Sequence[Waiting], today: date) -> Timeline:
    """The timeline as of `today`. days: (day, `deadline` or `answer`, name), the earliest first."""
    ordered = sorted(processes, key=lambda each: (each.deadline or each.expected or date.max, each.name))
    days = sorted(
        [(each.deadline, "deadline", each.name) for each in ordered if each.has_offer and each.deadline]
        + [(each.expected, "answer", each.name) for each in ordered if not each.has_offer and each.expected]
    )
    offers = [each for each in ordered if each.has_offer]
    others = [each for each in ordered if not each.has_offer]
    advice = [line for offer in offers for line in _advice(offer, others, today)]
    extensions = [each for offer in offers for each in _extensions(offer, others, today)]
    drafts = [each for offer in offers for each in _drafts(offer, others, today)]
    once: dict[str, Draft] = {}
    for draft in drafts:
        once.setdefault(draft.to, draft)  # One letter each, with the deadline that comes first.
    return Timeline(tuple(days), tuple(dict.fromkeys(advice)), tuple(extensions), tuple(once.values()))


def day_text(day: date) -> str:
    """“Fri 18 Dec 2026”."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def days_text(count: int) -> str:
    """“1 day”, “4 days”."""
    return f"{count} day{'' if count == 1 else 's'}"


def usual_days() -> tuple[int, int]:
    """What is usual to ask for, in days: the threshold `extension_days`."""
    low, high = knowledge().thresholds["extension_days"]["value"]
    return int(low), int(high)


def days_to_ask(deadline: date, expected: date) -> int:
    """Days to ask for so that the answer expected is there a day before: 0 when it already is."""
    return max(0, (expected - deadline).days + BUFFER)


def working_day(day: date) -> date:
    """The day, or the next that is Monday to Friday and neither Christmas, the day after, nor New Year's Day."""
    day = on_workday(day)
    while (day.month, day.day) in SHUT:
        day = on_workday(day + timedelta(days=1))
    return day


def _advice(offer: Waiting, others: Sequence[Waiting], today: date) -> Iterator[Line]:
    if offer.deadline is None:
        yield say("offer.timeline.no-deadline", name=offer.name)
        return
    if offer.deadline < today:
        yield say("offer.timeline.past", name=offer.name, day=day_text(offer.deadline))
        return
    for other in others:
        if other.expected is None:
            yield say("offer.timeline.no-answer-date", other=other.name)
        else:
            yield from _between(offer.name, offer.deadline, other.name, other.expected)


def _between(name: str, deadline: date, other: str, expected: date) -> Iterator[Line]:
    needed = days_to_ask(deadline, expected)
    slots = {"name": name, "other": other, "day": day_text(expected)}
    low, high = usual_days()
    if not needed:
        yield say("offer.timeline.fits", days=days_text((deadline - expected).days), **slots)
        return
    day = working_day(deadline + timedelta(days=max(low, needed)))
    ask, until = (day - deadline).days, day_text(day)
    if expected == deadline:
        yield say("offer.timeline.same-day", ask=days_text(ask), **slots)
    else:
        late = days_text((expected - deadline).days)
        yield say("offer.timeline.ask", days=late, ask=days_text(ask), until=until, **slots)
    if ask <= high:
        yield say("offer.timeline.ask-usual")
    else:
        most = day_text(working_day(deadline + timedelta(days=high)))
        yield say("offer.timeline.ask-long", until=most, other=other)


def _extensions(offer: Waiting, others: Sequence[Waiting], today: date) -> Iterator[Extension]:
    if offer.deadline is None or offer.deadline < today or not others:
        return
    for until in dict.fromkeys(working_day(offer.deadline + timedelta(days=days)) for days in TRIED):
        days = (until - offer.deadline).days
        known = tuple(each.name for each in others if each.expected is not None and each.expected < until)
        slots = {"days": days_text(days), "name": offer.name, "until": day_text(until)}
        line = (
            say("offer.timeline.if-asked", known=", ".join(known), **slots)
            if known
            else say("offer.timeline.if-asked-none", **slots)
        )
        yield Extension(offer.name, days, until, known, line)


def _drafts(offer: Waiting, others: Sequence[Waiting], today: date) -> Iterator[Draft]:
    """To the offer, asking for time, and to each that would answer too late or has named no day."""
    if offer.deadline is None or offer.deadline < today:
        return
    late = [each for each in others if each.expected is None or days_to_ask(offer.deadline, each.expected)]
    if not late:
        return
    low, high = usual_days()
    needed = [days_to_ask(offer.deadline, each.expected) for each in late if each.expected is not None]
    ask = min(high, max([low, *needed]))
    until = working_day(offer.deadline + timedelta(days=ask))
    yield Draft(
        offer.name,
        say("offer.timeline.to-offer.subject").text,
        say("offer.timeline.to-offer.body", until=day_text(until), day=day_text(offer.deadline)).text,
    )
    for each in late:
        yield Draft(
            each.name,
            say("offer.timeline.to-other.subject").text,
            say("offer.timeline.to-other.body", day=day_text(offer.deadline)).text,
        )
