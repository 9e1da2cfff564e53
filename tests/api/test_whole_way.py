"""The whole way as a program goes it: papers in, corrected, planned, marked, taken along, closed, thrown away, back."""

from pathlib import Path

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
PAPERS = {"posting": "posting.md", "invitation": "invite.eml", "resume": "resume.md", "notes": "round1.md"}


def planned(own):
    row = own.told("POST", "/api/opportunities", {"company": "Harrow Vale"}, status=201)
    there = f"/api/opportunities/{row['id']}"
    for kind, name in PAPERS.items():
        text = (NURSE / name).read_text(encoding="utf-8")
        own.told("POST", f"{there}/papers", {"text": text, "kind": kind, "name": name}, status=201)
    made = own.told("POST", f"{there}/plans", status=202)
    assert own.told("GET", f"/api/plans/{made['id']}")["state"] == "ready"
    return there


def test_from_papers_to_a_plan_that_is_marked_and_taken_along(program, alice):
    own = program(alice)
    there = planned(own)
    plan = own.told("GET", f"{there}/plan")
    first = plan["questions"][0]
    expected = own.told("GET", f"{there}/questions?limit=5")
    assert expected["count"] == len(plan["questions"])
    assert expected["items"][0]["text"] == first["text"]["text"]
    assert all(one["reasons"] for one in expected["items"])

    before = own.told("GET", f"{there}/plan/readiness")["percent"]
    mark = {"part": "question", "item": first["id"], "done": True, "wording": "In my own words"}
    assert own.told("PUT", f"{there}/plan/marks", mark)["wording"] == "In my own words"
    assert own.told("GET", f"{there}/plan/marks")[0]["done_at"]
    assert own.told("GET", f"{there}/plan/readiness")["percent"] > before

    calendar = own("GET", f"{there}/plan/files/interview.ics")
    assert calendar.content.startswith(b"BEGIN:VCALENDAR")
    assert calendar.headers["Content-Type"].startswith("text/calendar")
    assert own("GET", f"{there}/plan/files/nothing.pdf").status_code == 404
    assert own.told("GET", f"{there}/plan/changes") == []


def test_a_correction_is_in_the_next_plan_and_told_as_a_change(program, alice):
    own = program(alice)
    there = planned(own)
    paper = next(one for one in own.told("GET", f"{there}/papers")["items"] if one["kind"] == "posting")
    path = f"/api/papers/{paper['id']}"
    read = own.told("GET", path)
    field = next(one for one in read["fields"] if one["label"] == "text" and one["group"] == "requirements")
    corrected = own.told("PATCH", path, {"corrections": {field["pointer"]: "Juggling with knives"}, "rev": read["rev"]})
    assert "Juggling with knives" in {one["value"] for one in corrected["fields"]}
    own.told("PATCH", path, {"corrections": {"/nowhere/7": "x"}}, status=422)
    own.told("POST", f"{there}/plans", status=202)
    changed = own.told("GET", f"{there}/plan/changes")
    assert any("Juggling with knives" in one["after"] for one in changed)


def test_a_file_is_handed_in_and_comes_back_byte_for_byte(program, alice):
    from django.core.files.uploadedfile import SimpleUploadedFile

    own = program(alice)
    row = own.told("POST", "/api/opportunities", {}, status=201)
    data = (NURSE / "invite.eml").read_bytes()
    answer = own.client.post(
        f"/api/opportunities/{row['id']}/papers/file",
        {"file": SimpleUploadedFile("invite.eml", data)},
        headers=own.headers,
    )
    assert answer.status_code == 201
    assert answer.json()["kind"] == "invitation"
    assert own("GET", f"/api/papers/{answer.json()['id']}/file").content == data


def test_closed_thrown_away_and_brought_back(program, alice):
    own = program(alice)
    row = own.told("POST", "/api/opportunities", {"company": "Harrow Vale", "role": "Nurse"}, status=201)
    there = f"/api/opportunities/{row['id']}"
    assert own.told("POST", f"{there}/stage", {"stage": "met", "rev": row["rev"]})["stage"] == "met"
    assert own.told("POST", f"{there}/close", {"outcome": "accepted", "reason": "Yes"})["outcome"] == "accepted"
    assert own.told("POST", f"{there}/archive", {"away": True})["archived_at"]
    assert own.told("GET", "/api/opportunities")["count"] == 0
    assert own.told("GET", "/api/opportunities?archived=true&q=harrow%20nurse")["count"] == 1
    own.told("DELETE", there, status=204)
    own.told("GET", there, status=404)
    assert own.told("POST", "/api/undo", {"kind": "Opportunity", "id": row["id"]})["id"] == row["id"]
    assert {one["verb"] for one in own.told("GET", f"{there}/history")["items"]} >= {"begun", "moved", "closed"}


def test_concerns_go_their_way(program, alice):
    own = program(alice)
    there = planned(own)
    listed = own.told("GET", f"{there}/concerns")
    assert listed
    step = {"key": listed[0]["key"], "title": listed[0]["title"], "to": "prepared"}
    assert own.told("POST", f"{there}/concerns/move", step)["state"] == "prepared"
    assert own.told("GET", f"{there}/concerns")[0]["state"] == "prepared"
    own.told("POST", f"{there}/concerns/move", {**step, "to": "prepared"}, status=422)
    assert own.told("POST", f"{there}/concerns", {"title": "Too young?"}, status=201)["state"] == "open"


def test_stories_are_kept_checked_and_matched(program, alice):
    own = program(alice)
    text = "On a night shift two patients fell ill at once. I had to choose whom to help first. I called the doctor, " \
           "split the team and gave the first drug within 6 minutes. Both patients recovered."  # fmt: skip
    story = own.told("POST", "/api/stories", {"title": "Two at once", "text": text}, status=201)
    assert own.told("GET", "/api/stories?q=patients")["count"] == 1
    assert own.told("POST", "/api/stories/check", {"text": text})["id"]
    assert own.told("POST", "/api/stories/check", {"text": " "}) == {}
    found = own.told("POST", "/api/stories/match", {"question": "Tell me about a time you worked under pressure."})
    assert [one["id"] for one in found] == [story["id"]]
    own.told("DELETE", f"/api/stories/{story['id']}", status=204)
    assert own.told("GET", "/api/stories")["count"] == 0


def test_facts_are_read_and_marked(program, alice):
    own = program(alice)
    assert own.told("GET", "/api/facts")["state"] == "none"
    text = "I led 12 nurses on the ward in 2023 and cut the falls by 30 %."
    own.told("POST", "/api/stories", {"title": "Falls", "text": text}, status=201)
    own.told("POST", "/api/facts", status=202)
    sheet = own.told("GET", "/api/facts")
    assert (sheet["state"], sheet["outdated"]) == ("ready", False)
    assert sheet["body"]["facts"]
    marked = own.told("PUT", "/api/facts/marks", {"statement": "I led 12 nurses", "state": "confirmed"})
    assert own.told("GET", "/api/facts/marks")["items"][0]["statement"] == "I led 12 nurses"
    own.told("DELETE", f"/api/facts/marks/{marked['id']}", status=204)


def test_people_meetings_today_and_search(program, alice):
    own = program(alice)
    there = planned(own)
    oid = there.rsplit("/", 1)[1]
    people = own.told("GET", f"/api/people?opportunity={oid}")["items"]
    assert people
    edited = own.told("PATCH", f"/api/people/{people[0]['id']}", {"pronounced": "as it is written", "rev": 1})
    assert edited["pronounced"] == "as it is written"
    meetings = own.told("GET", f"/api/meetings?opportunity={oid}")["items"]
    assert {one for meeting in meetings for one in meeting["people"]} <= {one["id"] for one in people}
    assert own.told("POST", "/api/people", {"name": "Orla Tamm", "opportunity": oid}, status=201)["name"] == "Orla Tamm"
    assert any(hit["kind"] == "person" for hit in own.told("GET", "/api/search?q=Orla"))
    assert set(own.told("GET", "/api/today")) == {"now", "next", "tasks"}


def test_a_list_comes_in_parts(program, alice):
    own = program(alice)
    for number in range(7):
        own.told("POST", "/api/questions", {"text": f"Why us, the {number}. time?"}, status=201)
    part = own.told("GET", "/api/questions?limit=3&offset=6")
    assert (len(part["items"]), part["count"]) == (1, 7)
    own.told("GET", "/api/questions?limit=0", status=422)
    own.told("GET", f"/api/questions?offset={2**70}", status=422)


def test_a_note_sent_twice_is_kept_once(program, alice):
    own = program(alice)
    oid = own.told("POST", "/api/opportunities", {}, status=201)["id"]
    note = {"opportunity": oid, "text": "They ask for nights.", "kind": "they-said", "client_id": "phone-1"}
    first = own.told("POST", "/api/notes", note, status=201)
    again = own.told("POST", "/api/notes", {**note, "text": "They ask for nights!"}, status=201)
    assert (again["id"], again["text"]) == (first["id"], "They ask for nights.")
    assert own.told("GET", f"/api/notes?opportunity={oid}")["count"] == 1
    path = f"/api/notes/{first['id']}"
    assert own.told("PATCH", path, {"text": "Nights, twice a week.", "rev": 1})["kind"] == "they-said"
    own.told("PATCH", path, {"text": "Never nights.", "rev": 1}, status=409)
    own.told("POST", "/api/notes", {**note, "client_id": "phone-2", "at": "2026-11-23T10:00"}, status=422)
    own.told("DELETE", path, status=204)
    assert own.told("GET", "/api/notes")["count"] == 0


def test_letters_promises_findings_and_offers_are_kept(program, alice):
    own = program(alice)
    oid = own.told("POST", "/api/opportunities", {"company": "Harrow Vale"}, status=201)["id"]
    there = f"/api/opportunities/{oid}"
    letter = own.told("POST", "/api/letters", {"opportunity": oid}, status=201)
    path = f"/api/letters/{letter['id']}"
    assert own.told("PATCH", path, {"subject": "Thank you", "body": "For the talk.", "ready": True})["state"] == "ready"
    assert b"Subject: Thank you" in own("GET", f"{path}/draft").content
    assert own.told("POST", f"{path}/sent", {})["state"] == "sent"
    own.told("PATCH", path, {"subject": "Another"}, status=422)

    promise = own.told("POST", "/api/commitments", {"opportunity": oid, "text": "Send papers"}, status=201)
    own.told("POST", f"/api/commitments/{promise['id']}/done", {})
    assert own.told("GET", "/api/commitments?open_only=true")["count"] == 0

    finding = own.told("POST", f"{there}/findings", {"topic": "mission", "text": "Care close to home."}, status=201)
    own.told("PUT", f"/api/findings/{finding['id']}", {"topic": "nonsense", "text": "x"}, status=422)
    assert own.told("GET", f"{there}/findings")["count"] == 1

    text = "company: Harrow Vale\ncurrency: GBP\nbase: 52000\n"
    offer = own.told("POST", f"{there}/offers", {"text": text}, status=201)
    total = own.told("GET", f"/api/offers/{offer['id']}/total?years=2")
    assert total["total"]["currency"] == "GBP"
    own.told("PUT", f"/api/offers/{offer['id']}", {"text": "base: many"})
    broken = own.told("GET", f"/api/offers/{offer['id']}/total")
    assert broken["total"] is None
    assert broken["problems"]
