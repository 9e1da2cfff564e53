"""`finalist question likely`: the questions to expect, ranked, each with the reasons that put it there."""

from typing import TYPE_CHECKING, Any

import click

from finalist.cli.files import read_all
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock

if TYPE_CHECKING:
    from finalist.core.plan.likely import Expected
    from finalist.journeys.expect import Expectation
    from finalist.journeys.prepare import InputFile

_PAPERS = (("resume", "resume"), ("invite", "invitation"), ("notes", "notes"), ("stories", "stories"))
MOST = 100


@click.command("likely")
@click.option("--posting", metavar="FILE", required=True, help="The job advertisement, or - .")
@click.option("--stake", default="", metavar="STAKE", help="Who asks: hiring-manager, executive, teammate, hr …")
@click.option("-n", "--count", type=click.IntRange(1, MOST), default=30, show_default=True, help="How many.")
@click.option("--resume", multiple=True, metavar="FILE", help="Your résumé.")
@click.option("--invite", multiple=True, metavar="FILE", help="The invitation.")
@click.option("--notes", multiple=True, metavar="FILE", help="Your notes of an earlier round.")
@click.option("--stories", multiple=True, metavar="FILE", help="Your stories.")
@click.option("--company", multiple=True, metavar="FILE", help="A page in which the company speaks of itself.")
@click.option("--pack", multiple=True, metavar="FOLDER", help="A folder of your own questions, used beside ours.")
@click.option("--now", default="", metavar="ISO-8601", help="As of this moment instead of the present.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as one JSON document.")
def command(stake: str, count: int, pack: tuple[str, ...], now: str, as_json: bool, **papers: Any) -> None:
    """Rank the questions to expect for a posting, each with its reasons."""
    from finalist.cli.packs import packs_beside
    from finalist.journeys.expect import expect

    files = _files(papers)
    with packs_beside(pack):
        found = expect(files, now=clock.parse_now(now) if now else clock.now(), stake=stake, count=count)
    for problem in found.problems:
        if problem.severity != "info":
            aside(f"  {problem}", fg="yellow")
    if as_json:
        tell_program(document(found))
    else:
        say("\n".join(lines(found)))


def _files(papers: dict[str, Any]) -> "list[InputFile]":
    from finalist.journeys.prepare import InputFile

    kinds = dict((("posting", "posting"), *_PAPERS, ("company", "company")))
    named = [(kinds["posting"], papers["posting"])]
    named += [(kind, path) for option, kind in kinds.items() if option != "posting" for path in papers[option]]
    found = read_all(path for _, path in named)
    return [InputFile(kind, name, data) for (kind, _), (name, data) in zip(named, found, strict=True)]  # type: ignore[arg-type]


def lines(found: "Expectation") -> list[str]:
    """The list for people: each question with its reasons under it."""
    trade = found.trade
    kit = trade.kit.name if trade.kit else "no field that we have a kit for"
    because = f" (it says “{trade.level.word}”)" if trade.level.word else " (no level is named)"
    out = [f"Field: {kit}" + (f" (it says {_quoted(trade.words[:3])})" if trade.words else "")]
    out.append(f"Level: {trade.seniority}{because}")
    for rank, item in enumerate(found.questions, 1):
        out += ["", f"{rank:3}. {item.text.text}"]
        out += [f"     {reason.line.text}" for reason in item.reasons[:2]]
    return out


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def document(found: "Expectation") -> dict[str, Any]:
    """The list for programs."""
    trade = found.trade
    return {
        "field": {
            "id": trade.kit.id if trade.kit else "other",
            "words": list(trade.words),
            "evidence": [ref.model_dump(mode="json") for ref in trade.evidence],
        },
        "seniority": {
            "level": trade.seniority,
            "word": trade.level.word,
            "evidence": trade.level.evidence.model_dump(mode="json") if trade.level.evidence else None,
        },
        "questions": [_row(rank, item) for rank, item in enumerate(found.questions, 1)],
    }


def _row(rank: int, item: "Expected") -> dict[str, Any]:
    return {
        "rank": rank,
        "id": item.question.id,
        "text": item.text.text,
        "family": item.question.family,
        "competency": item.question.competency,
        "score": item.score,
        "parts": [{"kind": kind, "weight": weight} for kind, weight in item.parts],
        "reasons": [reason.model_dump(mode="json") for reason in item.reasons],
    }
