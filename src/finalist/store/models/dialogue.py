"""What went back and forth: notes of the day, stories told, promises, letters, and what a meeting taught."""

from django.db import models

from finalist.core import clock
from finalist.store.models.base import Owned
from finalist.store.models.material import Blob, Story
from finalist.store.models.opportunity import Meeting, Opportunity, Person


class Note(Owned):
    """A line written during or after a meeting. `client_id` makes a phone's second try harmless.

    `kind`: as core NoteKind.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="notes")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="notes")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="notes")
    kind = models.CharField(max_length=16, default="other")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    client_id = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "opportunity", "at"])]
        constraints = [
            models.UniqueConstraint("owner", "client_id", condition=~models.Q(client_id=""), name="a_note_arrives_once")
        ]


class Telling(Owned):
    """A story told to somebody in a round. `landed`: how it was received, None when not said."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="tellings")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="tellings")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="heard")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    round = models.PositiveSmallIntegerField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    landed = models.BooleanField(null=True, blank=True)


class Commitment(Owned):
    """Something promised. `by`: me or them."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="commitments")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments")
    by = models.CharField(max_length=4, default="me")
    text = models.TextField()
    due = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    blob = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    """The thing that was promised, where it is a file."""


class Letter(Owned):
    """An e-mail draft or one that was sent. `state`: draft, ready, sent; `kind`: as core documents/letter.py.

    `made`: the draft as it was made (the JSON of a LetterDraft), each sentence with what it rests on; {} for one's own;
    `checked`: what the last check found (services/checking.py).
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="letters")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    kind = models.CharField(max_length=20, default="thank-you")
    tone = models.CharField(max_length=12, default="warm")
    made = models.JSONField(default=dict, blank=True)
    checked = models.JSONField(default=dict, blank=True)
    encloses = models.ManyToManyField(Commitment, blank=True, related_name="enclosed_in")
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    state = models.CharField(max_length=6, default="draft")
    due_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)


class Reflection(Owned):
    """What a meeting taught, in the candidate's words. `rating`: their own, 1 to 5."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="reflections")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
