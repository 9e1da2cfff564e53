"""A letter cut into what a check looks at: to whom, the greeting, the sentences of its body, the end."""

import re
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.text.sentences import sentence_spans

_HEADER = re.compile(r"(?im)^(?P<name>to|subject|from|cc|bcc|date|reply-to|x-unsent):[ \t]*(?P<value>.*)$")
_GREETING = re.compile(
    r"(?im)^[ \t]*(?P<all>(?:(?:dear|hi|hello|hey|caro|cara|good (?:morning|afternoon|"
    r"evening))[ \t]*(?P<who>[^,\n:!–—]{0,80})"
    r"|(?P<bare>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}))[,:!–—]?)[ \t]*$"
)
_FAREWELL = re.compile(
    r"(?im)^[ \t]*(?:[\w ]{0,24}\b(?:regards|wishes|greetings|gr(?:ü|ue?)(?:ß|ss)en?)\b[^.\n]{0,25}"
    r"|(?:with|my|many|all(?: the)?|in|much)\b[^.\n]{0,20}\b(?:thanks|best|gratitude|respect|love)"
    r"|(?:best|warmly|yours|sincerely|respectfully|cheers|thanks|thank you|love|talk soon|have a)\b[^.\n]{0,40}|kindly)"
    r"[,.!]?[ \t]*$"
)


@dataclass(frozen=True, slots=True)
class Letter:
    """greeting: its line; greeted: the name in it, "" for none; to: the address line's name; body: sentences in order;
    end: start of the farewell.
    """

    source: Source
    subject: EvidenceRef | None
    to: str
    greeting: EvidenceRef | None
    greeted: str
    body: tuple[EvidenceRef, ...]

    @property
    def words(self) -> int:
        """Words of the letter without its header lines."""
        return len(_HEADER.sub("", self.source.text).split())


def parse(source: Source) -> Letter:
    """The letter in its parts. Header lines (`To:`, `Subject:`) are those before the first empty line."""
    text = source.text
    head = re.match(r"(?:(?:[A-Za-z-]+:[^\n]*|[ \t]+\S[^\n]*)\n)+(?=\n|\Z)", text)
    start = head.end() if head else 0
    named = {m["name"].lower(): m for m in _HEADER.finditer(text, 0, start)}
    subject = named.get("subject")
    to = re.sub(r"<[^>]*>", "", named["to"]["value"]).strip(' ",') if "to" in named else ""
    greeting = _GREETING.search(text, start, min(len(text), start + 200))
    if greeting and text[start : greeting.start()].strip():
        greeting = None
    at = greeting.end() if greeting else start
    end = _end(text, at)
    return Letter(
        source=source,
        subject=source.quote(*subject.span("value")) if subject and subject["value"].strip() else None,
        to=to,
        greeting=source.quote(greeting.start("all"), greeting.end("all")) if greeting else None,
        greeted=((greeting["who"] or greeting["bare"] or "").strip(" ,") if greeting else ""),
        body=tuple(source.quote(at + a, at + b) for a, b in sentence_spans(text[at:end])),
    )


def _end(text: str, at: int) -> int:
    """Where the farewell begins: the last farewell line, else the lone name that closes the letter."""
    found = [m for m in _FAREWELL.finditer(text, at) if len(text[m.end() :].split()) <= 6]
    if found:
        return found[0].start()
    match = re.search(r"\n\s*\n[ \t]*[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}\s*\Z", text[at:])
    return at + match.start() if match else len(text)
