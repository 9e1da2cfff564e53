"""How long an answer takes: log-logistic times for yes and for no, and the noes that never come.

Log-logistic, because its survival and its quantiles are closed formulas and because late answers are not rare. The
medians, the spread and the share of silent noes are conventions (thresholds.yaml, `odds_waiting`); the candidate's own
waits shift both medians by one common factor.
"""

from dataclasses import dataclass

from finalist.core.knowledge.load import knowledge


@dataclass(frozen=True, slots=True)
class Waiting:
    """Days from entering a stage to its answer. yes, no: medians; shape: of both; silent: share of noes never told.

    drift: standard deviation of the logarithm of the factor by which a candidate's waits differ from these.
    """

    yes: float
    no: float
    shape: float
    silent: float
    drift: float

    def yes_after(self, days: float, factor: float = 1.0) -> float:
        """The chance that a yes takes longer than `days`."""
        return _longer(days, self.yes * factor, self.shape)

    def no_after(self, days: float, factor: float = 1.0) -> float:
        """The chance that a no takes longer than `days`, or never comes."""
        return self.silent + (1 - self.silent) * _longer(days, self.no * factor, self.shape)

    def yes_density(self, days: float, factor: float = 1.0) -> float:
        """The density of a yes on this day."""
        return _density(days, self.yes * factor, self.shape)

    def no_density(self, days: float, factor: float = 1.0) -> float:
        """The density of a no that is told on this day."""
        return (1 - self.silent) * _density(days, self.no * factor, self.shape)


def convention() -> Waiting:
    """The waiting times that ship with Finalist."""
    return Waiting(**knowledge().thresholds["odds_waiting"]["value"])


def _longer(days: float, median: float, shape: float) -> float:
    share: float = 1 / (1 + (days / median) ** shape)
    return share


def _density(days: float, median: float, shape: float) -> float:
    days = max(days, 0.5)  # an answer on the same day took half a day
    ratio = (days / median) ** shape
    return float(shape / days * ratio / (1 + ratio) ** 2)
