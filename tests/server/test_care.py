"""A backup holds everything and is read again; a restore changes all or nothing; the doctor sees what is broken."""

import contextlib
import hashlib
import json
import shutil
import sqlite3
import zipfile

import pytest
from click.testing import CliRunner

from finalist.cli.main import main


@pytest.fixture
def run(workspace):
    """finalist(…) in this workspace; the connection is opened anew as a new process would."""
    from django.db import connection

    workspace.folder.chmod(0o700)

    def finalist(*arguments):
        connection.close()
        result = CliRunner().invoke(main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return finalist


@pytest.fixture
def filled(alice, full_of):
    """Everything once; the letter that waits to be sent was missed already, as it is in every backup."""
    rows = full_of(alice, "Words")
    type(rows["Sending"]).objects.update(state="missed")
    return rows


def state(workspace):
    """Every row and byte of the workspace, sessions aside."""
    with contextlib.closing(sqlite3.connect(workspace.database)) as db:
        rows = [line for line in db.iterdump() if "django_session" not in line and "sqlite_sequence" not in line]
    files = {path.name: path.read_bytes() for path in workspace.files.rglob("*") if path.is_file()}
    return rows, files


def test_a_backup_comes_back_as_it_was_and_the_old_lies_aside(run, filled, workspace, tmp_path, alice):
    from finalist.services import everything

    before = state(workspace)
    shown = run("backup", "-o", str(tmp_path / "b.zip"))
    assert shown.exit_code == 0
    assert "the database and 7 files" in shown.output
    everything.delete_all(alice)
    emptied = state(workspace)
    assert len(emptied[0]) < len(before[0])
    shown = run("restore", str(tmp_path / "b.zip"))
    assert shown.exit_code == 0, shown.output
    assert state(workspace) == before
    (aside,) = workspace.folder.glob("before-restore-*")
    assert (aside / "finalist.sqlite3").stat().st_size > 0
    assert str(aside) in shown.output.replace("\n", "")


def test_a_backup_restores_into_an_empty_folder(run, filled, workspace, tmp_path, monkeypatch):
    before = state(workspace)
    run("backup", "-o", str(tmp_path / "b.zip"))
    monkeypatch.setenv("FINALIST_HOME", str(tmp_path / "new"))
    assert run("restore", str(tmp_path / "b.zip")).exit_code == 0
    from finalist.server.home import Home

    assert state(Home(tmp_path / "new")) == before
    assert list((tmp_path / "new").glob("before-restore-*")) == []


def rezip(path, change):
    """The backup with its files changed: {name: bytes} → the same; hashes are not mended."""
    with zipfile.ZipFile(path) as old:
        files = {info.filename: old.read(info) for info in old.infolist()}
    change(files)
    with zipfile.ZipFile(path, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)


def with_manifest(files, **values):
    files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), **values}).encode()


def rotten_database(files):
    files["finalist.sqlite3"] = files["finalist.sqlite3"][:4096] + b"\x55" * 60_000
    manifest = json.loads(files["manifest.json"])
    manifest["hashes"]["finalist.sqlite3"] = hashlib.sha256(files["finalist.sqlite3"]).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()


DAMAGE = {
    "is damaged": lambda f: f.update({"finalist.sqlite3": f["finalist.sqlite3"][:-1] + b"x"}),
    "is not complete": lambda f: f.pop("finalist.sqlite3"),
    "manifest.json is missing": lambda f: f.pop("manifest.json"),
    "is no backup of Finalist": lambda f: f.update({"manifest.json": b"[]"}),
    "newer Finalist": lambda f: with_manifest(f, format=2),
    "was made by a newer Finalist": lambda f: with_manifest(f, migrations=[["store", "0999_later"]]),
    "leads out of it": lambda f: f.update({"../evil": b"x"}),
    "The database in b.zip is damaged": rotten_database,
}


@pytest.mark.parametrize("sentence", DAMAGE)
def test_a_damaged_or_strange_backup_changes_nothing(run, filled, workspace, tmp_path, sentence):
    before = state(workspace)
    run("backup", "-o", str(tmp_path / "b.zip"))
    rezip(tmp_path / "b.zip", DAMAGE[sentence])
    shown = run("restore", str(tmp_path / "b.zip"))
    assert shown.exit_code == 2
    assert sentence in shown.output
    assert "Traceback" not in shown.output
    assert state(workspace) == before
    assert not (workspace.folder / ".restoring").exists()


@pytest.mark.parametrize("cut", [10, 5000, -30])
def test_half_a_backup_is_none(run, filled, workspace, tmp_path, cut):
    run("backup", "-o", str(tmp_path / "b.zip"))
    (tmp_path / "b.zip").write_bytes((tmp_path / "b.zip").read_bytes()[:cut])
    shown = run("restore", str(tmp_path / "b.zip"))
    assert shown.output.strip() == "b.zip is no backup, or a damaged one. Take another copy of it."


def test_a_workspace_in_use_is_not_restored_over(run, filled, workspace, tmp_path):
    from finalist.server.instance import Claim

    run("backup", "-o", str(tmp_path / "b.zip"))
    claim = Claim(workspace)
    assert claim.take()
    shown = run("restore", str(tmp_path / "b.zip"))
    claim.give_back()
    assert shown.output.startswith("Finalist is running in this workspace. Stop it first")


def test_export_and_import_from_the_command_line(run, filled, workspace, tmp_path):
    assert "README.md in it says" in run("export", "-o", str(tmp_path / "out")).output
    shown = run("import", str(tmp_path / "out"))
    assert shown.exit_code == 0
    assert "were there already and stayed as they were" in shown.output
    assert run("export", "-o", str(tmp_path / "out")).exit_code == 2


def checks(result):
    return {check["name"]: check for check in json.loads(result.output)["checks"]}


def test_a_well_workspace_is_well(run, filled, workspace):
    shown = run("doctor", "--json")
    assert shown.exit_code == 0, shown.output
    found = checks(shown)
    assert found["files"]["found"] == "All 7 are there and whole."
    assert found["database"]["state"] == "ok"
    assert run("doctor").output.endswith("All is well.\n")


def test_the_doctor_finds_what_is_broken(run, filled, workspace):
    first, second, third, *_ = sorted(path for path in workspace.files.rglob("*") if path.is_file())
    first.unlink()
    second.write_bytes(b"other")
    shutil.copy(third, third.with_name("0" * 64))
    workspace.folder.chmod(0o755)
    with contextlib.closing(sqlite3.connect(workspace.database)) as db:
        db.execute("UPDATE store_note SET opportunity_id = 'gone'")
        db.commit()
    shown = run("doctor", "--json")
    assert shown.exit_code == 1
    wrong = [check["name"] for check in json.loads(shown.output)["checks"] if check["state"] == "wrong"]
    assert wrong == ["permissions", "links", "files", "files"]
    assert checks(shown)["orphans"]["found"].startswith("1 files")
    assert all(check["hint"] for check in json.loads(shown.output)["checks"] if check["state"] == "wrong")
    people = run("doctor")
    assert people.exit_code == 1
    assert "4 thing(s) wrong." in people.output


def test_the_doctor_says_when_the_database_is_none(run, filled, workspace):
    workspace.database.with_name("finalist.sqlite3-wal").unlink(missing_ok=True)
    workspace.database.write_bytes(b"rubbish" * 1000)
    shown = run("doctor")
    assert shown.exit_code == 1
    assert "Restore a backup: finalist restore FILE." in shown.output


def test_without_a_workspace_there_is_nothing_to_save(run, tmp_path, monkeypatch):
    monkeypatch.setenv("FINALIST_HOME", str(tmp_path / "none"))
    assert run("backup").output.startswith(f"There is no workspace in {tmp_path / 'none'} yet.")
    assert run("doctor").exit_code == 0
