"""What each recogniser costs and how right it is, as it was measured: shown where somebody chooses one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one recogniser with one model. answer, processor: seconds of an answer, and of processor time for it; memory:
    megabytes; wrong: percent of the words of a human reading.
    """

    model: str
    answer: float
    processor: float
    memory: int
    wrong: float

    @property
    def a_minute(self) -> float:
        """Seconds of processor time for a minute of speech."""
        return 60 * self.processor / self.answer


@cache
def costs() -> dict[str, Cost]:
    """Name of the recogniser → what it costs."""
    raw = tomllib.loads((files("finalist.speech") / "data" / "costs.toml").read_text(encoding="utf-8"))
    return {name: Cost(**row) for name, row in raw.items()}
