"""Compiled templates are kept beside the templates; whatever happens to them, the page is made."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import finalist

SCRIPT = """
import resource, signal, sys
sys.path[:0] = sys.argv[1:2]
sys.dont_write_bytecode = False
import finalist
assert finalist.__file__.startswith(sys.argv[1])
from finalist.render import html
if "full" in sys.argv:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
assert html._environment().get_template("plan.html").render
"""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    package = Path(finalist.__file__).parent
    for part in ("__init__.py", "core/__init__.py", "core/errors.py", "render"):
        target = tmp_path / "finalist" / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if part == "render":
            shutil.copytree(package / part, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(package / part, target)
    shutil.copytree(package / "core", tmp_path / "finalist" / "core", dirs_exist_ok=True)
    return tmp_path


def made(folder: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-c", SCRIPT, str(folder), *words], check=True, capture_output=True)


def test_a_damaged_or_missing_cache_and_a_full_disk_do_not_stop_the_page(copied: Path) -> None:
    kept = copied / "finalist" / "render" / "templates" / "__pycache__"
    made(copied)
    entries = list(kept.glob("*.cache"))
    assert entries
    whole = {entry: entry.read_bytes() for entry in entries}
    for entry, content in whole.items():
        entry.write_bytes(content[:40] + b"damaged")
    made(copied)
    assert {entry: entry.read_bytes() for entry in entries} == whole
    shutil.rmtree(kept)
    made(copied, "full")
    assert not [entry for entry in kept.glob("*") if entry.stat().st_size]
    shutil.rmtree(kept)
    kept.write_text("in the way")
    made(copied)
