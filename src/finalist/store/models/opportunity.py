"""One job at one company: its papers, meetings, people and offers, and what happened to it."""

from django.db import models

from finalist.core import clock
from finalist.store.models.base import Owned
from finalist.store.models.material import Blob


class Stage(models.TextChoices):
    """Where an opportunity stands, in the order of the board."""

    INVITED = "invited"
    PREPARING = "preparing"
    MET = "met"
    WAITING = "waiting"
    OFFER = "offer"
    CLOSED = "closed"


class Outcome(models.TextChoices):
    """How a closed opportunity ended."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SILENCE = "silence"


class Opportunity(Owned):
    """One job at one company, from invitation to answer. `next_at`: the next meeting, kept for sorting."""

    company = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.INVITED)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    outcome_reason = models.TextField(blank=True)
    outcome_stage = models.CharField(max_length=12, blank=True)
    """How far it had come when it ended: a Stage."""
    feedback = models.TextField(blank=True)
    """What they said when asked why."""
    reapply_on = models.DateField(null=True, blank=True)
    place = models.FloatField(default=0)
    round = models.PositiveSmallIntegerField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    hours = models.FloatField(default=6)
    next_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    """The day by which the company should answer, as the candidate was told."""
    archived_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "deleted_at", "archived_at", "stage"])]


class Paper(Owned):
    """Something that was handed in, and what was read from it. No opportunity: the candidate's own (a résumé).

    `source` and `document`: the JSON of core documents; `corrections`: JSON pointer → the value the candidate gave;
    `problems`: what the reader could not use.
    """

    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=255)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    source = models.JSONField(null=True, blank=True)
    document = models.JSONField(null=True, blank=True)
    problems = models.JSONField(default=list, blank=True)
    corrections = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "opportunity", "kind"])]


class Person(Owned):
    """Somebody met or to be met. `stake`: id in the knowledge; `stake_given`: the candidate said so."""

    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=50, blank=True)
    company = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    stake = models.CharField(max_length=40, blank=True)
    stake_given = models.BooleanField(default=False)
    pronounced = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    next_touch = models.DateField(null=True, blank=True)
    next_why = models.TextField(blank=True)
    strength = models.CharField(max_length=8, blank=True)
    """How well one knows them: close, warm, met; "" when not said."""
    photo = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opportunities = models.ManyToManyField(Opportunity, blank=True, related_name="people")
    card_uid = models.CharField(max_length=120, blank=True)
    """UID of the vCard it came from or goes out as; stable over exports."""

    class Meta:
        indexes = [models.Index(fields=["owner", "deleted_at", "name"])]


class Meeting(Owned):
    """One slot of a round. `state`: set, slot (offered), cancelled; `uid`: its place in the plan; `invited_as`,
    `sequence`: UID and SEQUENCE of the invitation's calendar entry (RFC 5545), "" and 0 without one.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="meetings")
    round = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)
    start = models.DateTimeField()
    end = models.DateTimeField(null=True, blank=True)
    whole_day = models.BooleanField(default=False)
    zone = models.CharField(max_length=64)
    medium = models.CharField(max_length=10, default="unknown")
    format = models.CharField(max_length=14, default="unknown")
    where = models.CharField(max_length=500, blank=True)
    link = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, default="set")
    uid = models.CharField(max_length=255, blank=True)
    invited_as = models.CharField(max_length=230, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    people = models.ManyToManyField(Person, blank=True, related_name="meetings")

    class Meta:
        indexes = [models.Index(fields=["owner", "start"])]


class Offer(Owned):
    """One offer, kept as the YAML of DESIGN.md section 5 (`text`), with what Today needs of it beside."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="offers")
    name = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    deadline = models.DateField(null=True, blank=True)


class Event(Owned):
    """Something that happened: what the History tab tells. `values` fill the verb's sentence."""

    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=clock.now)
    verb = models.CharField(max_length=40)
    values = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["opportunity", "at"])]
