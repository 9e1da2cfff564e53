"""The engine process: `python -m finalist.speech.child`. Keeps one recogniser in memory and does what it is asked.

One JSON object a line. In: {"path", "language", "engine", "compute"}. Out: {"progress"} while at it, then {"heard",
"costs", "memory"} or {"trouble", "what", "next_step"}. It ends when its parent does (standard input closes), when
nobody asked for IDLE seconds, or when memory runs out.
"""

import json
import os
import queue
import sys
import threading
from pathlib import Path
from time import process_time
from typing import IO, Any

from finalist.speech.ports import CannotListen, EngineInfo, Transcriber

IDLE = float(os.environ.get("FINALIST_SPEECH_IDLE", "120"))
"""Seconds without work after which the process ends and its memory is free. Convention."""
MEMORY = "FINALIST_SPEECH_MEMORY"
"""Megabytes of address space the process may take; beyond, a take fails as out-of-memory and the machine goes on."""
DEFAULT_MEMORY = 6_000
NEAR = 200
"""An engine that fails with no reason given, this many megabytes or less below the limit, failed for lack of memory."""


def no_memory() -> CannotListen:
    """The sentence for too little memory."""
    hint = f"Close other programs, choose a smaller model, or allow more with {MEMORY} (megabytes)."
    return CannotListen("out-of-memory", "There is not enough memory to listen to this.", hint)


class _Booth:
    """The recogniser that is loaded, and the voice detector beside it."""

    def __init__(self) -> None:
        self._engine: Transcriber | None = None
        self._detector: Any = None

    def do(self, task: dict[str, Any], tell: "_Teller") -> dict[str, Any]:
        """What was heard, or the trouble."""
        from finalist.speech import engines
        from finalist.speech.ear import hear
        from finalist.speech.vad import VoiceDetector
        from finalist.speech.wav import open_wav

        try:
            info = engines.choose(task["language"], task["engine"], task.get("compute", ""))
            wav = open_wav(Path(task["path"]))
            engine = self._loaded(info)
            self._detector = self._detector or VoiceDetector()
            began = process_time()
            heard = hear(wav, engine, self._detector, task["language"], tell.progress)
        except CannotListen as trouble:
            short = trouble.code == "no-model" and _near_the_limit()
            return _as_json(no_memory() if short else trouble)
        except MemoryError:
            return _as_json(no_memory())
        except OSError as error:
            what = f"The recording could not be read ({error.strerror})."
            return _as_json(CannotListen("not-audio", what, "Look whether it is still there, and try again."))
        costs = {**heard.costs, "processor": process_time() - began}
        costs = {key: round(value, 4) for key, value in costs.items()}
        return {"heard": heard.transcript.model_dump(mode="json"), "costs": costs, "memory": _peak()}

    def _loaded(self, info: EngineInfo) -> Transcriber:
        from finalist.speech import engines

        if self._engine is None or self._engine.info != info:
            self._engine = None  # never two models in memory at once
            self._engine = engines.load(info)
        return self._engine


class _Teller:
    """Writes lines to the parent."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def say(self, line: dict[str, Any]) -> None:
        """One object."""
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()

    def progress(self, share: float) -> None:
        """How far it is, 0..1."""
        self.say({"progress": round(share, 4)})


def _as_json(trouble: CannotListen) -> dict[str, Any]:
    return {"trouble": trouble.code, "what": trouble.what, "next_step": trouble.next_step}


def _peak() -> int:
    """Most memory ever held, in megabytes; 0 where the system does not say.

    Linux's own count is read from /proc: what getrusage tells there begins with the parent's.
    """
    if held := _from_status("VmHWM"):
        return held
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1_000_000 if sys.platform == "darwin" else 1_000)


def _from_status(name: str) -> int:
    """A count of megabytes that Linux keeps for this process; 0 where it does not."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1_000 for line in status.splitlines() if line.startswith(name)), 0)


def _limit() -> int:
    return int(os.environ.get(MEMORY) or DEFAULT_MEMORY)


def _near_the_limit() -> bool:
    """Whether the address space was nearly used up at some time, where the system tells (Linux)."""
    return _from_status("VmPeak") > _limit() - NEAR


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows: no such limit for a single process
    wanted = _limit() * 1_000_000
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))
    except (ValueError, OSError):
        return  # macOS refuses; the take's length and the model still bound it


def _private_output() -> IO[str]:
    """Standard output for our lines alone: what the engines' libraries print goes to standard error."""
    mine = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(mine, "w", encoding="utf-8")


def _take_orders(orders: "queue.Queue[dict[str, Any]]") -> None:
    for line in sys.stdin:
        orders.put(json.loads(line))
    os._exit(0)  # the parent has gone, or has had enough: whatever is under way is not wanted


def main() -> None:
    """Work until idle or alone."""
    teller = _Teller(_private_output())
    _limit_memory()
    orders: queue.Queue[dict[str, Any]] = queue.Queue()
    threading.Thread(target=_take_orders, args=(orders,), daemon=True).start()
    booth = _Booth()
    while True:
        try:
            task = orders.get(timeout=IDLE)
        except queue.Empty:
            os._exit(0)
        try:
            teller.say(booth.do(task, teller))
        except BrokenPipeError:
            os._exit(0)
        except Exception as error:  # noqa: BLE001 - whatever an engine throws must reach the parent as a state
            teller.say(_as_json(no_memory() if _is_memory(error) or _near_the_limit() else _bug(error)))


def _is_memory(error: Exception) -> bool:
    return any(word in str(error).lower() for word in ("bad_alloc", "allocat", "memory"))


def _bug(error: Exception) -> CannotListen:
    what = f"The recogniser stopped ({type(error).__name__}: {str(error)[:200]})."
    return CannotListen("stopped", what, "Try again; choose another one if it stops again.")


if __name__ == "__main__":
    main()
