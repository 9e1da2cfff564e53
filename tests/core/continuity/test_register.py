"""The register: what may not be used, recognised however it is written; and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.continuity.register import usable, withheld_spans
from finalist.core.continuity.withhold import reread, without
from finalist.core.documents.base import EvidenceRef, Line, Source, Sourced
from finalist.core.documents.fact import FactRegister, RegisteredFact


def register(text: str, state: str = "cannot-confirm") -> FactRegister:
    return FactRegister(facts=(RegisteredFact(text=text, state=state),))


FALLS = "falls went from 9.1 to 6.0 per 1,000 bed days"


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (FALLS, "Led an audit; falls went from 9.1 to 6.0 per 1,000 bed days"),
        (FALLS, "In spring we had 9.1 falls per 1,000 bed days."),
        (FALLS, "Six months later we were at 6.0 per 1,000 bed days."),
        ("saved £12,000 on dressings", "Saved 12k on dressings."),
        ("12,000 saved on dressings", "We saved twelve thousand pounds: 12,000 on dressings."),
        ("revenue grew by 31%", "Revenue grew 31 per cent."),
        ("team of twelve", "I led a team of 12."),
        ("left Pellmoor in March 2022", "I left Pellmoor at the end of March 2022."),
        ("promoted twice at Corvid", "I was promoted twice at Corvid."),
    ],
)
def test_a_withheld_fact_is_recognised_in_other_words(entry: str, text: str) -> None:
    assert not usable(text, register(entry))
    assert not usable(text, register(entry, "retracted"))
    assert usable(text, register(entry, "confirmed"))


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (FALLS, "6 to 8 patients a shift on a 30-bed ward."),
        (FALLS, "I read about falls on other wards."),
        ("team of twelve", "The warehouse had 12 doors."),
        ("revenue grew by 31%", "Revenue grew by 13%."),
        ("", "Anything at all."),
        ("promoted twice at Corvid", "I worked at Corvid."),
    ],
)
def test_what_only_looks_like_it_stays_usable(entry: str, text: str) -> None:
    assert usable(text, register(entry))


def test_a_line_is_judged_by_its_evidence_too_and_a_place_by_its_whole_sentence() -> None:
    source = Source(
        id="s", kind="stories", name="s.md", sha256="", text="We began. Falls went from 9.1 to 6.0 in spring."
    )
    at = source.text.index("6.0")
    number = source.quote(at, at + 3)
    assert usable(number, register("falls from 9.1 to 6.0"))
    assert not usable(number, register("falls from 9.1 to 6.0"), source)
    line = Line(text="Say it plainly.", evidence=(source.quote(10, len(source.text)),), knowledge="x")
    assert not usable(line, register("falls from 9.1 to 6.0"))


def test_blanking_keeps_every_place_and_rereading_keeps_what_is_left() -> None:
    text = "We began with little. Falls went from 9.1 to 6.0. We were glad."
    source = Source(id="stories-1", kind="stories", name="s.md", sha256="", text=text)
    blank = without(source, register("falls from 9.1 to 6.0"))
    assert len(blank.text) == len(text)
    assert blank.text.split() == "We began with little. We were glad.".split()
    whole = Sourced(value=text, evidence=source.quote(0, len(text)))
    made = reread(whole, {"stories-1": blank})
    assert made.value == "We began with little. We were glad."
    assert blank.text[made.evidence.start : made.evidence.end] == made.evidence.verbatim
    inside = text.index("Falls")
    assert reread(Sourced(value="Falls", evidence=source.quote(inside, inside + 5)), {"stories-1": blank}) is None


def test_nothing_withheld_leaves_the_very_same_source() -> None:
    source = Source(id="s", kind="stories", name="s.md", sha256="", text="We were twelve.")
    assert without(source, FactRegister()) is source
    assert withheld_spans(source.text, FactRegister()) == []


@given(st.text(max_size=120), st.text(max_size=300))
def test_any_entry_and_any_text_are_survived(entry: str, text: str) -> None:
    source = Source(id="s", kind="notes", name="n", sha256="", text=text)
    blank = without(source, register(entry))
    assert len(blank.text) == len(text)
    ref = EvidenceRef(document="s", start=0, end=len(text), verbatim=text)
    made = reread(Sourced(value="x", evidence=ref), {"s": blank})
    assert made is None or blank.text[made.evidence.start : made.evidence.end] == made.evidence.verbatim
