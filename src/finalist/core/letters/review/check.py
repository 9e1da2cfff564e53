"""The whole check of a letter: every look, in the order of its words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from finalist.core.documents.base import Source
from finalist.core.documents.letter import CheckSeverity, LetterFinding, LetterKind, LetterReview
from finalist.core.documents.statement import LedgerFinding
from finalist.core.letters.recipients import met_people
from finalist.core.letters.review.facts import unsourced
from finalist.core.letters.review.found import finding
from finalist.core.letters.review.generic import generic, specific
from finalist.core.letters.review.known import Known
from finalist.core.letters.review.manner import manner
from finalist.core.letters.review.others import doubled
from finalist.core.letters.review.parts import Letter, parse
from finalist.core.letters.review.people import names, who
from finalist.core.letters.review.rests import weighed
from finalist.core.wording import shorten

LATE = timedelta(days=3)
"""A letter of thanks from the third day on says so (E6.5: within 24 to 48 hours; the third day is a convention)."""


def review(
    letter: Source, known: Known, *, others: Sequence[Source] = (), ledger: Sequence[LedgerFinding] = (),
    kind: LetterKind = "thank-you", now: datetime,
) -> LetterReview:  # fmt: skip
    """What there is to look at in a letter. `ledger`: what core/continuity found in it; `others`: letters beside it."""
    parsed = parse(letter)
    rows = weighed(parsed, known)
    found: list[LetterFinding] = [*names(parsed, known), *manner(parsed, known, kind)]
    wrong = [(one.place.start, one.place.end) for one in found if one.code == "wrong-name"]
    found += [one for one in unsourced(parsed, known) if (one.place.start, one.place.end) not in wrong]
    if kind in ("thank-you", "connection", "keep-in-touch"):
        found += generic(parsed, known, rows)
    found += doubled(parsed, [parse(other) for other in others])
    found += [_of_ledger(one, known) for one in ledger]
    found += _late(parsed, known, kind, now)
    order = {"error": 0, "warning": 1, "hint": 2}
    found.sort(key=lambda one: (one.place.start, order[one.severity], one.code))
    return LetterReview(
        to=parsed.to or parsed.greeted, words=parsed.words, specific=specific(parsed, rows),
        findings=tuple(dict.fromkeys(found)),
    )  # fmt: skip


def _of_ledger(one: LedgerFinding, known: Known) -> LetterFinding:
    """A contradiction of what was said to them is an error; of one's own papers a hint: stories round and shorten."""
    said = any(
        line.evidence.document == one.before.document
        and line.evidence.start <= one.before.start < line.evidence.end
        and (line.kind != "they-asked" or one.topic)  # a figure in their question is not the candidate's
        for note in known.notes
        for line in note.lines
    )
    severity: CheckSeverity = "hint"
    if one.kind == "undercut" or (one.kind == "contradiction" and said):
        severity = "warning" if one.kind == "undercut" else "error"
    return finding(one.kind, severity, one.now, one.kind, before=one.before, words=shorten(one.before.verbatim))


def _late(letter: Letter, known: Known, kind: LetterKind, now: datetime) -> list[LetterFinding]:
    if kind != "thank-you" or letter.greeting is None:
        return []
    people = met_people(known.notes, known.invitation, now)
    person = who(letter.greeted, [p for p in known.people if not p.is_candidate]) if letter.greeted else None
    met = [one.met[0] for one in people if one.met and person and one.name.value == person.name.value]
    if met and now.date() - max(met) > LATE:
        days = str((now.date() - max(met)).days)
        return [finding("late", "hint", letter.greeting, "late", rests_on="E6.5", days=days)]
    return []
