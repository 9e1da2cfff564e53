"""Could anybody have sent this letter? A weighed look at the whole of it: what it shares with the notes, how many of
its words are the small change of such letters, whether it tells and turns to the talk, or speaks of its writer alone.

A letter from memory, of things that nobody noted, is as much its writer's own as one made of notes. The weights are
fitted (scripts/fit_letters.py) and lie in data/letters/style.yaml.
"""

import re
from collections.abc import Sequence

from finalist.core.letters.review.known import Known, courtesy, everyday
from finalist.core.letters.review.parts import Letter
from finalist.core.letters.review.rests import Weighed
from finalist.core.letters.words import matcher, words
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import terms

MOST_POINTS = 6
"""More points of one sentence say no more. Convention."""
_SELF = re.compile(
    r"\bI(?:'m|'d|'ll| am| bring| have| learn| work| love| believe| hope| know| would| could| can| will| look)\b"
)
_QUOTE = re.compile(r"[“\"]\w[^”\"]{6,}[”\"]")


def features(letter: Letter, rows: Sequence[Weighed], known: Known) -> dict[str, float]:
    """The letter in figures. points: of the sentence that shares most with the notes; rare, courteous: shares of its
    words; the: definite things a tenth of its words; tells, turns, stock: shares of its sentences; itself: sentences
    of oneself, a twentieth of its words; quotes: 0 or 1.
    """
    body = " ".join(ref.verbatim.replace("’", "'") for ref in letter.body)
    size = max(1, len(body.split()))
    found = [concept_of(term) for term in terms(body.replace("-", " "))]
    polite = courtesy()
    plain = polite | everyday() | known.stock
    rare = [word for word in found if word not in plain and "'" not in word and not any(map(str.isdigit, word))]
    count = max(1, len(rows))
    return {
        "points": min(MOST_POINTS, max((row.points for row in rows), default=0)),
        "rare": len(rare) / max(1, len(found)),
        "courteous": sum(word in polite for word in found) / max(1, len(found)),
        "the": len(re.findall(r"(?i)\bthe \w", body)) / size * 10,
        "tells": sum(row.tells for row in rows) / count,
        "turns": sum(row.turns for row in rows) / count,
        "itself": len(_SELF.findall(body)) / size * 20,
        "stock": sum(bool(matcher("stock").search(ref.verbatim.replace("’", "'"))) for ref in letter.body) / count,
        "quotes": float(bool(_QUOTE.search(body))),
    }


def is_own(figures: dict[str, float]) -> bool:
    """Whether only its writer could have sent it."""
    held: dict[str, float] = words("style")["weights"]
    return held["always"] + sum(held[name] * value for name, value in figures.items()) > 0
