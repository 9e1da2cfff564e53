"""How the parts of a sheet are put into one line, alike in every format."""

from finalist.render.resume.sheet import Entry, Group


def group_words(group: Group) -> str:
    """“Analysis: Python, R (expert)”, “German: B1”, “Chess”."""
    words = ", ".join(group.words)
    if not words:
        return f"{group.name}: {group.note}" if group.note else group.name
    said = f"{group.name}: {words}" if group.name else words
    return f"{said} ({group.note})" if group.note else said


def after_title(entry: Entry) -> tuple[str, str]:
    """(what the entry is headed with, employer and place beside it)."""
    rest = ", ".join(filter(None, (entry.where, entry.place)))
    return (entry.title, rest) if entry.title else (rest, "")
