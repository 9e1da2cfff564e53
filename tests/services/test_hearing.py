"""A take is listened to by whoever claims its row: once, with its trouble said, ended when nobody wants it any more."""

from datetime import timedelta
from pathlib import Path

import pytest

from finalist.core import clock
from finalist.journeys.listen import available, end_engine

pytestmark = pytest.mark.skipif(not available(), reason="no speech recogniser is installed (extra `speech`)")


HEAD = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data"
"""Of a 16-bit mono WAV at 16 kHz."""


@pytest.fixture(scope="module", autouse=True)
def _nothing_stays():
    yield
    end_engine()


def sound():
    import moonshine_voice

    return (Path(moonshine_voice.__file__).parent / "assets" / "beckett.wav").read_bytes()


@pytest.fixture
def take_of():
    """take_of(owner, data, **fields): a take that waits, without a job."""
    from finalist.store import files
    from finalist.store.models import Take

    def make(owner, data=None, **fields):
        blob = files.keep(owner, [sound() if data is None else data], "audio/wav", limit=10**7)
        values = {"question": "What went wrong?", "medium": "audio", "blob": blob, "media_type": "audio/wav", **fields}
        return Take.objects.create(owner=owner, **values)

    return make


def as_it_is(take):
    take.refresh_from_db()
    return take.state, take.progress, take.attempts, take.trouble, take.lease_until


def hear(take):
    from finalist.services.hearing import hear

    hear(take.pk)


def test_a_take_gets_its_words_engine_length_and_review(alice, take_of):
    take = take_of(alice)
    hear(take)
    assert as_it_is(take) == ("done", 100, 1, "", None)
    assert take.engine == "moonshine-voice 0.1.0 tiny-en"
    assert take.seconds == pytest.approx(9.96, abs=0.05)
    assert [word["text"].lower().strip(".,") for word in take.transcript["words"]][:4] == [
        "ever",
        "tried",
        "ever",
        "failed",
    ]
    assert take.review is not None


def test_hearing_twice_changes_nothing(alice, take_of):
    take = take_of(alice)
    hear(take)
    take.refresh_from_db()
    revision = take.rev
    hear(take)
    take.refresh_from_db()
    assert (take.rev, take.attempts) == (revision, 1)


@pytest.mark.parametrize(
    ("data", "fields", "trouble"),
    [
        (b"RIFF\0\0\0\0WAVE", {}, "not-audio"),
        (
            b"RIFF\x24\x00\x00\x00WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data" + bytes(96_004),
            {},
            "too-quiet",
        ),
        (None, {"language": "de"}, "unknown-language"),
    ],
)
def test_what_cannot_be_heard_is_a_state_with_a_code(alice, take_of, data, fields, trouble):
    take = take_of(alice, data, **fields)
    hear(take)
    assert as_it_is(take) == ("failed", 0, 1, trouble, None)


def test_every_code_has_a_sentence_on_the_page(workspace):
    from typing import get_args

    from finalist.speech.ports import Trouble
    from finalist.web.messages_practice import TROUBLES

    assert {*get_args(Trouble), "gave-up"} <= TROUBLES.keys()


def test_a_take_somebody_else_is_at_is_left_alone(alice, take_of):
    lease = clock.now() + timedelta(minutes=3)
    take = take_of(alice, state="listening", attempts=1, lease_until=lease)
    hear(take)
    assert as_it_is(take) == ("listening", 0, 1, "", lease)


def test_a_take_whose_worker_has_been_silent_too_long_is_taken_over(alice, take_of):
    take = take_of(alice, state="listening", attempts=1, lease_until=clock.now() - timedelta(seconds=1))
    hear(take)
    assert as_it_is(take)[:3] == ("done", 100, 2)


def test_there_is_no_fourth_try(alice, take_of):
    take = take_of(alice, attempts=3)
    hear(take)
    assert as_it_is(take)[0:3:2] == ("waiting", 3)


def test_a_worker_that_lost_its_row_writes_nothing(alice, take_of, monkeypatch):
    from finalist.services import hearing
    from finalist.store.models import Take

    take = take_of(alice)
    real = hearing.listen

    def slow(*args, **how):
        found = real(*args, **how)
        Take.objects.filter(pk=take.pk).update(attempts=2)  # another one took it over meanwhile
        return found

    monkeypatch.setattr(hearing, "listen", slow)
    hear(take)
    assert as_it_is(take)[:3] == ("listening", take.progress, 2)
    assert take.transcript is None


def test_stopping_ends_the_work_and_listening_again_finishes_it(alice, take_of, monkeypatch):
    from finalist.services import hearing, practice

    take = take_of(alice)
    monkeypatch.setattr(hearing, "LOOK_EVERY", 0.0)
    real = hearing._Claim.tell

    def stop(self, percent):
        real(self, percent)
        practice.stop_listening(alice, take.pk)

    monkeypatch.setattr(hearing._Claim, "tell", stop)
    hear(take)
    assert as_it_is(take)[0:4:3] == ("cancelled", "cancelled")
    assert take.transcript is None
    monkeypatch.setattr(hearing._Claim, "tell", real)
    practice.listen_again(alice, take.pk)
    hear(take)  # the tests' queue does it after the transaction, which a test may be inside of: twice is harmless
    assert as_it_is(take)[:3] == ("done", 100, 1)


def test_stopping_what_is_done_leaves_it_done(alice, take_of):
    from finalist.services import practice

    take = take_of(alice)
    hear(take)
    assert practice.stop_listening(alice, take.pk).state == "done"


def test_an_engine_that_breaks_down_is_tried_again_and_then_given_up(alice, take_of, monkeypatch):
    from finalist.journeys.listen import CannotListen
    from finalist.services import hearing

    def broken(*args, **how):
        raise CannotListen("stopped", "The recogniser stopped in the middle.")

    monkeypatch.setattr(hearing, "listen", broken)
    queued = []
    monkeypatch.setattr(hearing, "later", lambda use_case, **ids: queued.append((use_case, ids)))
    take = take_of(alice)
    seen = []
    for _ in range(4):
        hear(take)
        seen.append(as_it_is(take)[0:4])
    assert seen[:2] == [("waiting", 0, 1, "stopped"), ("waiting", 0, 2, "stopped")]
    assert seen[2:] == [("failed", 0, 3, "stopped")] * 2
    assert queued == [("finalist.services.hearing.hear", {"take_id": take.pk})] * 2
