"""A workspace with one row of every kind, the same text in every field that holds words: what walks look for."""

import contextlib
from datetime import date
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "nurse"
PAPERS = {"posting": "posting.md", "invitation": "invite.eml", "resume": "resume.md", "notes": "round1.md"}
CODES = {"kind", "state", "scope", "stage", "outcome", "medium", "format", "origin", "by", "zone", "family", "part"}
"""Fields that hold a code or a name of the program's own, never words of a person."""
DAY = date(2026, 11, 23)


def _resume(text: str) -> dict[str, Any]:
    """A JSON Resume with the text in every part that a form or a page shows."""
    entry = {"name": text, "position": text, "summary": text, "highlights": [text, f"{text} 2"], "startDate": "2020"}
    return {
        "basics": {"name": text, "label": text, "summary": text, "location": {"city": text},
                   "profiles": [{"network": text, "username": text}]},
        "work": [entry], "education": [{"institution": text, "area": text, "courses": [text]}],
        "skills": [{"name": text, "keywords": [text]}], "certificates": [{"name": text, "issuer": text}],
        "languages": [{"language": text, "fluency": text}], "references": [{"name": text, "summary": text}],
        "unplaced": [text], "meta": {"finalist": {"summaries": [text]}},
    }  # fmt: skip


DOCUMENTS: dict[tuple[str, str], Any] = {
    ("Resume", "body"): _resume,
    ("Resume", "report"): lambda text: [{"code": "unplaced-text", "message": text, "severity": "info", "field": text}],
    ("ResumeVersion", "body"): lambda text: _resume(f"{text} then"),
}
"""Fields that hold a whole document, and one with the text in it."""


def fill(owner: Any, text: str, url: str = "https://example.org/") -> dict[str, Any]:
    """One row of every kind for `owner`, by the model's name. Papers are read and a plan is made for real."""
    from django.apps import apps

    from finalist.services import opportunities, papers, planning
    from finalist.store.models.base import Owned

    opportunity = opportunities.begin(owner, company=text, role=text)
    for kind, name in PAPERS.items():
        data = (EXAMPLE / name).read_bytes()
        with contextlib.suppress(UnicodeDecodeError):
            data = _planted(data.decode(), text).encode()
        papers.add(owner, opportunity, kind, f"{text}{name}"[:255], data)
    rows: dict[str, Any] = {"Opportunity": opportunity}
    _dress(opportunity, text, url).save()
    rows["Plan"] = planning.request_plan(owner, opportunity.pk)
    for kind in apps.get_app_config("store").get_models():
        if not issubclass(kind, Owned) or kind.__name__ == "ApiToken":
            continue
        there = kind.objects.filter(owner=owner).first()
        if there is None:
            there = _new(kind, owner, text, url, rows)
        elif kind.__name__ not in {"Opportunity", "Blob", "Plan", "Paper", "Event"}:
            _dress(there, text, url).save()
        rows[kind.__name__] = there
    _practised(rows, text)
    return rows


def _practised(rows: dict[str, Any], text: str) -> None:
    """An answer that was really given, measured and asked on, with the text in everything that holds words."""
    from finalist.core.documents.take import typed
    from finalist.services import practice
    from finalist.store import files

    drill, take = rows["Drill"], rows["Take"]
    drill.deck = files.keep(drill.owner, [_one_slide()], "application/pdf", limit=10**6)
    take.blob = files.keep(take.owner, [_one_second()], "audio/wav", limit=10**6)
    take.video = files.keep(take.owner, [b"\x1aE\xdf\xa3 webm"], "video/webm", limit=10**6)
    drill.items = [{"question_id": "adapt-plan-collapsed", "text": text, "who": text, "competencies": ["learning"],
                    "family": "past", "person": rows["Person"].pk, "rubric": [text]}]  # fmt: skip
    drill.save()
    said = f"{text} In May 2024 I called the bank, because {text} was full. Complaints fell from 9 to 3. {text}"
    take.transcript, take.state, take.nth = typed(said[:3_000]).model_dump(mode="json"), "done", 1
    take.self_rating = {"marks": {"learning": 3}, "thought": text}
    take.save()
    rows["Take"] = practice.measure(take)
    rows["Rating"].scores = {"learning": 4}
    rows["Rating"].save()


def _one_second() -> bytes:
    """A WAV file of one second."""
    import io
    import wave

    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16000)
        sound.writeframes(b"\x00\x10\x00\xf0" * 8000)
    return out.getvalue()


def _one_slide() -> bytes:
    import typst

    made: bytes = typst.compile(b"A slide", format="pdf")
    return made


def _new(kind: Any, owner: Any, text: str, url: str, rows: dict[str, Any]) -> Any:
    """A row of `kind`; the rows it needs are taken from `rows` or made."""
    from django.db.models import ForeignKey

    row = _dress(kind(owner=owner), text, url)
    for field in kind._meta.get_fields():
        if not isinstance(field, ForeignKey) or field.name == "owner" or field.related_model is kind:
            continue
        needed = field.related_model.__name__
        if needed not in rows:
            there = field.related_model.objects.filter(owner=owner).first()
            rows[needed] = there or _new(field.related_model, owner, text, url, rows)
        setattr(row, field.name, rows[needed])
    row.save(force_insert=True)
    for field in kind._meta.many_to_many:
        if field.related_model.__name__ in rows:
            getattr(row, field.name).add(rows[field.related_model.__name__])
    return row


def _dress(row: Any, text: str, url: str) -> Any:
    """Words into every field for words, something fitting into those that must have a value."""
    from django.db import models

    from finalist.core import clock

    for field in row._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) or field.primary_key or field.name in CODES:
            continue
        if (type(row).__name__, field.name) in DOCUMENTS:
            setattr(row, field.name, DOCUMENTS[type(row).__name__, field.name](text))
        if isinstance(field, models.URLField) or field.name in {"link", "url"}:
            setattr(row, field.name, url[: field.max_length])
        elif isinstance(field, models.EmailField):
            setattr(row, field.name, "someone@example.org")
        elif isinstance(field, models.TextField) or (isinstance(field, models.CharField) and field.max_length >= 100):
            setattr(row, field.name, text[: field.max_length])
        elif isinstance(field, models.DateTimeField) and not field.null and not getattr(row, field.name, None):
            setattr(row, field.name, clock.now())
        elif isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
            setattr(row, field.name, DAY)
        elif isinstance(field, models.IntegerField) and not field.null and getattr(row, field.name) is None:
            setattr(row, field.name, 1)
        elif isinstance(field, models.BooleanField) and getattr(row, field.name) is None and not field.null:
            setattr(row, field.name, True)
    if hasattr(row, "zone") and not row.zone:
        row.zone = "Europe/Berlin"
    return row


def _planted(document: str, text: str) -> str:
    """The text at the end of some lines of a document, where a reader may take it for a part of a field."""
    lines = document.split("\n")
    body = next((index for index, line in enumerate(lines) if not line.strip()), 0)
    return "\n".join(f"{line} {text}" if index > body and line.strip() and index % 3 == 0 else line
                     for index, line in enumerate(lines))  # fmt: skip
