"""The page on which one chooses who listens: what is here, what it costs, what to do where a part is missing."""

import re

import pytest

from finalist.journeys.listen import available


@pytest.fixture
def browser(client_of, alice):
    return client_of(alice)


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch):
    monkeypatch.delenv("FINALIST_WHISPER_MODEL", raising=False)


def page_of(browser):
    return browser.get("/settings/listening/").content.decode()


def radio(page, name):
    return re.search(rf'<input type="radio" name="engine" value="{name}"[^>]*>', page)[0]


@pytest.mark.skipif(not available(), reason="no speech recogniser is installed (extra `speech`)")
def test_it_says_who_would_listen_and_what_that_costs(browser):
    page = page_of(browser)
    assert "Your next answer is listened to by <strong>moonshine-voice 0.1.0 tiny-en</strong>" in page
    assert re.search(r"\d+ seconds of work for a minute of speech, \d+ MB of memory \(measured with tiny-en\)", page)
    assert "disabled" not in radio(page, "moonshine-voice")
    assert "moonshine-voice 0.1.0 tiny-en" in browser.get("/settings/").content.decode()


def test_what_is_missing_cannot_be_chosen_and_says_what_to_do(browser, monkeypatch):
    monkeypatch.setattr("finalist.speech.engines.find_spec", lambda name: None)
    monkeypatch.setattr("finalist.speech.fasterwhisper.find_spec", lambda name: None)
    page = page_of(browser)
    assert "nothing can listen to your next answer" in page
    for name, command in (("moonshine-voice", "finalist[speech]"), ("faster-whisper", "finalist[whisper]")):
        assert "disabled" in radio(page, name)
        assert command in page
    assert "answers are typed" in browser.get("/settings/").content.decode()
    assert browser.post("/settings/listening/", {"engine": "moonshine-voice"}).status_code == 422


def test_a_choice_is_kept_and_the_next_sitting_is_in_that_language(browser):
    from finalist.store.models import Drill

    sent = {"engine": "", "model": "", "compute": "float32", "language": "de"}
    assert browser.post("/settings/listening/", sent).status_code == 302
    page = page_of(browser)
    assert '<option value="de" selected>' in page
    assert '<option value="float32" selected>' in page
    browser.post("/practice/start/", {"kind": "question", "about": "adapt-plan-collapsed"})
    assert Drill.objects.get().options == {"language": "de"}


def test_a_model_that_is_not_there_is_said_in_a_sentence(browser):
    answer = browser.post("/settings/listening/", {"model": "/nowhere/at/all"})
    assert answer.status_code == 422
    assert "faster-whisper" in answer.content.decode() or "not on this machine" in answer.content.decode()
