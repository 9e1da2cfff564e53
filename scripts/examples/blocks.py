"""Cuts the Markdown of an advertisement into blocks that Typst and Word can set, so that all formats say the same."""

import re
from dataclasses import asdict, dataclass

_MARK = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style: `plain`, `bold` or `italic`."""

    text: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`h1` to `h3`), a bullet (`li`) or a paragraph (`p`)."""

    kind: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words without styles."""
        return "".join(run.text for run in self.runs)


def blocks(markdown: str) -> list[Block]:
    """The blocks of a simple Markdown text; lines that follow each other each stay a block."""
    return [_block(line) for line in markdown.splitlines() if line.strip()]


def as_data(items: list[Block]) -> list[dict[str, object]]:
    """The blocks as JSON-ready values."""
    return [asdict(item) for item in items]


def _block(line: str) -> Block:
    heading = re.match(r"(#{1,3}) +", line)
    if heading:
        return Block(f"h{len(heading[1])}", _runs(line[heading.end() :]))
    if line.startswith("- "):
        return Block("li", _runs(line[2:]))
    return Block("p", _runs(line))


def _runs(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() > at:
            runs.append(Run(text[at : mark.start()]))
        style = "bold" if mark["bold"] else "italic"
        runs.append(Run(mark[style], style))
        at = mark.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)
