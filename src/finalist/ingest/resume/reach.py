"""How to reach somebody: e-mail, phone, place, home page and profiles, from the words of a résumé and its links."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from finalist.core.text.terms import fold
from finalist.ingest.resume.spans import Line, Noted, Span, noted, said
from finalist.ingest.resume.words import is_place, words

EMAIL = re.compile(r"[\w.+%'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+|00)?\(?\d(?:[ ()./\-–\u2010\u2011]{0,3}\d){6,14}(?!\w)(?:\s*(?:x|ext\.?)\s*\d{1,5})?"
)
_ADDRESS = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,12}(?::\d{2,5})?"
    r"(?:/[^\s|,;<>()\[\]\"']*)?(?!\w*@)",
    re.I,
)
LABEL = re.compile(
    r"^\s*(?P<what>e-?mail|mail|phone|tel(?:ephone|efon|éfono)?|mobile?|mobil|cell|handy|m|t|p|e|address|adresse|"
    r"location|based in|lives in|wohnort|anschrift|city|linkedin|github|gitlab|website|web|portfolio|name|url|homepage|"
    r"blog|orcid|xing|twitter)\s*(?::|\.(?=\s))\s*",
    re.I,
)
POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"
)
_PLACE_LABELS = frozenset(("address", "adresse", "location", "based in", "lives in", "wohnort", "anschrift", "city"))
_NETWORK_LABELS = {
    "linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "xing": "Xing", "twitter": "X", "orcid": "ORCID"
}  # fmt: skip


@dataclass(slots=True)
class Found:
    """What was taken from the head so far."""

    basics: dict[str, Any]
    profiles: list[dict[str, Any]]
    seen: set[str]


def take_cell(cell: Span, what: str, found: Found) -> bool:
    """Take one cell of the head for what it is; False when it is nothing of this. what: the label before it."""
    basics = found.basics
    if mail := EMAIL.search(cell.text):
        if "email" not in basics:
            basics["email"] = noted(cell.cut(mail.start(), mail.end()))
        rest = (cell.text[: mail.start()] + cell.text[mail.end() :]).strip(" \t,;|:()<>[]")
        return len(rest) < 3 or bool(LABEL.match(rest + ":")) or take_cell(cell.cut(mail.end()).strip(" ,;"), "", found)
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
    if what in _NETWORK_LABELS and re.fullmatch(r"@?[\w./-]{2,60}", cell.text):
        _add_profile(found, _NETWORK_LABELS[what], noted(cell.strip("@ ")), None)
        return True
    if "location" not in basics and (what in _PLACE_LABELS or is_place(cell.text, loose=True) or _postal(cell.text)):
        basics["location"] = location(cell)
        return True
    return False


def labelled(cell: Span) -> tuple[str, Span]:
    """The label at the start of a cell, lower case, and the rest; "" when it has none."""
    match = LABEL.match(cell.text)
    return (match["what"].lower(), cell.cut(match.end())) if match else ("", cell)


def _postal(text: str) -> bool:
    match = POSTCODE.search(text)
    telling = match is not None and ("," in text or any(char.isalpha() for char in match.group()))
    return telling and 3 < len(text) <= 80 and not EMAIL.search(text) and not text.endswith(".")


def _plausible(address: str) -> bool:
    """Whether a bare name with dots is an address rather than a technology (“Node.js”, “ASP.net”)."""
    host = address.split("//")[-1].split("/")[0]
    if "/" in address or host.lower().startswith("www.") or not re.search(r"\.(?:js|net|py|ts|io|ai)$", host, re.I):
        return True
    return host.islower() and not re.match(r"(?:node|vue|next|asp|d3|three|express)\.", host)


def _take_address(found: Found, address: str, span: Span, shown: Span | None = None) -> None:
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


def _add_profile(found: Found, network: str, who: Noted | None, url: Noted | None, user: str = "") -> None:
    for profile in found.profiles:
        if profile["network"] == network and (not user or fold(str(user)) == fold(_value(profile.get("username")))):
            profile["url"] = profile.get("url") or url
            return
    found.profiles.append({"network": network, "username": who or user or None, "url": url})


def _value(value: Any) -> str:
    return value.value if isinstance(value, Noted) else str(value or "")


def from_links(found: Found, links: list[tuple[Span | None, str, Span]]) -> None:
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


def from_text(found: Found, lines: list[Line]) -> None:
    """An e-mail address or profile that stands outside the head (a footer, a signature)."""
    for line in lines:
        if "email" not in found.basics and (mail := EMAIL.search(line.text)):
            found.basics["email"] = noted(line.span.cut(mail.start(), mail.end()))
        for match in _ADDRESS.finditer(line.text):
            if re.search(r"linkedin\.com/in/", match.group(), re.I):
                span = line.span.cut(match.start(), match.end()).strip(".,;")
                _take_address(found, span.text, span)


def location(cell: Span) -> dict[str, Any]:
    """City, region and post code of a place; a street becomes the address."""
    cell = cell.strip(" \t,.;()")
    place: dict[str, Any] = {}
    parts = cell.split(re.compile(r",\s*"))
    streets = 0
    while (
        streets < len(parts) - 1 and re.search(r"\d", parts[streets].text) and not POSTCODE.search(parts[streets].text)
    ):
        streets += 1
    if streets:
        place["address"] = noted(cell.cut(0, parts[streets - 1].end - cell.start))
        parts = parts[streets:]
    kept: list[Span] = []
    for part in parts:
        if code := POSTCODE.search(part.text):
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


def is_label(text: str) -> bool:
    """Whether a text only says what the next one is: “Phone”, “E-Mail:”."""
    return bool(LABEL.fullmatch(text.rstrip(": ") + ":"))


def reaches(text: str) -> bool:
    """Whether a text says how to reach somebody."""
    return bool(EMAIL.search(text) or _PHONE.search(text))


def is_profile(address: str) -> bool:
    """Whether a link reaches the person even where it lies on no words: mail, phone, or a profile on a network."""
    if address.lower().startswith(("mailto:", "tel:")):
        return True
    host, _, path = address.lower().partition("//")[2].removeprefix("www.").partition("/")
    return bool(path.strip("/")) and host in words().networks
