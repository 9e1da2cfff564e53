"""The packs of a workspace: own questions and round kits in its folder `packs/`, used by every page and every job.

Read once at the start. A pack with an error is not used in part: the start and the doctor say what to do.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from finalist.core.errors import UserError
from finalist.core.knowledge.entries import Knowledge
from finalist.core.knowledge.load import keep_beside
from finalist.server.home import Home

VARIABLE = "FINALIST_PACKS"


@dataclass(frozen=True, slots=True)
class Found:
    """One folder that was looked at. `held`: its counts in words; `wrong`: the first error, "" for a pack in use."""

    folder: Path
    name: str
    held: str
    wrong: str
    knowledge: Knowledge | None


def packs_of(place: Home) -> list[Found]:
    """Every folder in the workspace's `packs/`, and those that FINALIST_PACKS names, in this order."""
    own = sorted(path for path in place.packs.iterdir() if path.is_dir()) if place.packs.is_dir() else []
    named = [Path(folder) for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]
    return [_read(folder) for folder in dict.fromkeys([*own, *named])]


def use_packs(place: Home) -> list[Found]:
    """Lay the good packs beside ours for this process. All that was looked at."""
    found = packs_of(place)
    keep_beside([pack.knowledge for pack in found if pack.knowledge is not None])
    return found


def _read(folder: Path) -> Found:
    from finalist.ingest.pack import read_pack

    try:
        pack = read_pack(folder)
    except UserError as error:
        return Found(folder, folder.name, "", str(error), None)
    wrong = next((str(problem) for problem in pack.problems if problem.severity == "error"), "")
    return Found(folder, pack.name, pack.held(), wrong, None if wrong else pack.knowledge)
