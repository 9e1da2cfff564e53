"""Which recogniser is chosen, and faster-whisper with a real small model."""

import importlib.util
from pathlib import Path

import pytest

from finalist.speech import engines, moonshine
from finalist.speech.ports import CannotListen
from finalist.speech.wav import open_wav

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "speech_fixtures.py"
pytestmark = [
    pytest.mark.patient,
    pytest.mark.skipif(not engines.installed(), reason="no speech recogniser is installed (extra `speech`)"),
]


@pytest.fixture(scope="session")
def whisper():
    """The folder of a real tiny model, its hashes checked (scripts/speech_fixtures.py fetches it)."""
    pytest.importorskip("faster_whisper", reason="the extra `whisper` is not installed")
    spec = importlib.util.spec_from_file_location("speech_fixtures", SCRIPT)
    fixtures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fixtures)
    if not fixtures.is_whole():
        pytest.skip("the small Whisper model is not here: run scripts/speech_fixtures.py")
    return fixtures.folder()


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch):
    monkeypatch.delenv(engines.MODEL, raising=False)


def test_with_nothing_said_the_embedded_engine_is_used():
    found = engines.choose("en")
    assert (found.name, found.label, found.timing) == ("moonshine-voice", "moonshine-voice 0.1.0 tiny-en", "estimated")


def test_a_model_of_ones_own_comes_first_where_it_knows_the_language(whisper, monkeypatch):
    monkeypatch.setenv(engines.MODEL, str(whisper))
    assert [info.name for info in engines.installed()] == ["faster-whisper", "moonshine-voice"]
    assert engines.choose("en").label == "faster-whisper whisper-tiny.en"
    assert engines.choose("en", "moonshine-voice").name == "moonshine-voice"
    with pytest.raises(CannotListen) as told:
        engines.choose("de")
    assert told.value.code == "unknown-language"


def test_an_english_model_is_known_by_its_vocabulary_whatever_its_folder_is_called(whisper, tmp_path):
    (tmp_path / "mine").symlink_to(whisper)
    assert engines.choose("en", f"faster-whisper:{tmp_path / 'mine'}").languages == ("en",)


@pytest.mark.parametrize("model", ["/nowhere/at/all", "nobody/no-such-model", "large-v3"])
def test_a_model_that_is_not_on_this_machine_is_not_fetched(whisper, model):
    with pytest.raises(CannotListen) as told:
        engines.load(engines.choose("en", f"faster-whisper:{model}"))
    assert told.value.code == "no-model"


def test_a_folder_without_a_model_is_said(whisper, tmp_path):
    with pytest.raises(CannotListen, match=r"model\.bin is missing"):
        engines.load(engines.choose("en", f"faster-whisper:{tmp_path}"))


def test_faster_whisper_times_every_word(whisper, spoken):
    wav = open_wav(spoken)
    engine = engines.load(engines.choose("en", f"faster-whisper:{whisper}"))
    heard = engine.transcribe(wav.read(0, wav.seconds), "en")
    said = [word.text.lower().strip(".,!") for word in heard.words]
    assert said == "ever tried ever failed no matter try again fail again fail better".split()
    assert all(0 <= word.start <= word.end <= wav.seconds + 0.1 for word in heard.words)
    assert all(0 < word.probability <= 1 for word in heard.words)
    assert engine.transcribe(wav.read(0, wav.seconds), "en") == heard


def test_faster_whisper_makes_nothing_up_where_nothing_is_said(whisper):
    import numpy as np

    engine = engines.load(engines.choose("en", f"faster-whisper:{whisper}"))
    assert len(engine.transcribe(np.zeros(16_000 * 2, np.float32), "en").words) <= 1


def test_a_language_the_model_does_not_know_is_said(whisper, spoken):
    engine = engines.load(engines.choose("en", f"faster-whisper:{whisper}"))
    with pytest.raises(CannotListen) as told:
        engine.transcribe(open_wav(spoken).read(0, 2), "de")
    assert told.value.code == "unknown-language"


def test_moonshine_knows_its_words_in_one_piece(spoken):
    wav = open_wav(spoken)
    engine = engines.load(moonshine.info())
    heard = engine.transcribe(wav.read(0, wav.seconds), "en")
    assert heard.words == ()
    assert heard.text.lower().startswith("ever tried")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([" Wir", " sparten", " 12", ".000", " Euro."], ["Wir", "sparten", "12.000", "Euro."]),
        ([" It", " fell", " 3", "%."], ["It", "fell", "3%."]),
        ([" kind", " of"], ["kind", "of"]),
        ([".", " So"], [".", "So"]),
    ],
)
def test_what_whisper_cuts_inside_a_word_is_put_together_again(parts, said):
    from types import SimpleNamespace

    from finalist.speech.fasterwhisper import _add

    words = []
    for number, part in enumerate(parts):
        _add(words, SimpleNamespace(word=part, start=number, end=number + 1, probability=0.9))
    assert [word.text for word in words] == said
    assert words[-1].end == len(parts)
