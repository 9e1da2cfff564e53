"""The disk fills up while somebody works: a sentence, what they wrote to copy, and nothing that was saved is lost."""

import pytest

WORDS = "Dana asked how I run a night with two nurses short. " * 300
HARROW = "Harrow Vale"


@pytest.fixture
def begun(alice):
    from finalist.services.opportunities import begin

    return begin(alice, company=HARROW)


@pytest.fixture
def full(begun):
    """The database may not grow by another page; what SQLite says then is what it says of a full disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.usefixtures("full")
def test_a_page_says_so_and_gives_back_what_was_written(alice, begun, client_of):
    from finalist.store.models import Note

    answer = client_of(alice).post(f"/o/{begun.pk}/notes/", {"text": WORDS, "kind": "they-said"})
    page = answer.content.decode()
    assert answer.status_code == 507
    assert "The disk is full." in page
    assert "Free some space and try again; nothing that was saved is lost." in page
    assert WORDS.strip() in page
    assert Note.objects.count() == 0


@pytest.mark.usefixtures("full")
def test_what_was_saved_is_still_there_and_saving_goes_on_once_there_is_room(alice, begun, client_of):
    from django.db import connection

    from finalist.store.models import Note

    client = client_of(alice)
    client.post(f"/o/{begun.pk}/notes/", {"text": WORDS, "kind": "they-said"})
    assert HARROW in client.get("/opportunities/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert client.post(f"/o/{begun.pk}/notes/", {"text": WORDS, "kind": "they-said"}).status_code == 302
    assert Note.objects.get().text == WORDS.strip()


def test_a_program_is_told_the_same(alice, begun, client_of, request):
    from finalist.services.tokens import new

    key = new(alice, "a program", "write")
    request.getfixturevalue("full")
    answer = client_of().post(
        "/api/notes",
        {"opportunity": begun.pk, "text": WORDS},
        content_type="application/json",
        HTTP_AUTHORIZATION=f"Bearer {key}",
    )
    assert answer.status_code == 507
    assert answer.json()["problem"] == "The disk is full."


def test_a_bug_stays_a_bug():
    from django.db import IntegrityError

    from finalist.store.trouble import refusal_of

    assert refusal_of(ValueError("the list is full of holes")) is None
    assert refusal_of(IntegrityError("UNIQUE constraint failed: store_note.client_id")) is None
