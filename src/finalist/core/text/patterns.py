"""Long lists of wordings as patterns: one alternative a line, so that a rule can be read and a change can be seen."""

import re


def any_of(table: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """The pattern that matches any line of `table`; a line is a regular expression, blank lines are skipped."""
    return re.compile(joined(table), flags)


def joined(table: str) -> str:
    """The lines of `table` as one group of alternatives."""
    return "(?:" + "|".join(line.strip() for line in table.strip().splitlines() if line.strip()) + ")"
