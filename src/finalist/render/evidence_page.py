"""The evidence base as one Markdown page: every claim with its source, and the parts of the program that rest on it.

Made by `finalist knowledge evidence`; docs/reference/evidence.md is its output, and a test fails when it is stale.
"""

from collections.abc import Iterator

from finalist.core.knowledge.entries import Evidence, Knowledge
from finalist.core.plan.missing import USED
from finalist.render.wording import GRADE

_HEAD = """# Evidence

What the rules rest on. “On screen” is the only sentence that a plan may show of a claim; a claim without one is often
said, but we do not repeat it. Claims from memory, whose source nobody here has read, are shown nowhere. A grade says
what kind of study it is, not whether it is right; where no study fixes a number, it is a convention and can be changed.

Made by `finalist knowledge evidence > docs/reference/evidence.md`.
"""
_READ = {"S": "read", "S2": "second hand", "K": "from memory, never shown"}


def evidence_page(known: Knowledge) -> str:
    """The page's Markdown, entries in authored order."""
    blocks = [_block(entry, list(_uses(entry.id, known))) for entry in known.evidence]
    shown = sum(bool(entry.shown) for entry in known.evidence)
    counts = f"{len(known.evidence)} claims, {shown} of which may be shown.\n"
    return "\n".join([_HEAD, counts, *blocks])


def _uses(entry_id: str, known: Knowledge) -> Iterator[str]:
    parts = [part for part, ids in USED.items() if entry_id in ids]
    if parts:
        yield f"shown in the plan under {', '.join(parts)}"
    numbers = [name for name, row in known.thresholds.items() if row["evidence"] == entry_id]
    if numbers:
        yield f"behind {', '.join(f'`{name}`' for name in numbers)}"


def _block(entry: Evidence, uses: list[str]) -> str:
    year = str(entry.year) if entry.year else "year not known"
    size = f"n = {entry.n}" if entry.n else "n not given"
    grade = GRADE.get(entry.grade, entry.grade)
    lines = [
        f"## {entry.id}",
        "",
        f"{'' if entry.shown else 'Said, not shown: '}{entry.claim.rstrip('.')}.",
        "",
        f"- Source: {entry.source}, {year}; {size}; {grade}; {_READ[entry.provenance]}",
        f"- On screen: {entry.shown or 'nothing'}",
        f"- Used: {'; '.join(uses) or 'not directly'}",
        "",
    ]
    return "\n".join(lines)
