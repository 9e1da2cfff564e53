"""A letter sent from a real browser through a real server of mail; one that waits, sent by the worker, once."""

import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from mail_servers import smtp_server

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """(port, what arrived) of a server on this machine that asks for no password."""
    with smtp_server(tmp_path_factory.mktemp("smtp"), security="none") as found:
        yield found


def _letter(page: Any, served: Any, name: str) -> None:
    """An opportunity with one person who has an address, and a letter to them, saved; the page shows it."""
    page.goto(served.address + "/opportunities/new/")
    page.get_by_text("Or paste the text").click()
    page.locator("[name=posting]").fill(f"# Ward manager\n\nHarrow Vale {name}\n\n- You lead a ward of 30 beds.\n")
    page.get_by_role("button", name="Read them").click()
    page.wait_for_url("**/papers/**")
    base = served.address + "/o/" + page.url.split("/o/")[1].split("/")[0]
    page.goto(base + "/people/")
    page.locator("form[action$='/people/add/'] [name=name]").fill(name)
    page.locator("form[action$='/people/add/'] button").click()
    page.get_by_role("link", name=name).first.click()
    page.get_by_text("Name, title, address").click()
    page.get_by_label("E-mail").fill("ada@example.org")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(base + "/letters/")
    page.get_by_label("To", exact=True).select_option(label=name)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_label("Subject").fill(f"Thank you from the ward, {name}")
    page.get_by_label("Letter", exact=True).fill(f"Dear {name},\n\nthank you for the hour on the ward.\n\nMara Quill")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").wait_for()


def test_a_letter_goes_when_it_is_clicked_and_one_that_waits_goes_once(served, visit, mail):
    port, taken = mail
    page = visit("/settings/mail/")
    page.get_by_label("Your address").fill("mara.quill@example.org")
    box = page.get_by_role("group", name="For sending (SMTP)")
    box.get_by_label("Server").fill("127.0.0.1")
    box.get_by_label("Port").fill(str(port))
    box.get_by_label("Security").select_option("none")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Try", exact=True).click()
    page.get_by_text("The server for sending lets you in.").wait_for()
    assert taken.letters == []

    _letter(page, served, "Ada Thorn")
    assert taken.letters == []
    page.get_by_role("button", name="Send to ada@example.org").click()
    page.get_by_text("Sent to ada@example.org.").wait_for()
    assert [message["Subject"] for _, _, message in taken.letters] == ["Thank you from the ward, Ada Thorn"]
    expect(page.get_by_role("button", name="Send to")).to_have_count(0)

    _letter(page, served, "Ben Okafor")
    page.get_by_text("Send it later").click()
    tomorrow = page.evaluate("new Date(Date.now() + 864e5).toISOString().slice(0, 16)")
    page.get_by_label("When").fill(tomorrow)
    page.get_by_role("button", name="Send it then").click()
    page.get_by_role("button", name="Take it back").wait_for()
    time.sleep(7)
    assert len(taken.letters) == 1
    _its_hour_has_come(served)
    until = time.monotonic() + 90
    while len(taken.letters) < 2 and time.monotonic() < until:
        time.sleep(0.3)
    time.sleep(12)
    assert [message["Subject"] for _, _, message in taken.letters][1:] == ["Thank you from the ward, Ben Okafor"]
    page.reload()
    page.get_by_role("button", name="It was not sent after all").wait_for()


def _its_hour_has_come(served: Any) -> None:
    """The real worker has the real time: the row's hour moves instead."""
    with sqlite3.connect(served.home / "finalist.sqlite3", timeout=20) as opened:
        now = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() - 1))
        opened.execute("UPDATE store_sending SET at = ? WHERE state = 'waiting'", (now,))
