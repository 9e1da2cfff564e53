"""Any sound or film as WAV: a WAV stays as it is, everything else goes through ffmpeg where it is installed."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from finalist.speech.ports import RATE, CannotListen
from finalist.speech.wav import MAX_SECONDS, is_wav, open_wav

PATIENCE = 600.0
"""Seconds that ffmpeg may take. Convention: it reads two hours of sound in well under a minute."""
LOOK_EVERY = 0.1
FORMATS = "wav,w64,aiff,caf,au,flac,mp3,aac,ac3,amr,ogg,mov,matroska,webm,avi,asf,mpeg,mpegts,wv,ape,flv"
"""Kinds of files that hold their sound themselves. Lists of other files (HLS, DASH, concat, SDP, …) are none of them:
ffmpeg would open what they name, somebody else's recording among it."""
ONE_PIECE = 256_000_000
"""Bytes that ffmpeg may ask memory for at once. Convention: a second of any sound is far less."""


def has_ffmpeg() -> bool:
    """Whether files other than WAV can be read."""
    return shutil.which("ffmpeg") is not None


@contextmanager
def as_wav(source: Path | bytes, cancelled: Callable[[], bool]) -> Iterator[Path]:
    """A WAV file with the sound of `source`, there while inside. Raises CannotListen (not-audio, no-ffmpeg, …)."""
    with tempfile.TemporaryDirectory(prefix="finalist-sound-") as folder:
        path = source if isinstance(source, Path) else Path(folder, "given")
        if isinstance(source, bytes):
            path.write_bytes(source)
        if not path.is_file():
            raise CannotListen("not-audio", "The recording is not there.", "It may have been deleted.")
        with path.open("rb") as file:
            head = file.read(16)
        if not head:
            raise CannotListen("not-audio", "This recording is empty.", "Record it again.")
        yield path if is_wav(head) and _plain(path) else _converted(path, Path(folder), cancelled)


def _plain(path: Path) -> bool:
    """Whether our own reader can read it; what it cannot, ffmpeg may (when it is there)."""
    try:
        open_wav(path)
    except CannotListen as trouble:
        if trouble.code == "not-audio" and has_ffmpeg():
            return False
        raise
    return True


def _converted(path: Path, folder: Path, cancelled: Callable[[], bool]) -> Path:
    program = shutil.which("ffmpeg")
    if program is None:
        raise CannotListen(
            "no-ffmpeg",
            "Only WAV can be read without the program ffmpeg, which is not installed.",
            "Install it (apt, brew or winget install ffmpeg), or give a WAV file.",
        )
    made = folder / "sound.wav"
    # Only the file itself: neither an address nor another file may be opened for it.
    command = [program, "-nostdin", "-v", "error", "-max_alloc", str(ONE_PIECE), "-protocol_whitelist", "file"]
    command += ["-format_whitelist", FORMATS, "-i", f"file:{path.resolve()}"]
    command += ["-map", "0:a:0", "-vn", "-ac", "1", "-ar", str(RATE), "-t", str(MAX_SECONDS + 60)]
    command += ["-c:a", "pcm_s16le", "-f", "wav", f"file:{made}"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        _wait(run, cancelled)
    if run.returncode != 0 or not made.is_file() or made.stat().st_size <= 44:
        raise CannotListen("not-audio", "No sound can be read from this file.", "Give another one, or record it here.")
    return made


def _wait(run: "subprocess.Popen[bytes]", cancelled: Callable[[], bool]) -> None:
    began = monotonic()
    while True:
        try:
            run.wait(LOOK_EVERY)
        except subprocess.TimeoutExpired:
            if cancelled():
                run.kill()
                raise CannotListen("cancelled", "Listening was cancelled.") from None
            if monotonic() - began > PATIENCE:
                run.kill()
                raise CannotListen("not-audio", "This file takes too long to be read.", "Give a shorter one.") from None
        else:
            return
