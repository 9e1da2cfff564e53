"""A counterpart made from an offer of the candidate's own: its currency and base, and a hidden limit that is made up.

Nothing is known of what the real company could pay, and the brief says so. The same offer and seed give the same one.
"""

from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import Any

from finalist.core.documents.offer import Offer
from finalist.core.errors import UserError
from finalist.core.offers.pay import annual_base
from finalist.core.offers.spar.scenario import Lever, Scenario, Style
from finalist.core.offers.spar.talk import money
from finalist.core.offers.spar.words import words

ID = "own-offer"


def own_scenario(offer: Offer, style: Style, seed: int) -> Scenario:
    """The scenario for an offer. Raises UserError when the offer names no base."""
    base = (annual_base(offer) or Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP)
    if base <= 0:
        raise UserError("This offer names no base pay.", "Add its base, then rehearse with it.")
    given = words("own")
    step = _rounded(base * Decimal(str(given["step"])), base)
    low, high = (Decimal(str(share)) for share in given["room"])
    limit = base + _stepped(base * (low + (high - low) * _drawn(seed, "room", 101) / 100), step)
    slots = {
        "company": offer.company,
        "role": f"{offer.role}." if offer.role else "",
        "offer": money(base, offer.currency),
    }
    return Scenario(
        id=ID, title=_filled(given["title"], slots), trade="", place=offer.place or "", style=style,
        person=given["persons"][style], brief=_filled(given["brief"], slots), currency=offer.currency, opens="offers",
        opening=base, limit=limit, step=step, levers=tuple(_levers(given, base, seed)), **given["manner"][style],
    )  # fmt: skip


def _levers(given: dict[str, Any], base: Decimal, seed: int) -> list[Lever]:
    """Some of the levers, in the order in which they are written."""
    rows = given["levers"]
    chosen = sorted(rows, key=lambda row: _drawn(seed, row["kind"], 10_000))[: given["given"]]
    kept = [row for row in rows if row in chosen]
    return [Lever.model_validate({**row, "worth": round(base * Decimal(str(row["worth"])))}) for row in kept]


def _drawn(seed: int, what: str, below: int) -> int:
    return int(sha256(f"{seed}/{what}".encode()).hexdigest()[:8], 16) % below


def _rounded(amount: Decimal, base: Decimal) -> Decimal:
    """A step that people would name: to the hundred of a large pay, to ten of a small one."""
    unit = Decimal(100) if base >= 20_000 else Decimal(10)
    return max(unit, _stepped(amount, unit))


def _stepped(amount: Decimal, step: Decimal) -> Decimal:
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _filled(text: str, slots: dict[str, str]) -> str:
    """The slots put in by replacing, so that a brace in a company's name stays one."""
    for name, value in slots.items():
        text = text.replace("{" + name + "}", " ".join(value.split()))
    return text.strip()
