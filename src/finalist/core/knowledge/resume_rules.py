"""The shapes of what is known about résumés and the machines that read them: rules with their evidence, and myths."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True, slots=True)
class AtsRule:
    """What makes a résumé hard to read for machines or people. says, mend: patterns with slots; evidence: an id of
    Evidence, "" for a convention.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": False}
    id: str
    severity: Literal["error", "warning", "info"]
    says: str
    mend: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Myth:
    """Something often said of résumés and machines that is not known to be true. truth: what is known instead."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": False}
    id: str
    claim: str
    truth: str
    evidence: str
