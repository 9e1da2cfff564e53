"""`finalist answer check`: measures, checks and at most three comments on one answer."""

import sys
from pathlib import Path

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program
from finalist.core.documents.take import Transcript


@click.command("check")
@click.argument("file")
@click.option("--question", default="", help="The question it answers; without it relevance is not measured.")
@click.option("--language", default="en", help="Language of the answer: en or de; others are not measured.")
@click.option("--company", default="", help="The company's name, to see whether its own words are used.")
@click.option("--speaker", default="", help="Whose words to take, where a transcript has several people.")
@click.option("--json", "as_json", is_flag=True, help="Print the review as one JSON document.")
def check(file: str, question: str, language: str, company: str, speaker: str, as_json: bool) -> None:
    """Check the answer in FILE (or - for standard input): text, a transcript (.vtt .srt .json) or a recording.

    Exits 1 when there is something to look at.
    """
    from finalist.core.answers.review_json import review_to_json
    from finalist.journeys.practise import company_terms, review_take
    from finalist.render.answer_text import answer_text

    name, transcript = _words(file, language, speaker)
    found = review_take(transcript, question, company_words=company_terms(company))
    if as_json:
        tell_program({"file": name, "question": question, "text": transcript.text, **review_to_json(found)})
    else:
        say(answer_text(found, transcript.text), ours=True)
    sys.exit(1 if found.comments or not found.language else 0)


def _words(file: str, language: str, speaker: str) -> tuple[str, Transcript]:
    """(name, the words) of a text, a transcript or a recording; what was wrong with the file goes to standard error."""
    from finalist.journeys.practise import SOUNDS, hear_take, read_take

    if file.lower().endswith(SOUNDS) and Path(file).is_file():
        aside(f"Listening to {Path(file).name} …")
        return Path(file).name, hear_take(Path(file), language=language)
    name, data = read_bytes(file)
    transcript, problems = read_take(data, name, language=language, speaker=speaker)
    for problem in problems:
        aside(problem, fg="yellow")
    return name, transcript
