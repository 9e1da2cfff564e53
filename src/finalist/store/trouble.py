"""What the database or the disk refuses, as a sentence and what to do next."""

import errno

from django.db import DatabaseError

from finalist.core.errors import UserError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Refused(UserError):
    """The disk or another program stands in the way: nothing is broken, and nothing that was saved is lost."""


def trouble_of(error: Exception) -> UserError:
    """A sentence for what the database or the disk refused."""
    if known := refusal_of(error):
        return known
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return UserError(
            "The workspace's database is damaged.",
            "Run `finalist doctor`; restore a backup with `finalist restore FILE`.",
        )
    return UserError(f"The workspace's database could not be opened: {text.splitlines()[0]}.", "Run `finalist doctor`.")


def refusal_of(error: BaseException) -> Refused | None:
    """The sentence for a full disk, a folder that became read-only or a database held elsewhere; None for a bug."""
    if not isinstance(error, DatabaseError | OSError):
        return None
    text = str(error)
    if "is full" in text or (isinstance(error, OSError) and error.errno in _NO_ROOM):
        return Refused("The disk is full.", "Free some space and try again; nothing that was saved is lost.")
    if "readonly" in text or "read-only" in text.lower() or "unable to open" in text or "Permission denied" in text:
        return Refused("The workspace's database cannot be written.", "Make the folder and its files writable.")
    if "locked" in text:
        return Refused("Another program holds the workspace's database.", "Close it and try again.")
    return None
