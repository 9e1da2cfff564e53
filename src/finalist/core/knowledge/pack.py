"""A user's own pack: entries of our shapes, checked one by one, then laid beside ours.

A pack may hold any of the kinds in `PACK_KINDS`, and only some. A wrong entry is left out and named with file, line,
field and what to do; the rest stays usable. Its questions and asks are marked with the pack's name, so that a plan can
say whose they are, and so that ids of two packs cannot meet.
"""

import dataclasses
import difflib
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from finalist.core.errors import Problem
from finalist.core.knowledge import entries
from finalist.core.knowledge.compile import KINDS
from finalist.core.knowledge.load import built, shipped
from finalist.core.knowledge.pack_words import explained
from finalist.core.text.terms import terms

PACK_KINDS = ("questions", "asks", "rounds", "values", "concerns")
MARKED = ("questions", "asks")
"""Kinds whose ids carry the pack's name."""
SLOTS = frozenset({"company", "role", "requirement", "skill", "value", "challenge", "topic", "person"})
NEAR = 0.85
"""Share of words in common from which two wordings count as one (convention, as for our own bank)."""
_NAMES = {
    "questions": ("question", "questions"),
    "asks": ("question to ask", "questions to ask"),
    "rounds": ("round kit", "round kits"),
    "values": ("value", "values"),
    "concerns": ("doubt", "doubts"),
}
SPOKEN = {"questions": "text", "asks": "text", "values": "prompt", "concerns": "meet"}
"""The field of each kind that is compared with ours."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it stands in a file: plain values and the line of each of its fields."""

    kind: str
    file: str
    value: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, path: tuple[str | int, ...] = ()) -> int:
        """The 1-based line of a field, or of what is around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


@dataclass(frozen=True, slots=True)
class Pack:
    """The valid entries of a pack as knowledge, and everything that was wrong with the rest."""

    name: str
    knowledge: entries.Knowledge
    problems: tuple[Problem, ...]

    def held(self) -> str:
        """The counts in words: “2 questions, 1 round kit”; "" when nothing is valid."""
        return ", ".join(f"{number} {_NAMES[kind][number != 1]}" for kind, number in self.counts().items())

    def counts(self) -> dict[str, int]:
        """How many valid entries of each kind it holds."""
        return {kind: len(getattr(self.knowledge, kind)) for kind in PACK_KINDS if getattr(self.knowledge, kind)}


def check_pack(name: str, rows: Sequence[Row]) -> Pack:
    """The pack from its rows. Reports all problems: shape, unknown ids, slots, duplicates and near-duplicates."""
    problems: list[Problem] = []
    good: list[tuple[Row, Any]] = []
    for row in rows:
        wrong = list(_shape(row))
        problems += wrong
        if not wrong:
            good.append((row, built(row.kind, _whole(row))))
    ids = _known_ids(rows)
    for row in rows:
        problems += _references(row, ids)
    for row, entry in good:
        problems += _slots(row, entry)
    problems += _twice(good)
    problems += _near(good)
    refused = {(item.file, item.line) for item in problems if item.severity == "error"}
    kept = [(row, entry) for row, entry in good if not _refused(row, refused)]
    held: dict[str, Any] = {
        kind: tuple(_marked(name, row.kind, entry) for row, entry in kept if row.kind == kind) for kind in PACK_KINDS
    }
    order = sorted(problems, key=lambda item: (item.file, item.line))
    return Pack(name, entries.Knowledge(**held), tuple(order))


def _refused(row: Row, refused: set[tuple[str, int]]) -> bool:
    return any((row.file, line) in refused for line in {row.line(), *row.lines.values()})


def _shape(row: Row) -> Iterator[Problem]:
    from pydantic import TypeAdapter, ValidationError

    if not isinstance(row.value, dict):
        yield _problem(row, (), "not-an-entry", "This is no entry. Begin it with “- id: …” and give its fields below.")
        return
    try:
        TypeAdapter(KINDS[row.kind]).validate_python(row.value)
    except ValidationError as error:
        allowed = [item.name for item in dataclasses.fields(KINDS[row.kind])]
        for one in error.errors():
            path = tuple(part for part in one["loc"] if isinstance(part, str | int))
            code, message = explained(one, allowed)
            yield _problem(row, path, code, message)


def _whole(row: Row) -> dict[str, Any]:
    from pydantic import TypeAdapter

    return dataclasses.asdict(TypeAdapter(KINDS[row.kind]).validate_python(row.value))


def _known_ids(rows: Sequence[Row]) -> dict[str, set[str]]:
    """What each referring field may name: ours, and for fields and concerns the pack's own."""
    known = shipped()
    own = {kind: {str(_id(row)) for row in rows if row.kind == kind} for kind in ("rounds", "concerns")}
    competencies = {item.id for item in known.competencies}
    return {
        "competency": competencies,
        "second": competencies | {""},
        "competencies": competencies,
        "stakes": {item.id for item in known.stakes},
        "fields": {item.id for item in known.rounds} | own["rounds"],
        "concerns": {item.id for item in known.concerns} | own["concerns"],
        "families": set(get_args(entries.FamilyId)),
    }


def _references(row: Row, ids: dict[str, set[str]]) -> Iterator[Problem]:
    fields = {item.name for item in dataclasses.fields(KINDS[row.kind])}
    for name, known in ids.items():
        said = row.value.get(name, ()) if isinstance(row.value, dict) and name in fields else ()
        for number, one in enumerate(said if isinstance(said, list) else (said,) if isinstance(said, str) else ()):
            if not isinstance(one, str) or one in known:
                continue
            near = difflib.get_close_matches(one, known, 1)
            hint = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(sorted(known - {''}))}."
            path = (name,) if isinstance(said, str) else (name, number)
            yield _problem(row, path, "unknown-id", f"There is no “{one}” for {name}. {hint}")


def _id(row: Row) -> Any:
    return row.value.get("id", "") if isinstance(row.value, dict) else ""


def _slots(row: Row, entry: Any) -> Iterator[Problem]:
    text = getattr(entry, SPOKEN.get(row.kind, ""), "")
    try:
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        used = {text}
    if used - SLOTS:
        slots = ", ".join(f"{{{name}}}" for name in sorted(SLOTS))
        yield _problem(
            row, (SPOKEN[row.kind],), "unknown-slot", f"A slot in braces is not known. Use {slots}, or none."
        )


def _twice(good: Sequence[tuple[Row, Any]]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Row] = {}
    known = shipped()
    ours = {(kind, entry.id) for kind in PACK_KINDS if kind not in MARKED for entry in getattr(known, kind)}
    for row, entry in good:
        key = (row.kind, entry.id)
        if not entry.id or entries.PACK_MARK in entry.id or entry.id != entry.id.strip():
            yield _problem(row, ("id",), "bad-id", "An id is a short word without spaces or “/”. Rename it.")
        elif key in seen:
            place = f"{seen[key].file}:{seen[key].line()}"
            yield _problem(row, ("id",), "id-twice", f"The id “{entry.id}” is taken at {place}. Rename one of them.")
        elif key in ours:
            yield _problem(row, ("id",), "id-ours", f"Finalist has a “{entry.id}” already. Rename yours.")
        seen.setdefault(key, row)


def _near(good: Sequence[tuple[Row, Any]]) -> Iterator[Problem]:
    """Wordings that say what another of the pack or one of ours says: a warning, both are kept."""
    for kind, name in SPOKEN.items():
        bags = [(entry.id, "Finalist’s", frozenset(terms(getattr(entry, name)))) for entry in getattr(shipped(), kind)]
        for row, entry in ((row, entry) for row, entry in good if row.kind == kind):
            bag = frozenset(terms(getattr(entry, name)))
            like = next((other for other in bags if bag and _alike(bag, other[2])), None)
            if like:
                words = f"It says what {like[1]} “{like[0]}” says. Keep it only if the difference matters."
                yield _problem(row, (name,), "near-duplicate", words, "warning")
            bags.append((entry.id, "the pack’s", bag))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= NEAR * len(one | other)


def _marked(name: str, kind: str, entry: Any) -> Any:
    return dataclasses.replace(entry, id=f"{name}{entries.PACK_MARK}{entry.id}") if kind in MARKED else entry


def _problem(row: Row, path: tuple[str | int, ...], code: str, message: str, severity: Any = "error") -> Problem:
    where = ".".join(str(part) for part in path)
    entry_id = _id(row)
    led = f"{entry_id}: {message}" if entry_id else message
    return Problem(code, f"{where}: {led}" if where else led, row.file, row.line(path), where, severity)
