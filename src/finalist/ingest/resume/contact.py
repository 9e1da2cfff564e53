"""Who it is: name, headline, e-mail, phone, location, links, from the head of a résumé and its contact section."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from finalist.core.errors import Problem
from finalist.core.text.terms import fold
from finalist.ingest.resume.sections import Section
from finalist.ingest.resume.spans import Line, Noted, Span, noted, said
from finalist.ingest.resume.words import is_place, job_score, organisation_score, words

EMAIL = re.compile(r"[\w.+%'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+|00)?\(?\d(?:[ ()./\-–\u2010\u2011]{0,3}\d){6,14}(?!\w)(?:\s*(?:x|ext\.?)\s*\d{1,5})?"
)
_ADDRESS = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,12}(?::\d{2,5})?"
    r"(?:/[^\s|,;<>()\[\]\"']*)?(?!\w*@)",
    re.I,
)
_LABEL = re.compile(
    r"^\s*(?P<what>e-?mail|mail|phone|tel(?:ephone|efon|éfono)?|mobile?|mobil|cell|handy|m|t|p|e|address|adresse|location|based in|lives in|"
    r"wohnort|anschrift|city|linkedin|github|gitlab|website|web|portfolio|name|url|homepage|blog|orcid|xing|twitter)\s*(?::|\.(?=\s))\s*",
    re.I,
)
_NOT_NAME = re.compile(r"[\d@:/|()]|\b(?:street|road|avenue|st\.|rd\.)\b", re.I)
_AFTER_NAME = re.compile(
    r",?\s+\(?(?:ph\.?d|m\.?d|mba|rn|bsn|msn|msc|bsc|ma|ba|cpa|pe|pmp|esq|jr|sr|ii|iii|rgn|rmn|he/him|she/her|they/them|dipl\.-ing)"
    r"\.?\)?$",
    re.I,
)
_SEPARATORS = re.compile(r"\t+| {2,}|\s+[|•·∙⋅◦◆–—/]\s+|\s*[│┃¦]\s*|;\s+|\s+-\s+")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "y",
        "e",
        "af",
        "av",
        "zu",
        "of",
        "o'",
    ]
)


@dataclass(slots=True)
class _Found:
    """What was taken from the head so far."""

    basics: dict[str, Any]
    profiles: list[dict[str, Any]]
    seen: set[str]


def read_contact(
    sections: list[Section], links: list[tuple[Span | None, str, Span]], lines: list[Line], name: str
) -> tuple[dict[str, Any], list[Line], list[Problem]]:
    """The basics as a tree of Noted values, the lines of the head that said something else, and what is doubtful.

    links: (words that the link lies on, address, place of the address in the source).
    """
    zone = [line for section in sections if section.kind in ("header", "contact") for line in section.lines]
    found = _Found({}, [], set())
    named = _name(sections, lines)
    known = {words.text for words, _, _ in links if words is not None}
    rest: list[Line] = []
    for line in zone:
        if named is not None and line is named[0]:
            tail = _after_name(line, named[1])
            rest += _take_line(tail, found, known) if tail else []
        else:
            rest += _take_line(line, found, known)
    if named is not None:
        found.basics["name"] = noted(named[1])
    _from_links(found, links)
    _from_text(found, lines)
    rest = _headline(found, rest, named)
    rest = _address_lines(found, rest)
    if found.profiles:
        found.basics["profiles"] = found.profiles
    return found.basics, rest, _doubts(found, name)


def _after_name(line: Line, span: Span) -> Line | None:
    """What stands beside the name on its line."""
    tail = line.span.cut(span.end - line.span.start).strip(" \t,|–—-·•()")
    return Line(tail, line.layout, False) if len(tail.text) > 2 else None


def _name(sections: list[Section], lines: list[Line]) -> tuple[Line, Span] | None:
    for line in lines[:60]:
        if (match := _LABEL.match(line.text)) and match["what"].lower() == "name":
            return line, line.span.cut(match.end())
    headings = {section.heading.start for section in sections if section.heading}
    top = [line for line in lines if line.layout.page == 0 and line.span.start not in headings and not line.bullet]
    largest = max((line.layout.size for line in top), default=0.0)
    by_size = [line for line in top[:80] if largest and line.layout.size >= largest - 0.5]
    by_level = [line for line in top[:10] if line.layout.heading == 1]
    head = [line for section in sections if section.kind == "header" for line in section.lines][:6]
    for line in (*by_level, *(by_size if len(by_size) <= 3 else []), *head):
        if span := _as_name(line):
            if (
                len(by_size) == 2
                and line is by_size[0]
                and (second := _as_name(by_size[1]))
                and len(span.text.split()) == 1
            ):
                return line, Span(span.text, span.start) if second.start > span.end + 1 else span
            return line, span
    return None


def _as_name(line: Line) -> Span | None:
    first = line.span.split(_SEPARATORS)
    if not first:
        return None
    span = first[0].strip(" \t,*_#")
    while match := _AFTER_NAME.search(span.text):
        span = span.cut(0, match.start())
    parts = span.plain.split()
    if not 1 <= len(parts) <= 6 or len(span.plain) > 50 or _NOT_NAME.search(span.plain):
        return None
    capital = [part for part in parts if part[0].isupper() or fold(part) in _PARTICLES]
    if len(capital) != len(parts) or (len(parts) == 1 and not line.layout.size and not line.layout.heading):
        return None
    if (job_score(span.plain) >= 2 and len(parts) > 1) or organisation_score(span.plain) >= 2 or is_place(span.plain):
        return None
    return span


def _take_line(line: Line, found: _Found, known: set[str]) -> list[Line]:
    """Take what a line of the head holds and return the rest. known: words that links lie on."""
    leftovers: list[Span] = []
    label = ""
    for cell in line.span.split(_SEPARATORS):
        if alone := _LABEL.fullmatch(cell.text.rstrip(": ") + ":"):
            label = alone["what"].lower()
            continue
        what, cell = _labelled(cell)
        what, label = what or label, ""
        if not cell.text or _take_cell(cell, what, found) or cell.plain in known:
            continue
        parts = cell.split(re.compile(r",\s+|\s{2,}"))
        if len(parts) > 1 and any(EMAIL.search(part.text) or _PHONE.search(part.text) for part in parts):
            leftovers += [part for part in parts if not _take_cell(part, "", found)]
        else:
            leftovers.append(cell)
    if len(leftovers) == 1 and "location" not in found.basics and _reaches(line) and _maybe_place(leftovers[0].text):
        found.basics["location"] = _location(leftovers.pop())
    return [Line(span, line.layout, line.gap) for span in leftovers]


def _reaches(line: Line) -> bool:
    """Whether a line says how to reach somebody."""
    return bool(EMAIL.search(line.text) or _PHONE.search(line.text))


def _maybe_place(text: str) -> bool:
    """One to three capitalised words beside a phone number or an address, and no title: the place."""
    parts = text.strip(" ,.").split()
    capitals = all(part[0].isupper() for part in parts)
    return 1 <= len(parts) <= 3 and capitals and not _NOT_NAME.search(text) and not job_score(text)


def _labelled(cell: Span) -> tuple[str, Span]:
    match = _LABEL.match(cell.text)
    return (match["what"].lower(), cell.cut(match.end())) if match else ("", cell)


def _take_cell(cell: Span, what: str, found: _Found) -> bool:
    basics = found.basics
    if mail := EMAIL.search(cell.text):
        if "email" not in basics:
            basics["email"] = noted(cell.cut(mail.start(), mail.end()))
        rest = (cell.text[: mail.start()] + cell.text[mail.end() :]).strip(" \t,;|:()<>[]")
        return (
            len(rest) < 3 or bool(_LABEL.match(rest + ":")) or _take_cell(cell.cut(mail.end()).strip(" ,;"), "", found)
        )
    if phone := _PHONE.search(cell.text):
        rest = (cell.text[: phone.start()] + cell.text[phone.end() :]).strip(" \t,;|:()")
        if len(rest) < 12 and not re.fullmatch(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", phone.group()):
            if "phone" not in basics:
                basics["phone"] = noted(cell.cut(phone.start(), phone.end()))
            return True
    if (address := _ADDRESS.fullmatch(cell.text.strip("<>()"))) and _plausible(address.group()):
        span = cell.strip("<>() \t")
        _take_address(found, span.text, span)
        return True
    if what in ("linkedin", "github", "gitlab", "xing", "twitter", "orcid") and re.fullmatch(
        r"@?[\w./-]{2,60}", cell.text
    ):
        network = {"linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "xing": "Xing", "twitter": "X"}
        _add_profile(found, network.get(what, "ORCID"), noted(cell.strip("@ ")), None)
        return True
    if "location" not in basics and (what in _PLACE_LABELS or is_place(cell.text, loose=True) or _postal(cell.text)):
        basics["location"] = _location(cell)
        return True
    return False


_PLACE_LABELS = frozenset(("address", "adresse", "location", "based in", "lives in", "wohnort", "anschrift", "city"))


def _postal(text: str) -> bool:
    match = _POSTCODE.search(text)
    telling = match is not None and ("," in text or any(char.isalpha() for char in match.group()))
    return telling and 3 < len(text) <= 80 and not EMAIL.search(text) and not text.endswith(".")


def _plausible(address: str) -> bool:
    host = address.split("//")[-1].split("/")[0].lower()
    return "//" in address or host.startswith("www.") or not re.search(r"\.(?:js|net|py|ts|io|ai)$", host) or "/" in address or (
        host.count(".") >= 1 and host.islower() and not re.search(r"^(?:node|vue|next|asp|d3|three|express)\.", host))  # fmt: skip


def _take_address(found: _Found, address: str, span: Span, shown: Span | None = None) -> None:
    """File an address as a profile on a known network, or as the home page. shown: the words a link lies on."""
    full = address if "//" in address else f"https://{address}"
    try:
        parts = urlsplit(full)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return
    key = f"{host}{parts.path}".rstrip("/").lower()
    if not host or key in found.seen:
        return
    found.seen.add(key)
    network = next(
        (name for known, name in words().networks.items() if host == known or host.endswith("." + known)), ""
    )
    own = [unquote(part) for part in parts.path.split("/") if part]
    if network and own:
        user = own[-1].removeprefix("@")
        at = span.text.rfind(own[-1])
        place = shown if shown and fold(shown.text.strip("@/ ")) == fold(user) else span.cut(at) if at >= 0 else span
        _add_profile(found, network, said(user, place), said(full, span), user)
    elif not network and "url" not in found.basics:
        found.basics["url"] = said(full, span)
    elif not network:
        _add_profile(found, host, None, said(full, span))


def _add_profile(found: _Found, network: str, who: Noted | None, url: Noted | None, user: str = "") -> None:
    for profile in found.profiles:
        if profile["network"] == network and (not user or fold(str(user)) == fold(_value(profile.get("username")))):
            profile["url"] = profile.get("url") or url
            return
    found.profiles.append({"network": network, "username": who or user or None, "url": url})


def _value(value: Any) -> str:
    return value.value if isinstance(value, Noted) else str(value or "")


def _from_links(found: _Found, links: list[tuple[Span | None, str, Span]]) -> None:
    """Links of the head that show a name instead of their address. A link in the body is no profile of the person."""
    for words_under, address, place in links:
        if address.lower().startswith("mailto:"):
            mail = EMAIL.search(place.text)
            if "email" not in found.basics and mail:
                found.basics["email"] = noted(place.cut(mail.start(), mail.end()))
            continue
        if address.lower().startswith("tel:"):
            if "phone" not in found.basics:
                found.basics["phone"] = noted(place.cut(4))
            continue
        if address.lower().startswith(("http://", "https://")):
            _take_address(found, address, place, words_under)


def _from_text(found: _Found, lines: list[Line]) -> None:
    """An e-mail address or profile that stands outside the head (a footer, a signature)."""
    for line in lines:
        if "email" not in found.basics and (mail := EMAIL.search(line.text)):
            found.basics["email"] = noted(line.span.cut(mail.start(), mail.end()))
        for match in _ADDRESS.finditer(line.text):
            if re.search(r"linkedin\.com/in/", match.group(), re.I):
                span = line.span.cut(match.start(), match.end()).strip(".,;")
                _take_address(found, span.text, span)


def _headline(found: _Found, rest: list[Line], named: tuple[Line, Span] | None) -> list[Line]:
    """The line under the name that says what the person does."""
    for line in rest[:3]:
        if line.bullet or len(line.text) > 90 or line.text.endswith("."):
            continue
        follows = named is not None and 0 <= line.span.start - named[1].end < 200
        if follows and (job_score(line.text) or line is rest[0]) and len(line.text.split()) <= 12:
            if EMAIL.search(line.text) or is_place(line.text):
                continue
            found.basics["label"] = noted(line.span)
            return [other for other in rest if other is not line]
    return rest


def _address_lines(found: _Found, rest: list[Line]) -> list[Line]:
    """A postal address of one to three short lines, told by its post code."""
    if "location" in found.basics:
        return rest
    for index, line in enumerate(rest):
        text = line.text
        if (
            len(text) <= 80
            and not line.bullet
            and (_POSTCODE.search(text) or is_place(text, loose=True))
            and not text.endswith(".")
        ):
            found.basics["location"] = _location(line.span)
            street = (
                rest[index - 1]
                if index and re.search(r"\d", rest[index - 1].text) and len(rest[index - 1].text) < 50
                else None
            )
            if street is not None:
                found.basics["location"]["address"] = noted(street.span)
            return [other for other in rest if other is not line and other is not street]
    return rest


def _location(cell: Span) -> dict[str, Any]:
    """City, region and post code of a place; a street becomes the address."""
    cell = cell.strip(" \t,.;()")
    place: dict[str, Any] = {}
    parts = cell.split(re.compile(r",\s*"))
    streets = 0
    while (
        streets < len(parts) - 1 and re.search(r"\d", parts[streets].text) and not _POSTCODE.search(parts[streets].text)
    ):
        streets += 1
    if streets:
        place["address"] = noted(cell.cut(0, parts[streets - 1].end - cell.start))
        parts = parts[streets:]
    kept: list[Span] = []
    for part in parts:
        if code := _POSTCODE.search(part.text):
            place.setdefault("postalCode", noted(part.cut(code.start(), code.end())))
            before, after = part.cut(0, code.start()), part.cut(code.end())
            part = before if before.text else after
        if part.text:
            kept.append(part)
    if kept:
        place["city"] = noted(kept[0])
    if len(kept) > 1:
        last = kept[-1]
        region = Span(cell.text[kept[1].start - cell.start : last.end - cell.start], kept[1].start)
        place["region"] = noted(region)
    return place


def _doubts(found: _Found, name: str) -> list[Problem]:
    asked = (
        ("name", "No name was found"),
        ("email", "No e-mail address was found"),
        ("location", "No place was found"),
    )
    return [
        Problem(
            "missing-field",
            f"{what}; type it in where you need it.",
            file=name,
            field=f"basics.{field}",
            severity="info",
        )
        for field, what in asked
        if field not in found.basics
    ]


def is_label(text: str) -> bool:
    """Whether a text only says what the next one is: “Phone”, “E-Mail:”."""
    return bool(_LABEL.fullmatch(text.rstrip(": ") + ":"))
