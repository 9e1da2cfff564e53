"""`finalist letter draft`: one draft a person as .eml, each sentence resting on a note or a document."""

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from finalist.cli.files import write_together
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock
from finalist.core.documents.base import SourceKind
from finalist.core.documents.letter import LetterDraft, LetterKind, Tone
from finalist.core.errors import UserError

MANY: dict[str, SourceKind] = {"notes": "notes", "invite": "invitation", "stories": "stories", "offer": "offer"}
KINDS = [kind for kind in LetterKind.__args__ if kind != "cover"]  # type: ignore[attr-defined]
TONES = list(Tone.__args__)  # type: ignore[attr-defined]


@click.command("draft")
@click.option("--notes", multiple=True, metavar="FILE", help="Notes of a round; again for another.")
@click.option(
    "--invite", multiple=True, metavar="FILE", help="The invitation (.eml, .ics, text); again for a later one."
)
@click.option("--story", "--stories", "stories", multiple=True, metavar="FILE", help="Your stories.")
@click.option("--resume", metavar="FILE", help="Your résumé, for your name.")
@click.option("--posting", metavar="FILE", help="The posting, for role and company.")
@click.option("--kind", type=click.Choice(KINDS), default="thank-you", show_default=True)
@click.option("--tone", type=click.Choice(TONES), default="warm", show_default=True)
@click.option("--to", "to", default="", help="Whom the letter goes to (kinds with one letter).")
@click.option("--email", default="", help="Their address.")
@click.option("--name", "sender", default="", help="Your name as you sign.")
@click.option("--deadline", default="", metavar="DATE", help="By when the other offer, or this one, wants an answer.")
@click.option("--until", default="", metavar="DATE", help="The day until which you ask for time.")
@click.option("--words", default="", help="A sentence of your own, used as it stands.")
@click.option("--now", default="", metavar="TIME", help="The moment to write from, e.g. 2026-12-04T18:00.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The folder for the drafts.")
@click.option("--facts", default="", metavar="FILE", help="Your register of facts: what you withhold is not used.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(out: Path | None, as_json: bool, **options: Any) -> None:
    """Draft the letters of one kind; thank-yous go to everybody met."""
    if out is None and not as_json:
        raise UserError("Nobody said where the drafts go.", "Give a folder with -o, or --json to see them.")
    drafts, missing = _drafts(options)
    if out is not None:
        write_together(out, _files(drafts, options))
    if as_json:
        tell_program({"letters": [_shown(draft) for draft in drafts], "not_met": list(missing)})
        return
    for name, draft in zip(_names(drafts), drafts, strict=True):
        say(f"{(out or Path()) / name}  {draft.person or 'no name'}, {draft.words} words: {draft.subject.text}")
        for flag in draft.flags:
            say(f"  - {flag.line.text}")
    for name in missing:
        aside(f"  No letter to {name}: you meet them later. Draft again afterwards.", dim=True)


def _drafts(options: dict[str, Any]) -> tuple[tuple[LetterDraft, ...], tuple[str, ...]]:
    from finalist.journeys.close import LetterDetails, draft_letters, not_met, round_of

    if not options["notes"] and not options["invite"]:
        raise UserError("There is nothing to write from.", "Give notes with --notes, the invitation with --invite.")
    now = clock.parse_now(options["now"]) if options["now"] else clock.now()
    found = round_of(papers_of(options, now))
    details = LetterDetails(
        to=options["to"], email=options["email"], sender=options["sender"], words=options["words"].strip(),
        deadline=_day(options["deadline"]), until=_day(options["until"]),
    )  # fmt: skip
    made = draft_letters(
        found.notes, found.invitation, found.stories, found.documents, kind=options["kind"], tone=options["tone"],
        now=now, details=details,
    )  # fmt: skip
    if not made:
        raise UserError("Nobody was met yet.", "Give the notes of a round, or draft again after the meeting (--now).")
    return made, not_met(found.notes, found.invitation, now) if options["kind"] == "thank-you" else ()


def papers_of(options: dict[str, Any], now: datetime) -> Any:
    """The papers that the options name, read; what was wrong with them on standard error."""
    from finalist.cli.planning import input_files, register_in
    from finalist.journeys.continuity import read_papers, without_withheld

    papers = without_withheld(read_papers(input_files(options, MANY), now), register_in(options["facts"]))
    for problem in papers.problems:
        if problem.severity != "info":
            aside(str(problem), fg="yellow")
    return papers


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise UserError(f"“{text}” is not a day.", "Write it like 2026-12-18.") from None


def _names(drafts: tuple[LetterDraft, ...]) -> list[str]:
    """A file name for each, from kind and person, none twice."""
    names: list[str] = []
    for draft in drafts:
        plain = unicodedata.normalize("NFKD", draft.person).encode("ascii", "ignore").decode().lower()
        stem = "-".join(part for part in (draft.kind, re.sub(r"[^a-z0-9]+", "-", plain).strip("-")) if part)
        names.append(f"{stem}.eml" if f"{stem}.eml" not in names else f"{stem}-{len(names) + 1}.eml")
    return names


def _files(drafts: tuple[LetterDraft, ...], options: dict[str, Any]) -> dict[str, bytes]:
    from finalist.render.eml import letter_eml

    return {
        name: letter_eml(
            subject=draft.subject.text, body=draft.body, to_name=draft.person, to_email=draft.email,
            from_name=draft.signature, from_email=draft.sender_email,
        )
        for name, draft in zip(_names(drafts), drafts, strict=True)
    }  # fmt: skip


def _shown(draft: LetterDraft) -> dict[str, Any]:
    return {**draft.model_dump(mode="json"), "body": draft.body, "words": draft.words}
