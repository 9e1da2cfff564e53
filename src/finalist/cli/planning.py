"""What `prep` and `demo` share: options into files, the plan with its progress lines, the summary."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from finalist.cli.files import read_all, read_bytes
from finalist.cli.speak import aside, say
from finalist.core.documents.base import SourceKind
from finalist.core.documents.fact import FactRegister
from finalist.core.documents.gameplan import GamePlan
from finalist.journeys.prepare import InputFile, prepare, render

OPENERS = ("plan.html", "plan.pdf", "interview.ics", "plan.json")


def input_files(options: Mapping[str, Any], many: Mapping[str, SourceKind]) -> list[InputFile]:
    """The files named by the options, read, in a fixed order. Raises InputProblems naming each that can not be."""
    named: list[tuple[SourceKind, str]] = []
    if options.get("posting"):
        named.append(("posting", options["posting"]))
    if options.get("resume"):
        named.append(("resume", options["resume"]))
    for option, kind in many.items():
        named += [(kind, path) for path in options.get(option) or ()]
    found = read_all(path for _, path in named)
    return [InputFile(kind, name, data) for (kind, _), (name, data) in zip(named, found, strict=True)]


def make_plan(
    files: Sequence[InputFile], *, now: datetime, hours: float, zone: str, vectors: str = "", facts: str | None = None
) -> tuple[GamePlan, dict[str, bytes]]:
    """The plan and its rendered files; a line of progress a step on standard error. `facts`: a register's path."""

    def progress(step: str) -> None:
        aside(f"  {step} …", dim=True)

    program = f"finalist {version('finalist')}"
    plan = prepare(
        files, now=now, hours=hours, zone=zone, vectors=vectors, program=program, register=register_in(facts),
        progress=progress,
    )  # fmt: skip
    return plan, render(plan, progress=progress)


def register_in(path: str | None) -> FactRegister | None:
    """The register of facts in a file. Raises UserError when it cannot be read: nothing is planned without it."""
    if not path:
        return None
    from finalist.ingest.facts import read_register

    name, data = read_bytes(path)
    return read_register(data, name)


def show(plan: GamePlan, out: Path) -> None:
    """The one-screen summary, then where the files lie; each problem of an input on standard error."""
    from finalist.render.terminal import plan_summary

    for problem in plan.problems:
        if problem.severity != "info":
            aside(f"  {problem.file}: {problem.message}", fg="yellow")
    width = min(shutil.get_terminal_size((100, 40)).columns, 100)
    say(plan_summary(plan, width), ours=True)
    say("\n" + "\n".join(f"  {out / name}" for name in OPENERS))
