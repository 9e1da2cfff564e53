"""A review as JSON values and back, nothing lost: what the workspace keeps of a take."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from finalist.core.answers.results import Review


@cache
def _adapter() -> TypeAdapter[Review]:
    return TypeAdapter(Review)


def review_to_json(review: Review) -> dict[str, Any]:
    """Plain JSON values: dicts, lists, strings, numbers, true, false, null."""
    values: dict[str, Any] = _adapter().dump_python(review, mode="json")
    return values


def review_from_json(values: Any) -> Review:
    """The review that such values were made from. Raises pydantic.ValidationError for anything else."""
    return _adapter().validate_python(values)
