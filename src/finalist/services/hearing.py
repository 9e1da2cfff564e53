"""Listening to takes: what the worker runs. Takes are queued, stopped and queued again in services/practice.py.

The row's state is the truth. Whoever claims it (one update that only one can win) listens; every later write names the
claim, so that a worker which lost its row writes nothing any more.
"""

from datetime import timedelta
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from finalist.core import clock
from finalist.core.documents.take import Transcript
from finalist.jobs.later import later
from finalist.journeys.listen import CannotListen, listen
from finalist.services import listening
from finalist.services.practice import HEAR, measure
from finalist.store.files import path_of
from finalist.store.models import Take

LEASE = timedelta(minutes=5)
"""How long a worker may be silent about a take before another one takes over. Renewed with every sign of progress."""
TRIES = 3
PAUSE = 0.4
"""Seconds between two writes of the progress. Convention: half of what a page waits before it asks again."""
LOOK_EVERY = 1.0
"""Seconds between two looks whether the take was cancelled."""


def hear(take_id: str) -> None:
    """Listen to the take if nobody else is at it. Called by the worker; harmless when called twice."""
    now = clock.now()
    free = Q(state=Take.State.WAITING) | Q(state=Take.State.LISTENING, lease_until__lt=now)
    claimed = Take.objects.filter(free, pk=take_id, attempts__lt=TRIES, deleted_at=None).update(
        state=Take.State.LISTENING,
        progress=0,
        trouble="",
        lease_until=now + LEASE,
        attempts=F("attempts") + 1,
        rev=F("rev") + 1,
    )
    if not claimed:
        return
    claim = _Claim(Take.objects.select_related("blob", "owner").get(pk=take_id))
    chosen = listening.choice_of(claim.take.owner)
    try:
        found = listen(
            path_of(str(claim.take.owner_id), claim.take.media),
            claim.take.media_type,
            language=claim.take.language,
            engine=chosen.asked,
            compute=chosen.compute,
            on_progress=claim.tell,
            cancelled=claim.is_lost,
        )
    except CannotListen as trouble:
        claim.fail(trouble.code)
    else:
        claim.keep(found)


class _Claim:
    """A take that is ours for this try."""

    def __init__(self, take: Take) -> None:
        self.take = take
        self._told = self._looked = float("-inf")

    def _ours(self) -> QuerySet[Any]:
        ours: QuerySet[Any] = Take.objects.filter(
            pk=self.take.pk, state=Take.State.LISTENING, attempts=self.take.attempts, deleted_at=None
        )
        return ours

    def tell(self, percent: int) -> None:
        """Write the progress for whoever watches, and hold on to the row."""
        if monotonic() - self._told >= PAUSE:
            self._told = monotonic()
            self._ours().update(progress=min(percent, 99), lease_until=clock.now() + LEASE)

    def is_lost(self) -> bool:
        """Whether somebody cancelled, deleted or took over the take meanwhile."""
        if monotonic() - self._looked < LOOK_EVERY:
            return False
        self._looked = monotonic()
        return not self._ours().exists()

    @transaction.atomic
    def keep(self, found: Transcript) -> None:
        """Transcript, measures and the end of the work, all at once or not at all."""
        kept = self._ours().update(
            transcript=found.model_dump(mode="json"),
            engine=found.engine,
            seconds=found.seconds,
            edited=False,
            state=Take.State.DONE,
            progress=100,
            lease_until=None,
            rev=F("rev") + 1,
            updated_at=clock.now(),
        )
        if kept:
            measure(Take.objects.select_related("owner").get(pk=self.take.pk))

    @transaction.atomic
    def fail(self, code: str) -> None:
        """Say why; an engine that broke down is tried again, at most three times in all."""
        again = code == "stopped" and self.take.attempts < TRIES
        state = Take.State.WAITING if again else Take.State.FAILED
        if not self._ours().update(
            state=state, trouble=code, progress=0, lease_until=None, rev=F("rev") + 1, updated_at=clock.now()
        ):
            return
        if again:
            later(HEAR, take_id=self.take.pk)
