"""Who acts in a story: the teller, or only “we”.

No ratio is asked for (EVIDENCE.md E3.4 is contested); what counts is whether the action has any “I” at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.answers.features import OWN, SHARED
from finalist.core.documents.base import EvidenceRef


@dataclass(frozen=True, slots=True)
class Agency:
    """Sentences of the action in which the teller acts (own) and in which only “we” do (shared), word for word."""

    own: tuple[EvidenceRef, ...]
    shared: tuple[EvidenceRef, ...]


def agency(actions: Sequence[EvidenceRef]) -> Agency:
    """Who acts in these sentences of the action."""
    own = tuple(ref for ref in actions if OWN.search(ref.verbatim))
    return Agency(own, tuple(ref for ref in actions if ref not in own and SHARED.search(ref.verbatim)))
