"""How many events of calendars from the wild are read with the right start, end and zone, beside a naive baseline.

Reference: manifest.jsonl, icalendar 7.3.0 on the same files. An event counts where the reference has a start; its end
counts where the reference has one. The reference is made by the library that the reader uses, and all its rows were
seen while the reader was written, so this shows that nothing is lost on the way and that nothing crashes; it is no
held-out measure. The one offset that differs is of a file that defines its zone after using it: the reference leaves
that time without an offset, the reader finds it.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from finalist.core.errors import UserError
from finalist.ingest.ics import read_calendar_file

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "calendars"
Times = list[tuple[str | None, str | None]]


@dataclass(slots=True)
class Score:
    """Right and total a field, and crashes."""

    right: Counter[str]
    total: Counter[str]
    crashes: int = 0
    seconds: float = 0.0

    def row(self, name: str) -> str:
        """One line of the table."""
        cells = [
            f"{self.right[part]:3}/{self.total[part]:<3} {percent(self.right[part], self.total[part]):>6}"
            for part in FIELDS
        ]
        return f"{name:<24} " + "  ".join(cells) + f"  {self.crashes:7}  {self.seconds:6.2f} s"


FIELDS = ("start", "end", "zone")


def percent(right: int, total: int) -> str:
    """A share with one decimal."""
    return f"{100 * right / total:.1f}%" if total else "-"


def ours(data: bytes, name: str) -> Times:
    """(start, end) of each event as the manifest writes them."""
    try:
        events = read_calendar_file(data, name).events
    except UserError:
        return []
    return [(shown(event.start, event.whole_day), shown(event.end, event.whole_day)) for event in events]


def shown(moment: datetime | None, whole_day: bool) -> str | None:
    """A moment as Python prints it."""
    return None if moment is None else str(moment.date()) if whole_day else str(moment)


def naive(data: bytes, name: str) -> Times:
    """What an hour's script does: DTSTART and DTEND lines by regular expression; Z is UTC, a TZID is left aside."""
    found = []
    for block in re.findall(r"BEGIN:VEVENT(.*?)END:VEVENT", data.decode("utf-8", "replace"), re.DOTALL):
        pair = [re.search(rf"(?m)^{key}[^:\n]*:(\d{{8}})(?:T(\d{{6}})(Z?))?", block) for key in ("DTSTART", "DTEND")]
        found.append((plain(pair[0]), plain(pair[1])))
    return found


def plain(match: re.Match[str] | None) -> str | None:
    """A matched property as the manifest writes it."""
    if match is None:
        return None
    if match[2] is None:
        return str(datetime.strptime(match[1], "%Y%m%d").date())
    return str(datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")) + ("+00:00" if match[3] else "")


def files() -> Iterator[dict[str, Any]]:
    """The manifest's rows."""
    for line in (SHARED / "manifest.jsonl").read_text().splitlines():
        yield json.loads(line)


def score(reader: Callable[[bytes, str], Times]) -> Score:
    """A reader against the reference."""
    result = Score(Counter(), Counter())
    began = time.perf_counter()
    for row in files():
        try:
            got = reader((SHARED / row["file"]).read_bytes(), row["file"])
        except Exception:  # noqa: BLE001 - a crash is what is counted
            result.crashes += 1
            got = []
        for index, event in enumerate(row.get("events", [])):
            if event["dtstart"]:
                compare(result, event, got[index] if index < len(got) else (None, None))
    result.seconds = time.perf_counter() - began
    return result


def compare(result: Score, event: dict[str, Any], got: tuple[str | None, str | None]) -> None:
    """One event: wall clock of start and end, and the start's offset (or that it has none)."""
    wanted = {"start": wall(event["dtstart"]), "zone": offset(event["dtstart"])}
    found = {"start": wall(got[0]), "zone": offset(got[0]) if got[0] else "nothing read"}
    if event["dtend"]:
        wanted["end"], found["end"] = wall(event["dtend"]), wall(got[1])
    for part, value in wanted.items():
        result.total[part] += 1
        result.right[part] += found[part] == value


def wall(text: str | None) -> str | None:
    """A written moment without its offset."""
    return re.sub(r"[+-]\d\d:\d\d(?::\d\d)?$", "", text) if text else None


def offset(text: str | None) -> str:
    """The offset of a written moment, "" for none; a date has none."""
    match = re.search(r"\d\d:\d\d:\d\d([+-]\d\d:\d\d)", text or "")
    return match[1] if match else ""


def main() -> None:
    """Print the table."""
    if not SHARED.exists():
        print(f"Calendars: left out, {SHARED} is not here.")
        return
    print(f"Calendars, {sum(1 for _ in files())} files: events right / total")
    print(f"{'':24} " + "  ".join(f"{part:<14}" for part in FIELDS) + "  crashes    time")
    read_calendar_file(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "warm.ics")
    for name, reader in (("finalist", ours), ("naive", naive)):
        print(score(reader).row(name))


if __name__ == "__main__":
    main()
