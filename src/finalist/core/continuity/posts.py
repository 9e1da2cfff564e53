"""The posts of the résumé: by which words other papers speak of them, and what their dates and titles say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.documents.fact import Fact
from finalist.core.documents.resume import Resume
from finalist.core.text.dates import find_dates
from finalist.core.text.names import is_role
from finalist.core.text.terms import fold, words

_GENERIC = frozenset(
    """the of and hospital clinic infirmary general university college school group company limited ltd inc gmbh llc plc
    bank union credit services service partners centre center medical care health trust council city county systems
    solutions technologies software consulting primary high academy foundation international national royal st saint
    restaurant hotel store stores logistics energy labs studio agency institute department office partner house north
    south east west new bridge street main""".split()
)
_HELD = re.compile(
    r"(?:\bI (?:am|was|became|worked as|started as|have been)|\bI['’]m|\bI['’]ve been|\bmy (?:job )?(?:title"
    r"|role|job|post|position)"
    r"(?: there)? (?:is|was)|(?:^|[,;:.*]\s*|\bworked|\byears|\bmonths|\btime|\brole|\bpost|\bjob"
    r"|\bstarted)\s*as)\s+(?:an?\s+|the\s+|their\s+)?"
    r"(?P<title>[A-Za-z][\w'’/-]*(?: [A-Za-z][\w'’/-]*){0,4}?)\s*,?\s+(?:at|with|for|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)  # fmt: skip
_ISO = re.compile(r"\d{4}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class Post:
    """One employer. keys: its folded name, and the words that tell it from the others; titles held there, folded."""

    employer: str
    keys: tuple[str, ...]

    def place_in(self, text: str) -> int:
        """Where a text names this employer last, -1 when it does not."""
        folded = fold(text)
        places = [match.start() for key in self.keys for match in re.finditer(rf"\b{re.escape(key)}\b", folded)]
        return max(places, default=-1)

    def named_in(self, text: str) -> bool:
        """Whether a text names this employer."""
        return self.place_in(text) >= 0

    def title_in(self, text: str) -> tuple[int, int] | None:
        """The place of the title that the candidate says they held there; None when the text does not say."""
        folded = fold(text)
        if len(folded) != len(text):
            return None
        for key in self.keys:
            for match in re.finditer(rf"\b{re.escape(key)}\b", folded):
                held = _HELD.search(text[max(0, match.start() - 110) : match.start()])
                if held and is_role(held["title"]):
                    offset = max(0, match.start() - 110)
                    return offset + held.start("title"), offset + held.end("title")
        return None


def posts_of(source: Source, resume: Resume) -> tuple[Post, ...]:
    """Each employer once, with the words by which it can be recognised."""
    names = list(dict.fromkeys(work.name for work in resume.content.work if work.name))
    counted = [word for name in names for word in set(words(name))]
    found = []
    for name in names:
        own = [word for word in words(name) if word not in _GENERIC and len(word) > 3 and counted.count(word) == 1]
        found.append(Post(name, tuple(dict.fromkeys((fold(name), *own[:1])))))
    return tuple(found)


_LEFT = re.compile(
    r"\b(?:left|leave|leaving|quit|joined|time at|years at|job at|post at|work(?:ed|ing) (?:at|for))\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w&'’-]+(?: (?:& )?[A-Z][\w&'’-]+){0,3})"
)


def posts_mentioned(text: str, known: tuple[Post, ...] = ()) -> tuple[Post, ...]:
    """Employers that a text says somebody left or worked for, beyond those that are known."""
    found: dict[str, Post] = {}
    for match in _LEFT.finditer(text):
        name = match["name"].removesuffix("'s").removesuffix("’s")
        if not any(post.named_in(name) for post in (*known, *found.values())):
            found[name] = Post(name, (fold(name),))
    return tuple(found.values())


def dated_facts(source: Source, resume: Resume) -> Iterator[Fact]:
    """Start, end and title of each position, the dates of certificates and degrees, from the résumé's own fields."""
    from finalist.core.continuity.facts import make

    for index, work in enumerate(resume.content.work):
        for field, topic, value in (
            ("startDate", "start", work.startDate),
            ("endDate", "end", work.endDate),
            ("position", "title", work.position),
        ):
            ref = resume.spans.get(f"/work/{index}/{field}")
            if ref and value and work.name:
                passage = _line(source, ref)
                at = ref.start - passage.ref.start
                kind = "name" if topic == "title" else "date"
                yield make(passage, kind, topic, value, at, at + len(ref.verbatim), scope=work.name)  # type: ignore[arg-type]
    for pointer, ref in resume.spans.items():
        if re.fullmatch(r"/certificates/\d+/name", pointer):
            yield from _listed(source, ref, "certificate")
        elif re.fullmatch(r"/education/\d+/(?:startDate|endDate)", pointer):
            passage = _line(source, ref)
            at = ref.start - passage.ref.start
            for date in find_dates(ref.verbatim):
                yield make(passage, "date", "education", date.start, at, at + len(ref.verbatim), scope="education")


def _listed(source: Source, ref: EvidenceRef, topic: str) -> Iterator[Fact]:
    """The dates on the line of a certificate, under its name."""
    from finalist.core.continuity.facts import make

    passage = _line(source, ref)
    for date in find_dates(passage.ref.verbatim):
        for value in (date.start, date.end):
            if value:
                yield make(passage, "date", topic, value, date.at, date.until, scope=" ".join(ref.verbatim.split()))  # type: ignore[arg-type]


def _line(source: Source, ref: EvidenceRef):  # type: ignore[no-untyped-def]
    from finalist.core.continuity.passages import Passage

    start = source.text.rfind("\n", 0, ref.start) + 1
    stop = source.text.find("\n", ref.end)
    return Passage(source.quote(start, len(source.text) if stop < 0 else stop), source.id)


def months_between(start: str, end: str) -> int | None:
    """Calendar months from start to end, both ends counted; None when either month is not known."""
    if not all(re.fullmatch(r"\d{4}-\d{2}", iso) for iso in (start[:7], end[:7])):
        return None
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) + 1
