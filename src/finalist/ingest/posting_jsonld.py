"""schema.org JobPosting in a page: its values, each bound to a place in the text that evidence can point to.

A value that stands in the visible text is quoted from there. One that does not is appended to the text in a block of
its own (“From the page's structured data”), so that it, too, can be shown where it was read.
"""

import html
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from finalist.core.documents.base import Source, Sourced, SourcedMoment
from finalist.core.documents.posting import Pay, PayPeriod
from finalist.core.text.numbers import CODES
from finalist.ingest.read import PlainText

HEADING = "From the page's structured data:"
_PERIODS: dict[str, PayPeriod] = {
    "HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year", "HOURLY": "hour", "DAILY": "day",
    "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year", "ANNUAL": "year", "ANNUALLY": "year",
}  # fmt: skip
_EMPLOYMENT = {
    "FULL_TIME": "full time", "PART_TIME": "part time", "CONTRACTOR": "contract", "TEMPORARY": "temporary",
    "INTERN": "internship", "VOLUNTEER": "volunteer", "PER_DIEM": "by the day", "OTHER": "",
}  # fmt: skip
_TAG = re.compile(r"<[^<>]{0,300}>")


@dataclass(frozen=True, slots=True)
class Structured:
    """The text to read from, and for each field the spans of its values in it."""

    text: str
    spans: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    amounts: tuple[Decimal | None, Decimal | None, str, PayPeriod | None] | None = None

    def sourced(self, source: Source, name: str) -> Sourced | None:
        """The first value of a field."""
        return next(iter(self.many(source, name)), None)

    def many(self, source: Source, name: str) -> tuple[Sourced, ...]:
        """All values of a field."""
        quotes = [source.quote(*span) for span in self.spans.get(name, ())]
        return tuple(Sourced(value=" ".join(quote.verbatim.split()), evidence=quote) for quote in quotes)

    def pay(self, source: Source) -> Pay | None:
        """The pay of `baseSalary`."""
        if self.amounts is None or not self.spans.get("pay"):
            return None
        low, high, currency, period = self.amounts
        evidence = source.quote(*self.spans["pay"][0])
        return Pay(minimum=low, maximum=high, currency=currency, period=period, evidence=evidence)

    def deadline(self, source: Source) -> SourcedMoment | None:
        """The day of `validThrough`."""
        from finalist.ingest.posting_facts import moment_in

        return next((found for span in self.spans.get("deadline", ()) if (found := moment_in(source, *span))), None)


def structured(plain: PlainText) -> Structured:
    """What the page's JobPosting says; the plain text alone when the page has none."""
    job = next((item for item in plain.data if _is_job(item)), None)
    if job is None:
        return Structured(plain.text)
    values = _values(job)
    amounts = _amounts(job.get("baseSalary") or job.get("estimatedSalary"))
    if amounts:
        values.append(("pay", "Pay", _pay_words(amounts)))
    return _placed(plain.text, values, amounts)


def _is_job(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting" for kind in named)


def _placed(text: str, values: list[tuple[str, str, str]], amounts: Any) -> Structured:
    spans: dict[str, list[tuple[int, int]]] = {}
    block, base = "", len(text)
    for name, label, value in values:
        at = _standing(text, value) if name not in ("pay", "deadline") else -1
        if at < 0:
            block += ("" if block else f"\n\n{HEADING}") + f"\n{label}: "
            at = base + len(block)
            block += value
        spans.setdefault(name, []).append((at, at + len(value)))
    return Structured(text + block, {name: tuple(found) for name, found in spans.items()}, amounts)


def _standing(text: str, value: str) -> int:
    """Where the value stands as whole words, or -1."""
    at = text.find(value)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(value) : at + len(value) + 1]
        if not before.isalnum() and not after.isalnum():
            return at
        at = text.find(value, at + 1)
    return -1


def _values(job: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(field, label, value) for every text value that a posting uses, cleaned of markup."""
    found: list[tuple[str, str, str]] = []

    def add(name: str, label: str, value: Any, limit: int = 200) -> None:
        words = _plain(value)
        if 1 < len(words) <= limit:
            found.append((name, label, words))

    add("title", "Title", job.get("title"))
    organisation = job.get("hiringOrganization")
    add("company", "Company", organisation.get("name") if isinstance(organisation, dict) else organisation)
    for place in _listed(job.get("jobLocation"))[:10]:
        add("location", "Location", _place(place))
    if str(job.get("jobLocationType", "")).upper() == "TELECOMMUTE":
        add("remote", "Working place", "remote")
    kinds = [_EMPLOYMENT.get(str(kind).upper(), str(kind)) for kind in _listed(job.get("employmentType"))[:6]]
    add("employment", "Employment", ", ".join(kind for kind in kinds if kind))
    add("deadline", "Apply by", str(job.get("validThrough") or "")[:10])
    for name in ("qualifications", "skills", "responsibilities"):
        for item in _listed(job.get(name))[:40]:
            add(name, name.capitalize(), item, 4000)
    for name, key in (("experience", "experienceRequirements"), ("education", "educationRequirements")):
        item = job.get(key)
        add(name, name.capitalize(), item if isinstance(item, str) else "", 2000)
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    return " ".join(_TAG.sub(" ", html.unescape(html.unescape(value[:20_000]))).split())


def _place(place: Any) -> str:
    address = place.get("address") if isinstance(place, dict) else place
    if isinstance(address, dict):
        parts = [_plain(address.get(key)) for key in ("addressLocality", "addressRegion")]
        country = address.get("addressCountry")
        parts.append(_plain(country.get("name") if isinstance(country, dict) else country))
        return ", ".join(part for part in parts if part)
    return _plain(address) or (_plain(place.get("name")) if isinstance(place, dict) else "")


def _amounts(salary: Any) -> tuple[Decimal | None, Decimal | None, str, PayPeriod | None] | None:
    first = salary[0] if isinstance(salary, list) and salary else salary
    if not isinstance(first, dict):
        return None
    value = first.get("value", first)
    inner = value if isinstance(value, dict) else {"value": value}
    single = _amount(inner.get("value"))
    low, high = _amount(inner.get("minValue")) or single, _amount(inner.get("maxValue")) or single
    if low is None and high is None:
        return None
    currency = str(first.get("currency") or inner.get("currency") or "").upper()
    unit = str(inner.get("unitText") or first.get("unitText") or first.get("duration") or "").upper()
    if low is not None and high is not None and low > high:
        low, high = high, low
    return low, high, currency if currency in CODES else "", _PERIODS.get(unit)


def _amount(value: Any) -> Decimal | None:
    try:
        amount = Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and Decimal(0) < amount < Decimal(10**12) else None


def _pay_words(amounts: tuple[Decimal | None, Decimal | None, str, PayPeriod | None]) -> str:
    low, high, currency, period = amounts
    figures = " to ".join(f"{value:,f}" for value in dict.fromkeys((low, high)) if value is not None)
    return " ".join(part for part in (currency, figures, f"a {period}" if period else "") if part)
