"""A question as they asked it, as part of a sentence: “what do you do when …” → “what I do when …”.

Questions are addressed to the candidate: their “you” becomes “I”. Where the turn is not certain the answer is None.
"""

import re

from finalist.core.letters.prose import lexicon

_WH = r"(?:what|how|why|when|where|who|which|whose)"
_HEAD = re.compile(
    rf"(?P<wh>{_WH}(?: (?:kind|sort|type|part|piece|side) of [\w-]+| (?:many|much|long|often|far|soon|quickly|well)"
    rf"(?: [\w-]+){{0,3}}?| [a-z]+(?:s|ing|t|e|n|d|m|l)?)?)\s+"
    r"(?P<aux>do|does|did|would|could|can|will|should|have|had|are|were|might|must)\s+you\b\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?P<wh>{_WH})\s+(?P<aux>do|did|would|could|can|will|should|have|had|are|were|might)\s+you\b\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"(?P<aux>do|did|would|could|can|will|should|have|had|are|were|might)\s+you\b\s*(?P<rest>.*)", re.IGNORECASE
)
_INVERTED = re.compile(
    rf"{_WH}(?: \w+){{0,2}} (?:do|does|did|is|are|was|were|would|could|can|will|should|has|have|had) "
    r"(?:the|a|an|it|they|we|he|she|this|that|my|your|our|their|there)\b",
    re.IGNORECASE,
)
_I_FORM = {"are": "am", "were": "was"}


def indirect(question: str) -> str | None:
    """A tidy question as a content clause from the candidate's side; None when no rule is sure of it."""
    text = question.strip().rstrip("?").strip()
    if text.count("?"):
        return None
    match = _BARE.fullmatch(text) or _HEAD.fullmatch(text)
    if match:
        clause = _statement(match["aux"].lower(), match["rest"])
        return f"{match['wh'].lower()} {clause}" if clause else None
    match = _YES_NO.fullmatch(text)
    if match:
        clause = _statement(match["aux"].lower(), match["rest"])
        return f"whether {clause}" if clause else None
    if re.match(rf"(?:{_WH}|if|whether)\b", text, re.IGNORECASE) and not _INVERTED.match(text):
        return _first_lower(to_first(text))
    return None


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _statement(aux: str, rest: str) -> str | None:
    """“do you” + rest as a statement in the first person."""
    if not rest:
        return None
    rest = to_first(rest)
    if aux == "do":
        return f"I {rest}"
    if aux == "did":
        led = re.match(r"(?P<how>(?:last|first|actually|personally|also|ever) )?(?P<verb>\S+)(?P<more>.*)", rest)
        then = past(led["verb"]) if led else None
        return f"I {led['how'] or ''}{then}{led['more']}" if led and then else None
    return f"I {_I_FORM.get(aux, aux)} {rest}"


def past(verb: str) -> str | None:
    """The past of a verb, irregular ones from the data; None for what is surely no verb."""
    low = verb.lower()
    irregular: dict[str, str] = lexicon()["irregular"]
    if low in irregular:
        return irregular[low]
    if not low.isalpha() or len(low) < 3 or low in ("ever", "not", "also", "then", "actually", "personally", "really"):
        return None
    if low.endswith("e"):
        return low + "d"
    if re.search(r"[^aeiou]y$", low):
        return low[:-1] + "ied"
    if re.search(r"^[^aeiou]*[aeiou][bdgmnprt]$", low):
        return low + low[-1] + "ed"
    return low + "ed"


def to_first(text: str) -> str:
    """Words said to the candidate as said by them: you → I or me, your → my."""
    for pattern, becomes in _SWAPS:
        text = re.sub(pattern, becomes, text, flags=re.IGNORECASE)
    return text


_TO_ME = "to|for|of|at|on|by|about|from|with|than|asks?|tells?|told|gives?|gave|lets?|helps?|makes?|made|describes?"
_SWAPS = (
    (r"\byou are\b", "I am"),
    (r"\byou were\b", "I was"),
    (r"\byou’re\b", "I’m"),
    (r"\byou’(ve|d|ll)\b", r"I’\1"),
    (r"\byourself\b", "myself"),
    (r"\byours\b", "mine"),
    (r"\byour\b", "my"),
    (rf"\b({_TO_ME}) you\b", r"\1 me"),
    (r"\byou\b(?=\s*(?:$|[,.;:!?)]))", "me"),
    (r"\byou\b", "I"),
)
