"""What they asked last time counts as demand, is given as a reason, and is not predicted again word for word."""

from datetime import UTC, datetime

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.assemble import context_of
from finalist.core.plan.demand import again, asked_about, asked_before, demand
from finalist.core.plan.likely import expected
from finalist.core.plan.material import Material
from finalist.core.text.similarity import Lexical
from finalist.core.text.spotting import stems

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def noted(*texts: str) -> Material:
    whole = "\n".join(texts)
    lines, at = [], 0
    for text in texts:
        place = EvidenceRef(document="notes", start=at, end=at + len(text), verbatim=text)
        lines.append(NoteLine(text=text, kind="they-asked", person="", evidence=place))
        at += len(text) + 1
    source = Source(id="notes", name="notes.md", kind="notes", sha256="0" * 64, text=whole)
    return Material(now=NOW, notes=(Notes(source=source.id, lines=tuple(lines)),), sources={"notes": source})


def test_a_question_of_the_last_round_is_demand_for_its_competency() -> None:
    material = noted("How do you coach somebody whose work isn't good enough?", "Why is the sky?")
    assert demand(material)["leadership"] == 1.0
    assert asked_about(material)["leadership"].verbatim.startswith("How do you coach")
    assert demand(Material(now=NOW)) == {}


def test_the_candidate_sees_which_question_made_another_likelier() -> None:
    context = context_of(noted("How do you coach somebody whose work isn't good enough?"), Lexical(), {})
    lines = [reason.line for item in expected(context) for reason in item.reasons]
    said = [line for line in lines if line.text.startswith("They asked about this before (leading and growing people)")]
    assert said
    assert all(line.evidence[0].verbatim.startswith("How do you coach") for line in said)


def test_what_was_asked_is_not_expected_again_in_nearly_the_same_words() -> None:
    asked = next(item.text for item in knowledge().questions if item.id and "{" not in item.text and not item.fields)
    before = asked_before(noted(asked))
    assert again(stems(asked), before)
    assert not again(stems("How do you plan a week with two deadlines in it?"), before)
    assert not again(frozenset(), before)
    context = context_of(noted(asked), Lexical(), {})
    assert asked not in [item.text.text for item in expected(context)]
