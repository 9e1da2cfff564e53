"""One sentence of an offer letter to the parts of an offer it states, each with its place. Nothing is inferred."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from finalist.core.text.amounts import Quantity, quantities
from finalist.core.text.numbers import SMALL
from finalist.ingest import offer_cues as cues


@dataclass(frozen=True, slots=True)
class Part:
    """A value at text[start:end] of the whole letter; `field` as in an offer file."""

    field: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence at `start`, its text, its quantities, and what follows it in the same paragraph."""

    start: int
    text: str
    after: str
    figures: tuple[Quantity, ...]
    """The quantities of the sentence."""

    def part(self, field: str, value: Any, figure: Quantity) -> Part:
        """A part that rests on a figure of this sentence."""
        return Part(field, value, self.start + figure.start, self.start + figure.end)

    def words(self, field: str, value: Any, match: re.Match[str]) -> Part:
        """A part that rests on words of this sentence."""
        return Part(field, value, self.start + match.start(), self.start + match.end())


def parts_of(piece: Piece) -> Iterator[Part]:
    """Every part that the sentence states. A part said not to be there is there as nothing: 0, or no grant."""
    for field, cue, none in _ABSENT:
        for match in cue.finditer(piece.text):
            if cues.NONE_OF.search(piece.text[max(0, match.start() - 60) : match.start()]):
                yield piece.words(field, none, match)
                break
    for read in (_one_offs, _bonus, _equity, _pension, _insurance, _days, _budgets, _allowances, _terms):
        yield from read(piece)


_ABSENT: tuple[tuple[str, re.Pattern[str], Any], ...] = (
    ("bonus", cues.BONUS, 0), ("sign_on", re.compile(r"\bsign(?:ing)?[- ]?on\b|\bsigning bonus", re.I), 0),
    ("equity", re.compile(r"\b(?:shares|equity|stock|options)\b", re.I), "none"),
)  # fmt: skip


def _first(piece: Piece, kind: str, after: int = 0) -> Quantity | None:
    return next((q for q in piece.figures if q.kind == kind and q.low == q.high and q.end > after), None)


def _one_offs(piece: Piece) -> Iterator[Part]:
    for field, cue in (("sign_on", cues.SIGN_ON), ("relocation", cues.RELOCATION)):
        match = cue.search(piece.text)
        figure = _nearest(piece, match) if match else None
        if match is None or figure is None:
            continue
        yield piece.part(f"{field}.amount", figure.low, figure)
        yield from _repaid(piece, field)


def _nearest(piece: Piece, match: re.Match[str]) -> Quantity | None:
    """The money nearest to the words, in the same sentence."""
    money = [q for q in piece.figures if q.kind == "money" and q.low == q.high]
    return min(money, key=lambda q: min(abs(q.start - match.end()), abs(match.start() - q.end)), default=None)


def _repaid(piece: Piece, field: str) -> Iterator[Part]:
    """Clawback in the sentence, or in the one that follows in its paragraph."""
    whole = piece.text + piece.after
    if not cues.REPAY.search(whole):
        return
    for figure in quantities(whole):
        if figure.kind == "duration" and figure.unit in ("month", "year") and figure.low is not None:
            months = int(figure.low * (12 if figure.unit == "year" else 1))
            yield Part(f"{field}.clawback_months", months, piece.start + figure.start, piece.start + figure.end)
            break
    for how, cue in (("pro-rata", cues.PRO_RATA), ("full", cues.IN_FULL)):
        if match := cue.search(whole):
            yield Part(f"{field}.clawback", how, piece.start + match.start(), piece.start + match.end())
            break


def _bonus(piece: Piece) -> Iterator[Part]:
    match = cues.BONUS.search(piece.text)
    if match is None or cues.SIGN_ON.search(piece.text) or cues.NONE_OF.search(piece.text[: match.start()]):
        return
    share = next((q for q in piece.figures if q.kind == "percent" and q.low == q.high), None)
    money = _first(piece, "money")
    if share is not None:
        yield piece.part("bonus.target_percent", share.low, share)
    elif money is not None:
        yield piece.part("bonus.amount", money.low, money)


def _equity(piece: Piece) -> Iterator[Part]:
    match = cues.EQUITY.search(piece.text)
    if match is None or cues.NONE_OF.search(piece.text[: match.start()]):
        return
    whole = piece.text + piece.after
    options = re.search(r"\boptions?\b", piece.text, re.I)
    strike = cues.STRIKE.search(piece.text)
    units = next((q for q in piece.figures if q.kind == "count" and q.low and q.low >= 10), None)
    money = [q for q in piece.figures if q.kind == "money" and q.low == q.high]
    price = next((q for q in money if strike and q.start >= strike.start()), None)
    value = next((q for q in money if q is not price), None)
    if units is None and value is None:
        return
    yield piece.words("equity.kind", "options" if options else "rsu", options or match)
    if units is not None and value is None:
        yield piece.part("equity.units", units.low, units)
    if value is not None:
        yield piece.part("equity.grant_value", value.low, value)
    if price is not None:
        yield piece.part("equity.strike", price.low, price)
    yield from _vesting(piece, whole)


def _vesting(piece: Piece, whole: str) -> Iterator[Part]:
    if years := cues.OVER_YEARS.search(whole):
        yield piece.words("equity.years", _number(years["count"]), years)
    if cliff := cues.CLIFF.search(whole):
        count, unit = cliff["count"] or cliff["c2"], (cliff["unit"] or cliff["u2"]).casefold()
        if (number := _number(count)) is not None:
            yield piece.words("equity.cliff_months", number * (12 if unit == "year" else 1), cliff)
    for every in ("monthly", "quarterly", "annually"):
        if match := re.search(rf"\b{every}\b", whole, re.I):
            yield piece.words("equity.every", {"monthly": "month", "quarterly": "quarter"}.get(every, "year"), match)
            break
    for cue, private in ((cues.PRIVATE, True), (cues.LISTED, False)):
        if match := cue.search(whole):
            yield piece.words("equity.private", private, match)


def _number(written: str) -> int | None:
    return int(written) if written.isdigit() else SMALL.get(written.casefold())


def _pension(piece: Piece) -> Iterator[Part]:
    if not cues.PENSION.search(piece.text):
        return
    whole = piece.text + piece.after
    for figure in quantities(whole):
        if figure.kind != "percent" or figure.low != figure.high:
            continue
        head = re.split(r"[;.]", whole[: figure.start])[-1]
        field = "pension.employee_percent" if cues.YOURS.search(head) else "pension.match_percent"
        yield Part(field, figure.low, piece.start + figure.start, piece.start + figure.end)


def _insurance(piece: Piece) -> Iterator[Part]:
    if not cues.INSURANCE.search(piece.text):
        return
    for figure in piece.figures:
        if figure.kind == "money" and figure.low == figure.high:
            head = re.split(r"[;.]", piece.text[: figure.start])[-1]
            yield piece.part("insurance.you_pay" if cues.YOURS.search(head) else "insurance.value", figure.low, figure)


def _days(piece: Piece) -> Iterator[Part]:
    remote, leave = cues.REMOTE.search(piece.text), cues.LEAVE.search(piece.text)
    for figure in piece.figures:
        if figure.low is None or figure.low != figure.high or figure.low > 7 * 52:
            continue
        public = figure.kind == "count" and figure.unit in ("public", "bank")
        days = figure.kind == "duration" and figure.unit == "day"
        if days and remote and figure.period == "week" and figure.low <= 7:
            yield piece.part("remote_days_per_week", figure.low, figure)
        elif leave and public:
            yield piece.part("leave.public_holidays", figure.low, figure)
        elif leave and days and figure.period in (None, "year") and 5 <= figure.low <= 80 and not remote:
            yield piece.part("leave.days", figure.low, figure)


def _budgets(piece: Piece) -> Iterator[Part]:
    for field, cue in (("learning_budget", cues.LEARNING), ("equipment", cues.EQUIPMENT)):
        match = cue.search(piece.text)
        if match and (figure := _nearest(piece, match)) is not None:
            yield piece.part(field, figure.low, figure)


def _allowances(piece: Piece) -> Iterator[Part]:
    match = cues.ALLOWANCE.search(piece.text)
    if match is None or cues.RELOCATION.search(piece.text) or cues.INSURANCE.search(piece.text):
        return
    figure = _nearest(piece, match)
    if figure is None or cues.LEARNING.search(piece.text):
        return
    times = {"month": 12, "week": 52, "year": 1, None: 1}.get(figure.period)
    if times and figure.low is not None:
        kind = re.sub(r"^(?:.*\b(?:an?|the|your|provide|receive|of)\b\s+)", "", match["kind"].strip(), flags=re.I)
        yield piece.part(f"allowances.{kind}", figure.low * times, figure)


def _terms(piece: Piece) -> Iterator[Part]:
    for field, cue in (("probation_months", cues.PROBATION), ("notice_weeks", cues.NOTICE)):
        match = cue.search(piece.text)
        if match is None or (field == "notice_weeks" and re.search(r"\bgarden|in lieu|withdraw", piece.text, re.I)):
            continue
        figure = next((q for q in piece.figures if q.kind == "duration" and q.low == q.high and _close(q, match)), None)
        if figure is not None and figure.low is not None and (value := _length(field, figure)) is not None:
            yield piece.part(field, value, figure)


def _close(figure: Quantity, match: re.Match[str]) -> bool:
    return -40 <= figure.start - match.end() <= 40


def _length(field: str, figure: Quantity) -> Decimal | None:
    """Months of probation, or weeks of notice; a month of notice is 52/12 weeks, to the tenth."""
    weeks = {"week": Decimal(1), "month": Decimal(52) / 12, "day": Decimal(1) / 7}
    months = {"month": Decimal(1), "week": Decimal(12) / 52, "year": Decimal(12)}
    factor = (months if field == "probation_months" else weeks).get(figure.unit)
    if factor is None or figure.low is None:
        return None
    return (figure.low * factor).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize() + 0
