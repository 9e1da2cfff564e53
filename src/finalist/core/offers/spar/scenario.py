"""A scenario: who sits opposite, what they may pay, what else they can move, how patient they are, and their lines.

A scenario is one YAML file (docs/howto/add-a-scenario.md). Lines that it does not write itself come from its style.
"""

from decimal import Decimal
from functools import cache
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from finalist.core.documents.base import Document
from finalist.core.errors import InputProblems, Problem, UserError
from finalist.core.knowledge.compile import data_folder
from finalist.core.offers.spar.words import parsed, words

Style = Literal["friendly", "tough", "bureaucratic"]
Situation = Literal[
    "open-ask", "open-offer", "press", "offer", "range-told", "range-kept", "ask-reason", "raise-reasoned",
    "raise-small", "took-it", "limit", "too-high", "lever-yes", "lever-no", "lever-which", "instead", "final",
    "time-yes", "time-no", "called", "yielded", "silence", "silence-moved", "accepted", "accepted-first", "declined",
    "lost", "reason-heard", "defer-respected", "unclear", "courtesy",
]  # fmt: skip
SLOTS = frozenset({"offer", "ask", "lever", "days", "low", "high", "levers"})


class Lever(Document):
    """Something besides base pay that they can move. worth: what it is worth in a year or once, as a figure of pay.

    kind: the id of moves.yaml `levers` by which a question for it is recognised; grant: what they give, in words.
    """

    kind: str
    grant: str
    worth: Decimal = Field(ge=0)
    needs_reason: bool = False


class Scenario(Document):
    """One counterpart. Money is in `currency` per `per`; `limit` is the hidden most they can pay as base.

    raises: how often they move on base; with_reason, without_reason: the share of the way to the ask they then go;
    patience: how much unreasoned pressure they bear; called: what they do when given an ultimatum above the limit;
    under the limit they always yield if `yields`. instead: kind of lever they put forward in place of base.
    final_after: raises after which they say “final”; more_after_final: whether that is quite true.
    """

    id: str = Field(pattern=r"^[a-z0-9-]{3,40}$")
    title: str
    trade: str
    place: str
    style: Style
    person: str
    brief: str
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    per: Literal["year", "month", "day", "hour"] = "year"
    opens: Literal["asks", "offers"]
    opening: Decimal = Field(gt=0)
    limit: Decimal = Field(gt=0)
    step: Decimal = Field(gt=0)
    posted: tuple[Decimal, Decimal] | None = None
    tells_range: bool = False
    raises: int = Field(default=2, ge=0, le=6)
    with_reason: Decimal = Field(default=Decimal("0.6"), ge=0, le=1)
    without_reason: Decimal = Field(default=Decimal("0.2"), ge=0, le=1)
    patience: int = Field(default=4, ge=1, le=9)
    yields: bool = True
    final_after: int = Field(default=2, ge=0, le=6)
    more_after_final: bool = False
    moved_by_silence: bool = False
    deadline_days: int = Field(default=5, ge=1, le=60)
    extra_days: int = Field(default=3, ge=0, le=60)
    instead: str = ""
    levers: tuple[Lever, ...] = ()
    lines: dict[Situation, tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _fits_together(self) -> "Scenario":
        if self.opening > self.limit:
            raise ValueError("the opening is above the limit: swap them")
        kinds = [lever.kind for lever in self.levers]
        unknown = [kind for kind in kinds if kind not in words("moves")["levers"]]
        if unknown:
            raise ValueError(f"“{unknown[0]}” is no kind of lever: see spar_words/moves.yaml")
        if len(set(kinds)) < len(kinds):
            raise ValueError("two levers are of one kind: join them")
        if self.instead and self.instead not in kinds:
            raise ValueError(f"`instead` names “{self.instead}”, which is no lever of this scenario")
        _check_lines(self.lines)
        return self

    def lever(self, kind: str) -> Lever | None:
        """The lever of a kind, if they have it."""
        return next((lever for lever in self.levers if lever.kind == kind), None)

    def wordings(self, situation: Situation) -> tuple[str, ...]:
        """What this counterpart may say there: its own lines, else those of its style."""
        return self.lines.get(situation) or tuple(words(self.style)[situation])


def _check_lines(lines: dict[Situation, tuple[str, ...]]) -> None:
    from finalist.core.wording import slots_of

    for situation, wordings in lines.items():
        for line in wordings:
            try:
                strange = slots_of(line) - SLOTS
            except ValueError:
                strange = {"a stray brace"}
            if strange:
                raise ValueError(f"a line for “{situation}” has {sorted(strange)[0]}, which nothing fills")


@cache
def shipped() -> tuple[str, ...]:
    """The names of the scenarios that come with Finalist."""
    return tuple(sorted(f.name[:-5] for f in (data_folder() / "spar").iterdir() if f.name.endswith(".yaml")))


def load(name: str) -> Scenario:
    """A shipped scenario. Raises UserError that lists the names when there is none of that name."""
    if name not in shipped():
        raise UserError(f"There is no scenario “{name[:60]}”.", "Choose one of: " + ", ".join(shipped()) + ".")
    return read_scenario((data_folder() / "spar" / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml")


def read_scenario(text: str, name: str) -> Scenario:
    """A scenario from its YAML. Raises InputProblems naming every field that is wrong."""
    try:
        return Scenario.model_validate(parsed(text))
    except ValidationError as error:
        raise InputProblems(_problem(name, each) for each in error.errors()) from None
    except ValueError as error:
        raise UserError(f"{name}: {error}.", "See docs/howto/add-a-scenario.md.") from None


def _problem(name: str, error: Any) -> Problem:
    field = ".".join(str(part) for part in error["loc"])
    said = str(error["msg"]).removeprefix("Value error, ")
    return Problem("bad-scenario", f"{field or 'the scenario'}: {said}. See docs/howto/add-a-scenario.md.", name)
