"""What the sums take for granted, said aloud: one sentence for each choice that the offer itself did not make."""

from collections.abc import Iterator

from finalist.core.documents.base import Line
from finalist.core.documents.offer import Offer
from finalist.core.documents.offer_terms import Equity, Pension
from finalist.core.offers.benefits import COMMUTING_WEEKS
from finalist.core.offers.cashflow import AS_STATED, Assume
from finalist.core.offers.equity import grant_worth, schedule_of
from finalist.core.offers.pay import likely_attainment
from finalist.core.text.pay import DAYS_PER_WEEK, HOURS_PER_WEEK, WEEKS
from finalist.core.wording import say


def assumptions_of(offer: Offer, assume: Assume = AS_STATED) -> tuple[Line, ...]:
    """The sentences for one offer, in the order of its components."""
    return tuple(dict.fromkeys((*_base(offer), *_bonus(offer), *_equity(offer, assume), *_rest(offer, assume))))


def factor_lines(offer: Offer) -> tuple[Line, ...]:
    """What the candidate supplied to set this offer beside others, each with its date."""
    given = offer.factors
    lines = []
    if given and given.tax_percent is not None:
        lines.append(say("offer.assume.tax", percent=f"{given.tax_percent:f}", day=str(given.tax_date)))
    if given and given.rate is not None:
        lines.append(
            say(
                "offer.assume.rate", own=offer.currency, rate=f"{given.rate:f}", other=given.currency or "",
                day=str(given.rate_date),
            )
        )  # fmt: skip
    if given and given.cost_of_living is not None:
        lines.append(say("offer.assume.living", index=f"{given.cost_of_living:f}", day=str(given.cost_of_living_date)))
    return tuple(lines)


def _base(offer: Offer) -> Iterator[Line]:
    weeks = f"{offer.weeks_per_year or WEEKS:f}"
    if offer.per == "hour" and offer.hours_per_week is None:
        yield say("offer.assume.hours", weeks=weeks, hours=f"{HOURS_PER_WEEK:f}")
    elif offer.per == "day" and offer.days_per_week is None:
        yield say("offer.assume.days", weeks=weeks, days=f"{DAYS_PER_WEEK:f}")
    elif offer.per == "week":
        yield say("offer.assume.weeks", weeks=weeks)
    elif offer.per == "month":
        yield say("offer.assume.months", months=f"{offer.months_paid or 12:f}")
    if offer.raise_percent:
        yield say("offer.assume.raise", percent=f"{offer.raise_percent:f}")
    else:
        yield say("offer.assume.no-raise")


def _bonus(offer: Offer) -> Iterator[Line]:
    if offer.bonus is None or not (offer.bonus.amount or offer.bonus.target_percent):
        return
    if offer.bonus.attainment or offer.bonus.attainment_points:
        yield say("offer.assume.bonus-likely", multiple=f"{likely_attainment(offer.bonus):f}")
    else:
        yield say("offer.assume.bonus-target")


def _equity(offer: Offer, assume: Assume) -> Iterator[Line]:
    for grant in offer.equity or ():
        if grant_worth(grant) is None:
            continue  # not in the sums, and named among the unknown
        growth = assume.growth * 100 if assume.growth is not None else grant.growth_percent
        if growth:
            yield say("offer.assume.equity-growth", percent=f"{growth:f}")
        else:
            yield say("offer.assume.equity-flat")
        yield from _grant(grant)


def _grant(grant: Equity) -> Iterator[Line]:
    if grant.private:
        yield say("offer.assume.equity-paper")
    if grant.kind == "options" and grant.grant_value is not None:
        yield say("offer.assume.equity-options-value")
    if grant.shape == "back-loaded":
        shares = ", ".join(f"{float(share * 100):.4g}" for share in schedule_of(grant))
        yield say("offer.assume.equity-back-loaded", shares=shares)


def _rest(offer: Offer, assume: Assume) -> Iterator[Line]:
    if offer.pension and offer.pension.match_percent and _whole_match(offer.pension):
        yield say("offer.assume.pension-full")
    if offer.commute and (offer.commute.cost_per_day or offer.commute.minutes_per_day) and offer.commute.weeks is None:
        yield say("offer.assume.commute-weeks", weeks=f"{COMMUTING_WEEKS:f}")
    if assume.leave_after is None:
        return
    yield say("offer.assume.leaving", months=assume.leave_after)
    for paid in (offer.sign_on, offer.relocation):
        if paid and paid.clawback_months and paid.clawback is None:
            yield say("offer.assume.clawback-full")


def _whole_match(pension: Pension) -> bool:
    """Whether the sums take the employer's whole contribution."""
    return pension.match_rate is None or pension.employee_percent is None
