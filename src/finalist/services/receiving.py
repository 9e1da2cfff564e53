"""Answers that arrive as bytes: recordings of the browser's or a program's, files from elsewhere, the picture beside.

However often the same bytes are sent, they are one answer: under the sender's own key, or else under a key of theirs
(what they answer and their SHA-256).
"""

from collections.abc import Callable, Iterable
from hashlib import sha256 as digest_of
from typing import Any

from django.db import IntegrityError, transaction

from finalist.core.documents.camera import CameraFacts
from finalist.core.errors import UserError
from finalist.ingest.transcript import ENDINGS
from finalist.jobs.later import later
from finalist.journeys.practise import read_take
from finalist.services.practice import HEAR, arrived, measure, new_take
from finalist.store import files
from finalist.store.access import mine
from finalist.store.models import Drill, Take
from finalist.store.saving import change

LIMIT = 200_000_000
"""Bytes of one recording: an hour and a half of 16 kHz mono, or a quarter of an hour of video."""
SOUNDS = {"audio/wav", "audio/x-wav", "audio/wave"}


class Damaged(UserError):
    """The bytes that arrived are not those that were sent: they are worth another try."""


def receive(
    owner: Any, drill_id: str, place: int, chunks: Iterable[bytes], *, sha256: str, seconds: float | None,
    client_id: str = "", media_type: str = "audio/wav", parent_id: str = "", camera: str = "",
) -> Take:  # fmt: skip
    """Keep a recording and queue it for listening. The same `client_id` again gives the same take back; without one
    the same bytes in the same place do.

    `camera`: facts of the camera as JSON, where they are to be kept. Raises Damaged when the bytes are not those that
    were recorded (`sha256`), UserError when they are no sound we take.
    """
    mine(Drill, owner, drill_id)  # Before a byte is kept: nobody fills the disk for a sitting that is not theirs.
    key = client_id or key_of(drill_id, place, parent_id, sha256)
    there = arrived(owner, key)
    if there:
        return there if client_id else _wanted(there)
    if media_type.partition(";")[0] not in SOUNDS:
        raise UserError("This is no recording of ours.", "Record it again, or type the answer.")
    blob = files.keep(owner, chunks, "audio/wav", limit=LIMIT)
    if blob.sha256 != sha256:
        raise Damaged("The recording arrived damaged.", "It is sent again by itself; keep the page open.")

    def make() -> Take:
        take = new_take(owner, drill_id, place, parent_id, key)
        take.medium, take.blob, take.media_type, take.seconds = Take.Medium.AUDIO, blob, "audio/wav", seconds
        take.camera = _camera(camera)
        take.save(force_insert=True)
        later(HEAR, take_id=take.pk)
        return take

    return _once(owner, key, make)


def bring_in(
    owner: Any, drill_id: str, place: int, name: str, media_type: str, data: bytes, parent_id: str = ""
) -> Take:
    """An answer from a file: a transcript is measured at once, a recording is queued for listening. The same file
    again gives the same take back.

    Raises UserError when a transcript holds no words; what is wrong with a recording the listening tells.
    """
    mine(Drill, owner, drill_id)
    key = key_of(drill_id, place, parent_id, digest_of(data).hexdigest())
    there = arrived(owner, key)
    if there:
        return _wanted(there)

    def make() -> Take:
        take = new_take(owner, drill_id, place, parent_id, key)
        take.medium = Take.Medium.IMPORTED
        if name.lower().endswith(ENDINGS) or media_type.startswith("text/"):
            return _of_words(take, name, data)
        kind = media_type.partition(";")[0]
        kind = kind[:80] if media_type.startswith(("audio/", "video/")) else "application/octet-stream"
        take.blob, take.media_type = files.keep(owner, [data], kind, limit=LIMIT), kind
        take.save(force_insert=True)
        later(HEAR, take_id=take.pk)
        return take

    return _once(owner, key, make)


def attach_video(owner: Any, take_id: str, chunks: Iterable[bytes], media_type: str, sha256: str) -> Take:
    """Keep the picture of a take beside its sound, as a file of the workspace. Raises UserError as `receive`."""
    take = mine(Take, owner, take_id)
    if not media_type.startswith("video/"):
        raise UserError("This is no video.", "The sound is kept; nothing is lost.")
    blob = files.keep(owner, chunks, media_type.partition(";")[0][:100], limit=LIMIT)
    if blob.sha256 != sha256:
        raise Damaged("The video arrived damaged.", "It is sent again by itself; keep the page open.")
    return change(take, video=blob, medium=Take.Medium.VIDEO)


def key_of(drill_id: str, place: int, parent_id: str, sha256: str) -> str:
    """What bytes are known by that came without a key: what they answer, and they themselves."""
    return digest_of(f"{drill_id}/{place}/{parent_id}/{sha256}".encode("utf-8", "replace")).hexdigest()


def _wanted(there: Take) -> Take:
    """Handed in by somebody once more: what was thrown away meanwhile comes back. (A browser repeats by itself.)"""
    return change(there, deleted_at=None) if there.deleted_at else there


def _once(owner: Any, key: str, make: Callable[[], Take]) -> Take:
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:  # the same bytes came twice at once: the others were first
        return Take.objects.get(owner=owner, client_id=key)


def _of_words(take: Take, name: str, data: bytes) -> Take:
    """The answer in a transcript, measured. Raises UserError when it holds no words."""
    transcript, _ = read_take(data, name, language=take.language)
    take.transcript, take.engine = transcript.model_dump(mode="json"), transcript.engine[:90]
    take.seconds, take.state, take.progress = transcript.seconds, Take.State.DONE, 100
    take.save(force_insert=True)
    return measure(take)


def _camera(given: str) -> dict[str, Any] | None:
    """What the browser saw, if it can be read; a recording is never refused for it."""
    try:
        return CameraFacts.model_validate_json(given).model_dump(mode="json") if given else None
    except ValueError:
        return None
