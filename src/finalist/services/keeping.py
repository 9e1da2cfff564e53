"""Keeping in touch: when and why to write again, and what is new that one could tell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from finalist.core import clock
from finalist.core.contacts.cadence import CADENCE, next_touch
from finalist.core.errors import UserError
from finalist.store.access import mine
from finalist.store.models import Letter, Meeting, News, Note, Person
from finalist.store.saving import change, throw_away

LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Touch:
    """When one was last in touch, and the day the cadence names; None where nothing is known."""

    last: date | None
    usual: date | None


def touch_of(person: Person) -> Touch:
    """The last letter, note or meeting, and what follows from it: three queries."""
    owner, now = person.owner, clock.now()
    met = Meeting.objects.of(owner).filter(people=person, state="set", start__lt=now).aggregate(at=Max("start"))["at"]
    wrote = Letter.objects.of(owner).filter(person=person, state="sent").aggregate(at=Max("sent_at"))["at"]
    noted = Note.objects.of(owner).filter(person=person).aggregate(at=Max("at"))["at"]
    days = [moment.date() for moment in (met, wrote, noted) if moment]
    last = max(days, default=None)
    return Touch(last, next_touch(person.strength, last, now.date()))


def check_strength(strength: str) -> str:
    """Raises UserError for one that is none."""
    if strength and strength not in CADENCE:
        raise UserError(f"“{strength[:20]}” does not say how well you know them.", "Choose one of the list.")
    return strength


def wrote_to(person: Person | None, day: date) -> None:
    """A letter went out: a day that has come moves on by the cadence, or is done where there is none."""
    if person is not None and person.next_touch is not None and person.next_touch <= day:
        later = next_touch(person.strength, day, day)
        change(person, next_touch=later, next_why="" if later is None else person.next_why)


def tell_news(owner: Any, text: str, happened_on: date | None = None) -> News:
    """Something new one could share. Raises UserError without words."""
    row: News = News.objects.create(owner=owner, text=_words(text), happened_on=happened_on)
    return row


def edit_news(owner: Any, news_id: str, seen: int | None, text: str, happened_on: date | None) -> News:
    """Change it. Raises as `tell_news` does, and Stale."""
    return change(mine(News, owner, news_id), seen, text=_words(text), happened_on=happened_on)


def drop_news(owner: Any, news_id: str) -> News:
    """Throw it away (can be undone)."""
    row = mine(News, owner, news_id)
    throw_away(row)
    return row


def knows(owner: Any, person_id: str, news_id: str, *, told: bool = True) -> News:
    """This person knows it now, or does not after all."""
    row, person = mine(News, owner, news_id), mine(Person, owner, person_id)
    (row.told.add if told else row.told.remove)(person)
    return row


def news_for(person: Person) -> list[News]:
    """What this person does not know yet, the newest first."""
    rows = News.objects.of(person.owner).exclude(told=person)
    return list(rows.order_by("-happened_on", "-created_at")[:10])


def _words(text: str) -> str:
    words = " ".join(text.replace("\0", "").split())
    if not words or len(words) > LONGEST:
        raise UserError("There is no news yet.", "Say in a sentence what is new.")
    return words
