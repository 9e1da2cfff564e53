"""Every letter that is not one of thanks after a meeting: its parts in order, each as far as it is known.

The order stands in the data (`plan` of data/letters/KIND.yaml): `a|b|c` takes the first part whose slots can be
filled, `a?` may be left out, `/` begins a paragraph. What only the candidate can say and has not said is flagged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.documents.invitation import Invitation, Meeting
from finalist.core.documents.letter import LetterDraft, LetterFlag, LetterKind
from finalist.core.letters.clock import on_workday
from finalist.core.letters.compose import OWN, Book, Slot, farewell, flag, greeting
from finalist.core.letters.dates import Promised, shown
from finalist.core.letters.point import Point
from finalist.core.letters.points import points
from finalist.core.letters.recipients import Recipient
from finalist.core.letters.sheet import Setting, slots_of
from finalist.core.letters.words import words
from finalist.core.plan.people import same_person
from finalist.core.text.zones import zone_info

ASK_FOR = timedelta(days=5)
"""How much longer a request for time asks for, when no day is given (E6.8: 3 to 7 days; convention)."""
GIVEN = "candidate"
"""The document id of what the candidate said for this letter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One letter as asked for. to: None when nobody is known; deadline, until, words: of the candidate."""

    kind: LetterKind
    setting: Setting
    to: Recipient | None = None
    invitation: Invitation | None = None
    deadline: Slot | None = None
    deadline_day: date | None = None
    until: date | None = None
    words: str = ""


def given(text: str) -> EvidenceRef:
    """The evidence of what the candidate said for this letter itself."""
    return EvidenceRef(document=GIVEN, start=0, end=len(text), verbatim=text)


def other_letter(asked: Asked) -> LetterDraft:
    """The letter, with flags for what the candidate has to fill in."""
    slots, flags = _slots(asked)
    setting, to = asked.setting, asked.to
    name = to.name.value if to else ""
    book = Book(seed=f"{name}|{asked.kind}|{setting.tone}", tone=setting.tone)
    lines = _paragraphs(asked, book, slots)
    if not name:
        flags.append(flag("fill-in", what="Nobody in the documents is known to send this to. Put in name and address."))
    elif not (to and to.email):
        flags.append(flag("no-address", person=name))
    honorific = to.honorific if to and not (setting.tone != "formal" and to.called == to.first) else ""
    return LetterDraft(
        kind=asked.kind, tone=setting.tone, person=name, email=to.email if to else "",
        subject=book.subject(asked.kind, slots),
        greeting=greeting(setting.tone, to.first if to else "", name, honorific, 0),
        paragraphs=lines, farewell=farewell(setting.tone, 0), signature=setting.sender,
        sender_email=setting.sender_email, flags=tuple(flags),
    )  # fmt: skip


def _paragraphs(asked: Asked, book: Book, slots: dict[str, Slot]) -> tuple[tuple[Line, ...], ...]:
    held = words(asked.kind)
    found: list[list[Line]] = [[]]
    for item in held["brief" if asked.setting.tone == "brief" else "plan"]:
        if item == "/":
            found.append([])
            continue
        if item.startswith("own"):
            found[-1] += [Line(text=asked.words, evidence=(given(asked.words),), knowledge=OWN)] if asked.words else []
            continue
        needs: dict[str, list[str]] = held.get("needs", {})
        fit = [part for part in item.rstrip("?").split("|") if set(needs.get(part, ())) <= slots.keys()]
        made = (book.sentence(asked.kind, part, slots) for part in fit)
        found[-1] += [line for line in (next((line for line in made if line), None),) if line]
    return tuple(tuple(paragraph) for paragraph in found if paragraph)


def _slots(asked: Asked) -> tuple[dict[str, Slot], list[LetterFlag]]:
    """What is known for the wordings of this kind, and what is missing."""
    setting = asked.setting
    slots = slots_of(asked.to, setting) if asked.to else dict(setting.slots)
    flags: list[LetterFlag] = []
    if not slots.get("when", Slot("")).text:
        slots.pop("when", None)
    if setting.sender:
        slots["sender"] = Slot(setting.sender, (setting.signed or given(setting.sender),))
    if asked.kind == "follow-up":
        slots |= _promised(setting.promised, setting)
    if asked.kind in ("connection", "keep-in-touch") and asked.to:
        slots |= _topic(asked.to)
    if asked.kind in ("other-offer", "more-time"):
        flags += _deadlines(asked, slots)
    if asked.kind == "reply" and asked.invitation:
        flags += _reply(asked.invitation, asked, slots)
    return slots, flags


def _promised(promised: Promised | None, setting: Setting) -> dict[str, Slot]:
    """What they said about the decision, once that day is over."""
    if promised is None or promised.day >= setting.now.date():
        return {}
    return {"promised": Slot(promised.phrase, (promised.evidence,))}


def _topic(to: Recipient) -> dict[str, Slot]:
    """The best thing of the notes to come back to, in the slot of its form."""
    found = [point for line in to.lines if line.kind != "concern" for point in points(line)]
    for form, name in (("quote", "quote"), ("said-about", "np"), ("about", "np"), ("asked", "clause")):
        point: Point | None = next((one for one in found if one.form == form), None)
        if point:
            return {name: Slot(point.text, (point.evidence, point.line.evidence))}
    return {}


def _deadlines(asked: Asked, slots: dict[str, Slot]) -> list[LetterFlag]:
    flags: list[LetterFlag] = []
    today = asked.setting.now.date()
    if asked.deadline:
        slots["deadline"] = asked.deadline
    else:
        flags.append(
            flag("fill-in", what="Say by when the offer wants an answer (--deadline): a day helps them to act.")
        )
    if asked.kind == "more-time":
        until = asked.until or (asked.deadline_day + ASK_FOR if asked.deadline_day else None)
        if until:
            until = until if asked.until else on_workday(until)
            slots["until"] = Slot(shown(until, today), asked.deadline.evidence if asked.deadline else ())
        if not asked.until and until:
            what = f"The letter asks for time until {shown(until, today)}, a few days more. Put in the day you need."
            flags.append(flag("fill-in", what=what))
    return flags


def _reply(invitation: Invitation, asked: Asked, slots: dict[str, Slot]) -> list[LetterFlag]:
    """The first meeting that is set, or the first slot offered; what they want to know is for the candidate to say."""
    today = asked.setting.now.date()
    flags: list[LetterFlag] = []
    if invitation.meetings:
        slots |= _meetings(invitation.meetings, today)
    elif invitation.slots:
        first = _meeting(invitation.slots[0], today)
        text = f"{first['meeting'].text} at {first['time'].text}" if "time" in first else first["meeting"].text
        slots |= {"slot": Slot(text, first["meeting"].evidence), "meeting": first["meeting"]}
        flags.append(flag("fill-in", what="The letter takes the first time they offer. Put in the one that suits you."))
    listed = [one for one in invitation.instructions if "bring" in one.value.casefold()]
    if listed:
        slots["listed"] = Slot("", tuple(one.evidence for one in listed))
    for one in invitation.instructions:
        if any(cue in one.value.casefold() for cue in ("tell me", "let me know", "let us know", "tell us", "confirm")):
            flags.append(flag("fill-in", one.evidence, what=f"They ask: “{one.value[:200]}” Answer it in the letter."))
    return flags


def _meetings(meetings: Sequence[Meeting], today: date) -> dict[str, Slot]:
    """The first meeting with its hour; of a round over several days the days alone."""
    each = [_meeting(meeting, today) for meeting in meetings]
    days = list(dict.fromkeys(one["meeting"].text for one in each))
    if len(days) == 1:
        return each[0]
    refs = tuple(ref for one in each for ref in one["meeting"].evidence)
    return {"meeting": Slot(", ".join(days[:-1]) + f" and {days[-1]}", refs)}


def _meeting(meeting: Meeting, today: date) -> dict[str, Slot]:
    zone = zone_info(meeting.zone)
    local = meeting.start.astimezone(zone) if zone else meeting.start
    place = (meeting.evidence,)
    found = {"meeting": Slot(shown(local.date(), today), place)}
    if not meeting.whole_day:
        found["time"] = Slot(f"{local:%H:%M}", place)
        found["zone"] = Slot(f"{meeting.zone.split('/')[-1].replace('_', ' ')} time", place)
    if meeting.place and meeting.medium != "video":
        found["place"] = Slot(meeting.place.value, (meeting.place.evidence,))
    return found


def receiver(people: Sequence[Recipient], name: str, email: str, kind: LetterKind) -> Recipient | None:
    """Whom one letter goes to: the person named, else whoever wrote the invitation or works in hiring, else nobody.

    A referee is somebody of the candidate's own: only a name that was given will do.
    """
    if name:
        found = next((one for one in people if same_person(one.name.value, name)), None)
        if found:
            return replace(found, email=email or found.email)
        return Recipient(name=Sourced(value=name, evidence=given(name)), email=email)
    if kind == "referee":
        return None
    hosts = [one for one in people if one.is_host]
    hiring = [one for one in people if one.title and _HIRING & set(one.title.value.casefold().split())]
    return next(iter((*hosts, *hiring)), people[0] if len(people) == 1 else None)


_HIRING = frozenset("hr people talent recruiter recruiting recruitment human personnel".split())
