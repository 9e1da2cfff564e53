"""Whether two stated values can both be true: units made alike, “about” and rounding allowed for.

The tolerances are conventions: a tenth for “about”, nine in a hundred between units (two months are eight weeks to
most people), two digits for rounding.
"""

from decimal import Decimal

from finalist.core.documents.fact import Fact
from finalist.core.text.pay import yearly
from finalist.core.text.terms import stem

ABOUT = Decimal("0.10")
OTHER_UNIT = Decimal("0.09")
_DAYS = {
    "year": Decimal("365.25"), "month": Decimal("30.44"), "week": Decimal(7), "day": Decimal(1),
    "hour": Decimal(1) / 24, "minute": Decimal(1) / 1440, "second": Decimal(1) / 86400,
    "millisecond": Decimal(1) / 86_400_000,
}  # fmt: skip
_FAR = Decimal(10) ** 24


def alike(one: Fact, other: Fact) -> bool:
    """Whether two figures measure the same kind of thing, so that they can be compared at all."""
    kinds = {one.measure, other.measure}
    if kinds == {"percent", "fraction"}:
        return "points" not in (one.unit, other.unit)
    if len(kinds) != 1 or (one.per and other.per and one.per != other.per) or (one.change, other.change) in _ENDS:
        return False
    if one.measure == "count":
        if one.unit and other.unit and bool(one.per) != bool(other.per):
            return False  # “8 patients a shift” and “28 patients”
        same = (
            stem(one.unit) == stem(other.unit)
            or _may_be_bare(one, other)
            or _may_be_bare(other, one)
            or one.per == other.per != ""
        )
        return same and (one.period == other.period or None in (one.period, other.period))
    if one.measure == "duration" and one.unit != other.unit:
        return _one_order(one, other)
    if one.measure == "money":
        return one.unit == other.unit or not one.unit or not other.unit
    return one.measure != "percent" or one.unit == other.unit


def bare(one: Fact, other: Fact) -> bool:
    """A number without a noun beside one with a noun: it may count that thing, or another."""
    return one.measure == other.measure == "count" and bool(one.unit) != bool(other.unit)


def _may_be_bare(one: Fact, other: Fact) -> bool:
    return not one.unit and not (one.per and not other.per)


def _one_order(one: Fact, other: Fact) -> bool:
    """Durations in different units are two answers to one question only when neither is five times the other."""
    sizes = [(fact.low or fact.high or Decimal(1)) * _DAYS[fact.unit] for fact in (one, other)]
    return max(sizes) <= 5 * min(sizes)


_ENDS = {("from", "to"), ("to", "from")}


def agree(one: Fact, other: Fact) -> bool:
    """Whether two alike figures can both be true. “about 30%” agrees with 31%, 12k with 12,000, 2–3 with 3."""
    slack = Decimal(0)
    if one.approximate or other.approximate:
        slack = ABOUT
    elif one.measure == "duration" and one.unit != other.unit:
        slack = OTHER_UNIT
    (low, high), (least, most) = _bounds(one, other), _bounds(other, one)
    if low <= most * (1 + slack) and least <= high * (1 + slack):
        return True
    return _rounded(low, least) if low == high and least == most else False


def _bounds(fact: Fact, beside: Fact) -> tuple[Decimal, Decimal]:
    low = Decimal(0) if fact.low is None else fact.low
    high = _FAR if fact.high is None else fact.high
    factor = Decimal(1)
    if fact.measure == "percent" and fact.unit == "%":
        factor = Decimal("0.01")
    elif fact.measure == "duration":
        factor = _DAYS[fact.unit]
    elif fact.topic == "salary" or fact.measure == "money":
        return _year(low, fact, beside), _year(high, fact, beside)
    return low * factor, high * factor


def _year(value: Decimal, fact: Fact, beside: Fact) -> Decimal:
    """Pay as a year of it (see core/text/pay.py for the convention) when the two are paid by different periods."""
    if fact.topic == "salary" and fact.period is None and 10 <= value < 1000:
        value *= 1000  # “said 43”: thousands a year
    if fact.period == beside.period or value in (0, _FAR) or (None in (fact.period, beside.period) and value >= 10_000):
        return value
    made = yearly(value, value, fact.period)  # type: ignore[arg-type]  # one of the five periods, or None
    return made.low if made and made.low is not None else value


def _rounded(one: Decimal, other: Decimal) -> bool:
    """“2.1 billion” and 2,134,000,000: the rougher figure, of two digits at least, is the finer one rounded."""
    rough, fine = sorted((one.normalize(), other.normalize()), key=lambda value: len(value.as_tuple().digits))
    digits = len(rough.as_tuple().digits)
    if digits < 2 or digits == len(fine.as_tuple().digits):
        return False
    return fine.quantize(Decimal(1).scaleb(fine.adjusted() - digits + 1)) == rough


def same_day(one: str, other: str, months: int = 1) -> bool:
    """Whether two ISO dates agree at the rougher precision of the two; months may be `months` apart."""
    if len(one) < 7 or len(other) < 7:
        return one[:4] == other[:4]
    if len(one) >= 10 and len(other) >= 10:
        return one == other
    apart = (int(one[:4]) - int(other[:4])) * 12 + int(one[5:7]) - int(other[5:7])
    return abs(apart) <= months
