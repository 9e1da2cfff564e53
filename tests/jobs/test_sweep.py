"""What a crash left is found and done again, three times at most, and never while somebody is at it."""

from datetime import timedelta

import pytest

from finalist.core import clock


@pytest.fixture
def queue(workspace, monkeypatch):
    """The database queue instead of the immediate one: jobs stand there until a worker takes them."""
    from django.conf import settings
    from django_tasks import task_backends

    monkeypatch.setattr(settings, "TASKS", {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}})
    _forget(task_backends)
    yield
    monkeypatch.undo()
    _forget(task_backends)


def _forget(backends):
    for name in ("settings", "_settings"):
        backends.__dict__.pop(name, None)
    backends._settings = None
    if hasattr(backends._connections, "default"):
        del backends._connections.default


@pytest.fixture
def presence(workspace):
    from finalist.jobs.presence import Presence

    sign = Presence(workspace.folder / "workers")
    yield sign
    sign.leave()


@pytest.fixture
def plan(alice, queue):
    from finalist.services import opportunities, papers, planning

    opportunity = opportunities.begin(alice)
    papers.add_text(alice, opportunity, "posting", "# Nurse\n\nHarrow Vale\n\n- You lead a ward of 20 beds.\n")
    return planning.request_plan(alice, opportunity.pk)


def jobs():
    from django_tasks_db.models import DBTaskResult

    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def as_it_is(plan):
    plan.refresh_from_db()
    return plan.state, plan.attempts


def take(worker):
    """What a worker does first: the job is its own."""
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.get(status="READY").claim(worker)


def test_a_job_that_waits_is_left_alone(plan, presence):
    from finalist.jobs.sweep import sweep

    assert jobs() == ["READY"]
    assert sweep(presence) == 0
    assert jobs() == ["READY"]


def test_a_row_whose_job_was_never_queued_is_queued(plan, presence):
    """The server was killed between the commit and the queue."""
    from django_tasks_db.models import DBTaskResult

    from finalist.jobs.sweep import sweep

    DBTaskResult.objects.all().delete()
    assert sweep(presence) == 1
    assert jobs() == ["READY"]
    assert sweep(presence) == 0


def test_the_job_of_a_dead_worker_is_done_again_at_once(plan, presence, workspace):
    from finalist.jobs.presence import Presence
    from finalist.jobs.sweep import sweep
    from finalist.store.models import Plan

    other = Presence(workspace.folder / "workers")
    take(other.name)
    Plan.objects.update(state="working", attempts=1, lease_until=clock.now() + timedelta(minutes=3))
    assert sweep(presence) == 0
    other._lock.release()  # what the operating system does when a process dies
    assert sweep(presence) == 1
    assert sorted(jobs()) == ["FAILED", "READY"]
    assert as_it_is(plan) == ("queued", 1)


def test_after_three_tries_it_fails_with_a_sentence(plan, presence):
    from finalist.jobs.sweep import sweep
    from finalist.store.models import Plan

    take("worker-gone")
    Plan.objects.update(state="working", attempts=3, lease_until=clock.now())
    assert sweep(presence) == 0
    assert as_it_is(plan) == ("failed", 3)
    assert plan.problem.startswith("This work stopped three times without an end. Try again;")


def test_a_row_that_was_finished_meanwhile_stays(plan, presence):
    from finalist.jobs.sweep import sweep
    from finalist.store.models import Plan

    take("worker-gone")
    Plan.objects.update(state="ready", attempts=1)
    assert sweep(presence) == 0
    assert as_it_is(plan) == ("ready", 1)


def test_records_of_finished_jobs_go_after_a_day(plan, presence):
    from django_tasks_db.models import DBTaskResult

    from finalist.jobs.sweep import sweep
    from finalist.store.models import Plan

    Plan.objects.update(state="ready")
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=clock.now() - timedelta(hours=23))
    sweep(presence)
    assert len(jobs()) == 1
    DBTaskResult.objects.update(finished_at=clock.now() - timedelta(hours=25))
    sweep(presence)
    assert jobs() == []


def test_a_worker_does_what_is_queued(plan, presence):
    from django.core.management import call_command

    call_command("db_worker", verbosity=0, batch=True, startup_delay=False)
    assert jobs() == ["SUCCESSFUL"]
    assert as_it_is(plan) == ("ready", 1)


def test_only_what_is_on_the_list_runs_later(workspace):
    from finalist.jobs.later import later, run

    with pytest.raises(ValueError, match="not a use case"):
        later("os.system", command="true")
    with pytest.raises(ValueError, match="not a use case"):
        run.func("os.system", {"command": "true"})


def test_the_list_names_what_exists(workspace):
    from importlib import import_module

    from django.apps import apps

    from finalist.jobs.later import USE_CASES

    for use_case, work in USE_CASES.items():
        module, name = use_case.rsplit(".", 1)
        assert callable(getattr(import_module(module), name))
        model = apps.get_model(work.model)
        assert {"state", "attempts", "lease_until", work.trouble} <= {f.name for f in model._meta.fields}
        assert model(state=work.waiting).state == model._meta.get_field("state").default
