"""Skills in a text (placeholder of the lexicon that follows)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillHit:
    """A skill at text[start:end]; `name` in the lexicon's spelling."""

    name: str
    start: int
    end: int


def find_skills(text: str) -> tuple[SkillHit, ...]:
    """Every skill named in a text, in order."""
    return ()


def same_skill(a: str, b: str) -> bool:
    """Whether two names mean the same skill."""
    return a.casefold() == b.casefold()
