"""What was said in one take: words, where possible with their times, and what was heard beside the words.

Times are seconds from the start of the take. A word's `timing` says how its times came about, and nothing finer than
they bear is ever derived from them: `measured` by the engine word by word, `estimated` inside a segment, `none`.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from finalist.core.documents.base import Document

Timing = Literal["measured", "estimated", "none"]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
TYPED = "typed"
"""The engine that is named where somebody typed the words."""


class TimedWord(Document):
    """One word as it is shown, with its marks (“well,”). probability: the engine's own, 0..1; never held against you.

    Raises ValidationError when only one of start and end is given, when it ends before it starts, or when times and
    `timing` disagree.
    """

    text: Annotated[str, Field(min_length=1, pattern=r"^\S+$")]
    start: Seconds | None = None
    end: Seconds | None = None
    timing: Timing = "none"
    probability: Annotated[float, Field(ge=0, le=1)] | None = None

    @model_validator(mode="after")
    def _times_agree(self) -> "TimedWord":
        timed = self.start is not None and self.end is not None
        if (self.start is None) != (self.end is None) or timed != (self.timing != "none"):
            raise ValueError("a word has a start, an end and a timing, or none of them")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError("a word ends before it starts")
        return self


class Span(Document):
    """From `start` to `end`, in seconds."""

    start: Seconds
    end: Seconds

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if self.end < self.start:
            raise ValueError("a span ends before it starts")
        return self


class Transcript(Document):
    """The words of a take in order.

    language: as in `en`, `de`; engine: what is named on every output made from this (`typed`, `imported (vtt)`, or the
    recogniser with its version); seconds: length of the whole take; speech: where a voice was heard, empty when nobody
    listened; filled_pauses: “um” and “uh” heard in the sound, apart from the words.
    """

    language: str
    engine: str
    words: tuple[TimedWord, ...] = ()
    seconds: Seconds | None = None
    speech: tuple[Span, ...] = ()
    filled_pauses: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The words joined by single spaces; every character span of a report counts in this."""
        return " ".join(word.text for word in self.words)


def typed(text: str, language: str = "en", engine: str = TYPED) -> Transcript:
    """A transcript without times from plain text; white space parts the words."""
    return Transcript(language=language, engine=engine, words=tuple(TimedWord(text=word) for word in text.split()))
