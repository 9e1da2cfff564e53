"""A comparison as the documented JSON: offers by total, pairs, what would turn it, the tornado, criteria apart."""

from decimal import Decimal
from typing import Any

from finalist.core.offers.compare import Contender
from finalist.core.offers.conditions import Condition
from finalist.core.offers.money import plain
from finalist.core.offers.reading import Reading, condition_text, swing_text


def comparison_json(reading: Reading) -> dict[str, Any]:
    """Money in `currency`; chances 0 to 1; conditions in each offer's own currency, years or percent."""
    compared = reading.comparison
    own = {each.label: each.offer.currency for each in compared.contenders}
    return {
        "currency": compared.currency,
        "years": compared.horizon,
        "offers": [_contender(each) for each in compared.contenders],
        "pairs": [
            {"ahead": pair.ahead, "behind": pair.behind, "difference": plain(pair.difference),
             "p_behind_at_least_ahead": pair.chance}
            for pair in compared.pairs
        ],
        "break_even_growth": [_condition(each, own) for each in reading.break_even],
        "conditions": [_condition(each, own) for each in reading.conditions],
        "tornado": [
            {"offer": swing.label, "kind": swing.kind, "low": plain(swing.low), "high": plain(swing.high),
             "gap_low": plain(swing.gap_low), "gap_high": plain(swing.gap_high), "text": swing_text(swing)}
            for swing in reading.tornado
        ],
        "criteria": _criteria(reading),
        "findings": [line.text for line in reading.findings],
        "simulation": {"paths": compared.paths, "seed": compared.seed},
    }  # fmt: skip


def _contender(each: Contender) -> dict[str, Any]:
    low, middle, high = (round(figure, 2) for figure in each.spread.total)
    return {
        "label": each.label,
        "company": each.offer.company,
        "role": each.offer.role or "",
        "total": plain(each.total),
        "p10": low,
        "p50": middle,
        "p90": high,
        "years": [
            {"year": at, "total": plain(total), "p10": round(spread[0], 2), "p50": round(spread[1], 2),
             "p90": round(spread[2], 2)}
            for at, (total, spread) in enumerate(zip(each.years, each.spread.years, strict=True), 1)
        ],
        "components": {name: plain(amount) for name, amount in each.components.items()},
        "scenarios": {name: plain(amount) for name, amount in each.scenarios.items()},
        "commute_hours_a_year": None if each.hours is None else plain(each.hours.quantize(Decimal("0.1"))),
        "unknown": list(each.flow.unknown),
        "assumptions": [line.text for line in each.assumptions],
    }  # fmt: skip


def _condition(each: Condition, own: dict[str, str]) -> dict[str, Any]:
    return {
        "offer": each.label,
        "to_match": each.other,
        "kind": each.kind,
        "now": plain(each.now),
        "needed": None if each.needed is None else plain(each.needed),
        "text": condition_text(each, own[each.label]),
    }


def _criteria(reading: Reading) -> dict[str, Any] | None:
    weighed = reading.comparison.weighed
    if weighed is None:
        return None
    return {
        "weights": {name: plain(weight) for name, weight in weighed.weights.items()},
        "scores": {
            label: {name: None if score is None else plain(score) for name, score in scores.items()}
            for label, scores in weighed.scores.items()
        },
        "means": {label: None if mean is None else plain(mean) for label, mean in weighed.means.items()},
        "counted": list(weighed.counted),
        "left_out": list(weighed.left_out),
    }
