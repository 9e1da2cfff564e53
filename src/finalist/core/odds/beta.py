"""Beta distributions and mixtures of them: cumulative shares and quantiles, exact to ten digits, in plain Python.

The incomplete beta function is the continued fraction of Lentz's method, the one that every reference gives; a
quantile is found by halving. No library of statistics is needed for that.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TINY = 1e-300
_HALVINGS = 40
"""2⁻⁴⁰ is below the tenth digit."""


@dataclass(frozen=True, slots=True)
class BetaMix:
    """A weighted mixture of Beta(a, b): `parts` holds (weight, a, b), weights summing to 1."""

    parts: tuple[tuple[float, float, float], ...]

    @property
    def mean(self) -> float:
        """The mean, 0..1."""
        return sum(weight * a / (a + b) for weight, a, b in self.parts)

    def below(self, share: float) -> float:
        """How much of the distribution lies below `share`."""
        return min(1.0, sum(weight * beta_below(share, a, b) for weight, a, b in self.parts))

    def quantile(self, probability: float) -> float:
        """The share below which `probability` of the distribution lies."""
        return _quantile(self, probability)

    def interval(self, mass: float) -> tuple[float, float]:
        """The central interval that holds `mass` of the distribution."""
        return self.quantile((1 - mass) / 2), self.quantile((1 + mass) / 2)


@lru_cache(maxsize=512)
def _quantile(mix: BetaMix, probability: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if mix.below(middle) < probability else (low, middle)
    return (low + high) / 2


def mixture(parts: Sequence[tuple[float, float, float]]) -> BetaMix:
    """A mixture with its weights scaled to 1; parts that weigh nothing are dropped."""
    total = sum(weight for weight, _, _ in parts)
    return BetaMix(tuple((weight / total, a, b) for weight, a, b in parts if weight > 1e-12 * total))


def log_beta(a: float, b: float) -> float:
    """The logarithm of the beta function."""
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def beta_below(share: float, a: float, b: float) -> float:
    """The regularised incomplete beta function: P(X < share) for X ~ Beta(a, b), a and b above 0."""
    if share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    front = math.exp(a * math.log(share) + b * math.log1p(-share) - log_beta(a, b))
    if share < (a + 1) / (a + b + 2):
        return front * _fraction(share, a, b) / a
    return 1 - front * _fraction(1 - share, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 2000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return value


def _away(value: float) -> float:
    """The value, kept away from 0."""
    return value if abs(value) > _TINY else _TINY
