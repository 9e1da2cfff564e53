"""A résumé in any format as JSON Resume v1, each value with the words it was read from.

Doubtful fields stay empty and are named as problems; what fits nowhere is kept under keys of its own.
"""

from finalist.ingest.resume.reader import read_resume

__all__ = ["read_resume"]
