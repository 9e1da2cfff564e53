"""Days in letters: written out, promised days found in notes, and whether a promise of one's own is late."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.notes import NoteLine
from finalist.core.letters.prose import tidy
from finalist.core.text.days import day_of, find_days

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January February March April May June July August September October November December").split()
_DECIDE = re.compile(
    r"\b(?:decision|decide[sd]?|deciding|hear(?:ing)? (?:back|from)|let (?:me|us|you) know|get back|come back to|"
    r"answer|final call|outcome|result|feedback|update|be in touch|ring me|call me|next steps?)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:within|in|after|takes?)\s+(?:about |the next |a further |~)?(?P<n>\d{1,2}|a|one|two|three|four|"
    r"five|six|seven|ten)\s+"
    r"(?P<work>working |business |work )?(?P<unit>days?|weeks?|wks?|wk)\b",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_END = re.compile(r"\b(?:by |before )?(?:the )?end of (?:the |this )?(?P<what>next week|week|month|next month)\b", re.I)
_NEXT = re.compile(r"\b(?:early |late |mid )?next week\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promised:
    """The day by which they said they would answer. phrase: as it stands after a verb; person: who said it."""

    day: date
    phrase: str
    evidence: EvidenceRef
    person: str = ""


def shown(day: date, now: date) -> str:
    """“Tuesday 10 November”, with the year when it is another one."""
    text = f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == now.year else f"{text} {day.year}"


def workdays_after(day: date, count: int, holidays: frozenset[date] = frozenset()) -> date:
    """The day `count` working days later: Monday to Friday, `holidays` left out."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in holidays
    return day


_DAY_OF_MONTH = re.compile(r"\b(?:(?P<wd>[A-Z][a-z]+) )?(?:the )?(?P<d>[0-3]?\d)(?:st|nd|rd|th)\b")


def day_in(text: str, after: date) -> date | None:
    """The day that a phrase such as “by Fri 13th” or “by 4 December” names, counted from `after`."""
    plain = tidy(text)
    for mention in find_days(plain):
        if mention.month:
            return day_of(mention, on_or_after=after)
    match = _DAY_OF_MONTH.search(plain)
    if match and 1 <= int(match["d"]) <= 31:
        return next((day for step in range(62) if (day := after + timedelta(days=step)).day == int(match["d"])), None)
    named = (day_of(mention, after) for mention in find_days(plain))
    return next((day for day in named if day), None)


def promised_day(lines: Sequence[NoteLine], said_on: date | None) -> Promised | None:
    """When they said a decision would come, from the last line that says so; None without a date to count from."""
    for line in reversed(lines):
        if line.kind not in ("they-promised", "they-said", "other") or not _DECIDE.search(line.text):
            continue
        found = _counted(line, said_on) or _named(line, said_on)
        if found:
            return replace(found, person=line.person)
    return None


def _counted(line: NoteLine, said_on: date | None) -> Promised | None:
    match = _WITHIN.search(line.text)
    if not match or said_on is None:
        return None
    count = _NUMBERS.get(match["n"].lower()) or int(match["n"])
    weeks = match["unit"].lower().startswith("w")
    day = said_on + timedelta(weeks=count) if weeks else (
        workdays_after(said_on, count) if match["work"] else said_on + timedelta(days=count)
    )  # fmt: skip
    small = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    number = small[count] if count < len(small) else str(count)
    unit = ("week" if weeks else "day") + ("" if count == 1 else "s")
    return Promised(day, f"within {number} {'working ' if match['work'] else ''}{unit}", _place(line, match))


def _named(line: NoteLine, said_on: date | None) -> Promised | None:
    if said_on is None:
        return None
    match = _END.search(line.text)
    if match:
        week = said_on + timedelta(days=4 - said_on.weekday() + (7 if "next" in match["what"].lower() else 0))
        month = (said_on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return Promised(month if "month" in match["what"].lower() else week,
            f"by the end of the {match['what'].lower()}"
                        .replace("the next", "next"), _place(line, match))  # fmt: skip
    match = _NEXT.search(line.text)
    if match:
        return Promised(
            said_on + timedelta(days=11 - said_on.weekday()), "in the week after we spoke", _place(line, match)
        )
    day = day_in(line.text, said_on)
    return Promised(day, f"by {shown(day, said_on)}", line.evidence) if day and day > said_on else None


def _place(line: NoteLine, match: re.Match[str]) -> EvidenceRef:
    ref = line.evidence
    at = ref.verbatim.find(match[0])
    if at < 0:
        return ref
    end = at + len(match[0])
    return EvidenceRef(document=ref.document, start=ref.start + at, end=ref.start + end, verbatim=match[0])
