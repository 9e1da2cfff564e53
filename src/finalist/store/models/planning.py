"""Plans as they were made, what the candidate did to them, and how far each concern has come."""

from django.db import models

from finalist.store.models.base import Owned
from finalist.store.models.opportunity import Opportunity, Person


class Plan(Owned):
    """One version of the game plan. The row's state is the truth; a job carries only its id.

    `inputs`: fingerprint of what it was asked to be made from, so that a plan older than its papers is known.
    """

    class State(models.TextChoices):
        """queued → working → ready | failed."""

        QUEUED = "queued"
        WORKING = "working"
        READY = "ready"
        FAILED = "failed"

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    step = models.CharField(max_length=200, blank=True)
    problem = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    inputs = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    body = models.JSONField(null=True, blank=True)
    upcoming = models.JSONField(default=list, blank=True)
    """What falls due by this plan (core/plan/upcoming.py), beside the body: Today reads it over all opportunities."""

    class Meta:
        constraints = [models.UniqueConstraint("opportunity", "number", name="plans_are_numbered")]


class PlanMark(Owned):
    """What the candidate did to one item of the plan; it survives replanning. `part`: question, ask, agenda …

    `item`: the item's id in the plan; `wording`: the candidate's own text for it, "" for ours.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="marks")
    part = models.CharField(max_length=20)
    item = models.CharField(max_length=120)
    done_at = models.DateTimeField(null=True, blank=True)
    hidden = models.BooleanField(default=False)
    place = models.FloatField(null=True, blank=True)
    wording = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("opportunity", "part", "item", name="one_mark_an_item")]


class ConcernState(Owned):
    """How far a concern has come: open → prepared → raised → closed. `history`: its moves, each with its day."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="concerns")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, default="open")
    answer = models.TextField(blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    landed = models.BooleanField(null=True, blank=True)
    history = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("opportunity", "key", name="one_state_a_concern")]
