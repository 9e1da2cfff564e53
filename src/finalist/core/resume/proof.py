"""Whether a machine reads a résumé as it was meant: field by field, and in the right order.

Two questions to two kinds of reader. A text extractor gives a string: is every value in it, and do the values of one
entry stand together, entry after entry? A parser gives a résumé: has it the same fields as the source?
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.resume import JsonResume
from finalist.core.text.bidi import without_marks
from finalist.core.text.terms import fold

TELLING = 12
FIELDS = ("contact", "employers", "titles", "dates", "schools")


@dataclass(frozen=True, slots=True)
class Mark:
    """A value as it is printed. entry: values of one entry share it (`/work/0`), entries of one part share its first
    step; field: one of FIELDS, or `text` for what is only looked for.
    """

    field: str
    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """What one reader found. found, wanted: values by field; lost: the values that were not found; misplaced: entries
    that do not stand in one piece and in order.
    """

    reader: str
    found: Mapping[str, int]
    wanted: Mapping[str, int]
    lost: tuple[str, ...] = ()
    misplaced: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether every field was found and the order is right."""
        return not self.lost and not self.misplaced

    @property
    def fields_full(self) -> bool:
        """Whether contact, employers, titles, dates and schools were all found, and in order; other text aside."""
        return not self.misplaced and all(self.found.get(one, 0) == self.wanted.get(one, 0) for one in FIELDS)

    @property
    def percent(self) -> int:
        """Found of wanted, rounded down; 100 only when nothing is lost."""
        wanted = sum(self.wanted.values())
        return 100 * sum(self.found.values()) // wanted if wanted else 100


def read_as_text(reader: str, marks: Sequence[Mark], text: str) -> Score:
    """The score of an extractor's text. White space, case and the form of a letter (ﬁ, fi) do not count."""
    plain = flat(text)
    known = [(mark, flat(mark.text)) for mark in marks if flat(mark.text)]
    lost = [mark for mark, words in known if words not in plain]
    wanted = Counter(mark.field for mark, _ in known)
    found = wanted - Counter(mark.field for mark in lost)
    misplaced = _misplaced([(mark, words) for mark, words in known if mark not in lost], plain)
    return Score(reader, found, wanted, tuple(mark.text for mark in lost), misplaced)


def _misplaced(known: Sequence[tuple[Mark, str]], plain: str) -> tuple[str, ...]:
    """Entries that are torn, stand before an earlier entry of their part, or are mixed with another entry.

    An entry stands where its longest value stands (one that the text has only once, if it has such a value); heads are
    looked for before it, the rest nearest to it. Short words are in every text and say nothing about order.
    """
    entries: dict[str, list[tuple[Mark, str]]] = {}
    for mark, words in known:
        if not mark.entry.startswith("/basics"):
            entries.setdefault(mark.entry, []).append((mark, words))
    reached: dict[str, int] = {}
    spans: list[tuple[int, int, str]] = []
    wrong: list[str] = []
    for entry, marks in entries.items():
        part = entry.split("/")[1]
        since = reached.get(part, 0)
        main, anchor = max(marks, key=lambda one: (plain.count(one[1]) == 1, len(one[1])))
        if len(anchor) < TELLING:
            continue
        at = plain.find(anchor, since)
        places = [
            (_near(plain, words, main.field == "text" and _is_head(mark), at, since), len(words))
            for mark, words in marks
            if len(words) > 4
        ]
        if at < 0 or any(place < 0 for place, _ in places):
            wrong.append(entry)
            continue
        spans.append((min(place for place, _ in places), max(place + size for place, size in places), entry))
        reached[part] = spans[-1][1]
    spans.sort()
    wrong += [other for (_, end, _), (start, _, other) in pairwise(spans) if start < end]
    return tuple(dict.fromkeys(wrong))


def _is_head(mark: Mark) -> bool:
    """Whether a value stands above what tells about the entry: not so where all stands on one line."""
    return mark.field != "text" and mark.entry.split("/")[1] in ("work", "volunteer", "education")


def _near(plain: str, words: str, head: bool, to: int, since: int) -> int:
    """Where `words` stand for the entry whose anchor stands at `to`; -1 when nowhere after `since`."""
    before, after = plain.rfind(words, since, to + len(words)), plain.find(words, max(to, 0))
    if before < 0 or after < 0:
        return max(before, after)
    return before if head or to - before < after - to else after


_READ = re.compile(
    r"/(?:basics/(?:name|email|phone)|(?:work|education)/\d+/(?:name|position|institution|startDate|endDate))"
)
_READ_AS = {
    "name": "employers",
    "position": "titles",
    "institution": "schools",
    "startDate": "dates",
    "endDate": "dates",
}


def marks_of_read(spans: Mapping[str, EvidenceRef]) -> tuple[Mark, ...]:
    """A Mark for every value that was read of a file, in the words in which the file has it: what other readers of the
    same file should find too.
    """
    made = []
    for pointer, ref in spans.items():
        if _READ.fullmatch(pointer):
            entry, _, key = pointer.rpartition("/")
            made.append(Mark("contact" if entry == "/basics" else _READ_AS[key], entry, ref.verbatim))
    return tuple(made)


def read_as_fields(reader: str, source: JsonResume, read: JsonResume) -> Score:
    """The score of a parser: the fields of the source that it has too, each as often as the source has it."""
    wanted, has = fields(source), fields(read)
    lost = {name: list((Counter(wanted[name]) - Counter(has[name])).elements()) for name in FIELDS}
    counts = {name: len(values) for name, values in wanted.items()}
    order = [
        name for name in ("employers", "titles", "schools") if not lost[name] and not _ordered(wanted[name], has[name])
    ]
    return Score(
        reader,
        {name: counts[name] - len(lost[name]) for name in FIELDS},
        counts,
        tuple(f"{name}: {value}" for name in FIELDS for value in lost[name]),
        tuple(order),
    )


def _ordered(wanted: Sequence[str], has: Sequence[str]) -> bool:
    """Whether the wanted values stand in `has` in their order."""
    rest = iter(has)
    return all(value in rest for value in wanted)


def fields(content: JsonResume) -> dict[str, list[str]]:
    """The values that a match with a source counts, in a form in which they can be compared."""
    basics = content.basics
    links = (basics.url, *(profile.url for profile in basics.profiles))
    contact = [basics.name, basics.email, re.sub(r"\D", "", basics.phone), basics.location.city, *map(_address, links)]
    stays = [*content.work, *content.volunteer]
    dated = [
        *((one.startDate, one.endDate) for one in stays),
        *((one.startDate, one.endDate) for one in content.education),
    ]
    return {
        "contact": _keys(contact),
        "employers": _keys(one.name for one in stays),
        "titles": _keys(one.position for one in stays),
        "dates": _keys(f"{start}/{end}" for start, end in dated if start or end),
        "schools": _keys(one.institution for one in content.education),
    }  # fmt: skip


def _address(url: str) -> str:
    return re.sub(r"^https?://(www\.)?|/$", "", url)


def _keys(values: Iterable[str]) -> list[str]:
    return [key for value in values if (key := " ".join(fold(value).split()))]


def flat(text: str) -> str:
    """A text without what no reader needs to keep: forms of letters, case, white space, signs that steer setting."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join((plain if plain.isascii() else without_marks(plain)).casefold().split())
