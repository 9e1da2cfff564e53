"""What spoils a résumé for machines and people, each finding with what to mend and the evidence behind it.

The rules and all their words are knowledge (ats_rules.yaml); here is only when one applies.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from finalist.core.documents.resume import JsonResume, Work
from finalist.core.knowledge.load import knowledge
from finalist.core.knowledge.resume_rules import AtsRule
from finalist.core.resume.anatomy import Anatomy
from finalist.core.resume.proof import Mark, Score, read_as_text

MEGABYTE = 1_000_000
MANY_FONTS, SMALL_TYPE, FEW = 4, 8.5, 2
"""More families, smaller type (points), so many lines with a wide gap are told as information. Conventions."""
LONG_WORDS, LONG_PAGES = 1100, 3
"""Longer than this is said as information only: E8.8 is a seller's figure, so this is a convention."""
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,12}[^\W\d_](?!\w)")
_LIGATURES = re.compile(r"\w*[\ufb00-\ufb06]\w*")
_LOST = re.compile(r"[\ue000-\uf8ff\ufffd]")
_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,5}")
_PUBLIC = re.compile(r"(?:https?://[\w-]+\.[\w.-]+|mailto:[^\s@]+@|tel:\+?\d)", re.IGNORECASE)
_INSIDE = re.compile(r"https?://(?:localhost|127\.|10\.|192\.168\.|[\w-]+\.local\b)", re.IGNORECASE)
_BARE = re.compile(r"^(?:https?://(?:www\.)?|mailto:)|[?].*$|/$", re.IGNORECASE)
Severity = Literal["error", "warning", "info"]
Speller = Callable[[str], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class AtsFinding:
    """One thing to mend. code: the rule's id; evidence: id in the evidence base, "" for a convention."""

    code: str
    severity: Severity
    says: str
    mend: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """understood: fields that were read, of those a résumé of so many positions has; findings: the gravest first."""

    read: int
    wanted: int
    findings: tuple[AtsFinding, ...]

    @property
    def score(self) -> int:
        """Percent of the wanted fields that were read, rounded down: about this document, not about anybody's odds."""
        return 100 * self.read // self.wanted if self.wanted else 0


def check(
    content: JsonResume, text: str, anatomy: Anatomy, spelling: Speller | None = None, readers: Sequence[Score] = ()
) -> Report:
    """The report. text: the résumé in reading order; spelling: (word, better) pairs of a text, None for no check;
    readers: what others find of the values that were read.
    """
    found = [
        *_file(anatomy), *_contact(content, anatomy), *_positions(content), *_letters(text, anatomy),
        *_order(content, anatomy), *_shape(text, anatomy), *_type(anatomy), *_links(text, anatomy), *_readers(readers),
    ]  # fmt: skip
    if spelling is not None:
        found += [_say("spelling", words=word, better=better) for word, better in spelling(text)]
    grave = {"error": 0, "warning": 1, "info": 2}
    found.sort(key=lambda one: grave[one.severity])
    return Report(*_understood(content), tuple(found))


def _say(rule: str, **slots: str | int | float) -> AtsFinding:
    entry: AtsRule = next(one for one in knowledge().ats_rules if one.id == rule)
    return AtsFinding(entry.id, entry.severity, entry.says.format(**slots), entry.mend.format(**slots), entry.evidence)


def _understood(content: JsonResume) -> tuple[int, int]:
    basics = content.basics
    fields = [basics.name, basics.email, basics.phone]
    for work in content.work:
        fields += [work.name, work.position, work.startDate or work.endDate]
    for school in content.education:
        fields += [school.institution, school.startDate or school.endDate]
    if not content.work:
        fields += ["", "", ""]
    return sum(1 for field in fields if field), len(fields)


def _file(anatomy: Anatomy) -> Iterator[AtsFinding]:
    most = float(knowledge().thresholds["pdf_max_mb"]["value"])
    if anatomy.size > most * MEGABYTE:
        yield _say("too-large", size=f"{anatomy.size / MEGABYTE:.1f}", most=f"{most:g}")
    if anatomy.columns > 1:
        yield _say("columns")
    if anatomy.tables:
        yield _say("tables", count=anatomy.tables)
    if anatomy.pictures:
        yield _say("pictures", count=anatomy.pictures)
    for page in anatomy.bare[:3]:
        yield _say("bare-page", page=page)


def unreadable() -> Report:
    """The report of a file that holds no words at all."""
    read, wanted = _understood(JsonResume())
    return Report(read, wanted, (_say("no-text"),))


def _type(anatomy: Anatomy) -> Iterator[AtsFinding]:
    if anatomy.unembedded:
        yield _say("fonts", names=", ".join(anatomy.unembedded[:4]))
    families = {re.split(r"[-,]", name)[0] for name in anatomy.fonts}
    if len(families) > MANY_FONTS:
        yield _say("many-fonts", count=len(families))
    if 0 < anatomy.smallest < SMALL_TYPE:
        yield _say("small-type", size=f"{anatomy.smallest:g}")
    if anatomy.apart >= FEW:
        yield _say("far-apart", count=anatomy.apart)


def _links(text: str, anatomy: Anatomy) -> Iterator[AtsFinding]:
    """Links whose address no reader of the words gets, leads nowhere public, or is another than the one shown."""
    said = (anatomy.shown or text).casefold()
    for words, address in dict.fromkeys(anatomy.links):
        shown = " ".join(words.split())[:60] or "a picture"
        if not _PUBLIC.match(address) or _INSIDE.match(address):
            yield _say("odd-link", words=shown, address=address[:80])
            continue
        bare = _BARE.sub("", address).casefold()
        mail = _MAIL.search(words)
        if address.startswith("mailto:") and mail and mail.group().casefold() not in bare:
            yield _say("other-mail", mail=mail.group(), address=bare)
        elif bare not in said and not address.startswith("tel:"):
            yield _say("hidden-link", words=shown, address=bare[:80])


def _readers(readers: Sequence[Score]) -> Iterator[AtsFinding]:
    for one in readers:
        if one.lost:
            words = ", ".join(f"“{value}”" for value in one.lost[:3])
            more = f" and {len(one.lost) - 3} more values" if len(one.lost) > 3 else ""
            yield _say("readers-differ", reader=one.reader, words=words + more)
        if one.misplaced:
            yield _say("readers-order", reader=one.reader, count=len(one.misplaced))


def _contact(content: JsonResume, anatomy: Anatomy) -> Iterator[AtsFinding]:
    basics = content.basics
    if not basics.name:
        yield _say("no-name")
    aside = _MAIL.search(anatomy.aside)
    if aside:
        yield _say("contact-in-header", what=aside.group())
    elif not basics.email:
        yield _say("no-mail")
    if not basics.phone:
        yield _say("no-phone")


def _positions(content: JsonResume) -> Iterator[AtsFinding]:
    if not content.work:
        yield _say("no-work")
    for number, work in enumerate(content.work, 1):
        which = _which(work, number)
        lacking = [what for what, value in (("employer", work.name), ("title", work.position),
                   ("date", work.startDate or work.endDate)) if not value]  # fmt: skip
        if lacking:
            yield _say("position-fields", which=which, what=" and no ".join(lacking))
        if re.fullmatch(r"\d{4}", work.startDate):
            yield _say("dates", which=which)


def _which(work: Work, number: int) -> str:
    return ", ".join(filter(None, (work.position, work.name))) or f"Position {number}"


def _letters(text: str, anatomy: Anatomy) -> Iterator[AtsFinding]:
    raw = anatomy.raw or text
    if spaced := _SPACED.search(raw):
        yield _say("letter-spacing", words=spaced.group())
    found = _LIGATURES.search(raw)
    if joined := found.group() if found else anatomy.joined:
        yield _say("ligatures", words=joined)
    if lost := _LOST.findall(raw):
        yield _say("lost-letters", count=len(lost))


def _order(content: JsonResume, anatomy: Anatomy) -> Iterator[AtsFinding]:
    """Whether the words as the file holds them tell the positions one after the other."""
    if not anatomy.raw:
        return
    marks = [
        Mark(field, f"/work/{number}", words)
        for number, work in enumerate(content.work)
        for field, words in (("titles", work.position), ("employers", work.name), *_told(work))
        if words
    ]  # fmt: skip
    for entry in read_as_text("plain", marks, anatomy.raw).misplaced:
        number = int(entry.rsplit("/", 1)[1])
        yield _say("reading-order", which=_which(content.work[number], number + 1))


def _told(work: Work) -> Iterator[tuple[str, str]]:
    yield from (("text", line) for line in work.highlights)


def _shape(text: str, anatomy: Anatomy) -> Iterator[AtsFinding]:
    for words in anatomy.odd_headings[:3]:
        yield _say("headings", words=words)
    count = len(text.split())
    if count > LONG_WORDS or anatomy.pages > LONG_PAGES:
        yield _say("length", count=count, pages=anatomy.pages or "?")
