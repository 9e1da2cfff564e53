"""Which workers are alive: each holds a lock of its own that the operating system frees when it dies."""

import contextlib
import secrets
from pathlib import Path

from filelock import FileLock, Timeout


class Presence:
    """A worker's sign of life. `name` stands on every job it takes."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self.folder = folder
        self.name = f"worker-{secrets.token_hex(8)}"
        self._lock = FileLock(folder / f"{self.name}.lock")
        self._lock.acquire(timeout=0)

    def leave(self) -> None:
        """The worker ends in order."""
        self._lock.release()
        with contextlib.suppress(OSError):
            Path(self._lock.lock_file).unlink(missing_ok=True)


def living(folder: Path) -> frozenset[str]:
    """Names of the workers of this folder that are alive; signs of dead ones are taken away."""
    found = set()
    for path in sorted(folder.glob("worker-*.lock")):
        lock = FileLock(path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            found.add(path.stem)
            continue
        except OSError:
            continue
        lock.release()
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    return frozenset(found)
