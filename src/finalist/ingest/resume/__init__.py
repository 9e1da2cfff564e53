"""A résumé in any format as JSON Resume v1, each value with the words it was read from.

Doubtful fields stay empty and are named as problems; what fits nowhere is kept under keys of its own.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finalist.core.documents.resume import Resume
    from finalist.ingest.read import Read


def read_resume(data: bytes, name: str, source_id: str = "resume") -> "Read[Resume]":
    """As `reader.read_resume`, which is loaded only for files that are no JSON: its words and patterns take as long as
    the rest of a quick command.
    """
    if data.lstrip()[:1] == b"{":
        from finalist.ingest.resume.json_resume import read_json_resume
        from finalist.ingest.text import read_text

        plain = read_text(data, name)
        if plain.format == "json":
            return read_json_resume(data, plain.text, name, source_id)
    from finalist.ingest.resume.reader import read_resume as read_any

    return read_any(data, name, source_id)


__all__ = ["read_resume"]
