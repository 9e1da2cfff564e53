"""The rehearsed talk on the web: kept turn by turn, hidden until it is over, played again after a reload."""

import pytest

OFFER = "company: Windharp\ncurrency: GBP\nbase: 52000\nrole: Engineer\n"


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities

    return opportunities.begin(alice, company="Windharp", role="Engineer")


@pytest.fixture
def browser(client_of, alice):
    return client_of(alice)


def begin(browser, opportunity, **sent):
    answer = browser.post(f"/o/{opportunity.pk}/rehearse/start/", sent or {"scenario": "ward-nurse-leeds"})
    return answer.headers["Location"]


def test_every_shipped_counterpart_is_offered(browser, opportunity):
    from finalist.core.offers.spar.scenario import shipped

    page = browser.get(f"/o/{opportunity.pk}/rehearse/").content.decode()
    assert all(f'value="{name}"' in page for name in shipped())
    assert len(shipped()) >= 15


def test_a_talk_hides_the_limit_until_it_is_over(browser, opportunity):
    place = begin(browser, opportunity)
    assert "41,500" not in browser.get(place).content.decode()
    browser.post(place, {"line": "Could you do 40,000, since I have led a ward for six years?"})
    during = browser.get(place).content.decode()
    assert "led a ward for six years" in during
    assert "41,500" not in during
    browser.post(place, {"stop": "yes"})
    assert "41,500" in browser.get(place).content.decode()


def test_a_reload_loses_nothing_and_says_the_same(browser, opportunity):
    place = begin(browser, opportunity)
    for line in ("What is the range?", "", "I would need 40,000 because of the night shifts."):
        browser.post(place, {"line": line})
    first, second = (_talk(browser.get(place)) for _ in range(2))
    assert first == second
    assert first.count('class="you"') == 3


def test_a_line_from_an_old_page_is_not_said_twice(browser, opportunity):
    from finalist.store.models import Rehearsal

    place = begin(browser, opportunity)
    assert browser.post(place, {"line": "What is the range?", "rev": "1"}).status_code == 302
    assert browser.post(place, {"line": "What is the range?", "rev": "1"}).status_code == 409
    assert Rehearsal.objects.get().turns == ["What is the range?"]


def test_accepting_ends_it_and_the_list_keeps_the_result(browser, opportunity):
    from finalist.store.models import Event, Rehearsal

    place = begin(browser, opportunity)
    browser.post(place, {"line": "I accept."})
    browser.post(place, {"line": "Wait, 45,000?"})
    row = Rehearsal.objects.get()
    assert (row.state, row.turns, row.result["agreed"], row.result["share"]) == ("agreed", ["I accept."], 37300, 0.0)
    assert Event.objects.filter(verb="rehearsed").count() == 1
    assert "£37,300 of £41,500" in browser.get(f"/o/{opportunity.pk}/rehearse/").content.decode()
    assert "Rehearsed the talk about pay" in browser.get(f"/o/{opportunity.pk}/history/").content.decode()


def test_two_talks_that_ended_in_a_figure_make_a_trend(browser, opportunity):
    for line in ("I accept.", "Could you do 40,000, since I have led a ward for six years?"):
        place = begin(browser, opportunity)
        browser.post(place, {"line": line})
        browser.post(place, {"line": "I accept."})
    assert "<polyline" in browser.get(f"/o/{opportunity.pk}/rehearse/").content.decode()


def test_an_offer_of_ones_own_becomes_a_counterpart_with_a_limit_above_it(browser, opportunity, alice):
    from finalist.services import offers
    from finalist.store.models import Rehearsal

    offer = offers.add(alice, opportunity.pk, OFFER)
    place = begin(browser, opportunity, offer=offer.pk, style="tough")
    page = browser.get(place).content.decode()
    row = Rehearsal.objects.get()
    assert "£52,000" in page
    assert "nobody knows what the real company could" in page
    assert 52000 < float(row.scenario["limit"]) <= 52000 * 1.13
    assert row.scenario["style"] == "tough"


def test_a_strangers_rehearsal_is_not_there(browser, opportunity, client_of, bob):
    place = begin(browser, opportunity)
    other = client_of(bob)
    assert other.get(place).status_code == 404
    assert other.post(place, {"line": "Hello"}).status_code == 404
    assert other.post(place + "delete/").status_code == 404


def test_deleting_can_be_undone(browser, opportunity):
    from finalist.store.models import Rehearsal

    place = begin(browser, opportunity)
    browser.post(place + "delete/")
    assert browser.get(place).status_code == 404
    browser.post("/undo/", {"kind": "rehearsal", "id": Rehearsal.objects.get().pk})
    assert browser.get(place).status_code == 200


def test_what_is_typed_stays_text(browser, opportunity):
    place = begin(browser, opportunity)
    browser.post(place, {"line": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in browser.get(place).content.decode()


def _talk(answer):
    page = answer.content.decode()
    return page[page.index('<ol class="talk">') : page.index("</ol>")]


def test_the_look_back_says_after_every_turn_what_lay_on_the_table(browser, opportunity, alice):
    from finalist.services import offers

    row = offers.add(alice, opportunity.pk, OFFER)
    place = begin(browser, opportunity, offer=row.pk, style="friendly")
    browser.post(place, {"line": "What about a study budget?"})
    browser.post(place, {"stop": "yes"})
    page = browser.get(place).content.decode()
    assert '<td class="num">£52,000</td>' in page
