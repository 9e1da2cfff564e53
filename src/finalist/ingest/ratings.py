"""A friend's filled mentor file, read without believing it."""

import json

from pydantic import ValidationError

from finalist.core.documents.ratings import FriendRating
from finalist.core.errors import UserError


def read_rating(data: bytes, name: str = "The file") -> FriendRating:
    """Raises UserError naming what is wrong with it."""
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UserError(f"{name} is no filled mentor file.", "Ask for the .json that their browser saved.") from None
    if not isinstance(values, dict) or values.get("format") != "finalist-rating":
        raise UserError(f"{name} is no filled mentor file.", "Ask for the .json that their browser saved.")
    try:
        return FriendRating.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UserError(f"{name}: “{place}” cannot be used ({first['msg']}).", "Ask them to save it again.") from None
