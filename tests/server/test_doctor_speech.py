"""The doctor names the recognisers it finds, and says what helps where there is none."""

import pytest


def checks():
    from finalist.server.doctor import _speech

    return {check.name: check for check in _speech()}


def test_it_names_the_recogniser_and_its_languages():
    from finalist.journeys.listen import available

    if not available():
        pytest.skip("no speech recogniser is installed (extra `speech`)")
    assert checks()["speech"].state == "ok"
    assert "moonshine-voice 0.1.0 tiny-en (en)" in checks()["speech"].found


def test_without_one_it_says_how_to_get_it(monkeypatch, tmp_path):
    from finalist.speech import engines

    monkeypatch.setattr(engines, "model_file", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = checks()
    assert found["speech"].state == found["ffmpeg"].state == "note"
    assert "pip install 'finalist[speech]'" in found["speech"].hint
