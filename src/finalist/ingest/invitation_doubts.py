"""The sentences for what was assumed, or does not agree, in an invitation's times."""

from finalist.core.errors import Problem

_SENTENCES = {
    "weekday": "“{0}” is a {1} in the calendar. The date was kept; ask which day is meant.",
    "season": "“{0}” does not fit the time of year. It was read as the local time there; check the hour.",
    "zone-choice": "The abbreviation of the time zone has several meanings ({0}). The first was taken; check the hour.",
    "afternoon": "“{0}” says neither am nor pm and was read as the afternoon. Check the hour.",
    "swapped": "“{0}” was read day first, because the other reading has passed. Check the date.",
    "bare-weekday": "“{0}” was read as {1}, the next such day. Check the date.",
}


def doubt(code: str, words: str, file: str) -> Problem:
    """The Problem for a doubt of core.text.moments; `words` may hold several values parted by `|`."""
    return Problem(code, _SENTENCES[code].format(*words.split("|")), file=file, field="meetings")


def unclear_date(words: str, file: str) -> Problem:
    """A numeric date with two readings and nothing to decide by."""
    return Problem("unclear-date", f"“{words}” can be read day first or month first, and nothing decides. "
                   "Write the date with the month as a word and read it again.", file=file, field="meetings",
                   severity="error")  # fmt: skip


def zone_assumed(zone: str, file: str) -> Problem:
    """No zone was said."""
    return Problem("zone-assumed", f"The invitation names no time zone; {zone} was taken. Check it before the day.",
                   file=file, field="meetings", severity="info")  # fmt: skip


def disagreement(mail: str, calendar: str, file: str) -> Problem:
    """The mail and its calendar name different times."""
    return Problem("times-disagree", f"The mail says {mail}, its calendar says {calendar}. The calendar was taken; "
                   "ask which is right.", file=file, field="meetings")  # fmt: skip


def many_events(most: int, file: str) -> Problem:
    """A whole calendar was given as an invitation."""
    return Problem("many-events", f"This calendar holds more than {most} events; those that speak of an interview were "
                   "taken. Export the invitation alone.", file=file)  # fmt: skip


def long_letter(file: str) -> Problem:
    """Far more text than an invitation."""
    return Problem("long-letter", "This is very long for an invitation; only its first ten pages were searched. "
                   "Paste the part that invites you.", file=file)  # fmt: skip


def no_time(file: str) -> Problem:
    """Nothing that is an appointment was found."""
    return Problem("no-time", "No date and time of an interview was found. "
                   "Pass the calendar entry (.ics), or write the date and time on a line of their own.",
                   file=file, field="meetings")  # fmt: skip
