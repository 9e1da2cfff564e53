"""An invitation from the words a person wrote: its times, and who is in which of them.

Everything works on `words`, a copy of the source's text in which what is not the invitation (headers, history, the
attached calendar) is blanked, character for character, so that every place found is a place in the source.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from finalist.core.documents.base import Source, Sourced
from finalist.core.documents.invitation import Meeting, MeetingFormat, Person
from finalist.core.errors import Problem
from finalist.core.text.moments import Found, Moment, find_moments
from finalist.core.text.names import NameMention, find_names, is_name
from finalist.core.text.terms import fold
from finalist.core.wording import shorten
from finalist.ingest import invitation_doubts as doubts
from finalist.ingest import invitation_fields as fields
from finalist.ingest.invitation_words import CLOSING


@dataclass(slots=True)
class Letter:
    """The words of an invitation in their source, and what is known around them.

    words: same length as source.text; body: span of the message; candidate: names and addresses of the reader.
    """

    source: Source
    words: str
    body: tuple[int, int]
    file: str
    default_zone: str
    today: date | None = None
    now: datetime | None = None
    domain: str = ""
    candidate: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


_MARK = re.compile(r"\n[ \t]*(?:[-*•–]|\(?[A-Za-z0-9][.)]|[A-Z][\w ]{1,20}:)?[ \t]*\Z")
"""What stands before the next time on its line: a bullet, a letter, a label."""


def signature_span(words: str, start: int, end: int) -> tuple[int, int] | None:
    """From the closing line of a letter to its end; None when there is no closing."""
    closings = list(CLOSING.finditer(words, start, end))
    return (closings[-1].start(), end) if closings else None


def people_in(letter: Letter, start: int, end: int, *, row: bool = False) -> list[Person]:
    """People named in a stretch, the candidate and the company left out, each once."""
    found: dict[str, Person] = {}
    for mention in find_names(letter.words, start, end, listed=row):
        if row and mention.title is None and not _stands_free(letter.words, mention):
            continue
        name = letter.words[mention.start : mention.end]
        if _is_company(name, letter) or _is_candidate(name, letter):
            continue
        person = Person(
            name=fields.sourced(letter.source, letter.words, (mention.start, mention.end)),
            title=fields.sourced(letter.source, letter.words, mention.title) if mention.title else None,
        )
        known = found.get(fold(name))
        if known is None or (known.title is None and person.title is not None):
            found[fold(name)] = person
    return list(found.values())


def _stands_free(words: str, mention: NameMention) -> bool:
    """A bare name in an agenda row: between the marks and joining words of a list."""
    before = words[max(0, mention.start - 14) : mention.start]
    after = words[mention.end : mention.end + 6]
    return bool(
        re.search(
            r"(?i)(?:^|[\n\t(,;:/&–—-]|\b(?:and|with|meet|by|dr|prof|professor|mrs?|ms)\.?|\d|[ap]m|\bcet|\bgmt)\s*$",
            before,
        )
        and re.match(r"(?i)[ ]*(?:$|[\n\t,;.)(/&–—-]|and\b|or\b|will\b)", after)
    )


def _is_candidate(name: str, letter: Letter) -> bool:
    return any(
        fold(name) == fold(known) or fold(known).startswith(fold(name) + " ") for known in letter.candidate if known
    )


def _is_company(name: str, letter: Letter) -> bool:
    joined = re.sub(r"[^a-z0-9]", "", fold(name))
    return bool(letter.domain) and any(
        len(part) > 3 and part.replace("-", "").startswith(joined) for part in letter.domain.split(".")
    )


def appointments(letter: Letter, *, on: date | None = None, within: tuple[int, int] | None = None) -> Found:
    """The times in the letter's body (or in a stretch of it), the signature left out; doubts become problems."""
    start, end = within or letter.body
    signature = signature_span(letter.words, start, end)
    stop = signature[0] if signature else end
    before = letter.words[:start] if within is None else " " * start
    found = find_moments(before + letter.words[start:stop], today=letter.today, default_zone=letter.default_zone,
                         now=letter.now, on=on)  # fmt: skip
    for moment in found.moments:
        letter.problems += [doubts.doubt(code, words, letter.file) for code, words in moment.doubts]
    letter.problems += [doubts.unclear_date(words, letter.file) for words in found.unclear]
    return found


def meetings_of(
    letter: Letter, moments: Iterable[Moment], stop: int, bounds: Iterable[Moment] = ()
) -> tuple[Meeting, ...]:
    """A Meeting for each appointment, with what stands beside it; one alone gets what the whole letter says.

    bounds: further times in the text that end the stretch of the one before them.
    """
    starts = {moment.span[0] for moment in bounds}
    moments = list(moments)
    starts |= {moment.day_span[0] for moment in moments if moment.day_span[1] > moment.day_span[0]}
    listed = sorted(moments, key=lambda moment: moment.span[0])
    agenda = len(listed) > 1
    made = []
    for index, moment in enumerate(listed):
        following = listed[index + 1].span[0] if index + 1 < len(listed) else stop
        following = min([following, *(at for at in starts if at > moment.span[0])])
        following = max(moment.span[1], len(_MARK.sub("", letter.words[moment.span[1] : following])) + moment.span[1])
        made.append(_row(letter, moment, following) if agenda else _alone(letter, moment, stop))
    return tuple(sorted(made, key=lambda meeting: meeting.start))


def _row(letter: Letter, moment: Moment, following: int) -> Meeting:
    start = moment.span[1]
    blank = re.search(r"\n[ \t]*\n", letter.words[start:following])
    end = start + blank.start() if blank else following
    context = letter.words[start:end]
    people = tuple(people_in(letter, start, end, row=True))
    place = fields.address_span(letter.words, *letter.body) or fields.room_span(letter.words, start, end)
    link = fields.link_span(letter.words, start, end)
    whole = letter.words[letter.body[0] : letter.body[1]]
    line_end = start + len(context.rstrip(" \n•*-;"))
    medium = fields.medium_of(context, letter.words[place[0] : place[1]] if place else "")
    return _meeting(letter, moment, people, place, link).model_copy(update={
        "title": _row_title(context),
        "medium": medium if medium != "unknown" else fields.medium_of(whole, _place_words(letter)),
        "format": _format(context, people),
        "evidence": letter.source.quote(moment.span[0], max(line_end, moment.span[1])),
    })  # fmt: skip


def _row_title(context: str) -> str:
    words = re.split(r"[.:;\n]|\s\(", context.strip(" \t\n-–—:,|)•*"), maxsplit=1)[0].strip(" ,–—-|")
    return shorten(words, 120)


def _place_words(letter: Letter) -> str:
    span = fields.place_span(letter.words, *letter.body)
    return letter.words[span[0] : span[1]] if span else ""


def _alone(letter: Letter, moment: Moment, stop: int) -> Meeting:
    start, _ = letter.body
    context = letter.words[start:stop]
    people = tuple(people_in(letter, start, stop))
    place = fields.place_span(letter.words, start, stop)
    link = fields.link_span(letter.words, start, stop)
    medium = fields.medium_of(context, letter.words[place[0] : place[1]] if place else "")
    return _meeting(letter, moment, people, place, link).model_copy(
        update={"medium": medium, "format": _format(context, people)}
    )


def _format(context: str, people: tuple[Person, ...]) -> MeetingFormat:
    said = fields.format_of(context)
    if said != "unknown" or not people:
        return said
    return "one-to-one" if len(people) == 1 else "unknown"


def _meeting(
    letter: Letter, moment: Moment, people: tuple[Person, ...], place: fields.Span | None, link: fields.Span | None
) -> Meeting:
    return Meeting(
        id="meeting",
        start=moment.start,
        end=moment.end,
        whole_day=moment.whole_day,
        zone=moment.zone,
        zone_assumed=moment.zone_assumed,
        place=fields.sourced(letter.source, letter.words, place) if place else None,
        link=fields.link_at(letter.source, link) if link else None,
        people=people,
        evidence=letter.source.quote(*moment.span),
    )


def instructions_of(letter: Letter, start: int, stop: int) -> tuple[Sourced, ...]:
    """What the candidate is told to bring, prepare, send or do."""
    spans = fields.instruction_spans(letter.words, start, stop)
    return tuple(fields.sourced(letter.source, letter.words, span) for span in spans)


def signed_by(letter: Letter, name: str, span: tuple[int, int] | None) -> NameMention | None:
    """The signature's name, with the title under it: the sender's, or the first line that is a name."""
    if span is None:
        return None
    at = letter.words.rfind(name, *span) if name and is_name(name) else -1
    for mention in find_names(letter.words, span[0], span[1], listed=True):
        if at < 0 or mention.start == at:
            line = letter.words[letter.words.rfind("\n", 0, mention.start) + 1 : mention.start]
            if at >= 0 or not line.strip():
                return mention
    return None
