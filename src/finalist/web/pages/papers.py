"""“What we read”: papers at a glance, and one paper with its fields beside its text."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from finalist.core.reading import ReadField, fields_of
from finalist.services.planning import latest, papers_of, written_in
from finalist.store.models import Opportunity, Paper, Resume
from finalist.web.messages import FIELDS, GROUPS, PAPERS, SHOWN_FIRST
from finalist.web.templatetags.house import day_written

FACTS_SHOWN = 4
LINE = 30
"""Characters that fit one line of a phone."""
TEXT_SHOWN = 30_000
"""Characters of a paper's text shown beside its fields; more would make the page heavy."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper: what it is, the few fields that matter most, its problems, how many corrections it has."""

    paper: Paper
    kind: Any
    facts: tuple[tuple[Any, str], ...]
    count: str
    corrections: int
    own: bool


@dataclass(frozen=True, slots=True)
class PapersPage:
    """All papers; `missing`: kinds that would make the plan better; `written`: the résumé written here that is read."""

    opportunity: Opportunity
    papers: tuple[PaperRow, ...]
    missing: tuple[tuple[str, Any], ...]
    kinds: tuple[tuple[str, Any], ...]
    is_planned: bool
    written: Resume | None


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of the form. `mark`: number of its words in the text, 0 when they are not shown there."""

    field: ReadField
    label: Any
    value: str
    is_corrected: bool
    is_dropped: bool
    is_long: bool
    mark: int
    choices: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One paper, of the candidate's own without an opportunity. `text`: pieces, each with its mark (0: plain)."""

    opportunity: Opportunity | None
    paper: Paper
    kind: Any
    groups: tuple[tuple[Any, tuple[FieldRow, ...]], ...]
    text: tuple[tuple[str, int], ...]
    is_cut: bool


def papers_page(opportunity: Opportunity) -> PapersPage:
    """Read it for an opportunity the caller may see."""
    rows = papers_of(opportunity)
    written = written_in(opportunity, rows)
    have = {paper.kind for paper in rows} | ({"resume"} if written else set())
    return PapersPage(
        opportunity,
        tuple(_row(paper) for paper in rows),
        tuple((kind, name) for kind, name in PAPERS.items() if kind not in have),
        tuple(PAPERS.items()),
        latest(opportunity) is not None,
        written,
    )


def paper_page(opportunity: Opportunity | None, paper: Paper) -> PaperPage:
    """Fields in groups, and the text with their words marked."""
    fields = fields_of(paper.kind, paper.document or {})
    whole = (paper.source or {}).get("text", "")
    pieces, marks = _marked(whole[:TEXT_SHOWN], fields)
    rows = [_field_row(paper, field, marks.get(number, 0)) for number, field in enumerate(fields)]
    groups = groupby(rows, key=lambda row: row.field.group)
    named = tuple((GROUPS.get(group, ""), tuple(items)) for group, items in groups)
    return PaperPage(opportunity, paper, PAPERS[paper.kind], named, pieces, len(whole) > TEXT_SHOWN)


def _row(paper: Paper) -> PaperRow:
    fields = fields_of(paper.kind, paper.document or {})
    facts: dict[Any, list[str]] = {}
    for field in fields:
        value = paper.corrections.get(field.pointer) or field.value
        if field.label in SHOWN_FIRST.get(paper.kind, ()) and value:
            facts.setdefault(_label(field), []).append(_for_people(paper, field, value))
    shown = tuple((label, _listed(values)) for label, values in facts.items())
    kept = sum(1 for value in paper.corrections.values() if value is None or value)
    return PaperRow(paper, PAPERS[paper.kind], shown, str(len(fields)), kept, paper.opportunity_id is None)


def _listed(values: list[str]) -> str:
    """The first few of them; how many more there are."""
    distinct = list(dict.fromkeys(values))
    more = len(distinct) - FACTS_SHOWN
    return " · ".join(distinct[:FACTS_SHOWN]) + (f" · +{more}" if more > 0 else "")


def _label(field: ReadField) -> Any:
    """“From” says enough below the heading “Pay” only."""
    return GROUPS["pay"] if field.label == "minimum" else FIELDS.get(field.label, field.label)


def _for_people(paper: Paper, field: ReadField, value: str) -> str:
    if field.label == "minimum":
        return _pay_told(paper, value)
    if field.kind != "moment":
        return day_written(value)
    moment = datetime.fromisoformat(value)
    zone = _zone_of(paper, field)
    return formats.date_format(moment.astimezone(zone) if moment.tzinfo else moment, _("D j M, H:i"))


def _pay_told(paper: Paper, value: str) -> str:
    """The range of pay in one line, as it was read or corrected."""
    pay = (paper.document or {}).get("pay") or {}
    told = {name: paper.corrections.get(f"/pay/{name}") or pay.get(name) for name in ("maximum", "currency")}
    ends = [_amount(end) for end in dict.fromkeys((value, str(told["maximum"] or value)))]
    return " ".join(filter(None, (" – ".join(ends), str(told["currency"] or ""))))


def _amount(figure: str) -> str:
    """A figure with its thousands parted; what is none stays as it is."""
    try:
        amount = Decimal(figure)
    except InvalidOperation:
        return figure
    whole = amount == amount.to_integral_value()
    return formats.number_format(amount, 0 if whole else 2, use_l10n=True, force_grouping=True)


def _field_row(paper: Paper, field: ReadField, mark: int) -> FieldRow:
    given = paper.corrections.get(field.pointer)
    choices = tuple((choice, FIELDS.get(choice, choice)) for choice in field.choices)
    return FieldRow(
        field=field,
        label=FIELDS.get(field.label, field.label),
        value=given or _shown(paper, field),
        is_corrected=bool(given),
        is_dropped=bool(field.drop) and field.drop in paper.corrections and paper.corrections[field.drop] is None,
        is_long=field.kind == "text" and len(field.value) > LINE,
        mark=mark,
        choices=choices,
    )


def _shown(paper: Paper, field: ReadField) -> str:
    """A moment is shown where it takes place, as a form field wants it."""
    if field.kind != "moment" or not field.value:
        return field.value
    moment = datetime.fromisoformat(field.value)
    return moment.astimezone(_zone_of(paper, field)).strftime("%Y-%m-%dT%H:%M")


def _zone_of(paper: Paper, field: ReadField) -> ZoneInfo:
    parts = field.pointer.split("/")
    try:
        return ZoneInfo((paper.document or {})[parts[1]][int(parts[2])]["zone"])
    except (KeyError, IndexError, ValueError, TypeError, OSError):
        return ZoneInfo("UTC")


def _marked(text: str, fields: tuple[ReadField, ...]) -> tuple[tuple[tuple[str, int], ...], dict[int, int]]:
    """The text cut at the fields' words; and field number → number of its mark. Overlaps share the first mark."""
    pieces: list[tuple[str, int]] = []
    marks: dict[int, int] = {}
    at = 0
    spans = sorted((field.start, field.end, number) for number, field in enumerate(fields) if field.start >= 0)
    for start, end, number in spans:
        if start < at:
            marks[number] = len([mark for _, mark in pieces if mark])
            continue
        if end > len(text):
            break
        mark = len([mark for _, mark in pieces if mark]) + 1
        pieces += [(text[at:start], 0), (text[start:end], mark)]
        marks[number], at = mark, end
    return ((*pieces, (text[at:], 0)), marks)
