"""One long piece of work on the other core, while this process does the rest.

The PDF's compiler keeps Python's lock, so a thread would gain nothing; a forked copy needs no start-up and no copying
of the plan. Only where that is safe: on Linux, and while no other thread runs. Anywhere else, and whenever the copy fails,
the work is done here when its result is asked for.
"""

import os
import sys
import threading
from collections.abc import Callable


def beside(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin `make` beside this process; calling what is returned waits for its bytes."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return make
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        _work(make, read_end, write_end)
    os.close(write_end)

    def result() -> bytes:
        with os.fdopen(read_end, "rb") as pipe:
            made = pipe.read()
        _, status = os.waitpid(child, 0)
        return made if status == 0 and made else make()

    return result


def _work(make: Callable[[], bytes], read_end: int, write_end: int) -> None:
    """The copy's whole life: make, write, end without a word; its failure is the parent's to repeat and report."""
    status = 1
    try:
        os.close(read_end)
        with os.fdopen(write_end, "wb") as pipe:
            pipe.write(make())
        status = 0
    finally:
        os._exit(status)
