"""Phrases of the documents as they can stand inside a spoken sentence: short, whole, in the source's own words."""

import re

from finalist.core.documents.gameplan import ValueCard
from finalist.core.documents.posting import Requirement
from finalist.core.plan.material import Material
from finalist.core.wording import SlotValue, shorten

REQUIREMENT_CHARS = 60
VALUE_WORDS = 5

_YEARS = r"(?:(?:at least |minimum (?:of )?)?(?:\w+|\d+)\+? years?['’]? (?:of )?)?"
_PRAISE = (
    "proven strong solid good sound deep extensive significant recent relevant previous practical hands-on working "
    "demonstrable some first excellent professional"
).split()
_CUES = (
    "experience of, experience in, experience with, experience using, "
    "proficiency with, knowledge of, understanding of, familiarity with, confident in, "
    "competent in, comfortable with, evidence of, track record of, track record in, ability in, skill in, skills in, "
    "expertise in, interest in, competent user of, proficiency in, proficient in, proficient with, command of, "
    "fluency in, skilled in, background in, assessed as competent in"
).split(", ")
_ASKING = re.compile(rf"{_YEARS}(?:(?:{'|'.join(_PRAISE)})[, ]+)*(?:{'|'.join(_CUES)})\s+(?:the |an? )?", re.IGNORECASE)
_PRAISED = re.compile(
    rf"^(?:(?:{'|'.join(_PRAISE)})[, ]+)*(?:(?:{'|'.join(_CUES)})\s+(?:the |an? )?|experience\s+(?=\w+ing\b))?",
    re.IGNORECASE,
)
"""The words of asking before the thing itself, all of them optional: “Excellent behaviour management”."""
_PHRASE_ENDS = re.compile(
    r",\s+(?:including|such as|for example|e\.g\.|with|using|ideally|preferably|which|and preferably|in particular)\b"
    r"|[;:(]|\.\s|\s[–—-]\s"
)
"""Where the thing asked for ends and its details begin. A plain comma is no such place: it may divide a list."""


def noun_phrase(requirement: str) -> str:
    """The thing asked for, without the words that ask for it: “Experience of X” → “X”; "" when it would not read.

    Only what stands after a known cue is taken, up to where its details begin, in at most 60 characters.
    """
    text = shorten(requirement, 300)
    cue = _ASKING.match(text)
    if not cue:
        return ""
    rest = text[cue.end() :]
    stop = _PHRASE_ENDS.search(rest)
    phrase = (rest[: stop.start()] if stop else rest).strip(" .")
    broken = "," in phrase or re.search(r"\b(?:of|in|for|with|and|or|the|to)$", phrase)
    return phrase if 2 <= len(phrase) <= REQUIREMENT_CHARS and not broken else ""


def headed_phrase(requirement: Requirement) -> str:
    """What stands before the colon or comma where a requirement names its thing first (“Kubernetes in production: …”).

    Only when it is at most five words and holds a skill that the requirement names; "" otherwise.
    """
    head = re.split(r"[:;,(]|\s[–—-]\s", shorten(requirement.text, 300), maxsplit=1)[0].strip()
    if requirement.kind == "trait":
        return ""  # Nobody asks how “attention to detail” is done badly.
    head = _PRAISED.sub("", head)
    named = any(skill.evidence.verbatim in head for skill in requirement.skills)
    return head if named and 0 < len(head.split()) <= 5 else ""


def value_words(card: ValueCard) -> str:
    """The company's own name for a value where it is short (“Look twice”), else the plain name of the value."""
    own = re.split(r"[.:;–—\n]|\s-\s", shorten(card.evidence.verbatim.strip().split("\n")[0]), maxsplit=1)[0].strip(
        ' *_"“”'
    )
    return f"“{own}”" if own and len(own.split()) <= VALUE_WORDS else card.name.lower()


def fixed_slots(material: Material) -> dict[str, SlotValue]:
    """The slots that mean one thing in a plan: company and role, where the posting or the company's pages name them."""
    posting = material.posting
    slots: dict[str, SlotValue] = {}
    company = (posting.company if posting else None) or next(
        (page.name for page in material.companies if page.name), None
    )
    if company:
        slots["company"] = company
    if posting and posting.title:
        slots["role"] = posting.title
    return slots
