"""A candidate's own log of applications: which stage of which process was entered and left when, and how it ended.

The stages are the ones for which EVIDENCE.md section 7 has priors; every round from the second on is `second`.
"""

from datetime import date
from typing import Literal

from finalist.core.documents.base import Document

Stage = Literal["application", "first", "second", "offer"]
Outcome = Literal["passed", "rejected", "withdrawn", "open"]

STAGES: tuple[Stage, ...] = ("application", "first", "second", "offer")


class Visit(Document):
    """One stage of one process. `left` is None while it is open, and where the log does not say.

    `withdrawn`: the candidate left, so nobody learnt what the company would have said. `line`: 1-based, in the file.
    """

    process: str
    stage: Stage
    entered: date
    left: date | None = None
    outcome: Outcome
    line: int


class History(Document):
    """All visits of a log, by process and stage, each process visiting a stage at most once."""

    source: str
    visits: tuple[Visit, ...]
