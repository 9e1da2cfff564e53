"""Letters: generic ones flagged, specific ones passed, planted inventions caught, every fact of drafts traced.

The letters were written by one person for this measure, the hold-out before the rules; see benchmarks/data/letters.
"""

import re
import time
from collections import Counter

from benchmarks.letters_data import NOW, Case, generic, specific
from finalist.core.documents.base import Source
from finalist.core.documents.letter import LetterReview
from finalist.journeys.close import check_letter

STOCK = re.compile(
    r"(?i)look(?:ing)? forward|great fit|opportunity|thank you for (?:taking|your time)|excited|pleasure"
)
"""The baseline: a letter with two stock phrases is called generic."""


def source(text: str, name: str = "letter") -> Source:
    """A letter's text as a Source."""
    return Source(id=name, kind="notes", name=name, sha256="", text=text)


def reviewed(case: Case) -> LetterReview:
    """What the check finds in a case."""
    return check_letter(case.papers, source(case.text), now=NOW)


def is_generic(found: LetterReview) -> bool:
    """Whether the check calls the letter generic."""
    return any(one.code == "generic" and one.severity != "hint" for one in found.findings)


def main() -> None:
    """Prints the tables."""
    for name in ("dev", "heldout"):
        own = specific(name)
        stock = generic(name, own)
        started = time.perf_counter()
        flagged = [is_generic(reviewed(case)) for case in stock]
        looks = [reviewed(case) for case in own]
        spent = (time.perf_counter() - started) / (len(own) + len(stock)) * 1000
        passed = [not is_generic(found) for found in looks]
        clean = [not found.must_see for found in looks]
        print(f"{name:8} generic flagged {_share(flagged)}   specific passed {_share(passed)}   "
              f"specific with nothing to mend {_share(clean)}   {spent:.0f} ms a letter")  # fmt: skip
        naive = [len(STOCK.findall(case.text)) >= 2 for case in stock]
        spared = [len(STOCK.findall(case.text)) < 2 for case in own]
        print(f"{'':8} baseline, two stock phrases: generic flagged {_share(naive)}   specific passed {_share(spared)}")
        codes = Counter(one.code for found in looks for one in found.must_see)
        print(f"{'':8} what was found in specific letters: {dict(codes)}")


def _share(flags: list[bool]) -> str:
    return f"{sum(flags)} of {len(flags)} ({sum(flags) / len(flags):.1%})"


if __name__ == "__main__":
    main()
