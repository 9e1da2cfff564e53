"""Promises in notes: what I said I would send or do, by when, whether it is done; and what they said they would do."""

import re
from collections.abc import Iterator

from finalist.core.documents.notes import NoteLine
from finalist.core.letters.point import LABEL, Point, point
from finalist.core.letters.prose import tidy, to_second
from finalist.core.letters.sound import clause, noun_phrase, sound

_DONE = re.compile(
    r"(?<!not )(?<!n['’]t )\b(?:sent|done|kept|delivered|mailed|emailed) (?:it )?(?:on|\d|mon|tue|wed|thu|fri|"
    r"sat|sun|already|ok)|"
    r"->\s*(?:sent|done)\b|\(?(?:done|sent)\)?[.!✓]*$|✓|✔|\[x\]",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bnot (?:yet )?(?:sent|done)\b|hasn['’]t|haven['’]t", re.IGNORECASE)
_MINE = re.compile(
    r"(?:^|[.;,]\s*)(?:i\s+)?(?:promised|will|said i['’]?d|said i would|to|i['’]ll)\s*(?::\s*)?(?:her|him|"
    r"them|[A-Z][\w-]+)?\s*"
    r"(?:to\s+)?(?P<what>[^.;!>]+)",
    re.IGNORECASE,
)
_SEND = re.compile(
    r"(?:to )?(?:send|share|forward|mail|email|e-mail|give|show|pass on)(?: (?:her|him|them|over|along|"
    r"on))*\s+(?P<thing>.+)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\s*\b(?:by|before|until|till|within|this (?:week|month|evening|friday|monday)|next (?:week|month)|tomorrow|today|"
    r"tonight|asap|end of|on (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun)).*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^)]*\)?\s*")
_VERB = re.compile(
    r"(?:send|share|forward|introduce|call|ring|write|ask|find|look|check|bring|put|let|come|read|try|think|"
    r"prepare|draft|give|show|confirm|mail|email|get|speak|talk|set|book|connect)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:she|he|they)(?:['’]ll|['’]d| will| would)\s+(?P<vp>[a-z]+\b[^.;!>]*)|"
    r"(?:promised|offered)(?: me)? to\s+(?P<vp2>[a-z]+\b[^.;!>]*)|"
    r"^\W*(?:will|['’]ll)\s+(?P<vp3>[a-z]+ (?:me|us)\b[^.;!>]*)",
    re.IGNORECASE,
)


def is_done(text: str) -> bool:
    """Whether the note says that the promise was kept."""
    return bool(_DONE.search(text)) and not _NOT.search(text)


def promises(line: NoteLine) -> tuple[Point, ...]:
    """The open promise of a line: a thing to send, something to do, or something they will do."""
    if line.kind == "i-promised":
        return () if is_done(line.text) else tuple(_mine(line))
    return tuple(_theirs(line))


def _mine(line: NoteLine) -> Iterator[Point]:
    bare = LABEL.sub("", line.text)
    match = _MINE.search(bare)
    raw = match["what"] if match and (match.start() == 0 or bare == line.text) else bare
    raw = re.split(r"\s*(?:->|=>| - | – )\s*", raw)[0]
    due = _WHEN.search(_BRACKETS.sub(" ", raw))
    what = _WHEN.sub("", _BRACKETS.sub(" ", raw)).strip(" ,")
    sent = _SEND.match(what)
    day = tidy(due[0]) if due else ""
    if sent or not _VERB.match(what):
        thing = determined(tidy(sent["thing"] if sent else what))
        if thing and noun_phrase(thing):
            yield point("promise", thing, line, sent["thing"].strip() if sent else what, day)
        return
    vp = to_second(tidy(what)) or ""
    if sound(vp) and len(vp.split()) >= 2:
        yield point("promise-to", vp, line, what, day)


_HAS_ARTICLE = re.compile(
    r"(?:the|a|an|my|your|our|this|that|these|those|some|any|more|two|three|four|five|both|all|it|how|what|why|\d)\b",
    re.IGNORECASE,
)


def determined(noun: str) -> str:
    """A noun phrase with its article: “ILS certificate” → “the ILS certificate”."""
    text = re.sub(r"^(?:her|him|them)\s+", "", noun)
    return text if not text or _HAS_ARTICLE.match(text) else f"the {text}"


def _theirs(line: NoteLine) -> Iterator[Point]:
    match = _THEIRS.search(line.text)
    if not match:
        return
    raw = re.split(r"\s*(?:->|=>| - | – )\s*", match["vp"] or match["vp2"] or match["vp3"])[0].strip(" ,")
    vp = to_second(tidy(_BRACKETS.sub(" ", raw))) or ""
    verb, _, noun = vp.partition(" ")
    if verb.lower() in ("send", "share", "forward", "mail", "email") and noun:
        noun = re.sub(r"^me\s+", "", noun)
        noun = _link(noun, line.text) or determined(_ordered(noun))
        vp = f"{verb} {'me ' if verb == 'send' else ''}{noun}"
    if _VERB.match(vp) and sound(vp) and len(vp.split()) >= 3 and not clause(vp):
        yield point("their-promise", vp, line, match[0])


def _link(noun: str, note: str) -> str:
    """“the link” alone says too little: to what they wrote, when the note tells."""
    wrote = re.search(
        r"\b(?:wrote|has|did|gave|published|made) an? (?P<n>post|paper|article|talk|book|report|blog post|"
        r"video)"
        r" (?:about|abt|on) (?P<np>[^,.;]+)",
        note,
        re.IGNORECASE,
    )
    about = tidy(wrote["np"]) if wrote else ""
    fits = wrote and noun in ("link", "the link") and sound(about)
    return f"the link to your {wrote['n'].lower()} about {about}" if wrote and fits else ""


def _ordered(noun: str) -> str:
    """“agenda for 2nd round” → “agenda for the 2nd round”."""
    return re.sub(
        r"\b(for|of|in|before|after|from|to) ((?:1st|2nd|3rd|4th|first|second|third|next|"
        r"last) [a-z]+)\b", r"\1 the \2", noun)  # fmt: skip
