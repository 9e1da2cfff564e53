"""What a typed line does in a talk about pay: asks, names a figure, gives a reason, accepts, waits …

The wordings are data (core/knowledge/data/spar_words/moves.yaml); the figures are found by core/text. A figure counts
as pay only when it is of the size of what is talked about, so that "1,500 for courses" is no salary.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from finalist.core.offers.spar.words import words
from finalist.core.text.patterns import any_of
from finalist.core.text.quantities import Quantity, quantities
from finalist.core.text.terms import STOP, fold

Kind = Literal[
    "silence", "ultimatum", "decline", "accept", "ask-time", "concede", "name-figure", "ask-lever", "ask-figure",
    "justify", "defer", "other",
]  # fmt: skip
LONG = 5
"""Words from which a statement that nothing else explains counts as a reason. Convention."""
_WISHES = re.compile(r"\b(?:would|let's|can't|cannot|must|want|rather|like to|please|should)\b|'d\b")
_ABOUT_US = re.compile(r"\b(?:i|i've|i'd|my|me|you|your|it|role|job|post|team|work|nobody|this|that)\b")
NEAR = (Decimal("0.5"), Decimal("2.5"))
"""How far from the pay talked about a figure may be and still be taken for pay. Convention."""
_WORDED = ("ultimatum", "decline", "accept", "ask-time", "concede", "defer", "ask-lever", "ask-figure", "justify")
_NOT_YET = re.compile(r"(?:\bif\b|\bonce\b|\bunless\b|\bwhen\b|provided|before (?:i|we)|n't|\bnot\b|cannot|\bwould\b)")
_MORE = re.compile(r"\b(?:more|extra|higher|on top|above (?:that|this|it|your)|additional|raise|increase)\b")
_BY = re.compile(r"\b(?:by|another|extra|plus)\W{0,3}$")


_OTHERS = re.compile(
    r"(?:median|market(?: rate| value)?|average|survey|percentile|going rate|(?:other|another|written|competing|second"
    r"|their|rival) (?:\w+ ){0,3}(?:offer|company|firm|employer)s?|elsewhere"
    r"|competitor|rival|pays?|i earn(?:ed)?|i made|i make|i was(?: on)?|i am on|i'm on|used to|current(?:ly)?"
    r"|posted|advertised|(?:advert|ad|posting|website|page) (?:said|says|gave|gives|names?|named)"
    r"|they (?:offer|pay))\b[^,.;?]{0,28}$"
)
"""What makes a figure somebody else's and so a reason, not an ask: “the median is 56,000”."""


_HELD_BACK = re.compile(
    r"(?:can't|cannot|can not|won't|not ready to|would|could|might|before i|if i|unable to) (?:\w+ )?"
    r"(?:accept|sign|take)"
)
_ONLY_IF = re.compile(r"\b(?:accept|sign|deal|yes)\b.{0,20}\bif\b|^if\b")
_THEIRS = re.compile(r"\b(?:hear|know|see) (?:first )?(?:your|the) (?:\w+ )?(?:range|band|figure|number|budget)\b")


@dataclass(frozen=True, slots=True)
class Move:
    """One line understood. figure, top: the pay named, low and high end (equal for one figure), None when none is.

    lever: id of the part of a package it speaks of, "" for none. reason: a reason is given. condition: it is tied to
    something in return. asks: it holds a question. old_pay: it says what the candidate earns or earned.
    """

    text: str
    kind: Kind
    figure: Decimal | None = None
    top: Decimal | None = None
    lever: str = ""
    reason: bool = False
    condition: bool = False
    asks: bool = False
    old_pay: bool = False


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return any_of(words("moves")[name])


@cache
def _levers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"\b(?:{alternatives})\b")) for name, alternatives in words("moves")["levers"].items()
    )


def understand(line: str, reference: Decimal, last_ask: Decimal | None = None) -> Move:
    """The move that a line makes. reference: the pay talked about; last_ask: what the candidate asked for before."""
    text = fold(line[:2000]).replace("’", "'").strip()
    if not text or _pattern("silence").match(text):
        return Move(line, "silence")
    low, top = _figure(text, reference)
    lever = _lever(text)
    reason = bool(_pattern("justify").search(text))
    condition = bool(_pattern("condition").search(text)) or (low is not None and bool(lever))
    kind = _kind(text, low, lever, last_ask)
    return Move(line, kind, low, top, lever, reason, condition, "?" in line, bool(_pattern("old-pay").search(text)))


def _kind(text: str, low: Decimal | None, lever: str, last_ask: Decimal | None) -> Kind:
    """The main move. Order: what ends or binds the talk first, then figures, then questions, then the rest."""
    found = {name for name in _WORDED if _pattern(name).search(text)}
    asks = text.rstrip().endswith("?") or "?" in text
    tied = bool(_NOT_YET.search(text))
    if "ultimatum" in found:
        return "ultimatum"
    if "decline" in found and not asks:
        return "decline"
    if (
        "accept" in found
        and (not asks or "do i sign" in text)
        and not (low is not None and tied)
        and not _refused(text)
    ):
        return "accept"
    if low is not None:
        lower = last_ask is not None and low < last_ask
        return "concede" if lower or "concede" in found else "name-figure"
    if "ask-time" in found and not lever:
        return "ask-time"
    if "defer" in found and not (asks and "ask-figure" in found) and not _THEIRS.search(text):
        return "defer"
    if lever and (asks or "ask-lever" in found) and not _pay_asked(text):
        return "ask-lever"
    return _talk(text, found, asks, lever)


def _talk(text: str, found: set[str], asks: bool, lever: str) -> Kind:
    """The main move of a line without a figure that neither ends nor binds."""
    order: tuple[Kind, ...] = ("ask-figure", "concede", "ask-lever", "justify", "defer")
    if "justify" in found and not asks:
        order = ("concede", "justify", "ask-figure", "ask-lever", "defer")
    for kind in order:
        if kind in found and (kind != "ask-lever" or asks or lever):
            return kind
    if lever:
        return "ask-lever"
    return "justify" if not _refused(text) and _argues(text, asks) else "other"


def _argues(text: str, asks: bool) -> bool:
    """A statement of some length about oneself, them or the job, in a talk about pay, is meant as a reason."""
    if asks or len(text.split()) < LONG or _WISHES.search(text) or _pattern("courtesy").search(text):
        return False
    return bool(_ABOUT_US.search(text))


def _refused(text: str) -> bool:
    """“I can't accept yet”, “I would accept if”: the word is there, the deed is not."""
    return bool(_HELD_BACK.search(text) or _ONLY_IF.search(text))


def _pay_asked(text: str) -> bool:
    return bool(re.search(r"\b(?:salary|base|pay) (?:range|band)\b", text))


def _lever(text: str) -> str:
    return next((name for name, pattern in _levers() if pattern.search(text)), "")


def _figure(text: str, reference: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The pay named in a line: the last of its figures that is of the right size, as (low, high)."""
    best: tuple[Decimal | None, Decimal | None] = (None, None)
    for found in quantities(text):
        if _OTHERS.search(text, max(0, found.start - 60), found.start):
            continue
        ends = _ends(found, reference, text)
        if ends and NEAR[0] * reference <= ends[0] and ends[1] <= NEAR[1] * reference:
            best = ends
    return best


def _ends(found: Quantity, reference: Decimal, text: str) -> tuple[Decimal, Decimal] | None:
    low, high = found.low or found.high, found.high or found.low
    if low is None or high is None or found.kind == "duration":
        return None
    after = text[found.end : found.end + 24]
    if found.kind == "percent":
        return (reference * (1 + low / 100), reference * (1 + high / 100)) if _MORE.search(after) else None
    if found.kind == "count" and found.unit and found.unit not in _PLAIN_UNITS | STOP:
        return None
    if low < 1000 <= reference / 10 and low * 1000 >= NEAR[0] * reference:  # “54” where thousands are meant
        low, high = low * 1000, (high * 1000 if high < 1000 else high)
    before = text[max(0, found.start - 12) : found.start]
    if low < NEAR[0] * reference and (_MORE.search(after) or _BY.search(before)):
        return reference + low, reference + high
    return low, high


_PLAIN_UNITS = frozenset(
    """would is was as and or for a an if but because given since then base gross plus to at works work please with
    instead will might could per seems sounds looks on in with right given makes feels from by rather not now
    today depending subject including net yearly annual annually more extra higher before after total all that
    this it i based thousand""".split()
)
"""Words that may follow a bare figure and leave it pay; any other (“people”, “days”) makes it a count."""
