"""Deleting deletes: all of an owner at once, and after a month what was thrown away, rows and bytes alike."""

import contextlib
import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import ForeignKey

from finalist.core import clock
from finalist.store import files
from finalist.store.models import ApiToken, Blob
from finalist.store.rows import every_kind

KEPT = timedelta(days=30)
"""How long something thrown away can be brought back. Convention: as the bins of most programs."""


def delete_all(owner: Any) -> int:
    """Take away everything of `owner` but the account itself. How many rows there were. Cannot be undone."""
    with transaction.atomic():
        gone = 0
        # Bytes last: other rows protect the blobs they name.
        for kind in sorted(every_kind(), key=lambda kind: kind is Blob):
            gone += kind.objects.filter(owner=owner).delete()[0]
        owner.settings, owner.profile = {}, {}
        owner.save(update_fields=["settings", "profile"])
    shutil.rmtree(Path(settings.FILES) / str(owner.pk), ignore_errors=True)
    return gone


def purge() -> int:
    """Take away for good what was thrown away more than 30 days ago, and bytes that nothing names any more."""
    long_ago, gone = clock.now() - KEPT, 0
    for kind in every_kind():
        with transaction.atomic():
            gone += kind.objects.filter(deleted_at__lt=long_ago).delete()[0]
    ApiToken.objects.filter(scope="launch", expires_at__lt=clock.now()).delete()
    forget_bytes(Blob.objects.filter(updated_at__lt=long_ago))
    return gone


def forget_bytes(blobs: Iterable[Blob]) -> None:
    """Take away, of these, the bytes that no row names any more, and their files."""
    for blob in _unnamed(blobs):
        with transaction.atomic():
            blob.delete()
        with contextlib.suppress(OSError):
            files.path_of(blob.owner_id, blob.sha256).unlink(missing_ok=True)


def _unnamed(blobs: Iterable[Blob]) -> list[Blob]:
    named: set[str] = set()
    for kind in every_kind():
        for field in kind._meta.get_fields():
            if isinstance(field, ForeignKey) and field.related_model is Blob:
                named |= set(kind.objects.exclude(**{field.name: None}).values_list(field.attname, flat=True))
    return [blob for blob in blobs if blob.pk not in named]
