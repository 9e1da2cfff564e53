"""The simple sections: skills, languages, certificates, awards, publications, references, interests, unknown ones."""

import re
from dataclasses import replace
from typing import Any

from finalist.core.text.dates import find_dates
from finalist.ingest.resume.entries import cut_entries, date_of
from finalist.ingest.resume.heads import read_head
from finalist.ingest.resume.positions import joined
from finalist.ingest.resume.spans import Line, Noted, Span, noted, said
from finalist.ingest.resume.words import folded_words, words

_ITEMS = re.compile(r"\s*[,;|•·](?![^()]*\))\s*|\t+|\s{3,}|\s+/\s+|\s+[–—]\s+")
_LABELLED = re.compile(r"^[*_]{0,2}([^:,;.()\t]{2,45}?)(?:[*_]{0,2}:[*_]{0,2}\s+|\t+)(?=\S)")
_LANGUAGES = re.compile(r"\s*[,;|•·](?![^()]*\))\s*|\t+|\s{3,}")
_TWO_LANGUAGES = re.compile(r"([^\W\d_]+)\s+(?:and|und|et|y|&)\s+([^\W\d_]+)\s*[(:–-]\s*([^()]+?)\)?$")
_COMMAS = re.compile(r"\s*[,;]\s+")
_ISSUED = re.compile(r"\s+[–—|]\s+|\s+-\s+|,\s+|\t+")


def read_skills(lines: list[Line]) -> list[dict[str, Any]]:
    """Groups of skills: a label and its keywords; keywords without a label are one group."""
    groups: list[dict[str, Any]] = []
    loose: list[Noted] = []
    title: Noted | None = None
    for line in lines:
        if match := _LABELLED.match(line.text):
            label = line.span.cut(match.start(1), match.end(1))
            groups.append({"name": noted(label), "keywords": _keywords(line.span.cut(match.end()))})
        elif _is_title(line, lines):
            title = noted(line.span.strip(" :"))
            groups.append({"name": title, "keywords": []})
        elif title is not None and groups and groups[-1]["name"] is title:
            groups[-1]["keywords"] += _keywords(line.span)
        else:
            loose += _keywords(line.span)
    return [*groups, *([{"keywords": loose}] if loose else [])]


def _is_title(line: Line, lines: list[Line]) -> bool:
    """A bold short line among plain ones, or one that ends with a colon."""
    if line.bullet or len(line.text) > 45:
        return False
    if line.text.endswith(":"):
        return True
    others = [other for other in lines if other is not line]
    return (
        (line.layout.bold or line.layout.heading > 0)
        and any(not other.layout.bold for other in others)
        and "," not in line.text
    )


def _keywords(span: Span) -> list[Noted]:
    if len(span.text.split()) > 14 and span.text.count(",") < 3:
        return [said(span.plain, span)]
    return [found for part in span.split(_ITEMS) if (found := noted(part.strip(" .*_")))]


def read_languages(lines: list[Line]) -> list[dict[str, Any]]:
    """Languages and how well they are spoken."""
    found: list[dict[str, Any]] = []
    for line in lines:
        parts = line.span.split(_LANGUAGES)
        named = [part for part in parts if _language(part)]
        if len(parts) == 2 and len(named) == 1 and named[0] is parts[0]:
            found.append({"language": noted(parts[0].strip(" :*_")), "fluency": noted(parts[1])})
            continue
        for part in parts:
            found += _each_spoken(part)
    return [spoken for spoken in found if spoken.get("language")]


def _whole(span: Span) -> Span:
    """Without a bracket at the end that none opened: “B2)”, but “courant (C1)”."""
    return span if span.text.count("(") >= span.text.count(")") else span.strip(" )")


def _language(part: Span) -> bool:
    found = folded_words(part.text)
    return bool(found) and found[0] in words().language_names


def _each_spoken(part: Span) -> list[dict[str, Any]]:
    """One language, or two that share their level: “English and Spanish (native)”."""
    both = _TWO_LANGUAGES.match(part.text)
    if both and _language(part) and _language(part.cut(both.start(2))):
        level = noted(part.cut(both.start(3), both.end(3)))
        return [{"language": noted(part.cut(*both.span(each))), "fluency": level} for each in (1, 2)]
    return [_spoken(part)]


def _spoken(part: Span) -> dict[str, Any]:
    match = re.match(r"[*_]*([^\W\d_]+(?:\s[^\W\d_]+)?)[*_]*\s*(?:[:–—(-]|$)", part.text)
    if not match:
        first, _, rest = part.text.partition(" ")
        if folded_words(first) and folded_words(first)[0] in words().language_names and rest:
            return {
                "language": noted(part.cut(0, len(first))),
                "fluency": noted(part.cut(len(first) + 1).strip(" ():*_")),
            }
        return {"language": noted(part)}
    fluency = _whole(part.cut(match.end(1)).strip(" (:–—-*_."))
    return {"language": noted(part.cut(match.start(1), match.end(1))), "fluency": noted(fluency)}


def is_spoken(group: dict[str, Any]) -> bool:
    """Whether a group of skills is the list of spoken languages."""
    words_in = [folded_words(keyword.value) for keyword in group["keywords"]]
    known = sum(1 for each in words_in if each and each[0] in words().language_names)
    return known > 0 and known * 2 >= len(words_in)


def spoken_in(group: dict[str, Any]) -> list[dict[str, Any]]:
    """The keywords of such a group as languages."""
    return [spoken for keyword in group["keywords"] for spoken in _each_spoken(Span(keyword.value, keyword.start))]


def read_named(lines: list[Line], text: str, *, issued: bool = True) -> list[dict[str, Any]]:
    """Certificates, awards, publications, references: a name, a date, who issued it, and what else was said."""
    bullets = sum(1 for line in lines if line.bullet)
    dated = sum(1 for line in lines if any(date_of(cell) for cell in line.cells))
    starts = sum(1 for line in lines if line.layout.bold or line.layout.strong or line.gap)
    blocks = starts * 2 >= dated and dated < len(lines) if issued else dated > 0
    if bullets * 2 >= len(lines) or not dated or not blocks:
        return _items(lines)
    return [item for entry in cut_entries(lines) if (item := _dated(entry.head, entry.body, text, issued))]


def _items(lines: list[Line]) -> list[dict[str, Any]]:
    """One item a line; a line that is only a date belongs to the item above it."""
    items: list[dict[str, Any]] = []
    for line in [each for whole in lines for each in _listed(whole)]:
        date = date_of(line.span)
        alone = date is not None and len(line.text.strip(" .()")) - (date.until - date.at) < 3
        item = _item(line)
        if alone and items and "date" not in items[-1] and "date" in item:
            items[-1]["date"] = item["date"]
        else:
            items.append(item)
    return items


def _listed(line: Line) -> list[Line]:
    """A line that names three or more things, one by one."""
    parts = line.span.split(_COMMAS)
    if len(parts) < 3 or date_of(line.span) or any(len(part.text.split()) > 4 for part in parts):
        return [line]
    return [replace(line, span=part) for part in parts]


def _item(line: Line) -> dict[str, Any]:
    span, when = line.span, None
    if date_of(span) and (dates := find_dates(span.text)):
        when = dates[0]
        before, after = span.cut(0, when.at), span.cut(dates[-1].until)
        span = (before if len(before.text) >= len(after.text) else after).strip(" \t,;|–—-():*_")
        if not span.text:
            span = line.span
    parts = span.split(_ISSUED, 1)
    issuer = (
        parts[1]
        if len(parts) == 2
        and len(parts[1].text) < 60
        and re.search(r"[^\W\d]{2}", parts[1].text)
        and len(parts[0].text) > 3
        else None
    )
    name = parts[0] if issuer else span
    item: dict[str, Any] = {"name": noted(name), "issuer": noted(issuer)}
    if when is not None and when.start:
        item["date"] = said(when.start, line.span.cut(when.start_at, when.start_until))
    return item


def _dated(head_lines: list[Line], body: list[Line], text: str, issued: bool) -> dict[str, Any]:
    from finalist.ingest.resume.entries import Entry

    head = read_head(Entry(head_lines))
    parts = [*head.parts, *head.places]
    item: dict[str, Any] = {"name": noted(parts[0]) if parts else None}
    if len(parts) > 1 and issued:
        item["issuer"] = noted(parts[1])
    if head.dates:
        date = head.dates[0]
        item["date"] = said(date.start, Span(text[date.start_at : date.start_until], date.start_at))
    item["summary"] = joined(body if issued else [*head_lines[1:], *body])
    return item if any(item.values()) else {}


def read_other(lines: list[Line]) -> list[Noted]:
    """The lines of a section nobody asked for, as they stand."""
    return [found for line in lines if (found := noted(line.span))]


def key_of(heading: str) -> str:
    """A heading as a JSON key: “Invited Talks” → `invited_talks`."""
    return "_".join(folded_words(heading))[:40] or "other"
