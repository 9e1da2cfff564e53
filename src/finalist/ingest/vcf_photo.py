"""The picture in an address card: one that lies in the card itself, small and whole; an address is never fetched."""

import base64
import binascii
import re

from finalist.ingest.picture import shown_type

MAX_PHOTO = 1_400_000
"""Characters of a picture in a card: a megabyte as base64. Convention: more than phones put there."""
IS_PHOTO = re.compile(r"^(?:[\w-]+\.)?photo[;:]", re.IGNORECASE)
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_ENCODED = re.compile(r";(?:encoding=)?(?:b|base64)(?:[;:]|$)", re.IGNORECASE)


def photo_of(lines: list[str]) -> bytes:
    """The PNG or JPEG of a PHOTO property given as its folded lines; b"" when there is none that can be shown."""
    whole = "".join(line.strip() for line in lines)
    if not lines or len(whole) > MAX_PHOTO:
        return b""
    head, _, value = whole.partition(":")
    if _DATA.match(value):
        value = value.split(",", 1)[1]
    elif not _ENCODED.search(f"{head}:"):
        return b""
    try:
        data = base64.b64decode(re.sub(r"\s", "", value), validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if shown_type(data) else b""
