"""The part of an export that people and other programs read: Markdown, a calendar of meetings, address cards."""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from finalist.core.documents.gameplan import GamePlan
from finalist.core.plan.marked import marked
from finalist.render.markdown import plan_markdown
from finalist.services.contacts import export_cards

Rows = dict[str, list[Any]]

README = """# Your Finalist workspace

Everything you kept, as files. `opportunities`, `stories`, `people`, `resumes` and `practice` are for reading;
`files` holds what you handed in and recorded, as it was. `rows` holds every row with every field: that is what
`finalist import` reads.
"""


def readable(rows: Rows, files: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the readable files. `files`: SHA-256 → where the bytes lie in the export."""
    yield "README.md", README.encode()
    for story in rows["Story"]:
        yield f"stories/{file_name(story.title, story.pk)}.md", _text([_story(story)])
    for person in rows["Person"]:
        yield f"people/{file_name(person.name, person.pk)}.vcf", _card(person)
    for resume in rows["Resume"]:
        yield f"resumes/{file_name(resume.name, resume.pk)}.json", _resume(resume)
    for take in rows["Take"]:
        yield f"practice/{file_name(f'{take.created_at:%Y-%m-%d} {take.question}', take.pk)}.md", _text([_take(take)])
    for opportunity in rows["Opportunity"]:
        folder = f"opportunities/{file_name(f'{opportunity.company} {opportunity.role}', opportunity.pk)}"
        own = {kind: [row for row in found if getattr(row, "opportunity_id", None) == opportunity.pk]
               for kind, found in rows.items()}  # fmt: skip
        names = {person.pk: person.name for person in rows["Person"]}
        yield f"{folder}/opportunity.md", _text(_opportunity(opportunity, own, files))
        plan = _plan(own)
        if plan:
            yield f"{folder}/plan.md", plan
        if own["Note"]:
            yield f"{folder}/notes.md", _text(_notes(own["Note"], names))
        if own["Meeting"]:
            yield f"{folder}/meetings.ics", _calendar(own["Meeting"])
        for letter in own["Letter"]:
            yield f"{folder}/letters/{file_name(letter.subject, letter.pk)}.md", _text([_letter(letter, names)])
        for offer in own["Offer"]:
            yield f"{folder}/offers/{file_name(offer.name, offer.pk)}.yaml", _text([offer.text])


def file_name(words: str, mark: str) -> str:
    """A name that any system stores: letters and figures of the words, the row's mark, the ending if there is one."""
    ending = PurePosixPath(words.replace("\\", "/")).suffix.lower()
    ending = ending if re.fullmatch(r"\.[a-z0-9]{1,5}", ending) else ""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", words[: len(words) - len(ending)]).strip("-").lower()[:40].strip("-")
    return f"{stem}-{mark}{ending}" if stem else f"{mark}{ending}"


def _text(parts: list[str]) -> bytes:
    return ("\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n").encode("utf-8", "replace")


def _front(**values: Any) -> str:
    # JSON strings and lists are YAML too, whatever stands in them.
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}"
        for key, value in values.items()
        if value not in ("", [])
    ]
    return "\n".join(["---", *lines, "---"])


def _story(story: Any) -> str:
    front = _front(title=story.title, competencies=story.labels, date=story.happened_on)
    return f"{front}\n\n# {story.title}\n\n{story.text}"


def _resume(row: Any) -> bytes:
    """The document as any program that knows JSON Resume reads it."""
    return (json.dumps(row.body, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _take(take: Any) -> str:
    said = take.transcript.get("words", []) if isinstance(take.transcript, dict) else []
    words = [str(word.get("text", "")) for word in said if isinstance(word, dict)] if isinstance(said, list) else []
    front = _front(at=f"{take.created_at:%Y-%m-%d %H:%M}", medium=take.medium, listened_by=take.engine)
    return f"{front}\n\n# {_line(take.question)}\n\n{' '.join(words)}"


def _letter(letter: Any, names: dict[str, str]) -> str:
    to = names.get(letter.person_id, "")
    return f"{_front(kind=letter.kind, state=letter.state, to=to, subject=letter.subject)}\n\n{letter.body}"


def _opportunity(row: Any, own: Rows, files: dict[str, str]) -> list[str]:
    title = ", ".join(part for part in (row.role, row.company) if part) or "An opportunity"
    front = _front(company=row.company, role=row.role, stage=row.stage, outcome=row.outcome, url=row.url, zone=row.zone)
    papers = [f"- {each.kind}: [{_line(each.name)}](../../{files[each.blob.sha256]})" for each in own["Paper"]]
    return [
        f"{front}\n\n# {_line(title)}",
        row.outcome_reason,
        _listed("Papers", papers),
        _listed("Meetings", [f"- {each.start:%Y-%m-%d %H:%M} UTC: {_line(each.title)}" for each in own["Meeting"]]),
        _listed("Findings", [f"- {_line(each.text)}{_from(each.source)}" for each in own["Finding"]]),
        _listed(
            "Concerns", [f"- {_line(each.title)} ({each.state}): {_line(each.answer)}" for each in own["ConcernState"]]
        ),
        _listed("Promises", [f"- {each.by}: {_line(each.text)}" for each in own["Commitment"]]),
        _listed("Asked", [f"- {_line(each.text)}" for each in own["AskedQuestion"]]),
        _listed("What it taught", [f"- {_line(each.text)}" for each in own["Reflection"]]),
    ]


def _plan(own: Rows) -> bytes | None:
    """The newest plan in the candidate's order and words; None when there is none that can be read."""
    newest = max((row for row in own["Plan"] if row.body), key=lambda row: row.number, default=None)
    if newest is None:
        return None
    try:
        plan = GamePlan.model_validate(newest.body)
    except ValidationError:
        return None
    return plan_markdown(marked(plan, {(mark.part, mark.item): mark for mark in own["PlanMark"]}))


def _notes(notes: list[Any], names: dict[str, str]) -> list[str]:
    by_person: dict[str, list[str]] = {}
    for note in sorted(notes, key=lambda note: (note.at, note.pk)):
        by_person.setdefault(names.get(note.person_id, ""), []).append(f"- {note.at:%Y-%m-%d %H:%M} {_line(note.text)}")
    return ["# Notes", *(_listed(person or "No person named", lines) for person, lines in by_person.items())]


def _listed(title: str, lines: list[str]) -> str:
    return f"## {_line(title)}\n\n" + "\n".join(lines) if lines else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _from(source: str) -> str:
    return f" (from {_line(source)})" if source else ""


def _calendar(meetings: list[Any]) -> bytes:
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Finalist//Workspace//EN")
    calendar.add("version", "2.0")
    for row in meetings:
        event = icalendar.Event()
        event.add("uid", f"{row.pk}@finalist")
        event.add("dtstamp", row.updated_at)
        event.add("dtstart", row.start.date() if row.whole_day else row.start)
        if row.end and not row.whole_day and row.end > row.start:
            event.add("dtend", row.end)
        event.add("summary", _line(row.title))
        event.add("location", _line(row.where))
        event.add("sequence", row.sequence)
        event.add("status", "CANCELLED" if row.state == "cancelled" else "CONFIRMED")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _card(person: Any) -> bytes:
    return export_cards([person])
