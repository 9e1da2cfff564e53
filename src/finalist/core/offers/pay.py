"""Base pay by the year and the bonus on it. Year 1 is the twelve months from the first day."""

from decimal import Decimal

from finalist.core.documents.offer import Offer
from finalist.core.documents.offer_terms import Bonus
from finalist.core.offers.money import percent
from finalist.core.text.pay import DAYS_PER_WEEK, HOURS_PER_WEEK, WEEKS

MONTHS = 12


def annual_base(offer: Offer) -> Decimal | None:
    """Base for the first year at full length, before rounding; None when base is not stated."""
    if offer.base is None:
        return None
    weeks = offer.weeks_per_year or WEEKS
    times = {
        "year": Decimal(1),
        "month": offer.months_paid or Decimal(12),
        "week": weeks,
        "day": weeks * (offer.days_per_week or DAYS_PER_WEEK),
        "hour": weeks * (offer.hours_per_week or HOURS_PER_WEEK),
    }
    return offer.base * times[offer.per]


def base_in(offer: Offer, year: int) -> Decimal | None:
    """Base for a full year `year` (1, 2, …), with the raises you assume: each takes effect as a new year begins."""
    base = annual_base(offer)
    if base is None or year == 1 or not offer.raise_percent:
        return base
    return base * (1 + percent(offer.raise_percent)) ** (year - 1)


def months_in(year: int, leave_after: int | None) -> int:
    """Months worked in the year, 0 to 12, for one who leaves after so many months (None: stays)."""
    return MONTHS if leave_after is None else max(0, min(MONTHS, leave_after - MONTHS * (year - 1)))


def bonus_target(offer: Offer, year: int) -> Decimal | None:
    """The bonus at target for a full year; None when it is not stated or rests on a base that is not."""
    if offer.bonus is None:
        return None
    if offer.bonus.amount is not None:
        return offer.bonus.amount
    base = base_in(offer, year)
    return None if base is None else base * percent(offer.bonus.target_percent or Decimal(0))


def likely_attainment(bonus: Bonus) -> Decimal:
    """The multiple of target that the plain reckoning uses: the likely one, the mean of given points, or 1."""
    if bonus.attainment:
        return bonus.attainment[1]
    if bonus.attainment_points:
        return sum((value * chance for value, chance in bonus.attainment_points), Decimal(0))
    return Decimal(1)


def bonus_share(offer: Offer, year: int, leave_after: int | None) -> Decimal:
    """The share of a year's bonus that is paid: all, none for the year one leaves in, or by the month where agreed."""
    worked = months_in(year, leave_after)
    if worked == MONTHS:
        return Decimal(1)
    pays = offer.bonus is not None and offer.bonus.pays_on_leaving
    return Decimal(worked) / MONTHS if pays else Decimal(0)
