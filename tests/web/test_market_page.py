"""Market data on the web: imported with their source, asked with n, day and distance; else a sentence."""

import pytest

from finalist.core.errors import UserError

pytest.importorskip("duckdb")
MAPPING = b"source: Own survey\nlicence: own\ntitle: job\nplace: town\npay: pay\ncurrency: =GBP\n"
TABLE = "job,town,pay\n" + "".join(f"Staff nurse,Leeds,{37000 + 100 * each}\n" for each in range(60))


@pytest.fixture
def browser(client_of, alice):
    return client_of(alice)


def bring_in(browser, table=TABLE, mapping=MAPPING, kind="csv"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"kind": kind, "table": SimpleUploadedFile("../../pay.csv", table.encode())}
    if mapping:
        sent["mapping"] = SimpleUploadedFile("map.yaml", mapping)
    return browser.post("/market/import/", sent)


def test_a_table_is_imported_once_and_listed_with_where_it_is_from(browser):
    assert bring_in(browser).status_code == 302
    assert bring_in(browser).status_code == 302
    page = browser.get("/market/").content.decode()
    assert "was there already" in page
    assert page.count("Own survey") == 1
    assert "60 rows" in page


def test_a_question_is_answered_with_n_and_distance(browser):
    bring_in(browser)
    page = browser.get("/market/?title=Staff+nurse&place=Leeds").content.decode()
    assert "n 60" in page
    assert "in the place" in page
    assert "39,950" in page


def test_too_few_rows_show_no_percentiles(browser):
    bring_in(browser, TABLE[: TABLE.index("37300")].rsplit("\n", 1)[0] + "\n")
    page = browser.get("/market/?title=Staff+nurse&place=Leeds").content.decode()
    assert "Too little data: 3 rows" in page
    assert "p50" not in page


def test_without_data_or_mapping_a_sentence_says_what_to_do(browser):
    assert "There are no market data yet" in browser.get("/market/?title=Nurse").content.decode()
    answer = bring_in(browser, mapping=None)
    assert answer.status_code == 422
    assert "needs a mapping" in answer.content.decode()


def test_an_import_can_be_deleted(browser):
    from finalist.services import market
    from finalist.store.models import Candidate

    bring_in(browser)
    owner = Candidate.objects.get(username="alice")
    browser.post("/market/forget/", {"id": market.listed(owner)[0].id})
    assert market.listed(owner) == []
    assert browser.post("/market/forget/", {"id": "../../etc"}).status_code == 422


def test_a_strangers_tables_are_not_seen(browser, client_of, bob):
    bring_in(browser)
    assert "Own survey" not in client_of(bob).get("/market/").content.decode()


def test_ones_own_postings_become_a_table(browser, alice):
    from finalist.services import market, opportunities, papers

    opportunity = opportunities.begin(alice)
    assert browser.post("/market/import/", {"postings": "yes"}).status_code == 422
    papers.add_text(alice, opportunity, "posting", "# Staff nurse\n\nSalary: £50,000 to £58,000 a year. Leeds.")
    assert browser.post("/market/import/", {"postings": "yes"}).status_code == 302
    assert market.listed(alice)[0].rows == 1


def test_a_missing_library_is_said_with_what_to_install(browser, alice, monkeypatch):
    import sys

    from finalist.services import market

    monkeypatch.setitem(sys.modules, "duckdb", None)
    page = browser.get("/market/").content.decode()
    assert "finalist[market]" in page
    assert "Import a table" not in page
    with pytest.raises(UserError, match="market"):
        market.bring_in_postings(alice)


def test_the_range_uses_the_data_when_asked_to(browser, alice):
    from finalist.services import opportunities

    bring_in(browser)
    opportunity = opportunities.begin(alice, company="Saltmarsh", role="Staff nurse")
    sent = {"floor": "38000", "target": "40000", "currency": "GBP", "market": "yes", "place": "Leeds"}
    assert browser.post(f"/o/{opportunity.pk}/range/", sent).status_code == 302
    page = browser.get(f"/o/{opportunity.pk}/range/").content.decode()
    assert "Market, middle half" in page
    assert "GBP 38,475 – GBP 41,425" in page
