"""Filters of the pages around an offer: codes in words."""

from typing import Any

from django import template

from finalist.web.messages_offers import DISTANCES, MARKET_KINDS, REHEARSED, STARTS, STEPS, STROKES, STYLES

register = template.Library()


@register.filter
def style_name(code: str) -> Any:
    """Manner of a counterpart."""
    return STYLES.get(code, code)


@register.filter
def rehearsed_state(code: str) -> Any:
    """How a rehearsal ended."""
    return REHEARSED.get(code, code)


@register.filter
def step_name(code: str) -> Any:
    """From which stage to which."""
    return STEPS.get(code, code)


@register.filter
def start_name(code: str) -> Any:
    """What one more process would begin with."""
    return STARTS.get(code, code)


@register.filter
def distance_name(code: str) -> Any:
    """How far off the rows of market data are."""
    return DISTANCES.get(code, code)


@register.filter
def market_kind(code: str) -> Any:
    """Whose table it is."""
    return MARKET_KINDS.get(code, code)


@register.filter
def stroke_name(code: str) -> Any:
    """What a line of the range's drawing shows."""
    return STROKES.get(code, code)
