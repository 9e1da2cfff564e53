"""How a résumé looks: the themes as pictures of this very document, paper, colour, fonts, language, photo."""

from dataclasses import dataclass
from typing import Any

from finalist.render.resume.dress import ACCENTS
from finalist.render.resume.themes import Theme, languages, themes
from finalist.services import resume_look
from finalist.store.models import Resume
from finalist.web.messages_resume import FONTS, PAPERS

SPOKEN = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "he": "עברית",
    "it": "Italiano", "ja": "日本語",
    "nl": "Nederlands", "pl": "Polski", "pt": "Português", "sv": "Svenska", "tr": "Türkçe", "zh": "中文",
}  # fmt: skip
"""Each language as it calls itself."""


@dataclass(frozen=True, slots=True)
class LookPage:
    """The choices and what is chosen."""

    resume: Resume
    look: dict[str, Any]
    themes: tuple[Theme, ...]
    papers: tuple[tuple[str, Any], ...]
    fonts: tuple[tuple[str, Any], ...]
    accents: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    has_photo: bool
    trouble: str


def look_page(row: Resume, typed: dict[str, Any] | None = None, trouble: str = "") -> LookPage:
    """Read it for a résumé the caller may see. typed: choices that were refused, with the reason."""
    return LookPage(
        row,
        {**resume_look.look_of(row), **(typed or {})},
        themes(),
        tuple(PAPERS.items()),
        tuple(FONTS.items()),
        ACCENTS,
        tuple((code, SPOKEN.get(code, code)) for code in languages()),
        row.photo_id is not None,
        trouble,
    )
