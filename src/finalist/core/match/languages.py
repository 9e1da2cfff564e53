"""How well a language is spoken: what a requirement asks of each language it names against what the papers say.

Levels are those of the Common European Framework, 1 (A1) to 6 (C2); plain words are put beside them by convention.
A language named without a level is taken at its word, one with a lower level than asked is never called met.
"""

import re
from dataclasses import dataclass

from finalist.core.match.coverage import Said
from finalist.core.match.demands import languages_in

_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for level, words in (
        (1, r"a1|beginner"),
        (2, r"a2|basic|elementary|some|school|learning|limited|rusty"),
        (3, r"b1|conversational|(?<!upper )(?<!upper-)intermediate"),
        (4, r"b2|upper[ -]intermediate|working|good"),
        (5, r"c1|fluent|fluency|fluently|proficient|proficiency|advanced|business|very good|excellent|negotiat\w+"),
        (6, r"c2|native|mother tongue|first language|bilingual"),
    )
)
_KNOWN_FROM = 3
"""Where no level is asked, a language at B1 or better counts as spoken. Convention."""
_PARTS = re.compile(r"[,;|\n/()]|\band\b|\bor\b", re.IGNORECASE)
_EITHER = re.compile(r"\bor\b|/|\bone of\b|\beither\b|\bany of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language asked and the best line for it. `met`: at the level asked; line None when nothing names it."""

    language: str
    met: bool
    line: Said | None


def level_in(text: str) -> int:
    """The level a text names, the lowest when several; 0 when none."""
    return next((level for level, pattern in _LEVELS if pattern.search(text)), 0)


def level_of(language: str, text: str) -> int:
    """The level a text gives a language: that of its own part of a list, else the only one the text names."""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    for number, part in enumerate(parts):
        if language not in languages_in(part):
            continue
        after = parts[number + 1] if number + 1 < len(parts) else ""
        return level_in(part) or (level_in(after) if not languages_in(after) else 0) or _shared_level(parts)
    return 0


def _shared_level(parts: list[str]) -> int:
    """“Fluent in English and Dutch”: one level for all that is named."""
    levels = {level for part in parts if (level := level_in(part))}
    return levels.pop() if len(levels) == 1 and level_in(parts[0]) else 0


def either(text: str) -> bool:
    """Will any one of the languages do?"""
    return bool(_EITHER.search(text))


def spoken(asked: str, languages: tuple[str, ...], lines: list[Said]) -> list[Spoken]:
    """Each language asked with the line that shows it best: one at the level first, a list of languages next."""
    found = []
    for language in languages:
        wanted = level_of(language, asked) or _KNOWN_FROM
        ranked = sorted(
            (
                (not _enough(level_of(language, said.text), wanted), said.line.kind != "language", at)
                for at, said in enumerate(lines)
                if language in languages_in(said.text)
            ),
        )
        found.append(
            Spoken(language, not ranked[0][0], lines[ranked[0][2]]) if ranked else Spoken(language, False, None)
        )
    return found


def _enough(shown: int, wanted: int) -> bool:
    return not shown or shown >= wanted
