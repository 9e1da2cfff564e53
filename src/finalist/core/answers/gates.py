"""What caps a rating whatever else an answer has: nothing said, not an answer, no episode, nobody acts (section 10).

A gate never lifts anything and no charm opens it: praise, words to the grader, keywords and long words are not looked
at by any of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from finalist.core.answers.content import Content, plain_words
from finalist.core.answers.relevance import Relevance

LEAST = 12
"""Words below which there is nothing to rate (convention)."""
SMALL_SHARE = 0.28
"""Share of small words below which English words are a list and no speech; ours have 0.38 and more."""
COPIED = 0.45
"""Share of an answer's runs of four words found in a model answer, from which it is copied (convention)."""
RUN = 4
OPEN = 5
"""A gate that caps nothing: it is said, and the level is left open for want of knowing (rating.py)."""
UNLIKELY = 0.2
"""Below this probability of an episode one own action is not enough to call it one (development answers)."""
_SMALL = frozenset(
    """a an the i me my we our us you your he she it they them his her its their this that these those and or but so if
    because of in on at to for with from by as into up out over about was were is are be been had have has did do does
    not no then when who what which how there would could can will just after before than too all one ich wir er sie es
    der die das den dem ein eine einen einem und oder aber weil dass zu mit von auf in im an am bei für als nach hat
    habe haben war waren ist sind wurde nicht kein keine dann wenn was wie so auch noch mich mir uns ihr ihm""".split()
)


@dataclass(frozen=True, slots=True)
class Gate:
    """code: what is lacking; most: the highest level that is left."""

    code: str
    most: int


def gates(
    family: str, content: Content, fits: Relevance, models: Sequence[str], specific_here: bool
) -> tuple[Gate, ...]:
    """The gates that an answer of a family does not pass. specific_here: it names something of this company or role."""
    said = content.text
    found = [*_empty(said, fits, content), *_foreign(said, fits, models)]
    if family in ("past", ""):
        found += _past(content)
    elif family == "values":
        found += [Gate("slogan", 2)] if content.verdict == "generality" or not _acts(content) else []
    elif family == "situational":
        found += _situational(content)
    elif family == "motivation":
        found += _motivation(content, specific_here)
    elif family == "technical":
        found += [Gate("no-check", 3)] if not content.showing("test") else []
    elif family == "difficult":
        found += [Gate("blame", 2)] if content.showing("blame") else []
        found += [Gate("no-own-part", 2)] if not content.showing("responsible", "own_action") else []
    return tuple(found)


def _acts(content: Content) -> bool:
    return bool(content.showing("own_action"))


def _empty(said: str, fits: Relevance, content: Content) -> Iterator[Gate]:
    words = plain_words(said)
    if len(words) < LEAST:
        yield Gate("nothing-said", 1)
    elif sum(word in _SMALL for word in words) < SMALL_SHARE * len(words):
        yield Gate("no-sentences", 1)
    elif len(set(words)) < 0.35 * min(len(words), 120):
        yield Gate("says-it-again", 1)
    if fits.repeats:
        yield Gate("repeats-question", 1)
    if any(name == "grader" for name, _ in content.aside) and len(words) < LEAST:
        yield Gate("to-the-grader", 1)


def _foreign(said: str, fits: Relevance, models: Sequence[str]) -> Iterator[Gate]:
    if fits.far:
        yield Gate("not-the-question", OPEN)
    if any(copied(said, model) >= COPIED for model in models):
        yield Gate("copied", 2)


def _past(content: Content) -> Iterator[Gate]:
    unsure = content.verdict == "unclear" and content.specificity < UNLIKELY and len(content.showing("own_action")) < 2
    if content.verdict == "generality" or unsure:
        yield Gate("no-episode", 2)
    if not _acts(content):
        yield Gate("no-own-action", 2)
    if not content.endings:
        yield Gate("no-outcome", 3)


def _situational(content: Content) -> Iterator[Gate]:
    if not content.showing("would", "own_action"):
        yield Gate("no-step", 2)
    if not content.showing("options"):
        yield Gate("one-option", 3)
    if not content.showing("criterion", "reason"):
        yield Gate("no-criterion", 3)


def _motivation(content: Content, specific_here: bool) -> Iterator[Gate]:
    if not specific_here:
        yield Gate("any-employer", 2)
    if not content.showing("own_action", "own_weak"):
        yield Gate("no-own-evidence", 2)


def copied(said: str, model: str) -> float:
    """The share of an answer's runs of four words that a model answer has; names changed make little difference."""
    runs = _runs(said)
    return len(runs & _runs(model)) / len(runs) if len(runs) >= 8 else 0.0


@lru_cache(maxsize=256)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of RUN words; kept, because the same model answers meet every answer."""
    words = plain_words(text)
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
