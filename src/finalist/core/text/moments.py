"""Moments in running text: which written day belongs to which written time, and what that is on the clock.

A time takes the day said right after it (“at 10:00 on Thursday 3 December”), else the last day before it, which is
how both sentences and agendas are written. Deadlines, past meetings and “was” dates are not appointments.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo

from finalist.core.text.days import DayMention, day_of, find_days
from finalist.core.text.moment_words import DEADLINE, MEETING, MOVED_FROM, NOT_BEFORE, PAST
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.times import TimeMention, find_times
from finalist.core.text.zones import ZoneName, season_of, zone_info, zone_named


@dataclass(frozen=True, slots=True)
class Moment:
    """An appointment as written: aware `start`, `end` (None when not said) and the places of its time and day.

    doubts: (code, words) of what was assumed or does not agree; codes are keys of ingest's sentences:
    `weekday`, `season`, `zone-choice`, `afternoon`, `year`, `swapped`, `bare-weekday`.
    """

    start: datetime
    end: datetime | None
    zone: str
    zone_assumed: bool
    span: tuple[int, int]
    day_span: tuple[int, int]
    whole_day: bool = False
    moved: bool = False
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The appointments of a text, and days that were left out because nothing decides what they mean."""

    moments: tuple[Moment, ...]
    unclear: tuple[str, ...] = ()


_ON = re.compile(r"\s*[,(]?\s*\b(?:on|am|le|den|op)\s+(?:the\s+)?$|\s*,?\s*$|\s*\($", re.IGNORECASE)


def find_moments(
    text: str, *, today: date | None, default_zone: str, now: datetime | None = None, on: date | None = None
) -> Found:
    """Every appointment in the text, in order, each once.

    today: the day a missing year counts from (the day the mail was written); now: decides between two readings of
    “03/12/2026” when one of them has passed; on: the day of times that name none (an agenda inside an event).
    """
    days, times = find_days(text), find_times(text)
    full = [day for day in days if day.month]
    days = full + [day for day in days if not day.month and (not full or _beside_a_time(day, times, text))]
    days.sort(key=lambda day: day.start)
    sentences = _aims(text)
    spoken = _zone_of_all(text, times)
    moments: list[Moment] = []
    unclear: list[str] = []
    for mention in times:
        day = _day_for(mention, days, text)
        if day is None and on:
            day = DayMention(mention.start, mention.start, on.year, on.month, on.day)
        if day is None or _is_no_appointment(text, day, mention, sentences):
            continue
        day = _decided(day, days, today)
        if day.swapped and not _settled(day, today, now):
            unclear.append(text[day.start : day.end])
            continue
        moment = _moment(text, day, mention, spoken, today, default_zone, now)
        if moment:
            moments.append(moment)
    if not moments:
        moments = _whole_days(text, days, sentences, today, default_zone)
    return Found(tuple(_without_repeats(moments)), tuple(dict.fromkeys(unclear)))


def _aims(text: str) -> list[tuple[int, int]]:
    """Sentences cut at line ends: lines of a mail are often sentences without a full stop."""
    spans = []
    for start, end in sentence_spans(text):
        at = start
        for line in text[start:end].split("\n"):
            spans.append((at, at + len(line)))
            at += len(line) + 1
    return spans


def _beside_a_time(day: DayMention, times: list[TimeMention], text: str) -> bool:
    return any(
        (0 <= t.start - day.end <= 12 and "\n" not in text[day.end : t.start])
        or (0 <= day.start - t.end <= 5 and "\n" not in text[t.end : day.start])
        for t in times
    )


def _zone_of_all(text: str, times: list[TimeMention]) -> str:
    """The zone said once for all times (“all times are CET”, or on the only time that has one)."""
    said = re.search(
        r"(?i)\b(?:all times|times?(?: zone)?|timezone|zeitzone)\b(?: are| is| shown| given)*(?: in)?\s*:?\s*"
        r"([A-Z][\w/+: -]{1,40})",
        text,
    )
    if said:
        words = said.group(1).split()
        for count in range(min(4, len(words)), 0, -1):
            if zone_named(" ".join(words[:count])):
                return " ".join(words[:count])
    named = {t.zone for t in times if t.zone}
    return named.pop() if len(named) == 1 else ""


def _day_for(mention: TimeMention, days: list[DayMention], text: str) -> DayMention | None:
    before = [day for day in days if day.end <= mention.start]
    after = [day for day in days if day.start >= mention.end]
    last, following = before[-1] if before else None, after[0] if after else None
    gap = text[mention.end : following.start] if following else ""
    if following and len(gap) < 14 and re.fullmatch(r"(?i)\s*[,(]?\s*(?:on|am|le|den|op)\s+(?:the\s+)?", gap):
        return following
    if last and "\n" not in text[last.end : mention.start]:
        return last
    if following and len(gap) < 14 and _ON.fullmatch(gap) and "\n" not in gap:
        return following
    return last or (following if len({(d.month, d.day) for d in after}) == 1 else None)


def _is_no_appointment(text: str, day: DayMention, mention: TimeMention, aims: list[tuple[int, int]]) -> bool:
    for at in {mention.start, day.start if abs(day.start - mention.start) < 60 else mention.start}:
        before = text[max(0, at - 60) : at].rsplit("\n", 1)[-1]
        before = re.sub(r"(?i)\b(?:at|on|the|between|for|um|close of business|noon)\s*$", "", before)
        if NOT_BEFORE.search(before) and not (MOVED_FROM.search(before) and mention.finish and at == mention.start):
            return True
    sentence = next((text[a:b] for a, b in aims if a <= mention.start < b), "")
    if PAST.search(sentence) and not re.search(r"(?i)\b(?:invite|next|second|will|look forward|like to)\b", sentence):
        return True
    return bool(DEADLINE.search(sentence)) and not MEETING.search(sentence)


def _decided(day: DayMention, days: list[DayMention], today: date | None) -> DayMention:
    """“03/12/2026” decided by another mention of the same day, and a bare “Tuesday” by a full date nearby."""
    if day.swapped:
        for other in days:
            if other.month and not other.swapped and (other.month, other.day) in {(day.month, day.day), day.swapped}:
                return replace(day, month=other.month, day=other.day, swapped=None)
    if day.month is None and day.weekday is not None:
        for other in days:
            full = day_of(other, today) if other.month and not other.swapped else None
            if full and full.weekday() == day.weekday:
                return replace(day, year=full.year, month=full.month, day=full.day)
    return day


def _settled(day: DayMention, today: date | None, now: datetime | None) -> bool:
    """Whether only one reading of a numeric day lies ahead and it is the day-first one that we keep."""
    since = today or (now.date() if now else None)
    if since is None or day.year is None or day.swapped is None:
        return False
    first, second = date(day.year, day.month or 1, day.day or 1), date(day.year, *day.swapped)
    return first >= since > second


def _moment(
    text: str,
    day: DayMention,
    mention: TimeMention,
    spoken: str,
    today: date | None,
    default_zone: str,
    now: datetime | None,
) -> Moment | None:
    since = today or (now.date() if now else None)
    on = day_of(day, since)
    if on is None:
        return None
    words = mention.zone or spoken
    zone = zone_named(words) if words else None
    key, doubts = _chosen(zone, default_zone)
    clock = zone_info(key)
    if clock is None:
        return None
    moved = bool(MOVED_FROM.search(text[max(0, mention.start - 80) : mention.start])) and mention.finish is not None
    begin = mention.finish if moved and mention.finish else mention.begin
    start = datetime.combine(on, begin, clock)
    end = None if moved else _end(start, mention, clock)
    doubts += _doubts(text, day, mention, on, start, zone)
    span = (min(day.start, mention.start), max(day.end, mention.end))
    gap = text[min(day.end, mention.end) : max(day.start, mention.start)]
    near = len(gap) < 30 and "\n" not in gap and not re.search(r"\d", gap)
    place = span if near else (mention.start, mention.end)
    return Moment(start, end, key, zone is None, place, (day.start, day.end), moved=moved, doubts=tuple(doubts))


def _chosen(zone: ZoneName | None, default_zone: str) -> tuple[str, list[tuple[str, str]]]:
    if zone is None:
        return default_zone, []
    if default_zone in zone.others:
        return default_zone, []
    return zone.key, ([("zone-choice", ", ".join((zone.key, *zone.others)))] if zone.others else [])


def _end(start: datetime, mention: TimeMention, clock: tzinfo) -> datetime | None:
    if mention.finish:
        return datetime.combine(start.date(), mention.finish, clock)
    return start + mention.length if mention.length else None


def _doubts(
    text: str, day: DayMention, mention: TimeMention, on: date, start: datetime, zone: ZoneName | None
) -> list[tuple[str, str]]:
    words = text[day.start : day.end]
    doubts = []
    if day.weekday is not None and day.month and on.weekday() != day.weekday:
        doubts.append(("weekday", f"{words}|{on:%A}"))
    if zone and zone.season and season_of(start) not in {zone.season, ""}:
        doubts.append(("season", mention.zone or words))
    if mention.assumed_pm:
        doubts.append(("afternoon", text[mention.start : mention.end]))
    if day.swapped:
        doubts.append(("swapped", words))
    if not day.month:
        doubts.append(("bare-weekday", f"{words}|{on.isoformat()}"))
    return doubts


def _whole_days(
    text: str, days: list[DayMention], aims: list[tuple[int, int]], today: date | None, default_zone: str
) -> list[Moment]:
    """Days without an hour, only where the sentence speaks of meeting."""
    found = []
    clock = zone_info(default_zone)
    for day in days:
        on = day_of(day, today)
        mention = TimeMention(day.start, day.end, time())
        sentence = next((text[a:b] for a, b in aims if a <= day.start < b), "")
        if on is None or clock is None or not day.month or day.swapped or not MEETING.search(sentence):
            continue
        if _is_no_appointment(text, day, mention, aims):
            continue
        start = datetime.combine(on, time(), clock)
        doubts = _doubts(text, day, mention, on, start, None)
        span = (day.start, day.end)
        found.append(Moment(start, None, default_zone, True, span, span, whole_day=True, doubts=tuple(doubts)))
    return found


def _without_repeats(moments: list[Moment]) -> list[Moment]:
    """Each start once (the reading with an end wins); a frame around an agenda, or a time inside a range, goes."""
    by_start: dict[datetime, Moment] = {}
    for moment in moments:
        known = by_start.get(moment.start)
        if known is None or (known.end is None and moment.end is not None):
            by_start[moment.start] = moment
        elif known.end and moment.end and moment.end < known.end:
            by_start[moment.start] = moment
            by_start[known.end] = by_start.get(known.end, known)
    kept = [moment for start, moment in by_start.items() if moment.start == start]
    frames = [m for m in kept if m.end and sum(_inside(other, m) and other.end is not None for other in kept) >= 2]
    kept = [m for m in kept if m not in frames]
    return [m for m in kept if m.end or not any(_inside(m, other) and other.end for other in kept)]


def _inside(inner: Moment, outer: Moment) -> bool:
    if inner is outer or outer.end is None:
        return False
    return outer.start <= inner.start < outer.end and (inner.end is None or inner.end <= outer.end)
