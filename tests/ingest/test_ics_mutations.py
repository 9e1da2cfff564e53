"""Calendars, mails and notes that are broken in every way: no reader shows anything but its own sentence."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from finalist.core.errors import UserError
from finalist.ingest.calendar import read_busy
from finalist.ingest.ics import read_calendar_file
from finalist.ingest.invitation import read_invitation
from finalist.ingest.notes import read_notes

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "calendars"
ICS = b"""BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Custom
BEGIN:STANDARD
DTSTART:19701025T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@harrow.example
SEQUENCE:2
DTSTART;TZID=Custom:20261203T100000
DTEND;TZID=Europe/London:20261203T113000
RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TH
EXDATE:20261210T100000Z
SUMMARY:Second interview: Ward Manager
ORGANIZER;CN="Whitlock, Dana":mailto:dana@harrow.example
ATTENDEE;CN=Sam Ode;CUTYPE=INDIVIDUAL:mailto:sam@ode.example
DESCRIPTION:10:00-10:45 Dana Whitlock\\, Ward Manager\\n10:45-11:30 Panel
END:VEVENT
BEGIN:VFREEBUSY
FREEBUSY:20261203T090000Z/PT1H
END:VFREEBUSY
END:VCALENDAR
"""
EML = (
    b"From: =?utf-8?q?D=C3=A4na?= <dana@harrow.example>\nTo: Sam <sam@ode.example>\nSubject: Interview 3 December\n"
    b'Date: Fri, 20 Nov 2026 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    b"<p>Thursday 3 December, 10:00=20CET "
    b"with Dana Whitlock, Ward Manager (4 Linden Road)</p>\n--b\nContent-Type: text/calendar\n\n" + ICS + b"\n--b--\n"
)
NOTES = (
    b"# Round 1, 10 Nov\n\n**Dana Whitlock, ward manager**\n- asked: why?\n- told her the story\n\n"
    b"Marc (CFO): pay 40k\n"
)
BITS = [
    b"\x00",
    b"\xff\xfe",
    b"\n",
    b"\r\n ",
    b";",
    b":",
    b"=",
    b'"',
    b"99999999T999999",
    b"00000000",
    b"TZID=",
    b"BEGIN:VEVENT\n",
    b"END:VEVENT\n",
    b"RRULE:FREQ=SECONDLY;INTERVAL=0\n",
    b"=?utf-8?b?//8=?=",
    b"--b",
    b"\xc3\x28",
    "“𝒟é".encode(),
    b"-",
    b"(" * 40,
    b"24:61",
    b"P99999999999W",
]


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with a few cuts, repeats, flips and insertions, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(max(1, len(data)))
        to = min(len(data), at + chance.randint(1, 40))
        act = chance.randrange(4)
        if act == 0:
            data = data[:at] + data[to:]
        elif act == 1:
            data = data[:at] + chance.choice(BITS) + data[at:]
        elif act == 2:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        else:
            data = data[:to] + data[at:to] + data[to:]
    return data


@pytest.mark.parametrize("batch", range(4))
def test_mutated_files_give_a_document_or_a_sentence(batch: int) -> None:
    for seed in range(batch * 30, batch * 30 + 30):
        for data, name in ((ICS, "i.ics"), (EML, "i.eml"), (NOTES, "n.md")):
            broken = mutated(data, seed)
            try:
                if name == "n.md":
                    read_notes(broken, name)
                else:
                    result = read_invitation(broken, name, now=NOW)
                    assert result.source is not None
                    assert result.document is not None
                    for meeting in (*result.document.meetings, *result.document.slots):
                        span = meeting.evidence
                        assert result.source.text[span.start : span.end] == span.verbatim
            except UserError:
                continue


def test_mutated_calendars_give_busy_times_or_a_sentence() -> None:
    for seed in range(60):
        try:
            read_busy(mutated(ICS, seed), "b.ics", start=NOW, end=NOW.replace(month=12), zone="Europe/London")
        except UserError:
            continue


def test_a_broken_line_never_hides_a_good_event() -> None:
    broken = ICS.replace(b"METHOD:REQUEST", b"METHOD:REQUEST\n!bEG\x01N:x")
    file = read_calendar_file(broken, "b.ics")
    assert [event.summary for event in file.events] == ["Second interview: Ward Manager"]
    assert [problem.code for problem in file.problems] == ["broken-calendar"]


def test_one_file_does_not_colour_the_next() -> None:
    read_calendar_file(ICS, "a.ics")
    zoneless = ICS[: ICS.index(b"BEGIN:VTIMEZONE")] + ICS[ICS.index(b"BEGIN:VEVENT") :]
    assert read_calendar_file(zoneless, "b.ics").events[0].floating


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data/calendars is not here")
def test_no_calendar_of_the_wild_crashes_a_reader() -> None:
    for path in sorted(SHARED.rglob("*.ics")):
        data = path.read_bytes()
        for read in (
            lambda d, n: read_invitation(d, n, now=NOW),
            lambda d, n: read_busy(d, n, start=NOW, end=NOW.replace(month=12), zone="UTC"),
        ):
            try:
                read(data, path.name)
            except UserError:
                continue
