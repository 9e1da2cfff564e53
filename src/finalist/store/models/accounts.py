"""The candidate, what they set, what they were typing, and the keys they gave to programs."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from finalist.core import clock
from finalist.store.ids import new_id
from finalist.store.models.base import Owned


class Candidate(AbstractUser):
    """The person who uses Finalist; the owner of every record. `settings` and `profile` are plain JSON objects."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    is_local = models.BooleanField(default=False)
    settings = models.JSONField(default=dict, blank=True)
    profile = models.JSONField(default=dict, blank=True)


class Draft(Owned):
    """What somebody had typed into a form and not sent yet. `key`: which form, for which row."""

    key = models.CharField(max_length=120)
    body = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint("owner", "key", name="one_draft_a_form")]


class ApiToken(Owned):
    """A key for a program: only its SHA-256 is kept. `scope`: read or write."""

    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10, default="read")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def is_live(self) -> bool:
        """Neither expired nor taken back."""
        return self.deleted_at is None and self.expires_at > clock.now()
