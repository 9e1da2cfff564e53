"""The summary fits one screen and keeps to plain text unless colour is wanted."""

import re

import pytest
from hostile import hostile_plan
from sample_plan import bare_plan, rich_plan

from finalist.core.documents.base import Line
from finalist.render.terminal import plan_summary


def test_it_names_the_time_the_gaps_the_people_and_the_questions():
    lines = plan_summary(rich_plan(), 100, colour=False).split("\n")
    assert lines[:3] == [
        "Senior Staff Nurse at Saltmarsh Valley Hospital",
        "Thu 3 Dec 2026, 09:30–13:30 London time (in 10 days)",
        "For you: 10:30–14:30 Madrid time",
    ]
    text = "\n".join(lines)
    assert "gap: Advanced life support certificate" in text
    assert "People     Oona Brightwater: Hiring manager (inferred)" in text
    assert "1. Tell me about a time you put a failing routine right. [A: The evening drug round]" in text


@pytest.mark.parametrize("plan", [rich_plan(), bare_plan(), hostile_plan()], ids=["rich", "bare", "hostile"])
@pytest.mark.parametrize("width", [10, 60, 100, 300])
def test_it_fits_one_screen(plan, width):
    lines = plan_summary(plan, width, colour=False).split("\n")
    assert len(lines) <= 40
    assert max(map(len, lines)) <= max(40, min(width, 100))


def test_what_must_not_be_missed_about_the_appointment_comes_first():
    plan = rich_plan()
    notice = Line(text="This appointment was cancelled. Ask for a new one.", knowledge="sentence:notice.cancelled")
    snapshot = plan.snapshot.model_copy(update={"notices": (notice,)})
    summary = plan_summary(plan.model_copy(update={"snapshot": snapshot}), 100, colour=False)
    labels = [line.split()[0] for line in summary.split("\n")[3:] if line[:1].strip()]
    assert "Mind       This appointment was cancelled. Ask for a new one." in summary
    assert labels.index("Mind") < labels.index("Fit")


def test_there_is_no_colour_where_output_is_no_terminal():
    assert "\x1b" not in plan_summary(hostile_plan(), 100)


def test_colour_changes_nothing_but_colour():
    painted = plan_summary(rich_plan(), 80, colour=True)
    assert "\x1b[36mFit" in painted
    plain = [line.rstrip() for line in re.sub("\x1b\\[[0-9;]*m", "", painted).split("\n")]
    assert plain == plan_summary(rich_plan(), 80, colour=False).split("\n")


def test_no_color_is_respected_on_a_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in plan_summary(rich_plan())


def test_letters_of_double_width_count_twice():
    plan = rich_plan()
    concern = plan.concerns[0].model_copy(update={"title": "王" * 80})
    summary = plan_summary(plan.model_copy(update={"concerns": (concern,)}), 60, colour=False)
    shown = next(line for line in summary.split("\n") if line.startswith("Concerns"))
    assert shown == "Concerns   " + "王" * 24 + "…"
