"""Prompts beside a line of a résumé: questions that only the candidate can answer. Nothing is worded for them.

What is asked for (begin with a verb, a figure, a result) is a convention of career advice, not a finding; each prompt
is a code, at most two a line. Openings and results are known in English; elsewhere only figures and length are looked
at.
"""

import re
from collections.abc import Sequence

from finalist.core.resume.placeholders import has_gap

MOST, LONG = 2, 220
"""Prompts a line; characters from which a line is long: about two and a half lines on paper (convention)."""
_IDLE = re.compile(
    r"(?:i|my|we|our|the|a|an|in|on|at|for|with|as|was|were|am|is|are|being|been|"
    r"responsib(?:le|ilit(?:y|ies))|dut(?:y|ies)|tasks?|in charge|tasked|helped|assisted|worked|involved|"
    r"participat(?:ed|ing)|various|daily)\b",
    re.I,
)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half|"
    r"double[ds]?|tripled?|twice|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|dos|tres)\b",
    re.I,
)
_RESULT = re.compile(
    r"\bso that\b|\bwhich\b|\bresult|\b(?:by|from)\s+\S{0,3}\d|%|\bto \S{0,3}\d|"
    r"\b(?:cut|rais|reduc|increas|grew|grow|sav|halv|doubl|won|win|improv|shorten|rais|lower|fewer|less|more|faster|"
    r"earlier|award|prevent|avoid|earn|achiev|deliver|launch|finish)",
    re.I,
)


def prompts(line: str, language: str = "en") -> tuple[str, ...]:
    """Codes of what a line could still say: gap, opening, number, result, long. language: of the résumé."""
    text = " ".join(line.split())
    if not text:
        return ()
    if has_gap(text):
        return ("gap",)
    english = language == "en"
    asked = [
        ("opening", english and bool(_IDLE.match(text.lstrip("-–•* ")))),
        ("number", not _FIGURE.search(text)),
        ("result", english and not _RESULT.search(text)),
        ("long", len(text) > LONG),
    ]
    return tuple(code for code, applies in asked if applies)[:MOST]


def prompts_of(lines: Sequence[str], language: str = "en") -> tuple[tuple[str, ...], ...]:
    """The prompts of several lines, in their order."""
    return tuple(prompts(line, language) for line in lines)
