"""The candidate's own lines as sentences: for a cover letter and for profile texts, each with its place.

The patterns are data (knowledge/data/cover.toml); a slot takes words of the papers as they stand.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.letter import LetterDraft
from finalist.core.documents.resume import Resume
from finalist.core.errors import UserError
from finalist.core.grounding import plain, unsupported
from finalist.core.wording import SlotValue, fill

Patterns = Mapping[str, Any]
LONGEST_LINE = 150
"""A longer line is not told in a sentence (what `fill` would cut)."""


def patterns(language: str) -> Patterns:
    """The patterns of a language. Raises UserError naming the languages there are."""
    known = _all()
    found = known.get(language.partition("-")[0].lower())
    if found is None:
        raise UserError(f"There is no cover letter in “{language}”.", f"Choose one of: {', '.join(known)}.")
    return found


@cache
def _all() -> dict[str, Patterns]:
    file = files("finalist.core.knowledge") / "data" / "cover.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def every_pattern(language: str) -> tuple[str, ...]:
    """All sentences of a language, for the check that nothing else was said."""
    found: list[str] = []
    for value in patterns(language).values():
        found += [value] if isinstance(value, str) else list(value)
    return tuple(found)


def first_fit(
    several: Sequence[str], name: str, slots: dict[str, SlotValue], evidence: tuple[EvidenceRef, ...] = ()
) -> Line:
    """The first pattern whose slots are all known. name: its key among the patterns. Raises KeyError (a bug)."""
    known = {key: value for key, value in slots.items() if value not in ("", None)}
    for pattern in several:
        if line := fill(pattern, f"cover:{name}", known, evidence):
            return line
    raise KeyError(f"no pattern of {name} fits {sorted(known)}")


def month(iso: str, language: str) -> str:
    """`2022-03` as “March 2022”; a year as it is; "" for anything else."""
    year, _, rest = iso.partition("-")
    names = patterns(language)["months"].split()
    number = int(rest[:2]) if rest[:2].isdigit() else 0
    if not re.fullmatch(r"\d{4}", year):
        return ""
    if not 1 <= number <= 12:
        return year
    return str(patterns(language)["month"].format(month=names[number - 1], year=year))


def day(on: date, language: str) -> str:
    """A day as a letter writes it: “20 November 2026”."""
    known = patterns(language)
    return str(known["day"].format(day=on.day, month=known["months"].split()[on.month - 1], year=on.year))


def told(own: EvidenceRef, pointer: str, resume: Resume, language: str) -> Line | None:
    """A line of the résumé (at `pointer`) or a sentence of a story (pointer "") as a sentence of the letter.

    None when it cannot stand there: too long, or a sentence of a story that is not about what “I” did.
    """
    words = " ".join(own.verbatim.split())
    if not pointer:
        return Line(text=words, evidence=(own,), knowledge="cover:own-words") if own_words(words) else None
    line = words.rstrip(".;, ")
    if len(line) > LONGEST_LINE or not line:
        return None
    known = patterns(language)
    acts = opens_with_a_verb(line, known)
    parts = pointer.split("/")
    slots: dict[str, SlotValue] = {"line": line[0].lower() + line[1:] if acts else line}
    refs = [own]
    if parts[1] == "work" and (name := resume.content.work[int(parts[2])].name):
        slots["employer"] = name
        refs += [ref] if (ref := resume.spans.get(f"/work/{parts[2]}/name")) else []
    key = "did" if acts else "quoted"
    return first_fit(known[key], key, slots, tuple(refs))


def opens_with_a_verb(line: str, known: Patterns) -> bool:
    """Whether “I” may stand before the line: “Led the …”, “Coordinate a …”, not “Link nurse for …”."""
    first, _, rest = line.partition(" ")
    word = first.casefold()
    if not rest or not known["past"]:
        return False
    regular = word.endswith("ed") and len(word) > 4 and not rest.casefold().startswith(("nurse", "teacher", "member"))
    return regular or word in known["past"].split() or word in known["present"].split()


def own_words(words: str) -> bool:
    """Whether a sentence of a story may stand in a letter: one whole sentence in which “I” act."""
    return bool(re.match(r"I [a-z]", words)) and words[-1:] in ".!" and len(words) < 2 * LONGEST_LINE


def loose(draft: LetterDraft, language: str = "en") -> tuple[str, ...]:
    """What a letter says that neither its evidence nor its patterns say; empty when it stands."""
    return loose_lines((draft.subject, *draft.lines), language)


def loose_lines(lines: Sequence[Line], language: str = "en") -> tuple[str, ...]:
    """The same of any sentences made here."""
    known = every_pattern(language)
    found: list[str] = []
    for line in lines:
        if not _verbatim(line):
            ours = (*known, *(ref.verbatim for ref in line.evidence))
            found += unsupported(line, ours, _months_in(line.text, language))
    return tuple(found)


def _months_in(text: str, language: str) -> frozenset[str]:
    """Months with their years: computed from dates, in the words of the language."""
    names = "|".join(patterns(language)["months"].split())
    return frozenset(plain(found) for found in re.findall(rf"(?:{names})(?: de)? \d{{4}}", text))


def _verbatim(line: Line) -> bool:
    flat = [" ".join(ref.verbatim.split()) for ref in line.evidence]
    return any(line.text in words for words in flat)
