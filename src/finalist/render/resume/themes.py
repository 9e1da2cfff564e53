"""Themes as data: what sets one résumé apart from another is a YAML file, never a second template.

A theme says only what differs from DEFAULTS; unknown keys are refused, so that a slip of the pen is seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from finalist.core.errors import UserError

THEMES = Path(__file__).parent / "themes"
HEADINGS = Path(__file__).parent / "headings.yaml"
DEFAULT = "harbour"
DEFAULTS: dict[str, Any] = {
    "order": 99, "name": "", "about": "", "size": 10.0, "date": "after", "lead": "position",
    "fonts": {"body": "Source Sans Pro", "head": "Source Sans Pro", "office": "Calibri"},
    "colours": {"ink": "#1b1f24", "soft": "#4d5661", "accent": "#1b1f24", "rule": "#b9bfc6", "tint": "", "band": ""},
    "spacing": {"leading": 0.58, "bullet": 0.5, "entry": 0.95, "section": 1.45, "margin": 19},
    "name_style": {"size": 2.3, "weight": 400, "align": "center", "caps": False},
    "heading": {"size": 1.0, "weight": 700, "caps": True, "italic": False, "rule": "below", "colour": "ink",
                "place": "above", "bar": False},
    "side": {"at": "none", "share": 0.3,
             "parts": ["contact", "skills", "languages", "certificates", "awards", "interests"]},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. `look`: DEFAULTS overlaid with the theme's file: sizes in points (size), ems of it (spacing, headings),
    millimetres (margin), shares of the text width (side.share).
    """

    id: str
    name: str
    about: str
    look: Mapping[str, Any]

    @property
    def columns(self) -> int:
        """1 or 2."""
        return 1 if self.look["side"]["at"] == "none" else 2


@cache
def themes() -> tuple[Theme, ...]:
    """All themes, the most sober first."""
    made = [theme(path.stem) for path in THEMES.glob("*.yaml")]
    return tuple(sorted(made, key=lambda one: (one.look["order"], one.id)))


@cache
def theme(name: str) -> Theme:
    """The theme of that id. Raises UserError naming the ones there are."""
    file = THEMES / f"{name}.yaml"
    known = sorted(path.stem for path in THEMES.glob("*.yaml"))
    if name not in known:
        raise UserError(f"There is no theme “{name}”.", f"Choose one of: {', '.join(known)}.")
    look = _laid(DEFAULTS, load_yaml(file), name)
    return Theme(name, look["name"] or name.title(), look["about"], look)


def _laid(under: Mapping[str, Any], over: Mapping[str, Any], where: str) -> dict[str, Any]:
    unknown = set(over) - set(under)
    if unknown:
        raise ValueError(f"theme {where}: unknown keys {sorted(unknown)}")
    return {
        key: _laid(value, over.get(key) or {}, f"{where}.{key}") if isinstance(value, dict) else over.get(key, value)
        for key, value in under.items()
    }


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a résumé says itself in one language. months: twelve names, or () when months are written as numbers."""

    code: str
    right_to_left: bool
    present: str
    months: tuple[str, ...]
    year_first: bool
    headings: Mapping[str, str]

    def month(self, iso: str) -> str:
        """`2019-03` as this language writes it to a machine and a person: “Mar 2019”, “03/2019”, “2019-03”."""
        year, _, rest = iso.partition("-")
        number = int(rest[:2]) if rest[:2].isdigit() and 1 <= int(rest[:2]) <= 12 else 0
        if not number or not year.isdigit():
            return iso
        if self.months:
            return f"{self.months[number - 1]} {year}"
        return f"{year}-{number:02}" if self.year_first else f"{number:02}/{year}"

    def span(self, start: str, end: str, present: bool = False) -> str:
        """A time from start to end; only what is known."""
        first, last = self.month(start) if start else "", self.month(end) if end else self.present if present else ""
        return f"{first} – {last}" if first and last else first or last


@cache
def tongue(code: str) -> Tongue:
    """The words of a language. Raises UserError naming the languages there are."""
    known = load_yaml(HEADINGS)
    row = known.get(code.partition("-")[0].lower())
    if row is None:
        raise UserError(f"There are no headings in “{code}”.", f"Choose one of: {', '.join(known)}.")
    named = row["months"] not in ("numeric", "year-first")
    return Tongue(
        code.partition("-")[0].lower(), row["dir"] == "rtl", row["present"],
        tuple(row["months"].split()) if named else (), row["months"] == "year-first", row["headings"],
    )  # fmt: skip


def languages() -> tuple[str, ...]:
    """The codes of all languages there are headings in."""
    return tuple(load_yaml(HEADINGS))


@cache
def load_yaml(file: Path) -> Any:
    """A file of ours."""
    import yaml

    return yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
