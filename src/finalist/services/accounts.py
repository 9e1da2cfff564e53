"""Who may sign in on a server: named, with a password that holds, and no more tries than a person needs."""

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError

from finalist.core.errors import UserError
from finalist.services.launch import local_owner
from finalist.store.models import Candidate

TRIES, PAUSE = 10, 600
"""Wrong passwords for one name before a pause, and its seconds. Convention."""


def add_user(name: str, password: str) -> Candidate:
    """A new candidate. Raises UserError when the name is taken or the password is weak."""
    if not name.strip() or len(name) > 150:
        raise UserError(f"“{name[:40]}” cannot be a name to sign in with.", "Take one of up to 150 characters.")
    if Candidate.objects.filter(username__iexact=name).exists():
        raise UserError(f"There is a {name} already.", "Take another name, or give them another password.")
    user = Candidate(username=name)
    _set_password(user, password)
    user.save()
    return user


def new_password(name: str, password: str) -> None:
    """Another password for somebody. Raises UserError."""
    user = named(name)
    _set_password(user, password)
    user.save(update_fields=["password"])


def named(name: str) -> Candidate:
    """The candidate of that name; the local owner for "". Raises UserError when there is none."""
    if not name and not settings.SERVER_MODE:
        return local_owner()
    user = Candidate.objects.filter(username=name).first()
    if user is None:
        raise UserError(
            f"There is no {name} here." if name else "Say whose: --user NAME.", "See `finalist user --help`."
        )
    return user


def sign_in(request: Any, name: str, password: str) -> Candidate | None:
    """Who that is; None for a wrong name or password. Raises UserError after too many wrong ones."""
    key = f"wrong-passwords:{name.lower()[:150].encode().hex()}"
    if cache.get(key, 0) >= TRIES:
        raise UserError("Too many wrong passwords.", "Wait ten minutes and try again.")
    user = authenticate(request, username=name, password=password)
    if isinstance(user, Candidate):
        cache.delete(key)
        return user
    cache.add(key, 0, PAUSE)
    cache.incr(key)
    return None


def _set_password(user: Candidate, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise UserError(" ".join(error.messages), "Choose another password.") from None
    user.set_password(password)
