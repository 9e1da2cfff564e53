"""later(use case, ids): run a service after the present transaction, in the worker.

Use cases are named as strings because services call us and we may not import them; only those on the list run.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.db import transaction
from django_tasks import task

USE_CASES: dict[str, str] = {
    "finalist.services.planning.make_plan": "store.Plan",
    "finalist.services.facts.read_facts": "store.FactSheet",
}
"""Use case → the model whose row tells how far it is (`state`, `attempts`, `lease_until`); its one id is the row's."""


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
    transaction.on_commit(lambda: run.enqueue(use_case, ids))
