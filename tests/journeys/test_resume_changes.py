"""Changes that fit a résumé to a posting: own words only, each traced, any part of them accepted."""

from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.resume import JsonResume
from finalist.core.resume.changes import Change, StaleChange, change_from_json, change_to_json, with_changes
from finalist.journeys.resume_check import Held, hold, without_changes

NOW = datetime(2026, 11, 20, tzinfo=UTC)
RESUME = """# Noor Beispiel
noor@beispiel.example

## Experience

### Site Engineer
Cloudberry Works, Leeds
Mar 2019 – Present

- Looked after the office plants
- Ordered paper and pens
- Moved six services to AWS with Terraform
- Wrote the newsletter
- Ran the night rota of nine

## Skills

Tools: Word, Excel, Miro, Slack, Jira, K8s, PostgreSQL
"""
POSTING = """# Platform engineer at Harrow Vale

## You have
- Experience of infrastructure as code with Terraform
- Kubernetes in production
- Knowledge of PostgreSQL
- Experience of negotiating contracts with suppliers
- Welding of stainless steel to ISO 9606
"""
STORIES = """# Stories

## The suppliers

At Cloudberry Works the prices had risen twice. I negotiated new contracts with eleven suppliers and saved 12%.
"""


def held(resume: str = RESUME, stories: str = STORIES) -> Held:
    return hold(("cv.md", resume.encode()), ("posting.md", POSTING.encode()), [("stories.md", stories.encode())], NOW)


def kinds(found: Held) -> dict[str, list[Change]]:
    return {kind: [one for one in found.changes if one.kind == kind] for kind in ("move", "add", "rename", "list")}


def test_a_posting_moves_adds_names_and_lists_what_is_there():
    found = kinds(held())
    (moved,) = [one for one in found["move"] if "/work/" in one.pointer]
    assert (moved.pointer, moved.was, moved.now) == ("/work/0/highlights/2", 2, 0)
    assert [(one.pointer, one.after) for one in found["add"]] == [
        ("/work/0/highlights", "Negotiated new contracts with eleven suppliers and saved 12%")
    ]
    assert [(one.before, one.after) for one in found["rename"]] == [("K8s", "Kubernetes (K8s)")]
    assert [one.after for one in found["list"]] == ["Terraform"]


def test_every_change_rests_on_own_words_and_on_the_posting():
    for one in held().changes:
        words = one.after.removesuffix(f" ({one.before})") if one.kind == "rename" else one.after
        assert words.casefold() in (one.asks if one.kind == "rename" else one.rests_on).verbatim.casefold()
        assert one.rests_on.document in ("resume", "stories-1")
        assert (one.asks.document, one.asks.verbatim in POSTING) == ("posting", True)
        assert one.asks in one.why.evidence
        assert one.rests_on in one.why.evidence


def test_what_nothing_shows_is_a_gap_and_is_not_put_in():
    found = held()
    (gap,) = [one for one in found.asked if "Welding" in one.text]
    assert gap.shown == "missing"
    assert "eld" not in str(found.tailored.work[0].highlights)
    assert "ISO 9606" not in found.tailored.model_dump_json()


def test_all_changes_together():
    content = held().tailored
    assert content.work[0].highlights[:2] == (
        "Moved six services to AWS with Terraform",
        "Negotiated new contracts with eleven suppliers and saved 12%",
    )
    assert len(content.work[0].highlights) == 6
    assert {"Kubernetes (K8s)", "Terraform"} <= set(content.skills[0].keywords)
    assert set(content.skills[0].keywords[:2]) == {"Kubernetes (K8s)", "PostgreSQL"}


def test_any_part_of_the_changes_can_be_made_and_none_leaves_all_as_it_was():
    found = held()
    assert with_changes(found.untailored, ()) == found.untailored
    for size in (1, 2, 3):
        for some in combinations(found.changes, size):
            made = with_changes(found.untailored, some)
            assert made == with_changes(found.untailored, tuple(reversed(some)))
            grown = sum(one.kind in ("add", "list") for one in some)
            assert count(made) == count(found.untailored) + grown


def count(content: JsonResume) -> int:
    return len(content.work[0].highlights) + len(content.skills[0].keywords)


def test_a_rejected_change_is_not_made():
    found = held()
    (added,) = kinds(found)["add"]
    left = without_changes(found, [added.id])
    assert added not in left.changes
    assert added.after not in left.tailored.work[0].highlights
    with pytest.raises(Exception, match="There is no change “nope”"):
        without_changes(found, ["nope"])


def test_a_change_of_words_that_are_gone_is_refused():
    found = held()
    edited = JsonResume.model_validate(
        {"work": [{"highlights": ["Other", "Words", "Here"]}], "skills": [{"keywords": ["a"]}]}
    )
    for one in found.changes:
        if one.kind in ("move", "rename"):
            with pytest.raises(StaleChange, match="is not where it was"):
                with_changes(edited, [one])


def test_a_change_is_kept_as_json_without_loss():
    for one in held().changes:
        assert change_from_json(change_to_json(one)) == one


def test_figures_the_candidate_cannot_vouch_for_are_not_added():
    doubted = STORIES + "\nUnconfirmed: 12%\n"
    assert kinds(held(stories=doubted))["add"] == []


def test_a_story_of_no_known_position_stays_a_suggestion():
    elsewhere = STORIES.replace("At Cloudberry Works the", "The")
    found = held(stories=elsewhere)
    assert kinds(found)["add"] == []
    assert any(one.suggestion and "Your story shows it" in one.suggestion.text for one in found.asked)


@given(
    lines=st.lists(st.text(alphabet="abcdefgh ", min_size=1, max_size=9), min_size=1, max_size=8, unique=True),
    data=st.data(),
)
def test_moves_of_any_list_lose_and_invent_nothing(lines: list[str], data: st.DataObject):
    content = JsonResume.model_validate({"work": [{"name": "X", "highlights": lines}]})
    wanted = data.draw(st.sets(st.sampled_from(range(len(lines)))))
    ref = EvidenceRef(document="resume", start=0, end=1, verbatim="x")
    order = sorted(range(len(lines)), key=lambda at: (at not in wanted, at))
    moves = [
        Change(
            str(was), "move", f"/work/0/highlights/{was}", lines[was], lines[was], was, now, ref, ref, Line(text=".")
        )
        for now, was in enumerate(order)
        if was in wanted and was != now
    ]
    made = with_changes(content, moves).work[0].highlights
    assert made == tuple(lines[at] for at in order)
    some = data.draw(st.lists(st.sampled_from(moves), unique=True)) if moves else []
    assert sorted(with_changes(content, some).work[0].highlights) == sorted(lines)
