"""The evidence page says what the knowledge says, and what nobody has read is shown nowhere."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

from finalist.core.knowledge import load
from finalist.core.knowledge.load import shipped
from finalist.core.plan.missing import USED
from finalist.journeys.prepare import InputFile, prepare, render
from finalist.render.evidence_page import evidence_page

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
POSTING = (ROOT / "tests" / "core" / "plan" / "postings" / "nurse.md").read_bytes()
RUMOUR = "Nine in ten people said so."


def test_the_published_page_is_not_stale() -> None:
    published = (ROOT / "docs" / "reference" / "evidence.md").read_text(encoding="utf-8")
    assert published == evidence_page(shipped()), "run: finalist knowledge evidence > docs/reference/evidence.md"


def test_every_claim_is_on_the_page_with_source_size_grade_and_use() -> None:
    page = evidence_page(shipped())
    blocks = page.split("\n## ")[1:]
    assert [block.split("\n", 1)[0] for block in blocks] == [entry.id for entry in shipped().evidence]
    assert len(blocks) >= 80
    for block, entry in zip(blocks, shipped().evidence, strict=True):
        assert entry.claim.rstrip(".") in block
        assert entry.source in block
        assert all(line in block for line in ("- Source: ", "- On screen: ", "- Used: "))
    assert "shown in the plan under questions" in page
    assert "behind `questions_to_prepare`" in page


def test_what_the_plan_shows_is_in_the_evidence_and_may_be_shown() -> None:
    shown = {entry.id for entry in shipped().evidence if entry.shown}
    used = {key for ids in USED.values() for key in ids}
    assert len(used) >= 12
    assert used <= shown


def test_a_claim_from_memory_is_shown_nowhere_even_when_it_has_a_wording() -> None:
    known = shipped()
    used = {key for ids in USED.values() for key in ids}
    rumours = tuple(
        dataclasses.replace(entry, provenance="K", wording=RUMOUR) if entry.id in used else entry
        for entry in known.evidence
    )
    doubtful = dataclasses.replace(known, evidence=rumours)
    token = load._BESIDE.set(doubtful)
    try:
        plan = prepare([InputFile("posting", "p.md", POSTING)], now=NOW)
        made = render(plan)
    finally:
        load._BESIDE.reset(token)
    assert plan.questions
    assert plan.evidence == ()
    assert RUMOUR not in evidence_page(doubtful)
    assert RUMOUR.encode() not in made["plan.json"] + made["plan.html"]


def test_each_note_in_the_plan_names_its_evidence() -> None:
    plan = prepare([InputFile("posting", "p.md", POSTING)], now=NOW)
    known = {entry.id: entry.wording for entry in shipped().evidence}
    assert len(plan.evidence) >= 4
    for note in json.loads(plan.model_dump_json())["evidence"]:
        assert known[note["id"]] == note["wording"]
