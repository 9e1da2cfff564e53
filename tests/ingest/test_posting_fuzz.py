"""Postings and company pages of any bytes: a document whose evidence holds, or one sentence; never a traceback."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finalist.core.documents.base import Source
from finalist.core.errors import UserError
from finalist.ingest.company import read_company
from finalist.ingest.posting import read_posting

EXAMPLES = sorted(
    path
    for folder in (Path(__file__).parents[2] / "examples").iterdir()
    if folder.is_dir()
    for path in folder.iterdir()
    if path.name.startswith(("posting", "about"))
)
words = st.sampled_from(
    ["Requirements:", "- must have", "£45k-55k", "Nice to have", "\n\n", "\n", "a plus", "Location:", "at", "3+ years",
     "Java", "is a", "About", "Our values", "—", "•", "\t", "Salary", "per hour", "€", "<b>", "(", "*",
     "Closing date: 1 May 2027"]
)  # fmt: skip


def survives(data: bytes, name: str) -> None:
    for reader in (read_posting, read_company):
        try:
            found = reader(data, name)
        except UserError:
            continue
        assert found.document is not None
        holds(found.document.model_dump(), found.source)


def holds(value: object, source: Source | None) -> None:
    assert source is not None
    if isinstance(value, dict):
        if "verbatim" in value:
            assert value["verbatim"] == source.text[value["start"] : value["end"]]
        for inner in value.values():
            holds(inner, source)
    elif isinstance(value, list | tuple):
        for inner in value:
            holds(inner, source)


@settings(max_examples=60)
@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a.md", ""]))
def test_any_bytes(data: bytes, name: str) -> None:
    survives(data, name)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(words, max_size=60), st.sampled_from(["a.txt", "a.html", "a.md"]))
def test_any_order_of_the_words_that_rules_look_for(parts: list[str], name: str) -> None:
    survives(" ".join(parts).encode(), name)


@pytest.mark.parametrize("path", EXAMPLES, ids=[f"{path.parent.name}-{path.name}" for path in EXAMPLES])
def test_the_examples_with_bytes_changed_cut_and_doubled(path: Path) -> None:
    chance, data = random.Random(7), path.read_bytes()
    for _ in range(12):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        cut = chance.randrange(len(changed))
        survives(bytes(changed[:cut] + changed[cut // 2 :]), path.name)
