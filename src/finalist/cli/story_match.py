"""`finalist story match`: the stories that answer a question, and why."""

from typing import Any

import click

from finalist.cli.speak import aside, say, tell_program
from finalist.core.match.reasons import MatchedStory

UNNAMED = (
    "None of these says what happens in it. Questions find a story more surely once it does: "
    "`finalist story happens {file}` proposes what to write."
)


@click.command("match")
@click.argument("question", metavar="TEXT")
@click.option("--stories", "paths", multiple=True, required=True, metavar="FILE", help="Your stories; may be repeated.")
@click.option("-n", "count", type=click.IntRange(1, 50), default=3, show_default=True, help="How many stories at most.")
@click.option("--vectors", default="", metavar="words|MODEL", help="Let sentence vectors break ties, if installed.")
@click.option("--json", "as_json", is_flag=True, help="Print the matches as one JSON document.")
def match(question: str, paths: tuple[str, ...], count: int, vectors: str, as_json: bool) -> None:
    """Find the stories that answer the question TEXT."""

    from finalist.cli.files import read_all
    from finalist.journeys.stories import stories_for

    found, problems = stories_for(question, read_all(paths), count=count, vectors=vectors)
    for problem in problems:
        aside(str(problem), fg="yellow")
    if as_json:
        tell_program({"question": question, "engine": "rules", "matches": [_row(item) for item in found]})
        return
    say("\n\n".join(_shown(place, item) for place, item in enumerate(found, 1)) or "None of your stories answers this.")
    if found and not any(item.story.situations for item in found):
        aside(UNNAMED.format(file=paths[0]))


def _row(item: MatchedStory) -> dict[str, Any]:
    return {
        "story": item.story.id,
        "title": item.story.title.value,
        "score": item.match.score,
        "weak": item.weak,
        "situation": item.match.situation,
        "competency": item.match.competency,
        "through": item.match.through,
        "says": [line.text for line in item.says],
        "words": [ref.model_dump(mode="json") for ref in item.words],
        "missing": [line.text for line in item.missing],
    }


def _shown(place: int, item: MatchedStory) -> str:
    from finalist.core.wording import shorten

    lines = [f"{place}. {item.story.title.value}", *(f"   {line.text}" for line in item.says)]
    if item.words:
        lines.append(f"   “{shorten(item.words[0].verbatim)}”")
    if item.missing:
        lines.append(f"   Still to add: {item.missing[0].text}")
    return "\n".join(lines)
