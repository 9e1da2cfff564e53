"""Who runs in this workspace: one `finalist serve` at a time, and where the others find it.

The claim is a lock that the operating system takes back when the process ends, however it ends.
"""

import contextlib
import json
import os
from pathlib import Path

from filelock import FileLock, Timeout

from finalist.server.home import Home


class Claim:
    """The right to serve this workspace. `take` is True once; the file beside the lock tells where we listen."""

    def __init__(self, place: Home) -> None:
        self._lock = FileLock(place.folder / "serving.lock")
        self._note = place.folder / "serving.json"

    def take(self) -> bool:
        """Whether it is ours now; False while another process has it."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def announce(self, address: str) -> None:
        """Tell where we listen. Written whole or not at all."""
        write_whole(self._note, json.dumps({"pid": os.getpid(), "address": address}).encode())

    def address(self) -> str:
        """Where the process that has the claim listens; "" while it has not said so yet."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads(self._note.read_bytes())["address"])
        return ""

    def give_back(self) -> None:
        """End of serving."""
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release()


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a small file so that nobody ever sees a half of it, not even after a power loss."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)
