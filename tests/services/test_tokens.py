"""Keys for programs: the secret is nowhere, and a key opens only what it says for as long as it says."""

from datetime import timedelta

import pytest

from finalist.core.errors import UserError


@pytest.fixture(autouse=True)
def no_tries(workspace):
    from django.core.cache import cache

    cache.clear()


def test_a_key_leads_to_its_owner_and_its_secret_is_not_kept(alice):
    from finalist.services import tokens
    from finalist.store.models import ApiToken

    secret = tokens.new(alice, "calendar", "read", 30)
    assert secret.startswith("fin_")
    assert len(secret) > 40
    row = tokens.by_secret(secret)
    assert (row.owner, row.name, row.scope) == (alice, "calendar", "read")
    assert secret not in str(list(ApiToken.objects.values()))


def test_the_last_use_is_kept_to_the_minute(alice):
    from finalist.services import tokens
    from finalist.store.models import ApiToken

    secret = tokens.new(alice, "calendar")
    tokens.by_secret(secret)
    first = ApiToken.objects.get().used_at
    tokens.by_secret(secret)
    assert first is not None
    assert ApiToken.objects.get().used_at == first


@pytest.mark.parametrize("change", [{"expires_at": True}, {"deleted_at": True}, {"scope": "launch"}])
def test_a_key_that_ran_out_or_was_taken_back_opens_nothing(alice, change):
    from finalist.core import clock
    from finalist.services import tokens
    from finalist.store.models import ApiToken

    secret = tokens.new(alice, "calendar", "write", 1)
    then = clock.now() - timedelta(seconds=1)
    ApiToken.objects.update(**{key: then if value is True else value for key, value in change.items()})
    assert tokens.by_secret(secret) is None


def test_a_stranger_cannot_take_a_key_back(alice, bob):
    from finalist.services import tokens
    from finalist.store.access import NotThere

    secret = tokens.new(alice, "calendar")
    row = tokens.keys_of(alice)[0]
    with pytest.raises(NotThere):
        tokens.revoke(bob, row.pk)
    assert tokens.by_secret(secret) is not None
    tokens.revoke(alice, row.pk)
    assert tokens.by_secret(secret) is None
    assert tokens.keys_of(alice) == []


NO_KEYS = [("", "read", 1), ("a", "launch", 1), ("a", "read", 0), ("a", "read", 999)]


@pytest.mark.parametrize(("name", "scope", "days"), NO_KEYS)
def test_what_is_no_key_is_refused_in_a_sentence(alice, name, scope, days):
    from finalist.services import tokens

    with pytest.raises(UserError):
        tokens.new(alice, name, scope, days)
    assert tokens.keys_of(alice) == []


def test_many_wrong_keys_are_stopped_and_the_right_one_is_not(alice):
    from finalist.services import tokens

    secret = tokens.new(alice, "calendar")
    for _ in range(tokens.TRIES):
        assert tokens.by_secret("fin_wrong", "10.0.0.1") is None
    with pytest.raises(tokens.TooMany):
        tokens.by_secret("fin_wrong", "10.0.0.1")
    assert tokens.by_secret(secret, "10.0.0.1") is not None
    assert tokens.by_secret("fin_wrong", "10.0.0.2") is None
