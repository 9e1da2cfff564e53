"""What every row has: an owner, a revision that a stale save is recognised by, and a way back from deletion."""

from typing import Any, Self

from django.conf import settings
from django.db import models

from finalist.core import clock
from finalist.store.ids import new_id


class OwnedRows(models.QuerySet[Any]):
    """Rows of a kind, always asked for on behalf of somebody."""

    def of(self, owner: Any) -> Self:
        """What `owner` has and has not thrown away."""
        return self.filter(owner=owner, deleted_at=None)

    def thrown_away(self, owner: Any) -> Self:
        """What `owner` deleted and may still bring back."""
        return self.filter(owner=owner).exclude(deleted_at=None)


class Owned(models.Model):
    """A row that belongs to one candidate. `rev` counts saves; `deleted_at` is set by deleting, cleared by undo."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    rev = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedRows.as_manager()

    class Meta:
        abstract = True
