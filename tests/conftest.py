"""A real workspace for every test that asks for one: an own folder, an own SQLite file, jobs done at once.

Tests that ask for none of these fixtures never load Django. The database is made once a test process and copied
for each test, so transactions, hooks and files are the real ones.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")
QUICK = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
"""As in the settings, without waiting for the disk."""


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nobody in it."""
    folder = tmp_path_factory.mktemp("workspace")
    os.environ["FINALIST_HOME"] = str(folder)
    os.environ["FINALIST_TASKS"] = "django_tasks.backends.immediate.ImmediateBackend"
    os.environ["DJANGO_SETTINGS_MODULE"] = "finalist.server.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment
    from django_tasks.signals import task_finished

    from finalist.server.schema import known_migrations, make_new

    hosts = settings.ALLOWED_HOSTS
    setup_test_environment()
    settings.ALLOWED_HOSTS = hosts
    task_finished.connect(_tell_of_a_failed_job, weak=False)
    connection.settings_dict["OPTIONS"]["init_command"] = QUICK
    make_new(known_migrations())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return folder / "finalist.sqlite3"


def _tell_of_a_failed_job(sender: Any, task_result: Any, **_: Any) -> None:
    """The immediate backend keeps exceptions to itself; a test wants to know."""
    if task_result.errors:
        raise AssertionError(task_result.errors[0].traceback)


@pytest.fixture
def fresh_workspace(empty_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable]:
    """Call it for an empty workspace (a Home); every further call, as in a property test, gives another one."""
    from django.conf import settings
    from django.db import connection

    from finalist.server.home import Home

    made = []

    def make() -> Home:
        connection.close()
        place = Home(tmp_path / f"workspace-{len(made)}")
        made.append(place)
        place.files.mkdir(parents=True)
        shutil.copyfile(empty_workspace, place.database)
        monkeypatch.setenv("FINALIST_HOME", str(place.folder))
        monkeypatch.setattr(settings, "HOME", place)
        monkeypatch.setattr(settings, "FILES", place.files)
        monkeypatch.setitem(connection.settings_dict, "NAME", place.database)
        return place

    yield make
    connection.close()
    for place in made:
        shutil.rmtree(place.folder, ignore_errors=True)


@pytest.fixture
def workspace(fresh_workspace: Callable) -> Any:
    """The Home of an empty workspace that this test alone has."""
    return fresh_workspace()


def _candidate(name: str, *, is_local: bool = False) -> Any:
    from finalist.store.models import Candidate

    owner = Candidate(username=name, is_local=is_local)
    owner.set_unusable_password()
    owner.save(force_insert=True)
    return owner


@pytest.fixture
def alice(workspace: Any) -> Any:
    """The local owner of the workspace."""
    return _candidate("alice", is_local=True)


@pytest.fixture
def bob(workspace: Any) -> Any:
    """A stranger to alice, with a session of his own."""
    return _candidate("bob")


@pytest.fixture
def charlie(workspace: Any) -> Any:
    """A third one."""
    return _candidate("charlie")


@pytest.fixture
def client_of(workspace: Any) -> Callable[..., Any]:
    """client_of(owner): Django's test client, signed in; client_of(None): a browser without a session.

    `csrf=True` checks tokens as for a real browser.
    """
    from django.test import Client

    def signed_in(owner: Any = None, *, csrf: bool = False) -> Any:
        client = Client(enforce_csrf_checks=csrf, SERVER_NAME="127.0.0.1", SERVER_PORT="8765")
        if owner is not None:
            client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def full_of(workspace: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """full_of(owner, text): one row of every kind with the text in every field of words; the rows by kind."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from workspace_rows import fill

    return fill


PATIENT = {
    "test_bounded_time",
    "test_fuzz_formats",
    "test_generated_files",
    "test_ics_mutations",
    "test_listen",
    "test_post",
    "test_posting_fuzz",
    "test_prep",
    "test_server_mode",
    "test_template_cache",
    "test_withheld_facts",
}
"""Files of tests that mangle whole files, start whole commands or wait on purpose."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that ask for a workspace or for patience are marked so: the unit part runs without them."""
    for item in items:
        if {"fresh_workspace", "empty_workspace"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("workspace")
        elif item.path.stem in PATIENT or "hostile" in item.name:
            item.add_marker("patient")
