"""The facts: contradictions side by side, then every figure, date, name and claim with its words and its state."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from finalist.core.continuity.register import decided
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.fact import Fact, FactRegister
from finalist.services import facts
from finalist.services.facts import Stated, fingerprint_of
from finalist.store.models import FactMark, FactSheet
from finalist.web.messages_material import FACT_KINDS, FACT_STATES, PAPER_KINDS

SAID = {"confirmed": "yes", "cannot-confirm": "no", "retracted": "retracted"}
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
    left_out: int


def facts_page(owner: Any, kind: str = "", words: str = "", number: str = "") -> FactsPage:
    """Read it for `owner`; the newest sheet and the marks, nothing is read from papers here."""
    sheet = facts.sheet_of(owner)
    body = (sheet.body if sheet else None) or {"papers": [], "facts": [], "contradictions": []}
    found = [Stated(*one) for one in body["facts"]]
    words_given = _Register(facts.register_of(owner))
    counts = Counter(one.kind for one in found)
    chosen = kind if kind in FACT_KINDS else next((code for code in FACT_KINDS if counts[code]), "number")
    asked = words.casefold().split()
    kept = sorted((one for one in found if one.kind == chosen and _has(one, asked)), key=lambda one: one.paper)
    page = Paginator(_together(kept), ROWS).get_page(number)
    pairs = ((found[first], found[second]) for first, second, _ in body["contradictions"])
    open_pairs = islice((pair for pair in pairs if "retracted" not in map(words_given.on, pair)), PAIRS)
    papers = body["papers"]
    return FactsPage(
        sheet=sheet,
        is_being_read=bool(sheet and sheet.state in ("queued", "working")),
        pairs=tuple(
            Pair(_row([one], papers, words_given), _row([two], papers, words_given)) for one, two in open_pairs
        ),
        rows=tuple(_row(group, papers, words_given) for group in page.object_list),
        page=page,
        kinds=tuple((code, name, counts[code]) for code, name in FACT_KINDS.items() if code in counts),
        kind=chosen,
        words=words,
        marks=tuple(FactMark.objects.of(owner).order_by("-updated_at")[:100]),
        is_empty=not found,
        left_out=body.get("left_out", 0),
    )


class _Register:
    """The candidate's word on facts: on the very words, else on words that hold the same fact."""

    def __init__(self, register: FactRegister) -> None:
        self.register = register
        self.exact = {fingerprint_of(entry.text): SAID[entry.state] for entry in register.facts}

    def on(self, one: Stated) -> str:
        """yes, no, retracted or unsaid."""
        if not self.register.facts:
            return "unsaid"
        exact = self.exact.get(fingerprint_of(one.statement))
        if exact:
            return exact
        ref = EvidenceRef(document="sheet", start=0, end=len(one.said), verbatim=one.said)
        fact = Fact(id="", kind="claim", value="", evidence=ref, said=ref)
        return decided([fact], self.register)[0].confirmed


def _has(one: Stated, words: list[str]) -> bool:
    said = one.said.casefold() if words else ""
    return all(word in said for word in words)


def _together(kept: list[Stated]) -> list[list[Stated]]:
    """Facts that stand in the same words are one row."""
    return [list(group) for _, group in groupby(kept, key=lambda one: (one.paper, one.said, one.statement))]


def _row(group: list[Stated], papers: list[dict[str, Any]], words_given: _Register) -> FactRow:
    first, paper = group[0], papers[group[0].paper]
    state = words_given.on(first)
    urls = {
        "written": "resume-home",
        "story": "story",
        "resume": "resume" if paper["is_own"] else "papers",
        "notes": "opportunity",
    }
    return FactRow(
        pieces=_pieces(first.said, sorted((one.start, one.end) for one in group)),
        value=", ".join(one.said[one.start : one.end] for one in group),
        paper=paper["name"],
        kind=PAPER_KINDS[paper["kind"]],
        url=reverse(urls[paper["kind"]], args=[paper["row"]]),
        statement=first.statement,
        state=state,
        state_name=FACT_STATES[state],
    )


def _pieces(said: str, spans: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        if start >= at:
            pieces += [(said[at:start], False), (said[start:end], True)]
            at = end
    return (*pieces, (said[at:], False))
