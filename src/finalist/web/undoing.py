"""“Deleted. Undo”: remembered in the session until the next page has offered it."""

from django.http import HttpRequest

from finalist.store.models.base import Owned


def offer_undo(request: HttpRequest, row: Owned, said: str) -> None:
    """Let the next page offer to bring the row back. `said`: what was done, for people."""
    request.session["undo"] = {"kind": row._meta.model_name, "id": row.pk, "said": said}
