"""The register's file: both ways of writing it, what is wrong with it named, and nothing lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.documents.fact import FactRegister, RegisteredFact
from finalist.core.errors import InputProblems, UserError
from finalist.ingest.facts import read_register, register_bytes

states = st.sampled_from(["confirmed", "cannot-confirm", "retracted"])
words = (
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)
entries = st.builds(RegisteredFact, text=words, state=states, note=words | st.just(""))


def test_a_list_and_a_mapping_say_the_same() -> None:
    listed = b"facts:\n- {text: falls went from 9.1 to 6.0, state: cannot-confirm}\n"
    mapped = b"falls went from 9.1 to 6.0: cannot-confirm\n"
    expected = FactRegister(facts=(RegisteredFact(text="falls went from 9.1 to 6.0", state="cannot-confirm"),))
    assert read_register(listed, "f.yaml") == read_register(mapped, "f.yaml") == expected
    assert read_register(b'{"facts": [{"text": "a b", "state": "retracted"}]}', "f.json").facts[0].state == "retracted"


def test_an_empty_file_decides_nothing() -> None:
    assert read_register(b"", "f.yaml") == FactRegister()
    assert read_register(b"facts:\n", "f.yaml") == FactRegister()


def test_every_wrong_entry_is_named() -> None:
    rows = ["{text: a, state: perhaps}", "{text: b, state: confirmed}", "{state: confirmed}", "7"]
    data = "\n".join(f"- {row}" for row in [*rows, "{text: c, state: confirmed, x: 1}"]).encode()
    with pytest.raises(InputProblems) as caught:
        read_register(data, "f.yaml")
    assert [f"entry {number} " in str(caught.value) for number in range(1, 6)] == [True, False, True, True, True]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a: [", b"just words", b"- &a [*a]", b"[" * 3000, b"x" * 1_000_001])
def test_garbage_is_one_clear_sentence(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_register(data, "f.yaml")
    assert "f.yaml" in str(caught.value)


@given(st.lists(entries, max_size=6))
def test_what_is_written_reads_back(facts: list[RegisteredFact]) -> None:
    register = FactRegister(facts=tuple(facts))
    assert read_register(register_bytes(register), "f.yaml") == register
