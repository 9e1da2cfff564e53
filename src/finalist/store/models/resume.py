"""Résumés that are written here: the document as JSON Resume, how it looks, and every version it had."""

from django.db import models

from finalist.store.models.base import Owned
from finalist.store.models.material import Blob
from finalist.store.models.opportunity import Opportunity


class Resume(Owned):
    """One résumé. No opportunity: one of the candidate's own; else the version for that opportunity.

    `body`: JSON Resume v1 with every key that was given; `look`: services/resume_look.py; `step`: number of the version
    that `body` is; `report`: what an import did not understand; `changes`: tailoring, each with its state
    (core/resume/changes.py); `in_use`: plans are made from it where an opportunity has no version of its own.
    """

    name = models.CharField(max_length=200)
    opportunity = models.ForeignKey(
        Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="resumes"
    )
    body = models.JSONField(default=dict, blank=True)
    look = models.JSONField(default=dict, blank=True)
    step = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=list, blank=True)
    changes = models.JSONField(default=list, blank=True)
    made_from = models.CharField(max_length=16, blank=True)
    """Id of the résumé a version was copied from; the diff against the master is made with it."""
    photo = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    source = models.ForeignKey(Blob, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    source_name = models.CharField(max_length=255, blank=True)
    field = models.CharField(max_length=40, blank=True)
    """Whose examples are shown: an id of the examples by field, "" for none."""
    in_use = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["owner", "opportunity", "updated_at"])]


class ResumeVersion(Owned):
    """A résumé as it was after one save. `parent`: number of the version it was made from, 0 for the first.

    `name`: given by the candidate, "" for one that only undo goes back to; `part`: what was changed.
    """

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    parent = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=120, blank=True)
    part = models.CharField(max_length=20, blank=True)
    body = models.JSONField(default=dict, blank=True)
    look = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("resume", "number", name="versions_are_numbered")]
