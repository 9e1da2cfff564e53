"""An offer as a candidate keeps it, and what was read of a letter. Unknown stays unknown: None is not nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from finalist.core.documents.base import Document, EvidenceRef
from finalist.core.documents.offer_terms import (
    Bonus,
    Change,
    Commute,
    Count,
    Currency,
    Equity,
    Factors,
    Insurance,
    Leave,
    Money,
    OneOff,
    Pension,
)

Per = Literal["hour", "day", "week", "month", "year"]
NOTHING = ("none", "no", "nothing")
_SINGLE = {"bonus": "amount", "sign_on": "amount", "relocation": "amount", "insurance": "value", "leave": "days"}
"""Parts that may be written as one figure: `sign_on: 12000` is `sign_on: {amount: 12000}`."""
_LIFTED = {
    "pension_match_percent": ("pension", "match_percent"),
    "pension_employee_percent": ("pension", "employee_percent"),
    "clawback_months": ("sign_on", "clawback_months"),
}
"""Keys at the top that belong to a part."""


class Offer(Document):
    """One offer. `base` is paid per `per` (a year unless said); `deadline`: the last day to answer.

    hours_per_week, days_per_week, weeks_per_year: needed where base is by the hour, day or week (37.5, 5 and 52 when
    not said, conventions). months_paid: 13 where a thirteenth month is paid. allowances: name → amount a year.
    raise_percent: the yearly raise you assume.
    """

    company: Annotated[str, Field(min_length=1, max_length=200)]
    currency: Currency
    base: Money | None = None
    per: Per = "year"
    role: str | None = None
    place: str | None = None
    hours_per_week: Annotated[Count, Field(gt=0, le=80)] | None = None
    days_per_week: Annotated[Count, Field(gt=0, le=7)] | None = None
    weeks_per_year: Annotated[Count, Field(gt=0, le=53)] | None = None
    months_paid: Annotated[Count, Field(gt=0, le=16)] | None = None
    raise_percent: Change | None = None
    bonus: Bonus | None = None
    sign_on: OneOff | None = None
    relocation: OneOff | None = None
    equity: tuple[Equity, ...] | None = None
    pension: Pension | None = None
    insurance: Insurance | None = None
    leave: Leave | None = None
    remote_days_per_week: Annotated[Count, Field(le=7)] | None = None
    allowances: dict[str, Money] | None = None
    commute: Commute | None = None
    equipment: Money | None = None
    learning_budget: Money | None = None
    notice_weeks: Count | None = None
    probation_months: Count | None = None
    start_date: date | None = None
    deadline: date | None = None
    factors: Factors | None = None
    note: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, given: Any) -> Any:
        return lifted(given) if isinstance(given, Mapping) else given

    @model_validator(mode="after")
    def _sound(self) -> Self:
        days = self.days_per_week or 5
        if self.remote_days_per_week is not None and self.remote_days_per_week > days:
            raise ValueError("there are more remote days than working days")
        if self.factors and self.factors.currency == self.currency and self.factors.rate != 1:
            raise ValueError("the rate leads to the offer's own currency")
        return self


def lifted(given: Mapping[Any, Any]) -> dict[str, Any]:
    """An offer's mapping with the short ways of writing made long. Wrong values pass through, to be named later."""
    made = {str(key): value for key, value in given.items()}
    if isinstance(made.get("base"), Mapping):
        base = dict(made.pop("base"))
        made["base"] = base.pop("amount", None)
        made.update({str(key): value for key, value in base.items() if key not in made})
    for name, key in _SINGLE.items():
        if name in made:
            made[name] = _part(made[name], key)
    if "equity" in made:
        made["equity"] = _grants(made["equity"])
    for name in ("pension", "commute"):
        if name in made and _none(made[name]):
            made[name] = {"match_percent": 0} if name == "pension" else {"cost_per_day": 0, "minutes_per_day": 0}
    if _none(made.get("allowances")):
        made["allowances"] = {}
    for name, (part, key) in _LIFTED.items():
        if name in made and made[name] is not None and isinstance(made.get(part, {}), Mapping):
            made[part] = {**(made.get(part) or {}), key: made.pop(name)}
        elif name in made and made[name] is None:
            made.pop(name)
    return made


def _none(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().casefold() in NOTHING)


def _part(value: Any, key: str) -> Any:
    if _none(value):
        return {key: 0}
    return value if isinstance(value, Mapping) or value is None else {key: value}


def _grants(value: Any) -> Any:
    """Equity as a list of grants: one grant may stand alone; `0` or `none` is no grant at all."""
    if _none(value) or (isinstance(value, int | float) and value == 0):
        return ()
    return (value,) if isinstance(value, Mapping) else value


class OfferField(Document):
    """One field of an offer as read: its name (`bonus.target_percent`), its value as text, the words it rests on."""

    field: str
    value: str
    evidence: EvidenceRef


class OfferRead(Document):
    """What was read of an offer file or letter. `terms` may be given to Offer once what is missing is filled in."""

    source: str
    terms: dict[str, Any]
    fields: tuple[OfferField, ...] = ()
    offer: Offer | None = None
