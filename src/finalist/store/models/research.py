"""What was found out about a company, what people there did, and what they really asked."""

from django.db import models

from finalist.store.models.base import Owned
from finalist.store.models.material import Blob, Story
from finalist.store.models.opportunity import Meeting, Opportunity, Person


class Finding(Owned):
    """One thing found out. `topic`: a prompt of the Research tab; `quote`: the words it rests on; `known` is False
    for something still to find out."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="findings")
    topic = models.CharField(max_length=40)
    text = models.TextField()
    quote = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)
    found_on = models.DateField(null=True, blank=True)
    known = models.BooleanField(default=True)
    blob = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class Observation(Owned):
    """Something said or done that speaks for or against one of the candidate's values."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="observations")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    value = models.CharField(max_length=120)
    speaks_for = models.BooleanField()
    text = models.TextField()
    seen_on = models.DateField()


class AskedQuestion(Owned):
    """A question of the candidate's own, or one that was really asked. `origin`: own, asked, saved.

    Of one that was asked: in which `meeting`, the `story` it was answered with, and the candidate's own `rating` of
    that answer, 1 to 5.
    """

    opportunity = models.ForeignKey(
        Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="asked_questions"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="asked")
    text = models.TextField()
    origin = models.CharField(max_length=6, default="own")
    bank_id = models.CharField(max_length=40, blank=True)
    family = models.CharField(max_length=20, blank=True)
    competencies = models.JSONField(default=list, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
