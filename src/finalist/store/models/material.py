"""The candidate's own material, used by every opportunity: files, stories, confirmed facts, values, work samples."""

from django.db import models

from finalist.store.models.base import Owned


class Blob(Owned):
    """Bytes kept under their SHA-256 in the workspace's folder (store/files.py)."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint("owner", "sha256", name="bytes_kept_once")]


class Story(Owned):
    """One story as Markdown in the candidate's words. `competencies`, `situations`: ids the candidate gave it."""

    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    competencies = models.JSONField(default=list, blank=True)
    situations = models.JSONField(default=list, blank=True)
    """What happens in it, the main one first: ids of core/knowledge."""
    happened_on = models.CharField(max_length=10, blank=True)
    """ISO 8601 to the known precision: 2024, 2024-05, 2024-05-17; "" when not said."""
    is_example = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["owner", "deleted_at", "title"])]

    @property
    def labels(self) -> list[str]:
        """Everything the candidate said it is good for, as the reader of stories knows it."""
        kept = (self.competencies, self.situations)
        return [str(one) for given in kept if isinstance(given, list) for one in given]


class FactMark(Owned):
    """What the candidate said of a fact: confirmed, cannot-confirm, retracted. It outlives the text it stands in."""

    statement = models.TextField()
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=20)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("owner", "fingerprint", name="one_word_on_a_fact")]


class FactSheet(Owned):
    """What was read of all the candidate's papers at once, by the worker. The row's state is the truth.

    `inputs`: fingerprint of what it was read from; `body`: papers, facts and contradictions (services/facts.py).
    """

    state = models.CharField(max_length=8, default="queued")
    problem = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    inputs = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    body = models.JSONField(null=True, blank=True)


class OwnValue(Owned):
    """A value the candidate holds. `entry`: id in the knowledge, "" for one of their own; `place`: rank from 1."""

    name = models.CharField(max_length=120)
    entry = models.CharField(max_length=80, blank=True)
    place = models.PositiveIntegerField(default=0)
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class ValueChoice(Owned):
    """One answer to “which of these two matters more?”."""

    chosen = models.ForeignKey(OwnValue, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(OwnValue, on_delete=models.CASCADE, related_name="+")


class WorkSample(Owned):
    """A piece of work to show. `shows`: the requirement it proves; `keep_out`: what must not be shown of it."""

    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    shows = models.TextField(blank=True)
    keep_out = models.TextField(blank=True)
    blob = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    thumbnail = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
