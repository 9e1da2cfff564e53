"""What is counted in a question: its words, its bare frame, and who is spoken to about whose things.

Three blocks, each scaled by its own size. `word`: stems, pairs of them, how a sentence begins. `frame`: runs of small
words with everything else blanked (“what would your X say”). `role`: whether “I” is the one who asks, what “you” and
“your” belong to, “us”, “here”, things of an organisation. A fourth, `sense`, is the stems again, with weights that
words of like meaning share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from finalist.core.questions.tokens import Token
from finalist.core.text.terms import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


SMALL = _stems(
    """what why how when where who whom whose which did do does doing done is are was were am be been being have has had
    having can could will would shall should may might must if you your yours yourself i my me mine myself we us our
    they them their he she his her him it its this that these those here there the a an any some someone somebody
    anyone people person of in on at to for with about by from as than not no never ever always like time example tell
    describe give say imagine suppose let walk talk take explain show between and or but so then after before when last
    next first most best worst more s d ve re ll m t don didn haven isn won wouldn"""
)
"""Words that stay in the frame."""
HOUSE = _stems(
    """role position post job team company firm organisation organization department business school hospital ward
    clinic office practice charity trust agency shop branch site kitchen factory plant warehouse culture budget roadmap
    strategy rota shift contract salary pay bonus pension benefits holiday training induction onboarding probation
    progression promotion turnover process predecessor vacancy workload staff employees customers"""
)
"""Things of an organisation."""
SELF = _stems(
    """career résumé resume cv background weakness weaknesses strength strengths experience degree achievement failure
    mistake yourself notice goals colleague coworker boss manager hobby studies"""
)
"""Things of a person who applies."""
OWN = SELF | _stems(
    """ambition plan future supervisor expectation friend wife last current previous former old present greatest biggest
    proudest worst best approach style opinion view method portfolio code values principles way favourite ideal dream
    own part role process salary"""
)
"""What “your” belongs to when a person who applies is meant."""
TRADE = _stems(
    """offer hire recruit pay sell employ promote publish open expand grow merge release charge provide sponsor measure
    review reward treat supply produce manufacture compete fund onboard induct interview select fill appoint"""
)
"""What “you” do when an organisation is meant."""
REQUEST = _stems("tell give show explain walk talk take let describe sell teach convince ask help call")
"""“Tell me”: the “me” of a request is not the one it is about."""
MODAL = _stems("would will can could shall should do did am may might have must")
AFTER_I = frozenset("d m wonder was hear read saw noticed see would want have ve am can ask rang give call".split())
"""What follows an opening “I” that only leads to the question: “I was wondering …”."""
STARTS = (4, 6)
"""Lengths of the beginning of the frame that are counted whole."""


@dataclass(frozen=True, slots=True)
class Found:
    """The features of one question by block."""

    word: frozenset[str]
    frame: frozenset[str]
    role: frozenset[str]
    sense: frozenset[str]


def find(words: Sequence[Token], asked: bool) -> Found:
    """Every feature of a question. asked: a question mark stands in it."""
    stems = [word.stem for word in words]
    pairs = {f"{one} {other}" for one, other in pairwise(stems)}
    first = {f"^{word.stem}" for word in words if word.first}
    return Found(
        word=frozenset({*stems, *pairs, *first}),
        frame=frozenset(_frames(_frame(words))),
        role=frozenset({*_about(stems), *_shape(words, asked)}),
        sense=frozenset(stems),
    )


def _frame(words: Sequence[Token]) -> list[str]:
    found: list[str] = []
    for word in words:
        if word.first:
            found.append("^")
        kept = (
            word.stem if word.stem in SMALL else "HOUSE" if word.stem in HOUSE else "SELF" if word.stem in SELF else "X"
        )
        if kept != "X" or not found or found[-1] != "X":
            found.append(kept)
    return [*found, "$"]


def _frames(frame: Sequence[str]) -> set[str]:
    runs = {" ".join(frame[at : at + size]) for size in (2, 3, 4) for at in range(len(frame) - size + 1)}
    return runs | {f"{size}: {' '.join(frame[:size])}" for size in STARTS}


def _about(stems: Sequence[str]) -> set[str]:
    """Who is spoken of: each sign alone, with each other sign, and all together."""
    found: set[str] = set()
    signs = {"i": False, "you": False, "us": False, "house": False}
    for before, here, after in zip(["^", *stems], stems, [*stems[1:], "$"], strict=False):
        if here in ("i", "my") or (here == "me" and before not in REQUEST):
            found |= _asker(before, here, after)
            signs["i"] |= not (here == "i" and _leads(before, after))
        elif here in ("you", "yourself"):
            signs["you"] = True
            found |= {f"you {after}", f"{before} you", *(["you TRADE"] if after in TRADE else [])}
        elif here == "your":
            signs["you"] = True
            found |= {f"your {after}", "your OWN" if after in OWN else "your HOUSE" if after in HOUSE else "your X"}
        elif here in ("we", "us", "our") and before not in REQUEST:
            signs["us"] = True
        elif before in ("the", "this") and here in HOUSE:
            signs["house"] = True
            found.add(f"the {here}")
    told = {**signs, "here": "here" in stems, "request": any(here in REQUEST for here in stems[:3])}
    single = [f"{name}={value:d}" for name, value in told.items()]
    return found | {*single, *(f"{one},{other}" for one, other in combinations(single, 2)), ",".join(single)}


def _leads(before: str, after: str) -> bool:
    """Whether this “I” only opens the question: “I'd like to know”, “can I ask”."""
    return (before == "^" and after in AFTER_I) or (before in ("can", "may", "could") and after == "ask")


def _asker(before: str, here: str, after: str) -> set[str]:
    if here == "i" and _leads(before, after):
        return {"I leads"}
    return {f"{before if before in MODAL or before == '^' else 'X'} I", f"my {after}" if here == "my" else f"{here} X"}


def _shape(words: Sequence[Token], asked: bool) -> set[str]:
    """Length, sentences, question mark."""
    return {f"words {min(len(words) // 5, 6)}", f"sentences {min(3, sum(w.first for w in words))}", f"asked {asked:d}"}
