"""Fillers and repairs on telephone speech labelled word by word by people (scripts/telephone_speech.py fetches it)."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from finalist.core.answers.fillers import filled_pauses, fillers
from finalist.core.answers.language import Language, language
from finalist.core.answers.repeats import repeats_and_restarts
from finalist.core.answers.words import placed
from finalist.core.documents.take import TimedWord, Transcript, typed

PLACE = Path(__file__).parent / "data" / "telephone"
Labelled = tuple[str, str]
"""(word, its tags)."""
_BEGUN = re.compile(r'<rms? id="(\d+)"')
_ENDED = re.compile(r'<rpn(rep|sub|del) id="(\d+)"')


@dataclass(slots=True)
class Score:
    """Hits, false alarms and misses of words."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, wanted: set[int], found: set[int]) -> None:
        """Count one speaker."""
        self.counts["hit"] += len(wanted & found)
        self.counts["false"] += len(found - wanted)
        self.counts["missed"] += len(wanted - found)

    @property
    def precision(self) -> float:
        """Share of what was found that is labelled so."""
        return self.counts["hit"] / ((self.counts["hit"] + self.counts["false"]) or 1)

    @property
    def recall(self) -> float:
        """Share of what is labelled so that was found."""
        return self.counts["hit"] / ((self.counts["hit"] + self.counts["missed"]) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing was right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self, name: str) -> str:
        """A line of a table."""
        many = self.counts["hit"] + self.counts["missed"]
        return f"  {name:44}{self.precision:>10.3f}{self.recall:>10.3f}{self.f1:>10.3f}{many:>9}"


def speakers(part: str) -> list[list[Labelled]]:
    """The words of each speaker with their human tags; empty where the corpus was not fetched."""
    file = PLACE / f"swbd_disf_{part}_partial_data_output_final.text"
    found: list[list[Labelled]] = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if line.startswith("Speaker"):
            found.append([])
        elif line.strip():
            _, _, word, tags = line.split("\t")
            found[-1].append((word.replace("$unc$", ""), tags.split("@")[0]))
    return found


def scores(spoken: list[list[Labelled]]) -> dict[str, Score]:
    """Every score over the words of some speakers, ours and the floors."""
    known = language("en")
    if known is None:
        raise RuntimeError("English is not shipped")
    made = {name: Score() for name in ("fillers", "um", "repeats", "repairs", "floor-fillers", "floor-repeats")}
    for said in spoken:
        _speaker(said, known, made)
    return made


def _speaker(said: list[Labelled], known: Language, made: dict[str, Score]) -> None:
    heard = Transcript(language="en", engine="labels", words=tuple(TimedWord(text=word) for word, _ in said))
    words = placed(heard)
    sounds, small = filled_pauses(words, known), fillers(words, known)
    found = {index for mark in (*sounds, *small) for index in range(mark.first, mark.last + 1)}
    edits = {index for index, (_, tags) in enumerate(said) if "<e/>" in tags}
    ums = {index for index, (word, _) in enumerate(said) if word in known.filled}
    made["fillers"].add(edits, found)
    made["floor-fillers"].add(edits, {index for index, (word, _) in enumerate(said) if word in ("uh", "um")})
    made["um"].add(edits & ums, {mark.first for mark in sounds})
    again, repairs = _repairs(said)
    marks = repeats_and_restarts(words, known, frozenset(found))
    twice = {i for mark in marks if mark.kind == "repeat" for i in range(mark.first, mark.last + 1)}
    every = {i for mark in marks for i in range(mark.first, mark.last + 1)}
    made["repeats"].add(again - edits, twice - found)
    made["repairs"].add(repairs - edits, every - found)
    naive = {i for i in range(len(said) - 1) if said[i][0] == said[i + 1][0]}
    made["floor-repeats"].add(again - edits, naive - edits)


def _repairs(said: list[Labelled]) -> tuple[set[int], set[int]]:
    """(words said first of a repetition, words said first of any repair)."""
    again: set[int] = set()
    every: set[int] = set()
    running: dict[str, list[int]] = {}
    for index, (_, tags) in enumerate(said):
        for ident in _BEGUN.findall(tags):
            running.setdefault(ident, []).append(index)
            every.add(index)
        for kind, ident in _ENDED.findall(tags):
            if kind == "rep":
                again |= set(running.get(ident, ()))
            running.pop(ident, None)
    return again, every


MEETING = Path(__file__).parents[2] / "shared" / "data" / "audio" / "ami_ES2011a_supervisions.jsonl"


def meeting_table() -> None:
    """A transcribed meeting whose transcript writes every “um” and “uh”: how many of its words are marked."""
    if not MEETING.is_file():
        print("  meeting: not measured, ../shared/data is absent")
        return
    known = language("en")
    rows = [json.loads(line) for line in MEETING.read_text(encoding="utf-8").splitlines()]
    spoken = [typed(row["text"].lower()) for row in rows]
    words = sum(len(said.words) for said in spoken)
    written = sum(word.text in ("um", "uh") for said in spoken for word in said.words)
    sounds = sum(len(filled_pauses(placed(said), known)) for said in spoken if known)
    small = sum(len(fillers(placed(said), known)) for said in spoken if known)
    minutes = sum(row["duration"] for row in rows) / 60
    print(f"  a meeting (AMI, {words} words, {minutes:.0f} minutes of speech): {written} um and uh written,", end="")
    print(f" {sounds} sounds marked (with ah, hmm, mm), {small} fillers; nobody labelled the fillers")


def table() -> None:
    """Both parts: the one the rules were looked at with, and the one nobody looked at."""
    print("\nTelephone speech (Switchboard, human labels), words: precision, recall, F1, labelled words")
    if not speakers("test"):
        print("  not measured: fetch it with `python scripts/telephone_speech.py`")
        return
    for part, name in (("heldout", "looked at while the rules were written"), ("test", "never looked at")):
        made = scores(speakers(part))
        print(f"  {len(speakers(part))} speakers, {name}")
        for key, label in _ROWS:
            print(made[key].row(label))
    _more()


def _more() -> None:
    """The rest of the corpus, without the words said first of a repair: only its fillers can be counted."""
    from benchmarks.telephone_more import HALVES, half

    for number, name in enumerate(HALVES):
        spoken = half(number)
        if spoken:
            print(f"  {len(spoken)} sides of other conversations, {name}")
            print(scores(spoken)["fillers"].row("fillers"))


_ROWS = (
    ("fillers", "fillers (um, uh, you know, I mean, well …)"),
    ("floor-fillers", "  floor: um and uh alone"),
    ("um", "filled pauses alone"),
    ("repeats", "repeats"),
    ("floor-repeats", "  floor: the same word twice"),
    ("repairs", "repeats and restarts together"),
)
