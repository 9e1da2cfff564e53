"""Who leads whom, where the posting says so: it knows better than any title does.

“You report to the Site Manager” makes the site manager the future manager; “lead four team leaders” makes a team leader
somebody the candidate would lead. Nobody is taken for a report of a post that leads nobody.
"""

import re
from collections.abc import Iterator

from finalist.core.documents.base import EvidenceRef
from finalist.core.plan.material import Material
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold

_UP = re.compile(
    r"\b(?:report(?:s|ing)?|answer(?:s|ing)?|accountable) (?:\w+ )?(?:in)?to (?:the |our |your )?(?P<who>.+)"
)
_DOWN = re.compile(
    r"\b(?:lead|leading|manage|managing|supervise|supervising|line[- ]manage|coach|oversee)\b(?P<who>[^.;]{0,80})"
)
_LEADS = re.compile(
    r"\b(?:lead|leading|manage|managing|supervise|supervising|line[- ]manage|coach|oversee)\b[^.;]{0,40}"
    r"\b(?:team|people|staff|reports|reps|colleagues|operatives|nurses|teachers|engineers|analysts|executives|leaders)\b"
)


def boss(material: Material, title: str) -> EvidenceRef | None:
    """The sentence of the posting that says the post reports to somebody with this title; None when none does."""
    wanted = fold(title)
    for ref, said in _sentences(material):
        match = _UP.search(said)
        if match and match["who"].startswith(wanted):
            return ref
    return None


def led(material: Material, phrase: str) -> EvidenceRef | None:
    """The sentence that says the post leads people of this kind (a phrase of a title: “team leader”)."""
    for ref, said in _sentences(material):
        match = _DOWN.search(said)
        if match and spot(phrase, match["who"], plural=True) >= 0:
            return ref
    return None


def leads_anybody(material: Material) -> bool:
    """Does the posting say that the post leads people? Without a posting it may."""
    return material.posting is None or any(_LEADS.search(said) for _, said in _sentences(material))


def _sentences(material: Material) -> Iterator[tuple[EvidenceRef, str]]:
    posting = material.posting
    source = material.sources.get(posting.source) if posting else None
    if source is None:
        return
    for start, end in sentence_spans(source.text):
        at = start
        for line in source.text[start:end].split("\n"):
            if line.strip():
                left = at + len(line) - len(line.lstrip(" \t•-*·"))
                yield source.quote(left, at + len(line.rstrip())), fold(source.text[left : at + len(line)])
            at += len(line) + 1
