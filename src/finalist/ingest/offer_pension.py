"""What an employer pays into a pension, as a sentence says it. A match in steps is left out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from finalist.core.text.amounts import Quantity, quantities
from finalist.ingest import offer_cues as cues
from finalist.ingest.offer_piece import Part, Piece

MOST = 40
"""Percent of pay: more is no employer's contribution but a rate of something else. Convention."""
_RATE = re.compile(
    r"(?P<rate>\d{1,3}) ?%(?: match| matching)? (?:of|on) (?:the |your )?(?:first )?(?:employee )?"
    r"(?:contributions?,? )?(?:of )?(?:up to )?(?:the )?(?:first )?(?P<upto>\d{1,2}(?:\.\d)?) ?%",
    re.I,
)
_STEPS = re.compile(r"%[^.;]{0,40}\bnext \d", re.I)


def pension_of(piece: Piece) -> Iterator[Part]:
    """The employer's percentage and, where said, yours."""
    cue = cues.PENSION.search(piece.text)
    if cue is None or _STEPS.search(piece.text) or cues.NONE_OF.search(piece.text[: cue.start()]):
        return
    whole = piece.text + piece.after
    if rate := _RATE.search(whole):
        yield piece.words("pension.match_percent", Decimal(rate["rate"]) * Decimal(rate["upto"]) / 100, rate)
        if rate["rate"] != "100":
            yield piece.words("pension.match_rate", Decimal(rate["rate"]) / 100, rate)
        return
    for figure in quantities(whole):
        if re.search(r"\b(?:inclusive of|including|includes)\s*$", whole[: figure.start], re.I):
            continue  # It is within the pay that was named: adding it would count it twice.
        if figure.kind == "percent" and (value := _stated(figure)) is not None and value <= MOST:
            field = "pension.employee_percent" if _yours(whole, figure) else "pension.match_percent"
            yield Part(field, value, piece.start + figure.start, piece.start + figure.end)


def _stated(figure: Quantity) -> Decimal | None:
    """“8%”; the end of “up to 8%” and the beginning of “at least 5%”, but of no range."""
    if figure.low is None or figure.high is None:
        return figure.high if figure.low is None else figure.low
    return figure.low if figure.low == figure.high else None


def _yours(whole: str, figure: Quantity) -> bool:
    """The nearest words before a figure in its clause say whose money it is."""
    head = re.split(r"[;.,]", whole[: figure.start])[-1]
    return bool(cues.YOURS.search(head))
