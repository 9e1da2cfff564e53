"""After the day: one's own mail account, letters on their way, news one could share, people who vouch for one."""

from django.db import models

from finalist.store.models.base import Owned
from finalist.store.models.dialogue import Letter
from finalist.store.models.opportunity import Person


class MailAccount(Owned):
    """Where mail is sent from and drafts are put. The password is never here: in the system's keyring, or nowhere.

    `security`: as post/server.py; an empty host: that half is not used. `keeps_password`: the keyring has it.
    """

    address = models.EmailField(max_length=254)
    user = models.CharField(max_length=254, blank=True)
    smtp_host = models.CharField(max_length=253, blank=True)
    smtp_port = models.PositiveIntegerField(default=465)
    smtp_security = models.CharField(max_length=8, default="tls")
    imap_host = models.CharField(max_length=253, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(max_length=8, default="tls")
    drafts = models.CharField(max_length=200, blank=True)
    keeps_password = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("owner", name="one_mail_account")]


class Sending(Owned):
    """One way of one letter out of here, as it was when the person clicked. The row's state is the truth.

    waiting → going → handing → sent | failed | unknown; waiting → stopped | missed. `handing` is written before the
    letter's text is: a row left in it may have gone out, and only a person can say (then `sent` or `failed`).
    """

    class State(models.TextChoices):
        """See above."""

        WAITING = "waiting"
        GOING = "going"
        HANDING = "handing"
        SENT = "sent"
        FAILED = "failed"
        UNKNOWN = "unknown"
        STOPPED = "stopped"
        MISSED = "missed"

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="sendings")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    at = models.DateTimeField()
    to_name = models.CharField(max_length=200, blank=True)
    to_email = models.CharField(max_length=254)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    message_id = models.CharField(max_length=254, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "letter",
                condition=models.Q(state__in=["waiting", "going", "handing", "unknown", "missed"]),
                name="one_way_out_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["state", "at"])]


class News(Owned):
    """Something new about oneself that one could share; `told`: who knows it already."""

    text = models.TextField()
    happened_on = models.DateField(null=True, blank=True)
    told = models.ManyToManyField(Person, blank=True, related_name="knows")


class Referee(Owned):
    """Somebody who may be named as a reference. `state`: to-ask, asked, agreed, declined; `speaks_to`: competencies."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="vouches")
    relation = models.CharField(max_length=200, blank=True)
    speaks_to = models.JSONField(default=list, blank=True)
    can_say = models.TextField(blank=True)
    state = models.CharField(max_length=8, default="to-ask")

    class Meta:
        constraints = [models.UniqueConstraint("person", name="one_reference_a_person")]
