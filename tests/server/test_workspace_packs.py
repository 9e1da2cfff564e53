"""A workspace's own packs: used by every page and job, told when they cannot be, saved and brought back."""

import pytest

from finalist.core.knowledge.load import keep_beside, knowledge, shipped

GOOD = """- id: swarm-on-the-gate
  text: A swarm has settled on a school gate and the bell rings in ten minutes. What do you do?
  stakes: [hiring-manager, expert]
  family: technical
  competency: role-craft
  probes: [Whom do you ring first?, What if you cannot reach them?]
  strong: Keeps people away first, then takes the swarm without haste.
  mistakes: [Starts with the bees and forgets the children]
"""


@pytest.fixture
def place(tmp_path):
    """A workspace's folder; afterwards this process knows only what ships."""
    from finalist.server.home import Home

    yield Home(tmp_path)
    keep_beside([])


def put(place, name, text):
    folder = place.packs / name
    folder.mkdir(parents=True)
    (folder / "questions.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_good_pack_is_used_by_every_thread_of_the_process(place):
    import threading

    from finalist.server.packs import use_packs

    put(place, "bees", GOOD)
    found = use_packs(place)
    seen = []
    thread = threading.Thread(target=lambda: seen.append(knowledge().questions[0].id))
    thread.start()
    thread.join()
    assert [(pack.name, pack.held, pack.wrong) for pack in found] == [("bees", "1 question", "")]
    assert seen == ["bees/swarm-on-the-gate"]
    assert len(knowledge().questions) == len(shipped().questions) + 1


def test_a_pack_with_an_error_is_not_used_in_part_and_the_doctor_says_so(place, monkeypatch):
    from finalist.server.doctor import examine
    from finalist.server.packs import use_packs

    folder = put(place, "bees", GOOD + "- {id: q2, text: What else?, family: gossip, competency: role-craft}\n")
    found = use_packs(place)
    assert "family" in found[0].wrong
    assert knowledge() is shipped()
    monkeypatch.setenv("FINALIST_HOME", str(place.folder))
    check = next(check for check in examine() if check.name == "pack")
    assert (check.state, check.hint) == ("wrong", f"finalist knowledge check {folder}")


def test_no_folder_of_packs_is_nothing_to_speak_of(place):
    from finalist.server.packs import packs_of

    assert packs_of(place) == []


def test_a_folder_named_in_the_environment_is_used_too(place, tmp_path, monkeypatch):
    from finalist.server.packs import packs_of

    put(place, "bees", GOOD)
    monkeypatch.setenv("FINALIST_PACKS", str(tmp_path / "gone"))
    found = packs_of(place)
    assert [pack.name for pack in found] == ["bees", "gone"]
    assert "there is no such folder" in found[1].wrong


def test_a_backup_takes_the_packs_along(workspace, alice, tmp_path):
    from finalist.server.care import backup, restore

    put(workspace, "bees", GOOD)
    made = tmp_path / "saved.zip"
    backup(made)
    (workspace.packs / "bees" / "questions.yaml").write_text("changed")
    restore(made)
    assert (workspace.packs / "bees" / "questions.yaml").read_text() == GOOD
    aside = next(workspace.folder.glob("before-restore-*"))
    assert (aside / "packs" / "bees" / "questions.yaml").read_text() == "changed"
