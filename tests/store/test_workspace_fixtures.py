"""The fixtures everybody's workspace tests stand on: real commits, a clean start each time, jobs done at once."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("time", ["first", "second"])
def test_every_test_starts_with_an_empty_workspace_of_its_own(alice, time):
    from finalist.services.opportunities import begin
    from finalist.store.models import Opportunity

    assert Opportunity.objects.count() == 0
    begin(alice, company=time)
    assert Opportunity.objects.count() == 1


def test_a_signed_in_client_sees_its_pages_and_a_stranger_the_door(alice, client_of):
    assert client_of(alice).get("/").status_code == 200
    assert client_of(None).get("/").headers["Location"] == "/welcome/"


def test_a_plan_is_made_within_the_request(alice, client_of):
    from finalist.services import papers, planning
    from finalist.services.opportunities import begin

    opportunity = begin(alice)
    papers.add_text(alice, opportunity, "posting", "# Staff nurse\n\nHarrow Vale\n\n- You lead a ward of 20 beds.\n")
    client_of(alice).post(f"/o/{opportunity.pk}/plan/make/")
    assert planning.latest(opportunity).state == "ready"


def test_what_is_committed_is_seen_by_another_process(alice, workspace):
    import sqlite3

    assert sqlite3.connect(workspace.database).execute("SELECT username FROM store_candidate").fetchall() == [
        ("alice",)
    ]


def test_tests_of_the_core_do_not_load_django():
    conftest = str(Path(__file__).parents[1] / "conftest.py")
    code = f"import runpy, sys; runpy.run_path({conftest!r}); print('django' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
