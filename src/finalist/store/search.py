"""Finding rows by words: every word must stand somewhere in the columns named. Plain LIKE; no index to keep."""

from collections.abc import Sequence

from django.db.models import Q


def holding(words: Sequence[str], columns: Sequence[str]) -> Q:
    """The condition that each word stands in one of the columns, whatever its case. No words: every row."""
    found = Q()
    for word in words:
        one = Q()
        for column in columns:
            one |= Q(**{f"{column}__icontains": word})
        found &= one
    return found
