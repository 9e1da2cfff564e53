"""What a day sheet holds that no plan knows: the candidate's own first and last sentence, how names are said, faces."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 400
"""Characters of an opening or closing sentence: what one says in one breath or two. Convention."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody. `spoken`: how to say the name; `photo`: PNG or JPEG bytes, none without a picture."""

    spoken: str = ""
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class DayOwn:
    """The candidate's own part of the sheet. `people`: by name, in any case; `zone`: their IANA zone, "" if unsaid."""

    opening: str = ""
    closing: str = ""
    zone: str = ""
    people: Mapping[str, Known] = field(default_factory=dict)

    def of(self, name: str) -> Known:
        """What is known of this person; nothing of a stranger."""
        found = {key.casefold(): value for key, value in self.people.items()}
        return found.get(name.casefold(), Known())
