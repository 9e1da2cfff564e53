"""Letters to measure with: development and hold-out, generic and specific, each with the round it belongs to."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from finalist.journeys.continuity import Papers, read_papers
from finalist.journeys.prepare import InputFile

DATA = Path(__file__).parent / "data" / "letters"
NOW = datetime(2026, 11, 13, 18, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """One letter, the papers of its round, and which round it is."""

    text: str
    papers: Papers
    round: int


EXAMPLES = Path(__file__).parents[1] / "examples"


def _papers(row: dict[str, Any]) -> Papers:
    """The papers of a round: its texts, or the files of an example."""
    if "folder" in row:
        folder = EXAMPLES / row["folder"]
        row = {key: (folder / name).read_text(encoding="utf-8") for key, name in
               (("notes", "round1.md"), ("invite", "invite.eml"), ("stories", "stories.md"))}  # fmt: skip
    files = [
        InputFile("notes", "notes.md", row["notes"].encode()),
        InputFile("invitation", "invite.eml", row["invite"].encode()),
        InputFile("stories", "stories.md", row["stories"].encode()),
    ]
    return read_papers(files, NOW)


def specific(name: str) -> list[Case]:
    """The letters of `NAME_specific.yaml` with their rounds."""
    rows = yaml.safe_load((DATA / f"{name}_specific.yaml").read_text(encoding="utf-8"))
    if name == "memory":  # to the people of the rounds of `trades`
        rounds = yaml.safe_load((DATA / "trades_specific.yaml").read_text(encoding="utf-8"))
        rows = [{**rounds[row["round"]], "letters": row["letters"]} for row in rows]
    return [Case(text, papers, n) for n, row in enumerate(rows) for papers in [_papers(row)] for text in row["letters"]]


def borrowed(name: str) -> list[Case]:
    """The claims of `NAME_specific.yaml` that borrow words of the papers, each as a letter of two sentences."""
    rows = yaml.safe_load((DATA / f"{name}_specific.yaml").read_text(encoding="utf-8"))
    return [
        Case(f"Dear colleague,\n\nThank you for the talk. {claim}\n\nKind regards\nSam\n", _papers(row), n)
        for n, row in enumerate(rows)
        for claim in row.get("borrowed", ())
    ]


def generic(name: str, rounds: list[Case]) -> list[Case]:
    """The letters of `NAME_generic.txt`, each addressed to somebody of a round in turn."""
    text = (DATA / f"{name}_generic.txt").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    held = {case.round: case.papers for case in rounds}
    cases = []
    for n, letter in enumerate(part.strip() for part in body.split("\n----\n")):
        papers = held[n % len(held)]
        cases.append(Case(letter.format(**_names(papers, n)) + "\n", papers, n % len(held)))
    return cases


def _names(papers: Papers, n: int) -> dict[str, str]:
    from finalist.journeys.close import round_of

    found = round_of(papers)
    invitation = found.invitation
    people = [person.name.value for note in found.notes for person in note.people]
    people = people or [one.name.value for one in (invitation.people if invitation else ())]
    return {
        "name": people[n % len(people)].split()[0],
        "company": invitation.company.value if invitation and invitation.company else "your company",
        "role": invitation.role.value if invitation and invitation.role else "open",
    }
