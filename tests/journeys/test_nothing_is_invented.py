"""Promise 1: every string of plan.json that speaks of the candidate or the company has its place in a source."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from finalist.cli.demo import EXAMPLES, FILES
from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.grounding import plain, unsupported
from finalist.core.knowledge.load import knowledge
from finalist.core.reading import fields_of
from finalist.journeys.prepare import InputFile, prepare, read_file

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")

SAID_ANEW = frozenset(
    {"title", "company", "role", "text", "name", "position", "highlight", "responsibilities", "person"}
)
"""Labels of fields in words (core/reading.py)."""
NAMES_OF_THINGS = re.compile(
    r"^(?:engine|made_at|program|fingerprint|snapshot\.candidate_zone|.*\.(?:id|source|document|uid|code)"
    r"|sources\.\d+\.(?:kind|name|sha256|text)|problems\..*|evidence\..*"
    r"|.*\.skills\.\d+\.name|.*\.(?:start|end|due|kind|part|zone|medium|format|strength|necessity|stake|family|status|theme|state|knowledge|"
    r"competency|rests_on|period|currency|minimum|maximum)"
    r"|.*\.(?:meetings|questions|stories|asks|people|askers|competencies|for_questions|about|has|story|spare|person|meeting|ask)"
    r"(?:\.\d+)?|pay\.yearly\.\d+)$"
)
"""Paths whose strings are ids, codes, dates or figures: they speak of nobody."""


@cache
def plan_json(name: str, *, corrected: bool = False) -> dict[str, Any]:
    folder = ROOT / "examples" / name
    files = [InputFile(kind, file, (folder / file).read_bytes()) for kind, file in FILES.items()]
    if corrected:
        files = [replace(file, corrections=corrections_of(file)) for file in files]
    return json.loads(prepare(files, now=NOW, hours=6, zone=EXAMPLES[name]).model_dump_json())


def corrections_of(file: InputFile) -> dict[str, str | None]:
    """Every value in words of the paper, said anew by the candidate; dates, choices and figures stay."""
    if file.kind in ("calendar", "stories"):
        return {}
    read = read_file(file.kind, file.data, file.name, source_id=file.kind, now=NOW)
    fields = fields_of(file.kind, read.document.model_dump(mode="json")) if read.document else ()
    found: dict[str, str | None] = {
        field.pointer: f"{field.value} corrected" for field in fields if field.label in SAID_ANEW and field.value
    }
    assert found, file.kind
    return found


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from strings(item, f"{path}.{index}")


def dicts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from dicts(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from dicts(item, f"{path}.{index}")


@cache
def authored() -> tuple[dict[str, list[str]], frozenset[str]]:
    """Knowledge id → its texts; and all authored texts and names, plain."""
    known = knowledge()
    texts: dict[str, list[str]] = {f"sentence:{key}": [pattern] for key, pattern in known.sentences.items()}
    names: set[str] = {plain(pattern) for pattern in known.sentences.values()}
    label = {"questions": "question", "stakes": "stake", "asks": "ask", "concerns": "concern", "values": "value"}
    for kind in ("competencies", "families", "questions", "stakes", "asks", "concerns", "values", "rounds"):
        for entry in getattr(known, kind):
            found = [text for _, text in strings(_plain_values(entry))]
            names.update(plain(text) for text in found)
            if kind in label:
                texts[f"{label[kind]}:{entry.id}"] = found
    names.update(f"{level}" for level in ("entry", "mid", "senior", "lead", "executive"))
    return texts, frozenset(names)


def _plain_values(entry: Any) -> Any:
    import dataclasses

    return json.loads(json.dumps(dataclasses.asdict(entry)))


@pytest.fixture(params=[*EXAMPLES, *(f"{name}, corrected" for name in EXAMPLES)])
def plan(request) -> dict[str, Any]:
    name, _, corrected = request.param.partition(", ")
    return plan_json(name, corrected=bool(corrected))


def test_every_quotation_stands_word_for_word_where_it_says(plan):
    texts = {source["id"]: source["text"] for source in plan["sources"]}
    seen = 0
    for path, item in dicts(plan):
        if set(item) == {"document", "start", "end", "verbatim"}:
            seen += 1
            assert texts[item["document"]][item["start"] : item["end"]] == item["verbatim"], path
    assert seen > 300


def test_every_sentence_rests_on_its_evidence_or_an_authored_text(plan):
    texts, names = authored()
    people = {plain(card["name"]["value"]) for card in plan["people"]}
    questions = {plain(item["text"]["text"]) for item in (*plan["questions"], *plan["asks"])}
    seen = 0
    for path, item in dicts(plan):
        if set(item) == {"text", "evidence", "knowledge"}:
            seen += 1
            evidence = tuple(EvidenceRef(**ref) for ref in item["evidence"])
            line = Line(text=item["text"], evidence=evidence, knowledge=item["knowledge"])
            loose = unsupported(line, texts[item["knowledge"]], names | people | questions)
            assert loose == [], f"{path}: {item['text']} ({item['knowledge']})"
    assert seen > 300


def test_every_other_string_is_a_name_of_a_thing_an_authored_text_or_a_value_with_its_evidence(plan):
    _, names = authored()
    with_evidence = {
        f"{path}.{key}": item["evidence"]["verbatim"]
        for path, item in dicts(plan)
        if isinstance(item.get("evidence"), dict)
        for key in item
        if isinstance(item[key], str)
    }
    lines = {f"{path}.text" for path, item in dicts(plan) if set(item) == {"text", "evidence", "knowledge"}}
    seen = 0
    for path, text in strings(plan):
        if path in lines or path.endswith(".verbatim") or NAMES_OF_THINGS.match(path) or not text:
            continue
        seen += 1
        if path in with_evidence and plain(text.removeprefix("https://")) in plain(with_evidence[path]):
            continue
        sources = [plain(source["text"]) for source in plan["sources"]]
        assert plain(text) in names or any(plain(text) in source for source in sources), f"{path}: {text}"
    assert seen > 200
