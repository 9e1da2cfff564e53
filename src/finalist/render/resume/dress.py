"""A theme in another colour or another hand: what the candidate chose laid over the theme's own look.

Colours are dark enough for small type on white (WCAG 2.2, 1.4.3: a contrast of 4.5 to 1); a chosen one that is not is
refused with the reason. Fonts are the ones that come along, so that every machine prints the same.
"""

import re
from dataclasses import replace

from finalist.core.errors import UserError
from finalist.render.resume.themes import Theme

FONTS = {
    "sans": {"body": "Source Sans Pro", "head": "Source Sans Pro", "office": "Calibri"},
    "serif": {"body": "Source Serif Pro", "head": "Source Serif Pro", "office": "Cambria"},
    "mixed": {"body": "Source Sans Pro", "head": "Source Serif Pro", "office": "Calibri"},
    "book": {"body": "Libertinus Serif", "head": "Libertinus Serif", "office": "Georgia"},
}
"""Families by the name they are chosen by; `office`: the face that DOCX asks for."""
NAMED = {"ink": "#1b1f24", "blue": "#1d4f91", "teal": "#1d5c57", "violet": "#5b3a8c", "wine": "#8a1f3d",
         "brown": "#7a4a12", "green": "#2f5d2b", "slate": "#44505c"}  # fmt: skip
"""Colours offered by the name they go by on the command line, each above 7 to 1 on white."""
ACCENTS = tuple(NAMED.values())
LEAST = 4.5


def dressed(theme: Theme, accent: str = "", font: str = "") -> Theme:
    """The theme with that accent (`#rrggbb`, a key of NAMED, or "" for its own) and fonts (a key of FONTS, or "").

    Raises UserError for a colour that is none or too pale, and for fonts that are not there.
    """
    look, accent = dict(theme.look), NAMED.get(accent, accent)
    if accent:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
            raise UserError(
                f"“{accent[:20]}” is no colour.", f"Write it like #1d4f91, or as one of: {', '.join(NAMED)}."
            )
        if contrast_on_white(accent) < LEAST:
            raise UserError(
                f"{accent} is too pale to read on white paper.", f"Choose a darker one, or one of: {', '.join(NAMED)}."
            )
        look["colours"] = _tinted(look["colours"], accent)
    if font:
        if font not in FONTS:
            raise UserError(f"There are no fonts “{font[:20]}”.", f"Choose one of: {', '.join(FONTS)}.")
        look["fonts"] = FONTS[font]
    return replace(theme, look=look)


def _tinted(colours: dict[str, str], accent: str) -> dict[str, str]:
    """The theme's colours with another accent; a band in the theme's accent follows it, so does a tinted ground."""
    made = {**colours, "accent": accent}
    if colours.get("band"):
        made["band"] = accent
    if colours.get("tint"):
        made["tint"] = _mixed(accent, 0.08)
    return made


def _mixed(colour: str, share: float) -> str:
    """So much of a colour on white."""
    parts = (round(255 - share * (255 - int(colour[at : at + 2], 16))) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast_on_white(colour: str) -> float:
    """Contrast ratio of a colour (`#rrggbb`) with white, 1 to 21 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
