"""The packs that a command uses beside ours: named with --pack, or by FINALIST_PACKS for all commands."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from finalist.cli.speak import aside
from finalist.core.errors import InputProblems, Problem
from finalist.core.knowledge.load import beside

VARIABLE = "FINALIST_PACKS"


@contextmanager
def packs_beside(folders: Sequence[str]) -> Iterator[None]:
    """Within this the packs' entries are used. Raises InputProblems when a pack has errors: it is not used in part."""
    wanted = [*folders, *(folder for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder)]
    if not wanted:
        yield
        return
    from finalist.ingest.pack import read_pack

    packs = [(folder, read_pack(Path(folder))) for folder in dict.fromkeys(wanted)]
    wrong = [(folder, item) for folder, pack in packs for item in pack.problems if item.severity == "error"]
    if wrong:
        first = [Problem(item.code, str(item), folder, severity="error") for folder, item in wrong[:10]]
        more = f"Run finalist knowledge check {wrong[0][0]} to see all of it."
        raise InputProblems([*first, Problem("pack", more, severity="error")])
    for _, pack in packs:
        aside(f"  Beside ours: {pack.name} ({pack.held()})", dim=True)
    with beside([pack.knowledge for _, pack in packs]):
        yield
