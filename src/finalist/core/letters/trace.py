"""Where every word of a draft comes from: its authored wording, or the places its line names, nothing else.

The authored wording is laid over the sentence (core/grounding.py); what stands in its slots must be made of words of
the line's evidence, in full spelling and turned to the reader, or be a day that was computed.
"""

import re
from collections.abc import Iterator

from finalist.core.documents.base import Line
from finalist.core.documents.letter import LetterDraft
from finalist.core.grounding import is_computed, slot_values
from finalist.core.letters.bridge import spoken
from finalist.core.letters.compose import OWN
from finalist.core.letters.prose import lexicon, second_form, tidy
from finalist.core.letters.words import pattern_of
from finalist.core.text.numbers import SMALL
from finalist.core.text.terms import fold

_WORD = re.compile(r"[^\W_]+(?:[-'.,][^\W_]+)*")
_COMPUTED_ZONE = re.compile(r"[A-Z][A-Za-z]*(?: [A-Z][a-z]+)* time")
"""The zone of the invitation, by its city."""
_TURNED = frozenset(
    "i me my mine myself you your yours yourself am are was were is be have had do did does whether the a an and that "
    "he she they him her his them their we our us it i'm i've i'd i'll you're you've you'd you'll "
    "about link to names time by within in on at after end of next month week spoke before we".split()
)
"""Words that turning a remark to its reader may bring in, and articles; none of them states anything."""


def loose(draft: LetterDraft) -> tuple[tuple[Line, str], ...]:
    """(line, words) for everything in the draft that no evidence and no wording holds; empty when it stands."""
    return tuple((line, words) for line in (draft.subject, *draft.lines) for words in _loose(line))


def _loose(line: Line) -> Iterator[str]:
    if line.knowledge == OWN:
        if not any(line.text in (spoken(ref.verbatim), ref.verbatim) for ref in line.evidence):
            yield line.text
        return
    pattern = pattern_of(line.knowledge)
    values = _values(line.text, pattern) if pattern else None
    if values is None:
        yield line.text
        return
    held = _held(line)
    for value in values:
        if value and not _COMPUTED_ZONE.fullmatch(value) and not is_computed(re.sub(r"^(?:on|by) ", "", value)):
            missing = [word for word in _words(value) if word not in held]
            if missing:
                yield " ".join(missing)


def _values(text: str, pattern: str) -> list[str] | None:
    """What stands in the slots, however an empty slot or a quoted question closed up the sentence."""
    pattern = re.sub(r"^\([a-z ]+\) ", "", pattern)
    plain = pattern[:1].upper() + pattern[1:]
    forms = [plain, plain.replace(" {when}", ""), plain.replace("{when}", "").strip()]
    forms += [form.replace(".”", "”") for form in forms]
    return next((values for form in forms if (values := slot_values(text, form)) is not None), None)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).replace("’", "'"))


def _held(line: Line) -> set[str]:
    """The words of the evidence, as written, in full spelling, and as they read when turned to somebody."""
    found = set(_TURNED)
    for ref in line.evidence:
        for text in (ref.verbatim, tidy(ref.verbatim)):
            words = _words(text)
            found.update(words)
            found.update(part for word in words for part in re.split(r"[-'.,]", word))
            found.update(second_form(word) for word in words)
            found.update(_pasts(words))
            found.update(str(SMALL[word]) for word in words if word in SMALL)
            found.update(name for word in words for name, value in SMALL.items() if word == str(value))
            found.update(word.rstrip("s") for word in words)
    return found


def _pasts(words: list[str]) -> set[str]:
    """“did you leave” becomes “I left”: the past forms of the words."""
    from finalist.core.letters.asked import past

    irregular: dict[str, str] = lexicon()["irregular"]
    return {irregular[word] for word in words if word in irregular} | {made for word in words if (made := past(word))}
