"""The sections of a posting: which lines ask, which describe the work, which offer, which are the board's own furniture.

A heading is known by its words, not by its looks alone; an unknown heading opens a section of kind `other`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from finalist.core.text.sentences import sentence_spans
from finalist.ingest.read import LayoutLine, PlainText

SectionKind = Literal[
    "top",
    "must",
    "nice",
    "requirements",
    "duties",
    "benefits",
    "about",
    "values",
    "apply",
    "furniture",
    "other",
]

_HEADINGS: tuple[tuple[SectionKind, str], ...] = (
    ("furniture", r"(?:similar|related|recommended|other|more) (?:jobs|roles|vacancies|positions)|job benefits|job type"
     r"|company (?:size|type|description)|industry|technologies|experience level|location options|job description"
     r"|share this (?:job|post)|date posted|compensation|role"),
    ("nice", r"(?:desirable|desired|preferred|optional|additional|bonus)(?: (?:skills?|criteria|qualifications?|experience|points?"
     r"|requirements?|attributes?|knowledge|but not.*|for experience.*))*(?: and .{1,24})?|nice[- ]to[- ]haves?.{0,24}|plus(?:es| points)"
     r"|(?:it'?s |it is |is |would be )?(?:an? )?(?:big )?(?:plus|bonus|advantage)(?: if.{0,30})?|good to haves?|what would be nice"
     r"|(?:it would be|even) (?:great|nice|better|a bonus) if.{0,30}|you (?:may|might) also have|extra (?:points|credit)"
     r"|wünschenswert|what (?:would|will) (?:set you apart|make you stand out)|ideally,? you.{0,20}|advantageous|beneficial"),
    ("must", r"(?:essential|minimum|mandatory|must[- ]have|key|basic|required)s?(?: (?:skills?|criteria|qualifications?|experience"
     r"|requirements?|knowledge|attributes?|competenc\w+|and|&|/|,))*|must[- ]haves?|you must have|minimum qual\w* requirements?"
     r"|non[- ]negotiables?"),
    ("requirements", r"(?:job |role |our |your |the |position |candidate |technical |general |core |professional )*(?:requirements?"
     r"|qualifications?|skills?|experience|competenc\w+|profile|background|person specification|eligibility|education"
     r"|knowledge|abilities|attributes|credentials|prerequisites?)(?: *(?:,|and|&|/|\+) *(?:requirements?|qualifications?|skills?"
     r"|experience|competenc\w+|abilities|education|knowledge|expertise|attributes))*(?: (?:required|needed|we expect|sought"
     r"|requirements|profile|specification))?"
     r"|what (?:you(?:'ll|’ll| will)? (?:bring|need|have|should have|offer)|we(?:'re|’re| are)? (?:look(?:ing)? for|expect|need|ask|seek|require)"
     r"|we(?:'ll|’ll| will) need from you|do we expect(?: from you)?|makes you .{1,20}|skills .{1,30}|it takes)(?: .{1,24})?"
     r"|(?:what|who) (?:are )?(?:we|you)(?:'re|’re| are)?(?: looking for)?|who you are|about you(?:rself)?|you(?:'ll| will| should)? (?:have|bring|need|are)(?: .{1,20})?"
     r"|(?:the )?(?:ideal|successful|right) (?:candidate|person|applicant)(?: .{1,24})?|is this you|your (?:skills|strengths|experience).{0,24}"
     r"|this role requires.{0,60}|to (?:be considered|succeed|apply).{0,30}you.{0,30}|we(?:'d|’d| would) (?:like|love) you to have.{0,10}"
     r"|dein profil|ihr profil|anforderungen|person spec|skills? (?:&|and) requirements?|you (?:could|might) be .{1,20} if.{0,20}"),
    ("duties", r"(?:(?:key|main|your|core|primary|job|role|the|principal|specific|general|essential) ?)*(?:responsibilit\w+|duties|tasks|accountabilit\w+"
     r"|day[- ]to[- ]day)(?: (?:and|&) (?:\w+ ?){1,3})?(?: include| will include| will be| in general)?|the (?:job|role|position)(?: in (?:short|brief))?|your (?:role|mission|job|impact|challenge)"
     r"|what (?:you(?:'ll|’ll| will)? (?:do|be doing|work on)|the (?:job|role) (?:is|involves)|(?:are )?your (?:tasks|duties).{0,20})|in this (?:role|position).{0,24}"
     r"|(?:job|role|position) (?:summary|purpose|overview|duties)|(?:about|purpose of) (?:the|this) (?:role|job|position|opportunity|post)|how you(?:'ll|’ll| will) (?:make|spend).{0,30}"
     r"|day to day.{0,24}|(?:as an? .{3,50} )?you will(?: be)?(?: .{1,30})?|aufgaben|deine aufgaben|ihre aufgaben|scope of work|a (?:typical|normal) day.{0,20}"),
    ("benefits", r"(?:our |the |your |company |employee |staff |job )*(?:benefits?|perks|rewards?|advantages)(?: *(?:and|&|,|/|\+) *[\w ]{1,24})?"
     r"|(?:compensation|package|salary|remuneration|pay) *(?:and|&|,|/|\+) *[\w ]{1,24}"
     r"|what (?:we(?:'ll|’ll| will| can)?(?: \w+)? (?:offer|give|provide)|you(?:'ll|’ll| will| can)? (?:get|gain|receive|expect|have to gain))(?: .{1,20})?|what's in it for you|what’s in it for you|why (?:join|work|you should|us|you'll|choose).{0,30}"
     r"|we (?:offer|can offer)(?: you)?|in return.{0,30}|our offer|wir bieten|benefits we.{0,20}|some of (?:our|the) (?:benefits|perks).{0,20}|terms and conditions"),
    ("values", r"(?:our |the |company |core )*values?(?: .{1,24})?|what (?:we (?:value|believe(?: in)?|stand for|care about)|matters to us)|our (?:culture|principles|beliefs|behaviours|behaviors)(?: .{1,20})?"
     r"|how we (?:work|behave|treat .{1,20})|culture(?: and values)?|(?:equality|diversity|equal opportunit\w+|inclusion).{0,40}"),
    ("about", r"about (?!you\b|the (?:role|job|position)|this).{1,60}|who we are|our (?:company|story|mission|vision|team|organi[sz]ation|department)(?: .{1,20})?|the (?:company|team|organi[sz]ation|department|employer|client|school|practice)"
     r"|company (?:overview|profile|background)|background|we are(?: .{1,40})?|why we exist|meet the team|introduction|overview|wir sind|über uns"),
    ("apply", r"(?:how to |to )?apply(?:ing)?(?: now| online| here)?|(?:your )?application(?: process| procedure| details)?|contact(?: .{1,20})?|next steps?|(?:the |our )?(?:recruitment|interview|hiring|selection) (?:process|steps)"
     r"|interested\??|further information|deadline|closing date|additional information|disclaimer|privacy.{0,30}|equal employment.{0,40}|note to (?:agencies|recruiters)|get in touch"),
)  # fmt: skip
_KNOWN = tuple(
    (kind, re.compile(rf"(?:{pattern})\s*[:?!.…-]*\s*", re.IGNORECASE)) for kind, pattern in _HEADINGS
)
_MAX_HEADING = 70
_INLINE = re.compile(
    r"(?:(?<=[.!?;)] )|(?<=\n))((?:Your |Our |Key |Main |Essential |Desirable |Job )?(?:[Rr]esponsibilities|[Rr]equirements|"
    r"[Qq]ualifications|[Pp]rofile|[Tt]asks|[Bb]enefits|[Ss]kills|[Ee]xperience|[Dd]uties)|What you(?:'ll| will)? (?:do|need|bring)"
    r"|What we (?:offer|expect)|Nice to have|Desirable|Essential|Preferred|We offer|Bonus points)\s?:\s"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A bullet or a sentence of a section, at text[start:end]. `bullet`: a list item; `heading`: what it stands under."""

    kind: SectionKind
    heading: str
    start: int
    end: int
    bullet: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A line taken as a heading: its kind and how the layout marked it."""

    kind: SectionKind
    text: str
    level: int


def heading_kind(words: str) -> SectionKind | None:
    """The kind of section that these words head, or None when they head no known one."""
    words = words.strip(" *_#:\t").replace("’", "'")
    if not words or len(words) > _MAX_HEADING:
        return None
    return next((kind for kind, pattern in _KNOWN if pattern.fullmatch(words)), None)


def heading_of(line: LayoutLine) -> Heading | None:
    """The heading a line is, if it is one."""
    words = line.text.strip(" *_#\t")
    short = len(words.split()) <= 10 and len(words) <= _MAX_HEADING
    kind = heading_kind(words) if short else None
    sentence = words.endswith((".", ";", ",")) and not line.heading
    if kind and not sentence and not (line.bullet and not words.endswith(":")):
        return Heading(kind, words, line.heading)
    if line.heading and short:
        return Heading("other", words, line.heading)
    if short and not line.bullet and words.endswith(":") and len(words.split()) <= 8:
        return Heading("other", words, 0)
    return None


def pieces(plain: PlainText) -> list[Piece]:
    """Every bullet and sentence with the section it stands in. Headings themselves are left out."""
    found: list[Piece] = []
    kind: SectionKind = "top"
    heading = ""
    paragraph: list[LayoutLine] = []

    def flush() -> None:
        nonlocal kind, heading
        if paragraph:
            kind, heading = _split(plain.text, paragraph, kind, heading, found)
            paragraph.clear()

    for line in _lines(plain):
        head = heading_of(line)
        if head is not None:
            flush()
            kind, heading = _entered(head, kind), head.text
            continue
        if line.bullet or (paragraph and _breaks(plain.text, paragraph[-1], line)):
            flush()
        paragraph.append(line)
    flush()
    return found


def _entered(head: Heading, kind: SectionKind) -> SectionKind:
    """A small unknown heading inside a section of lists (“Skills: … Personal:”) does not end that section."""
    if head.kind == "other" and head.level == 0 and kind not in ("furniture", "apply", "top"):
        return kind
    return head.kind


def _lines(plain: PlainText) -> tuple[LayoutLine, ...]:
    if plain.lines:
        return plain.lines
    lines, offset = [], 0
    for raw in plain.text.split("\n"):
        if raw.strip():
            lines.append(LayoutLine(text=raw.strip(), start=offset + len(raw) - len(raw.lstrip())))
        offset += len(raw) + 1
    return tuple(lines)


def _breaks(text: str, last: LayoutLine, line: LayoutLine) -> bool:
    """Whether a new paragraph or list item begins: a gap, the end of a bullet, or a line that ended on its own."""
    between = text[last.start + len(last.text) : line.start]
    if "\n\n" in between.replace(" ", "") or last.heading != line.heading:
        return True
    continues = line.text[:1].islower() or last.text.rstrip().endswith(
        (",", "-", " and", " or", " the", " of")
    )
    if last.bullet:
        return not continues
    return not continues and len(last.text) < 60


def _split(
    text: str, lines: list[LayoutLine], kind: SectionKind, heading: str, found: list[Piece]
) -> tuple[SectionKind, str]:
    """Add the sentences of a paragraph; an inline heading (“Your profile: …”) changes the section on the way."""
    start, end = lines[0].start, lines[-1].start + len(lines[-1].text)
    bullet = lines[0].bullet
    cuts = [match for match in _INLINE.finditer("\n" + text[start:end]) if heading_kind(match.group(1))]
    edges = [start, *(start + match.start() - 1 for match in cuts), end]
    for index, (left, right) in enumerate(zip(edges, edges[1:], strict=False)):
        left = max(left, start)
        if index:
            kind = heading_kind(cuts[index - 1].group(1)) or kind
            heading = cuts[index - 1].group(1)
            left = start + cuts[index - 1].end() - 1
        for first, last in sentence_spans(text[left:right].replace("*", " ")):
            found.append(Piece(kind, heading, left + first, left + last, bullet))
    return kind, heading
