"""Practice as a program does it: a sitting, answers in words and in sound, one's own view, the review, what is due."""

import hashlib
import io
import wave

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from finalist.core.answers.review_json import review_from_json

QUESTION = "adapt-plan-collapsed"
FULL = (
    "At Harrow Vale in May 2024 our ward was short of two nurses and the plan for the week fell apart. I called the "
    "bank, I moved two people from the day unit, because their list was short. Complaints fell from 9 to 3."
)


def sound(seconds=1):
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(16000)
        made.writeframes(b"\x00\x10\x00\xf0" * 8000 * seconds)
    return out.getvalue()


WAV = sound()
SHA = hashlib.sha256(WAV).hexdigest()


@pytest.fixture
def own(program, alice):
    return program(alice)


@pytest.fixture
def drill(own):
    return own.told("POST", "/api/drills", {"kind": "question", "about": QUESTION}, status=201)


@pytest.fixture
def nobody_listens(monkeypatch):
    """What is queued stays queued."""
    for place in ("practice", "receiving"):
        monkeypatch.setattr(f"finalist.services.{place}.later", lambda *_, **__: None)


def sent(own, drill, data=WAV, sha256=SHA, kind="audio/wav", name="take.wav", to="sound", **more):
    """A recording handed in as a form, as programs send files."""
    fields = {"file": SimpleUploadedFile(name, data, kind), "place": "0", **more}
    fields |= {"sha256": sha256} if to == "sound" else {}
    return own.client.post(f"/api/drills/{drill['id']}/takes/{to}", fields, headers=own.headers)


def test_a_sitting_has_its_question_and_what_it_is_about(own, drill):
    item = drill["items"][0]
    assert (item["question_id"], item["guess"], item["takes"]) == (QUESTION, None, [])
    assert item["competencies"][0] == "adaptability"
    there = f"/api/drills/{drill['id']}"
    told = own.told("POST", f"{there}/guess", {"place": 0, "competency": "adaptability"})
    assert told["items"][0]["guess"] == "adaptability"
    assert own.told("GET", "/api/drills")["count"] == 1
    assert own.told("POST", f"{there}/end")["ended_at"]
    assert own("DELETE", there).status_code == 204
    assert own.told("GET", there, status=404)["problem"] == "This is not there."
    own.told("POST", "/api/undo", {"kind": "Drill", "id": drill["id"]})
    assert own.told("GET", there)["id"] == drill["id"]


def test_the_review_opens_once_one_has_said_how_one_finds_it_oneself(own, drill):
    take = own.told("POST", f"/api/drills/{drill['id']}/takes", {"text": FULL}, status=201)
    assert (take["state"], take["medium"], take["asks_self"], take["text"]) == ("done", "typed", True, FULL)
    there = f"/api/takes/{take['id']}"
    assert own.told("GET", f"{there}/review", status=422)["problem"] == "First your own view of this answer."
    view = {"marks": {"adaptability": 4}, "thought": "Name the ward.", "rev": take["rev"]}
    rated = own.told("PUT", f"{there}/self-rating", view)
    assert (rated["asks_self"], rated["self_rating"]["marks"]) == (False, {"adaptability": 4})
    review = own.told("GET", f"{there}/review")
    assert review["version"] == 1
    assert review_from_json(review).words == len(FULL.split())
    assert own.told("PUT", f"{there}/self-rating", view, status=409)["current"]["rev"] == rated["rev"]


def test_a_mark_beyond_the_scale_is_refused(own, drill):
    take = own.told("POST", f"/api/drills/{drill['id']}/takes", {"text": FULL}, status=201)
    own.told("PUT", f"/api/takes/{take['id']}/self-rating", {"marks": {"adaptability": 6}}, status=422)


def test_a_follow_up_is_asked_answered_and_enough(own, drill):
    there = f"/api/drills/{drill['id']}/takes"
    take = own.told("POST", there, {"text": "I generally like change and I am good with people."}, status=201)
    asked = take["follow_up"]["text"]
    answer = own.told("POST", there, {"text": "I rang the bank myself.", "parent": take["id"]}, status=201)
    assert (answer["question"], answer["parent_id"], answer["asks_self"]) == (asked, take["id"], False)
    second = own.told("GET", f"/api/takes/{take['id']}")["follow_up"]
    assert second["text"] != asked
    assert own.told("POST", f"/api/takes/{take['id']}/enough")["follow_up"] is None
    assert own.told("GET", "/api/takes")["count"] == 2
    assert own.told("GET", f"/api/drills/{drill['id']}")["items"][0]["takes"] == [take["id"]]


def test_the_same_bytes_are_one_answer_and_come_back_as_they_went(own, drill, nobody_listens):
    first = sent(own, drill)
    assert first.status_code == 201
    told = first.json()
    assert (told["state"], told["medium"], told["sha256"], told["seconds"]) == ("waiting", "audio", SHA, None)
    assert sent(own, drill, seconds="1.0").json()["id"] == told["id"]
    assert own.told("GET", "/api/takes")["count"] == 1
    assert own("GET", f"/api/takes/{told['id']}/sound").content == WAV
    waits = own.told("GET", f"/api/takes/{told['id']}/review", status=422)
    assert waits["next_step"] == "Ask again when its state is done."
    stopped = own.told("POST", f"/api/takes/{told['id']}/listening", {"do": "stop"})
    assert (stopped["state"], stopped["trouble"]) == ("cancelled", "cancelled")
    assert own.told("POST", f"/api/takes/{told['id']}/listening", {"do": "again"})["state"] == "waiting"


@pytest.mark.parametrize(
    "wrong",
    [
        {"sha256": "0" * 64},
        {"sha256": SHA.upper()},
        {"sha256": ""},
        {"kind": "text/html"},
        {"place": "7"},
        {"place": "-1"},
        {"seconds": "inf"},
        {"seconds": "nan"},
        {"parent": "nnnnnnnnnnnn"},
    ],
)
def test_a_recording_that_is_not_as_it_says_is_refused_and_no_answer_is_kept(own, drill, nobody_listens, wrong):
    assert sent(own, drill, **wrong).status_code in {404, 422}
    assert own.told("GET", "/api/takes")["count"] == 0


def test_too_much_sound_is_refused_before_it_is_kept(own, drill, nobody_listens, monkeypatch, workspace):
    from finalist.services import receiving

    monkeypatch.setattr(receiving, "LIMIT", 1000)
    assert sent(own, drill).json()["problem"] == "The file is larger than 200 MB."
    assert sent(own, drill, to="file").status_code == 422
    assert [path for path in workspace.files.rglob("*") if path.is_file()] == []


def test_a_transcript_from_elsewhere_is_measured_at_once_and_its_words_can_be_put_right(own, drill):
    vtt = b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nIn May I called the bank, because two nurses were ill."
    take = sent(own, drill, vtt, kind="text/vtt", name="meeting.vtt", to="file").json()
    assert (take["state"], take["medium"]) == ("done", "imported")
    assert sent(own, drill, vtt, kind="text/vtt", name="meeting.vtt", to="file").json()["id"] == take["id"]
    there = f"/api/takes/{take['id']}"
    assert own.told("GET", f"{there}/transcript")["words"][0]["text"] == "In"
    mended = own.told("PUT", f"{there}/words", {"text": "In May I called the bank.", "rev": take["rev"]})
    assert (mended["edited"], mended["text"]) == (True, "In May I called the bank.")
    remark = own.told("POST", f"{there}/remarks", {"text": "Slower here", "at": 2.5}, status=201)
    assert own.told("GET", f"{there}/remarks") == [remark]
    assert own("DELETE", there).status_code == 204
    assert own.told("GET", "/api/takes")["count"] == 0


def test_what_was_answered_is_in_the_schedule_and_is_due_when_its_day_comes(own, drill):
    from datetime import timedelta

    from finalist.core import clock
    from finalist.store.models import RecallCard

    own.told("POST", f"/api/drills/{drill['id']}/takes", {"text": FULL}, status=201)
    (card,) = own.told("GET", "/api/practice/schedule")["items"]
    assert (card["kind"], card["key"]) == ("question", QUESTION)
    assert own.told("GET", "/api/practice/due") == []
    RecallCard.objects.update(due_at=clock.now() - timedelta(hours=1))
    assert [one["key"] for one in own.told("GET", "/api/practice/due")] == [QUESTION]


def test_a_strangers_program_finds_nothing_and_fills_no_disk(own, drill, program, bob, nobody_listens, workspace):
    take = own.told("POST", f"/api/drills/{drill['id']}/takes", {"text": FULL}, status=201)
    stranger = program(bob)
    assert sent(stranger, drill).status_code == 404
    assert sent(stranger, drill, to="file").status_code == 404
    for verb, path, body in (
        ("GET", f"/api/drills/{drill['id']}", None),
        ("POST", f"/api/drills/{drill['id']}/takes", {"text": FULL}),
        ("GET", f"/api/takes/{take['id']}", None),
        ("GET", f"/api/takes/{take['id']}/review", None),
        ("PUT", f"/api/takes/{take['id']}/self-rating", {"marks": {}}),
        ("GET", f"/api/takes?drill={drill['id']}", None),
    ):
        assert stranger(verb, path, body).status_code == 404, path
    assert stranger.told("GET", "/api/takes") == {"items": [], "count": 0}
    assert stranger.told("GET", "/api/practice/schedule")["count"] == 0
    assert [path for path in workspace.files.rglob("*") if path.is_file()] == []


def test_a_key_that_may_only_read_begins_nothing(program, alice, drill):
    reader = program(alice, "read")
    assert reader("POST", "/api/drills", {"kind": "due"}).status_code == 403
    assert sent(reader, drill).status_code == 403
    assert reader.told("GET", "/api/drills")["count"] == 1
