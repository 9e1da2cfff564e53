"""More telephone speech of the same corpus: the conversations that neither half of the reported ones holds.

Their words come in three files: tags an utterance, the fluent words, and the fillers. Put together they are the speech
as it was, but for the words said first of a repair, which nobody published; those are left out. Every second
conversation makes a half: the rules may be looked at with the first.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from benchmarks.telephone import PLACE, Labelled

TAGS, FLUENT, FILLERS = (
    "swbd_disf1_uttseg_tag_corpus.csv",
    "swbd_disf_train_1_clean.text",
    "swbd_disf_train_1_edit.text",
)
_BOUNDS = re.compile(r"<([ct])([ct])/>")
_FIRST_SAID = re.compile(r"<rms? ")
HALVES = ("looked at for the rules of the second round", "not looked at")
Side = tuple[int, str]
"""(conversation, speaker)."""


def sides() -> list[list[Labelled]]:
    """The words of each side with their tags, in the order of the conversations; empty where nothing was fetched."""
    if not all((PLACE / name).is_file() for name in (TAGS, FLUENT, FILLERS)):
        return []
    fluent, fillers = _words(FLUENT), _words(FILLERS)
    utterances = _utterances()
    found = []
    for side in sorted({*fluent, *fillers}):
        plain, small, said = iter(fluent[side]), iter(fillers[side]), []
        left = len(fluent[side]) + len(fillers[side])
        while left:
            for tag in next(utterances):
                if "<e/>" not in tag and _FIRST_SAID.search(tag):
                    continue
                said.append((next(small if "<e/>" in tag else plain).replace("$unc$", ""), tag))
                left -= 1
        found.append(said)
    return found


def half(number: int) -> list[list[Labelled]]:
    """The conversations of one half, both sides of each together."""
    return [side for at, side in enumerate(sides()) if at // 2 % 2 == number]


def _words(name: str) -> defaultdict[Side, list[str]]:
    """The words of a file by the side that said them."""
    found: defaultdict[Side, list[str]] = defaultdict(list)
    for line in (PLACE / name).read_text(encoding="utf-8").splitlines():
        if line[:1].isdigit():
            place, said = line.split(",", 1)
            conversation, speaker, *_ = place.split(":")
            found[int(conversation), speaker] += said.split()
    return found


def _utterances() -> Iterator[list[str]]:
    """The tags of each utterance; `t` bounds it, `c` goes on."""
    kept: list[str] = []
    for line in (PLACE / TAGS).read_text(encoding="utf-8").splitlines():
        for tag in line.split(",") if line.strip() else ():
            bounds = _BOUNDS.search(tag)
            if bounds and bounds[1] == "t" and kept:
                yield kept
                kept = []
            kept.append(tag)
            if bounds and bounds[2] == "t":
                yield kept
                kept = []
    if kept:
        yield kept
