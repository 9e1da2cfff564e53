"""What the candidate values, in their words, and which they chose over which."""

from finalist.core.documents.base import Document


class OwnValue(Document):
    """One value. look_for, watch_out: what would show it, or its absence, as the candidate wrote it."""

    name: str
    look_for: tuple[str, ...] = ()
    watch_out: tuple[str, ...] = ()


class Preference(Document):
    """One choice between two values, by name: `better` was chosen."""

    better: str
    worse: str


class OwnValues(Document):
    """A file of values: in the order written, with the choices made so far."""

    values: tuple[OwnValue, ...] = ()
    choices: tuple[Preference, ...] = ()
