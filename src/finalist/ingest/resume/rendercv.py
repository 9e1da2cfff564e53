"""RenderCV's YAML as JSON Resume: every value finds a place, one of ours or one under its own name."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from finalist.core.errors import Problem, Unreadable

_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^()\s]{1,500})\)")
_MARKS = re.compile(r"\*\*([^*\n]{1,500})\*\*|\*([^*\n]{1,500})\*")
_HOSTS = {"linkedin": "https://linkedin.com/in/", "github": "https://github.com/", "gitlab": "https://gitlab.com/",
          "orcid": "https://orcid.org/"}  # fmt: skip
MOST = 400_000


def is_rendercv(text: str) -> bool:
    """Whether a text is RenderCV's YAML: a line `cv:` that stands at the margin, and a name or sections under it."""
    found = re.search(r"^cv:[ \t]*(?:#[^\n]*)?$", text[:20_000], re.M)
    return bool(found and re.search(r"^[ \t]+(?:name|sections):", text[found.end() : found.end() + 20_000], re.M))


def from_rendercv(text: str, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """The tree of a JSON Resume. Raises Unreadable for broken YAML."""
    import yaml

    class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Dates stay the words they are written in; aliases could make a small file huge."""

    Plain.yaml_implicit_resolvers = {}
    if re.search(r"(?m)^[^#\n]*:\s+[&*]\w", text):
        raise Unreadable(f"{name} uses YAML anchors.", "Write the values out and try again.", "yaml-anchors")
    try:
        raw = yaml.load(text[:MOST], Loader=Plain)
    except (yaml.YAMLError, RecursionError) as error:
        place = getattr(error, "problem_mark", None)
        where = f" at line {place.line + 1}" if place else ""
        raise Unreadable(f"{name} is not valid YAML{where}.", "Mend it there and try again.", "broken-yaml") from error
    cv = raw.get("cv") if isinstance(raw, Mapping) else None
    if not isinstance(cv, Mapping):
        raise Unreadable(f"{name} has nothing under cv:.", "Give RenderCV's input file.", "not-a-resume")
    tree: dict[str, Any] = {"basics": _basics(cv)}
    sections = cv.get("sections")
    for title, items in sections.items() if isinstance(sections, Mapping) else ():
        _section(tree, str(title), items if isinstance(items, list) else [items])
    rest = {key: value for key, value in cv.items() if key not in _USED and value}
    if rest:
        tree["rendercv"] = rest
    problems = (
        [Problem("unplaced", f"Kept under “rendercv”: {', '.join(map(str, rest))}.", file=name, severity="info")]
        if rest
        else []
    )
    return tree, problems


_USED = {"name", "headline", "label", "location", "email", "phone", "website", "social_networks", "sections"}


def _basics(cv: Mapping[str, Any]) -> dict[str, Any]:
    place = [part.strip() for part in _plain(cv.get("location")).rsplit(",", 1)]
    profiles = [one for one in cv.get("social_networks") or () if isinstance(one, Mapping)]
    return {
        "name": _plain(cv.get("name")), "label": _plain(cv.get("headline") or cv.get("label")),
        "email": _plain(cv.get("email")), "phone": _plain(cv.get("phone")).removeprefix("tel:"),
        "url": _plain(cv.get("website")),
        "location": {"city": place[0], "region": place[1] if len(place) > 1 else ""},
        "profiles": [_profile(_plain(one.get("network")), _plain(one.get("username"))) for one in profiles],
    }  # fmt: skip


def _profile(network: str, user: str) -> dict[str, str]:
    host = _HOSTS.get(network.lower(), "")
    return {"network": network, "username": user, "url": f"{host}{user}" if host else ""}


def _section(tree: dict[str, Any], title: str, items: list[Any]) -> None:
    """A section by the shape of its entries, as RenderCV itself tells them apart."""
    from finalist.ingest.resume.sections import known_heading

    kind = known_heading(title.replace("_", " "))
    entries = [item for item in items if isinstance(item, Mapping)]
    if kind == "summary" and not entries and "summary" not in tree["basics"]:
        tree["basics"]["summary"] = "\n\n".join(_plain(item) for item in items)
        return
    for item in items:
        part, value = _entry(kind, item, title)
        tree.setdefault(part, []).append(value)


def _entry(kind: str, item: Any, title: str) -> tuple[str, Any]:
    if not isinstance(item, Mapping):
        return title.replace(" ", "_"), _plain(item)
    if "company" in item or "position" in item:
        return ("volunteer" if kind == "volunteer" else "work"), _timed(item, name="company", position="position")
    if "institution" in item:
        return "education", _timed(item, institution="institution", area="area", studyType="degree")
    if "label" in item and "details" in item:
        if kind == "languages":
            return kind, {"language": _plain(item["label"]), "fluency": _plain(item["details"])}
        words = [word.strip() for word in re.split(r",(?![^(]*\))", _plain(item["details"])) if word.strip()]
        named = {"name": _plain(item["label"]), "keywords": words}
        return ("skills" if kind in ("skills", "") else kind if kind == "interests" else "skills"), named
    if "title" in item:
        issuer, authors = _plain(item.get("journal")), [_plain(one) for one in item.get("authors") or ()]
        made = {"name": _plain(item["title"]), "issuer": issuer, "date": _plain(item.get("date")),
                "summary": ", ".join(authors), "doi": _plain(item.get("doi")),
                "url": _plain(item.get("url"))}  # fmt: skip
        return "publications", _whole(item, made, {"title", "journal", "authors", "date", "doi", "url"})
    if "name" in item and kind in ("certificates", "awards", "publications"):
        made = {"name": _plain(item["name"]), "date": _plain(item.get("date")), "summary": _told(item)}
        return kind, _whole(item, made, {"name", "date", "summary", "highlights"})
    if "name" in item:
        return "projects", _timed(item, name="name")
    words = [_plain(value) for value in item.values() if value]
    return title.replace(" ", "_"), " ".join(words)


def _whole(item: Mapping[str, Any], made: dict[str, str], used: set[str]) -> dict[str, str]:
    """What was made of an entry, and its other keys as they are."""
    rest = {str(key): _plain(value) for key, value in item.items() if key not in used}
    return {key: value for key, value in {**rest, **made}.items() if value}


def _timed(item: Mapping[str, Any], **names: str) -> dict[str, Any]:
    """An entry with dates, summary and bullets; keys that are not ours stay as they are."""
    made: dict[str, Any] = {ours: _plain(item.get(theirs)) for ours, theirs in names.items()}
    start, end = _plain(item.get("start_date")), _plain(item.get("end_date"))
    made |= {"startDate": start or _plain(item.get("date")), "endDate": "" if end == "present" else end}
    made["highlights"] = [line for one in item.get("highlights") or () for line in _bullets(_plain(one))]
    told = _plain(item.get("summary"))
    field = "description" if "name" in names and "position" not in names else "summary"
    made |= {field: told} if told else {}
    for key in set(item) - set(names.values()) - {"start_date", "end_date", "highlights", "summary", "date"}:
        made[str(key)] = _plain(item[key])
    return {key: value for key, value in made.items() if value}


def _bullets(text: str) -> Iterable[str]:
    return (line for line in re.split(r"\s+- (?=[^\W\d_])", text) if line)


def _told(item: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (_plain(item.get("summary")), *(_plain(one) for one in item.get("highlights") or ()))))


def _plain(value: Any) -> str:
    """A value as words: Markdown's marks taken off, links as “words (address)”."""
    if value is None or isinstance(value, Mapping | list):
        return (
            ""
            if value is None
            else " ".join(_plain(one) for one in (value.values() if isinstance(value, Mapping) else value))
        )
    text = "" if value in ("null", "~") else str(value)
    text = _LINK.sub(lambda found: found[1] if found[2] in found[1] else f"{found[1]} ({found[2]})", text)
    return " ".join(_MARKS.sub(lambda found: found[1] or found[2], text).split())
