"""Bytes in the workspace's folder, under their SHA-256: written whole or not at all, kept once, never overwritten."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from finalist.core.errors import UserError
from finalist.store.access import NotThere
from finalist.store.models.material import Blob

CHUNK = 1 << 16


def path_of(owner_id: str, sha256: str) -> Path:
    """Where the bytes lie. One folder an owner, so that deleting an owner deletes their bytes."""
    return Path(settings.FILES) / owner_id / sha256[:2] / sha256


def keep(owner: Any, chunks: Iterable[bytes], media_type: str, *, limit: int) -> Blob:
    """Store the bytes and the row that names them. Raises UserError over `limit` bytes; nothing is left behind then.

    The file is synced to the disk before the row is written: a row never names bytes that a power loss took.
    """
    digest, size = _keep(str(owner.pk), chunks, limit)
    blob, _ = Blob.objects.get_or_create(owner=owner, sha256=digest, defaults={"size": size, "media_type": media_type})
    return blob


def keep_bytes(owner_id: str, chunks: Iterable[bytes], *, limit: int, expected: str) -> int:
    """Store bytes whose row comes later; their size. Raises UserError when their SHA-256 is not `expected`."""
    _, size = _keep(owner_id, chunks, limit, expected)
    return size


def _keep(owner_id: str, chunks: Iterable[bytes], limit: int, expected: str = "") -> tuple[str, int]:
    folder = Path(settings.FILES) / owner_id
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as out:
            digest, size = _pour(chunks, out, limit)
            out.flush()
            os.fsync(out.fileno())
        if expected and digest != expected:
            raise UserError(f"The file {expected[:16]}… is damaged.", "Take another copy of it.")
        target = path_of(owner_id, digest)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        Path(name).replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise UserError(f"The file could not be kept ({error.strerror}).", "Free some space and try again.") from None
    finally:
        Path(name).unlink(missing_ok=True)
    return digest, size


def read(blob: Blob) -> bytes:
    """The bytes. Raises NotThere when the file has gone."""
    try:
        return path_of(blob.owner_id, blob.sha256).read_bytes()
    except OSError:
        raise NotThere from None


def _pour(chunks: Iterable[bytes], out: Any, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise UserError(f"The file is larger than {limit // 1_000_000} MB.", "Give a smaller one.")
        digest.update(chunk)
        out.write(chunk)
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
