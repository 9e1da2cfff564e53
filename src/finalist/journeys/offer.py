"""Offers from bytes to answers: any file into an offer, the flow of one, the comparison of several. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from finalist.core.documents.base import Line
from finalist.core.documents.offer import Offer, OfferRead
from finalist.core.errors import InputProblems, Problem, Unreadable, UserError
from finalist.core.offers.assumptions import assumptions_of
from finalist.core.offers.cashflow import AS_STATED, Assume, CashFlow, as_json, cash_flow
from finalist.core.offers.compare import compare, currencies_of
from finalist.core.offers.comparison_json import comparison_json
from finalist.core.offers.rates import with_rates
from finalist.core.offers.reading import Reading, read_comparison
from finalist.core.offers.simulate import SEED
from finalist.ingest.read import Read

YAML_ENDINGS = (".yaml", ".yml", ".json")


def read_offer(data: bytes, name: str, source_id: str = "offer-1") -> Read[OfferRead]:
    """An offer file (YAML, JSON) or letter (PDF, DOCX, HTML, text). Raises Unreadable when no reader can use it."""
    if name.lower().endswith(YAML_ENDINGS) or _looks_like_yaml(data):
        from finalist.ingest.offer_yaml import read_offer_yaml

        return read_offer_yaml(data, name, source_id)
    from finalist.ingest.offer import read_offer_letter

    return read_offer_letter(data, name, source_id)


def _looks_like_yaml(data: bytes) -> bool:
    """Standard input has no ending: an offer by hand names its company and base at the start of lines."""
    lines = data[:4000].decode("utf-8", "replace").splitlines()
    keys = {line.split(":", 1)[0].strip(' "{') for line in lines if ":" in line}
    return len(keys & {"company", "currency", "base", "equity", "sign_on"}) >= 2 and "base" in keys


def offers_of(files: Sequence[tuple[str, bytes]]) -> list[tuple[Offer, tuple[Problem, ...]]]:
    """Every file as an offer, with its warnings. Raises InputProblems naming what is wrong in all of them at once."""
    made: list[tuple[Offer, tuple[Problem, ...]]] = []
    wrong: list[Problem] = []
    for name, data in files:
        try:
            read = read_offer(data, name)
        except Unreadable as error:
            wrong.append(Problem(error.code, str(error), severity="error"))
            continue
        errors = [
            replace(problem, file=problem.file or name) for problem in read.problems if problem.severity == "error"
        ]
        if read.document is None or read.document.offer is None:
            wrong += errors or [Problem("no-offer", f"{name}: no offer was found in it. Give its base pay.", name)]
        else:
            made.append((read.document.offer, tuple(read.problems)))
    if wrong:
        raise InputProblems(wrong)
    return made


@dataclass(frozen=True, slots=True)
class Total:
    """One offer's flow with what it takes for granted."""

    offer: Offer
    flow: CashFlow
    assumptions: tuple[Line, ...]
    assume: Assume = AS_STATED


def total_of(offer: Offer, years: int = 4, leave_after: int | None = None) -> Total:
    """The flow of one offer over 1 to 6 years; `leave_after` months asks what leaving early would cost."""
    assume = Assume(leave_after=leave_after)
    return Total(offer, cash_flow(offer, years, assume), assumptions_of(offer, assume), assume)


def total_json(total: Total) -> dict[str, Any]:
    """The documented JSON of `offer total`."""
    return {
        **as_json(total.flow),
        "leave_after_months": total.assume.leave_after,
        "assumptions": [line.text for line in total.assumptions],
    }


def comparison_of(
    offers: Sequence[Offer],
    years: int = 4,
    criteria: tuple[str, bytes] | None = None,
    rates: Sequence[str] = (),
    seed: int | None = None,
) -> Reading:
    """Two offers or more compared. Raises UserError when there are too few or they do not share a currency."""
    if len(offers) < 2:
        raise UserError("One offer can not be compared.", "Name two files or more, or use `finalist offer total`.")
    ready = with_rates(offers, rates)
    found = currencies_of(ready)
    if len(found) > 1:
        raise UserError(
            f"The offers are in {' and '.join(found)}.",
            f"Say a rate and its day, like --rate {found[0]}/{found[-1]}=0.62@2026-11-20; none is looked up.",
        )
    weighed = None
    if criteria is not None:
        from finalist.ingest.offer_criteria import read_criteria

        weighed = read_criteria(criteria[1], criteria[0])
    return read_comparison(compare(ready, years, criteria=weighed, seed=SEED if seed is None else seed))


def comparison_text(reading: Reading, width: int) -> str:
    """The comparison for a terminal of so many columns."""
    from finalist.render.offer_compare_terminal import comparison_text as made

    return made(reading, width)


def report(reading: Reading, ending: str) -> bytes:
    """The comparison as a report: `.pdf` or `.html`."""
    from finalist.render.offer_report import report_html, report_pdf

    return report_pdf(reading) if ending == ".pdf" else report_html(reading)


__all__ = [
    "Reading", "Total", "comparison_json", "comparison_of", "comparison_text", "offers_of", "read_offer", "report",
    "total_json", "total_of",
]  # fmt: skip
