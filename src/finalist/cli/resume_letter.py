"""`finalist resume cover`, `references` and `profile`: what goes with a résumé, in its theme and its words."""

from typing import Any

import click

from finalist.cli.files import read_all, read_bytes
from finalist.cli.resume_look import ENDINGS, look_options, order_of, write_built
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock
from finalist.core.errors import UserError


@click.command("cover")
@click.argument("file")
@click.option("--posting", default="", metavar="FILE", help="The posting to answer.")
@click.option("--stories", multiple=True, metavar="FILE", help="Your stories; may be repeated.")
@click.option("--facts", default="", metavar="FILE", help="Your register of facts: what you withhold is not used.")
@click.option("--to", "addressee", default="", metavar="NAME", help="Whom to greet; else the hiring team.")
@click.option("--address", multiple=True, metavar="LINE", help="A line of the address; may be repeated.")
@click.option("--why", default="", metavar="TEXT", help="A sentence of yours on why this employer.")
@click.option("--text", default="", metavar="FILE", help="Print this text of yours instead of writing one.")
@click.option("--now", default="", metavar="ISO-8601", help="The letter's date; years are counted up to it.")
@look_options
@click.option("-o", "--output", default="", metavar="FILE", help=f"Where to, instead of printing: {ENDINGS}")
@click.option("--json", "as_json", is_flag=True, help="Print the letter with the places of its sentences as JSON.")
def cover(file: str, output: str, as_json: bool, **said: Any) -> None:
    """Write a cover letter from the résumé in FILE, stories and a posting, each sentence with its source."""
    from finalist.journeys.resume_letter import build_cover

    if not said["posting"] and not said["text"]:
        raise UserError("There is nothing to answer.", "Give --posting FILE, or --text FILE with a letter of yours.")
    content, letter, draft = _written(file, said)
    if output:
        write_built(output, build_cover(content, letter, order_of(output, said)))
    if as_json and draft:
        tell_program(draft.model_dump(mode="json") | {"text": draft.body})
    elif draft and not output:
        say(f"{draft.subject.text}\n\n{draft.body}")
    for flag in draft.flags if draft else ():
        aside(flag.line.text, fg="yellow")


def _written(file: str, said: dict[str, Any]) -> tuple[Any, Any, Any]:
    """(the résumé, the letter to print, the draft with its sources or None where the text was given)."""
    from finalist.cli.planning import register_in
    from finalist.journeys import resume_letter
    from finalist.journeys.resume import read
    from finalist.journeys.resume_check import papers_of

    moment = clock.parse_now(said["now"]) if said["now"] else clock.now()
    given, data = read_bytes(file)
    if said["text"]:
        words = read_bytes(said["text"])[1].decode("utf-8", "replace")
        return read(data, given)[0].content, resume_letter.own_letter(words), None
    register = register_in(said["facts"])
    papers = papers_of((given, data), read_bytes(said["posting"]), read_all(said["stories"]), register)
    draft = resume_letter.write_cover(papers.resume, papers.posting, papers.stories, moment, language=said["lang"],
                                      addressee=said["addressee"], why=said["why"])  # fmt: skip
    company = (papers.posting.company.value,) if papers.posting.company else ()
    letter = resume_letter.printed_letter(
        draft,
        moment.date(),
        language=said["lang"],
        to=said["address"] or (*filter(None, (said["addressee"],)), *company),
    )
    return papers.resume.content, letter, draft


@click.command("references")
@click.argument("file")
@look_options
@click.option("-o", "--output", required=True, metavar="FILE", help=f"Where to: {ENDINGS}")
def references(file: str, output: str, **said: Any) -> None:
    """Make a sheet of the referees that the résumé in FILE names, in a theme.

    JSON Resume's references: name, position, company, email, phone, relationship, reference.
    """
    from finalist.journeys.resume import read
    from finalist.journeys.resume_letter import build_references

    given, data = read_bytes(file)
    write_built(output, build_references(read(data, given)[0].content, order_of(output, said)))


@click.command("profile")
@click.argument("file")
@click.option("--lang", default="en", show_default=True, metavar="CODE", help="Language of the few words around yours.")
@click.option("--json", "as_json", is_flag=True, help="Print the texts with the places of their words as JSON.")
def profile(file: str, lang: str, as_json: bool) -> None:
    """Print a headline and an About text for a profile page such as LinkedIn's, from the résumé in FILE."""
    from finalist.core.resume.profile import profile_texts
    from finalist.journeys.resume import read

    given, data = read_bytes(file)
    texts = profile_texts(read(data, given)[0], language=lang)
    if as_json:
        about = [line.model_dump(mode="json") for line in texts.about]
        headline = texts.headline.model_dump(mode="json") if texts.headline else None
        tell_program(
            {"headline": headline, "about": about, "gaps": [gap.text for gap in texts.gaps], "engine": "rules"}
        )
    else:
        shown = [texts.headline.text] if texts.headline else []
        say("\n\n".join([*shown, *(line.text for line in texts.about)]))
    for gap in texts.gaps:
        aside(gap.text, fg="yellow")
