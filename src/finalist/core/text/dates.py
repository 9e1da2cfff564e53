"""Months and years as people write them in a career: “Jun 2023 – present”, “09/2018 - 06/2019”, “Sept. 2014”.

A date is ISO 8601 at the precision that was written: `2023`, `2023-06`, `2023-06-14`. A season gives its year. Days and
months that can be swapped (04/05/2019) give the year alone: a wrong month is worse than none.
"""

import re
from dataclasses import dataclass

from finalist.core.text.terms import fold

_MONTH_NAMES = (
    "january januar jänner janvier enero gennaio janeiro januari jan janv ene gen",
    "february februar feber février fevrier febrero febbraio fevereiro februari feb févr fevr fev fév",
    "march märz maerz mars marzo março marco maart mar mär mrz mrt",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio maio mei mag",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul juil lug",
    "august août aout agosto augustus aug ago",
    "september septembre septiembre settembre setembro sept sep sett",
    "october oktober octobre octubre ottobre outubro oct okt ott out",
    "november novembre noviembre novembro nov",
    "december dezember décembre decembre diciembre dicembre dezembro dec dez déc dic",
)
_MONTH = {fold(name): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_NAMES = "|".join(sorted({name for names in _MONTH_NAMES for name in names.split()}, key=lambda name: -len(name)))
_SEASONS = "spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|verano|otoño"
_PRESENT = (
    r"to date|till date|up to now|until now|present day|present|current(?:ly)?|now|today|ongoing|heute|laufend|jetzt|"
    r"aujourd['’]hui|ce jour|présent|actualidad|la actualidad|presente|actual|oggi|in corso|"
    r"atualmente|atual|heden|nu\b|obecnie|pågående|halen|"
    r"حتى الآن|الآن|اکنون|تاکنون|היום|כיום|至今|現在|现在|현재|재직 중"
)
_Y = r"(?:19[3-9]\d|20\d\d)"
_POINT = re.compile(
    rf"""(?<![\w$€£#@])(?:
    (?P<iso>{_Y}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)
    |(?P<year_first>{_Y})[-/.](?P<month_second>0[1-9]|1[0-2])(?![\d/.-]*\d)
    |(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})[./-](?P<abyear>{_Y})(?!\d)
    |(?P<month_first>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year_second>{_Y})(?!\d)
    |(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.|er)?\s+(?:de\s+|of\s+)?)?(?P<name>{_NAMES})\b\.?,?
      (?:\s+(?P<day_after>[0-3]?\d)(?:st|nd|rd|th)?,)?\s{{0,3}}(?:de\s+|del\s+|of\s+)?(?P<nyear>{_Y}|['’]\d\d)(?!\d)
    |(?P<season>{_SEASONS})(?:\s+(?:of\s+)?|[-/])(?P<syear>{_Y})(?!\d)
    |(?P<bare>{_NAMES})\b\.?(?=\s*(?:[-–—‒−/]|to\b|bis\b|au?\b|hasta\b)\s*)
    |(?P<year>{_Y})(?![\w%])
    |(?P<present>{_PRESENT})(?!\w)
    )""",
    re.I | re.X,
)
_BETWEEN = re.compile(
    r"\s*(?:[-–—‒−→~]{1,3}|to|until|till|through|thru|bis(?:\s+zum)?|à|au|a(?:\s+la)?|al|hasta(?:\s+la)?|tot|t/m|حتى|إلى|עד|تا|至|から|until\s+the)\s*",
    re.I,
)
_SINCE = re.compile(r"(?:\bsince|\bseit|\bdepuis|\bdesde|\bfrom|\bab|\bdal)\s*(?:the\s+)?\Z", re.I)
_SHORT_END = re.compile(r"\s?[-–—/]\s?(\d\d)(?![\d/.-])")


@dataclass(frozen=True, slots=True)
class DateRange:
    """A date or a range in a text: text[at:until]. A lone date has `end` "" and `single` True.

    present: the range runs to the present, because the text says so (`end` is then ""). start_at, start_until and
    end_at, end_until: where each side stands; both equal `until` for a side that is not written.
    """

    start: str
    end: str
    present: bool
    single: bool
    at: int
    until: int
    start_at: int
    start_until: int
    end_at: int
    end_until: int


def find_dates(text: str) -> list[DateRange]:
    """Every date and range in a text, in order, without overlap."""
    points = list(_POINT.finditer(text))
    found: list[DateRange] = []
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        linked = following and not point["present"] and _BETWEEN.fullmatch(text, point.end(), following.start())
        made = _range(point, following) if linked and following else None
        index += 2 if made else 1
        if made := made or _alone(text, point):
            found.append(made)
    return found


def _range(first: re.Match[str], second: re.Match[str]) -> DateRange | None:
    end = _iso(second)
    start = _iso(first)
    if first["bare"] and end:
        start = f"{end[:4]}-{_MONTH[fold(first['bare'])]:02}" if second["name"] or second["month_first"] else ""
    if not start or not (end or second["present"]) or (end and end[:4] < start[:4]):
        return None
    return DateRange(
        start, end, bool(second["present"]), False, first.start(), second.end(),
        first.start(), first.end(), second.start(), second.end(),
    )  # fmt: skip


def _alone(text: str, point: re.Match[str]) -> DateRange | None:
    start = _iso(point)
    if not start:
        return None
    at, until = point.start(), point.end()
    if point["year"] and (short := _SHORT_END.match(text, until)) and int(short[1]) > int(start[2:]):
        return DateRange(
            start, start[:2] + short[1], False, False, at, short.end(), at, until, short.start(1), short.end()
        )
    if since := _SINCE.search(text, max(0, at - 20), at):
        return DateRange(start, "", True, False, since.start(), until, at, until, since.start(), since.end())
    return DateRange(start, "", False, True, at, until, at, until, until, until)


def _iso(point: re.Match[str]) -> str:
    if point["iso"]:
        return point["iso"]
    if point["year_first"]:
        return f"{point['year_first']}-{point['month_second']}"
    if point["abyear"]:
        return _day_month(int(point["a"]), int(point["b"]), point["abyear"])
    if point["year_second"]:
        return f"{point['year_second']}-{int(point['month_first']):02}"
    if point["name"]:
        return _named(point)
    return point["syear"] or point["year"] or ""


def _day_month(a: int, b: int, year: str) -> str:
    if 1 <= a <= 31 and 1 <= b <= 31:
        if a > 12 >= b or a == b <= 12:
            return f"{year}-{b:02}-{a:02}"
        if b > 12 >= a:
            return f"{year}-{a:02}-{b:02}"
    return year


def _named(point: re.Match[str]) -> str:
    year = point["nyear"]
    if not year[0].isdigit():
        year = ("19" if year[1:] >= "50" else "20") + year[1:]
    month = f"{year}-{_MONTH[fold(point['name'])]:02}"
    day = point["day"] or point["day_after"] or ""
    return f"{month}-{int(day):02}" if day and 1 <= int(day) <= 31 else month
