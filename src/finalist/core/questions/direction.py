"""Who has to answer a question, from signs of person, time and place: “my first month” and “your first month”.

The signs are authored (core/knowledge/data/direction_cues.yaml), their weights fitted (scripts/fit_direction.py)
together with what the words alone lean to. A bag of words cannot see the difference that one “my” makes; these can.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from finalist.core.knowledge.compile import data_folder
from finalist.core.text.terms import fold

WEIGHTS = "question_direction.json"
LEAN = "lean"
"""Name of the weight of what the words alone say."""
MOST_LEAN, LEAST = 2.0, 1e-4
"""The words' lean is cut off at plus and minus this; a share below LEAST counts as LEAST."""
LONGEST = 1500
"""Characters that are looked at: it bounds the time (convention)."""
_LEAD = re.compile(
    r"^(?:(?:so|and|but|okay|ok|right|well|now|um+|uh|er+|great|thanks|thank you|hi|hello|yes|sorry|actually|also|then"
    r"|please|first|finally|one more|last question|and then|sure|fine|good)\b[ ,.:;–-]{0,4}){1,6}"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """cues: name → pattern; weights: name → how much it speaks for a question to the company; below 0, against."""

    cues: Mapping[str, re.Pattern[str]]
    weights: Mapping[str, float]
    bias: float


@cache
def shipped_signs() -> Signs:
    """The signs and weights that ship, read once."""
    raw = json.loads((data_folder() / WEIGHTS).read_text(encoding="utf-8"))
    return Signs({name: re.compile(cue) for name, cue in raw["cues"].items()}, raw["weights"], raw["bias"])


def signs_in(text: str, cues: Mapping[str, re.Pattern[str]]) -> list[str]:
    """Names of the signs that a question shows."""
    plain = fold(text[:LONGEST]).replace("’", "'").strip()
    plain = " ".join(_LEAD.sub("", plain).split())
    return [name for name, cue in cues.items() if cue.search(plain)]


def lean_of(company: float, candidate: float) -> float:
    """What the words alone lean to, from the shares they give: above 0 to the company."""
    lean = math.log(max(company, LEAST) / max(candidate, LEAST)) / 2
    return max(-MOST_LEAN, min(MOST_LEAN, lean))


def to_company(text: str, company: float, candidate: float, signs: Signs | None = None) -> float:
    """How likely it is for the organisation to answer, 0..1. company, candidate: the shares that the words give."""
    used = signs or shipped_signs()
    total = used.bias + used.weights[LEAN] * lean_of(company, candidate)
    total += sum(used.weights.get(name, 0.0) for name in signs_in(text, used.cues))
    return 1 / (1 + math.exp(-total))
