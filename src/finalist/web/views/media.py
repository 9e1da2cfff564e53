"""Files that somebody handed in, back to their owner: as pictures where that is safe, else as something to save.

Nothing in such a file may run: each answer is a sandbox of its own, its type is what we found, never what it says.
"""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe

from finalist.ingest.picture import SAFE
from finalist.store import files
from finalist.store.access import NotThere, mine
from finalist.store.models import Blob, Commitment, WorkSample

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
SHOWN = 10_000_000
"""Bytes of a picture that is still shown in a page."""
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@require_safe
def media(request: HttpRequest, bid: str) -> HttpResponseBase:
    """The bytes, or the part of them that was asked for."""
    blob = mine(Blob, request.user, bid)
    shown = blob.media_type in SAFE and blob.size <= SHOWN
    return stream(request, blob, blob.media_type if shown else "", _name_of(request, blob), save=not shown)


def stream(request: HttpRequest, blob: Blob, media_type: str, name: str, *, save: bool) -> HttpResponseBase:
    """The bytes of a blob the caller may see. `media_type`: what it may be shown as, "" for nothing at all."""
    path = files.path_of(blob.owner_id, blob.sha256)
    if not path.is_file():
        raise NotThere
    size = path.stat().st_size
    start, end = _asked(request.headers.get("Range", ""), size)
    if start > end:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        return _dressed(answer, blob, media_type, name, save)
    part = (start, end) != (0, size - 1)
    body = StreamingHttpResponse(_pour(path.open("rb"), start, end), status=206 if part else 200)
    body.headers["Content-Length"] = str(end - start + 1)
    if part:
        body.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    return _dressed(body, blob, media_type, name, save or not media_type)


def _dressed(answer: HttpResponseBase, blob: Blob, media_type: str, name: str, save: bool) -> HttpResponseBase:
    answer.headers["Content-Type"] = media_type or "application/octet-stream"
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["ETag"] = f'"{blob.sha256[:32]}"'
    answer.headers["Last-Modified"] = http_date(blob.created_at.timestamp())
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["Content-Disposition"] = content_disposition_header(save, name or blob.sha256[:16]) or ""
    return answer


def _name_of(request: HttpRequest, blob: Blob) -> str:
    sample = WorkSample.objects.of(request.user).filter(blob=blob).first()
    if sample:
        return str(sample.file_name)
    promised = Commitment.objects.of(request.user).filter(blob=blob).first()
    return str(promised.file_name) if promised else ""


def _asked(header: str, size: int) -> tuple[int, int]:
    """(first, last) byte, both counted in; first > last when there is no such part."""
    found = RANGE.fullmatch(header.strip())
    if not found or not (found[1] or found[2]):
        return 0, size - 1
    if not found[1]:
        return max(0, size - int(found[2])), size - 1 if int(found[2]) else -1
    return int(found[1]), min(int(found[2]), size - 1) if found[2] else size - 1


def _pour(stream: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    with stream:
        stream.seek(start)
        left = end - start + 1
        while left > 0 and (chunk := stream.read(min(files.CHUNK, left))):
            left -= len(chunk)
            yield chunk
