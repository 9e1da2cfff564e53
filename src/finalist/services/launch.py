"""The launch token: made at the start, good for one use and a few minutes; only its SHA-256 is kept."""

import hashlib
import secrets
from datetime import timedelta

from finalist.core import clock
from finalist.store.models import ApiToken, Candidate

GOOD_FOR = timedelta(minutes=10)


def local_owner() -> Candidate:
    """The one owner of a workspace on one's own machine; made on the first start, without a password."""
    owner = Candidate.objects.filter(is_local=True).first()
    if owner is None:
        owner = Candidate(username="me", is_local=True)
        owner.set_unusable_password()
        owner.save()
    return owner


def new_token(owner: Candidate) -> str:
    """A token to hand to the browser. Older ones die."""
    ApiToken.objects.filter(owner=owner, scope="launch").delete()
    token = secrets.token_urlsafe(32)
    ApiToken.objects.create(
        owner=owner, name="launch", scope="launch", digest=_digest(token), expires_at=clock.now() + GOOD_FOR
    )
    return token


def redeem(token: str) -> Candidate | None:
    """The owner the token was made for, once; None for anything else."""
    row = ApiToken.objects.select_related("owner").filter(digest=_digest(token), scope="launch").first()
    if row is None or not row.is_live():
        return None
    # Deleting is the claim: of two requests with one token, one deletes a row and the other none.
    deleted, _ = ApiToken.objects.filter(pk=row.pk).delete()
    return row.owner if deleted else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
