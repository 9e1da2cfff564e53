"""Tags every template has: icons, moments told twice (relative and absolute)."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import template
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finalist.core import clock
from finalist.web.messages import CHANGE_KINDS, CHANGED, CONCERN_STATES, FAMILIES

register = template.Library()
MINUTE, HOUR, DAY = 60, 3600, 86400


@register.simple_tag
def icon(name: str) -> SafeString:
    """A symbol of the sprite; decoration, so hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" width="20" height="20"><use href="{}#{}"></use></svg>',
        static("web/icons.svg"),
        name,
    )


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """<time> with the absolute moment in the candidate's zone and the distance from now."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    absolute = formats.date_format(local, _("D j M, H:i"))
    return format_html(
        '<time datetime="{}">{}, <span class="quiet">{}</span></time>', value.isoformat(), absolute, distance(value)
    )


@register.filter
def day_told(value: datetime) -> str:
    """“today”, “yesterday”, else the day: for what is due on a day and not at an hour."""
    day, this_day = timezone.localdate(value), timezone.localdate(clock.now())
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return near.get((day - this_day).days) or formats.date_format(day, _("D j M"))


@register.filter
def day_written(words: str) -> str:
    """A day in ISO 8601 as people write it; anything else stands as it is."""
    try:
        return formats.date_format(date.fromisoformat(words), _("j M Y"))
    except ValueError:
        return words


@register.simple_tag
def this_day() -> str:
    """Weekday, day and month where the candidate is."""
    return formats.date_format(timezone.localdate(clock.now()), _("l j F"))


@register.filter
def distance(value: datetime) -> str:
    """“in 3 days”, “2 hours ago”, “now”."""
    seconds = int((value - clock.now()).total_seconds())
    amount = _amount(abs(seconds))
    if not amount:
        return _("now")
    return (_("in %(amount)s") if seconds > 0 else _("%(amount)s ago")) % {"amount": amount}


def _amount(seconds: int) -> str:
    if seconds >= 2 * DAY:
        days = round(seconds / DAY)
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if seconds >= HOUR:
        hours = round(seconds / HOUR)
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    minutes = seconds // MINUTE
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes} if minutes else ""


@register.filter
def changed_part(code: str) -> Any:
    """Heading for a part of the plan that changed."""
    return CHANGED[code]


@register.filter
def change_kind(code: str) -> Any:
    """new, gone, changed."""
    return CHANGE_KINDS[code]


@register.filter
def family_name(code: str) -> Any:
    """Family of a question in words."""
    return FAMILIES.get(code, code)


@register.filter
def concern_state(code: str) -> Any:
    """State of a concern in words."""
    return CONCERN_STATES.get(code, code)


@register.filter
def unlocalized(number: float) -> str:
    """A number as HTML attributes want it, whatever the language."""
    return f"{number:.3f}"


@register.filter
def clock_of(value: datetime, zone: str) -> str:
    """The time of day where it takes place."""
    try:
        return value.astimezone(ZoneInfo(zone or "UTC")).strftime("%H:%M")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return value.strftime("%H:%M")


@register.filter
def clock_time(seconds: float) -> str:
    """Seconds as minutes and seconds: 1:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
