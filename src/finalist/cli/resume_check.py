"""`finalist resume check` and `tailor`: what a machine reads, what a posting asks, what may be changed."""

import dataclasses
import sys
from pathlib import Path
from typing import Any

import click

from finalist.cli.files import read_all, read_bytes, write_together
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock


@click.command("check")
@click.argument("file")
@click.option("--posting", default="", metavar="FILE", help="Hold it against this posting too.")
@click.option("--stories", multiple=True, metavar="FILE", help="Your stories, for lines to add; may be repeated.")
@click.option("--now", default="", metavar="ISO-8601", help="Count years up to this moment.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON document.")
def check(file: str, posting: str, stories: tuple[str, ...], now: str, as_json: bool) -> None:
    """Show how machines read the résumé in FILE (or - for standard input), and what to mend.

    Exits 1 when something should be mended.
    """
    from finalist.journeys.resume_check import check_file, hold

    own = read_bytes(file)
    checked = check_file(own)
    held = (
        hold(own, read_bytes(posting), read_all(stories), clock.parse_now(now) if now else clock.now())
        if posting
        else None
    )
    if as_json:
        tell_program(_document(own[0], checked, held))
    else:
        from finalist.render.resume.report import report_text

        say(report_text(checked.report, checked.unspelt, held.asked if held else ()))
    missing = held is not None and any(one.shown in ("missing", "weak") for one in held.asked)
    sys.exit(1 if missing or any(one.severity != "info" for one in checked.report.findings) else 0)


@click.command("tailor")
@click.argument("file")
@click.option("--posting", required=True, metavar="FILE", help="The posting to tailor it to.")
@click.option("--stories", multiple=True, metavar="FILE", help="Your stories; may be repeated.")
@click.option("--now", default="", metavar="ISO-8601", help="Count years up to this moment.")
@click.option("--facts", default="", metavar="FILE", help="Your register of facts: what you withhold is not used.")
@click.option("--without", multiple=True, metavar="ID", help="Leave this change out; may be repeated.")
@click.option("-o", "--output", default="", metavar="FILE.json", help="Write the tailored résumé as JSON Resume.")
@click.option("--json", "as_json", is_flag=True, help="Print changes and suggestions as one JSON document.")
def tailor(
    file: str, posting: str, stories: tuple[str, ...], now: str, facts: str, without: tuple[str, ...], output: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Propose changes that fit the résumé in FILE to a posting, each with the words of yours that it rests on.

    Lines move, lines of your stories are added, skills are named as they name them; nothing is invented.
    """
    from finalist.cli.planning import register_in
    from finalist.core.resume.changes import change_to_json
    from finalist.journeys.resume import as_json as json_of
    from finalist.journeys.resume_check import hold, without_changes
    from finalist.render.resume.report import changes_text

    moment = clock.parse_now(now) if now else clock.now()
    papers = (read_bytes(file), read_bytes(posting), read_all(stories))
    held = without_changes(hold(*papers, moment, register_in(facts)), without)
    for problem in held.problems:
        aside(str(problem), fg="yellow")
    if output:
        write_together(Path(output).parent, {Path(output).name: json_of(held.tailored)})
    if as_json:
        changes = [change_to_json(one) for one in held.changes]
        tell_program({"changes": changes, "requirements": [_asked(one) for one in held.asked], "engine": "rules"})
    else:
        say(changes_text(held.changes, held.asked))


def _document(name: str, checked: Any, held: Any) -> dict[str, Any]:
    from finalist.core.knowledge.load import knowledge

    report, anatomy = checked.report, checked.anatomy
    shape = {key: value for key, value in dataclasses.asdict(anatomy).items() if key not in ("raw", "shown", "aside")}
    return {
        "file": name,
        "score": {"percent": report.score, "read": report.read, "wanted": report.wanted},
        "file_facts": shape,
        "findings": [dataclasses.asdict(one) for one in report.findings],
        "readers": [
            {
                "reader": one.reader,
                "found": sum(one.found.values()),
                "wanted": sum(one.wanted.values()),
                "lost": list(one.lost),
                "misplaced": list(one.misplaced),
            }
            for one in checked.readers
        ],
        "not_checked": [checked.unspelt] if checked.unspelt else [],
        "problems": [{"code": one.code, "severity": one.severity, "message": one.message} for one in checked.problems],
        "requirements": [_asked(one) for one in held.asked] if held else None,
        "myths": [dataclasses.asdict(one) for one in knowledge().ats_myths],
        "engine": "rules",
    }


def _asked(one: Any) -> dict[str, Any]:
    return {
        "requirement": one.text, "necessity": one.necessity, "shown": one.shown, "why": one.why.text,
        "own": one.own.model_dump(mode="json") if one.own else None,
        "suggestion": one.suggestion.text if one.suggestion else None,
    }  # fmt: skip
