"""The units of a told text: its sentences; where speech runs on without stops, its clauses.

A transcript without punctuation is one endless sentence to the sentence finder. Past a length it is cut before the
small words by which speakers go on (“so I”, “and then”), so that its parts can still be told apart.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from finalist.core.text.sentences import sentence_spans

LONG = 40
"""Words from which a sentence is cut at its clauses (convention: twice a long written sentence)."""
SHORT = 4
"""Words that a clause has at least; shorter ones stay with the one before."""
_GOES_ON = re.compile(
    r"\s(?=(?:and|but|so|then|because)\s(?:(?:then|so|now|in the end|after that|eventually|honestly|basically)\s)?"
    r"(?:i|we|he|she|they|it|my|our|the|there|nobody|after|when)\b)"
    r"|\s(?=(?:in the end|as a result|after that|and then|so then)\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<before>\S+)\s(?=(?:i|we|he|she|they|there|nobody|everybody|my \w+|our \w+|since then|in the end|afterwards"
    r"|now i)\s\S)",
    re.IGNORECASE,
)
_BOUND = frozenset(
    """and but so then because that what who which whom whose if when while where how why as than whether until till
    before after since or nor though although unless like did do does was were is are am had has have can could
    would will should may might must let the a an my our his her their its in on at for with of from to by about
    think thought know knew said say says see saw hope believe guess mean felt sure glad all every everything
    everyone anything nothing something one ones time day way first next only not i we he she they it
    you there""".split()
)
"""Words after which a subject goes on with the clause instead of beginning one."""
_LINE = re.compile(r"\n+")
_WORD = re.compile(r"\S+")


def unit_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each unit, white space trimmed, in order; together they hold every visible character."""
    return [span for start, end in sentence_spans(text) for span in _cut(text, start, end)]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = [match.start() for match in _WORD.finditer(text, start, end)]
    if len(words) < LONG:
        yield start, end
        return
    edges = sorted(
        {m.start() for p in (_LINE, _GOES_ON) for m in p.finditer(text, start, end)} | _subjects(text, start, end)
    )
    at, first = start, 0
    for edge in edges:
        here = bisect_left(words, edge)
        if here - first >= SHORT and len(words) - here >= SHORT:
            yield _trim(text, at, edge)
            at, first = edge, here
    yield _trim(text, at, end)


def _subjects(text: str, start: int, end: int) -> set[int]:
    """Where a subject begins a new clause though no small word says so: “I rang the yard he came at once”."""
    return {
        match.end("before")
        for match in _SUBJECT.finditer(text, start, end)
        if match["before"].lower().strip(",;:'’") not in _BOUND
    }


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
