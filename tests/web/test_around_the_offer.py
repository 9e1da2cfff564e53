"""The range to ask for, the contract walk, deadlines, and the page to decide on."""

from datetime import date
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LETTER = (
    "Dear Teo,\nYour base salary is GBP 52,000 a year.\n"
    "You must repay the sign-on payment if you leave within twelve months.\n"
    "This agreement is governed by the law of England.\n"
)


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities

    return opportunities.begin(alice, company="Windharp", role="Engineer")


@pytest.fixture
def browser(client_of, alice):
    return client_of(alice)


def text_of(answer):
    return answer.content.decode()


def ask(browser, opportunity, **sent):
    return browser.post(
        f"/o/{opportunity.pk}/range/", {"floor": "48000", "target": "52,000", "currency": "GBP", **sent}
    )


def test_the_range_starts_at_the_target_and_is_remembered(browser, opportunity):
    from finalist.store.models import Event, PayWish

    assert ask(browser, opportunity).status_code == 302
    page = text_of(browser.get(f"/o/{opportunity.pk}/range/"))
    assert "GBP 52,000 – 55,900" in page
    assert 'value="48000"' in page
    assert "E5.3" in page
    assert PayWish.objects.get().given["target"] == "52,000"
    assert Event.objects.get(verb="range-set").values == {"low": "GBP 52,000", "high": "GBP 55,900"}


def test_a_target_below_the_floor_is_refused_beside_what_was_typed(browser, opportunity):
    from finalist.store.models import PayWish

    answer = ask(browser, opportunity, floor="60000")
    assert answer.status_code == 422
    assert "The target is below the floor" in text_of(answer)
    assert 'value="60000"' in text_of(answer)
    assert not PayWish.objects.exists()


def test_what_is_no_figure_is_named(browser, opportunity):
    answer = ask(browser, opportunity, high="lots")
    assert answer.status_code == 422
    assert "“lots” is not an amount" in text_of(answer)


def test_the_posting_and_the_offer_fill_the_form(browser, opportunity, alice):
    from finalist.services import offers, papers

    papers.add_text(alice, opportunity, "posting", "Engineer\n\nSalary: £50,000 to £58,000 a year. Leeds.")
    offer = offers.add(alice, opportunity.pk, "company: Windharp\ncurrency: GBP\nbase: 51000\n")
    page = text_of(browser.get(f"/o/{opportunity.pk}/range/"))
    assert 'name="posted_low" inputmode="decimal" maxlength="30" value="50000"' in page
    ask(browser, opportunity, offer=offer.pk)
    assert "GBP 51,000" in text_of(browser.get(f"/o/{opportunity.pk}/range/"))


def test_two_tabs_do_not_overwrite_each_others_range(browser, opportunity):
    ask(browser, opportunity)
    assert ask(browser, opportunity, rev="1", target="53000").status_code == 302
    assert ask(browser, opportunity, rev="1", target="54000").status_code == 409


def test_clauses_are_marked_in_the_text_with_a_question_each(browser, opportunity):
    from finalist.store.models import Event

    answer = browser.post(f"/o/{opportunity.pk}/contracts/", {"text": LETTER})
    page = text_of(browser.get(answer.headers["Location"]))
    assert "2 clauses found" in page
    assert '<mark class="clause-mark" id="m2">This agreement is governed by the law of England.</mark>' in page
    assert "Ask a lawyer" in page
    assert "a lawyer can say" in page
    assert Event.objects.filter(verb="contract-added").count() == 1


def test_a_contract_is_no_paper_that_a_plan_is_made_from(browser, opportunity):
    from finalist.services import planning

    before = planning.inputs_now(opportunity)
    place = browser.post(f"/o/{opportunity.pk}/contracts/", {"text": LETTER}).headers["Location"]
    assert planning.inputs_now(opportunity) == before
    assert browser.get(place.replace("contracts", "papers")).status_code == 404


def test_a_letter_is_read_into_an_offer(browser, opportunity):
    from finalist.store.models import Offer

    data = (EXAMPLES / "software" / "offers" / "windharp-letter.docx").read_bytes()
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"file": SimpleUploadedFile("letter.docx", data)}
    place = browser.post(f"/o/{opportunity.pk}/contracts/", sent).headers["Location"]
    assert browser.post(place + "offer/").status_code == 302
    row = Offer.objects.get()
    assert "base: 101000" in row.text


def test_nothing_handed_in_is_said_in_a_sentence(browser, opportunity):
    answer = browser.post(f"/o/{opportunity.pk}/contracts/", {"text": "  "})
    assert answer.status_code == 422
    assert "Nothing was handed in" in text_of(answer)


def test_a_strangers_pages_are_not_there(browser, opportunity, client_of, bob):
    place = browser.post(f"/o/{opportunity.pk}/contracts/", {"text": LETTER}).headers["Location"]
    other = client_of(bob)
    for path in (
        place,
        f"/o/{opportunity.pk}/range/",
        f"/o/{opportunity.pk}/decide/",
        f"/o/{opportunity.pk}/contracts/",
    ):
        assert other.get(path).status_code == 404, path
    for path in (
        place + "offer/",
        place + "remove/",
        f"/o/{opportunity.pk}/expect/",
        f"/o/{opportunity.pk}/extension/",
    ):
        assert other.post(path).status_code == 404, path


def test_deadlines_and_answers_stand_beside_each_other_and_a_letter_is_drafted_once(browser, opportunity, alice):
    from finalist.core import clock
    from finalist.services import offers, opportunities
    from finalist.store.models import Letter

    today = clock.now().date()
    due, answer = date.fromordinal(today.toordinal() + 10), date.fromordinal(today.toordinal() + 13)
    offers.add(alice, opportunity.pk, f"company: Windharp\ncurrency: GBP\nbase: 51000\ndeadline: {due}\n")
    other = opportunities.begin(alice, company="Copperlane", role="Engineer")
    browser.post(f"/o/{other.pk}/expect/", {"day": answer.isoformat(), "rev": str(other.rev)})
    page = text_of(browser.get("/timeline/"))
    assert "should answer" in page
    assert "If you ask Windharp for more days" in page
    for _ in range(2):
        assert browser.post(f"/o/{opportunity.pk}/extension/").status_code == 302
    letter = Letter.objects.get()
    assert (letter.kind, letter.opportunity_id, letter.state) == ("more-time", opportunity.pk, "draft")
    assert letter.body


def test_a_day_that_is_none_is_refused(browser, opportunity):
    assert browser.post(f"/o/{opportunity.pk}/expect/", {"day": "soon"}).status_code == 422


def test_the_page_to_decide_on_compares_and_gives_a_pdf(browser, opportunity, alice):
    from finalist.services import offers

    assert "not two offers" in text_of(browser.get(f"/o/{opportunity.pk}/decide/"))
    for name in ("copperlane", "windharp"):
        text = (EXAMPLES / "software" / "offers" / f"{name}.yaml").read_text(encoding="utf-8")
        offers.add(alice, opportunity.pk, text)
    page = text_of(browser.get(f"/o/{opportunity.pk}/decide/"))
    assert page.count("<svg") >= 3
    assert "Year 4" in page
    pdf = browser.get(f"/o/{opportunity.pk}/decide/offers.pdf?years=2")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_offers_in_two_currencies_are_not_mixed(browser, opportunity, alice):
    from finalist.services import offers

    rows = [
        offers.add(alice, opportunity.pk, f"company: {name}\ncurrency: {money}\nbase: 51000\n")
        for name, money in (("Windharp", "GBP"), ("Copperlane", "EUR"), ("Netherfold", "GBP"))
    ]
    page = text_of(browser.get(f"/o/{opportunity.pk}/decide/"))
    assert "Offers compared" in page
    chosen = "&".join(f"offer={row.pk}" for row in rows)
    assert "These offers are in EUR, GBP" in text_of(browser.get(f"/o/{opportunity.pk}/decide/?{chosen}"))


def test_words_of_an_offer_stay_words_in_its_charts(browser, opportunity, alice):
    from finalist.services import offers

    for name in ("<script>alert(1)</script>", "Windharp"):
        offers.add(alice, opportunity.pk, f"company: {name!r}\ncurrency: GBP\nbase: 51000\n")
    page = text_of(browser.get(f"/o/{opportunity.pk}/decide/"))
    assert "Offers compared" in page
    assert "<script>alert" not in page


def test_what_is_weighed_besides_money_stands_beside_it(browser, opportunity, alice):
    from finalist.services import offers

    for name in ("Windharp", "Copperlane"):
        offers.add(alice, opportunity.pk, f"company: {name}\ncurrency: GBP\nbase: 51000\n")
    sent = {
        "company": ["Windharp", "Copperlane"],
        "name-1": "People",
        "weight-1": "3",
        "score-1-0": "5",
        "score-1-1": "2",
    }
    place = f"/o/{opportunity.pk}/decide/"
    assert "never added to the money" not in text_of(browser.get(place))
    assert browser.post(place + "criteria/", sent).status_code == 302
    page = text_of(browser.get(place))
    assert "People (weight 3)" in page
    assert 'name="score-1-' in page
    assert browser.post(place + "criteria/", {**sent, "score-1-1": "9"}).status_code == 422
    assert "People (weight 3)" in text_of(browser.get(place))


def test_terms_are_set_in_fields_beside_the_words_they_were_read_from(browser, opportunity, alice):
    from finalist.services import offers

    letter = (
        b"Tarn Ltd is pleased to offer you the role of Auditor.\nBase salary: GBP 52,000 a year\nBonus: 8% target\n"
    )
    row = offers.add_letter(alice, opportunity.pk, "letter.txt", letter)
    page = text_of(browser.get(f"/o/{opportunity.pk}/offers/{row.pk}/"))
    assert 'name="base" value="52000"' in page
    assert "“GBP 52,000 a year”" in page
    sent = {"terms": "yes", "rev": row.rev, "base": "54000", "bonus.target_percent": "", "leave.days": "27"}
    assert browser.post(f"/o/{opportunity.pk}/offers/{row.pk}/", sent).status_code == 302
    row.refresh_from_db()
    assert "base: 54000\n" in row.text
    assert "leave: {days: 27}" in row.text
    opened = offers.opened(row)
    assert opened.terms is not None
    assert (opened.terms.bonus, opened.terms.base) == (None, 54000)
    assert "Is there a bonus" in text_of(browser.get(f"/o/{opportunity.pk}/offers/{row.pk}/"))


def test_terms_that_are_wrong_are_named_and_the_text_stays_for_mending(browser, opportunity, alice):
    from finalist.services import offers

    row = offers.add(alice, opportunity.pk, "company: Tarn\ncurrency: GBP\nbase: 51000\n")
    browser.post(f"/o/{opportunity.pk}/offers/{row.pk}/", {"terms": "yes", "rev": row.rev, "base": "lots"})
    page = text_of(browser.get(f"/o/{opportunity.pk}/offers/{row.pk}/"))
    assert "write it as a number, like 52000" in page
    assert 'name="base" value="lots"' in page
    row.refresh_from_db()
    offers.write(alice, row.pk, row.rev, "- no offer\n")
    assert 'name="terms"' not in text_of(browser.get(f"/o/{opportunity.pk}/offers/{row.pk}/"))
