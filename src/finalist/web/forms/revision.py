"""The revision a form was made from: what a stale save is recognised by."""

from django.http import QueryDict


def revision(sent: QueryDict) -> int | None:
    """The form's hidden `rev`; None when it carries none."""
    given = sent.get("rev", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None
