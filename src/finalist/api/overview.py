"""Over everything, for programs: what is due, and search."""

import dataclasses
from datetime import datetime
from typing import Any

from ninja import Router, Schema

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Line
from finalist.core import clock
from finalist.core.plan.today import next_task
from finalist.services import today
from finalist.services.search import search

router = Router(tags=["overview"])


class TaskOut(Schema):
    """One thing due. `opens`: when it can be begun, null for at once; `is_day`: only its day counts."""

    kind: str
    due: datetime
    opens: datetime | None
    is_day: bool
    title: str
    detail: str
    company: str
    opportunity: str
    row: str
    part: str
    item: str


class TodayOut(Schema):
    """All that is due within two weeks, in order; `next`: the one thing to do first."""

    now: datetime
    next: TaskOut | None
    tasks: list[TaskOut]


class HitOut(Schema):
    """One thing found. `row`: its id, of the bank's entry for `bank`; `opportunity`: id, "" for none."""

    kind: str
    row: str
    title: str
    detail: str
    opportunity: str


@router.get("/today", response={200: TodayOut, **TROUBLE})
def get_today(request: Keyed) -> Any:
    """What matters now, over all opportunities."""
    now = clock.now()
    tasks = today.due(request.auth, now)
    first = next_task(tasks, now)
    rows = [dataclasses.asdict(task) for task in tasks]
    return {"now": now, "next": dataclasses.asdict(first) if first else None, "tasks": rows}


@router.get("/search", response={200: list[HitOut], **TROUBLE})
def get_search(request: Keyed, q: Line = "") -> Any:
    """What holds every word of `q`; few of each kind."""
    return [dataclasses.asdict(hit) for hit in search(request.auth, q)]
