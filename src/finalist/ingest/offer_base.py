"""Base pay of a letter: one figure, its currency and period. How often it is paid out is not what it is paid per."""

import re
from collections.abc import Iterator
from decimal import Decimal

from finalist.core.text.amounts import Period, Quantity, quantities
from finalist.core.text.numbers import SMALL
from finalist.core.text.pay import pay_of, weekly_hours_of
from finalist.ingest.offer_piece import Part, without_others

_PAID_OUT = re.compile(
    r"\b(?:payable|paid|pay(?:ment)?s?)\b,? (?:\w+ ){0,3}?(?:in (?:\w+ ){0,3}?)?(?:(?:semi|bi)[- ]?)?"
    r"(?:monthly|weekly|fortnightly)\b"
    r"(?: instal\w+)?(?: of [^\n;]{1,24}\d\d\b)?(?: in arrears)?|\b(?:semi|bi)[- ]?(?:monthly|weekly)\b"
    r"|\bmonthly instal\w+(?: of [^\n;]{1,24}\d\d\b)?",
    re.I,
)
_SAID = re.compile(
    r"\b(?:starting (?:point|salary|pay)|base(?: salary| pay)?|basic(?: salary| pay)?|salary|pay|remuneration|rate)"
    r"(?: will be| shall be| is|\s*[:\t]| [-–—])\s*(?:of\s+)?",
    re.I,
)
_TIMES = re.compile(
    r"\b(?P<count>1[2-4](?:[.,]\d{1,2})?|thirteen|fourteen|twelve) (?:monthly )?"
    r"(?:salaries|months|times|payments|instal\w+)\b",
    re.I,
)
_HOURS = re.compile(
    r"\bhours(?: of work| are|\s*[:\t])?[^.\n\d]{0,24}(?P<a>\d{1,2}(?:[.,]\d{1,2})?)(?: hours)? (?:a|per|each) week"
    r"|\bweekly (?:working )?(?:time|hours)\D{0,16}(?P<b>\d{1,2}(?:[.,]\d{1,2})?)",
    re.I,
)
_PER_WORD = re.compile(
    r"\b(?:(?P<month>monthly|month)|(?P<week>weekly|week)|(?P<day>daily|day)|(?P<hour>hourly|hour))\b", re.I
)
LEAST_YEAR = 6000
"""A figure from here on that no word calls a month's or a day's is a year's. Convention."""


def base_of(text: str) -> Iterator[Part]:
    """Base, currency, per and months_paid; nothing where the pay is a range or is said of somebody else."""
    clear = _without_ranges(_PAID_OUT.sub(lambda match: " " * len(match[0]), without_others(text)))
    found = _found(clear)
    if found is None:
        return
    figure, period, start, end = found
    yield Part("base", figure[0], start, end)
    if figure[1]:
        yield Part("currency", figure[1], start, end)
    if period and period != "year":
        yield Part("per", period, start, end)
    if period == "month" and (times := _TIMES.search(text, end, end + 80)):
        said = times["count"].casefold()
        count = Decimal(SMALL[said] if said in SMALL else said.replace(",", "."))
        if count > 12:
            yield Part("months_paid", count, times.start(), times.end())


def _found(text: str) -> tuple[tuple[Decimal, str], Period | None, int, int] | None:
    pay = pay_of(text)
    if pay is not None and pay.minimum is not None and pay.minimum == pay.maximum:
        value, currency, said, start, end = pay.minimum, pay.currency, pay.period, pay.start, pay.end
    else:
        money = [q for q in quantities(text) if q.kind == "money" and q.low is not None and _labelled(text, q)]
        if not money or money[0].low is None:
            return None
        value, currency, said = money[0].low, money[0].unit, money[0].period
        start, end = money[0].start, money[0].end
    period = _settled(text, value, said, start)
    return None if isinstance(period, bool) else ((value, currency), period, start, end)


def _settled(text: str, value: Decimal, period: Period | None, start: int) -> Period | bool | None:
    """The period that fits the figure; False when a small figure could be a month's, a day's or anything.

    A period that makes the pay absurd was a word for how it is paid out.
    """
    if period in ("month", "week", "day", "hour"):
        return None if value >= 12 * LEAST_YEAR else period
    if value >= LEAST_YEAR:
        return period
    said = list(_PER_WORD.finditer(text[max(0, start - 40) : start].rsplit("\n", 1)[-1]))
    return said[-1].lastgroup if said else False  # type: ignore[return-value]  # the group names are the periods


def _labelled(text: str, figure: Quantity) -> bool:
    head = text[max(0, figure.start - 40) : figure.start]
    return any(match.end() == len(head) for match in _SAID.finditer(head)) and figure.low == figure.high


def _without_ranges(text: str) -> str:
    """Ranges blanked: a band is where the pay may lie, not what is offered."""
    for figure in quantities(text):
        if figure.kind == "money" and None not in (figure.low, figure.high) and figure.low != figure.high:
            text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def hours_of(text: str) -> Iterator[Part]:
    """Working hours a week."""
    if match := _HOURS.search(text):
        group = "a" if match["a"] else "b"
        hours = Decimal(match[group].replace(",", "."))
        if 1 <= hours <= 80:
            yield Part("hours_per_week", hours, match.start(), match.end())
            return
    if hours_found := weekly_hours_of(text):
        yield Part("hours_per_week", *hours_found)
