"""What `prep` and `demo` share: options into files, the plan with its progress lines, the summary."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from finalist.core.documents.base import SourceKind
from finalist.core.documents.gameplan import GamePlan
from finalist.journeys.prepare import InputFile, prepare, render

OPENERS = ("plan.html", "plan.pdf", "interview.ics", "plan.json")


def input_files(
    options: Mapping[str, Any], many: Mapping[str, SourceKind], read: Callable[[str], tuple[str, bytes]]
) -> list[InputFile]:
    """The files named by the options, read, in a fixed order."""
    found = []
    for name in ("posting", "resume"):
        if options.get(name):
            found.append(InputFile(name, *read(options[name])))
    for option, kind in many.items():
        found += [InputFile(kind, *read(path)) for path in options.get(option) or ()]
    return found


def make_plan(
    files: Sequence[InputFile], *, now: datetime, hours: float, zone: str
) -> tuple[GamePlan, dict[str, bytes]]:
    """The plan and its rendered files; a line of progress a step on standard error."""

    def progress(step: str) -> None:
        click.echo(click.style(f"  {step} …", dim=True), err=True)

    plan = prepare(files, now=now, hours=hours, zone=zone, program=f"finalist {version('finalist')}", progress=progress)
    return plan, render(plan, progress=progress)


def show(plan: GamePlan, out: Path) -> None:
    """The one-screen summary, then where the files lie; each problem of an input on standard error."""
    from finalist.render.terminal import plan_summary

    for problem in plan.problems:
        if problem.severity != "info":
            click.echo(click.style(f"  {problem.file}: {problem.message}", fg="yellow"), err=True)
    width = min(shutil.get_terminal_size((100, 40)).columns, 100)
    click.echo(plan_summary(plan, width), color=None if sys.stdout.isatty() else False)
    click.echo("\n" + "\n".join(f"  {out / name}" for name in OPENERS))
