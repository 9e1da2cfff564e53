"""The worker beside the server: started with it, started again when it dies, stopped with it, never left alone.

The worker's standard input is a pipe from us. Whatever kills us closes it, and the worker goes too.
"""

import contextlib
import subprocess
import sys
import threading

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a worker that died is started again: doubled each time, back to the first after a quiet minute."""
PATIENCE = 5.0
"""Seconds a worker may take to end what it is at before it is killed; its job is done again later."""


class Crew:
    """One worker process, kept alive by a thread."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._changing = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep_alive, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._keeper.start()

    def stop(self) -> None:
        """End the worker; it may finish what it is at, but not for long."""
        self._stopping.set()
        with self._changing:
            worker = self._worker
        if worker is None:
            return
        if worker.stdin:
            with contextlib.suppress(OSError):
                worker.stdin.close()
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()

    def _keep_alive(self) -> None:
        pause = FIRST_PAUSE
        while True:
            with self._changing:
                if self._stopping.is_set():
                    return
                self._worker = _spawn()
            try:
                self._worker.wait(60)
                pause = min(pause * 2, LONGEST_PAUSE)
            except subprocess.TimeoutExpired:
                pause = FIRST_PAUSE
                self._worker.wait()
            self._stopping.wait(pause)


def _spawn() -> "subprocess.Popen[bytes]":
    # A session of its own: Ctrl-C in the terminal is for the server, which then stops the worker in order.
    return subprocess.Popen(
        [sys.executable, "-m", "finalist.cli.main", "worker", "--with-parent"],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
