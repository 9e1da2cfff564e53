"""Résumés as a program makes them: brought in, changed, undone, printed, proved, fitted change by change."""

from pathlib import Path

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
BODY = {"basics": {"name": "Ada Example", "email": "ada@example.org"},
        "work": [{"name": "Yard", "position": "Welder", "startDate": "2020-01", "team": {"of": 6}}]}  # fmt: skip


def test_a_document_goes_in_and_comes_out_with_every_key(program, alice):
    own = program(alice)
    made = own.told("POST", "/api/resumes", {"name": "Mine", "body": BODY}, status=201)
    there = f"/api/resumes/{made['id']}"
    assert own.told("GET", there)["body"] == BODY
    body = {**BODY, "skills": [{"name": "TIG"}]}
    changed = own.told("PATCH", there, {"body": body, "look": {"theme": "plain"}, "rev": made["rev"]})
    assert (changed["body"], changed["look"]["theme"]) == (body, "plain")
    stale = own("PATCH", there, {"body": BODY, "rev": made["rev"]})
    assert stale.status_code == 409
    assert stale.json()["current"]["body"] == body
    own.told("POST", f"{there}/undo")
    assert own.told("POST", f"{there}/undo")["body"] == BODY
    assert own.told("POST", f"{there}/undo", status=422)["problem"] == "There is nothing to undo."
    own.told("PATCH", there, {"look": {"theme": "nowhere"}}, status=422)
    assert own.told("GET", "/api/resumes")["count"] == 1
    assert own("GET", f"{there}/files/docx").content.startswith(b"PK")
    assert own("GET", f"{there}/files/exe").status_code == 422
    proof = {one["form"]: one for one in own.told("GET", f"{there}/proof")}
    assert (proof["pdf"]["percent"], proof["docx"]["percent"]) == (100, 100)
    assert {"pypdfium2", "Finalist"} <= {one["reader"] for one in proof["pdf"]["scores"]}
    own("DELETE", there)
    assert own("GET", there).status_code == 404
    own.told("POST", "/api/undo", {"kind": "Resume", "id": made["id"]})
    assert own.told("GET", there)["body"] == BODY


def test_a_program_fits_a_file_to_a_posting_change_by_change(program, alice):
    from django.core.files.uploadedfile import SimpleUploadedFile

    own = program(alice)
    file = SimpleUploadedFile("resume.md", (NURSE / "resume.md").read_bytes())
    answer = own.client.post("/api/resumes/file", {"file": file}, headers=own.headers)
    assert answer.status_code == 201
    row = own.told("POST", "/api/opportunities", {"company": "Saltmarsh"}, status=201)
    there = f"/api/opportunities/{row['id']}"
    assert own("GET", f"{there}/resume").status_code == 404
    text = (NURSE / "posting.md").read_text("utf-8")
    own.told("POST", f"{there}/papers", {"text": text, "kind": "posting"}, status=201)
    version = own.told("POST", f"{there}/resume", {"resume_id": answer.json()["id"]}, status=201)
    assert version["opportunity_id"] == row["id"]
    fit = own.told("GET", f"{there}/resume")
    assert {one["shown"] for one in fit["asked"]} >= {"shown", "missing"}
    first = next(one for one in fit["open"] if one["kind"] == "move")
    changed = own.told("POST", f"{there}/resume/changes", {"change": first["id"], "do": "accept", "rev": fit["rev"]})
    assert changed["body"] != version["body"]
    assert own.told("GET", f"{there}/resume")["decided"][0]["state"] == "accepted"
    back = own.told("POST", f"{there}/resume/changes", {"change": first["id"], "do": "take-back"})
    assert back["body"] == version["body"]
    assert own("POST", f"{there}/resume/changes", {"change": "nothing", "do": "accept"}).status_code == 404


def test_more_json_than_is_taken_is_said_and_no_bug_of_ours(program, alice):
    answer = program(alice)("POST", "/api/resumes", {"name": "Mine", "body": {"x": "y" * 2_600_000}})
    assert answer.status_code == 413
    assert answer.json()["problem"] == "This is more than 2.5 MB of JSON at once."
