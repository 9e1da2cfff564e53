"""A recording becomes words with times by an engine that is really there; what cannot be heard is said why."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from finalist.journeys.listen import CannotListen, available, end_engine, listen, listen_closely
from finalist.speech.media import as_wav

SAID = "ever tried ever failed no matter try again fail again fail better".split()

pytestmark = pytest.mark.skipif(not available(), reason="no speech recogniser is installed (extra `speech`)")


@pytest.fixture(scope="module", autouse=True)
def _nothing_stays():
    yield
    end_engine()


@pytest.fixture
def spoken():
    import moonshine_voice

    return Path(moonshine_voice.__file__).parent / "assets" / "beckett.wav"


def plain(words):
    return ["".join(char for char in word.text.lower() if char.isalpha()) for word in words]


def test_words_times_and_speech_come_out_of_a_wav(spoken):
    told = []
    found = listen(spoken, "audio/wav", on_progress=told.append)
    assert plain(found.words) == SAID
    assert found.engine == "moonshine-voice 0.1.0 tiny-en"
    assert found.seconds == pytest.approx(9.96, abs=0.05)
    assert {word.timing for word in found.words} == {"estimated"}
    starts = [word.start for word in found.words]
    assert starts == sorted(starts)
    assert all(any(s.start - 0.001 <= w.start and w.end <= s.end + 0.001 for s in found.speech) for w in found.words)
    assert told == sorted(told)
    assert told[-1] >= 98


def test_the_same_sound_gives_the_same_words(spoken):
    assert listen(spoken) == listen(spoken.read_bytes())


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("ending", ["mp3", "webm", "m4a", "mp4"])
def test_films_and_compressed_sound_go_through_ffmpeg(spoken, tmp_path, ending):
    made = tmp_path / f"a.{ending}"
    picture = ["-f", "lavfi", "-i", "color=size=64x64:rate=5:duration=3", "-shortest"] if ending == "mp4" else []
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(spoken), *picture, "-t", "4", str(made)], check=True)
    assert plain(listen(made).words)[:4] == SAID[:4]


def test_without_ffmpeg_only_wav_is_read(spoken, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotListen, match="Only WAV can be read without the program ffmpeg") as told:
        listen(b"ID3\x04" + bytes(100))
    assert told.value.code == "no-ffmpeg"


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_a_playlist_opens_no_other_file(spoken, tmp_path):
    sly = tmp_path / "list.m3u8"
    sly.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\nhttp://127.0.0.1:9/{spoken}\n#EXT-X-ENDLIST\n")
    with pytest.raises(CannotListen) as told:
        listen(sly)
    assert told.value.code == "not-audio"


OTHERS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\nfile://{m4a}\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile other.wav\n",
    "dash": """<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"
        mediaPresentationDuration="PT3S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period>
        <AdaptationSet mimeType="audio/mp4" contentType="audio"><Representation id="1" bandwidth="1000"
        codecs="mp4a.40.2"><BaseURL>file://{m4a}</BaseURL><SegmentBase/></Representation></AdaptationSet></Period></MPD>
        """,
}
"""Lists that name another file on this machine: ffmpeg by itself would read it."""


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("kind", OTHERS)
def test_no_list_makes_somebody_elses_recording_heard(tmp_path, kind):
    made = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=duration=3"]
    for name in ("other.wav", "other.m4a"):
        subprocess.run([*made, str(tmp_path / name)], check=True)
    sly = tmp_path / "given"
    sly.write_text(OTHERS[kind].format(m4a=tmp_path / "other.m4a"))
    with pytest.raises(CannotListen) as told, as_wav(sly, lambda: False):
        pytest.fail("another file was read")
    assert told.value.code == "not-audio"


def silence(tmp_path, level):
    import numpy as np

    noise = np.random.default_rng(1).normal(0, 1, 16_000 * 3) * level
    path = tmp_path / "quiet.wav"
    import wave

    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(np.clip(noise * 32767, -32768, 32767).astype("<i2").tobytes())
    return path


@pytest.mark.parametrize(("level", "code"), [(0.0, "too-quiet"), (0.0003, "too-quiet"), (0.05, "no-speech")])
def test_silence_is_too_quiet_and_noise_is_no_speech(tmp_path, level, code):
    with pytest.raises(CannotListen) as told:
        listen(silence(tmp_path, level))
    assert told.value.code == code


def test_soft_speech_is_made_louder_and_understood(spoken, tmp_path):
    import struct
    import wave

    with wave.open(str(spoken)) as file:
        params, data = file.getparams(), file.readframes(file.getnframes())
    soft = [round(value[0] * 0.03) for value in struct.iter_unpack("<h", data)]
    path = tmp_path / "soft.wav"
    with wave.open(str(path), "wb") as out:
        out.setparams(params)
        out.writeframes(struct.pack(f"<{len(soft)}h", *soft))
    heard = plain(listen(path).words)
    assert len(set(SAID) & set(heard)) >= 7


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"language": "de"}, "unknown-language"),
        ({"language": "not a language"}, "unknown-language"),
        ({"engine": "nobody"}, "no-engine"),
        ({"engine": "faster-whisper:/nowhere/at/all"}, "no-model"),
    ],
)
def test_what_is_not_here_is_said(spoken, how, code):
    with pytest.raises(CannotListen) as told:
        listen(spoken, **how)
    assert told.value.code == code
    assert str(told.value).count(".") >= 1


@pytest.mark.parametrize("data", [b"", b"RIFF", b"RIFF\0\0\0\0WAVE", b"\0" * 4000])
def test_garbage_is_no_sound(data):
    with pytest.raises(CannotListen) as told:
        listen(data)
    assert told.value.code in {"not-audio", "no-ffmpeg"}


def test_the_process_is_kept_warm_and_ends_when_idle(spoken, monkeypatch):
    from finalist.journeys.listen import _WARM

    end_engine()
    monkeypatch.setenv("FINALIST_SPEECH_IDLE", "1")
    listen(spoken)
    first = _WARM.process_id
    listen(spoken)
    assert _WARM.process_id == first != 0
    deadline = time.monotonic() + 60
    while _WARM.process_id and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _WARM.process_id == 0
    assert plain(listen(spoken).words) == SAID
    end_engine()


def test_cancelling_ends_at_once(spoken):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 2

    began = time.monotonic()
    with pytest.raises(CannotListen) as told:
        listen(spoken, cancelled=cancelled)
    assert told.value.code == "cancelled"
    assert time.monotonic() - began < 30
    assert plain(listen(spoken).words) == SAID


def test_an_engine_killed_by_the_system_is_out_of_memory_and_the_next_take_works(spoken):
    import os
    import signal

    from finalist.journeys.listen import _WARM

    listen(spoken)

    def kill_it():
        os.kill(_WARM.process_id, signal.SIGKILL)
        return False

    with pytest.raises(CannotListen) as told:
        listen(spoken, cancelled=kill_it)
    assert told.value.code == "out-of-memory"
    assert plain(listen(spoken).words) == SAID


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the limit is enforced on Linux")
def test_too_little_memory_is_a_sentence_and_not_a_crash(spoken, monkeypatch):
    end_engine()
    monkeypatch.setenv("FINALIST_SPEECH_MEMORY", "400")
    with pytest.raises(CannotListen) as told:
        listen(spoken)
    assert told.value.code == "out-of-memory"
    monkeypatch.delenv("FINALIST_SPEECH_MEMORY")
    assert plain(listen(spoken).words) == SAID


def test_memory_stays_bounded(spoken):
    assert 50 < listen_closely(spoken).memory < 700
