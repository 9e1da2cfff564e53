"""Sentences and their places. Abbreviations, initials, decimals and “St. Anne's” do not end a sentence."""

import re

_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-ZÀ-ÖØ-Þ0-9])|\n{2,}|\n(?=[^\S\n]*(?:[-*•–▪◦]|\d+[.)])\s)")
_SHORT = re.compile(
    r"(?:\b(?i:mr|mrs|ms|dr|prof|st|sr|jr|inc|ltd|co|vs|etc|e\.g|i\.e|approx|no|dept|u\.s|u\.k|a\.m|p\.m|ca)\."
    r"|(?<![\w'’])[A-Z]\.)$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, white space trimmed, in order; together they hold every visible character."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _SHORT.search(
            text[max(start, match.start() - 24) : match.start()].rstrip("\"”’')]")
        ):
            continue
        _append(spans, text, start, match.start())
        start = match.end() if match.group().strip() == "" else match.start()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))
