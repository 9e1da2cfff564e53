"""Sentences of letters: authored wordings with their slots filled, each used once a round, each with its evidence."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.letter import FlagCode, LetterFlag, Tone
from finalist.core.letters.words import patterns, words
from finalist.core.wording import slots_of

OWN = "letter:own-words"
"""The knowledge id of a sentence that is the candidate's own, verbatim."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in a slot, and the places it rests on."""

    text: str
    evidence: tuple[EvidenceRef, ...] = ()


@dataclass(slots=True)
class Book:
    """What a round of letters has used already, so that no two share a sentence. seed: where the choice begins."""

    seed: str
    tone: str = ""
    used: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    """Stories that fit what somebody asked: they are not told to others for want of something to say."""
    topics: list[str] = field(default_factory=list)

    def sentence(self, kind: str, part: str, slots: Mapping[str, Slot], *evidence: EvidenceRef) -> Line | None:
        """The next unused wording of a part whose slots can all be filled; None when there is none left."""
        rows = patterns(kind, self.tone).get(part, ())
        start = int(hashlib.sha256(f"{self.seed}|{part}".encode()).hexdigest(), 16) % max(1, len(rows))
        for ident, text in (*rows[start:], *rows[:start]):
            needed = slots_of(text)
            if ident in self.used or not needed <= slots.keys():
                continue
            made = filled(text, {name: slots[name].text for name in needed})
            if made in self.told:
                continue
            self.used.add(ident)
            self.told.add(made)
            refs = [ref for name in sorted(needed) for ref in slots[name].evidence]
            return Line(text=made, evidence=tuple(dict.fromkeys((*refs, *evidence))), knowledge=ident)
        return None

    def subject(self, kind: str, slots: Mapping[str, Slot]) -> Line:
        """A subject line, another for each letter as long as there are wordings."""
        rows: Sequence[str] = words(kind)["subjects"]
        start = int(hashlib.sha256(f"{self.seed}|subject".encode()).hexdigest(), 16) % len(rows)
        order = [*range(start, len(rows)), *range(start)]
        fit = [n for n in order if slots_of(rows[n]) <= slots.keys()]
        n = next((n for n in fit if f"letter:{kind}/subject/{n + 1}" not in self.used), fit[0])
        ident = f"letter:{kind}/subject/{n + 1}"
        self.used.add(ident)
        needed = slots_of(rows[n])
        refs = tuple(dict.fromkeys(ref for name in sorted(needed) for ref in slots[name].evidence))
        return Line(text=filled(rows[n], {name: slots[name].text for name in needed}), evidence=refs, knowledge=ident)


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """The wording with its slots filled; an empty slot leaves no gap, a quoted question no second stop."""
    text = pattern.format(**values)
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" ([.,;:!?])", r"\1", text)
    text = re.sub(r"([?!])([”]?)\.", r"\1\2", text)
    return text[:1].upper() + text[1:]


def greeting(tone: Tone, first: str, full: str, honorific: str, number: int) -> str:
    """How the letter opens. A title that the documents give is kept unless the candidate's notes use the first name."""
    held = words("tones")[tone]
    if not full:
        return str(held["nobody"])
    if honorific:
        return str(held["titled"].format(titled=f"{honorific} {full.split()[-1]}"))
    options = held["greetings"]
    return str(options[number % len(options)].format(first=first, full=full))


def farewell(tone: Tone, number: int) -> str:
    """How the letter ends."""
    options = words("tones")[tone]["farewells"]
    return str(options[number % len(options)])


def tell(ident: str, *evidence: EvidenceRef, **slots: Slot | str) -> Line:
    """One of the sentences that speak to the candidate about a letter (data/letters/says.yaml)."""
    values = {name: slot.text if isinstance(slot, Slot) else slot for name, slot in slots.items()}
    refs = [ref for slot in slots.values() if isinstance(slot, Slot) for ref in slot.evidence]
    text: str = words("says")[ident]
    return Line(
        text=text.format(**values), evidence=tuple(dict.fromkeys((*refs, *evidence))), knowledge=f"letter:says/{ident}"
    )


def flag(code: FlagCode, *evidence: EvidenceRef, **slots: Slot | str) -> LetterFlag:
    """Something the candidate has to know or do before the letter goes out."""
    return LetterFlag(code=code, line=tell(f"flag.{code}", *evidence, **slots))
