"""What market data say about a title in a place: which titles count, how far off they are, and whether it is enough.

Likeness of titles is read both ways (a “nurse manager” holds all of “nurse”, but not the other way round). Every figure
comes with its n, its days and its distance; below a minimum the answer is “too little data” (thresholds.yaml).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finalist.core.knowledge.load import knowledge
from finalist.core.text.similarity import Similarity
from finalist.core.text.terms import fold, terms, words

DISTANCES = ("in the place", "in its region", "anywhere")


@dataclass(frozen=True, slots=True)
class Like:
    """A title of the data, how alike it is to the one asked for (0..1), its occupation code and its rows."""

    title: str
    likeness: float
    occupation: str
    n: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is compared: city and region, folded; region "" when not said."""

    city: str
    region: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentiles of a year's pay. distance: of DISTANCES. enough: n reaches the minimum."""

    n: int
    p10: float | None
    p25: float
    p50: float
    p75: float
    p90: float | None
    currency: str
    oldest: date
    newest: date
    distance: str
    enough: bool
    titles: tuple[Like, ...] = ()
    title: str = ""
    occupation: str = ""
    place: str = ""


def place_of(written: str) -> Place:
    """“Austin, TX” as city and region."""
    city, _, region = fold(written).partition(",")
    return Place(" ".join(city.split()), " ".join(region.split()))


def stems_of(title: str) -> tuple[str, ...]:
    """The beginnings of words by which candidates are looked up: at most six, the first ones."""
    found = [term for term in dict.fromkeys(terms(title)) if len(term) > 1] or words(title)
    return tuple(found[:6])


def likenesses(title: str, found: Sequence[tuple[str, str, int]], similarity: Similarity) -> list[Like]:
    """The candidates (title, occupation, n) with how alike they are to `title`, the most alike first."""
    names = [name for name, _, _ in found]
    if not names:
        return []
    there = similarity.scores([title], names)[0]
    back = [row[0] for row in similarity.scores(names, [title])]
    wanted = " ".join(words(title))
    likes = [
        Like(name, 1.0 if " ".join(words(name)) == wanted else round((a + b) / 2, 4), occupation, int(n))
        for (name, occupation, n), a, b in zip(found, there, back, strict=True)
    ]
    return sorted(likes, key=lambda like: (-like.likeness, -like.n, like.title))


def alike(likes: Sequence[Like]) -> tuple[Like, ...]:
    """Those close enough to be taken together."""
    least = knowledge().thresholds["market_title"]["value"]["alike"]
    return tuple(like for like in likes if like.likeness >= least)


def occupation_of(likes: Sequence[Like]) -> Like | None:
    """The occupation that a title most likely belongs to; None when nothing is close enough to guess."""
    least = knowledge().thresholds["market_title"]["value"]["occupation"]
    return likes[0] if likes and likes[0].likeness >= least else None
