"""Every figure, date, name and claim of a paper as a Fact with its place. What is not clear is left out."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from finalist.core.continuity.cues import reasons, shows
from finalist.core.continuity.passages import Passage, passages
from finalist.core.continuity.posts import Post, dated_facts, posts_of
from finalist.core.documents.base import Document, EvidenceRef, Source
from finalist.core.documents.fact import Fact, FactKind, Topic
from finalist.core.documents.resume import Resume
from finalist.core.text.amounts import Quantity
from finalist.core.text.dates import DateRange, find_dates
from finalist.core.text.figures import figures
from finalist.core.text.names import find_names
from finalist.core.text.numbers import SMALL
from finalist.core.text.terms import stem, terms

NEAR = 9
"""How many words on each side of a figure tell what it is about. Convention."""
_NUMBERED = frozenset(stem(word) for word in SMALL)
_CLAIM = re.compile(r"(?:^|\b)(?:I|I['’]ve|I['’]m|my)\b", re.IGNORECASE)
_OWN_PAY = re.compile(r"\b(?:i|my|i'?d|i’d|told|number|expect\w*|mind)\b", re.IGNORECASE)
_THEIR_PAY = re.compile(r"\b(?:she|he|they|hr|band|range|budget)\b[^.;]*$", re.IGNORECASE)


def facts_of(source: Source, document: Document | None = None, posts: Iterable[Post] = ()) -> tuple[Fact, ...]:
    """The facts of one paper, in order. `posts`: the employers of the résumé, to tell whose post a date is of."""
    known = (*posts, *(posts_of(source, document) if isinstance(document, Resume) else ()))
    found: list[Fact] = []
    for passage in passages(source, document):
        found += _of_passage(passage, known, source)
    if isinstance(document, Resume):
        found += dated_facts(source, document)
    return tuple(sorted(found, key=lambda fact: (fact.evidence.start, fact.evidence.end)))


def _of_passage(passage: Passage, known: tuple[Post, ...], source: Source) -> Iterator[Fact]:
    text = passage.ref.verbatim
    found = figures(text)
    dates = [date for date in find_dates(text) if date.start]
    named = [post for post in known if post.named_in(text)]
    for one in found:
        yield _number(passage, one, _topic(passage, one, named), named)
    for date in dates:
        yield from _date(passage, date, named)
    yield from _names(passage, named, known)
    yield from (
        make(passage, "name", "", text[name.start : name.end], name.start, name.end) for name in find_names(text)
    )
    if not found and not dates and _CLAIM.search(text) and len(text) < 600:
        yield make(passage, "claim", "", " ".join(text.split()), 0, len(text))


def make(passage: Passage, kind: FactKind, topic: Topic, value: str, start: int, end: int, **more: object) -> Fact:
    """A Fact at passage text[start:end], with the stems of the words around it as its subject."""
    ref = passage.ref
    place = EvidenceRef(
        document=ref.document, start=ref.start + start, end=ref.start + end, verbatim=ref.verbatim[start:end]
    )
    around = passage.around or ref
    offset = ref.start - around.start
    subject = near(around.verbatim, offset + start, offset + end)
    scope = str(more.pop("scope", "") or passage.scope)
    key = "|".join((kind, topic, scope, value, " ".join(subject)))
    return Fact(
        id=hashlib.sha256(key.encode()).hexdigest()[:12], kind=kind, topic=topic, subject=subject, scope=scope,
        value=value, evidence=place, said=around, confirmed="no" if shows("unsure", ref.verbatim) else "unsaid",
        **more,
    )  # fmt: skip


def near(text: str, start: int, end: int) -> tuple[str, ...]:
    """The stems of up to NEAR words on each side, figures left out, each once."""
    words = (*text[:start].split()[-NEAR:], *text[end:].split()[:NEAR])
    return tuple(dict.fromkeys(content(" ".join(words))))


def content(text: str) -> list[str]:
    """The stems of the words that tell what a figure is about: no figures, no units of time."""
    spaced = text.replace("-", " ").replace("_", " ")
    return [term for term in terms(spaced) if not any(map(str.isdigit, term)) and term not in _NUMBERED | _LIGHT]


_LIGHT = frozenset(
    stem(word)
    for word in """year years yrs month months week weeks day days hour hours minute minutes per cent percent said told
    asked about later ago since last first got get went one situation task action result lesson learned story""".split()
)


def _number(passage: Passage, one: Quantity, topic: Topic, named: list[Post]) -> Fact:
    text = passage.ref.verbatim
    scope = named[0].employer if topic == "tenure" else ""
    measure = "age" if one.kind == "duration" and _AGED.match(text, one.end) else one.kind
    return make(
        passage, "number", topic, text[one.start : one.end], one.start, one.end, scope=scope,
        low=one.low, high=one.high, measure=measure, unit=one.unit, period=one.period,
        approximate=one.approximate, change=one.change, per=one.per,
    )  # fmt: skip


def _topic(passage: Passage, one: Quantity, named: list[Post]) -> Topic:
    text = passage.ref.verbatim
    head, tail = text[max(0, one.start - 60) : one.start], text[one.end : one.end + 40]
    if one.kind == "duration":
        if shows("notice", head[-45:] + " . " + tail[:25]):
            return "notice"
        if shows("availability", head) and re.search(r"\b(?:in|within|after)\s*$", head):
            return "availability"
        if len(named) == 1 and one.unit in ("year", "month") and _STAYED.search(head) and not _ELSE.match(tail):
            return "tenure"
    if one.kind in ("money", "count") and _is_pay(passage, one, head):
        return "salary"
    return ""


_AGED = re.compile(r"[ -]olds?\b", re.IGNORECASE)
_STAYED = re.compile(
    r"\b(?:after|spent|stayed(?: for)?|lasted|there for|for|worked|was there|only)\s+(?:about |only "
    r"|just |nearly |over )?$",
    re.I,
)
_ELSE = re.compile(
    r"\s*(?:of (?:incident|data|traffic|report)|ago|later|earlier|old|['’]?s? notice|from now)",
    re.IGNORECASE,
)


def _is_pay(passage: Passage, one: Quantity, head: str) -> bool:
    clause = re.split(r"[.;\n?!]", head)[-1]
    if not shows("salary", clause) or not _OWN_PAY.search(clause) or _THEIR_PAY.search(clause):
        return False
    top = max(value for value in (one.low, one.high) if value is not None)
    if one.kind == "money":
        return one.period in ("hour", "day", "month") or top >= 1000 or passage.kind == "pay"
    pay_line = passage.kind == "pay" or re.search(r"\b(?:salary|pay|base)\b", passage.ref.verbatim, re.IGNORECASE)
    return (
        bool(pay_line) and not one.unit and (10_000 <= top <= 900_000 or (passage.kind == "pay" and 15 <= top < 1000))
    )


def _date(passage: Passage, date: DateRange, named: list[Post]) -> Iterator[Fact]:
    text = passage.ref.verbatim
    head, tail = text[max(0, date.at - 70) : date.at], text[date.until : date.until + 30]
    topic: Topic = ""
    post = _nearest(named, text, date.at)
    if shows("availability", head):
        topic = "availability"
    elif re.search(r"\b(?:graduat\w+|degree|diploma|bsc|msc|bachelor'?s?|master'?s?|studies)\b", head, re.IGNORECASE):
        topic = "education"
    elif post and _LEFT.search(head[-60:]):
        topic = "end"
    elif post and (_JOINED.search(head[-60:]) or (date.present and not date.single)):
        topic = "start"
    scope = post.employer if post and topic in ("start", "end") else ""
    if post and not topic and date.end and not date.single and _AT.search(head[-50:] + tail[:0]):
        yield make(passage, "date", "start", date.start, date.at, date.until, scope=post.employer)
        yield make(passage, "date", "end", date.end, date.at, date.until, scope=post.employer)
        return
    yield make(passage, "date", topic, date.start, date.at, date.until, scope=scope)


_LEFT = re.compile(
    r"\b(?:left|leav\w+|until|till|ended|finished|last day|closed|moved on|quit|resigned)\b[^.;]*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:joined|join|started|start|began|since|came to|took (?:the|my) (?:job|post)|hired)\b[^.;]*$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:\bfrom|\bbetween|[,(])\s*$", re.IGNORECASE)


def _nearest(named: list[Post], text: str, at: int) -> Post | None:
    """The employer a date is of: the only one named, or the last one named before it in the same clause."""
    if len(named) <= 1:
        return named[0] if named else None
    before = [(post.place_in(text[:at]), post) for post in named]
    best = max(before, key=lambda item: item[0])
    return best[1] if best[0] >= 0 and not re.search(r"[.;]\s", text[best[0] : at]) else None


def _names(passage: Passage, named: list[Post], known: tuple[Post, ...]) -> Iterator[Fact]:
    """Titles held and reasons for leaving, for employers of the résumé only."""
    text = passage.ref.verbatim
    for post in named:
        if title := post.title_in(text):
            yield make(passage, "name", "title", text[slice(*title)], *title, scope=post.employer)
    why = sorted(reasons(text)) if shows("leaving", text) else []
    for post in named if why else ():
        yield make(passage, "name", "leaving", " ".join(why), 0, len(text), scope=post.employer)
    own = next((post for post in known if post.employer == passage.scope), None)
    if own and not named and (why := sorted(reasons(text))) and "reason-growth" not in why:
        yield make(passage, "name", "leaving", " ".join(why), 0, len(text), scope=own.employer)
