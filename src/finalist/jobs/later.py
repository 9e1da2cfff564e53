"""later(use case, ids): run a service after the present transaction, in the worker.

Use cases are named as strings because services call us and we may not import them; only those on the list run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.db import transaction
from django_tasks import task

GAVE_UP = "This work stopped three times without an end. Try again; if it stops again, leave the largest paper out."


@dataclass(frozen=True, slots=True)
class Work:
    """How far a row's work is, in the words of its model (beside `attempts` and `lease_until`, which all have).

    waiting, working: its states before and while; trouble: the field that says why it failed, with `gave_up` after the
    last try; priority: −100 to 100, the higher the sooner.
    """

    model: str
    waiting: str = "queued"
    working: str = "working"
    trouble: str = "problem"
    gave_up: str = GAVE_UP
    priority: int = 0


USE_CASES: dict[str, Work] = {
    "finalist.services.planning.make_plan": Work("store.Plan"),
    "finalist.services.facts.read_facts": Work("store.FactSheet"),
    # A take is listened to for a while: nobody's plan waits behind a row of them.
    "finalist.services.hearing.hear": Work("store.Take", "waiting", "listening", "trouble", "gave-up", priority=-10),
}
"""Use case → the model whose row tells how far it is; its one id is the row's."""


@task()
def run(use_case: str, ids: dict[str, str]) -> None:
    """Call the use case with its ids. Raises ValueError for one that is not on the list."""
    if use_case not in USE_CASES:
        raise ValueError(f"{use_case} is not a use case that may run later")
    module, name = use_case.rsplit(".", 1)
    function: Callable[..., Any] = getattr(import_module(module), name)
    function(**ids)


def later(use_case: str, **ids: str) -> None:
    """Queue the use case once the transaction is committed."""
    if use_case not in USE_CASES:
        raise ValueError(f"{use_case} is not a use case that may run later")
    transaction.on_commit(lambda: queue(use_case, ids))


def queue(use_case: str, ids: dict[str, str]) -> None:
    """Queue the use case now, in its turn."""
    run.using(priority=USE_CASES[use_case].priority).enqueue(use_case, ids)
