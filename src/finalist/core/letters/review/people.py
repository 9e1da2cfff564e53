"""Names and titles: somebody nobody knows, a slip in a name, the wrong person's greeting, a title they do not have."""

import re
from collections.abc import Iterator

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.invitation import Person
from finalist.core.documents.letter import LetterFinding
from finalist.core.letters.review.found import finding, within
from finalist.core.letters.review.known import Known, bare
from finalist.core.letters.review.parts import Letter
from finalist.core.plan.people import same_person
from finalist.core.text.names import is_role
from finalist.core.text.terms import fold

_TITLE = re.compile(
    r"(?i)^(?P<t>mrs?|ms|miss|mx|dr|prof(?:essor)?|sir|madam|dame|sister|brother|father|rev(?:erend)?|canon|rabbi|imam|"
    r"captain|major|colonel|judge|herr|frau|madame|monsieur|se[nñ]or[a]?)\.?\s+"
)
_NOBODY = re.compile(
    r"(?i)(?:all|everyone|everybody|team|hiring|both|there|sir|madam|colleagues|recruit|panel|committee)"
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’]+(?:[-’'][A-ZÀ-ÖØ-Þ][\w'’]+)*")
_AFTER = re.compile(r",\s+(?:the |your |our )?(?P<t>[A-Z][\w&/-]*(?: (?:of|for|and|the|&|[A-Z][\w&/-]*)){0,5})")


def names(letter: Letter, known: Known) -> Iterator[LetterFinding]:
    """Findings about whom the letter speaks to and of."""
    others = [person for person in known.people if not person.is_candidate]
    if others:
        yield from _greeting(letter, others)
        yield from _addressed(letter, others)
        for ref in (*((letter.subject,) if letter.subject else ()), *letter.body):
            yield from _misspelt(ref, known)
            yield from _titles(ref, others)
    yield from _company(letter, known)


def who(name: str, people: list[Person]) -> Person | None:
    """The person a greeting means, without its title; None when it fits nobody."""
    plain = _TITLE.sub("", name).strip(" .,")
    found = next((person for person in people if same_person(plain, person.name.value)), None)
    return found or next((person for person in people if fold(plain) in _called(person)), None)


def _called(person: Person) -> set[str]:
    """What else one may call them: a name in the middle, the trade (“Chef”)."""
    title = fold(person.title.value).split() if person.title else []
    return {*fold(person.name.value).split(), *(word for word in title if word in ("chef", "coach", "maestro"))}


def _greeting(letter: Letter, others: list[Person]) -> Iterator[LetterFinding]:
    if letter.greeting is None or not letter.greeted or _NOBODY.search(letter.greeted):
        return
    parts = re.split(r"\s*(?:,| and | & )\s*", letter.greeted)
    for part in (part for part in parts if part):
        if who(part, others):
            yield from _honorific(letter.greeting, part, others)
            continue
        near = next((p.name.value for p in others if _near_name(_TITLE.sub("", part), p.name.value)), "")
        if near:
            yield finding("wrong-name", "error", letter.greeting, "misspelt", words=part, name=near)
        else:
            yield finding("wrong-name", "error", letter.greeting, "nobody", words=part)


def _honorific(place: EvidenceRef, part: str, others: list[Person]) -> Iterator[LetterFinding]:
    """“Mr Holt” for somebody the documents call Dr. or Professor."""
    match = _TITLE.match(part)
    person = who(part, others)
    said = re.search(r"(?i)\b(dr|prof|professor)\b", person.title.value) if person and person.title else None
    if match and said and match["t"].lower() in ("mr", "mrs", "ms", "miss") and person:
        yield finding("wrong-title", "warning", place, "honorific", words=match["t"], name=said[1])


def _addressed(letter: Letter, others: list[Person]) -> Iterator[LetterFinding]:
    """The address says one person, the greeting another."""
    to, greeted = who(letter.to, others) if letter.to else None, who(letter.greeted, others) if letter.greeted else None
    if to and greeted and not same_person(to.name.value, greeted.name.value) and letter.greeting:
        yield finding("wrong-name", "error", letter.greeting, "mixed-up", words=greeted.name.value, name=to.name.value)


def _near_name(one: str, name: str) -> bool:
    mine, theirs = fold(one).split(), re.split(r"[ -]", fold(name))
    return bool(mine) and any(_near(word, part) for word in re.split(r"[ -]", mine[-1]) + mine[:1] for part in theirs)


def _near(one: str, other: str) -> bool:
    """One or two letters apart, in words long enough for that to be a slip."""
    if one == other or min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    return distance(one, other) <= (1 if min(len(one), len(other)) < 7 else 2)


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or swap with the next to make one word the other."""
    rows = [list(range(len(other) + 1))]
    for n, left in enumerate(one, 1):
        row = [n]
        for m, right in enumerate(other, 1):
            best = min(rows[-1][m] + 1, row[-1] + 1, rows[-1][m - 1] + (left != right))
            if n > 1 and m > 1 and left == other[m - 2] and one[n - 2] == right:
                best = min(best, rows[-2][m - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _misspelt(ref: EvidenceRef, known: Known) -> Iterator[LetterFinding]:
    parts = {part for person in known.people for part in re.split(r"[ -]", person.name.value) if len(part) > 3}
    for match in _CAPITAL.finditer(ref.verbatim):
        word = bare(match[0])
        if word in known.names or all(piece in known.names for piece in word.split("-")):
            continue
        near = next((part for part in sorted(parts) if any(_near(p, fold(part)) for p in word.split("-"))), "")
        if near:
            yield finding("wrong-name", "error", within(ref, *match.span()), "misspelt", words=match[0], name=near)


def _titles(ref: EvidenceRef, others: list[Person]) -> Iterator[LetterFinding]:
    """“Dawn Ainscough-Pryce, Chief Nurse”, when the documents call her something else and somebody else that."""
    for person in others:
        at = ref.verbatim.find(person.name.value)
        match = _AFTER.match(ref.verbatim, at + len(person.name.value)) if at >= 0 else None
        if not match or not person.title or not is_role(match["t"]):
            continue
        said = fold(match["t"])
        if said not in fold(person.title.value) and fold(person.title.value) not in said:
            place = within(ref, *match.span("t"))
            yield finding("wrong-title", "error", place, "title", before=person.title.evidence, words=match["t"],
                          name=person.name.value, title=person.title.value)  # fmt: skip


def _company(letter: Letter, known: Known) -> Iterator[LetterFinding]:
    """The company's name with a slip in it."""
    company = known.invitation.company if known.invitation else None
    if company is None:
        return
    parts = [part for part in re.split(r"[ -]", company.value) if len(part) > 4]
    for ref in letter.body:
        for match in _CAPITAL.finditer(ref.verbatim):
            word = bare(match[0])
            if word not in known.names and any(_near(word, fold(part)) for part in parts):
                yield finding("wrong-name", "error", within(ref, *match.span()), "misspelt", words=match[0],
                              name=company.value)  # fmt: skip
