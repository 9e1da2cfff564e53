"""How a file of stories is laid out: where one ends and the next begins, what is said about it, which part
is which.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from finalist.core.documents.story import StoryPart
from finalist.core.knowledge.load import knowledge
from finalist.core.text.terms import fold
from finalist.ingest.read import LayoutLine

_LABELS: tuple[tuple[StoryPart, str], ...] = (
    ("situation", "situation|context|background|setting|the problem|problem|challenge"),
    ("task", "task|goal|objective|my role|my task|my job|target|brief"),
    ("action", "actions?|approach|steps|what i did|my actions?|what we did"),
    ("result", "results?|outcomes?|impact|what happened|how it ended|ending"),
    (
        "lesson",
        "lessons?|learnings?|lessons? learn(?:ed|t)|what i(?:['’]ve| have)? learn(?:ed|t)|what i changed|reflections?"
        "|take-?aways?|in hindsight|looking back",
    ),
)
_ANY_LABEL = "|".join(words for _, words in _LABELS)
_LABEL = re.compile(
    rf"^[ \t]*(?:[-*•+][ \t]+|\d[.)][ \t]+)?(?:#{{1,6}}[ \t]*)?(?:\*\*|__)?(?P<label>{_ANY_LABEL})"
    r"(?P<after>(?:\*\*|__)?[ \t]*(?:[:–—]|\.(?=\*\*|__|[ \t]*$)|-[ \t])(?:\*\*|__)?|(?:\*\*|__)[ \t]*$|[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_INLINE = re.compile(
    rf"(?:(?<=[.!?])[ \t]+|^[ \t]*)(?:\*{{1,2}}|__?)?(?P<label>{_ANY_LABEL})(?P<after>:(?:\*{{1,2}}|__?)?)", re.I | re.M
)
_LETTER = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?(?:\*\*)?(?P<label>[STARL])"
    r"(?P<after>(?:\*\*)?[ \t]*[:.)–—](?:\*\*)?|(?<=\*\*[STARL])\*\*)[ \t]",
    re.M,
)
_LETTERS: dict[str, StoryPart] = {"S": "situation", "T": "task", "A": "action", "R": "result", "L": "lesson"}
_META_KEYS = {
    "told_to": r"(?:already )?(?:told[ _-]?to|heard by|told)",
    "competencies": r"competenc(?:y|ies)|shows|good for|tags?|(?:what )?happens(?: in it)?",
    "title": r"title|story(?: \d+)?",
    "when": r"when|date",
    "unconfirmed": r"unconfirmed|not confirmed|to (?:check|confirm)",
    "confirmed": r"confirmed|checked",
}
_META = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?(?:[*_]{1,3}|\()?(?:"
    + "|".join(f"(?P<{key}>{words})" for key, words in _META_KEYS.items())
    + r")(?:[*_]{1,2})?[ \t]*:(?:[*_]{1,2})?[ \t]*(?P<value>[^\n]*?)[*_]{0,3}[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"(?:^|(?<=\n\n))([^\n#>*|-][^\n]{2,80})\n={3,}[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|(?:\* ){2,}\*)[ \t]*$", re.MULTILINE)
_FRONT = re.compile(r"^---[ \t]*\n((?:[ \t]*[\w -]{1,30}:[^\n]*\n|[ \t]+-[^\n]*\n|[ \t]*\n)+?)---[ \t]*$", re.MULTILINE)
_BOLD_TITLE = re.compile(r"^[ \t]*\*\*([^*\n]{3,90})\*\*[ \t]*$", re.MULTILINE)

Place = tuple[int, int]
_FAR = 1 << 40


@dataclass(frozen=True, slots=True)
class Section:
    """One story's stretch of the text. meta: (key, value, start, end) with the place of the value."""

    start: int
    end: int
    title: Place | None
    meta: tuple[tuple[str, str, int, int], ...]
    skip: tuple[Place, ...]
    """What is said about the story and is not told: front matter, `Told to:` lines."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of telling; `part` when a label names it."""

    start: int
    end: int
    part: StoryPart | None


def sections(text: str, headings: Sequence[LayoutLine]) -> list[Section]:
    """The stories of a text. `headings`: those the format knows (DOCX, HTML); Markdown's are found here."""
    fronts = [(match.start(), match.end()) for match in _FRONT.finditer(text)]
    heads = _heads(text, headings, fronts)
    starts = _story_heads(text, heads)
    if starts:
        ends = [start for start, _ in starts[1:]] + [len(text)]
        cuts = [(start, end, title) for (start, title), end in zip(starts, ends, strict=True)]
        return [_section(text, start, end, title, fronts) for start, end, title in cuts]
    return [
        _section(text, start, end, None, fronts)
        for start, end in _between_rules(text, fronts)
        if text[start:end].strip()
    ]


def _heads(text: str, headings: Sequence[LayoutLine], fronts: Sequence[Place]) -> list[tuple[int, int, Place]]:
    """(level, start of line, place of the title) of each heading that is no part label."""
    found = [(line.heading, line.start, (line.start, line.start + len(line.text))) for line in headings]
    found += [(len(m[1]), m.start(), (m.start(2), m.end(2))) for m in _HEADING.finditer(text)]
    found += [(1, m.start(1), (m.start(1), m.end(1))) for m in _UNDERLINED.finditer(text)]
    kept = [
        head
        for head in sorted(found, key=lambda head: head[1])
        if not _inside(head[1], fronts) and not _is_label(text[head[2][0] : head[2][1]])
    ]
    if kept:
        return kept
    return [(2, m.start(), (m.start(1), m.end(1))) for m in _BOLD_TITLE.finditer(text) if not _is_label(m[1])]


def _is_label(title: str) -> bool:
    return re.fullmatch(rf"(?:{_ANY_LABEL})[:.]?", title.strip(" *_"), re.IGNORECASE) is not None


def _inside(at: int, places: Sequence[Place]) -> bool:
    """Whether a place in the text lies in one of the stretches, which are in order and do not overlap."""
    before = bisect_right(places, (at, _FAR)) - 1
    return before >= 0 and at < places[before][1]


def _story_heads(text: str, heads: Sequence[tuple[int, int, Place]]) -> list[tuple[int, Place]]:
    """The headings that begin a story: the top level, unless that is one title over the whole file."""
    if not heads:
        return []
    levels = sorted({level for level, _, _ in heads})
    level = levels[0]
    if len(levels) > 1 and sum(1 for head in heads if head[0] == level) == 1 and heads[0][0] == level:
        level = levels[1]
    chosen = [(start, title) for depth, start, title in heads if depth == level]
    before = text[: chosen[0][0]]
    if len(chosen) == 1 and len(before.split()) > 60 and heads[0][1] == chosen[0][0]:
        return []
    return chosen


def _between_rules(text: str, fronts: Sequence[Place]) -> Iterator[Place]:
    """Stretches between rules or before front matter; “Story 2:” and “Title:” lines part stories too."""
    cuts = {start for start, _ in fronts}
    ended = [(start, end + 1) for start, end in fronts]
    cuts |= {m.end() for m in _RULE.finditer(text) if not _inside(m.start(), ended)}
    cuts |= {m.start() for m in _META.finditer(text) if m.lastgroup and m["title"] and not _inside(m.start(), fronts)}
    edges = [0, *sorted(cuts), len(text)]
    yield from pairwise(edges)


def _section(text: str, start: int, end: int, title: Place | None, fronts: Sequence[Place]) -> Section:
    body = title[1] if title else start
    skip = list(fronts[bisect_left(fronts, (start, 0)) : bisect_left(fronts, (end, 0))])
    meta: list[tuple[str, str, int, int]] = []
    for match in _META.finditer(text, start, end):
        key = next(key for key in _META_KEYS if match[key])
        value = (match["value"], match.start("value"), match.end("value"))
        if key == "title" and value[0]:
            title = title or (value[1], value[2])
        meta.append((key, *value))
        skip.append((match.start(), match.end()))
    skip += [(m.start(), m.end()) for m in _RULE.finditer(text, body, end)]
    if title and title[0] >= start:
        skip.append((start, max(title[1], start)) if title[0] - start < 12 else title)
    return Section(
        start if title is None or title[0] < start else title[0], end, title, tuple(meta), tuple(sorted(skip))
    )


def labelled(text: str, section: Section) -> list[Labelled]:
    """The telling of a section, cut where labels begin a part; nothing of titles, labels and front matter."""
    labels = _labels(text, section)
    pieces: list[Labelled] = []
    edges = [(section.start, None)] + [(end, part) for _, end, part in labels]
    stops = [start for start, _, _ in labels] + [section.end]
    for (start, part), stop in zip(edges, stops, strict=True):
        for left, right in _without(start, stop, section.skip):
            pieces += _trimmed(text, left, right, part)
    return pieces


def _labels(text: str, section: Section) -> list[tuple[int, int, StoryPart]]:
    """(start, end, part) of each label."""
    for pattern in (_LABEL, _INLINE):
        found = [
            (m.start(), m.end(), _part_named(m["label"]))
            for m in pattern.finditer(text, section.start, section.end)
            if not _inside(m.start("label"), section.skip)
        ]
        if len(found) > 1 or (pattern is _LABEL and found and not _INLINE.search(text, found[0][1], section.end)):
            return found
    letters = [(m.start(), m.end(), _LETTERS[m["label"]]) for m in _LETTER.finditer(text, section.start, section.end)]
    return letters if len(letters) > 2 else found


def _part_named(label: str) -> StoryPart:
    lowered = label.casefold()
    return next(part for part, words in _LABELS if re.fullmatch(words, lowered))


def _without(start: int, end: int, skip: Sequence[Place]) -> Iterator[Place]:
    for left, right in skip:
        if right <= start or left >= end:
            continue
        if left > start:
            yield start, left
        start = max(start, right)
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int, part: StoryPart | None) -> list[Labelled]:
    """The stretch without white space and marks at its ends; nothing when nothing is left."""
    inner = text[start:end]
    lead = len(inner) - len(inner.lstrip(" \t\n*_#•-–—:."))
    trail = len(inner) - len(inner.rstrip(" \t\n*_#•-–—"))
    return [Labelled(start + lead, end - trail, part)] if lead < len(inner) - trail else []


def names(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The names in a `Told to:` value, each with its place; what stands in brackets is left out."""
    value = re.sub(r"[(][^()\n]*[)]", lambda found: " " * len(found[0]), text[start:end])
    found: list[tuple[str, int, int]] = []
    for match in re.finditer(r"[^,;/&\[\]\"'\n]+?(?=\s+and\s|[,;/&\[\]\"'\n]|$)", value):
        word = re.sub(r"^\s*(?:and\s+)?", "", match[0])
        at = match.end() - len(word)
        word = word.rstrip(" .)")
        if word and word.casefold() not in ("nobody", "no one", "none", "nobody yet", "-", "–"):
            found.append((word, start + at, start + at + len(word)))
    return found


def values(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the values in a list like `40%, £12,000; all`: a comma between digits does not part them."""
    found = []
    for match in re.finditer(r"(?:[^,;\n\[\]]|,(?=\d{3}))+", text[start:end]):
        word = match[0].strip(" \"'.")
        if word:
            at = start + match.start() + match[0].index(word)
            found.append((at, at + len(word)))
    return found


def competency_ids(values: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Ids of the competencies named (by id, name or a word of the name), and what was not recognised."""
    known: list[str] = []
    unknown: list[str] = []
    for word in (part.strip(" []\"'.") for value in values for part in re.split(r"[,;/]|\band\b", value)):
        if word:
            found = _competency(fold(word))
            (known.append(found) if found else unknown.append(word))
    return tuple(dict.fromkeys(known)), unknown


def situation_ids(values: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Ids of the situations named, by id or name, in the order named; and the values without them.

    They are taken out before competencies are read: “teaching somebody” is no word of one, and names have commas.
    """
    known: list[str] = []
    rest: list[str] = []
    for value in values:
        known += [_situations()[_flat(match[1])] for match in _named_situation().finditer(value)]
        rest.append(_named_situation().sub(",", value))
    return tuple(dict.fromkeys(known)), rest


@cache
def _situations() -> dict[str, str]:
    found = {_flat(item.name): item.id for item in knowledge().situations}
    return found | {_flat(item.id): item.id for item in knowledge().situations}


@cache
def _named_situation() -> re.Pattern[str]:
    """An id or a name between separators, the longest first."""
    longest = sorted(_situations(), key=len, reverse=True)
    words = "|".join(r"[\s_-]+".join(map(re.escape, name.split())).replace("'", "['’]") for name in longest)
    return re.compile(rf"(?:^|[,;/\[\"']|\band\b)\s*({words})(?=[\s.\]\"']*(?:$|[,;/]|and\b))", re.IGNORECASE)


def _flat(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", fold(name).replace("’", "'").strip()))


def _competency(word: str) -> str:
    flat = word.replace("_", "-").replace(" ", "-")
    for item in knowledge().competencies:
        if flat == item.id or word in (fold(item.name), *(fold(term) for term in item.terms)):
            return item.id
    for item in knowledge().competencies:
        if any(part in fold(item.name).split() for part in word.split()):
            return item.id
    return ""
