"""What people call a job against what published tables call the occupation: other words for a title, from data."""

from collections.abc import Mapping, Sequence

from finalist.core.text.terms import words


def occupation_named(title: str, names: Mapping[str, Sequence[str]]) -> tuple[str, int] | None:
    """The occupation whose other name stands in the title, and how many words that name has; the longest name first.

    names: occupation → other names; an empty occupation means no single one. None when no name stands in the title.
    """
    said = _said(title)
    best: tuple[int, int, str, int] | None = None
    for occupation, others in names.items():
        for other in others:
            name = _said(other)
            at = said.find(name)
            if at >= 0 and (best is None or (len(name), -at) > best[:2]):
                best = (len(name), -at, occupation, len(name.split()))
    return (best[2], best[3]) if best else None


def _said(text: str) -> str:
    return f" {' '.join(words(text.replace('-', ' ')))} "
