"""Practice aloud: sittings, answers with their recordings, what others thought of them, and what is due again."""

from django.db import models

from finalist.store.models.base import Owned
from finalist.store.models.material import Blob
from finalist.store.models.opportunity import Opportunity, Person


class Drill(Owned):
    """One sitting. `kind`: due, person, panel, concern, presentation, role-play, question.

    `items`: its questions in order, each {question_id, text, person, competencies} (services/drills.py);
    `competency_guess`: place in `items` → competency the candidate took it to be about, before answering;
    `deck`: the PDF of a presentation, `options`: seconds a slide and the like.
    """

    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="drills")
    kind = models.CharField(max_length=12, default="question")
    title = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    competency_guess = models.JSONField(default=dict, blank=True)
    items = models.JSONField(default=list, blank=True)
    options = models.JSONField(default=dict, blank=True)
    deck = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "deleted_at", "created_at"])]


class Take(Owned):
    """One answer given aloud or typed. The row's state is the truth; a job carries only its id.

    `parent`: the answer that a probe followed up, with `probe_id`; `place`: which item of the drill it answers;
    `transcript` and `review`: JSON of core documents, None until there is one; `edited`: the candidate mended the
    transcript; `probes`: follow-up questions put after it, each {id, text, why}; `self_rating`: what they gave
    themselves before they saw the review; `camera`: facts from the browser, kept only when asked; `trouble`: code of
    why it failed; `client_id`: makes a second upload harmless.
    """

    class State(models.TextChoices):
        """waiting → listening → done | failed | cancelled. Typed takes are done at once."""

        WAITING = "waiting"
        LISTENING = "listening"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    class Medium(models.TextChoices):
        """How the answer came."""

        AUDIO = "audio"
        VIDEO = "video"
        TYPED = "typed"
        IMPORTED = "imported"

    drill = models.ForeignKey(Drill, null=True, blank=True, on_delete=models.SET_NULL, related_name="takes")
    place = models.PositiveSmallIntegerField(default=0)
    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="takes")
    question_id = models.CharField(max_length=80, blank=True)
    question = models.TextField(blank=True)
    nth = models.PositiveSmallIntegerField(default=1)
    """Which answer to this question it is, from 1: moments are kept to the second only."""
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="follow_ups")
    probe_id = models.CharField(max_length=80, blank=True)
    medium = models.CharField(max_length=8, choices=Medium.choices, default=Medium.TYPED)
    blob = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The sound (or an imported file) in the workspace's files."""
    video = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    media_type = models.CharField(max_length=80, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    language = models.CharField(max_length=12, default="en")
    client_id = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=40, blank=True)
    engine = models.CharField(max_length=90, blank=True)
    transcript = models.JSONField(null=True, blank=True)
    edited = models.BooleanField(default=False)
    review = models.JSONField(null=True, blank=True)
    probes = models.JSONField(default=list, blank=True)
    self_rating = models.JSONField(null=True, blank=True)
    camera = models.JSONField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "deleted_at", "question_id", "created_at"]),
            models.Index(fields=["owner", "opportunity", "created_at"]),
            models.Index(fields=["state", "lease_until"]),
        ]
        constraints = [
            models.UniqueConstraint("owner", "client_id", condition=~models.Q(client_id=""), name="a_take_arrives_once")
        ]

    @property
    def media(self) -> str:
        """SHA-256 of the sound, "" without one; the bytes lie at store/files.py: path_of(owner, media)."""
        return self.blob.sha256 if self.blob else ""


class TakeComment(Owned):
    """A remark at a moment of a take. `at`: seconds from its start, None for the whole; `by`: "" is the candidate."""

    take = models.ForeignKey(Take, on_delete=models.CASCADE, related_name="comments")
    at = models.FloatField(null=True, blank=True)
    text = models.TextField()
    by = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=64, blank=True)
    """As Rating.source: which filled bundle it came with."""

    class Meta:
        indexes = [models.Index(fields=["take", "at"])]


class Rating(Owned):
    """What a friend gave a take. `scores`: competency or part of the rubric → 1 to 5; `source`: which filled bundle
    it came with, so that reading the same file twice changes nothing."""

    take = models.ForeignKey(Take, on_delete=models.CASCADE, related_name="ratings")
    by = models.CharField(max_length=100)
    scores = models.JSONField(default=dict, blank=True)
    text = models.TextField(blank=True)
    rated_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("owner", "source", condition=~models.Q(source=""), name="a_rating_arrives_once")
        ]


class RecallCard(Owned):
    """When to practise what again. `kind`: question or story; `key`: the question's id or the story's;
    `state`: what the schedule needs (core/recall); `opportunity`: whose interview it is practised for.
    """

    kind = models.CharField(max_length=8, default="question")
    key = models.CharField(max_length=80)
    title = models.TextField(blank=True)
    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="cards")
    state = models.JSONField(default=dict, blank=True)
    due_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "deleted_at", "due_at"])]
        constraints = [models.UniqueConstraint("owner", "kind", "key", name="one_card_a_question")]
