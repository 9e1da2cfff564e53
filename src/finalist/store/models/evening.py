"""The evening of a meeting: how far its close-out has come."""

from django.db import models

from finalist.store.models.base import Owned
from finalist.store.models.opportunity import Meeting


class CloseOut(Owned):
    """The close-out of one meeting. `steps`: codes of those that were saved; `ended_at`: when the last one was.

    What the steps gave is kept as rows of its own kind; this row only says where to go on.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="close_outs")
    steps = models.JSONField(default=list, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("meeting", name="one_close_out_a_meeting")]
