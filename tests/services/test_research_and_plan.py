"""Findings with their sources, pages read into sentences to keep, and what the next plan makes of them."""

from datetime import date
from pathlib import Path

import pytest

from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
DAY = date(2026, 11, 22)


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities, papers

    row = opportunities.begin(alice)
    papers.add(alice, row, "posting", "posting.md", (NURSE / "posting.md").read_bytes())
    return row


def planned(owner, opportunity):
    from finalist.services import planning

    planning.request_plan(owner, opportunity.pk)
    return planning.document_of(planning.latest(opportunity))


def test_a_question_whose_answer_was_found_is_struck_out_and_shows_where(alice, opportunity):
    from finalist.services import planning, research

    before = planned(alice, opportunity)
    topics = {f"ask:{one.id}": one.topics for one in knowledge().asks}
    ask = next(one for one in before.asks if one.status == "ask" and topics[one.text.knowledge])
    words = f"We heard of {topics[ask.text.knowledge][0]} on the second page."
    research.keep(alice, opportunity.pk, "team", words)
    assert planning.is_outdated(planning.latest(opportunity))
    after = planned(alice, opportunity)
    struck = {one.text.knowledge: one for one in after.asks if one.status == "answered"}
    assert words in struck[ask.text.knowledge].by.verbatim
    assert any(source.name == "findings.md" for source in after.sources)
    assert not any(problem.file == "findings.md" for problem in after.problems)


def test_what_is_still_to_find_out_answers_nothing(alice, opportunity):
    from finalist.services import material, planning, research

    row = research.keep(alice, opportunity.pk, "pay", "Is the premium paid in the second year?", known=False)
    assert material.findings_file(opportunity) is None
    assert not planning.latest(opportunity)
    research.edit(alice, row.pk, 1, "pay", "It is paid for three years.", known=True)
    assert "It is paid for three years." in material.findings_file(opportunity).data.decode()


def test_sentences_of_a_page_are_kept_once_with_their_words(alice, opportunity):
    from finalist.services import research
    from finalist.store.models import Finding

    page = research.add_page(alice, opportunity.pk, "about.html", (NURSE / "about.html").read_bytes(), own=False)
    offered = research.proposals(page)
    assert len(offered) > 10
    assert {one.topic for one in offered} >= {"mission", "values", "challenges"}
    numbers = [offered[0].number, offered[1].number, 9999]
    assert research.keep_proposals(alice, opportunity.pk, page.pk, numbers, DAY) == 2
    assert research.keep_proposals(alice, opportunity.pk, page.pk, numbers, DAY) == 0
    kept = list(Finding.objects.of(alice).order_by("created_at", "pk"))
    assert [(one.text, one.source, one.found_on) for one in kept] == [
        (one.text, "about.html", DAY) for one in offered[:2]
    ]
    assert all(one.quote in page.source["text"] for one in kept)


def test_a_page_of_others_is_no_paper_of_the_plan_and_the_companys_own_is_read_once(alice, opportunity):
    from finalist.services import material, planning, research

    foreign = b"# Valley Courier\n\nThe hospital is struggling to fill nine vacant posts this winter, its board said.\n"
    research.add_page(alice, opportunity.pk, "courier.md", foreign, own=False)
    assert [paper.kind for paper in planning.papers_of(opportunity)] == ["posting"]
    own = research.add_page(alice, opportunity.pk, "about.html", (NURSE / "about.html").read_bytes(), own=True)
    assert "company" in [paper.kind for paper in planning.papers_of(opportunity)]
    research.keep_proposals(alice, opportunity.pk, own.pk, [research.proposals(own)[0].number], DAY)
    assert material.findings_file(opportunity) is None
    assert len(research.pages_of(opportunity)) == 2


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"topic": "gossip"}, "not a topic"),
        ({"text": " "}, "no words"),
        ({"url": "javascript:alert(1)"}, "not the address"),
        ({"url": "https://example.org/" + "a" * 500}, "too long"),
    ],
)
def test_what_is_no_finding_is_refused_in_a_sentence(alice, opportunity, about, sentence):
    from finalist.services import research

    given = {"topic": "news", "text": "A new wing", **about}
    with pytest.raises(UserError, match=sentence):
        research.keep(alice, opportunity.pk, **given)


def test_a_page_nobody_can_read_says_so_and_keeps_nothing(alice, opportunity):
    from finalist.services import research
    from finalist.store.models import Paper

    with pytest.raises(UserError):
        research.add_page(alice, opportunity.pk, "x.pdf", b"%PDF-1.7 rubbish", own=False)
    assert not Paper.objects.filter(kind=research.SAVED).exists()


def test_research_of_others_is_not_there(alice, bob, opportunity):
    from finalist.services import research
    from finalist.store.access import NotThere

    row = research.keep(alice, opportunity.pk, "news", "A new wing")
    page = research.add_page(alice, opportunity.pk, "about.html", (NURSE / "about.html").read_bytes(), own=False)
    for attempt in (
        lambda: research.keep(bob, opportunity.pk, "news", "x"),
        lambda: research.edit(bob, row.pk, None, "news", "x"),
        lambda: research.remove(bob, row.pk),
        lambda: research.page_of(bob, opportunity.pk, page.pk),
        lambda: research.keep_proposals(bob, opportunity.pk, page.pk, [0], DAY),
    ):
        with pytest.raises(NotThere):
            attempt()


def test_every_topic_has_a_prompt_and_each_kind_of_sentence_its_topic():
    topics = knowledge().research
    assert len({one.id for one in topics}) == len(topics) >= 15
    assert all(one.prompt.endswith("?") and one.look for one in topics)
    kinds = [kind for one in topics for kind in one.kinds]
    assert sorted(kinds) == ["challenge", "fact", "mission", "news", "people", "product", "value"]


def test_the_steps_of_planning_are_told_and_cleared(alice, opportunity, monkeypatch):
    from finalist.services import planning
    from finalist.store.models import Plan

    told = []
    plan = Plan.objects.create(owner=alice, opportunity=opportunity, number=1)
    with monkeypatch.context() as patch:
        patch.setattr(planning, "PAUSE", 0.0)
        patch.setattr(planning, "_keep", lambda plan, made: told.append(Plan.objects.get(pk=plan.pk).step))
        planning.make_plan(plan.pk)
    assert told == ["Choosing questions, stories and hours"]
    plan.delete()
    assert planned(alice, opportunity)
    assert planning.latest(opportunity).step == ""
