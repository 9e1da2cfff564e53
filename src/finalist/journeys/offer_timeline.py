"""From offer files and typed days to the timeline of competing offers. Values only."""

import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Any

from finalist.core.errors import InputProblems, Problem, UserError
from finalist.core.offers.timeline import Timeline, Waiting, day_text, timeline
from finalist.journeys.offer import offers_of


def timeline_of(
    files: Sequence[tuple[str, bytes]], deadlines: Sequence[str], expected: Sequence[str], today: date
) -> Timeline:
    """The timeline. deadlines, expected: “Company=2026-12-18”; an expected one may leave the day out.

    Raises UserError when nothing or no offer is given, InputProblems naming every day that can not be read.
    """
    wrong: list[Problem] = []
    found = [Waiting(offer.company, True, offer.deadline) for offer, _ in offers_of(files)]
    typed = [_typed(each, wrong) for each in deadlines]
    found = [each for each in found if each.name not in {name for name, _ in typed}]
    found += [Waiting(name, True, day) for name, day in typed]
    found += [Waiting(name, False, None, day) for name, day in (_typed(each, wrong) for each in expected)]
    if wrong:
        raise InputProblems(wrong)
    if not any(each.has_offer for each in found):
        raise UserError("There is no offer to set a time for.", "Name an offer file, or use --deadline COMPANY=DAY.")
    return timeline(found, today)


def _typed(written: str, wrong: list[Problem]) -> tuple[str, date | None]:
    name, _, day = written.partition("=")
    try:
        if not name.strip():
            raise ValueError
        return name.strip(), date.fromisoformat(day.strip()) if day.strip() else None
    except ValueError:
        message = f"“{written}” is not a company and a day. Write it like Windharp=2026-12-18."
        wrong.append(Problem("day", message, severity="error"))
        return name, None


def timeline_json(made: Timeline) -> dict[str, Any]:
    """The documented JSON of `offer timeline`."""
    return {
        "days": [{"day": str(day), "what": what, "company": name} for day, what, name in made.days],
        "advice": [line.text for line in made.advice],
        "extensions": [
            {"company": each.name, "days": each.days, "until": str(each.until), "answers_by_then": list(each.known)}
            for each in made.extensions
        ],
        "drafts": [{"to": each.to, "subject": each.subject, "body": each.body} for each in made.drafts],
    }


def timeline_text(made: Timeline, width: int = 96) -> str:
    """The timeline for people."""
    what = {"deadline": "your answer is due", "answer": "they should answer"}
    lines = [f"{day_text(day):17}{name}: {what[kind]}" for day, kind, name in made.days]
    for title, lines_of in (
        ("What to do", made.advice),
        ("If you ask for more days", [e.line for e in made.extensions]),
    ):
        if lines_of:
            lines += ["", title]
            for line in lines_of:
                lines += textwrap.wrap(line.text, width, initial_indent="  ", subsequent_indent="  ")
    for draft in made.drafts:
        lines += ["", f"To {draft.to}: {draft.subject}"]
        lines += textwrap.wrap(draft.body, width, initial_indent="  ", subsequent_indent="  ")
    return "\n".join(lines)
