"""The facts: contradictions side by side, then every figure, date, name and claim with its words and its state."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from finalist.core.continuity.register import decided
from finalist.core.documents.fact import Fact, FactRegister
from finalist.services import facts
from finalist.services.facts import fingerprint_of, statement_of
from finalist.store.models import FactMark, FactSheet
from finalist.web.messages_material import FACT_KINDS, FACT_STATES, PAPER_KINDS

ROWS, PAIRS = 30, 20
"""Facts on a page, and contradictions shown: settle these first."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as it is said: the words before, the value, the words after; where; what the candidate says of it.

    `mark`: id of a mark on these very words, "" when the state follows from other ones.
    """

    before: str
    value: str
    after: str
    paper: str
    kind: Any
    url: str
    statement: str
    state: str
    state_name: Any


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that do not agree."""

    first: FactRow
    second: FactRow


@dataclass(frozen=True, slots=True)
class FactsPage:
    """All of it. `sheet` is None before anything was read; `kinds`, `states`: code, name, how many (kinds)."""

    sheet: FactSheet | None
    is_being_read: bool
    pairs: tuple[Pair, ...]
    rows: tuple[FactRow, ...]
    page: Page[Any]
    kinds: tuple[tuple[str, Any, int], ...]
    kind: str
    words: str
    marks: tuple[FactMark, ...]
    is_empty: bool


def facts_page(owner: Any, kind: str = "", words: str = "", number: str = "") -> FactsPage:
    """Read it for `owner`; the newest sheet and the marks, nothing is read from papers here."""
    sheet = facts.sheet_of(owner)
    body = (sheet.body if sheet else None) or {"papers": [], "facts": [], "contradictions": []}
    register = facts.register_of(owner)
    counts: dict[str, int] = {}
    for one in body["facts"]:
        counts[one["fact"]["kind"]] = counts.get(one["fact"]["kind"], 0) + 1
    chosen = kind if kind in FACT_KINDS else next((code for code in FACT_KINDS if counts.get(code)), "number")
    asked = words.casefold().split()
    kept = [one for one in body["facts"] if one["fact"]["kind"] == chosen and _has(one, asked)]
    page = Paginator(kept, ROWS).get_page(number)
    at = body["facts"]
    pairs = [(at[first], at[second]) for first, second, _ in body["contradictions"]]
    open_pairs = islice(((one, other) for one, other in pairs if not _is_settled(one, other, register)), PAIRS)
    return FactsPage(
        sheet=sheet,
        is_being_read=bool(sheet and sheet.state in ("queued", "working")),
        pairs=tuple(Pair(_row(one, body, register), _row(other, body, register)) for one, other in open_pairs),
        rows=tuple(_row(one, body, register) for one in page.object_list),
        page=page,
        kinds=tuple((code, name, counts[code]) for code, name in FACT_KINDS.items() if code in counts),
        kind=chosen,
        words=words,
        marks=tuple(FactMark.objects.of(owner).order_by("-updated_at")[:100]),
        is_empty=not body["facts"],
    )


def _has(one: dict[str, Any], words: list[str]) -> bool:
    said = one["fact"]["said"]["verbatim"].casefold()
    return all(word in said for word in words)


def _state(fact: Fact, register: FactRegister) -> str:
    """What was said of these very words; else of words that hold the same fact."""
    own = fingerprint_of(statement_of(fact))
    known = {"confirmed": "yes", "cannot-confirm": "no", "retracted": "retracted"}
    for entry in register.facts:
        if fingerprint_of(entry.text) == own:
            return known[entry.state]
    state = decided([fact], register)[0].confirmed if register.facts else "unsaid"
    return state


def _is_settled(one: dict[str, Any], other: dict[str, Any], register: FactRegister) -> bool:
    """One of the two was taken back."""
    return any(_state(Fact.model_validate(row["fact"]), register) == "retracted" for row in (one, other))


def _row(one: dict[str, Any], body: dict[str, Any], register: FactRegister) -> FactRow:
    fact, paper = Fact.model_validate(one["fact"]), body["papers"][one["paper"]]
    said, at = fact.said.verbatim, fact.evidence.start - fact.said.start
    end = at + len(fact.evidence.verbatim)
    state = _state(fact, register)
    urls = {"story": "story", "resume": "resume", "notes": "opportunity"}
    return FactRow(
        before=said[:at],
        value=said[at:end],
        after=said[end:],
        paper=paper["name"],
        kind=PAPER_KINDS[paper["kind"]],
        url=reverse(urls[paper["kind"]], args=[paper["row"]]),
        statement=statement_of(fact),
        state=state,
        state_name=FACT_STATES[state],
    )
