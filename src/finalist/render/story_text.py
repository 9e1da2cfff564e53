"""The check of stories and of a weakness as text for a terminal: short, the teller's words first, nothing to decode."""

import textwrap
from collections.abc import Callable, Iterator

from finalist.core.documents.base import Line
from finalist.core.stories.check import StoryCheck
from finalist.core.stories.numbers import Number
from finalist.core.stories.weakness import WeaknessCheck
from finalist.render.wording import PART, clean, count

Paint = Callable[[str, str], str]
"""(text, role) → the text as shown; roles: title, good, ask, dim."""

WIDEST = 100
VERDICT = {
    "episode": "one episode",
    "generality": "no single episode",
    "unclear": "one episode or a habit: not clear",
}
UNMEASURED = {
    "not-english": "Not measured: this is not English, and the check only knows English.",
    "too-much": "Not measured: over twenty minutes aloud. Part the stories with headings, or cut.",
    "too-short": "Not measured: too short to tell. Write it in a few sentences.",
}
LENGTH = {"short": ", short", "usual": "", "long": ", long", "too-long": ", too long"}


def story_text(check: StoryCheck, width: int, paint: Paint) -> str:
    """One story's check, lines joined by newlines. `width` in columns, cut to WIDEST."""
    room = min(width, WIDEST)
    title = paint(_flat(check.title.value, room), "title")
    if check.measured != "yes":
        return f"{title}\n  {UNMEASURED[check.measured]}"
    return "\n".join((title, *(f"  {line}" for line in _body(check, room - 2, paint))))


def _body(check: StoryCheck, room: int, paint: Paint) -> Iterator[str]:
    aloud = check.aloud
    low, high = aloud.target
    told = VERDICT[check.episode.verdict] if check.episode else ""
    seconds = f"about {aloud.seconds} s aloud{LENGTH[aloud.length]} (usual {low} to {high})"
    yield paint(f"{told}; {seconds}", "dim")
    yield " · ".join(
        f"{PART[part]} {round(100 * check.share[part])}%" if part in check.has else paint(f"{PART[part]} –", "ask")
        for part in PART
        if part != "lesson" or part in check.has
    )
    yield f"You act in {count(len(check.agency.own), 'sentence')}; only “we” act in {len(check.agency.shared)}."
    if check.numbers:
        figures = dict.fromkeys(_figure(one) for one in check.numbers)
        yield from _wrapped("Figures: " + ", ".join(_flat(figure, 60) for figure in figures), room)
    said = {f"no-{missing.part}" for missing in check.missing} & {comment.code for comment in check.comments}
    for missing in (one for one in check.missing if f"no-{one.part}" not in said):
        yield paint("? ", "ask") + _flat(missing.question.text, room)
    for number, comment in enumerate(check.comments, 1):
        yield from _pair(number, comment.text, comment.attempt, room, paint)
    if not check.comments and not check.missing:
        yield paint("Nothing to add.", "good")


def _figure(number: Number) -> str:
    """“30 beds”, “about 12% (not sure)”."""
    noun = number.unit if number.kind == "count" and number.unit not in number.evidence.verbatim.casefold() else ""
    return " ".join(filter(None, (number.evidence.verbatim, noun, "(not sure)" if number.confirmed == "no" else "")))


def weakness_text(check: WeaknessCheck, width: int, paint: Paint) -> str:
    """The check of a weakness answer, lines joined by newlines."""
    room = min(width, WIDEST)
    if check.measured != "yes":
        return UNMEASURED[check.measured]
    rows = []
    for name, ref in (
        ("A real weakness", check.named),
        ("What you do about it", check.step),
        ("A sign that it helps", check.progress),
    ):
        words = f": “{_flat(ref.verbatim, room - len(name) - 4)}”" if ref else ": not found"
        rows.append(name + (words if ref else paint(words, "ask")))
    for number, finding in enumerate(check.findings, 1):
        rows += _pair(number, finding.text, finding.attempt, room, paint)
    return "\n".join(rows if check.findings else [*rows, paint("Nothing to add.", "good")])


def _pair(number: int, text: Line, attempt: Line, room: int, paint: Paint) -> Iterator[str]:
    """A comment and what to try, the second indented under the first."""
    first, *more = _wrapped(clean(text.text), room - 3)
    yield paint(f"{number}.", "ask") + f" {first}"
    yield from (f"   {line}" for line in (*more, *_wrapped("Try: " + clean(attempt.text), room - 3)))


def _wrapped(text: str, room: int) -> list[str]:
    return textwrap.wrap(clean(text), max(room, 30)) or [""]


def _flat(text: str, room: int) -> str:
    return textwrap.shorten(clean(text), max(room, 20), placeholder=" …")
