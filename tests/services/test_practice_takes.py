"""A recording is kept once and whole or not at all; slides, schedules and panels as they should be."""

import hashlib
import io
import wave
from datetime import timedelta

import pytest

from finalist.core import clock
from finalist.core.errors import UserError


def sound(seconds=1, loud=4000):
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(16000)
        made.writeframes((loud.to_bytes(2, "little", signed=True) + b"\x00\x00") * (8000 * seconds))
    return out.getvalue()


WAV = sound()
SHA = hashlib.sha256(WAV).hexdigest()


@pytest.fixture
def drill(alice):
    from finalist.services import drills

    return drills.begin(alice, "question", about="adapt-plan-collapsed")


@pytest.fixture
def queued(monkeypatch):
    """Nobody listens here: what is queued is written down instead."""
    found = []
    for place in ("practice", "receiving"):
        monkeypatch.setattr(f"finalist.services.{place}.later", lambda use_case, **ids: found.append((use_case, ids)))
    return found


def receive(owner, drill, data=WAV, **more):
    from finalist.services import receiving

    given = {"sha256": SHA, "seconds": 1.0, "client_id": "a-client", **more}
    return receiving.receive(owner, drill.pk, 0, [data], **given)


def test_a_recording_arrives_once_however_often_it_is_sent(alice, drill, queued, workspace):
    from finalist.store import files
    from finalist.store.models import Blob, Take

    first, second = receive(alice, drill), receive(alice, drill)
    assert first.pk == second.pk
    assert Take.objects.count() == Blob.objects.count() == 1
    assert files.path_of(alice.pk, first.media).read_bytes() == WAV
    assert queued == [("finalist.services.hearing.hear", {"take_id": first.pk})]
    assert (first.state, first.medium, first.seconds) == ("waiting", "audio", 1.0)


def test_bytes_that_are_not_those_that_were_recorded_are_asked_for_again(alice, drill, queued):
    from finalist.services.receiving import Damaged
    from finalist.store.models import Take

    with pytest.raises(Damaged):
        receive(alice, drill, WAV[:-2])
    assert Take.objects.count() == 0
    assert queued == []


def test_what_is_no_recording_and_a_place_that_is_none_are_refused(alice, drill, queued):
    from finalist.services import receiving

    with pytest.raises(UserError):
        receive(alice, drill, media_type="text/html")
    with pytest.raises(UserError):
        receiving.receive(alice, drill.pk, 7, [WAV], sha256=SHA, seconds=1, client_id="x")


def test_another_owners_drill_is_not_there(alice, bob, drill, queued):
    from finalist.store.access import NotThere

    with pytest.raises(NotThere):
        receive(bob, drill)


def test_the_web_answers_in_json_with_the_sha_of_what_is_kept(alice, drill, queued, client_of):
    from django.core.files.uploadedfile import SimpleUploadedFile

    def send(sha256):
        file = SimpleUploadedFile("take.wav", WAV, "audio/wav")
        sent = {"q": "0", "client_id": "web", "sha256": sha256, "seconds": "1.0", "sound": file}
        return client_of(alice).post(f"/practice/drills/{drill.pk}/sound/", sent)

    assert send("0" * 64).status_code == 503
    answer = send(SHA)
    assert answer.json()["sha256"] == SHA
    assert answer.json()["url"] == f"/practice/drills/{drill.pk}/?q=0"


def test_facts_of_the_camera_are_kept_only_when_they_can_be_read(alice, drill, queued):
    facts = '{"version": 1, "seconds": 2, "gaze": [{"start": 0, "end": 2, "code": "lens"}]}'
    assert receive(alice, drill, client_id="one", camera=facts).camera["gaze"][0]["code"] == "lens"
    for client, junk in (("two", ""), ("three", "{"), ("four", '{"version": 1, "seconds": -1}')):
        assert receive(alice, drill, client_id=client, camera=junk).camera is None


def test_stopped_listening_can_be_begun_again(alice, drill, queued):
    from finalist.services import practice

    take = receive(alice, drill)
    assert practice.stop_listening(alice, take.pk).state == "cancelled"
    assert practice.listen_again(alice, take.pk).state == "waiting"
    assert len(queued) == 2


def test_words_typed_for_a_recording_that_nobody_could_hear_are_measured(alice, drill, queued):
    from finalist.services import practice
    from finalist.store.models import Take

    take = receive(alice, drill)
    with pytest.raises(UserError, match="still being listened to"):
        practice.mend(alice, take.pk, "I called the bank.")
    Take.objects.update(state="failed", trouble="too-quiet")
    mended = practice.mend(alice, take.pk, "In May I called the bank, because two nurses were ill.")
    assert (mended.state, mended.trouble, mended.engine) == ("done", "", "typed")
    assert mended.review["words"] == 11


def test_the_schedule_is_pressed_together_before_an_interview(alice, drill):
    from finalist.services import drills, opportunities, practice
    from finalist.store.models import Meeting, RecallCard

    opportunity = opportunities.begin(alice, company="Windharp")
    soon = clock.now() + timedelta(days=2)
    Meeting.objects.create(owner=alice, opportunity=opportunity, start=soon, zone="UTC", state="set")
    near = drills.begin(alice, "question", about="adapt-plan-collapsed", opportunity_id=opportunity.pk)
    practice.write(alice, near.pk, 0, "In May I called the bank, because two nurses were ill.")
    card = RecallCard.objects.get(kind="question")
    assert clock.now() < card.due_at < soon


def test_a_talk_shows_its_slides(alice):
    import typst

    from finalist.services import decks, drills

    pdf = typst.compile(b'#set page("presentation-16-9")\nOne\n#pagebreak()\nTwo', format="pdf")
    drill = drills.begin_talk(alice, "Falls on the ward", 7, pdf)
    assert decks.count(drill) == 2
    assert decks.page(drill, 1).startswith(b"\x89PNG")
    assert decks.page(drill, 2) is None
    assert drills.items_of(drill)[0].seconds == (420, 420)
    with pytest.raises(UserError, match="no PDF"):
        drills.begin_talk(alice, "x", 5, b"PK\x03\x04")


def test_every_role_play_that_is_offered_can_be_played(alice):
    from finalist.services import drill_items

    scenes = drill_items.role_plays(None)
    assert len(scenes) >= 12
    for key, _, _ in scenes:
        (item,) = drill_items.role_play(key)
        assert item.rubric
        assert not item.text.startswith("Role-play")
    with pytest.raises(UserError):
        drill_items.role_play("nursing-drug-error")


def test_a_panel_of_people_asks_in_turn_and_each_by_their_stake(alice):
    from finalist.services import drills, opportunities
    from finalist.store.models import Person

    opportunity = opportunities.begin(alice, company="Windharp")
    for name, stake in (("Ada Quillfeather", "hr"), ("Bo Quillfeather", "executive"), ("Cy Quillfeather", "teammate")):
        Person.objects.create(owner=alice, name=name, stake=stake).opportunities.add(opportunity)
    drill = drills.begin(alice, "panel", opportunity_id=opportunity.pk)
    asked = [one["who"].split()[0] for one in drill.items]
    assert sorted(asked[:3]) == ["Ada", "Bo", "Cy"]
    assert asked[:3] == asked[3:]
    assert [one["family"] for one in drill.items][:3] == ["past", "situational", "past"]


def test_questions_not_tried_yet_come_first(alice):
    from finalist.services import drills, practice

    first = drills.begin(alice, "due")
    for place in range(len(first.items)):
        practice.write(alice, first.pk, place, "In May I called the bank, because two nurses were ill.")
    second = drills.begin(alice, "due")
    assert {one["question_id"] for one in first.items}.isdisjoint({one["question_id"] for one in second.items})


def test_only_pages_that_record_may_ask_for_the_microphone(alice, client_of):
    client = client_of(alice)
    assert "microphone=(self)" in client.get("/practice/").headers["Permissions-Policy"]
    assert "microphone=()" in client.get("/people/").headers["Permissions-Policy"]
    worker = client.get("/static/web/practice/face_worker.js")
    assert "wasm-unsafe-eval" in worker.headers["Content-Security-Policy"]
    assert "wasm-unsafe-eval" not in client.get("/static/web/practice/wav.js").headers["Content-Security-Policy"]


VTT = (
    b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nIn May I called the bank,\n\n"
    b"00:00:04.000 --> 00:00:07.000\nbecause two nurses were ill."
)


def test_a_transcript_from_elsewhere_is_measured_at_once(alice, drill, queued):
    from finalist.services import receiving

    take = receiving.bring_in(alice, drill.pk, 0, "meeting.vtt", "text/vtt", VTT)
    assert (take.state, take.medium, take.review["words"]) == ("done", "imported", 11)
    assert queued == []
    with pytest.raises(UserError):
        receiving.bring_in(alice, drill.pk, 0, "empty.vtt", "text/vtt", b"WEBVTT\n")


def test_bytes_without_a_key_are_known_by_what_they_answer_and_by_themselves(alice, drill, queued):
    from finalist.services import practice
    from finalist.store.models import Take

    first = receive(alice, drill, client_id="")
    assert receive(alice, drill, client_id="").pk == first.pk
    practice.remove(alice, first.pk)
    again = receive(alice, drill, client_id="")
    assert (again.pk, again.deleted_at, Take.objects.count(), len(queued)) == (first.pk, None, 1, 1)
    other = sound(seconds=2)
    assert receive(alice, drill, other, client_id="", sha256=hashlib.sha256(other).hexdigest()).pk != first.pk


def test_what_a_browser_repeats_by_itself_does_not_come_back_from_the_bin(alice, drill, queued):
    from finalist.services import practice

    practice.remove(alice, receive(alice, drill).pk)
    assert receive(alice, drill).deleted_at is not None


def test_a_file_from_elsewhere_is_one_answer_however_often_it_is_given(alice, drill, queued):
    from finalist.services import receiving
    from finalist.store.models import Take

    for name, kind, data in (("memo.m4a", "audio/mp4", b"any bytes"), ("meeting.vtt", "text/vtt", VTT)):
        made = {receiving.bring_in(alice, drill.pk, 0, name, kind, data).pk for _ in range(2)}
        assert len(made) == 1
    assert Take.objects.count() == 2
    assert len(queued) == 1


def test_a_recording_from_elsewhere_is_queued(alice, drill, queued):
    from finalist.services import receiving

    take = receiving.bring_in(alice, drill.pk, 0, "memo.m4a", "audio/mp4", b"any bytes")
    assert (take.state, take.medium, take.blob.media_type) == ("waiting", "imported", "audio/mp4")
    assert queued[-1][1] == {"take_id": take.pk}


def test_a_story_that_answered_is_told_again_later(alice):
    from finalist.services import recalling
    from finalist.store.models import RecallCard, Story

    story = Story.objects.create(owner=alice, title="The short night")
    for key in (story.pk, "gone"):
        RecallCard.objects.create(owner=alice, kind="story", key=key, title="x", due_at=clock.now())
    assert [card.key for card in recalling.due_stories(alice)] == [story.pk]


def test_a_stranger_fills_no_disk(alice, bob, drill, queued, workspace):
    from finalist.store.access import NotThere
    from finalist.store.models import Blob

    with pytest.raises(NotThere):
        receive(bob, drill)
    assert not Blob.objects.filter(owner=bob).exists()
    assert [path for path in workspace.files.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("key", ["k" * 65, "a\0b"])
def test_a_key_that_is_none_of_ours_is_refused_every_time(alice, drill, queued, key):
    from finalist.services import practice
    from finalist.store.models import Take

    for _ in range(2):
        with pytest.raises(UserError, match="no recording of ours"):
            receive(alice, drill, client_id=key)
        with pytest.raises(UserError, match="no recording of ours"):
            practice.write(alice, drill.pk, 0, "I called the bank.", client_id=key)
    assert not Take.objects.exists()
