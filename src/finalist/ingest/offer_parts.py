"""One sentence of an offer letter to the parts of an offer it states, each with its place. Nothing is inferred."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from finalist.core.text.amounts import Quantity, quantities
from finalist.ingest import offer_cues as cues
from finalist.ingest.offer_grants import grants_of
from finalist.ingest.offer_pension import pension_of
from finalist.ingest.offer_piece import Part, Piece


def parts_of(piece: Piece) -> Iterator[Part]:
    """Every part that the sentence states. A part said not to be there is there as nothing: 0, or no grant."""
    for field, cue, none in _ABSENT:
        for match in cue.finditer(piece.text):
            if cues.NONE_OF.search(piece.text[max(0, match.start() - 60) : match.start()]):
                yield piece.words(field, none, match)
                break
    for read in (_one_offs, _bonus, grants_of, pension_of, _insurance, _days, _budgets, _allowances, _terms):
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
    """Clawback in the sentence, or in those that follow in its paragraph."""
    whole = piece.text + piece.after
    said = cues.REPAY.search(whole)
    if said is None or re.search(r"\bwhatever happens\b|\bnot (?:be )?repa", whole, re.I):
        return
    if anniversary := re.search(r"\b(first|second|third) (?:work )?anniversary\b", whole, re.I):
        months = 12 * (("first", "second", "third").index(anniversary[1].casefold()) + 1)
        yield piece.words(f"{field}.clawback_months", months, anniversary)
    lasting = [
        q for q in quantities(whole) if q.kind == "duration" and q.unit in ("month", "year") and q.low is not None
    ]
    for figure in sorted(lasting, key=lambda q: abs(q.start - said.start()))[: 0 if anniversary else 1]:
        months = int((figure.low or 0) * (12 if figure.unit == "year" else 1))
        yield piece.part(f"{field}.clawback_months", months, figure)
    for how, cue in (("pro-rata", cues.PRO_RATA), ("full", cues.IN_FULL)):
        if match := cue.search(whole):
            yield piece.words(f"{field}.clawback", how, match)
            break


_OF_TARGET = re.compile(r"\s*(?:of (?:the )?targets?|target achievement|achievement|attainment)\b", re.I)
_RATE_ONLY = re.compile(r"\b(?:at|with|for)\s*$", re.I)


def _bonus(piece: Piece) -> Iterator[Part]:
    match = cues.BONUS.search(piece.text)
    if match is None or cues.SIGN_ON.search(piece.text) or cues.NONE_OF.search(piece.text[: match.start()]):
        return
    near = [q for q in piece.figures if q.low == q.high and (q.kind == "money" or _share_of_pay(piece, q))]
    figure = min(near, key=lambda q: (q.start < match.start(), abs(q.start - match.start())), default=None)
    if figure is not None and _of_one_year(piece, figure):
        yield piece.part("bonus.target_percent" if figure.kind == "percent" else "bonus.amount", figure.low, figure)


def _share_of_pay(piece: Piece, figure: Quantity) -> bool:
    """Whether a percentage can be a share of base: “at 100 % target achievement” is what the amount is paid for."""
    if figure.kind != "percent" or _OF_TARGET.match(piece.text, figure.end):
        return False
    return not (figure.low is not None and figure.low >= 100 and _RATE_ONLY.search(piece.text[: figure.start]))


def _of_one_year(piece: Piece, figure: Quantity) -> bool:
    """A base that rises, or what is said of pay by the hour or month, is no bonus of a year."""
    return figure.period in (None, "year") and not cues.BASE_AHEAD.search(piece.text[: figure.start])


def _insurance(piece: Piece) -> Iterator[Part]:
    cue = cues.INSURANCE.search(piece.text)
    if cue is None:
        return
    for figure in piece.figures:
        if figure.kind != "money" or figure.low != figure.high:
            continue
        head = re.split(r"[;.]", piece.text[: figure.start])[-1]
        if cues.YOURS.search(head):
            yield piece.part("insurance.you_pay", figure.low, figure)
        elif not cues.OTHER_MONEY.search(piece.text[cue.end() : figure.start]) and _worth(piece, cue, figure):
            yield piece.part("insurance.value", figure.low, figure)


def _worth(piece: Piece, cue: re.Match[str], figure: Quantity) -> bool:
    """What cover costs, not the sum insured: for cover of a life it must be said to be its worth."""
    if not -1 <= figure.start - cue.end() <= 90 and not 0 <= cue.start() - figure.end <= 40:
        return False
    said = re.search(r"\b(?:worth|valued?|premiums?|costs?)\b", piece.text, re.I)
    return bool(said) or not re.search(r"\b(?:life|death|accident|insured|excess)\b", piece.text, re.I)


def _days(piece: Piece) -> Iterator[Part]:
    remote, leave = cues.REMOTE.search(piece.text), cues.LEAVE.search(piece.text)
    if match := cues.ALL_REMOTE.search(piece.text):
        yield piece.words("remote_days_per_week", Decimal(5), match)
    for figure in piece.figures:
        more = figure.high is None and piece.text.startswith(" plus ", figure.end)
        if figure.low is None or not (more or figure.low == figure.high) or figure.low > 7 * 52:
            continue
        public = figure.kind == "count" and figure.unit in ("public", "bank")
        days = figure.kind == "duration" and figure.unit == "day"
        if days and remote and _weekly(piece, figure) and figure.low <= 7:
            yield piece.part("remote_days_per_week", figure.low, figure)
        elif leave and public:
            yield piece.part("leave.public_holidays", figure.low, figure)
        elif leave and days and figure.period in (None, "year") and 5 <= figure.low <= 80 and not remote:
            yield piece.part("leave.days", figure.low, figure)


_IN_OFFICE = re.compile(r"(?: (?:a|per) week)? (?:in|at) (?:the|our|your) (?:office|studio|site|\w+ office)\b", re.I)
_A_WEEK_AT_HOME = re.compile(r" (?:at|from) home (?:a|per|each) week", re.I)
_AT_HOME = re.compile(r" (?:at|from) home\b| remote(?:ly)?\b", re.I)
_NOT_WEEKLY = re.compile(r"\b(?:a|per|each) (?:month|quarter|year)\b|\bannual|\bnotice\b", re.I)


def _weekly(piece: Piece, figure: Quantity) -> bool:
    """“2 days a week”, or a row like “Hybrid: 3 days from home”; days in the office are not remote."""
    tail = piece.text[figure.end : figure.end + 40]
    if _IN_OFFICE.match(tail):
        return False
    if figure.period == "week" or _A_WEEK_AT_HOME.match(tail):
        return True
    return figure.period is None and not _NOT_WEEKLY.search(piece.text) and bool(_AT_HOME.match(tail))


def _budgets(piece: Piece) -> Iterator[Part]:
    for field, cue in (("learning_budget", cues.LEARNING), ("equipment", cues.EQUIPMENT)):
        match = cue.search(piece.text)
        if match and (figure := _nearest(piece, match)) is not None:
            yield piece.part(field, figure.low, figure)


_BEFORE_KIND = re.compile(r"^(?:.*\b(?:an?|the|your|and|plus|provide|receive|of)\b\s+)", re.I)


def _allowances(piece: Piece) -> Iterator[Part]:
    if cues.RELOCATION.search(piece.text) or cues.LEARNING.search(piece.text):
        return
    for match in cues.ALLOWANCE.finditer(piece.text):
        figure = _nearest(piece, match)
        if figure is None or not -60 <= figure.start - match.end() <= 40:
            continue
        times = {"month": 12, "week": 52, "year": 1, None: 1}.get(figure.period)
        kind = _BEFORE_KIND.sub("", match["kind"].strip())
        if times and figure.low is not None:
            kind = kind if kind.isupper() else kind[:1].lower() + kind[1:]
            yield piece.part(f"allowances.{kind}", figure.low * times, figure)


def _terms(piece: Piece) -> Iterator[Part]:
    if match := cues.PROBATION.search(piece.text):
        beside = _lasts if cues.NOTICE.search(piece.text) else _near
        lasting = [q for q in _lengths(piece) if beside(piece, q, match)]
        for figure in sorted(lasting, key=lambda q: abs(q.start - match.start()))[:1]:
            if (value := _length("probation_months", figure)) is not None:
                yield piece.part("probation_months", value, figure)
    if not cues.NOTICE.search(piece.text) or re.search(r"\bgarden|in lieu|withdraw", piece.text, re.I):
        return
    figure_found = _notice(piece)
    if figure_found is not None and (value := _length("notice_weeks", figure_found)) is not None:
        yield piece.part("notice_weeks", value, figure_found)


def _lengths(piece: Piece) -> list[Quantity]:
    return [q for q in piece.figures if q.kind == "duration" and q.unit != "hour" and q.low is not None]


_TRIAL_AHEAD = re.compile(r"[- ]*(?:\w+ )?(?:probation|trial)", re.I)
_TRIAL = re.compile(r"\bfirst (?:\w+ )?(?:months?|weeks|year)\b|\bduring (?:it|this|that)\b", re.I)
_LATER = re.compile(r"\b(?:after|thereafter|then|following|afterwards|otherwise)\b[^.;]{0,50}$", re.I)
_ONCE = re.compile(r"[^.;,]{0,40}\b(?:after|thereafter|afterwards|once)\b", re.I)
_OF_SERVICE = re.compile(r"[^.;,]{0,20}\bof (?:work|service|employment)\b", re.I)


def _notice(piece: Piece) -> Quantity | None:
    """The notice after probation; None when only the notice during it is said, or it can be read two ways."""
    text = piece.text
    trial = [q for q in _lengths(piece) if _TRIAL_AHEAD.match(text, q.end) or _TRIAL_LASTS.search(text[: q.start])]
    likely = [q for q in _lengths(piece) if q not in trial]
    if not cues.PROBATION.search(text) and not _TRIAL.search(text):
        near = list(cues.NOTICE.finditer(text))
        return next((q for q in likely if any(_close(q, match) for match in near)), None)
    after = [q for q in likely if _LATER.search(text[: q.start]) or _ONCE.match(text, q.end)]
    after = [q for q in after if not _OF_SERVICE.match(text, q.end)]
    return after[0] if len(after) == 1 else None


_THEN_TRIAL = re.compile(r"[- ]*(?:(?!during|in|notice|after)\w+ ){0,4}(?:probation|trial)", re.I)
_TRIAL_LASTS = re.compile(
    r"(?:probation\w*|trial)(?: period)?(?: of| is| lasts|:| [-–—])? (?:the (?:first|initial) )?$", re.I
)


def _lasts(piece: Piece, figure: Quantity, _match: re.Match[str]) -> bool:
    """“the first six months are probationary”, “a trial period of 4 months”, not the notice given in it."""
    return bool(_THEN_TRIAL.match(piece.text, figure.end) or _TRIAL_LASTS.search(piece.text[: figure.start]))


def _near(_piece: Piece, figure: Quantity, match: re.Match[str]) -> bool:
    return _close(figure, match)


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
