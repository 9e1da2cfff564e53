"""Who will be in the room: people of the invitation and the notes, joined, each with the stake they decide on.

A stake is given when the title says it in so many words, else inferred from the title and marked as inferred; without a
title it stays unknown. Guessing a person's power from a name would be inventing.
"""

import re
from dataclasses import dataclass, field

from finalist.core.documents.base import Line, Sourced
from finalist.core.documents.gameplan import PersonCard
from finalist.core.documents.invitation import Meeting, Person
from finalist.core.documents.notes import NoteLine
from finalist.core.knowledge.entries import Stake
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.lines_of_report import boss, leads_anybody, led
from finalist.core.plan.material import Material
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold
from finalist.core.wording import authored, say

UNKNOWN = "unknown"
HEARD_KINDS = (
    "they-said",
    "they-asked",
    "i-told-story",
    "i-said",
    "i-promised",
    "they-promised",
    "concern",
    "pay",
)


@dataclass(slots=True)
class _Found:
    """A person while they are being put together from several places."""

    name: Sourced
    email: str = ""
    title: Sourced | None = None
    meetings: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)


def _name_words(name: str) -> list[str]:
    bare = re.sub(
        r"^(dr|prof|professor|mr|mrs|ms|mx|sir|dame|herr|frau)\.?\s+", "", fold(name).replace("’", "'").strip()
    )
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", bare)


def same_person(one: str, other: str) -> bool:
    """Two names for one person: the same words, or the one is the first or last name of the other."""
    first, second = _name_words(one), _name_words(other)
    if not first or not second:
        return False
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return short[0] in (long[0], long[-1])
    if len(short[0]) == 1 or len(long[0]) == 1:
        return short[-1] == long[-1] and short[0][0] == long[0][0]
    return short[0] == long[0] and short[-1] == long[-1]


def _join(found: list[_Found], person: Person, meeting: Meeting | None) -> None:
    if person.is_candidate:
        return
    for known in found:
        by_mail = bool(person.email) and person.email.casefold() == known.email.casefold()
        if by_mail or same_person(known.name.value, person.name.value):
            break
    else:
        known = _Found(name=person.name)
        found.append(known)
    if len(_name_words(person.name.value)) > len(_name_words(known.name.value)):
        known.name = person.name
    known.email = known.email or person.email
    known.title = known.title or person.title
    if meeting and meeting.id not in known.meetings:
        known.meetings.append(meeting.id)


def _gather(material: Material) -> list[_Found]:
    found: list[_Found] = []
    invitation = material.invitation
    if invitation:
        for meeting in invitation.meetings:
            for person in meeting.people:
                _join(found, person, meeting)
        for person in invitation.people:
            organiser = invitation.organiser
            if organiser and found and same_person(organiser.name.value, person.name.value):
                continue
            _join(found, person, None)
    met = [] if not found else list(found)
    for notes in material.notes:
        for person in notes.people:
            if met and not any(same_person(person.name.value, known.name.value) for known in met):
                continue  # Somebody of round one who is not invited to this round: kept in the ledger, not in the room.
            _join(found, person, None)
    return found


def stake_of(title: str) -> tuple[Stake | None, str]:
    """The stake a job title reveals and the words that reveal it; longest phrase first. (None, "") when none does."""
    folded = fold(title)
    best: tuple[int, Stake, str] | None = None
    for stake in knowledge().stakes:
        for phrase in stake.titles:
            whole = phrase.startswith("=")  # the whole title: “Principal”, not “Principal Engineer”
            named = folded == phrase[1:] if whole else spot(phrase, folded) >= 0
            if named and (best is None or len(phrase) > best[0]):
                best = (len(phrase), stake, phrase)
    return (best[1], best[2].lstrip("=")) if best else (None, "")


def stake_named(stake_id: str) -> Stake | None:
    """The stake with this id; None for "unknown"."""
    return next((stake for stake in knowledge().stakes if stake.id == stake_id), None)


def heard_lines(material: Material, name: str) -> list[NoteLine]:
    """What the notes hold about a person: said, asked, told, promised."""
    return [line for line in material.note_lines(*HEARD_KINDS) if line.person and same_person(line.person, name)]


def people(material: Material) -> tuple[PersonCard, ...]:
    """One card a person, in the order they are met. Questions, stories and asks are filled in later by `assemble`."""
    return tuple(_card(material, found, f"p{number}") for number, found in enumerate(_gather(material), 1))


_MEETING_STAKE: dict[str, str] = {"technical": "expert", "case": "expert", "role-play": "expert", "meal": "teammate"}
"""What somebody without a title most likely decides on, by the meeting they sit in; the first that applies."""


def _from_meetings(material: Material, found: _Found) -> tuple[Stake | None, Line | None]:
    """The stake that the kind of meeting suggests, and the sentence that says so."""
    meetings = material.invitation.meetings if material.invitation else ()
    sat_in = [meeting for meeting in meetings if meeting.id in found.meetings]
    for kind, stake_id in _MEETING_STAKE.items():
        meeting = next((meeting for meeting in sat_in if meeting.format == kind), None)
        stake = stake_named(stake_id)
        if meeting and stake:
            return stake, say("stake.from-meeting", quote=meeting.evidence, stake=stake.name.lower())
    return None, None


def _from_posting(material: Material, title: str) -> tuple[Stake | None, Line | None]:
    """The stake that the posting's own words give a title: the one reported to, or the ones led."""
    above = boss(material, title)
    if above:
        return stake_named("hiring-manager"), say("stake.reports-to", quote=above)
    stake, phrase = stake_of(title)
    below = led(material, phrase) if stake and stake.id in _MAY_BE_LED else None
    if below:
        return stake_named("report"), say("stake.leads", quote=below)
    return None, None


_MAY_BE_LED = ("hiring-manager", "teammate", "report", "partner")


def _card(material: Material, found: _Found, card_id: str) -> PersonCard:
    stake, because = _from_posting(material, found.title.value) if found.title else (None, None)
    if stake is None and found.title:
        stake, _ = stake_of(found.title.value)
        if stake and stake.id == "report" and not leads_anybody(material):
            stake = stake_named("teammate")
    inferred = because is None and not (stake and found.title and fold(stake.name) in fold(found.title.value))
    if stake is None:
        stake, because = _from_meetings(material, found)
    return PersonCard(
        id=card_id,
        name=found.name,
        email=found.email,
        title=found.title,
        stake=stake.id if stake else UNKNOWN,
        stake_name=stake.name if stake else knowledge().sentences["stake.unknown"],
        stake_inferred=inferred,
        stake_because=because or _because(found, stake, inferred),
        meetings=tuple(found.meetings),
        decides=authored(stake.decides, f"stake:{stake.id}") if stake else None,
        cares_about=tuple(authored(text, f"stake:{stake.id}") for text in stake.wants[:4]) if stake else (),
        tests_by=tuple(authored(text, f"stake:{stake.id}") for text in stake.tests[:3]) if stake else (),
        heard=tuple(say(f"heard.{line.kind}", quote=line.evidence) for line in heard_lines(material, found.name.value)),
    )


def _because(found: _Found, stake: Stake | None, inferred: bool) -> Line:
    if found.title is None:
        return say("stake.no-title", person=found.name)
    if stake is None:
        return say("stake.title-unclear", title=found.title)
    if inferred:
        return say("stake.inferred", title=found.title, stake=stake.name.lower())
    return say("stake.given", title=found.title)
