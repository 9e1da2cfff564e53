"""Invitations in the forms they arrive in; every field stands on words of its source."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import process_time
from typing import Any

import pytest
from pydantic import BaseModel

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.invitation import Invitation
from finalist.core.errors import Unreadable
from finalist.core.rounds import merge_invitations
from finalist.core.text.zones import zone_info
from finalist.ingest.invitation import read_invitation
from finalist.ingest.read import Read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEAD = (
    "From: Dana Whitlock <dana.whitlock@harrowvale.example>\nTo: Sam Ode <sam@ode.example>\n"
    "Date: Fri, 20 Nov 2026 10:00:00 +0000\n"
)
ICS = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:1@harrowvale.example
SEQUENCE:{sequence}
DTSTART;TZID={zone}:20261203T{start}00
DTEND;TZID={zone}:20261203T{end}00
SUMMARY:Second interview: Ward Manager
LOCATION:4 Linden Road\\, Harrow
ORGANIZER;CN=Dana Whitlock:mailto:dana.whitlock@harrowvale.example
ATTENDEE;CN=Sam Ode:mailto:sam@ode.example
ATTENDEE;CN="Oyelaran, Marc (CFO)":mailto:marc@harrowvale.example
END:VEVENT
END:VCALENDAR
"""


def ics(sequence: int = 0, zone: str = "Europe/London", start: str = "1000", end: str = "1130") -> str:
    return ICS.format(sequence=sequence, zone=zone, start=start, end=end)


def mail(body: str, subject: str = "Second interview", calendar: str = "", kind: str = "plain") -> bytes:
    head = HEAD + f"Subject: {subject}\nMIME-Version: 1.0\n"
    if not calendar:
        return f"{head}Content-Type: text/{kind}; charset=utf-8\n\n{body}".encode()
    return (
        f'{head}Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
        f"Content-Type: text/{kind}; charset=utf-8\n\n{body}\n"
        f"--b\nContent-Type: text/calendar; method=REQUEST\n\n{calendar}\n--b--\n"
    ).encode()


def read(data: bytes | str, name: str = "invite.eml", **options: Any) -> Read[Invitation]:
    result = read_invitation(
        data.encode() if isinstance(data, str) else data, name, now=NOW, **{"default_zone": "Europe/London", **options}
    )
    assert_grounded(result)
    return result


def document(data: bytes | str, name: str = "invite.eml", **options: Any) -> Invitation:
    found = read(data, name, **options).document
    assert found is not None
    return found


def evidence(value: Any) -> Iterator[EvidenceRef]:
    if isinstance(value, EvidenceRef):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidence(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence(item)


def assert_grounded(result: Read[Invitation]) -> None:
    assert result.source is not None
    for ref in evidence(result.document):
        assert ref.document == result.source.id
        assert result.source.text[ref.start : ref.end] == ref.verbatim


def times(found: Invitation) -> list[tuple[str, str, str]]:
    """(id, start on its own clock, end) of every meeting and slot."""
    rows = []
    for meeting in (*found.meetings, *found.slots):
        clock = zone_info(meeting.zone)
        end = meeting.end.astimezone(clock).strftime("%H:%M") if meeting.end else ""
        rows.append((meeting.id, meeting.start.astimezone(clock).strftime("%d %H:%M %z"), end))
    return rows


def test_a_calendar_file_gives_time_zone_place_people_and_the_candidate() -> None:
    found = document(ics(), "invite.ics")
    assert times(found) == [("meeting-1", "03 10:00 +0000", "11:30")]
    [meeting] = found.meetings
    assert (meeting.zone, meeting.zone_assumed, meeting.medium) == ("Europe/London", False, "on-site")
    assert meeting.place is not None
    assert meeting.place.value == "4 Linden Road, Harrow"
    assert [(p.name.value, p.title and p.title.value, p.email) for p in meeting.people] == [
        ("Marc Oyelaran", "CFO", "marc@harrowvale.example")
    ]
    assert [p.name.value for p in found.people if p.is_candidate] == ["Sam Ode"]
    assert (found.method, found.uid, found.round) == ("REQUEST", "1@harrowvale.example", 2)
    assert found.role is not None
    assert found.role.value == "Ward Manager"


def test_a_windows_zone_name_is_its_iana_zone_with_the_right_hour() -> None:
    [meeting] = document(ics(zone="W. Europe Standard Time"), "invite.ics").meetings
    assert (meeting.zone, meeting.start) == ("Europe/Berlin", datetime(2026, 12, 3, 9, tzinfo=UTC))


def test_a_floating_time_takes_the_default_zone_and_says_so() -> None:
    result = read(ics().replace(";TZID=Europe/London", ""), "invite.ics", default_zone="America/Toronto")
    assert result.document is not None
    assert (result.document.meetings[0].zone, result.document.meetings[0].zone_assumed) == ("America/Toronto", True)
    assert [problem.code for problem in result.problems] == ["zone-assumed"]


def test_a_cancellation_is_one_by_its_method_and_by_its_words() -> None:
    assert document(ics().replace("REQUEST", "CANCEL"), "invite.ics").cancelled
    assert document(
        mail("Dear Sam,\n\nI am sorry, your interview on 3 December at 10:00 has been cancelled.")
    ).cancelled
    assert not document(
        mail("Interview on 3 December at 10:00. If it has to be cancelled, call me; if you need to cancel, too.")
    ).cancelled


def test_a_mail_without_a_calendar_gives_the_meeting_people_role_company_and_instructions() -> None:
    found = document(
        mail(
            "Dear Sam,\n\nWe would like to invite you to a second interview for the Ward Manager role at Harrow "
            "Vale Hospital on Thursday 3 "
            "December at 10:00 am GMT for 90 minutes. You will meet Marc Oyelaran, Finance Director, and Dr "
            "Priya Raman (Clinical Lead) at "
            "4 Linden Road, Harrow.\n\nPlease bring photo ID and prepare a 10-minute presentation.\n\n"
            "Kind regards,\nDana Whitlock\nHead of People\n"
        )
    )
    assert times(found) == [("meeting-1", "03 10:00 +0000", "11:30")]
    assert [(p.name.value, p.title and p.title.value) for p in found.meetings[0].people] == [
        ("Marc Oyelaran", "Finance Director"),
        ("Priya Raman", "Clinical Lead"),
    ]
    assert found.organiser is not None
    assert found.organiser.title is not None
    assert (found.organiser.name.value, found.organiser.title.value) == ("Dana Whitlock", "Head of People")
    assert found.company is not None
    assert found.company.value == "Harrow Vale Hospital"
    assert found.role is not None
    assert found.role.value == "Ward Manager"
    assert [item.value for item in found.instructions] == [
        "Please bring photo ID and prepare a 10-minute presentation."
    ]
    assert [person.name.value for person in found.people if person.is_candidate] == ["Sam Ode"]


def test_times_to_choose_from_are_slots_and_not_meetings() -> None:
    found = document(mail("Please choose one of these slots: Tue 1 Dec 10:00–11:30, or Wed 2 Dec 14:00–15:30."))
    assert found.meetings == ()
    assert times(found) == [("slot-1", "01 10:00 +0000", "11:30"), ("slot-2", "02 14:00 +0000", "15:30")]


def test_an_agenda_in_one_mail_is_several_meetings_each_with_its_people() -> None:
    found = document(
        mail(
            "Thursday 3 December 2026\n\n09:30–10:15 Dana Whitlock, Ward Manager; 10:15–11:00 panel with Marc "
            "Oyelaran and Li Wei Tan\n11:00-11:30 Tour of the ward\n"
        )
    )
    assert times(found) == [
        ("meeting-1", "03 09:30 +0000", "10:15"),
        ("meeting-2", "03 10:15 +0000", "11:00"),
        ("meeting-3", "03 11:00 +0000", "11:30"),
    ]
    assert [[p.name.value for p in m.people] for m in found.meetings] == [
        ["Dana Whitlock"],
        ["Marc Oyelaran", "Li Wei Tan"],
        [],
    ]
    assert [m.format for m in found.meetings] == ["one-to-one", "panel", "tour"]


def test_a_mail_and_its_calendar_that_agree_are_one_meeting_with_both_their_words() -> None:
    result = read(mail("Interview on Thursday 3 December, 10:00 with Marc Oyelaran, Finance Director.", calendar=ics()))
    assert result.document is not None
    assert times(result.document) == [("meeting-1", "03 10:00 +0000", "11:30")]
    assert [(p.name.value, p.title and p.title.value) for p in result.document.meetings[0].people] == [
        ("Marc Oyelaran", "Finance Director")
    ]
    assert result.problems == ()


def test_a_mail_and_its_calendar_that_differ_give_the_calendar_and_show_both() -> None:
    result = read(mail("Interview on Thursday 3 December, 15:00.", calendar=ics()))
    assert result.document is not None
    assert times(result.document) == [("meeting-1", "03 10:00 +0000", "11:30")]
    [problem] = result.problems
    assert problem.code == "times-disagree"
    assert "Thursday 3 December 15:00" in problem.message
    assert "Thursday 3 December 10:00" in problem.message


def test_an_agenda_in_the_mail_opens_up_the_one_event_of_its_calendar() -> None:
    body = "Thursday 3 December\n10:00-10:45 Dana Whitlock, Ward Manager\n10:45-11:30 Panel with Marc Oyelaran"
    result = read(mail(body, calendar=ics()))
    assert result.document is not None
    assert [m.start.strftime("%H:%M") for m in result.document.meetings] == ["10:00", "10:45"]
    assert result.document.meetings[1].place is not None
    assert result.problems == ()


@pytest.mark.parametrize(
    "history",
    [
        "On Mon, 9 Nov 2026 at 10:00, Dana Whitlock wrote:\n> Your interview is on Tuesday 17 November at 09:00.",
        "-----Original Message-----\nFrom: Dana\nSent: Monday 9 November 2026 10:00\n\n"
        "Your interview is on Tuesday 17 November at 09:00.",
        "From: Dana Whitlock\nSent: Monday, 9 November 2026 10:00\nTo: Sam\nSubject: x\n\n"
        "Interview on Tuesday 17 November at 09:00.",
    ],
)
def test_quoted_history_is_kept_but_not_read_as_the_invitation(history: str) -> None:
    result = read(mail(f"Interview on Thursday 3 December at 10:00.\n\nDana\n\n{history}"))
    assert result.document is not None
    assert result.source is not None
    assert times(result.document) == [("meeting-1", "03 10:00 +0000", "")]
    assert "17 November" in result.source.text


def test_a_forwarded_invitation_is_read() -> None:
    body = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Dana\nDate: Thu, 19 Nov 2026\n"
        "Subject: Interview\n\nInterview on Thursday 3 December at 10:00."
    )
    assert times(document(mail(body))) == [("meeting-1", "03 10:00 +0000", "")]


def test_an_html_only_quoted_printable_mail_with_encoded_headers_is_read() -> None:
    data = (
        HEAD + "Subject: =?utf-8?q?Zweites_Gespr=C3=A4ch?=\nContent-Type: text/html; charset=iso-8859-1\n"
        "Content-Transfer-Encoding: quoted-printable\n\n"
        "<p>Your interview is on <b>Thursday 3 December</b> at 10:00=20CET.</p><p>Gr=FC=DFe</p>"
    )
    result = read(data)
    assert result.document is not None
    assert result.document.subject is not None
    assert result.document.subject.value == "Zweites Gespräch"
    assert times(result.document) == [("meeting-1", "03 10:00 +0100", "")]


def test_a_missing_year_counts_from_the_day_the_mail_was_written() -> None:
    late = read_invitation(mail("Interview on 3 December at 10:00"), "i.eml", now=datetime(2027, 2, 1, tzinfo=UTC))
    assert late.document is not None
    assert late.document.meetings[0].start.year == 2026


def test_a_video_call_has_its_link_and_medium() -> None:
    [meeting] = document(
        mail("Interview by video on 3 December at 10:00.\nJoin: https://zoom.example/j/123?pwd=a")
    ).meetings
    assert meeting.medium == "video"
    assert meeting.link is not None
    assert meeting.link.value == "https://zoom.example/j/123?pwd=a"


def test_the_day_of_a_late_meeting_is_the_day_of_its_own_zone() -> None:
    late = ics(zone="America/Los_Angeles", start="1700", end="1800")
    agenda = "Thursday 3 December\n17:00-17:30 Marc Oyelaran, CFO\n17:30-18:00 Panel with Li Wei Tan"
    result = read(mail(agenda, calendar=late))
    assert result.document is not None
    assert [start for _, start, _ in times(result.document)] == ["03 17:00 -0800", "03 17:30 -0800"]


def test_hostile_text_takes_no_long_time() -> None:
    began = process_time()
    for unit in ("A. ", "> x\n", "(", "3 December 10:00, ", "either ", " \n"):
        read_invitation(("Interview " + unit * (6_000 // len(unit))).encode(), "i.txt", now=NOW)
    assert process_time() - began < 20


def test_pasted_text_is_read_and_text_without_a_time_says_so() -> None:
    assert times(document("Your final interview is on Friday 4 December at 2pm ET.", "invite.txt")) == [
        ("meeting-1", "04 14:00 -0500", "")
    ]
    assert [problem.code for problem in read("We would like to see you again soon.", "invite.txt").problems] == [
        "no-time"
    ]


def test_an_empty_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_invitation(b"", "invite.eml")


def test_the_highest_sequence_wins_whatever_the_order() -> None:
    old, new = document(ics(), "a.ics"), document(ics(sequence=1, start="1400", end="1530"), "b.ics")
    for order in ([old, new], [new, old]):
        merged = merge_invitations(order)
        assert merged is not None
        assert [m.start.strftime("%H:%M") for m in merged.meetings] == ["14:00"]


def test_a_cancellation_withdraws_and_a_later_mail_replaces_the_time_but_keeps_the_rest() -> None:
    first = document(
        mail("Interview on 3 December at 10:00 for 45 minutes with Marc Oyelaran, CFO. Please bring photo ID.")
    )
    moved = document(mail("Your interview has been moved to Friday 4 December at 10:00."))
    merged = merge_invitations([first, moved])
    assert merged is not None
    assert times(merged) == [("meeting-1", "04 10:00 +0000", "10:45")]
    assert merged.rescheduled
    assert [p.name.value for p in merged.meetings[0].people] == ["Marc Oyelaran"]
    assert [item.value for item in merged.instructions] == ["Please bring photo ID."]
    gone = merge_invitations(
        [document(ics(), "a.ics"), document(ics(sequence=1).replace("REQUEST", "CANCEL"), "b.ics")]
    )
    assert gone is not None
    assert gone.cancelled


def test_a_whole_agenda_moves_with_its_frame() -> None:
    body = "Thursday 3 December\n10:00-10:45 Dana Whitlock, Ward Manager\n10:45-11:30 Panel with Marc Oyelaran"
    first = document(mail(body, calendar=ics()))
    moved = document(mail("Everything else stays the same.", calendar=ics(sequence=1).replace("20261203", "20261204")))
    merged = merge_invitations([first, moved])
    assert merged is not None
    assert times(merged) == [("meeting-1", "04 10:00 +0000", "10:45"), ("meeting-2", "04 10:45 +0000", "11:30")]


def test_no_invitation_merges_to_none() -> None:
    assert merge_invitations([]) is None


def test_a_british_address_gives_the_zone_where_none_is_named_and_says_so() -> None:
    text = b"Dear Priya,\n\nPlease come to Orrin School, Derby DE1 2XX on Tuesday 1 June 2027 at 9.45am.\n\nJoan"
    found = read_invitation(text, "invite.txt").document
    assert found is not None
    [meeting] = found.meetings
    assert (str(meeting.start), meeting.zone, meeting.zone_assumed) == (
        "2027-06-01 08:45:00+00:00",
        "Europe/London",
        True,
    )
