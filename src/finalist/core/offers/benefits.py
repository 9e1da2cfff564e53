"""The rest of an offer by the year: pension, insurance, allowances, leave, commute, money paid once and clawed back.

Each function takes the offer, the year and the months worked in it, and answers None for what is not known.
"""

from decimal import Decimal

from finalist.core.documents.offer import Offer
from finalist.core.documents.offer_terms import OneOff
from finalist.core.offers.money import percent
from finalist.core.offers.pay import MONTHS, base_in
from finalist.core.text.pay import DAYS_PER_WEEK, WEEKS

COMMUTING_WEEKS = Decimal(46)
"""Weeks a year with a way to work: 52 less leave and holidays. Convention."""


def pension(offer: Offer, year: int, worked: int) -> Decimal | None:
    """The employer's contribution: its percentage of base (up to the cap), as far as yours draws it."""
    base = base_in(offer, year)
    if offer.pension is None or base is None:
        return None
    terms = offer.pension
    share = terms.match_percent
    if terms.employee_percent is not None and terms.match_rate is not None:
        share = min(share, terms.employee_percent * terms.match_rate)
    counted = base if terms.pay_cap is None else min(base, terms.pay_cap)
    return counted * percent(share) * worked / MONTHS


def insurance(offer: Offer, year: int, worked: int) -> Decimal | None:
    """What the cover is worth, less what you pay for it."""
    if offer.insurance is None:
        return None
    return (offer.insurance.value - (offer.insurance.you_pay or 0)) * worked / MONTHS


def allowances(offer: Offer, year: int, worked: int) -> Decimal | None:
    """All allowances together."""
    return None if offer.allowances is None else sum(offer.allowances.values(), Decimal(0)) * worked / MONTHS


def learning(offer: Offer, year: int, worked: int) -> Decimal | None:
    """The learning budget: of a part year, its part."""
    return None if offer.learning_budget is None else offer.learning_budget * worked / MONTHS


def equipment(offer: Offer, year: int, worked: int) -> Decimal | None:
    """Paid once, in year 1."""
    if offer.equipment is None:
        return None
    return offer.equipment if year == 1 and worked else Decimal(0)


def leave(offer: Offer, year: int, worked: int) -> Decimal | None:
    """Leave days as days of pay, only where the candidate asked for that."""
    base = base_in(offer, year)
    if offer.leave is None or not offer.leave.valued or base is None:
        return None
    days = offer.leave.days + (offer.leave.public_holidays or 0)
    return base / (WEEKS * (offer.days_per_week or DAYS_PER_WEEK)) * days * worked / MONTHS


def office_days(offer: Offer) -> Decimal | None:
    """Days a year in the office; None when it is not known how many days are remote."""
    if offer.remote_days_per_week is None:
        return None
    weeks = offer.commute.weeks if offer.commute and offer.commute.weeks is not None else COMMUTING_WEEKS
    return ((offer.days_per_week or DAYS_PER_WEEK) - offer.remote_days_per_week) * weeks


def commute(offer: Offer, year: int, worked: int) -> Decimal | None:
    """What getting there costs, as a minus."""
    days = office_days(offer)
    if offer.commute is None or offer.commute.cost_per_day is None:
        return None
    if offer.commute.cost_per_day == 0:
        return Decimal(0)
    return None if days is None else -(offer.commute.cost_per_day * days * worked / MONTHS)


def commute_time(offer: Offer, year: int, worked: int) -> Decimal | None:
    """The hours on the way as money, as a minus, only where the candidate put a price on an hour."""
    hours = commute_hours(offer)
    if hours is None or offer.commute is None or offer.commute.hour_value is None:
        return None
    return -(hours * offer.commute.hour_value * worked / MONTHS)


def commute_hours(offer: Offer) -> Decimal | None:
    """Hours a year on the way; None when not known."""
    days = office_days(offer)
    if offer.commute is None or offer.commute.minutes_per_day is None or days is None:
        return None
    return offer.commute.minutes_per_day * days / 60


def one_off(paid: OneOff | None, year: int, leave_after: int | None) -> Decimal | None:
    """A sign-on or relocation payment in its year, less what is paid back in the year one leaves.

    Where the offer does not say how much goes back, all of it does: the worst case.
    """
    if paid is None:
        return None
    begins = MONTHS * (year - 1)
    if leave_after is not None and leave_after <= begins:
        return Decimal(0)
    due = paid.amount if year == 1 else (paid.second_year or Decimal(0)) if year == 2 else Decimal(0)
    leaves_here = leave_after is not None and leave_after <= begins + MONTHS
    return due - _owed(paid, leave_after) if leave_after is not None and leaves_here else due


def _owed(paid: OneOff, leave_after: int) -> Decimal:
    """What goes back on leaving: each part counts its months from the day it was paid."""
    if not paid.clawback_months:
        return Decimal(0)
    owed = Decimal(0)
    for amount, since in ((paid.amount, 0), (paid.second_year or Decimal(0), 12)):
        served = leave_after - since
        if amount and 0 < served < paid.clawback_months:
            left = Decimal(paid.clawback_months - served) / paid.clawback_months
            owed += amount * (left if paid.clawback == "pro-rata" else 1)
    return owed
