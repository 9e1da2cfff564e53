"""Search and palette: everything kept is found, nothing of others, and the pages themselves."""

import gzip

import pytest


@pytest.fixture
def kept(alice):
    from finalist.services import opportunities, people, questions
    from finalist.store.models import Note, Story

    row = opportunities.begin(alice, company="Quillfeather Ltd", role="Archivist")
    people.add(alice, "Quilla Feather", opportunity_id=row.pk)
    Story.objects.create(owner=alice, title="The flood", text="I saved the quillfeather papers.")
    Note.objects.create(owner=alice, opportunity=row, text="They use quillfeather pens.")
    questions.keep(alice, "Why quillfeather pens?", opportunity_id=row.pk)
    return row


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_kind_is_found(alice, kept, client_of):
    shown = text(client_of(alice), "/search/?q=QUILL")
    for words in ("Quillfeather Ltd", "Quilla Feather", "The flood", "They use quillfeather pens.", "Why quillfeather"):
        assert words in shown.split("<main")[1]


def test_a_stranger_finds_nothing_of_it(alice, bob, kept, client_of):
    client = client_of(bob)
    assert "Nothing found" in text(client, "/search/?q=quillfeather")
    assert "Quillfeather" not in text(client, f"/search/?part=1&q=&here={kept.pk}")


def test_the_palette_gets_options_with_ids_and_the_page_it_stands_on_first(alice, kept, client_of):
    client = client_of(alice)
    shown = text(client, f"/search/?part=1&q=&here={kept.pk}")
    assert "<html" not in shown
    assert shown.index(f"/o/{kept.pk}/plan/") < shown.index('href="/people/"')
    ids = [piece.split('"')[0] for piece in shown.split(' id="hit-')[1:]]
    assert len(ids) == len(set(ids)) >= 15


def test_pages_and_actions_are_found_by_their_names(alice, client_of):
    shown = text(client_of(alice), "/search/?part=1&q=new+opp")
    assert 'href="/opportunities/new/"' in shown


def test_the_bank_of_questions_is_searched(alice, client_of):
    assert 'href="/questions/bank/nursing-deteriorating-patient/"' in text(
        client_of(alice), "/search/?q=early+warning+score"
    )


@pytest.mark.parametrize("q", ["", "%", "_", "'\"><b>", "\x00", "a " * 400, "ä" * 300])
def test_odd_words_are_harmless(alice, kept, client_of, q):
    assert client_of(alice).get("/search/", {"q": q}).status_code == 200


def test_single_keys_are_switched_off_and_on(alice, client_of):
    client = client_of(alice)
    assert "data-shortcuts" in text(client, "/shortcuts/").split("<head>")[0]
    client.post("/shortcuts/", {"on": "no"})
    assert "data-shortcuts" not in text(client, "/shortcuts/").split("<head>")[0]
    client.post("/shortcuts/", {"on": "yes"})
    assert "data-shortcuts" in text(client, "/shortcuts/").split("<head>")[0]


def test_the_written_list_of_keys_is_the_programs(workspace):
    from pathlib import Path

    from finalist.web.frame import SECTIONS

    written = (Path(__file__).parents[2] / "docs" / "reference" / "shortcuts.md").read_text()
    keys = [section.keys for section in SECTIONS if section.keys]
    assert len(keys) == len(set(keys)) >= 8
    assert all(f"| `{section.keys}` | {section.label} |" in written for section in SECTIONS if section.keys)


def test_pages_are_packed_for_who_takes_them_so(alice, kept, client_of):
    client = client_of(alice)
    plain = client.get("/opportunities/")
    packed = client.get("/opportunities/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert b"Quillfeather" in gzip.decompress(packed.content)
