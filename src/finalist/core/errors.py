"""Three kinds of trouble: the user's (UserError), several at once (InputProblems), and bugs (anything else).

A sentence says what happened, to which thing, and what to do next. It never blames and never shows a traceback.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was wrong, missing or doubtful in an input.

    code: short stable name (`empty-file`, `scanned-pdf`); message: the sentence for people, ending in what to do;
    file: the name as the user gave it; line: 1-based, 0 when it has none; field: the document's field, if any.
    """

    code: str
    message: str
    file: str = ""
    line: int = 0
    field: str = ""
    severity: Severity = "warning"

    def __str__(self) -> str:
        """The sentence, led by the place it speaks of."""
        place = f"{self.file}:{self.line}" if self.file and self.line else self.file
        return f"{place}: {self.message}" if place and not self.message.startswith(self.file) else self.message


class UserError(Exception):
    """Something the user can mend. `what` happened (to which thing); `next_step`: what to do about it."""

    def __init__(self, what: str, next_step: str = "") -> None:
        self.what = what
        self.next_step = next_step
        super().__init__(f"{what} {next_step}".strip())


class Unreadable(UserError):
    """A file that no reader can use. `code` is the Problem code that fits."""

    def __init__(self, what: str, next_step: str = "", code: str = "unreadable") -> None:
        super().__init__(what, next_step)
        self.code = code


class InputProblems(UserError):
    """Several problems that together stop the work; each is shown on its own line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
