"""Python's search for dead circles, kept out of a page's way.

A full search walks everything in memory: modules and knowledge make 250,000 objects, which is a tenth of a second for
whoever has a page opened just then. All of that stays until the end, so what has survived is not walked again.
"""

import contextlib
import gc
from collections.abc import Iterator

LARGE = 20_000
"""Survivors that are worth setting aside: some 10 ms of searching. Convention."""
OFTEN = 20
"""Times at most. Circles that a page in progress holds are set aside with the rest and stay; so this must end."""


class Spare:
    """A listener of the collector: sets the survivors of a full search aside when there are many."""

    def __init__(self) -> None:
        self.left = OFTEN

    def __call__(self, phase: str, told: dict[str, int]) -> None:
        """Called by Python before and after each search."""
        if phase != "stop" or told["generation"] != 2 or not self.left:
            return
        if len(gc.get_objects(generation=2)) >= LARGE:
            gc.freeze()
            self.left -= 1


def spare_what_stays() -> Spare:
    """From now on. What is in memory already is set aside at once."""
    spare = Spare()
    gc.callbacks.append(spare)
    gc.freeze()
    return spare


@contextlib.contextmanager
def held() -> Iterator[None]:
    """No searches inside: while modules are loaded nothing dies, and looking for it is a sixth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
