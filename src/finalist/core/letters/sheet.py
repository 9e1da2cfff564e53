"""What a letter of thanks is put together from: its setting, its slots, the promises it keeps and how it closes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.letter import LetterFlag, Tone
from finalist.core.documents.notes import NoteLine
from finalist.core.documents.story import Story
from finalist.core.letters.compose import Book, Slot, flag
from finalist.core.letters.dates import Promised, day_in, shown
from finalist.core.letters.point import Point
from finalist.core.letters.points import points
from finalist.core.letters.recipients import Recipient

KIND = "thank-you"


@dataclass(frozen=True, slots=True)
class Setting:
    """What all letters of a round share. sender: name to sign with; slots: role and company; culture: notes on the
    team that no person owns.
    """

    now: datetime
    tone: Tone
    sender: str = ""
    sender_email: str = ""
    signed: EvidenceRef | None = None
    """Where the sender's name stands; None when the candidate gave it."""
    slots: tuple[tuple[str, Slot], ...] = ()
    stories: tuple[Story, ...] = ()
    promised: Promised | None = None
    culture: tuple[NoteLine, ...] = ()
    round_began: date | None = None
    """The day of the next round, for promises made “before round 2”."""


@dataclass(slots=True)
class Sheet:
    """A letter while it is put together: paragraphs by place, how many words it may have."""

    recipient: Recipient
    setting: Setting
    book: Book
    parts: dict[int, list[Line]]

    @property
    def words(self) -> int:
        """Words so far."""
        return sum(len(line.text.split()) for lines in self.parts.values() for line in lines)

    def add(self, place: int, lines: Sequence[Line | None]) -> None:
        """Put sentences into the paragraph of this place."""
        self.parts.setdefault(place, []).extend(line for line in lines if line)


def slots_of(one: Recipient, setting: Setting) -> dict[str, Slot]:
    """What the wordings may be filled with: role, company, first name, the day met, the next meeting."""
    slots = dict(setting.slots)
    slots["first"] = Slot(one.first, (one.name.evidence,))
    if one.met:
        day = shown(one.met[0], setting.now.date())
        slots["when"] = Slot(f"on {day}", (one.met[1],))
        slots["day"] = Slot(day, (one.met[1],))
    else:
        slots["when"] = Slot("")
    if one.next:
        day = shown(one.next[0], setting.now.date())
        slots["next"] = Slot(f"on {day}", (one.next[1],))
        slots["next_day"] = Slot(day, (one.next[1],))
    return slots


def phrases(point: Point) -> dict[str, Slot]:
    """The slots that a point fills."""
    place = (point.evidence,)
    return {
        "clause": Slot(point.text, place), "np": Slot(point.text, place), "vp": Slot(point.text, place),
        "quote": Slot(point.more or point.text, place), "word": Slot(point.text, place),
    }  # fmt: skip


def promises_of(sheet: Sheet, slots: dict[str, Slot]) -> tuple[list[Line], list[LetterFlag]]:
    """Promises that are open, mine first; what has to be attached is flagged."""
    found: list[Line | None] = []
    flags: list[LetterFlag] = []
    for p in _points_of(sheet.recipient.lines, "promise", "promise-to"):
        late = _late(p, sheet)
        thing = Slot(p.text, (p.evidence,))
        mine = {**slots, "thing": thing, "vp": thing}
        if p.form == "promise-to":
            found.append(sheet.book.sentence(KIND, "promise-to", mine, p.line.evidence))
            continue
        if late:
            mine["day"] = late
            found.append(sheet.book.sentence(KIND, "promise-late", mine, p.line.evidence))
            flags.append(flag("late", p.line.evidence, thing=thing, day=late))
        else:
            found.append(sheet.book.sentence(KIND, "promise", mine, p.line.evidence))
            flags.append(flag("attach", p.line.evidence, thing=thing))
    for p in _points_of(sheet.recipient.lines, "their-promise"):
        if not _settled(p, sheet):
            found.append(sheet.book.sentence(KIND, "their-promise", {**slots, **phrases(p)}, p.line.evidence))
    return [line for line in found[:3] if line], flags


def _points_of(lines: Sequence[NoteLine], *forms: str) -> Iterator[Point]:
    for line in lines:
        yield from (p for p in points(line) if p.form in forms)


def _late(p: Point, sheet: Sheet) -> Slot | None:
    """The day a promise was due, as it stands in a sentence, when that day is over."""
    if not p.more or sheet.recipient.met is None:
        return None
    said_on, today = sheet.recipient.met[0], sheet.setting.now.date()
    due = day_in(p.more, said_on)
    if due and due < today:
        return Slot(f"by {shown(due, today)}", (p.line.evidence, sheet.recipient.met[1]))
    return None


def _settled(p: Point, sheet: Sheet) -> bool:
    """Whether what they promised has come: the agenda of a round that the invitation holds."""
    coming = sheet.setting.round_began is not None
    return coming and any(word in p.text for word in ("agenda", "names", "schedule", "invitation", "invite", "dates"))


def close_of(sheet: Sheet, slots: dict[str, Slot]) -> list[Line]:
    """The last sentence: the next meeting, the decision they spoke of, or an open door."""
    promised = sheet.setting.promised
    if "next" in slots:
        return [line for line in [sheet.book.sentence(KIND, "close-next", slots)] if line]
    said_so = promised and promised.person in ("", sheet.recipient.name.value, sheet.recipient.called)
    if promised and said_so and promised.day >= sheet.setting.now.date():
        slots = {**slots, "decision": Slot(promised.phrase, (promised.evidence,))}
        line = sheet.book.sentence(KIND, "close-decision", slots, promised.evidence)
        if line:
            return [line]
    return [line for line in [sheet.book.sentence(KIND, "close", slots)] if line]
