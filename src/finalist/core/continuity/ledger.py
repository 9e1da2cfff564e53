"""A draft against what was said before: contradictions, the same told twice to one person, pay that undercuts.

A repeat is a matter for the person who heard it: an addressee who was not there is told it for the first time.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from finalist.core.continuity.contradictions import contradictions
from finalist.core.continuity.cues import shows
from finalist.core.continuity.facts import content, facts_of
from finalist.core.continuity.passages import Passage, passages
from finalist.core.continuity.posts import Post
from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.documents.fact import Fact
from finalist.core.documents.posting import Pay
from finalist.core.documents.statement import Ledger, LedgerFinding, Statement
from finalist.core.text.figures import figures
from finalist.core.text.pay import pay_of, yearly
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import fold
from finalist.core.wording import say

SHARED = 3
"""How many telling words a sentence shares with a told story to be that story; fewer when the story's are few."""
_TO = re.compile(
    r"(?im)^(?:to:\s*(?P<to>.{2,120})|(?:dear|hi|hello|hey|good (?:morning|afternoon))\s+(?P<dear>[^,\n:!]{2,60}))"
)


def check_draft(
    ledgers: Sequence[Ledger], draft: Source, *, posts: Sequence[Post] = (), offered: Sequence[tuple[Pay, Source]] = (),
    papers: Sequence[Sequence[Fact]] = (),
) -> tuple[LedgerFinding, ...]:  # fmt: skip
    """What collides in a draft with what was said. `offered`: pay of a posting or an offer; `papers`: facts of a
    résumé or stories, to hold the draft against as well.
    """
    said = [statement for ledger in ledgers for statement in ledger.statements]
    now = facts_of(draft, None, posts)
    clashes = list(_contradicted(said, now, draft, papers))
    told = {(item.before.document, item.before.start) for item in clashes}
    repeats = [item for item in _repeated(said, draft) if (item.before.document, item.before.start) not in told]
    found = [*clashes, *repeats, *_undercut(said, draft, offered)]
    return tuple(sorted(found, key=lambda item: (item.now.document != draft.id, item.now.start)))


def _contradicted(
    said: Sequence[Statement], now: Sequence[Fact], draft: Source, papers: Sequence[Sequence[Fact]]
) -> Iterator[LedgerFinding]:
    before = [fact for statement in said for fact in statement.facts]
    persons = {fact.id: statement.person for statement in said for fact in statement.facts}
    for item in contradictions([before, *papers, now]):
        pair = sorted((item.first, item.second), key=lambda fact: fact.evidence.document == draft.id)
        if (pair[0].evidence.document == draft.id) == (pair[1].evidence.document == draft.id):
            continue
        old, new = (_place(fact) for fact in pair)
        line = say("ledger.contradiction", before=old, now=new)
        yield LedgerFinding(
            kind="contradiction",
            topic=item.topic,
            person=persons.get(pair[0].id, ""),
            text=line.text,
            before=old,
            now=new,
        )


def _place(fact: Fact) -> EvidenceRef:
    return fact.said


def addressees(draft: Source) -> tuple[str, ...]:
    """The names a letter is addressed to, as written; empty when it does not say."""
    found = [match["to"] or match["dear"] for match in _TO.finditer(draft.text)]
    return tuple(re.sub(r"<[^>]*>", "", name).strip(" ,") for name in found)


def heard_by(person: str, names: Sequence[str]) -> bool:
    """Whether a person of the notes is among the addressed names, by full, first or last name."""
    mine = set(re.findall(r"[\w'-]+", fold(person)))
    return any(mine & set(re.findall(r"[\w'-]+", fold(name))) for name in names)


def _repeated(said: Sequence[Statement], draft: Source) -> Iterator[LedgerFinding]:
    names = addressees(draft)
    told = [
        one for one in said if one.kind in ("story", "claim", "number") and (not names or heard_by(one.person, names))
    ]
    for statement in told:
        hit = next((passage for passage in passages(draft) if _same(statement, passage)), None)
        if hit:
            quote = statement.evidence
            name = statement.person if names else ""
            line = (
                say("ledger.repeat", person=name, before=quote) if name else say("ledger.repeat-unnamed", before=quote)
            )
            yield LedgerFinding(
                kind="repeat", topic=statement.kind, person=statement.person, text=line.text, before=quote, now=hit.ref
            )


def _same(statement: Statement, passage: Passage) -> bool:
    """Whether a sentence tells again what was told: enough of its words, or its figure with one of them."""
    words = passage.ref.verbatim
    if shows("callback", words):
        return False
    before = _telling(_told(statement))
    now = _telling(words)
    shared = before & now
    if statement.kind in ("story", "number") and _figures(_told(statement)) & _figures(words) and shared:
        return True
    return len(shared) >= min(SHARED, max(2, len(before))) and len(shared) >= 0.5 * min(len(before), len(now))


def _told(statement: Statement) -> str:
    """The first clause of the line: what was told, without what they made of it."""
    return re.split(
        r"(?<=[a-z0-9)\"”])[.!?]\s|\s(?:->|=>)\s|\b(?:she|he|they) (?:said|liked|wants?|asked|nodded|laughed|wrote)\b",
        statement.evidence.verbatim,
    )[0]


def _telling(text: str) -> set[str]:
    return {concept_of(term) for term in content(text)} - {concept_of(term) for term in content(_TALK)}


_TALK = "her him them mention explain story stories one talk concern doubt honest good like liked also heard"


def _figures(text: str) -> set[tuple[str, Decimal]]:
    return {
        (one.kind, one.low) for one in figures(text) if one.low is not None and one.low == one.high and one.low > 12
    }


def _undercut(
    said: Sequence[Statement], draft: Source, offered: Sequence[tuple[Pay, Source]]
) -> Iterator[LedgerFinding]:
    """A pay that the candidate named, and a range whose top is below it."""
    ranges = [(pay.minimum, pay.maximum, pay.currency, pay.period, pay.evidence) for pay, _ in offered]
    if found := pay_of(draft.text):
        place = draft.quote(found.start, found.end)
        ranges.append((found.minimum, found.maximum, found.currency, found.period, place))
    for statement in said:
        for fact in statement.facts:
            if fact.topic != "salary" or fact.low is None:
                continue
            for _, top, currency, period, place in ranges:
                if place.document == draft.id and shows("salary", draft.text[max(0, place.start - 60) : place.start]):
                    continue  # the candidate's own figure in the letter: a contradiction, not an offer
                if top is not None and _same_money(fact, currency) and _below(top, period, fact):
                    line = say("ledger.undercut", before=statement.evidence, now=place)
                    yield LedgerFinding(
                        kind="undercut",
                        topic="salary",
                        person=statement.person,
                        text=line.text,
                        before=statement.evidence,
                        now=place,
                    )


def _same_money(fact: Fact, currency: str) -> bool:
    return fact.measure == "count" or not fact.unit or not currency or fact.unit == currency


def _below(top: Decimal, period: str | None, fact: Fact) -> bool:
    wanted = fact.low or Decimal(0)
    wanted = wanted * 1000 if fact.period is None and 10 <= wanted < 1000 else wanted
    mine = yearly(wanted, wanted, fact.period)  # type: ignore[arg-type]  # one of the five periods, or None
    theirs = yearly(top, top, period)  # type: ignore[arg-type]  # as above
    return bool(mine and theirs and mine.low is not None and theirs.high is not None and theirs.high < mine.low)
