"""The pay a posting states, told apart from bonuses, budgets and the company's turnover; and what it makes in a year.

A figure is taken as pay only when the words around it say so. Where two figures qualify, the better supported wins.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from finalist.core.text.amounts import Period, Quantity, quantities

WEEKS = Decimal(52)
HOURS_PER_WEEK = Decimal("37.5")
"""Full-time hours when the posting does not say others. Convention."""
DAYS_PER_WEEK = Decimal(5)

_PLAUSIBLE: dict[Period, tuple[int, int]] = {
    "hour": (2, 2000), "day": (20, 10_000), "week": (80, 40_000), "month": (150, 400_000), "year": (1500, 30_000_000)
}  # fmt: skip
_CUE = re.compile(
    r"\b(?:salar(?:y|ies)|pay(?!ment)|paid|wages?|compensation|remuneration|earn(?:ings?)?|package|stipend|day rate"
    r"|hourly rate"
    r"|rate of|\w{0,12}gehalt|entgelt|vergütung|verdienst|salaire|rémunération|sueldo|salario|stipendio|ctc|pay range"
    r"|pay band|base|basic|grade|band \d|doe|circa)\b",
    re.IGNORECASE,
)  # fmt: skip
_STRONG = re.compile(
    r"\b(?:salary|pay(?: range| rate| scale| band)?|compensation|wage|remuneration|day rate|hourly rate|\w{0,12}gehalt)"
    r"\b[^.\n]{0,40}$",
    re.IGNORECASE,
)  # fmt: skip
_STRONG_AFTER = re.compile(r",? (?:base|basic)\b|,? (?:starting )?salary\b", re.IGNORECASE)
_EXTRA_BEFORE = re.compile(
    r"\b(?:bonus(?:es)?(?: of| up to)?|on-call|overtime|ote|on[- ]target earnings|commission|allowance|sign[- ]?on"
    r"|relocation|budget"
    r"|revenues?"
    r"|turnover|funding|raised|series [a-e]|invest(?:ed|ment|ing)?|assets|valued at|worth|sales of|savings? of"
    r"|insurance"
    r"|pension|fee|donat\w+|matching|stipend of|referral|discount|total of|portfolio of|value of"
    r"|grants?)\b[^.\n;\d]{0,24}$",
    re.IGNORECASE,
)  # fmt: skip
_EXTRA_AFTER = re.compile(
    r"[^.\n;,+\d]{0,24}?\b(?:bonus|ote\b|on[- ]target|commission|allowance|sign[- ]?on|relocation|budget|revenue"
    r"|turnover|funding"
    r"|in assets|in sales|company|business|industry|portfolio|referral|voucher|stipend|contribution|towards|worth of"
    r"|investment|annual dues|training|per (?:user|item|unit|mile|claim|person)|raised|savings)",
    re.IGNORECASE,
)  # fmt: skip
_ADDED = re.compile(
    r"\s{0,2}(?:plus|\+|&|with|and)\s{0,2}(?:uncapped |annual |discretionary |generous |a |an )?"
    r"(?:commission|bonus|ote|allowance|car\b|benefits|tips|package)",
    re.IGNORECASE,
)
"""What is paid on top: “£65,000 to £75,000 plus commission” is pay all the same."""
_HEAD_PERIOD = re.compile(
    r"\b(?:(?P<hour>hourly|per hour|stundenlohn)|(?P<day>daily|day rate|per day|tagessatz)|(?P<week>weekly|per week)"
    r"|(?P<month>monthly|per month|monatsgehalt|monatlich)"
    r"|(?P<year>annual(?:ly)?|yearly|per annum|per year|p\.a\.|jahresgehalt|jährlich))\b",
    re.IGNORECASE,
)  # fmt: skip
_NOT_COUNTED = frozenset(
    "doe pro depending dependent plus gross brutto basic base ote negotiable circa with and".split()
)
"""Words that may follow a figure without a currency and leave it pay; any other (“people”) makes it a count."""
_OTHER_DOLLAR = re.compile(r"\b(CAD|AUD|NZD|SGD|HKD|MXN|TWD)\b")
_WEEK_HOURS = re.compile(
    r"\b(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)(?: ?[-–] ?\d{1,2})?[ -]?(?:hours?|hrs?|h)\b[ -]?(?:of work )?(?:(?:a|per"
    r"|each|/) ?|[-/] ?)?"
    r"(?:weekly|weeks?|wk|p\.?w\b)",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PayFound:
    """The pay stated at text[start:end]. currency "" and period None when not said; pro_rata: “pro rata” stands by."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    period: Period | None
    start: int
    end: int
    pro_rata: bool = False


@dataclass(frozen=True, slots=True)
class Yearly:
    """Pay as a year of it. `assumption` names what it was reckoned with, "" when the pay was stated by the year."""

    low: Decimal | None
    high: Decimal | None
    assumption: str


def pay_of(text: str) -> PayFound | None:
    """The pay a posting offers, or None when no figure is clearly that."""
    best: tuple[int, Quantity] | None = None
    for quantity in quantities(text):
        score = _score(text, quantity)
        if score >= 4 and (best is None or score > best[0]):
            best = (score, quantity)
    return _found(text, best[1]) if best else None


def _score(text: str, quantity: Quantity) -> int:
    """How sure it is that a quantity is the pay. The weights are a convention; 4 is enough."""
    if quantity.kind not in ("money", "count"):
        return 0
    head = text[max(0, quantity.start - 70) : quantity.start].rsplit("\n\n", 1)[-1]
    tail = text[quantity.end : quantity.end + 50]
    period = quantity.period or _period_around(head, tail)
    if not _plausible(quantity, period):
        return 0
    score = 3 if quantity.period else (2 if period else 0)
    score += (
        3
        if _STRONG.search(head) or _STRONG_AFTER.match(tail)
        else (2 if _CUE.search(head) or _CUE.search(tail.split("\n")[0]) else 0)
    )
    if quantity.low != quantity.high:
        score += 1 if None in (quantity.low, quantity.high) else 2
    if quantity.kind == "money":
        score += 1
    elif not (quantity.period or _STRONG.search(head)) or (quantity.unit and quantity.unit not in _NOT_COUNTED):
        return 0
    if _stands_alone(quantity, head, tail):
        score += 1
    if _EXTRA_BEFORE.search(head) or (_EXTRA_AFTER.match(tail) and not _ADDED.match(tail)):
        score -= 5
    return score


def _stands_alone(quantity: Quantity, head: str, tail: str) -> bool:
    """“… in Leeds. £27,000-£30,000.”: a range of a year's pay that is a sentence by itself can be little else."""
    low, high = quantity.low, quantity.high
    if quantity.kind != "money" or low is None or high is None or not 10_000 <= low < high <= 2 * low:
        return False
    return bool(
        re.search(r"(?:^|[.;|·\n(•])\s*$", head) and (re.match(r"\s*(?:[.;|·\n)]|$)", tail) or _ADDED.match(tail))
    )


def _plausible(quantity: Quantity, period: Period | None) -> bool:
    top = max(value for value in (quantity.low, quantity.high) if value is not None)
    low, high = _PLAUSIBLE[period] if period else (7, 30_000_000)
    return low <= top <= high


def _period_around(head: str, tail: str) -> Period | None:
    after = _HEAD_PERIOD.search(tail.split("\n")[0][:30])
    match = after or next(iter(reversed(list(_HEAD_PERIOD.finditer(head)))), None)
    return match.lastgroup if match else None  # type: ignore[return-value]  # the group names are the periods


def _found(text: str, quantity: Quantity) -> PayFound:
    head = text[max(0, quantity.start - 70) : quantity.start].rsplit("\n\n", 1)[-1]
    tail = text[quantity.end : quantity.end + 60]
    currency = quantity.unit if quantity.kind == "money" else ""
    other = _OTHER_DOLLAR.search(head[-24:] + " " + tail[:16]) if currency == "USD" else None
    if other and "US" not in text[quantity.start - 3 : quantity.end]:
        currency = other.group(1)
    pro_rata = bool(re.search(r"pro[- ]?rata", text[quantity.start : quantity.end + 40], re.IGNORECASE))
    period = quantity.period or _period_around(head, tail)
    return PayFound(quantity.low, quantity.high, currency, period, quantity.start, quantity.end, pro_rata)


def weekly_hours_of(text: str) -> tuple[Decimal, int, int] | None:
    """The working hours a week a text states (1..80), with the place; None when it does not."""
    for match in _WEEK_HOURS.finditer(text):
        hours = Decimal(match["hours"].replace(",", "."))
        if 1 <= hours <= 80:
            return hours, match.start(), match.end()
    return None


def yearly(
    low: Decimal | None, high: Decimal | None, period: Period | None, *, hours_per_week: Decimal | None = None
) -> Yearly | None:
    """A year of pay, to the whole unit, and the assumption it rests on (a convention unless the text gave the hours).

    52 weeks a year, 5 days a week, 37.5 hours a week unless `hours_per_week` is given. Without a period, a figure of
    10,000 and more is taken as a year's; a smaller one gives None, because it could be anything.
    """
    if low is None and high is None:
        return None
    hours = hours_per_week or HOURS_PER_WEEK
    said = "the hours the posting gives" if hours_per_week else "a convention"
    factors: dict[Period, tuple[Decimal, str]] = {
        "hour": (WEEKS * hours, f"52 weeks × {hours.normalize():f} hours ({said})"),
        "day": (WEEKS * DAYS_PER_WEEK, "52 weeks × 5 days, holidays and gaps not taken off (a convention)"),
        "week": (WEEKS, "52 weeks (a convention)"),
        "month": (Decimal(12), "12 months; a 13th month's pay is not counted"),
        "year": (Decimal(1), ""),
    }
    if period is None:
        largest = max(value for value in (low, high) if value is not None)
        if largest < 10_000:
            return None
        return Yearly(low, high, "taken as a year's pay, because the posting does not name the period (a convention)")
    factor, assumption = factors[period]
    return Yearly(_whole(low, factor), _whole(high, factor), assumption)


def _whole(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else (value * factor).quantize(Decimal(1), ROUND_HALF_UP)
