"""The workspace's folder: made for its owner alone, by many processes at once, or refused with a sentence."""

import threading

import pytest

from finalist.core.errors import UserError
from finalist.server.home import Home, make_home


def test_many_starts_at_once_do_not_trip_over_each_other(tmp_path):
    place, troubles, gate = Home(tmp_path / "here"), [], threading.Barrier(8)

    def starts():
        gate.wait()
        for _ in range(200):
            try:
                make_home(place)
            except UserError as error:
                troubles.append(str(error))

    threads = [threading.Thread(target=starts) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert sorted(path.name for path in place.folder.iterdir()) == ["files"]
    assert place.folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match=r"cannot be written .*Give another folder in FINALIST_HOME"):
        make_home(Home(tmp_path / "file" / "here"))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
