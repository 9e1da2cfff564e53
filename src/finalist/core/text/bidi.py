"""Text that runs from right to left: told apart, and turned from the order on the page to the order of reading.

Some programs give the letters of a page from left to right as they stand. For a line that runs the other way this is
the inverse of the Unicode bidirectional algorithm (UAX 9) in so far as a page needs it: the line is turned, and
stretches of Latin words, numbers and addresses in it are turned back.
"""

import re
import unicodedata

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_TURNS = re.compile(f"[{_LETTER}]")
_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_RUN = re.compile(
    rf"\+\d[\d ()./-]{{5,}}\d"  # a telephone number
    rf"|[{_LATIN}](?:[^{_LETTER}\t|]*[{_LATIN}\d+#%])?"  # words, addresses
    r"|[+#$€£]?\d+(?:[/.,:-]\d+)*%?"  # a number, a date
)
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def runs_right_to_left(text: str) -> bool:
    """Whether most letters of a text are of a script that runs from right to left."""
    turned = sum(1 for char in text if _TURNS.match(char))
    return turned > 0 and turned * 2 > sum(map(str.isalpha, text))


def has_right_to_left(text: str) -> bool:
    """Whether any letter of a text runs from right to left."""
    return _TURNS.search(text) is not None


def reading_order(line: str, *, mirrored: bool = False) -> str:
    """A line given as it stands on the page, from left to right, in the order in which it is read.

    mirrored: brackets are given as drawn, not as meant. A line without letters that run from right to left is kept.
    """
    if not has_right_to_left(line):
        return line
    made: list[str] = []
    at = 0
    for run in _RUN.finditer(line):
        made.append(line[at : run.start()][::-1])
        made.append(run.group())
        at = run.end()
    made.append(line[at:][::-1])
    if mirrored:
        made[::2] = [part.translate(_MIRRORED) for part in made[::2]]
    return "".join(reversed(made))


def without_marks(text: str) -> str:
    """The text without signs that only steer how it is set: direction marks, joiners, soft hyphens."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf")
