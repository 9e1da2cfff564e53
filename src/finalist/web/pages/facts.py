"""The facts: contradictions side by side, then every figure, date, name and claim with its words and its state."""

from dataclasses import dataclass
from itertools import groupby, islice
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
    """What is said, cut at its values (`pieces`: words, whether they are one); where; the candidate's word on it."""

    pieces: tuple[tuple[str, bool], ...]
    value: str
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
    page = Paginator(_together(kept), ROWS).get_page(number)
    at = body["facts"]
    pairs = [(at[first], at[second]) for first, second, _ in body["contradictions"]]
    open_pairs = islice(((one, other) for one, other in pairs if not _is_settled(one, other, register)), PAIRS)
    return FactsPage(
        sheet=sheet,
        is_being_read=bool(sheet and sheet.state in ("queued", "working")),
        pairs=tuple(Pair(_row([one], body, register), _row([other], body, register)) for one, other in open_pairs),
        rows=tuple(_row(group, body, register) for group in page.object_list),
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


def _together(kept: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Facts that stand in the same words are one row."""

    def words(one: dict[str, Any]) -> tuple[Any, ...]:
        return one["paper"], one["fact"]["said"]["start"], statement_of(Fact.model_validate(one["fact"]))

    return [list(group) for _, group in groupby(kept, key=words)]


def _row(group: list[dict[str, Any]], body: dict[str, Any], register: FactRegister) -> FactRow:
    paper = body["papers"][group[0]["paper"]]
    all_of_it = [Fact.model_validate(one["fact"]) for one in group]
    fact, state = all_of_it[0], _state(all_of_it[0], register)
    urls = {"story": "story", "resume": "resume" if paper.get("is_own") else "papers", "notes": "opportunity"}
    return FactRow(
        pieces=_pieces(fact.said.verbatim, [(one.evidence.start, one.evidence.end) for one in all_of_it], fact),
        value=", ".join(one.evidence.verbatim for one in all_of_it),
        paper=paper["name"],
        kind=PAPER_KINDS[paper["kind"]],
        url=reverse(urls[paper["kind"]], args=[paper["row"]]),
        statement=statement_of(fact),
        state=state,
        state_name=FACT_STATES[state],
    )


def _pieces(said: str, spans: list[tuple[int, int]], fact: Fact) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted((start - fact.said.start, end - fact.said.start) for start, end in spans):
        if start >= at:
            pieces += [(said[at:start], False), (said[start:end], True)]
            at = end
    return (*pieces, (said[at:], False))
