"""Hasty words as words one may send: spellings in full, “I” for “i”, small numbers as words, quotes curled.

Only spelling changes here, never meaning; `to_second` turns a remark about the interviewer into one addressed to them.
"""

import re
from functools import cache
from typing import Any

from finalist.core.letters.words import words

_TOKEN = re.compile(r"\s+|[^\s]+")
_EDGE = re.compile(r"^([\"“‘'(\[]*)(.*?)([\"”’'\])]*[.,;:!?…]*[\"”’'\])]*)$", re.DOTALL)
_HYPHEN = str.maketrans({"‑": "-", "’": "'", "‘": "'"})


@cache
def lexicon() -> dict[str, Any]:
    """The spellings of notes (data/letters/notes.yaml)."""
    return words("notes")


def tidy(text: str) -> str:
    """One line in full spelling, quotes curled, without dashes, stops or brackets hanging at its ends."""
    flat = re.sub(r"\s+", " ", text.translate(_HYPHEN)).strip()
    tokens = flat.split(" ")
    spelt = [_spelt(token, tokens[at - 1] if at else "") for at, token in enumerate(tokens)]
    joined = _small_numbers([token for token in spelt if token])
    joined = re.sub(r"\s+([,.;:!?])", r"\1", joined)
    joined = re.sub(r'"([^"]*)"', r"“\1”", joined).replace("'", "’")
    return joined.strip(" ,;:-–—>=*_").rstrip(".!")


def _spelt(token: str, before: str) -> str:
    bare = _EDGE.match(token)
    lead, core, tail = bare.groups() if bare else ("", token, "")
    low = core.lower()
    known = lexicon()["short"]
    if token in lexicon()["signs"]:
        return str(lexicon()["signs"][token])
    if low.rstrip(".") in ("wk", "yr", "mth", "qtr") and _plural_before(before):
        return f"{lead}{known[low.rstrip('.')]}s{tail.lstrip('.')}"
    if low in known and (core == low or core.istitle() or len(core) > 2 or low == "i"):
        return f"{lead}{_cased(core, str(known[low]))}{tail}"
    match = re.fullmatch(r"~(\d[\d.,]*)", core)
    return f"{lead}about {match[1]}{tail}" if match else token


def _plural_before(before: str) -> bool:
    number = re.fullmatch(r"~?(\d+)", before)
    return bool(number) and number is not None and number[1] != "1"


def _cased(core: str, full: str) -> str:
    return full[:1].upper() + full[1:] if core[:1].isupper() and len(core) > 1 else full


_NO_COUNT = frozenset(["am", "pm", "percent", "per", "to", "and", "or", "of", "in", "at"])


def _small_numbers(tokens: list[str]) -> str:
    names: list[str] = lexicon()["small"]
    shown = list(tokens)
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        before = tokens[at - 1].lower().strip("(“") if at else ""
        counts = re.fullmatch(r"[1-9]", token) and before not in lexicon()["numbered"]
        if counts and re.match(r"[a-z]{2,}", following) and following.rstrip(".,") not in _NO_COUNT:
            shown[at] = names[int(token)]
    return " ".join(shown)


_VERB_ENDS = re.compile(r"(?:(?<=[sxz])|(?<=ch)|(?<=sh)|(?<=o))es$")
_BE = {"is": "are", "was": "were", "has": "have", "does": "do", "isn’t": "aren’t", "wasn’t": "weren’t",
       "hasn’t": "haven’t", "doesn’t": "don’t", "says": "say", "goes": "go"}  # fmt: skip
_ADVERBS = frozenset("always never also only really just already often still once usually sometimes mostly".split())
_OBJECT_AFTER = re.compile(
    r"(?:$|[.,;:!?)”]|(?:the|a|an|to|for|in|on|at|by|with|about|of|and|or|that|if|when|before|after|how|why|what|who|"
    r"where|again|too|yesterday|today|tomorrow|later|from|because|as|so|but|I|my|me|any|some|this|these|it|up|out|down|off|back|over|away|going|awake)\b)"
)


def to_second(text: str) -> str | None:
    """A tidy remark about one interviewer as said to them: “she runs the night shift” → “you run the night shift”.

    None when it is not clear that every pronoun means them: both “she” and “he” in it, or “they” beside either.
    """
    plain = re.sub(r"“[^”]*”", "", text)
    sexes = {word.lower() for word in re.findall(r"\b(?:she|he|her|him|his|hers)\b", plain, re.IGNORECASE)}
    many = re.search(r"\b(?:they|them|their|theirs)\b", plain, re.IGNORECASE)
    if (sexes & {"she", "her", "hers"} and sexes & {"he", "him", "his"}) or (sexes and many):
        return None
    pieces = re.split(r"(“[^”]*”)", text)
    return "".join(piece if piece.startswith("“") else _shift(piece) for piece in pieces)


def _shift(text: str) -> str:
    text = re.sub(r"\b(?:herself|himself|themselves)\b", "yourself", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:hers|theirs)\b", "yours", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:she|he|they)’s (?=got\b|been\b|had\b)", "you’ve ", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:she|he)’s\b", "you’re", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:she|he|they)’(re|d|ll|ve)\b", r"you’\1", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(?:she|he)((?: \w+ly| (?:" + "|".join(sorted(_ADVERBS)) + r"))*) ([a-z’]+)",
        _agreed,
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\b(?:she|he|they)\b", "you", text, flags=re.IGNORECASE)
    text = re.sub(r"\bher\b ?(?=(.*))", lambda m: _her(m), text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:his|their)\b", "your", text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:him|them)\b", "you", text, flags=re.IGNORECASE)


def _her(match: re.Match[str]) -> str:
    rest = match[1]
    space = " " if match[0].endswith(" ") else ""
    return ("you" if _OBJECT_AFTER.match(rest) else "your") + space


def _agreed(match: re.Match[str]) -> str:
    return f"you{match[1]} {second_form(match[2])}"


def second_form(verb: str) -> str:
    """A verb of the third person singular as it goes with “you”: runs → run, tries → try; others as they are."""
    low = verb.lower()
    if low in _BE:
        return _BE[low]
    if re.search(r"[^aeiou]ies$", low):
        return low[:-3] + "y"
    if _VERB_ENDS.search(low):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is", "’s")) else verb
