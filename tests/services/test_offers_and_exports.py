"""Offers kept right or wrong and summed from their text; a plan's files in the candidate's own order and words."""

from datetime import date
from pathlib import Path

import pytest

from finalist.core.errors import UserError

OFFERS = Path(__file__).resolve().parents[2] / "examples" / "nurse" / "offers"
GOOD = "company: Harrow Vale\ncurrency: GBP\nbase: 52000\nsign_on: 12000\ndeadline: 2026-12-18\n"


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities

    return opportunities.begin(alice, company="Harrow Vale", role="Deputy: “lead”")


def test_an_offer_is_summed_from_its_text(alice, opportunity):
    from finalist.services import offers

    row = offers.add(alice, opportunity.pk, GOOD)
    assert (row.name, row.deadline) == ("Harrow Vale", date(2026, 12, 18))
    flow = offers.opened(row, years=2).total.flow
    assert [int(year.total) for year in flow.years] == [64_000, 52_000]


def test_a_text_with_errors_is_kept_and_every_error_named(alice, opportunity):
    from finalist.services import offers

    row = offers.add(alice, opportunity.pk, GOOD)
    row = offers.write(alice, row.pk, 1, "company: Harrow Vale\ncurrency: GBP\nbase: a lot\nbonos: 3\n")
    one = offers.opened(row)
    assert one.total is None
    assert [(problem.field, problem.line) for problem in one.problems] == [("base", 3), ("bonos", 4)]
    assert (row.name, row.deadline) == ("Harrow Vale", date(2026, 12, 18))
    assert row.text.endswith("bonos: 3\n")


@pytest.mark.parametrize("text", ["{", "- a\n- b", "a: &x [*x]", "\x00", "base: 1e999", "x" * 59_999])
def test_no_text_breaks_the_page(alice, opportunity, text):
    from finalist.services import offers

    try:
        row = offers.add(alice, opportunity.pk, text)
    except UserError:
        return
    assert offers.opened(row).total is None
    assert offers.opened(row).problems


@pytest.mark.parametrize("name", ["netherfold-letter.txt", "saltmarsh-letter.pdf", "netherfold.yaml"])
def test_a_letter_becomes_a_text_to_complete_with_its_words_beside(alice, opportunity, name):
    from finalist.services import offers

    row = offers.add_letter(alice, opportunity.pk, name, (OFFERS / name).read_bytes())
    one = offers.opened(row)
    assert one.terms is not None
    assert one.terms.base is not None
    assert row.deadline == one.terms.deadline is not None
    if "letter" in name:
        assert "# base: “" in row.text


def test_a_template_takes_any_name_and_is_read_back(opportunity):
    import yaml

    from finalist.services import offers

    made = yaml.safe_load(offers.template(opportunity))
    assert made == {"company": "Harrow Vale", "role": "Deputy: “lead”", "currency": None, "base": None}


def test_offers_of_the_workspace_are_compared_and_other_peoples_are_not_among_them(alice, bob, opportunity):
    from finalist.services import offers, opportunities

    offers.add(alice, opportunity.pk, GOOD)
    with pytest.raises(UserError, match="not two offers"):
        offers.compared(offers.all_of(alice))
    elsewhere = opportunities.begin(alice, company="Pier")
    offers.add(alice, elsewhere.pk, GOOD.replace("Harrow Vale", "Pier").replace("52000", "60000"))
    offers.add(bob, opportunities.begin(bob).pk, GOOD.replace("Harrow Vale", "Bob’s"))
    reading = offers.compared(offers.all_of(alice))
    assert [each.label for each in reading.comparison.contenders] == ["Pier", "Harrow Vale"]
    offers.add(alice, elsewhere.pk, GOOD.replace("GBP", "EUR"))
    with pytest.raises(UserError, match="EUR and GBP"):
        offers.compared(offers.all_of(alice))


def test_a_deadline_stands_on_today(alice, opportunity):
    from finalist.core import clock
    from finalist.services import offers, today

    soon = clock.now().date().isoformat()
    offers.add(alice, opportunity.pk, GOOD.replace("2026-12-18", soon))
    assert [task.kind for task in today.due(alice, clock.now())] == ["offer"]


@pytest.fixture
def planned(alice):
    from finalist.services import opportunities, papers, planning

    row = opportunities.begin(alice)
    for kind, name in {"posting": "posting.md", "invitation": "invite.eml", "resume": "resume.md"}.items():
        papers.add(alice, row, kind, name, (OFFERS.parent / name).read_bytes())
    planning.request_plan(alice, row.pk)
    return row


def test_every_file_of_the_plan_has_the_candidates_words_and_not_what_they_hid(alice, planned):
    from finalist.services import exports, marks, planning

    plan = planning.document_of(planning.latest(planned))
    hidden, worded = plan.questions[0], plan.questions[1]
    marks.mark(alice, planned.pk, "question", hidden.id, hidden=True)
    marks.mark(alice, planned.pk, "question", worded.id, wording="How do you like our lighthouse?")
    block = plan.agenda.blocks[0]
    marks.mark(alice, planned.pk, "agenda", block.id, hidden=True)
    for name in ("plan.html", "plan.md", "plan.json"):
        text = exports.plan_file(planned, name).decode()
        assert "How do you like our lighthouse?" in text, name
        assert hidden.text.text not in text, name
    assert exports.plan_file(planned, "plan.pdf").startswith(b"%PDF-")
    calendar = exports.plan_file(planned, "interview.ics").decode()
    assert calendar.count("BEGIN:VEVENT") == len(plan.snapshot.meetings) + len(plan.agenda.blocks) - 1


def test_a_calendar_keeps_its_uids_when_the_plan_is_made_again(alice, planned):
    import re

    from finalist.services import exports, planning

    first = re.findall(r"UID:(\S+)", exports.plan_file(planned, "interview.ics").decode())
    planning.request_plan(alice, planned.pk)
    again = re.findall(r"UID:(\S+)", exports.plan_file(planned, "interview.ics").decode())
    assert planning.latest(planned).number == 2
    assert first == again
    assert len(first) == len(set(first)) > 5


def test_the_readable_export_holds_the_plan_in_the_candidates_words(alice, planned, tmp_path):
    from finalist.services import marks, planning
    from finalist.services.bundle import export_folder

    plan = planning.document_of(planning.latest(planned))
    marks.mark(alice, planned.pk, "question", plan.questions[0].id, wording="How do you like our lighthouse?")
    export_folder(alice, tmp_path / "out")
    (made,) = (tmp_path / "out").glob("opportunities/*/plan.md")
    assert "### 1. How do you like our lighthouse?" in made.read_text()
