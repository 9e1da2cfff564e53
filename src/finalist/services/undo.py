"""Taking a deletion back: for every kind of row that can be thrown away."""

from typing import Any

from django.apps import apps

from finalist.services import example
from finalist.store.access import NotThere
from finalist.store.models import Opportunity
from finalist.store.models.base import Owned
from finalist.store.saving import bring_back


def undo(owner: Any, kind: str, row_id: str) -> Owned:
    """Bring back what was thrown away. `kind`: the model's name. Raises NotThere for anything else."""
    try:
        model = apps.get_model("store", kind)
    except LookupError:
        raise NotThere from None
    if not issubclass(model, Owned):
        raise NotThere
    thrown = model.objects.thrown_away(owner).filter(pk=row_id).first()
    row = bring_back(model, owner, row_id)
    if isinstance(row, Opportunity) and row.is_example and thrown:
        example.bring_back_rest(owner, thrown.deleted_at)
    return row
