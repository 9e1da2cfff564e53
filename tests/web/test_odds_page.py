"""Odds over the workspace: what its own opportunities say, a log beside them, always ranges."""

from datetime import date, timedelta

import pytest

LOG = """company,stage,entered,left,outcome
Copperlane,application,2026-08-01,2026-08-10,passed
Copperlane,first,2026-08-20,2026-08-25,rejected
Netherfold,application,2026-08-02,2026-08-30,rejected
"""


@pytest.fixture
def browser(client_of, alice):
    return client_of(alice)


def upload(browser, text):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return browser.post("/odds/", {"log": SimpleUploadedFile("log.csv", text.encode())})


def rates(owner):
    from finalist.services.odds import odds_now

    return {
        rate.stage: (rate.counts.passed, rate.counts.decided, len(rate.counts.open_days))
        for rate in odds_now(owner).found.rates
    }


def test_an_empty_workspace_shows_the_wide_starting_ranges(browser):
    page = browser.get("/odds/").content.decode()
    assert "0 of 0" in page
    assert "a convention" in page


def test_stages_are_read_from_the_opportunities_and_their_history(alice):
    from finalist.services import opportunities

    waiting = opportunities.begin(alice, company="Windharp", role="Engineer")
    opportunities.move(alice, waiting.pk, "waiting")
    lost = opportunities.begin(alice, company="Saltmarsh", role="Nurse")
    opportunities.close(alice, lost.pk, "rejected")
    gone = opportunities.begin(alice, company="Netherfold", role="Nurse")
    opportunities.close(alice, gone.pk, "withdrawn")
    won = opportunities.begin(alice, company="Copperlane", role="Engineer")
    opportunities.move(alice, won.pk, "offer")
    assert rates(alice) == {"application": (0, 0, 0), "first": (1, 2, 1), "second": (0, 0, 0)}


def test_a_second_round_counts_as_one_and_an_acceptance_as_an_offer(alice):
    from finalist.services import opportunities
    from finalist.store.saving import change

    row = opportunities.begin(alice, company="Windharp", role="Engineer")
    change(row, round=2)
    assert rates(alice)["second"] == (0, 0, 1)
    opportunities.close(alice, row.pk, "accepted")
    assert rates(alice)["second"] == (1, 1, 0)


def test_the_example_counts_nowhere(alice):
    from finalist.services import opportunities

    opportunities.begin(alice, company="Windharp", is_example=True)
    assert rates(alice)["first"] == (0, 0, 0)


def test_a_log_is_kept_and_a_company_in_both_is_counted_once(browser, alice):
    from finalist.services import opportunities

    opportunities.begin(alice, company="Copperlane", role="Engineer")
    assert upload(browser, LOG).status_code == 302
    assert rates(alice)["application"] == (1, 2, 0)
    assert rates(alice)["first"] == (0, 1, 0)
    page = browser.get("/odds/").content.decode()
    assert "stands in your log too and is counted once" in page
    browser.post("/odds/log/remove/")
    assert rates(alice)["application"] == (0, 0, 0)


def test_a_second_log_takes_the_place_of_the_first(browser, alice):
    from finalist.services.odds import log_of

    upload(browser, LOG)
    upload(browser, LOG.replace("Copperlane", "Windharp"))
    assert rates(alice)["application"] == (1, 2, 0)
    assert log_of(alice).name == "log.csv"


def test_a_file_that_is_no_log_is_refused_and_the_old_one_stays(browser, alice):
    upload(browser, LOG)
    assert upload(browser, "hello\nworld\n").status_code == 422
    assert rates(alice)["application"] == (1, 2, 0)


def test_the_chance_is_a_range_by_the_day_asked_for(browser, alice):
    from finalist.core import clock
    from finalist.services import opportunities

    opportunities.begin(alice, company="Windharp", role="Engineer")
    by = clock.now().date() + timedelta(days=30)
    page = browser.get(f"/odds/?by={by}").content.decode()
    assert f'value="{by}"' in page
    assert "What one more, begun today, would add" in page
    assert browser.get(f"/odds/?by={date(2001, 1, 1)}").status_code == 422
    assert browser.get("/odds/?by=soon").status_code == 422


def test_the_page_asks_the_database_a_few_times_however_many_opportunities_there_are(browser, alice, client_of):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from finalist.services import opportunities

    counts = []
    for number in range(2):
        for each in range(1 + 10 * number):
            opportunities.begin(alice, company=f"Company {number} {each}")
        with CaptureQueriesContext(connection) as asked:
            browser.get("/odds/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] < 15
