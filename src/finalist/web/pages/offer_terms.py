"""The terms of an offer as fields, in groups, each with its unit and the words it was read from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from finalist.services import offer_terms
from finalist.store.models import Offer


@dataclass(frozen=True, slots=True)
class Field:
    """One term. `kind`: `number`, `date`, `code` or `per`; `quote`: the words of the letter, "" when by hand."""

    name: str
    label: str
    hint: str
    kind: str
    value: str
    quote: str

    @property
    def id(self) -> str:
        """What its label points to."""
        return "term-" + self.name.replace(".", "-").replace("_", "-")


@dataclass(frozen=True, slots=True)
class Group:
    """Terms under one heading."""

    name: str
    fields: tuple[Field, ...]


def groups(offer: Offer) -> tuple[Group, ...]:
    """All groups; none when the text can not be read."""
    values, quotes = offer_terms.shown(offer), offer_terms.quotes(offer)
    if values is None:
        return ()
    return tuple(
        Group(name, tuple(Field(term, label, hint, kind, values[term], quotes.get(term, ""))
                          for term, label, hint, kind in rows))
        for name, rows in _labels()
    )  # fmt: skip


def _labels() -> list[tuple[str, list[tuple[str, str, str, str]]]]:
    percent, year, days = _("percent of base"), _("a year"), _("days a year")
    return [
        (_("Pay"), [
            ("base", _("Base pay"), "", "number"), ("per", _("Paid per"), "", "per"),
            ("currency", _("Currency"), "", "code"), ("bonus.target_percent", _("Bonus, at target"), percent, "number"),
            ("bonus.amount", _("or as an amount"), year, "number"),
        ]),
        (_("Once"), [
            ("sign_on.amount", _("Sign-on"), "", "number"),
            ("sign_on.clawback_months", _("Paid back if you leave within"), _("months"), "number"),
            ("relocation.amount", _("Relocation"), "", "number"),
        ]),
        (_("Besides pay"), [
            ("pension.match_percent", _("Pension, from them"), percent, "number"),
            ("pension.employee_percent", _("Pension, from you"), percent, "number"),
            ("insurance.value", _("Insurance, its worth"), year, "number"),
            ("learning_budget", _("Learning budget"), year, "number"),
            ("equipment", _("Equipment"), _("once"), "number"),
        ]),
        (_("Time"), [
            ("leave.days", _("Leave"), days, "number"), ("leave.public_holidays", _("Public holidays"), days, "number"),
            ("remote_days_per_week", _("From home"), _("days a week"), "number"),
            ("commute.minutes_per_day", _("On the way"), _("minutes a day"), "number"),
            ("commute.cost_per_day", _("Cost of the way"), _("a day"), "number"),
        ]),
        (_("Dates"), [
            ("start_date", _("Start"), "", "date"), ("deadline", _("Answer by"), "", "date"),
            ("notice_weeks", _("Notice"), _("weeks"), "number"),
            ("probation_months", _("Probation"), _("months"), "number"),
        ]),
    ]  # fmt: skip
