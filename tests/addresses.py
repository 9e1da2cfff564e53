"""Every address of the workspace, read from Django's own resolver, with rows' ids filled in: for walks over all."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FREE = {"entry": "adapt-plan-collapsed", "key": "new", "name": "plan.json", "path": "web/tokens.css", "part": "work",
        "page": "1", "ending": "pdf", "theme": "harbour", "number": "1", "secret": "nothing",
        "step": "asked", "sheet": "day.ics"}  # fmt: skip
"""Parts of an address that are no row's id, and a value for each. All others must end in `id`."""
MEANT = {"api/offers/": "Offer", "api/facts/marks/": "FactMark"}
"""Addresses whose id does not begin as the kind of row that it names."""
PART = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>|\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern. `pattern`: as written; `parts`: names of what stands in it."""

    pattern: str
    parts: tuple[str, ...]

    def is_of_a_row(self) -> bool:
        """Whether a row's id stands in it."""
        return any(part not in FREE for part in self.parts)

    def filled(self, rows: Mapping[str, Any]) -> Iterator[str]:
        """The address for every kind of row that may be meant; `oid` is always the opportunity."""
        unknown = [part for part in self.parts if part not in FREE and part != "oid"]
        known = {**FREE, "oid": rows["Opportunity"].pk}
        kind = next((kind for lead, kind in MEANT.items() if self.pattern.startswith(lead)), None)
        meant = [rows[kind]] if kind else _meant(unknown, rows)
        for row in meant if unknown else [None]:
            values = {**known, **{part: row.pk for part in unknown if row is not None}}
            path = PART.sub(lambda match, values=values: str(values[match[1] or match[2]]), self.pattern)
            yield "/" + path.replace("^", "").replace("\\Z", "").replace("$", "").replace("\\", "")


def _meant(parts: list[str], rows: Mapping[str, Any]) -> list[Any]:
    """The rows whose kind begins with the letter of the part (`pid`: papers, people, plans); all when none does."""
    letters = tuple(part[0] for part in parts)
    return [row for name, row in rows.items() if name.lower().startswith(letters)] or list(rows.values())


def addresses() -> list[Address]:
    """All of them, in the order of the resolver."""
    from django.urls import get_resolver

    return list(_walk(get_resolver(), ""))


def _walk(resolver: Any, lead: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern = lead + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from _walk(entry, pattern)
        else:
            yield Address(pattern, tuple(match[1] or match[2] for match in PART.finditer(pattern)))
