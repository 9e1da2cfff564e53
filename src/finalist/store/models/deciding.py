"""Towards a decision: talks about pay that were rehearsed, and what one means to ask for."""

from django.db import models

from finalist.store.models.base import Owned
from finalist.store.models.opportunity import Opportunity


class Rehearsal(Owned):
    """One rehearsed talk: its scenario as it was then, the seed, and every line that was typed; the rest is played
    again from these. `state`: open, agreed, declined, lost, ended; `result`: what the list of them shows.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="rehearsals")
    title = models.CharField(max_length=200)
    scenario = models.JSONField(default=dict)
    seed = models.PositiveIntegerField(default=1)
    turns = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, default="open")
    result = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "opportunity", "created_at"])]


class PayWish(Owned):
    """What the candidate would take and aims at, for one opportunity. `given`: the fields of the form as typed."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="pay_wishes")
    given = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("opportunity", name="one_wish_an_opportunity")]
