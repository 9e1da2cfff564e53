"""The day pack of a workspace: meetings that move keep their entry, own sentences outlive a new plan, files to take."""

from datetime import timedelta
from pathlib import Path

import icalendar
import pytest

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"


@pytest.fixture
def planned(alice):
    """The nurse's opportunity with its plan made for real."""
    from finalist.services import opportunities, papers, planning

    opportunity = opportunities.begin(alice)
    for kind, name in (("posting", "posting.md"), ("invitation", "invite.eml"), ("resume", "resume.md")):
        papers.add(alice, opportunity, kind, name, (NURSE / name).read_bytes())
    planning.request_plan(alice, opportunity.pk)
    opportunity.refresh_from_db()
    return opportunity


def shifted(opportunity, **changes):
    """The newest plan with its meetings changed: title → (how much later, None for called off)."""
    from finalist.services import planning

    plan = planning.document_of(planning.latest(opportunity))
    meetings = []
    for slot in plan.snapshot.meetings:
        by = changes.get(slot.id.replace("-", "_"), timedelta())
        if by is not None:
            meetings.append(slot.model_copy(update={"start": slot.start + by, "end": slot.end and slot.end + by}))
    snapshot = plan.snapshot.model_copy(update={"meetings": tuple(sorted(meetings, key=lambda one: one.start))})
    return plan.model_copy(update={"snapshot": snapshot, "made_at": min(one.start for one in meetings) - timedelta(9)})


def entries(opportunity):
    from finalist.services.day import day_file

    calendar = icalendar.Calendar.from_ical(day_file(opportunity, "day.ics"))
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


def test_a_meeting_that_moves_keeps_its_entry_and_the_others_stay_as_they_were(alice, planned):
    from finalist.services.meetings import take_over
    from finalist.store.models import Meeting

    before, rows = entries(planned), list(Meeting.objects.order_by("start"))
    assert len(before) == len(rows) >= 5
    take_over(alice, planned, shifted(planned, meeting_2=timedelta(days=1, hours=5)))
    after = entries(planned)
    assert before.keys() == after.keys()
    moved = [uid for uid in after if after[uid]["DTSTART"].dt != before[uid]["DTSTART"].dt]
    assert moved == [f"meeting-{rows[1].pk}@finalist"]
    assert after[moved[0]]["SEQUENCE"] > before[moved[0]]["SEQUENCE"]
    assert all(after[uid]["SEQUENCE"] == before[uid]["SEQUENCE"] for uid in after if uid not in moved)


def test_a_meeting_called_off_goes_out_as_cancelled_and_comes_back_as_itself(alice, planned):
    from finalist.services import planning
    from finalist.services.meetings import take_over
    from finalist.store.models import Meeting

    row = Meeting.objects.order_by("start")[2]
    uid = f"meeting-{row.pk}@finalist"
    first = entries(planned)[uid]["SEQUENCE"]
    take_over(alice, planned, shifted(planned, meeting_3=None))
    gone = entries(planned)[uid]
    assert (gone["STATUS"], gone["SEQUENCE"] > first) == ("CANCELLED", True)
    plan = planning.document_of(planning.latest(planned))
    take_over(alice, planned, plan.model_copy(update={"made_at": row.start - timedelta(days=9)}))
    back = entries(planned)[uid]
    assert (back["STATUS"], back["SEQUENCE"] > gone["SEQUENCE"]) == ("CONFIRMED", True)


def test_what_took_place_is_not_called_off_by_a_later_plan(alice, planned):
    from finalist.services.meetings import take_over
    from finalist.store.models import Meeting

    plan = shifted(planned, meeting_1=None)
    last = max(one.start for one in plan.snapshot.meetings)
    take_over(alice, planned, plan.model_copy(update={"made_at": last}))
    assert set(Meeting.objects.values_list("state", flat=True)) == {"set"}


def test_the_same_plan_taken_over_again_changes_no_entry(alice, planned):
    from finalist.services import planning
    from finalist.services.day import day_file
    from finalist.services.meetings import take_over

    before = day_file(planned, "day.ics")
    take_over(alice, planned, planning.document_of(planning.latest(planned)))
    assert day_file(planned, "day.ics") == before


def test_own_sentences_faces_and_spoken_names_are_on_every_sheet_and_outlive_a_new_plan(alice, client_of, planned):
    from finalist.ingest.picture import png
    from finalist.services import people, photos, planning

    client, path = client_of(alice), f"/o/{planned.pk}/day/"
    said = {"opening": "I nurse because\nI notice.", "closing": "Ask me about the audit."}
    assert client.post(path, said).status_code == 302
    person = planned.people.order_by("name").first()
    people.edit(alice, person.pk, None, pronounced="DAWN AYNS-coh")
    photos.give_photo(alice, person.pk, png(bytes([90, 80, 70] * 40 * 40), 40, 40))
    planning.request_plan(alice, planned.pk)
    shown = client.get(path).content.decode()
    page = client.get(f"{path}day.html").content.decode()
    for words in ("I nurse because I notice.", "Ask me about the audit.", "DAWN AYNS-coh"):
        assert words in shown
        assert words in page
    assert 'src="data:image/png;base64,' in page
    assert client.get(f"{path}day.pdf").content.startswith(b"%PDF-")
    assert client.post(path, {"opening": "x" * 401}).status_code == 422


def test_another_zone_of_ones_own_is_shown_beside_that_of_the_place(alice, client_of, planned):
    alice.settings["zone"] = "Asia/Tokyo"
    alice.save()
    shown = client_of(alice).get(f"/o/{planned.pk}/day/").content.decode()
    assert "Times there (Europe/London), in brackets yours (Asia/Tokyo)." in shown
    assert '09:30 <span class="small">(18:30)</span>' in shown
    assert "Your clock: 18:30–" in str(next(iter(entries(planned).values()))["DESCRIPTION"])


def test_without_a_time_there_is_a_sentence_and_no_file(alice, client_of):
    from finalist.services import opportunities

    row = opportunities.begin(alice, company="Harrow Vale")
    client = client_of(alice)
    assert client.get(f"/o/{row.pk}/day/").status_code == 200
    for name in ("day.ics", "day.pdf", "day.html"):
        assert client.get(f"/o/{row.pk}/day/{name}").status_code == 422
    assert client.get(f"/o/{row.pk}/day/other.txt").status_code == 404
