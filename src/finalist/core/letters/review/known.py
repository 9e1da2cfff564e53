"""What the notes and documents hold: figures, days, names, titles and words, to hold a letter against."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property

from finalist.core.documents.base import Source
from finalist.core.documents.invitation import Invitation, Person
from finalist.core.documents.notes import Notes
from finalist.core.knowledge.load import knowledge
from finalist.core.letters.dates import day_in
from finalist.core.letters.prose import tidy
from finalist.core.letters.words import words
from finalist.core.text.days import day_of, find_days
from finalist.core.text.numbers import MULTIPLES, SMALL, number_of, spelt_value
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.synonyms import GENERIC, concept_of
from finalist.core.text.terms import fold, terms
from finalist.core.text.zones import zone_info

_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Known:
    """sources: everything given; notes, invitation: the documents read; now: the day the letter is held on."""

    sources: tuple[Source, ...]
    notes: tuple[Notes, ...] = ()
    invitation: Invitation | None = None
    now: date = date(2000, 1, 1)

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """Every number in the sources, words and digits, with the hours and day numbers of the meetings."""
        found = {value for source in self.sources for value in numbers_of(source.text)}
        for day in self.days:
            found |= {Decimal(day.day), Decimal(day.year)}
        for meeting in self.invitation.meetings if self.invitation else ():
            zone = zone_info(meeting.zone)
            for moment in (meeting.start, meeting.end):
                local = moment.astimezone(zone) if moment and zone else moment
                if local:
                    found |= {Decimal(local.hour), Decimal(local.hour % 12 or 12), Decimal(local.minute)}
        return frozenset(found)

    @cached_property
    def timely(self) -> frozenset[Decimal]:
        """Numbers of days, years and hours of the meetings: they need no words beside them."""
        bare = Known((), self.notes, self.invitation, self.now)
        return bare.numbers

    @cached_property
    def about(self) -> dict[Decimal, frozenset[str]]:
        """Number → the telling words where it stands: its line of notes, its sentence and the ones beside it."""
        found: dict[Decimal, frozenset[str]] = {}
        for source in self.sources:
            for text in texts_of(source, 3):
                words_ = telling(tidy(text)) if source.kind == "notes" else telling(text)
                for number in numbers_of(text):
                    found[number] = found.get(number, frozenset()) | words_
        return found

    @cached_property
    def days(self) -> frozenset[date]:
        """Days of meetings and notes, and days written in the sources, counted from those."""
        days = (
            {m.start.date() for m in (*self.invitation.meetings, *self.invitation.slots)} if self.invitation else set()
        )
        days |= {
            date.fromisoformat(note.day.value)
            for note in self.notes
            if note.day and re.fullmatch(r"\d{4}-\d\d-\d\d", note.day.value)
        }
        anchor = min(days, default=self.now)
        for source in self.sources:
            for mention in find_days(source.text):
                day = day_of(mention, anchor)
                days |= {day} if day else set()
        for note in self.notes:
            for line in note.lines:
                if line.kind in ("i-promised", "they-promised"):
                    day = day_in(line.text, anchor)
                    days |= {day} if day else set()
        return frozenset({*days, self.now, self.now - timedelta(days=1), self.now + timedelta(days=1)})

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded words of all sources that could be part of a name, without endings of possession."""
        return frozenset(bare(word) for source in self.sources for word in _WORD.findall(source.text)) | frozenset(
            part for source in self.sources for word in _WORD.findall(source.text) for part in bare(word).split("-")
        )

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody named, the candidate too."""
        found = [person for note in self.notes for person in note.people]
        if self.invitation:
            found += [*self.invitation.people, *(p for m in self.invitation.meetings for p in m.people)]
            found += [self.invitation.organiser] if self.invitation.organiser else []
        kept: dict[str, Person] = {}
        for person in found:
            before = kept.get(fold(person.name.value))
            kept[fold(person.name.value)] = before if before and before.title else person
        return tuple(kept.values())

    @cached_property
    def passages(self) -> tuple[frozenset[str], ...]:
        """The telling words of each line of notes and each three sentences of the other papers."""
        return tuple(passage for source in self.sources for passage in _passages(source, 3))

    @cached_property
    def said(self) -> bool:
        """Whether there are notes or stories at all."""
        return any(source.text.strip() for source in self.sources if source.kind in ("notes", "stories"))

    @cached_property
    def stock(self) -> frozenset[str]:
        """Words that every letter to these people holds: their names, titles, the role, the company."""
        texts = [person.name.value for person in self.people]
        texts += [person.title.value for person in self.people if person.title]
        if self.invitation:
            texts += [one.value for one in (self.invitation.role, self.invitation.company) if one]
        return frozenset(concept_of(term) for text in texts for term in terms(text)) | courtesy()


def _passages(source: Source, size: int) -> list[frozenset[str]]:
    """The telling words of each line of notes, of each `size` sentences of another paper."""
    if source.kind == "notes":
        return [telling(tidy(line)) for line in texts_of(source, 1)]
    return [telling(text) for text in texts_of(source, size)]


def texts_of(source: Source, size: int) -> list[str]:
    """The lines of notes; every `size` neighbouring sentences of another paper."""
    if source.kind == "notes":
        return [line for line in source.text.splitlines() if line.strip()]
    texts = [source.text[start:end] for start, end in sentence_spans(source.text)]
    return [" ".join(texts[n : n + size]) for n in range(len(texts))]


def bare(word: str) -> str:
    """A word as compared: folded, without its possessive ending."""
    return re.sub(r"['’]s?$", "", fold(word).replace("’", "'"))


def numbers_of(text: str) -> set[Decimal]:
    """Every number of a text: digits as written, and number words as values."""
    found: set[Decimal] = set()
    for match in _NUMBER.finditer(text):
        try:
            value = number_of(match[0].replace("’", "'"))
            scale = MULTIPLES.get(text[match.end() : match.end() + 1].lower() if _lone(text, match.end()) else "", 1)
            found |= {value.normalize(), (value * scale).normalize()}
        except (ValueError, ArithmeticError):
            continue
    spelt = re.findall(r"[a-z]+(?:-[a-z]+)?", fold(text))
    whole = {value for word in spelt for value in (spelt_value(word),) if value is not None}
    return found | whole | {Decimal(SMALL[part]) for word in spelt for part in word.split("-") if part in SMALL}


def _lone(text: str, at: int) -> bool:
    """Whether the letter at this place stands for a multiple: “30k”, not “30kg”."""
    return text[at : at + 1].lower() in ("k", "m") and not text[at + 1 : at + 2].isalpha()


def telling(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about: stems as concepts, no figures, no courtesy."""
    found = (concept_of(term) for term in terms(text.replace("-", " ")) if not any(map(str.isdigit, term)))
    return frozenset(found) - courtesy()


EVERYDAY = 200
"""A word is everyday when one question in so many, or more, uses it (convention)."""


@cache
def everyday() -> frozenset[str]:
    """Plain words (data/letters/review.yaml) and those that come again and again in the question bank."""
    questions = knowledge().questions
    used = Counter(word for entry in questions for word in {concept_of(term) for term in terms(entry.text)})
    plain = frozenset(concept_of(term) for term in terms(" ".join(words("review")["common"])))
    return plain | {word for word, count in used.items() if count * EVERYDAY >= len(questions) or "'" in word}


def courtesy() -> frozenset[str]:
    """Words that letters of thanks are made of, whoever writes them (data/letters/review.yaml)."""
    return _courtesy(" ".join(words("review")["courtesy"]))


def _courtesy(text: str) -> frozenset[str]:
    if text not in _CACHE:
        _CACHE[text] = frozenset(concept_of(term) for term in terms(text)) | GENERIC
    return _CACHE[text]


_CACHE: dict[str, frozenset[str]] = {}


def best_share(wanted: frozenset[str], passages: Sequence[frozenset[str]]) -> float:
    """The largest share of `wanted` that one passage holds, 0..1; 1 when nothing is wanted."""
    return max((len(wanted & passage) / len(wanted) for passage in passages), default=0.0) if wanted else 1.0
