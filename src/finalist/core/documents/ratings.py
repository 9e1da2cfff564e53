"""What a friend sends back after listening: ratings, remarks at moments, words; written by a browser."""

from typing import Annotated, Literal

from pydantic import Field

from finalist.core.documents.base import Document, Moment


class MomentRemark(Document):
    """Something said of a moment. at: seconds from the start, None for the whole answer."""

    at: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)] | None = None
    text: Annotated[str, Field(min_length=1, max_length=2_000)]


class FriendRating(Document):
    """One filled mentor file. take: id of the answer; scores: competency → 1 to 5."""

    format: Literal["finalist-rating"] = "finalist-rating"
    version: Literal[1] = 1
    take: Annotated[str, Field(pattern=r"^[0-9a-z]{1,16}$")]
    by: Annotated[str, Field(min_length=1, max_length=100)]
    rated_at: Moment | None = None
    scores: dict[Annotated[str, Field(max_length=40)], Annotated[int, Field(ge=1, le=5)]] = Field(
        default_factory=dict, max_length=20
    )
    text: Annotated[str, Field(max_length=10_000)] = ""
    remarks: Annotated[tuple[MomentRemark, ...], Field(max_length=200)] = ()
