"""Research, notes, letters and offers in the browser's eyes: forms, filters, undo, stale saves, and few queries."""

import re
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
MOST_QUERIES = 24


@pytest.fixture
def page(alice, client_of):
    """(client, opportunity, person)."""
    from finalist.services import opportunities, people

    opportunity = opportunities.begin(alice, company="Harrow Vale", role="Keeper")
    return client_of(alice), opportunity, people.add(alice, "Dana Whitlock", opportunity_id=opportunity.pk)


def at(opportunity, path):
    return f"/o/{opportunity.pk}/{path}"


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_note_is_kept_narrowed_changed_deleted_and_brought_back(page):
    client, opportunity, dana = page
    form = {"text": "Nights <b>pay</b>", "kind": "pay", "person": dana.pk, "client_id": "c1", "at": "2026-11-20T14:30"}
    assert client.post(at(opportunity, "notes/"), form).status_code == 302
    client.post(at(opportunity, "notes/"), form)
    shown = text_of(client.get(at(opportunity, "notes/")))
    assert shown.count("Nights &lt;b&gt;pay&lt;/b&gt;</p>") == 1
    assert "20 Nov" in shown
    assert "Nights" not in text_of(client.get(at(opportunity, "notes/?kind=culture")))
    assert "Nights" in text_of(client.get(at(opportunity, f"notes/?kind=pay&person={dana.pk}")))
    path = re.search(r'href="(/o/\w+/notes/\w{12}/)"', shown)[1]
    editor = text_of(client.get(path))
    assert 'value="2026-11-20T14:30"' in editor
    client.post(path, {"text": "Nights pay more", "kind": "pay", "rev": "1"})
    stale = client.post(path, {"text": "Nights pay less", "kind": "pay", "rev": "1"})
    assert stale.status_code == 409
    assert "Nights pay more" in stale.content.decode()
    client.post(f"{path}remove/")
    after = text_of(client.get(at(opportunity, "notes/")))
    assert "The note was deleted." in after
    assert "Nights" not in after
    row = re.search(r'name="id" value="(\w+)"', after)[1]
    client.post("/undo/", {"kind": "note", "id": row})
    assert "Nights pay more" in text_of(client.get(at(opportunity, "notes/")))


@pytest.mark.parametrize("bad", ["?kind=%3Cscript%3E", "?person=zzz", "?page=-1", "?page=9999999999", "?kind=&person="])
def test_strange_filters_show_a_page_all_the_same(page, bad):
    client, opportunity, _ = page
    assert "What you wrote" in text_of(client.get(at(opportunity, "notes/" + bad)))


def test_a_promise_is_written_down_ticked_changed_and_deleted(page):
    client, opportunity, dana = page
    client.post(at(opportunity, "notes/promises/"), {"text": "Send it", "by": "me", "due": "2020-01-02"})
    shown = text_of(client.get(at(opportunity, "notes/")))
    assert 'class="tag bad">Thu 2 Jan' in shown
    path = re.search(r'href="(/o/\w+/notes/promises/\w{12}/)"', shown)[1]
    assert client.post(path, {"text": "Send it all", "by": "me", "due": "soon", "rev": "1"}).status_code == 422
    client.post(path, {"text": "Send it all", "by": "them", "person": dana.pk, "rev": "1"})
    client.post(f"{path}settle/", {"done": "yes"})
    assert 'class="done" dir="auto">Send it all' in text_of(client.get(at(opportunity, "notes/")))
    client.post(f"{path}settle/", {"remove": "yes"})
    assert "Send it all" not in text_of(client.get(at(opportunity, "notes/")))


def test_a_reflection_and_a_file_of_notes(page):
    client, opportunity, _ = page
    client.post(at(opportunity, "notes/reflections/"), {"text": "Too long", "rating": "2"})
    shown = text_of(client.get(at(opportunity, "notes/")))
    assert "badly" in shown
    path = re.search(r'href="(/o/\w+/notes/reflections/\w{12}/)"', shown)[1]
    client.post(path, {"text": "Too long by far", "rating": "", "rev": "1"})
    with (NURSE / "round1.md").open("rb") as file:
        answer = client.post(at(opportunity, "notes/import/"), {"file": file})
    assert "/papers/" in answer.headers["Location"]
    shown = text_of(client.get(at(opportunity, "notes/")))
    assert "Too long by far" in shown
    assert "round1.md" in shown
    assert "lines" in shown


def test_a_page_is_read_and_a_sentence_kept_with_one_click(page):
    client, opportunity, _ = page
    with (NURSE / "about.html").open("rb") as file:
        answer = client.post(at(opportunity, "research/pages/"), {"file": file})
    path = answer.headers["Location"]
    shown = text_of(client.get(path))
    number = re.search(r'name="keep" value="(\d+)"', shown)[1]
    answer = client.post(path, {"keep": number})
    assert answer.headers["Location"] == f"{path}#s{number}"
    assert '<span class="tag good">kept</span>' in text_of(client.get(path))
    found = text_of(client.get(at(opportunity, "research/")))
    assert "1 of 17 known" in found
    client.post(path, {"remove": "yes"})
    assert client.get(path).status_code == 404
    assert "1 of 17 known" in text_of(client.get(at(opportunity, "research/")))


def test_pasted_text_is_read_too_and_nothing_is_no_page(page):
    client, opportunity, _ = page
    path = at(opportunity, "research/pages/")
    assert client.post(path, {"page": "  "}).status_code == 422
    answer = client.post(path, {"page": "Our mission is to keep the light on for every ship.", "source": "Its page"})
    assert "keep the light on" in text_of(client.get(answer.headers["Location"]))


def test_a_finding_is_written_changed_and_deleted_and_its_link_is_only_a_web_address(page, alice):
    from finalist.store.models import Finding

    client, opportunity, _ = page
    form = {"topic": "news", "text": "A new wing", "url": "https://example.org/a?b=1&c=2", "source": "Courier"}
    client.post(at(opportunity, "research/"), form)
    shown = text_of(client.get(at(opportunity, "research/")))
    assert 'href="https://example.org/a?b=1&amp;c=2" rel="noreferrer noopener"' in shown
    Finding.objects.update(url="javascript:alert(1)")
    assert "javascript:" not in text_of(client.get(at(opportunity, "research/")))
    path = re.search(r'href="(/o/\w+/research/\w{12}/)"', shown)[1]
    client.post(path, {**form, "text": "Two new wings", "known": "no", "rev": "1"})
    assert "to find out" in text_of(client.get(at(opportunity, "research/")))
    client.post(path, {"remove": "yes"})
    assert "Two new wings" not in text_of(client.get(at(opportunity, "research/")))
    assert "selected>News" in text_of(client.get(at(opportunity, "research/?topic=news")))


def test_a_letter_goes_from_empty_to_sent(page):
    client, opportunity, dana = page
    client.post(at(opportunity, "letters/"), {"everybody": "yes"})
    path = re.search(r'href="(/o/\w+/letters/\w{12}/)"', text_of(client.get(at(opportunity, "letters/"))))[1]
    body = "Dear Dana,\r\n\r\nthank you & goodbye?\r\n"
    client.post(path, {"person": dana.pk, "subject": "Thank you", "body": body, "ready": "yes", "rev": "1"})
    shown = text_of(client.get(path))
    assert 'href="mailto:?subject=Thank%20you&amp;body=Dear%20Dana%2C%0D%0A%0D%0Athank%20you%20%26' in shown
    draft = client.get(f"{path}letter.eml")
    assert draft.headers["Content-Type"] == "message/rfc822"
    assert "attachment" in draft.headers["Content-Disposition"]
    message = message_from_bytes(draft.content, policy=policy.default)
    assert message.get_content().replace("\r\n", "\n") == "Dear Dana,\n\nthank you & goodbye?\n"
    client.post(f"{path}state/", {"at": "2026-11-20T09:00"})
    assert "Fri 20 Nov, 09:00" in text_of(client.get(at(opportunity, "letters/")))
    assert client.post(path, {"body": "Other", "rev": "3"}).status_code == 422
    client.post(f"{path}state/", {"sent": "no"})
    client.post(f"{path}state/", {"remove": "yes"})
    assert "Thank everybody you met" in text_of(client.get(at(opportunity, "letters/")))


def test_a_letter_too_long_for_an_address_has_no_mailto(page, alice):
    from finalist.services import letters

    client, opportunity, _ = page
    row = letters.begin(alice, opportunity.pk)
    letters.write(alice, row.pk, None, body="word " * 1_000)
    shown = text_of(client.get(at(opportunity, f"letters/{row.pk}/")))
    assert "mailto:" not in shown
    assert "letter.eml" in shown


def test_an_offer_is_written_mended_summed_compared_and_deleted(page):
    client, opportunity, _ = page
    text = "company: Harrow Vale\ncurrency: GBP\nbase: plenty\n"
    path = client.post(at(opportunity, "offers/"), {"text": text}).headers["Location"]
    shown = text_of(client.get(path))
    assert "write it as a number" in shown
    assert "base: plenty" in shown
    client.post(path, {"text": text.replace("plenty", "52000\nsign_on: 12000\ndeadline: 2026-12-18"), "rev": "1"})
    shown = text_of(client.get(f"{path}?years=3"))
    assert "168,000" in shown
    assert shown.count("<rect") >= 4
    assert "Friday 18 December 2026" in shown
    assert client.get(f"{path}?years=77").status_code == 422
    assert "not two offers" in text_of(client.get(at(opportunity, "offers/compare/")))
    with (NURSE / "offers" / "saltmarsh.yaml").open("rb") as file:
        client.post(at(opportunity, "offers/"), {"file": file})
    shown = text_of(client.get(at(opportunity, "offers/compare/")))
    assert "half are below" in shown
    assert "pays the most over 4 years" in shown
    client.post(f"{path}remove/")
    assert client.get(path).status_code == 404


def test_what_was_typed_is_there_again(page):
    client, opportunity, _ = page
    for key, form, path in (
        ("note", {"text": "Half a line", "kind": "pay"}, "notes/"),
        ("finding", {"text": "Half a finding", "topic": "news"}, "research/"),
    ):
        client.post(f"/drafts/{key}-{opportunity.pk}/", form)
        assert form["text"] in text_of(client.get(at(opportunity, path)))
        client.post(at(opportunity, path), form)
        assert f">{form['text']}</textarea>" not in text_of(client.get(at(opportunity, path)))


def test_pages_ask_the_database_no_more_for_two_hundred_rows_than_for_two(page, alice, count_queries):
    from finalist.core import clock
    from finalist.store.models import Commitment, Finding, Letter, Note, Reflection

    client, opportunity, dana = page
    mine = {"owner": alice, "opportunity": opportunity}

    def fill(number):
        now = clock.now()
        Note.objects.bulk_create(
            Note(**mine, text=f"Line {n}", person=dana, at=now - timedelta(minutes=n)) for n in range(number)
        )
        Finding.objects.bulk_create(Finding(**mine, topic="news", text=f"Found {n}") for n in range(number))
        Letter.objects.bulk_create(Letter(**mine, subject=f"Letter {n}", person=dana) for n in range(number))
        Commitment.objects.bulk_create(Commitment(**mine, text=f"Promise {n}", person=dana) for n in range(number))
        Reflection.objects.bulk_create(Reflection(**mine, text=f"Taught {n}") for n in range(number))

    fill(2)
    paths = ("notes/", "research/", "letters/", "offers/")
    few = [count_queries(lambda path=path: client.get(at(opportunity, path))) for path in paths]
    fill(200)
    many = [count_queries(lambda path=path: client.get(at(opportunity, path))) for path in paths]
    assert many == few
    assert max(many) <= MOST_QUERIES
    assert "Page 1 of 6" in text_of(client.get(at(opportunity, "notes/")))


@pytest.fixture
def count_queries():
    """Call it with a request: how many queries that took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(ask):
        with CaptureQueriesContext(connection) as seen:
            assert ask().status_code == 200
        return len(seen)

    return count
