"""Which field and which level a posting speaks of, with the words that say so; "other" when they do not.

What the title and the opening say counts far more than a word of the text: a title is chosen, a text mentions. The
words are data: titles and terms of the round kits, and `trades.yaml`, which also lists trades that no kit is made for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.knowledge.entries import Knowledge, RoundKit, Seniority
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.material import Material
from finalist.core.plan.trade_level import Level, level_of, level_of_title
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold

TITLE, HINT, OPENING, BODY = 4.0, 1.5, 0.5, 0.5
"""A sure word in the title, a hint in it, the share of both in the opening, a term in the text (conventions)."""
MORE_WORDS = 1.0
"""What each further word of a title phrase adds: “data engineer” says more than “engineer”."""
REPEATED, OFTEN = 0.25, 4
"""What each mention of a title word in the text adds, up to so many."""
BODY_MOST = 4.0
SECTOR = 1.25
"""What a public employer adds: just enough to count where no trade is named (profession before sector)."""
MINIMUM = 1.2
"""Below this the field is "other" (convention)."""
OTHER = "other"
TITLE_CHARS, OPENING_CHARS, SOUGHT_CHARS = 160, 420, 1500


@dataclass(frozen=True, slots=True)
class Trade:
    """The field (a round kit, None for "other") and the level, each with the words and places that show it."""

    kit: RoundKit | None
    seniority: Seniority
    evidence: tuple[EvidenceRef, ...]
    words: tuple[str, ...]
    level: Level = field(default_factory=Level)


@dataclass(frozen=True, slots=True)
class _Cues:
    titles: tuple[str, ...]
    hints: tuple[str, ...]
    sector: tuple[str, ...]
    terms: tuple[tuple[str, float], ...]


@lru_cache(maxsize=8)
def _cues(known: Knowledge) -> dict[str, _Cues]:
    """For each field its title words, its hints, and its terms weighted down by how many fields share them."""
    kits = known.rounds
    sharing: dict[str, int] = {}
    for term in (term for kit in kits for term in kit.terms):
        sharing[term] = sharing.get(term, 0) + 1
    found: dict[str, _Cues] = {}
    listed = known.trades.get("fields", {})
    named: list[tuple[str, RoundKit | None]] = [*((kit.id, kit) for kit in kits), (OTHER, None)]
    for name, kit in named:
        words = listed.get(name, {})
        titles = dict.fromkeys([*(kit.titles if kit else ()), *words.get("sure", ())])
        terms = tuple((term, _rarity(term) / sharing[term]) for term in (kit.terms if kit else ()))
        found[name] = _Cues(tuple(titles), tuple(words.get("hint", ())), tuple(words.get("sector", ())), terms)
    return found


def _rarity(term: str) -> float:
    """A term of several words is chosen; a single one may be anybody's."""
    return BODY if " " in term or "-" in term else BODY * 0.6


def field_scores(title: str, text: str) -> dict[str, tuple[float, list[str]]]:
    """For each field and for "other": its score and the words matched, title words first."""
    head, body = fold(title), fold(text)
    opening = body[:OPENING_CHARS]
    scores: dict[str, tuple[float, list[str]]] = {}
    for name, cues in _cues(knowledge()).items():
        inside = _longest(cues.titles, head)
        near = _longest(cues.titles, opening)
        hints = _found(cues.hints, head)
        near_hints = [hint for hint in _found(cues.hints, opening) if hint not in hints]
        met = [(term, weight) for term, weight in cues.terms if spot(term, body, plural=True) >= 0]
        said = sum(REPEATED * min(body.count(title), OFTEN) for title in _found(cues.titles, body))
        sector = _longest(cues.sector, opening)
        score = _worth(inside) + HINT * min(len(hints), 2)
        score += OPENING * (_worth(near) + HINT * min(len(near_hints), 2))
        score += min(BODY_MOST, sum(weight for _, weight in met) + said) + (SECTOR if sector else 0.0)
        words = [*filter(None, (inside, near)), *hints, *near_hints, *(term for term, _ in met)]
        words += [sector] if sector else []
        scores[name] = (score, list(dict.fromkeys(words)))
    return scores


def _worth(phrase: str) -> float:
    return TITLE + MORE_WORDS * (len(phrase.replace("-", " ").split()) - 1) if phrase else 0.0


def _longest(phrases: Iterable[str], folded: str) -> str:
    met = _found(phrases, folded)
    return max(met, key=lambda phrase: (len(phrase.replace("-", " ").split()), len(phrase)), default="")


def _found(phrases: Iterable[str], folded: str) -> list[str]:
    return [phrase for phrase in phrases if folded and spot(phrase, folded, plural=True) >= 0]


def best_field(scores: Mapping[str, tuple[float, list[str]]], minimum: float = MINIMUM) -> str:
    """The field with the highest score; "" when that is "other" or below `minimum`."""
    best = max(scores, key=lambda name: scores[name][0], default="")
    return best if best and best != OTHER and scores[best][0] >= minimum else ""


def seniority_of(title: str) -> Seniority:
    """The level a title names; "mid" when it names none."""
    return level_of_title(title).level


def trade_of(material: Material) -> Trade:
    """The field and level of the posting, or of the invitation's role when there is no posting."""
    posting = material.posting
    source = material.sources.get(posting.source) if posting else None
    title = posting.title.value if posting and posting.title else ""
    if not title and material.invitation and material.invitation.role:
        title = material.invitation.role.value
    text = source.text if source else ""
    head = _head(title, text)
    sought = "" if head else _sought(text)
    scores = field_scores(head or sought, text)
    level = level_of(posting, source, head or sought)
    best = best_field(scores)
    if not best:
        return Trade(kit=None, seniority=level.level, evidence=(), words=(), level=level)
    kit = next(kit for kit in knowledge().rounds if kit.id == best)
    words = scores[best][1][:6]
    refs = [posting.title.evidence] if posting and posting.title else []
    refs += _places(words, source) if source else []
    return Trade(kit=kit, seniority=level.level, evidence=tuple(refs[:4]), words=tuple(words), level=level)


def _head(title: str, text: str) -> str:
    """The title, and the first line where it looks like one: board postings name the job there in full."""
    first = re.sub(r"<[A-Z]+>", " ", text.lstrip()[:TITLE_CHARS].split("\n", 1)[0])
    sentence = re.search(r"[.?!]\s", first)
    return f"{title}\n{first}" if first and not sentence and len(first.split()) <= 14 else title


_SOUGHT = re.compile(
    r"\b(?:position|job|role|work|vacancy|start) (?:as|of)\s+([^.,;:\n]{3,60})"
    r"|\b(?:looking for|search(?:ing)? for|seek(?:s|ing)?|hiring|recruit(?:ing)?|need)\s+([^.,;:\n]{3,60})"
    r"|\bAs (?:an? |our |the |new )*([^.,;:\n]{3,40}?)(?: in | at |, | you | this )",
    re.MULTILINE,
)


def _sought(text: str) -> str:
    """What an opening without a title says is looked for: “is searching for a Sales Manager with …”."""
    match = _SOUGHT.search(text[:SOUGHT_CHARS])
    return next((said for said in match.groups() if said), "") if match else ""


def _places(words: Iterable[str], source: Source) -> Iterator[EvidenceRef]:
    folded = fold(source.text)
    if len(folded) != len(source.text):
        return  # Folding moved the places; no place is better than a wrong one.
    for word in words:
        at = spot(word, folded, plural=True)
        if at >= 0:
            yield source.quote(at, at + len(word))
