"""Files are written all together or not at all, whatever stands in the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from finalist.cli.files import write_together
from finalist.core.errors import UserError

NEW = {"a.txt": b"new a", "b.txt": b"new b"}


def held(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir() if file.is_file()}


def test_files_are_made_and_replaced_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old a")
    (tmp_path / "mine.txt").write_text("mine")
    write_together(tmp_path, NEW)
    assert held(tmp_path) == {"a.txt": "new a", "b.txt": "new b", "mine.txt": "mine"}
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_in_the_place_of_a_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old a")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(UserError, match=r"could not be written \(b.txt in it is a folder\)"):
        write_together(tmp_path, NEW)
    assert held(tmp_path) == {"a.txt": "old a"}


@pytest.mark.parametrize("trouble", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_what_stood_there_stands_there_again_when_moving_in_is_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    (tmp_path / "b.txt").write_text("old b")
    move = Path.replace

    def cut_short(self: Path, target: Path) -> Path:
        if self.name == "c.txt":
            raise trouble
        return move(self, target)

    monkeypatch.setattr(Path, "replace", cut_short)
    with pytest.raises((UserError, KeyboardInterrupt)):
        write_together(tmp_path, {**NEW, "c.txt": b"new c"})
    assert held(tmp_path) == {"b.txt": "old b"}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.txt").symlink_to(tmp_path / "kept.txt")
    write_together(out, NEW)
    assert (tmp_path / "kept.txt").read_text() == "kept"
    assert held(out) == {"a.txt": "new a", "b.txt": "new b"}


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("keep")
    for folder in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(UserError, match="a file of that name is in the way"):
            write_together(folder, NEW)
    assert held(tmp_path) == {"out": "keep"}


def test_a_full_disk_leaves_the_old_files_and_no_new_folder(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_text("old a")
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from finalist.cli.files import write_together; from finalist.core.errors import UserError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "for folder in sys.argv[1:]:\n"
        "    try: write_together(Path(folder), {'a.txt': b'x', 'b.txt': b'x' * 5000})\n"
        "    except UserError as error: print(error)\n"
    )
    folders = [str(tmp_path / "old"), str(tmp_path / "new" / "below")]
    done = subprocess.run([sys.executable, "-c", script, *folders], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        f"{folder}: could not be written (File too large). Choose another folder with -o." for folder in folders
    ]
    assert held(tmp_path / "old") == {"a.txt": "old a"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["old"]
