"""Facts from one's own camera over a take, kept only when the candidate asked for it. They are part of no rating."""

from typing import Annotated, Literal

from pydantic import Field

from finalist.core.documents.base import Document

Moment = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]


class CameraSpan(Document):
    """From `start` to `end` seconds of the take, one code held."""

    start: Moment
    end: Moment
    code: Annotated[str, Field(pattern=r"^[a-z-]{1,20}$")]


class CameraFacts(Document):
    """framing: where the face was; gaze: lens, away or nobody; light; moves: moments of big movements."""

    version: Literal[1] = 1
    seconds: Moment
    framing: Annotated[tuple[CameraSpan, ...], Field(max_length=2_000)] = ()
    gaze: Annotated[tuple[CameraSpan, ...], Field(max_length=2_000)] = ()
    light: Annotated[tuple[CameraSpan, ...], Field(max_length=2_000)] = ()
    moves: Annotated[tuple[Moment, ...], Field(max_length=20_000)] = ()
