"""The engine process from its parent's side: started when needed, kept warm, ended when idle, killed to cancel.

A process of its own keeps a model's memory out of the program, survives an engine that crashes, and can be stopped at
once in the middle of a piece.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO, Any

from finalist.core.documents.take import Transcript
from finalist.speech.child import no_memory
from finalist.speech.ports import CannotListen, Progress

LOOK_EVERY = 0.2
"""Seconds between two looks whether somebody cancelled."""
PATIENCE = 180.0
"""Seconds without any sign of life after which the process counts as stuck. Convention: many times a piece's work."""
OF_THE_SOUND = {"no-speech", "too-quiet", "no-words", "not-audio", "too-long", "unknown-language"}
"""Troubles that say nothing about the process: it stays for the next sound."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was heard; costs: seconds of each part; memory: the process's peak in megabytes."""

    transcript: Transcript
    costs: Mapping[str, float]
    memory: int


class Warm:
    """One engine process at most. Safe to call from several threads: one sound after the other."""

    def __init__(self) -> None:
        self._busy = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[dict[str, Any] | None] = queue.Queue()

    def hear(
        self, path: Path, language: str, engine: str, progress: Progress, cancelled: Callable[[], bool],
        compute: str = "",
    ) -> Outcome:  # fmt: skip
        """Listen to a WAV file. Raises CannotListen with the child's trouble, or for a child that died or hangs."""
        order = json.dumps({"path": str(path), "language": language, "engine": engine, "compute": compute})
        with self._busy:
            self._send(order + "\n")
            try:
                return self._answer(progress, cancelled)
            except BaseException as error:
                if not isinstance(error, CannotListen) or error.code not in OF_THE_SOUND:
                    self.end()
                raise

    def end(self) -> None:
        """End the process, whatever it is at. Another one starts with the next sound."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    stream.close()  # type: ignore[union-attr]

    @property
    def process_id(self) -> int:
        """Of the process that is warm; 0 when there is none."""
        return self._process.pid if self._process is not None and self._process.poll() is None else 0

    def _send(self, order: str) -> None:
        """Hand the order over; a process that ended meanwhile because it was idle is replaced."""
        for _ in range(2):
            if not self.process_id:
                self.end()
                self._start()
            try:
                self._stdin.write(order)
                self._stdin.flush()
            except OSError:
                self.end()
            else:
                return
        raise _stopped()

    @property
    def _stdin(self) -> IO[str]:
        if self._process is None or self._process.stdin is None:
            raise _stopped()
        return self._process.stdin

    def _start(self) -> None:
        self._lines = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "finalist.speech.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
            start_new_session=True,
        )
        threading.Thread(target=_read, args=(self._process.stdout, self._lines), daemon=True).start()

    def _answer(self, progress: Progress, cancelled: Callable[[], bool]) -> Outcome:
        last = monotonic()
        while True:
            if cancelled():
                raise CannotListen("cancelled", "Listening was cancelled.")
            try:
                line = self._lines.get(timeout=LOOK_EVERY)
            except queue.Empty:
                if monotonic() - last > PATIENCE:
                    raise _stopped() from None
                continue
            last = monotonic()
            if line is None:
                raise self._why_it_died()
            if "progress" in line:
                progress(float(line["progress"]))
            elif "trouble" in line:
                raise CannotListen(line["trouble"], line["what"], line["next_step"])
            else:
                return Outcome(Transcript.model_validate(line["heard"]), line["costs"], line["memory"])

    def _why_it_died(self) -> CannotListen:
        """The system kills what takes too much memory; C++ code aborts when it gets none."""
        code = self._process.wait() if self._process else 0
        return no_memory() if code in (-9, -6, 137, 134) else _stopped()


def _stopped() -> CannotListen:
    return CannotListen("stopped", "The recogniser stopped in the middle.", "Try again.")


def _read(stream: IO[str] | None, lines: "queue.Queue[dict[str, Any] | None]") -> None:
    with contextlib.suppress(OSError, ValueError):
        for line in stream or ():
            lines.put(json.loads(line))
    lines.put(None)
