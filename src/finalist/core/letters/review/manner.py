"""Manner: placeholders left in, too long, too eager, unkind about an employer, pay where it is too early."""

import re
from collections.abc import Iterator

from finalist.core.documents.letter import LetterFinding, LetterKind
from finalist.core.letters.review.found import finding, within
from finalist.core.letters.review.known import Known
from finalist.core.letters.review.parts import Letter
from finalist.core.letters.words import matcher

LONG, TOO_LONG, SHORT = 160, 220, 25
"""Words of a whole letter: hint, warning, and too short to hold anything (conventions after E6.5, “one short mail”)."""
_PLACEHOLDER = re.compile(
    r"\[[^\]\n]{1,60}\](?!\()|\{\{?[^}\n]{1,60}\}?\}|<(?!https?:|mailto:|[^>\s]+@)[A-Za-z][^>\n]{1,40}>|_{3,}|"
    r"\bX{2,}\b|"
    r"\bTBD\b|\bTODO\b|\bT\.B\.D\.|lorem ipsum|\binsert (?:name|company|date|role|title|position|detail)s?\b|"
    r"\b(?:company|interviewer|hiring manager|your|position|job) name\b|\bNAME\b|\bCOMPANY\b|\bDear (?:Sir|Madam)\b.*|"
    r"\bTo whom it may concern\b|…{2,}|\?\?\?",
    re.IGNORECASE,
)
_PAY_OK: frozenset[LetterKind] = frozenset(["other-offer", "more-time", "withdrawal"])


def manner(letter: Letter, known: Known, kind: LetterKind) -> Iterator[LetterFinding]:
    """Every finding of manner, in no order."""
    yield from _placeholders(letter)
    yield from _length(letter)
    yield from _eager(letter)
    yield from _negative(letter)
    if kind not in _PAY_OK:
        yield from _pay(letter, known)


def _placeholders(letter: Letter) -> Iterator[LetterFinding]:
    text = letter.source.text
    for match in _PLACEHOLDER.finditer(text):
        if re.fullmatch(r"(?i)name|company", match[0]) and not match[0].isupper():
            continue
        yield finding("placeholder", "error", letter.source.quote(*match.span()), "placeholder", words=match[0])


def _length(letter: Letter) -> Iterator[LetterFinding]:
    whole = letter.body[-1] if letter.body else letter.source.quote(0, len(letter.source.text))
    if letter.words > TOO_LONG:
        yield finding("too-long", "warning", whole, "too-long", rests_on="E6.5", count=str(letter.words))
    elif letter.words > LONG:
        yield finding("too-long", "hint", whole, "too-long", rests_on="E6.5", count=str(letter.words))
    elif letter.words < SHORT:
        yield finding("too-short", "hint", whole, "too-short", count=str(letter.words))


def _eager(letter: Letter) -> Iterator[LetterFinding]:
    """One warning from two eager phrases on, or for one that begs; a single mild one is a hint."""
    mild = matcher("eager")
    strong = matcher("begging")
    found = [(ref, m) for ref in letter.body if (m := mild.search(ref.verbatim.replace("’", "'")))]
    begs = [(ref, m) for ref in letter.body if (m := strong.search(ref.verbatim.replace("’", "'")))]
    shouts = [(ref, m) for ref in letter.body if (m := re.search(r"!{2,}|\b[A-Z]{4,} [A-Z]{4,}\b", ref.verbatim))]
    calls = [ref for ref in letter.body if ref.verbatim.rstrip().endswith("!")]
    warn = bool(begs or shouts or len(found) >= 2 or len(calls) >= 3)
    for ref, match in (begs or shouts or found)[:1]:
        place = within(ref, *match.span())
        yield finding("over-eager", "warning" if warn else "hint", place, "over-eager", words=place.verbatim)
    if len(calls) >= 3 and not (begs or shouts or found):
        yield finding("over-eager", "warning", calls[0], "exclaims", count=str(len(calls)))


def _negative(letter: Letter) -> Iterator[LetterFinding]:
    about = matcher("employers")
    bad = matcher("unkind")
    for ref in letter.body:
        text = ref.verbatim.replace("’", "'")
        match = bad.search(text)
        if match and about.search(text):
            yield finding("negative", "warning", ref, "negative", words=match[0])


def _pay(letter: Letter, known: Known) -> Iterator[LetterFinding]:
    pay = matcher("pay")
    raised = any(line.kind == "pay" for note in known.notes for line in note.lines)
    for ref in letter.body:
        match = pay.search(ref.verbatim.replace("’", "'"))
        if match:
            place = within(ref, *match.span())
            says = "pay-early-raised" if raised else "pay-early"
            yield finding("pay-early", "warning", place, says, rests_on="E5.3", words=match[0])
            return
