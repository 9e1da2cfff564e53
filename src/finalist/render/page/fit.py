"""Fit as shown: each requirement in the posting's words beside the best of the candidate's own."""

from dataclasses import dataclass

from finalist.core.documents.gameplan import RequirementFit
from finalist.render import wording
from finalist.render.page.index import Index
from finalist.render.page.parts import Cite, Said


@dataclass(frozen=True, slots=True)
class FitRow:
    """One requirement. `best`: the candidate's own words; `shared`: terms both name, "" when `why` has them."""

    text: str
    cites: tuple[Cite, ...]
    necessity: str
    strength: str
    best: tuple[Cite, ...]
    shared: str
    why: Said
    say: Said | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requirements of one necessity are strong, partial, a gap, or open."""

    name: str
    strong: int
    partial: int
    gap: int
    open: int


def fit_rows(index: Index) -> tuple[FitRow, ...]:
    """Requirements in the plan's order."""
    return tuple(_row(index, fit) for fit in index.plan.fit)


def _row(index: Index, fit: RequirementFit) -> FitRow:
    shared = dict.fromkeys(term for support in fit.support for term in support.shared)
    told = any(term in fit.why.text for term in shared)
    return FitRow(
        text=wording.clean(fit.requirement.text),
        cites=index.quoted((fit.requirement.evidence,)),
        necessity=fit.requirement.necessity,
        strength=fit.strength,
        best=index.quoted(support.evidence for support in fit.support),
        shared="" if told else wording.clean(", ".join(shared)),
        why=index.said(fit.why),
        say=index.maybe(fit.say),
    )


def tallies(index: Index) -> tuple[Tally, ...]:
    """Counts for the musts and the nice-to-haves that there are."""
    found = []
    for necessity, name in wording.NECESSITY.items():
        strengths = [fit.strength for fit in index.plan.fit if fit.requirement.necessity == necessity]
        if strengths:
            found.append(Tally(name, *(strengths.count(strength) for strength in ("strong", "partial", "gap", "open"))))
    return tuple(found)
