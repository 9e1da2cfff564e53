"""The parts of an offer: bonus, shares, pension and the rest, each as plain as people write it by hand.

Amounts are a year's unless said otherwise, in the offer's currency. A part that is not stated is None, which is
unknown and never nothing; `0`, `none` or `no` says that there is none.
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from finalist.core.documents.base import Document
from finalist.core.text.amounts import quantities
from finalist.core.text.numbers import number_of

LARGEST = Decimal(10**12)
"""No amount of an offer is larger. Convention: it keeps a slip of the keyboard out of the sums."""


def _figure(value: Any, kinds: tuple[str, ...]) -> Any:
    """A number, or a text that is one figure and nothing else: “52,000”, “£52k”, “10%”."""
    if isinstance(value, bool):
        raise ValueError("write it as a number, like 52000")
    if not isinstance(value, str):
        return value
    written = value.strip()
    try:
        return Decimal(written.replace("_", ""))
    except InvalidOperation:
        pass
    found = quantities(written)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(written))
    if whole and found[0].kind in kinds and found[0].low == found[0].high and found[0].period is None:
        return found[0].low
    if written and all(char.isdigit() or char in ".,'’ " for char in written):
        return number_of(written)
    raise ValueError("write it as a number, like 52000")


Money = Annotated[Decimal, BeforeValidator(lambda v: _figure(v, ("money", "count"))), Field(ge=0, le=LARGEST)]
Percent = Annotated[Decimal, BeforeValidator(lambda v: _figure(v, ("percent", "count"))), Field(ge=0, le=1000)]
Change = Annotated[Decimal, BeforeValidator(lambda v: _figure(v, ("percent", "count"))), Field(gt=-100, le=1000)]
Multiple = Annotated[Decimal, Field(ge=0, le=1000)]
Count = Annotated[Decimal, BeforeValidator(lambda v: _figure(v, ("count", "duration"))), Field(ge=0, le=1000)]
Currency = Annotated[
    str, BeforeValidator(lambda v: v.strip().upper() if isinstance(v, str) else v), Field(pattern=r"^[A-Z]{3}$")
]
Months = Annotated[int, Field(ge=0, le=240)]
Fixed = Annotated[Decimal, Field(gt=0, le=1000)]


class Bonus(Document):
    """A yearly bonus: a share of base or an amount, at target.

    attainment: low, likely, high multiples of the target (a triangle); attainment_points: (multiple, chance) pairs
    instead, chances summing to 1; pays_on_leaving: whether a part year is paid to those who leave in it.
    """

    target_percent: Percent | None = None
    amount: Money | None = None
    attainment: tuple[Multiple, Multiple, Multiple] | None = None
    attainment_points: tuple[tuple[Multiple, Multiple], ...] | None = None
    pays_on_leaving: bool = False

    @field_validator("attainment")
    @classmethod
    def _rising(cls, given: tuple[Decimal, ...] | None) -> tuple[Decimal, ...] | None:
        if given and sorted(given) != list(given):
            raise ValueError("write it low, likely, high, like [0.6, 1.0, 1.1]")
        return given

    @field_validator("attainment_points")
    @classmethod
    def _chances(cls, given: tuple[tuple[Decimal, Decimal], ...] | None) -> tuple[tuple[Decimal, Decimal], ...] | None:
        if given is not None and sum(chance for _, chance in given) != 1:
            raise ValueError("the chances must sum to 1")
        return given

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.target_percent is None) == (self.amount is None):
            raise ValueError("say either target_percent or amount")
        if self.attainment and self.attainment_points:
            raise ValueError("say either attainment or attainment_points")
        return self


class OneOff(Document):
    """Money paid once: a sign-on or relocation payment. second_year: a part paid at the start of year 2.

    clawback_months: leaving within them means paying it back; clawback: all of it, or less for each month served.
    """

    amount: Money
    second_year: Money | None = None
    clawback_months: Months | None = None
    clawback: Literal["full", "pro-rata"] | None = None


class Refresh(Document):
    """New grants each year: `grant_value` at the start of each year from `from_year`, vesting evenly over `years`."""

    grant_value: Money
    from_year: Annotated[int, Field(ge=1, le=10)] = 2
    years: Annotated[int, Field(ge=1, le=10)] = 4


class Equity(Document):
    """Shares or options. A grant is a value (`grant_value`) or `units` at a `price` today; options have a `strike`.

    years: how long it vests; shape `linear`, `back-loaded`, or a `schedule` of percent a year; every: how often it
    vests. growth_percent: yearly growth you assume (the middle path); volatility_percent: its yearly spread.
    scenarios: name → multiple of today's price at the end of the reckoning. private: cannot be sold now.
    """

    kind: Literal["rsu", "options"]
    grant_value: Money | None = None
    units: Money | None = None
    price: Money | None = None
    strike: Money | None = None
    years: Annotated[int, Field(ge=1, le=10)] = 4
    cliff_months: Months = 0
    shape: Literal["linear", "back-loaded", "schedule"] = "linear"
    schedule: tuple[Percent, ...] | None = None
    every: Literal["month", "quarter", "year"] = "month"
    growth_percent: Change | None = None
    volatility_percent: Percent | None = None
    scenarios: dict[str, Multiple] | None = None
    private: bool | None = None
    refresh: Refresh | None = None

    @model_validator(mode="before")
    @classmethod
    def _shape_from_schedule(cls, given: Any) -> Any:
        if isinstance(given, dict) and given.get("schedule") and "shape" not in given:
            return {**given, "shape": "schedule"}
        return given

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.grant_value is None and self.units is None:
            raise ValueError("say grant_value, or units with price")
        if self.grant_value is not None and self.units is not None:
            raise ValueError("say either grant_value or units, not both")
        if self.kind == "options" and self.units is not None and self.strike is None:
            raise ValueError("options by units need a strike")
        if self.cliff_months > self.years * 12:
            raise ValueError("the cliff is longer than the vesting")
        if self.shape == "schedule" and (len(self.schedule or ()) != self.years or sum(self.schedule or ()) != 100):
            raise ValueError("schedule needs one percentage a year, together 100")
        return self


class Pension(Document):
    """The employer's pension contribution: up to `match_percent` of base.

    employee_percent: what you will pay in. match_rate: employer's money for each unit of yours, where theirs depends on
    yours; they then pay the lesser of match_percent and employee_percent × match_rate, else match_percent.
    pay_cap: base above it earns no contribution.
    """

    match_percent: Percent
    employee_percent: Percent | None = None
    match_rate: Fixed | None = None
    pay_cap: Money | None = None


class Insurance(Document):
    """Insurance (health, life …): what its cover is worth to you a year, less what you pay for it."""

    value: Money
    you_pay: Money | None = None


class Leave(Document):
    """Paid leave in days. valued: count each day as a day's pay. It is time, not cash, so that is off by default."""

    days: Count
    public_holidays: Count | None = None
    valued: bool = False


class Commute(Document):
    """Getting there and back: money and minutes for each day in the office. hour_value: what an hour is worth to you.

    weeks: working weeks a year (46 when not said, a convention).
    """

    cost_per_day: Money | None = None
    minutes_per_day: Count | None = None
    weeks: Count | None = None
    hour_value: Money | None = None


class Factors(Document):
    """What you supply to set offers beside each other; nothing here is ever looked up or guessed.

    rate: one unit of the offer's currency in `currency`. cost_of_living: prices there against prices here (1.08 is 8 %
    dearer). tax_percent: the share of pay in cash and shares that goes in tax. Each needs its date.
    """

    currency: Currency | None = None
    rate: Annotated[Decimal, Field(gt=0, le=10**6)] | None = None
    rate_date: date | None = None
    cost_of_living: Annotated[Decimal, Field(gt=0, le=100)] | None = None
    cost_of_living_date: date | None = None
    tax_percent: Annotated[Decimal, Field(ge=0, lt=100)] | None = None
    tax_date: date | None = None

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if (self.rate is None) != (self.currency is None):
            raise ValueError("a rate and the currency it leads to go together")
        for name in ("rate", "cost_of_living", "tax"):
            value = getattr(self, "tax_percent" if name == "tax" else name)
            if value is not None and getattr(self, f"{name}_date") is None:
                raise ValueError(f"say from which day the figure is: {name}_date")
        return self
