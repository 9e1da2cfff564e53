"""What was worked out a moment ago, kept in memory by what it was worked out from: for all threads of a process."""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """The newest values by their keys; the oldest give way."""

    def __init__(self, most: int) -> None:
        self._most, self._kept, self._lock = most, OrderedDict[str, Value](), threading.Lock()

    def kept(self, key: str, make: Callable[[], Value]) -> Value:
        """The value of the key; made when it is not there."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value


def key_of(*parts: Any) -> str:
    """One key for all that a value is worked out from: anything that is JSON, bytes and moments too."""
    said = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
