"""A review as JSON values and back, nothing lost: what the workspace keeps of a take, and what programs are given."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from finalist.core.answers.results import Review


@cache
def _adapter() -> TypeAdapter[Review]:
    return TypeAdapter(Review)


def review_to_json(review: Review) -> dict[str, Any]:
    """Plain JSON values: dicts, lists, strings, numbers, true, false, null. The version comes first."""
    values: dict[str, Any] = _adapter().dump_python(review, mode="json")
    return {"version": values.pop("version"), **values}


def review_from_json(values: Any) -> Review:
    """The review that such values were made from. Raises pydantic.ValidationError for anything else.

    Reviews kept before there was a version are of version 1.
    """
    return _adapter().validate_python(values)


def review_schema() -> dict[str, Any]:
    """The JSON Schema of what `review_to_json` gives: the version is always there."""
    schema = _adapter().json_schema(mode="serialization")
    return {**schema, "required": ["version", *schema["required"]]}
