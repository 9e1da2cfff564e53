"""Programs with keys."""

import json

import pytest


class Program:
    """A program that speaks JSON with a key, or without one."""

    def __init__(self, secret=""):
        from django.test import Client

        self.client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8765")
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def __call__(self, verb, path, body=None, **more):
        data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.generic(verb, path, **data, headers=self.headers, **more)

    def told(self, verb, path, body=None, status=200):
        """The JSON of an answer that must have this status."""
        answer = self(verb, path, body)
        assert answer.status_code == status, (path, answer.status_code, answer.content[:400])
        return answer.json() if answer.content else None


@pytest.fixture
def program(workspace):
    """program(owner, scope): one with a key of the owner's; program(): one without."""
    from django.core.cache import cache

    from finalist.services import tokens

    cache.clear()

    def make(owner=None, scope="write"):
        return Program(tokens.new(owner, "test", scope) if owner else "")

    return make
