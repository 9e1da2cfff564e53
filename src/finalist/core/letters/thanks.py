"""Letters of thanks: for each person something only they said, an example of the candidate's, promises, a close.

Length, order and choice follow EVIDENCE.md E6.5: one short, specific, error-free mail a person. No two letters of a
round share a sentence or an example; what is in no note is not said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from finalist.core.documents.base import Line
from finalist.core.documents.letter import LetterDraft
from finalist.core.documents.story import Story
from finalist.core.letters.bridge import Bridge, bridge, heard, is_named, likeness, spoken, whole_story
from finalist.core.letters.compose import OWN, Book, Slot, farewell, flag, greeting
from finalist.core.letters.point import Point
from finalist.core.letters.points import points
from finalist.core.letters.recipients import Recipient
from finalist.core.letters.sheet import KIND, Setting, Sheet, close_of, phrases, promises_of, slots_of
from finalist.core.letters.words import words
from finalist.core.match.competencies import competency_scores
from finalist.core.match.stories import shown_competencies, told_text

ALIKE = 0.6
"""From which likeness two topics of one panel count as the same (convention)."""
_WORTH = {
    "wants": 5.0, "asked": 4.0, "my-question": 3.6, "quote": 3.4, "said-about": 3.2, "about": 3.0, "said": 2.6,
    "liked": 3.7, "culture": 1.6,
}  # fmt: skip
_LEADS = ("asked", "about", "wants", "liked")
"""Forms whose wording itself announces the example."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """A point with its example, how much it is worth, and what else the same note gives."""

    point: Point
    worth: float
    bridge: Bridge | None = None
    later: tuple[Point, ...] = ()


def thank_yous(people: Sequence[Recipient], setting: Setting) -> tuple[LetterDraft, ...]:
    """One letter a person, in the order given. Those with most to come back to choose first."""
    seed = "|".join(one.name.value for one in people) + setting.tone
    book = Book(seed=seed, tone=setting.tone)
    topics = {one.name.value: _topics(one, setting) for one in people}
    order = sorted(range(len(people)), key=lambda n: (-len(topics[people[n].name.value]), n))
    made: dict[int, LetterDraft] = {}
    for place, n in enumerate(order):
        coming = [topics[people[k].name.value][:2] for k in order[place + 1 :]]
        book.kept = {topic.bridge.story.id for rows in coming for topic in rows if topic.bridge}
        made[n] = _letter(people[n], topics[people[n].name.value], setting, book, n)
    return tuple(made[n] for n in sorted(made))


def _topics(one: Recipient, setting: Setting) -> list[_Topic]:
    """What a letter to this person may come back to, the best first."""
    found: list[_Topic] = []
    for line in one.lines:
        here = points(line)
        later = tuple(p for p in here if p.form in ("later-word", "later", "unfinished"))
        if later and len(later) == len(here) and found:  # an afterthought on a line of its own
            found[-1] = replace(found[-1], later=(*found[-1].later, *later), worth=found[-1].worth + 1.0)
        for p in here:
            if p.form not in _WORTH:
                continue
            built = bridge(p, setting.stories, one.name.value)
            unfinished = [q for q in later if q.form == "unfinished"]
            if unfinished and built is None:
                built = bridge(unfinished[0], setting.stories, one.name.value)
            if built is None and line.kind == "concern":
                continue  # a doubt without an example only repeats it
            worth = (
                _WORTH[p.form] + (1.5 if built else 0) + (1.0 if later else 0) - (2.5 if line.kind == "concern" else 0)
            )
            found.append(_Topic(p, worth, built, later))
    return sorted(found, key=lambda topic: -topic.worth)


def _letter(one: Recipient, topics: list[_Topic], setting: Setting, book: Book, number: int) -> LetterDraft:
    sheet = Sheet(one, setting, book, {})
    slots = slots_of(one, setting)
    held = words("tones")[setting.tone]
    promise, flags = promises_of(sheet, slots)
    close = close_of(sheet, slots)
    ends = promise + close
    reserved = sum(len(line.text.split()) for line in ends)
    sheet.add(0, [book.sentence(KIND, "opening", slots, *([one.met[1]] if one.met else []))])
    used = _body(sheet, topics, slots, int(held["most"]) - reserved, int(held["least"]) - reserved)
    if not used and not one.lines:
        sheet.add(0, [book.sentence(KIND, "honest", slots, one.name.evidence)])
        flags.append(flag("no-notes", one.name.evidence, person=one.name.value))
    elif sheet.words + reserved < int(held["least"]):
        flags.append(flag("little-said", one.name.evidence, person=one.name.value))
    if one.is_host and setting.round_began and sheet.words + reserved < int(held["most"]) - 12:
        sheet.add(7, [book.sentence(KIND, "organiser", slots, one.name.evidence)])
    sheet.add(8, promise)
    sheet.add(9, close)
    if not one.email:
        flags.append(flag("no-address", one.name.evidence, person=one.name.value))
    return LetterDraft(
        kind=KIND, tone=setting.tone, person=one.name.value, email=one.email, subject=book.subject(KIND, slots),
        greeting=_greeting(one, setting, number), paragraphs=_paragraphs(sheet),
        farewell=farewell(setting.tone, number), signature=setting.sender,
        sender_email=setting.sender_email, topics=tuple(used), flags=tuple(flags),
    )  # fmt: skip


def _paragraphs(sheet: Sheet) -> tuple[tuple[Line, ...], ...]:
    """Opening and first point together when the point has no example, each further point by itself, the ends last."""
    parts = {place: tuple(lines) for place, lines in sorted(sheet.parts.items()) if lines}
    if 8 in parts and 9 in parts and len(parts[8]) == 1 and 4 not in parts:
        parts[9] = (*parts.pop(8), *parts[9])
    return tuple(parts.values())


def _greeting(one: Recipient, setting: Setting, number: int) -> str:
    """A title that the documents give is kept, unless the candidate's own notes call the person by the first name."""
    by_first = one.called == one.first and setting.tone != "formal"
    return greeting(setting.tone, one.first, one.name.value, "" if by_first else one.honorific, number)


def _body(sheet: Sheet, topics: list[_Topic], slots: dict[str, Slot], most: int, least: int) -> list[str]:
    """Points with their examples until the letter is long enough; returns the topics used."""
    used: list[str] = []
    lines_used: set[tuple[int, int]] = set()
    culture = [_Topic(p, 1.0) for line in sheet.setting.culture for p in points(line) if p.form == "culture"]
    for topic in (*topics, *culture):
        place = (topic.point.line.evidence.start, topic.point.line.evidence.end)
        enough = sheet.words >= least and used
        if place in lines_used or enough or len(used) >= 3:
            continue
        if any(likeness(topic.point.text, told) > ALIKE for told in sheet.book.topics):
            continue
        written = _written(sheet, topic, slots, most)
        if written:
            first = [line for line in written if line.knowledge != OWN]
            sheet.add(2 * len(used), first[:1] if not _colon(first) else first[:-1])
            sheet.add(2 * len(used) + 1, [*(first[1:] if not _colon(first) else first[-1:]), *written[len(first) :]])
            used.append(topic.point.text)
            sheet.book.topics.append(topic.point.text)
            lines_used.add(place)
    if sheet.words < least:
        sheet.add(7, [sheet.book.sentence(KIND, "interest", slots)])
    if sheet.words < least - 12 and sheet.setting.tone != "brief":
        sheet.add(7, _offer(sheet, slots, most - sheet.words))
    return used


def _offer(sheet: Sheet, slots: dict[str, Slot], left: int) -> list[Line | None]:
    """A story this person has not heard, for a letter that the notes leave short: one that shows what they asked about.
    Somebody who asked for nothing of the kind gets a short letter; better no story than any.
    """
    name = sheet.recipient.name.value
    asked = asked_for(line.text for line in sheet.recipient.lines if line.kind == "they-asked")
    for story in sheet.setting.stories if asked else ():
        if story.id in sheet.book.stories | sheet.book.kept or heard(story, name) or not asked & shown_by(story):
            continue
        lines = [Line(text=spoken(ref.verbatim), evidence=(ref,), knowledge=OWN) for ref in whole_story(story)]
        if lines and sum(len(line.text.split()) for line in lines) + 9 <= left:
            sheet.book.stories.add(story.id)
            sheet.book.told.update(line.text for line in lines)
            return [sheet.book.sentence(KIND, "offer", slots, *lines[0].evidence), *lines]
    return []


TOUCHED, SHOWN = 0.4, 0.5
"""From which score a line asks for a competency, and a story shows it. Conventions; core/match gives the scores."""


def asked_for(lines: Iterable[str]) -> set[str]:
    """The competencies that lines of notes touch."""
    return {key for line in lines for key, score in competency_scores(line).items() if score >= TOUCHED}


def shown_by(story: Story) -> set[str]:
    """The competencies that a story shows: as its owner says, else as its words do."""
    if story.competencies:
        return set(story.competencies)
    return {key for key, score in shown_competencies(told_text(story), story.situations).items() if score >= SHOWN}


def _written(sheet: Sheet, topic: _Topic, slots: dict[str, Slot], most: int) -> list[Line]:
    """The sentences of one topic within the words left: the point, what came to mind later, the example."""
    book, left = sheet.book, most - sheet.words
    told = _example(sheet, topic) if sheet.setting.tone != "brief" else []
    size = sum(len(line.text.split()) for line in told)
    told = told if size + 26 <= left else []
    later = _later(sheet, topic, bool(told))
    part = _part(topic.point.form, bool(told), bool(later))
    mine = {**slots, **phrases(topic.point)}
    if left < 14 or (part == "wants" and not told):
        return []
    unfinished = any(p.form == "unfinished" for p in topic.later) and told
    if unfinished and part == topic.point.form and part in ("asked", "about"):
        part = f"{part}-alone"
    first = book.sentence(KIND, part, mine, topic.point.line.evidence)
    if first is None:
        return []
    lead: list[Line | None] = []
    if told and unfinished and topic.bridge:
        lead = [_unfinished(book, slots, topic.point, topic.bridge.story)]
    elif told and part not in _LEADS:
        heard = topic.bridge is not None and topic.bridge.told
        lead = [
            book.sentence(KIND, "bridge-told" if heard else "bridge-new", slots, *(line.evidence[0] for line in told))
        ]
    if told and topic.bridge:
        book.stories.add(topic.bridge.story.id)
        book.told.update(line.text for line in told)
    return [line for line in (first, *later, *lead, *told) if line]


def _part(form: str, told: bool, later: bool) -> str:
    """Which list of wordings: one that announces an example, an addition, or neither."""
    if form not in ("asked", "about", "liked") or told:
        return form
    return f"{form}-later" if later and form != "liked" else f"{form}-alone"


def _unfinished(book: Book, slots: dict[str, Slot], point: Point, story: Story) -> Line | None:
    """That there is more to tell; by name where the story is called after a person."""
    if is_named(story):
        slots = {**slots, "story": Slot(story.title.value, (story.title.evidence,))}
        return book.sentence(KIND, "unfinished-named", slots, point.line.evidence)
    return book.sentence(KIND, "unfinished", slots, point.line.evidence)


def _colon(lines: Sequence[Line]) -> bool:
    return bool(lines) and len(lines) > 1 and lines[-1].text.endswith(":")


def _later(sheet: Sheet, topic: _Topic, told: bool) -> list[Line]:
    found = []
    for p in topic.later:
        if p.form in ("later-word", "later"):
            found.append(sheet.book.sentence(KIND, p.form, phrases(p), p.line.evidence))
    return [line for line in found if line]


def _example(sheet: Sheet, topic: _Topic) -> list[Line]:
    built = topic.bridge
    if built is None or built.story.id in sheet.book.stories:
        return []
    lines = [Line(text=spoken(ref.verbatim), evidence=(ref,), knowledge=OWN) for ref in built.lines]
    return [] if any(line.text in sheet.book.told for line in lines) else lines
