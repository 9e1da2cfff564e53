"""The fields of a paper as they come back: what the candidate changed, and what they struck out."""

from django.http import QueryDict

from finalist.core.reading import fields_of
from finalist.store.models import Paper

DROP = "drop:"
TEXT = "field:"


def corrections_of(paper: Paper, sent: QueryDict) -> dict[str, str | None]:
    """JSON pointer → new text, None for what was struck out. Only fields the paper really has are looked at."""
    fields = fields_of(paper.kind, paper.document or {})
    wanted: dict[str, str | None] = {
        field.pointer: str(sent[TEXT + field.pointer]) for field in fields if TEXT + field.pointer in sent
    }
    shown = sent.getlist("shown")
    for field in fields:
        if field.drop and field.drop in shown:
            wanted[field.drop] = None if DROP + field.drop in sent else ""
    return wanted
