"""One HTML file for a friend: the sound, the words, an empty rubric. It asks nothing of any network and saves a small
file with the ratings, which ingest/ratings.py reads back.

Same values, same bytes. Everything of the candidate's reaches the page through escaping, and a content policy by hash
stops the rest.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from finalist.core.documents.take import Transcript

if TYPE_CHECKING:
    from jinja2 import Template

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the rubric. `anchors`: what a 1, a 3 and a 5 look like."""

    id: str
    name: str
    definition: str
    anchors: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class MentorSheet:
    """What the friend gets. `take`: id the ratings come back under; `sound`: WAV bytes, empty for a typed answer."""

    take: str
    candidate: str
    question: str
    criteria: tuple[Criterion, ...]
    transcript: Transcript | None
    sound: bytes = b""
    media_type: str = "audio/wav"


def mentor_html(sheet: MentorSheet) -> bytes:
    """The page, UTF-8."""
    style, script = _static("mentor.css"), _static("mentor.js")
    page = _template().render(
        sheet=sheet,
        sound=f"data:{sheet.media_type};base64,{b64encode(sheet.sound).decode()}" if sheet.sound else "",
        words=_words(sheet.transcript),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return page.encode("utf-8", "replace")


def _words(transcript: Transcript | None) -> tuple[tuple[str, str], ...]:
    """(word, its moment in seconds, "" without one)."""
    found = transcript.words if transcript else ()
    return tuple((word.text, "" if word.start is None else f"{word.start:.2f}") for word in found)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _static(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8").strip()


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(HERE / "templates" / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["ours"] = Markup
    return made.get_template("mentor.html")
