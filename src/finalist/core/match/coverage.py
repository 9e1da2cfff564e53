"""How much of what a requirement wants the candidate's lines have, and which line shows it best."""

from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.documents.gameplan import Support
from finalist.core.match.demands import Demand, Want
from finalist.core.match.evidence import EvidenceLine
from finalist.core.text.similarity import weight

REST_CAP = 2.0
"""The words around named skills weigh at most as much as one skill."""
_DOING = 0.05
"""A line that tells of doing ranks before a list that only names."""
_LIKENESS = 0.3
"""Share of the similarity layer in ranking lines; what is there is decided by the words."""
SUPPORTS = 3
HAD = 0.5
"""A want counts as had from this share on. Convention."""
_SHOWN = 0.2
"""A line is support from this share on. Convention."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line as compared: without denials, with its features. `near`: its similarity to the requirement at
    hand.
    """

    line: EvidenceLine
    text: str
    bag: frozenset[str]
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """share: of all that is wanted (0..1); best: lines by rank with their own share; shared/missing: words
    as asked.
    """

    share: float
    ranked: tuple[tuple[Said, float], ...]
    shared: tuple[str, ...]
    missing: tuple[str, ...]
    listed_only: bool
    named: bool = True
    """False when the requirement names skills and no line has any of them."""
    near: bool = True
    """False when it names skills and no line has even a word of any of their names."""
    parts: tuple[tuple[str, frozenset[str]], ...] = ()
    """The words wanted, each with its features."""

    def support(self) -> tuple[Support, ...]:
        """The lines that show it, best first."""
        shown = [(said, share) for said, share in self.ranked if share >= _SHOWN][:SUPPORTS]
        return tuple(
            Support(evidence=said.line.ref, score=round(share, 3), shared=self.shared_by(said)) for said, share in shown
        )

    def shared_by(self, said: Said) -> tuple[str, ...]:
        """Which of the wanted words this line has."""
        return tuple(word for word, concepts in self.parts if concepts & said.bag)


def _groups(demand: Demand) -> list[tuple[float, list[Want]]]:
    """Wants by group with the group's weight."""
    groups: dict[int, list[Want]] = {}
    for want in demand.wants:
        groups.setdefault(want.group, []).append(want)
    named = any(bool(want.skill) for want in demand.wants)
    return [
        (min(max(want.weight() for want in wants), REST_CAP if named else 99.0), wants) for wants in groups.values()
    ]


def cover(demand: Demand, lines: Sequence[Said]) -> Coverage:
    """Named skills may be shown by different lines; the rest of the sentence must be shown by one."""
    groups = _groups(demand)
    whole = sum(heft for heft, _ in groups) or 1.0
    ranked = sorted(
        (
            (
                said,
                sum(heft * max(want.share(said.bag) for want in wants) for heft, wants in groups) / whole,
            )
            for said in lines
        ),
        key=lambda pair: (
            -(pair[1] + _LIKENESS * pair[0].near + (0.0 if pair[0].line.kind == "skill-list" else _DOING)),
            pair[0].line.ref.document,
            pair[0].line.ref.start,
        ),
    )
    best = [max((max(w.share(s.bag) for w in wants) for s in lines), default=0.0) for _, wants in groups]
    share = sum(heft * found for (heft, _), found in zip(groups, best, strict=True)) / whole
    doing = any(s >= _SHOWN and said.line.kind in ("resume-line", "story", "note") for said, s in ranked)
    shared, missing = _words(groups, ranked)
    parts = tuple(part for _, wants in groups for want in wants for part in want.parts())
    skills = [found for (_, wants), found in zip(groups, best, strict=True) if wants[0].skill]
    named = not skills or max(skills) >= HAD
    near = not skills or max(skills) > 0.0
    return Coverage(share, tuple(ranked), shared, missing, not doing, named, near, parts)


def _words(
    groups: Sequence[tuple[float, list[Want]]], ranked: Sequence[tuple[Said, float]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wanted words that the best lines have, and those that nothing has (an alternative met hides the others)."""
    bags = [said.bag for said, share in ranked[:SUPPORTS] if share > 0]
    shared: list[tuple[str, float]] = []
    missing: list[tuple[str, float]] = []
    for _, wants in groups:
        found = [
            (word, heft, any(_has(part, bag) for bag in bags)) for want in wants for word, heft, part in _pieces(want)
        ]
        shared += [(word, heft) for word, heft, had in found if had]
        if not (wants[0].skill and any(had for _, _, had in found)):
            missing += [(word, heft) for word, heft, had in found if not had]
    return _telling(shared), _telling(missing)


def _pieces(want: Want) -> list[tuple[str, float, Want]]:
    """A skill as a whole, or each word of the rest as a want by itself, with what it weighs."""
    if want.skill:
        return [(want.words, want.weight(), want)]
    return [
        (word, sum(weight(concept) for concept in concepts), Want(word, concepts, want.group))
        for word, concepts in want.parts()
    ]


def _has(want: Want, bag: frozenset[str]) -> bool:
    return want.share(bag) >= HAD


def _telling(words: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """The words that say what it is about; words of doing only when there are no others."""
    heavy = [word for word, heft in words if heft >= 1.0]
    return tuple(dict.fromkeys(heavy or [word for word, _ in words]))
