"""Words and numbers as a reader sees them: dates, times, zones, lengths, money, and the names of codes.

Locale-neutral on purpose (“Thu 3 Dec 2026, 09:30”), so that a plan gives the same bytes on every machine.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STRENGTH = {"strong": "Strong", "partial": "Partial", "gap": "Gap", "open": "Open"}
NECESSITY = {"must": "Must", "nice": "Nice to have"}
FAMILY = {
    "past": "Past behaviour",
    "situational": "What would you do",
    "motivation": "Motivation",
    "values": "Values",
    "technical": "Technical",
    "difficult": "Difficult",
}
SOURCE = {
    "posting": "posting",
    "resume": "résumé",
    "invitation": "invitation",
    "notes": "notes",
    "stories": "stories",
    "company": "company page",
    "calendar": "calendar",
    "offer": "offer",
}
MEDIUM = {"on-site": "on site", "video": "video call", "phone": "phone call", "unknown": ""}
FORMAT = {
    "one-to-one": "one-to-one",
    "panel": "panel",
    "presentation": "presentation",
    "technical": "technical",
    "case": "case",
    "role-play": "role-play",
    "group": "group",
    "meal": "meal",
    "tour": "tour",
    "unknown": "",
}
REASON = {
    "requirement": "Posting",
    "concern": "Concern",
    "stake": "Interviewer",
    "field": "Field",
    "value": "Value",
    "round-one": "Round one",
    "seniority": "Level",
    "staple": "Often asked",
    "pack": "Your pack",
}
PART = {"situation": "situation", "task": "task", "action": "action", "result": "result", "lesson": "lesson"}
DEADLINE = {"thank-you": "Thank-you", "nudge": "Nudge", "close": "Close"}
PERIOD = {"hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}
STATE = {"open": "open", "prepared": "prepared", "raised": "raised", "closed": "closed"}
GRADE = {
    "MA": "meta-analysis",
    "RCT": "randomised trial",
    "QE": "natural experiment",
    "OBS": "observational study",
    "SUR": "survey",
    "GOV": "official guidance",
    "VEN": "vendor figure",
    "FOLK": "no traceable source",
    "DC": "convention",
}

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udfff]"
)
_OFFSET = re.compile(r"UTC([+-])(\d{1,2}):?(\d{2})?\Z")


def clean(text: str) -> str:
    """Text without control characters and direction overrides, which hide or reverse what is read."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def zone_of(name: str) -> tzinfo:
    """The zone called `name` (IANA, or `UTC+02:00`); UTC when there is no such zone."""
    offset = _OFFSET.match(name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=min(minutes, 1439) * (1 if offset[1] == "+" else -1)))
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC


def zone_label(name: str) -> str:
    """How a zone is called on the page: `Europe/London` is “London time”, an offset stays itself."""
    if not name or zone_of(name) is UTC:
        return "UTC"
    return clean(name.rsplit("/", 1)[-1].replace("_", " ")) + " time" if "/" in name else clean(name)


def same_clock(moment: datetime, zone: str, other: str) -> bool:
    """Whether clocks in both zones show the same at that moment."""
    return moment.astimezone(zone_of(zone)).utcoffset() == moment.astimezone(zone_of(other)).utcoffset()


def day(moment: datetime, zone: str) -> str:
    """“Thu 3 Dec 2026”, in that zone."""
    there = moment.astimezone(zone_of(zone))
    return f"{WEEKDAYS[there.weekday()]} {there.day} {MONTHS[there.month - 1]} {there.year}"


def clock(moment: datetime, zone: str) -> str:
    """“09:30”, in that zone."""
    return f"{moment.astimezone(zone_of(zone)):%H:%M}"


def clocks(start: datetime, end: datetime | None, zone: str) -> str:
    """“09:30–10:15”, with the day of the end when it is another one."""
    if end is None or end == start:
        return clock(start, zone)
    last = clock(end, zone)
    if day(start, zone) != day(end, zone):
        last = f"{day(end, zone)}, {last}"
    return f"{clock(start, zone)}–{last}"


def length(minutes: int) -> str:
    """“45 min”, “2 h”, “1 h 30 min”."""
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)


def minutes_between(start: datetime, end: datetime | None) -> int:
    """Whole minutes, 0 when there is no end."""
    return max(0, round((end - start).total_seconds() / 60)) if end else 0


def seconds_range(bounds: tuple[int, int]) -> str:
    """“1–2 min” or “30–90 s”: how long an answer takes."""
    low, high = bounds
    if low % 60 == 0 and high % 60 == 0:
        return f"{low // 60}–{high // 60} min" if low != high else f"{low // 60} min"
    return f"{low}–{high} s"


def spoken(seconds: int) -> str:
    """“about 1 min 30 s”: how long a story takes aloud; "" when that is not known."""
    minutes, rest = divmod(round(seconds / 10) * 10, 60)
    words = " ".join(([f"{minutes} min"] if minutes else []) + ([f"{rest} s"] if rest else []))
    return f"about {words}" if words else ""


def money(amount: Decimal, currency: str) -> str:
    """“USD 98,000” or “USD 41.50”; the figure alone when the currency is not known."""
    figure = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{currency} {figure}".strip()


def money_range(minimum: Decimal | None, maximum: Decimal | None, currency: str) -> str:
    """“USD 98,000–121,000”, “from USD 98,000”, “up to USD 121,000”."""
    if minimum is None and maximum is None:
        return ""
    if minimum is None and maximum is not None:
        return f"up to {money(maximum, currency)}"
    if minimum is not None and maximum is None:
        return f"from {money(minimum, currency)}"
    assert minimum is not None
    assert maximum is not None
    if minimum == maximum:
        return money(minimum, currency)
    whole = all(bound == bound.to_integral_value() for bound in (minimum, maximum))
    low, high = (f"{bound:,.0f}" if whole else f"{bound:,.2f}" for bound in (minimum, maximum))
    return f"{currency} {low}–{high}".strip()


LONGEST_DAY = 12
"""Hours after its first meeting for which a day may still be going on. Convention."""


def countdown(hours: int) -> str:
    """“in 9 days”, “in 5 hours”, “under way or past”: how far off the first meeting is."""
    if hours < -LONGEST_DAY:
        return "past"
    if hours < 0:
        return "already begun"
    if hours < 1:
        return "within the hour"
    days = hours // 24
    amount, unit = (days, "day") if days >= 2 else (hours, "hour")
    return f"in {amount} {unit}{'' if amount == 1 else 's'}"


def count(number: int, one: str, many: str = "") -> str:
    """“1 gap”, “3 gaps”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: tuple[str, ...] | list[str]) -> str:
    """“Ann, Bo and Cy”."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def from_code(code: str) -> str:
    """A readable name for a code that has no name in the plan: `role-success` is “Role success”."""
    return clean(code.replace("-", " ").replace("_", " ")).strip().capitalize()
