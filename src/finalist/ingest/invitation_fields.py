"""What an invitation says beside its times: round, role, company, place, link, medium, format, what to bring.

Each rule is a pattern over the words the sender wrote. A rule that is not sure gives nothing.
"""

import re
from collections.abc import Iterator

from finalist.core.documents.base import Source, Sourced
from finalist.core.documents.invitation import Medium, MeetingFormat
from finalist.core.text.name_words import FREE_MAIL
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.terms import fold
from finalist.ingest.invitation_words import (
    CANCELLED,
    CHOOSE,
    COMPANY_TAIL,
    FORMATS,
    INSTRUCTION,
    LEGAL,
    MOVED,
    ON_SITE,
    PHONE,
    VIDEO,
    VIDEO_LINK,
)  # fmt: skip

Span = tuple[int, int]

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
             "1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4, "zweites": 2, "zweiten": 2,
             "deuxième": 2, "segunda": 2}  # fmt: skip
_ROUND = re.compile(
    r"(?i)\b(?:(?P<a>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:and final[\s-]+)?(?:round|stage|interview)"
    r"|(?P<b>(?:second|third|2nd|3rd))[\s-]+(?:\w+[\s-]+){0,2}interview"
    r"|(?:round|stage|interview)\s+(?P<c>[1-4]|one|two|three|four)\b"
    r"|(?P<d>zweite[sn]|deuxième|segunda)\s+(?:vorstellungs)?(?:gespräch|runde|entretien|entrevista))"
)
_PLACE_LABEL = re.compile(
    r"(?im)^[ \t•*-]*(?:location|where|venue|place|address|ort|adresse|lieu|lugar)\s*:\s*(?P<v>\S[^\n]{2,160}?)[ \t]*$"
)
_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|square|place|way|drive|quay|boulevard|blvd|court|row|terrace|park|"
    r"straße|strasse|platz|rue|gasse|weg|plein|gracht|laan)"
)
_PLACE_IN_LINE = re.compile(
    r"\b(?:at|in|to)\s+(?P<v>(?:our (?:\w+ ){0,2}(?:offices?|headquarters|site|building)(?:\s+(?:at|in|on),?)?,?\s+)?"
    rf"(?:(?:[A-Z][\w'’-]+|\d{{1,4}}[A-Za-z]?)[ ,]+){{1,8}}(?i:{_STREET})\b\.?"
    r"(?:,? (?:[A-Z0-9][\w'’-]*)(?: [A-Z0-9][\w'’-]*){0,4}){0,3})"
)
_ROOM = re.compile(
    r"\b(?P<v>(?:(?:[A-Z][\w'’-]+) ){0,3}(?:Room|Suite|Theatre|Boardroom|Auditorium|Hall|Lab|Reception|Floor|Level)"
    r"(?: (?:[A-Z]?\d+[A-Za-z]?|[A-Z]\b))?)(?![\w-])"
)
_NOT_MEANT = re.compile(
    r"(?i)\b(?:if|should|in case|unless|would like to|want to|wish to|can|may|please let|to)\b[^.\n]{0,60}$"
)
_URL = re.compile(
    r"(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s<>\"'\])]+[^\s<>\"'\]).,;:!?]"
)


def sourced(source: Source, text: str, span: Span) -> Sourced:
    """The words at a span, white space cleaned."""
    return Sourced(value=" ".join(text[span[0] : span[1]].split()), evidence=source.quote(*span))


_BACK = re.compile(r"(?i)\b(?:your|the|our|from|after|in) $|\b(?:following|after|since)\b[^.\n]{0,30}$")
"""Before “first interview” in a later invitation: it speaks of what was."""


def round_of(text: str) -> int | None:
    """The round that the words count: “second interview” → 2; None when none is counted, or several are."""
    counts = set()
    for match in _ROUND.finditer(text):
        number = _ORDINALS[next(word for word in match.groups() if word).casefold()]
        if number > 1 or not _BACK.search(text[max(0, match.start() - 40) : match.start()]):
            counts.add(number)
    return max(counts) if counts else None


def format_of(words: str) -> MeetingFormat:
    """The format that the words name, the most telling first; “unknown” when none."""
    return next((name for name, pattern in FORMATS if pattern.search(words)), "unknown")


def formats_in(words: str) -> list[MeetingFormat]:
    """Every format that the words name."""
    return [name for name, pattern in FORMATS if pattern.search(words)]


def link_at(source: Source, span: Span) -> Sourced:
    """An address to join at, with the scheme that a browser needs where the text leaves it out."""
    words = source.text[span[0] : span[1]]
    value = words if words.casefold().startswith("http") else f"https://{words}"
    return Sourced(value=value, evidence=source.quote(*span))


def medium_of(words: str, place: str = "") -> Medium:
    """How people meet: what stands in the place decides, then the words; a link alone means video."""
    if place:
        if VIDEO.search(place) or VIDEO_LINK.search(place):
            return "video"
        if re.search(r"(?i)\bphone\b|telephone|\btel\b", place) or re.fullmatch(r"[\d +().-]{7,}", place.strip()):
            return "phone"
        if not _URL.search(place):
            return "on-site"
    if re.search(r"(?i)\bin[\s-]person\b|\bon[\s-]?site\b|face[\s-]to[\s-]face|\bvor ort\b", words):
        return "on-site"
    if VIDEO.search(words) or VIDEO_LINK.search(words):
        return "video"
    if PHONE.search(words):
        return "phone"
    return "on-site" if ON_SITE.search(words) or _PLACE_IN_LINE.search(words) else "unknown"


def place_span(text: str, start: int, end: int) -> Span | None:
    """Where to go: a labelled line, an address in a sentence, or a room."""
    return address_span(text, start, end) or room_span(text, start, end)


def address_span(text: str, start: int, end: int) -> Span | None:
    """A labelled place or an address in a sentence."""
    for pattern in (_PLACE_LABEL, _PLACE_IN_LINE):
        match = pattern.search(text, start, end)
        if match and not _URL.search(match["v"]):
            words = match["v"].rstrip(" ,.;")
            return match.start("v"), match.start("v") + len(words)
    return None


def room_span(text: str, start: int, end: int) -> Span | None:
    """A room named in an agenda row."""
    match = _ROOM.search(text, start, end)
    return match.span("v") if match else None


def link_span(text: str, start: int, end: int) -> Span | None:
    """The address to join at; only that of a meeting service, or one that stands beside “join”."""
    for match in _URL.finditer(text, start, end):
        if VIDEO_LINK.match(match.group()) or re.search(
            r"(?i)\bjoin\b|meeting link|video link|call link", text[max(0, match.start() - 60) : match.start()]
        ):
            return match.span()
    return None


def offers_choice(text: str) -> bool:
    """Whether the sender asks to choose among times."""
    return bool(CHOOSE.search(text))


def is_cancelled(text: str) -> bool:
    """Whether the words call the interview off; “if you need to cancel” does not."""
    return _says(CANCELLED, text)


def is_moved(text: str) -> bool:
    """Whether the words say that the time has changed; “if you would like to reschedule” does not."""
    return _says(MOVED, text)


def _says(pattern: re.Pattern[str], text: str) -> bool:
    return any(not _NOT_MEANT.search(text[max(0, m.start() - 70) : m.start()]) for m in pattern.finditer(text))


def instruction_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences that tell the candidate what to bring, prepare, send or do, and the bullets under such a sentence."""
    under = presenting = False
    for first, last in _pieces(text, start, end):
        words = text[first:last]
        bullet = re.match(r"(?:[-*•–▪◦]|\d+[.)])\s+", words)
        said = bool(INSTRUCTION.search(words)) and len(words) < 600
        more = presenting and bool(re.search(r"(?i)\bminutes?\b|\bslides?\b", words))
        if said or more or (under and bullet):
            yield first + (bullet.end() if bullet else 0), last
            under = words.rstrip().endswith(":") or (under and bool(bullet))
        else:
            under = False
        presenting = bool(re.search(r"(?i)\bpresent(?:ation)?\b", words)) and (said or more)


_BREAK = re.compile(r"\n(?=[ \t]*(?:[-*•–▪◦]|\d+[.)])\s|[ \t]*[A-Z][\w ]{1,24}:)|(?<=:)[ \t]*\n|\n{2,}")


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences, cut also where a list or a labelled line begins; closing marks left over at the front are dropped."""
    for first, last in sentence_spans(text[start:end]):
        at, last = first + start, last + start
        for cut in [match.span() for match in _BREAK.finditer(text, at, last)] + [(last, last)]:
            piece = re.match(r"[\s)\]”’\"']*", text[at : cut[0]])
            at += piece.end() if piece else 0
            if text[at : cut[0]].strip():
                yield at, at + len(text[at : cut[0]].rstrip())
            at = cut[1]


_ROLE = (
    re.compile(
        r"(?i:\b(?:role|position|post|job|vacancy|opening)(?: of| as|:)\s+(?:an? |our |the )?)"
        r"(?P<v>[A-Z][^\n.;:!?()]{2,90})"
    ),
    re.compile(
        r"(?i:\bfor (?:the|our|an?) )(?P<v>[A-Z][\w'’/&,+ -]{2,80}?)"
        r"(?i:\s+(?:role|position|post|vacancy|opportunity|job|opening)\b)"
    ),
    re.compile(
        r"(?i:\b(?:interview|round)(?: invitation)?(?: for|:|,| [–-]| round for) "
        r"(?:the |our |an? )?(?:(?:role|position|post) of )?)(?P<v>[A-Z][^\n.;:!?()]{2,90})"
    ),
)
_ROLE_END = re.compile(
    r"\s(?:at|with|on|in our|based|and would|and we|which|that|from|starting|to be held|has been|is)\b"
    r"|\s[–—-]\s|\s\(|, (?:on|at)\b"
)


def role_span(text: str, company: str = "") -> Span | None:
    """The job the interview is for, as the words name it."""
    from finalist.core.text.names import is_role

    for pattern in _ROLE:
        for match in pattern.finditer(text):
            words = match["v"]
            cut = _ROLE_END.search(words)
            words = (words[: cut.start()] if cut else words).rstrip(" ,-–")
            if company and fold(words).endswith(fold(company)):
                words = words[: -len(company)].rstrip(" ,-–")
            first = match.start("v")
            if is_role(words) and len(words.split()) <= 12:
                return first, first + len(words)
    return None


def company_span(text: str, domain: str) -> Span | None:
    """The organiser's company: the words of the mail that spell its domain."""
    labels = [
        label
        for label in domain.casefold().split(".")[:-1]
        if label not in {"co", "com", "org", "ac", "gov", "nhs", "mail", "careers", "jobs", "hr", "recruiting"}
    ]
    for label in reversed(labels):
        if label in FREE_MAIL or len(label) < 3:
            continue
        wanted = label.replace("-", "")
        span = _spelling(text, wanted)
        if span:
            return span
    return None


_COMPANY_TAIL = re.compile(r"(?: (?:&|and|of|the|NHS|[A-Z][\w'’&-]+|Ltd|GmbH|Inc|plc|AG|SA|BV)\b\.?){0,5}")


def _spelling(text: str, wanted: str) -> Span | None:
    """Capitalised words that run together to `wanted`; the fullest form of the name that the text writes."""
    found: list[Span] = []
    for match in re.finditer(r"\b[A-Z0-9][\w'’&-]*(?: [A-Z&0-9][\w'’&-]*){0,5}", text):
        words = list(re.finditer(r"\S+", match.group()))
        for first in range(len(words)):
            end = _spelled(words[first:], wanted)
            if end:
                at = match.start() + end
                found.append((match.start() + words[first].start(), at + _tail(text, at)))
                break
    return max(found, key=lambda span: (span[1] - span[0], -span[0]), default=None)


def _spelled(words: list[re.Match[str]], wanted: str) -> int:
    """Where the words that spell `wanted` end, counted as their matches count; 0 when they do not."""
    joined = ""
    for word in words:
        joined += re.sub(r"[^a-z0-9]", "", fold(word.group()))
        if joined == wanted:
            return word.end()
        if not wanted.startswith(joined):
            return 0
    return 0


def _tail(text: str, at: int) -> int:
    legal = LEGAL.match(text, at)
    match = _COMPANY_TAIL.match(text, at)
    kept = 0
    if legal:
        more = re.compile(r" (?:eG|Ltd|Limited|plc|Inc|GmbH)\b").match(text, legal.end())
        return (more.end() if more else legal.end()) - at
    for word in re.finditer(r"\S+", match.group() if match else ""):
        if word.group().strip(".").casefold() in COMPANY_TAIL:
            kept = word.end()
        else:
            break
    return kept
