"""Who listens is the candidate's choice: kept, checked, followed by whoever does the listening."""

from pathlib import Path

import pytest

from finalist.core.errors import UserError
from finalist.journeys.listen import available

heard = pytest.mark.skipif(not available(), reason="no speech recogniser is installed (extra `speech`)")


@pytest.fixture
def folder_of(tmp_path):
    """folder_of(name): a folder with the files of a Whisper model in it, all of them empty."""

    def make(name):
        folder = tmp_path / name
        folder.mkdir()
        for file in ("model.bin", "config.json", "tokenizer.json"):
            (folder / file).write_bytes(b"")
        return folder

    return make


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch):
    monkeypatch.delenv("FINALIST_WHISPER_MODEL", raising=False)


def test_with_nothing_chosen_the_first_that_knows_english_listens(alice):
    from finalist.services import listening

    choice = listening.choice_of(alice)
    assert (choice.engine, choice.model, choice.compute, choice.language, choice.asked) == ("", "", "int8", "en", "")


@heard
def test_every_recogniser_says_whether_it_can_be_used_what_it_lacks_and_what_it_costs(alice):
    from finalist.services import listening

    whisper, small = listening.ears(listening.choice_of(alice))
    assert (small.name, small.info.label, small.missing) == ("moonshine-voice", "moonshine-voice 0.1.0 tiny-en", "")
    assert (whisper.name, whisper.info) == ("faster-whisper", None)
    assert whisper.missing in {"package", "model"}
    assert small.cost.memory > 100
    assert 1 < small.cost.a_minute < 60


@heard
def test_a_model_is_kept_when_it_is_on_this_machine_and_named_in_the_engine_that_is_asked_for(alice, folder_of):
    pytest.importorskip("faster_whisper", reason="the extra `whisper` is not installed")
    from finalist.services import listening

    place = folder_of("mine")
    made = listening.choose(
        alice, {"engine": "faster-whisper", "model": str(place), "compute": "float32", "language": "de"}
    )
    alice.refresh_from_db()
    assert listening.choice_of(alice) == made
    assert made.asked == f"faster-whisper:{place}"
    assert listening.listener(made).label == "faster-whisper mine float32"
    with pytest.raises(UserError, match="not on this machine"):
        listening.choose(alice, {"model": "nobody/no-such-model"})
    (place / "model.bin").unlink()
    assert listening.choose(alice, {"engine": "", "model": str(place)}).asked == f":{place}", "it was not changed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"engine": "a-parrot"},
        {"compute": "int2"},
        {"language": "xx"},
        {"model": "m" * 301},
        {"engine": "faster-whisper"},
    ],
)
def test_what_is_none_or_cannot_be_used_is_refused_and_nothing_changes(alice, wrong):
    from finalist.services import listening

    with pytest.raises(UserError):
        listening.choose(alice, wrong)
    alice.refresh_from_db()
    assert "listening" not in alice.settings


@pytest.mark.parametrize("junk", ["x", [], {"engine": 7, "language": None, "compute": "int2", "model": ["m"]}])
def test_what_was_kept_strangely_counts_as_not_chosen(alice, junk):
    from finalist.services import listening

    alice.settings = {**alice.settings, "listening": junk}
    found = listening.choice_of(alice)
    assert (found.engine, found.compute, found.language) == ("", "int8", "en")


def test_who_does_not_own_the_machine_cannot_name_places_on_it(alice, folder_of):
    from finalist.services import listening

    alice.is_local = False
    assert listening.choose(alice, {"model": str(folder_of("theirs"))}).model == ""
    alice.settings = {"listening": {"model": "/etc"}}
    assert listening.choice_of(alice).model == ""


@heard
def test_the_worker_asks_for_what_was_chosen(alice, monkeypatch):
    from finalist.services import drills, hearing, listening, receiving
    from finalist.store.models import Take

    listening.choose(alice, {"engine": "moonshine-voice", "language": "de"})
    drill = drills.begin(alice, "question", about="adapt-plan-collapsed")
    assert drill.options["language"] == "de"
    monkeypatch.setattr("finalist.services.receiving.later", lambda *_, **__: None)
    take = receiving.bring_in(alice, drill.pk, 0, "memo.wav", "audio/wav", _sound())
    assert take.language == "de"
    hearing.hear(take.pk)
    take.refresh_from_db()
    assert (take.state, take.trouble) == ("failed", "unknown-language"), "the English one was chosen, and it is told"
    Take.objects.update(language="en", state="waiting")
    hearing.hear(take.pk)
    take.refresh_from_db()
    assert (take.state, take.engine) == ("done", "moonshine-voice 0.1.0 tiny-en")


def _sound():
    import moonshine_voice

    return (Path(moonshine_voice.__file__).parent / "assets" / "beckett.wav").read_bytes()
