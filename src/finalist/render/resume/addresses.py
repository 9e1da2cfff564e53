"""How somebody is reached, as printed and as linked: mail, telephone, place, web addresses without their ornament."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_BARE = re.compile(r"^https?://(?:www\.)?|/$", re.I)
_SAFE = re.compile(r"^(?:https?://|mailto:|tel:)[^\s<>\"]+$", re.I)
_HOSTS = {"linkedin": "linkedin.com/in/", "github": "github.com/", "gitlab": "gitlab.com/", "orcid": "orcid.org/"}


def reach_of(basics: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    """(kind, text, url) of each way to reach somebody, in the order in which they are printed."""
    if mail := _flat(basics.get("email")):
        yield "email", mail, f"mailto:{mail}" if re.fullmatch(r"[^\s<>\"@]+@[^\s<>\"@]+", mail) else ""
    if phone := _flat(basics.get("phone")):
        dialled = re.sub(r"[^\d+]", "", phone)
        yield "phone", phone, f"tel:{dialled}" if dialled else ""
    if place := _place(basics.get("location") or {}):
        yield "place", place, ""
    if url := _flat(basics.get("url")):
        yield "link", bare(url), linked(url)
    for profile in basics.get("profiles") or ():
        url = _flat(profile.get("url"))
        network, user = _flat(profile.get("network")), _flat(profile.get("username"))
        if not url and user and network.lower() in _HOSTS:
            url = f"https://{_HOSTS[network.lower()]}{user}"
        if shown := bare(url) or ": ".join(filter(None, (network, user))):
            yield "link", shown, linked(url)


def _place(location: Mapping[str, Any]) -> str:
    street, code, city = (_flat(location.get(key)) for key in ("address", "postalCode", "city"))
    region, country = _flat(location.get("region")), _flat(location.get("countryCode"))
    town = " ".join(filter(None, (code, city))) if code else city
    return ", ".join(filter(None, (street, town, region or country)))


def bare(url: str) -> str:
    """An address as people write it: no scheme, no www, no slash at the end."""
    return _BARE.sub("", _flat(url))


def linked(url: str) -> str:
    """An address that a document may link to, "" for anything that is none (`javascript:` …)."""
    url = _flat(url)
    if url and "://" not in url and re.match(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", url):
        url = f"https://{url}"
    return url if _SAFE.match(url) else ""


def _flat(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
