"""Who acts in a story: the teller, or only “we”.

Notes often leave the “I” out (“Checked the lead”): a sentence that opens with what was done counts as the teller's.
No ratio is asked for (EVIDENCE.md E3.4 is contested); what counts is whether the action has any “I” at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.answers.features import SHARED
from finalist.core.documents.base import EvidenceRef

_ACTS = re.compile(
    r"\b(?:I|i)(?:['’](?:d|ve|m|ll))?\b(?!\.\w)|\bmyself\b"
    r"|^(?:(?:then|and|so|first|next|also|finally),? ){0,4}(?:[a-z]+ed|rang|wrote|took|put|made|told|gave|got|found"
    r"|sent|built|drew|ran|met|set|cut|went|sat|spoke|split|kept|led|held)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Agency:
    """Sentences of the action in which the teller acts (own) and in which only “we” do (shared), word for word."""

    own: tuple[EvidenceRef, ...]
    shared: tuple[EvidenceRef, ...]


def agency(actions: Sequence[EvidenceRef]) -> Agency:
    """Who acts in these sentences of the action."""
    own = [bool(_ACTS.search(ref.verbatim)) for ref in actions]
    return Agency(
        tuple(ref for ref, acts in zip(actions, own, strict=True) if acts),
        tuple(ref for ref, acts in zip(actions, own, strict=True) if not acts and SHARED.search(ref.verbatim)),
    )
