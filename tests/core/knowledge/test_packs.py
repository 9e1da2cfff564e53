"""A pack of one's own: every fault is named with its place, the rest is used, and nothing in it can hurt."""

import json
import re
import textwrap
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.cli.main import main
from finalist.core.errors import UserError
from finalist.core.knowledge.load import beside, knowledge, shipped
from finalist.ingest.pack import MAX_FILE, read_pack
from finalist.ingest.yaml_lines import MAX_VALUES, read_yaml

HOWTO = Path(__file__).parents[3] / "docs" / "howto" / "add-a-round-kit.md"
QUESTION = "- {id: q1, text: How do you read a hive from outside?, family: technical, competency: role-craft}\n"
POSTING = (
    "# Beekeeper\n\nCompany: Linden Row Honey\n\nWe keep 300 colonies in twelve apiaries.\n\n## Requirements\n"
    "- At least two years of keeping hives through winter\n- Swarm control in towns\n"
)


def run(*args: str, **env: str) -> Result:
    """A command in this process."""
    return CliRunner(env=env).invoke(main, list(args))


def pack(folder: Path, **files: str) -> Path:
    """A folder with these kinds as files."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def how_to(folder: Path) -> Path:
    """The pack of the how-to, written as its steps say."""
    blocks = [textwrap.dedent(f"   {block}") for block in re.findall(r"```yaml\n   (.*?)```", HOWTO.read_text(), re.S)]
    assert len(blocks) == 2
    root = folder / "bees"
    (root / "rounds").mkdir(parents=True)
    (root / "rounds" / "beekeeping.yaml").write_text(blocks[0], encoding="utf-8")
    (root / "questions.yaml").write_text(blocks[1], encoding="utf-8")
    return root


def test_the_how_to_has_five_steps_and_its_pack_is_valid_as_written(tmp_path: Path) -> None:
    assert re.findall(r"^(\d)\. ", HOWTO.read_text(), re.M) == ["1", "2", "3", "4", "5"]
    done = run("knowledge", "check", str(how_to(tmp_path)))
    assert done.exit_code == 0
    assert done.stdout == "bees: 2 questions, 1 round kit can be used; no findings.\n"


def test_the_questions_of_a_pack_are_used_and_named_as_from_it(tmp_path: Path) -> None:
    (tmp_path / "posting.md").write_text(POSTING)
    args = ("question", "likely", "--posting", str(tmp_path / "posting.md"), "-n", "10", "--json")
    named = json.loads(run(*args, "--pack", str(how_to(tmp_path))).stdout)
    assert named["field"]["id"] == "beekeeping"
    own = [row for row in named["questions"] if row["id"].startswith("bees/")]
    assert [row["id"] for row in own if row["rank"] <= 3] != []
    assert all("From your own pack: bees." in [one["line"]["text"] for one in row["reasons"]] for row in own)
    by_variable = json.loads(run(*args, FINALIST_PACKS=str(tmp_path / "bees")).stdout)
    assert by_variable["questions"] == named["questions"]
    without = json.loads(run(*args).stdout)
    assert without["field"]["id"] == "other"
    assert not [row for row in without["questions"] if "/" in row["id"]]


def test_prep_uses_a_pack_in_the_plan(tmp_path: Path) -> None:
    (tmp_path / "posting.md").write_text(POSTING)
    out = tmp_path / "plan"
    args = ("prep", "--posting", str(tmp_path / "posting.md"), "--now", "2026-11-02T09:00+00:00", "-o", str(out))
    assert run(*args, "--pack", str(how_to(tmp_path))).exit_code == 0
    page = (out / "plan.html").read_text()
    assert "From your own pack: bees." in page
    assert "Open a hive" in page


def test_a_pack_with_errors_is_not_used_in_part_and_says_how_to_see_all(tmp_path: Path) -> None:
    (tmp_path / "posting.md").write_text(POSTING)
    broken = pack(tmp_path, questions=QUESTION.replace("technical", "riddle"))
    done = run("question", "likely", "--posting", str(tmp_path / "posting.md"), "--pack", str(broken))
    assert done.exit_code == 2
    assert "questions.yaml:1" in done.stderr
    assert "finalist knowledge check" in done.stderr


def test_all_findings_are_reported_with_file_line_and_field(tmp_path: Path) -> None:
    pack(
        tmp_path,
        questions="- id: a\n  text: Bees?\n  family: riddle\n  competency: role-craftt\n  topic: [x]\n- just text\n",
        asks="- id: b\n  text: Which {hive}?\n  stakes: [expert]\n  theme: risk\n  tells: T\n  follow_up: F\n",
        flavours="- id: c\n",
    )
    done = run("knowledge", "check", str(tmp_path), "--json")
    assert done.exit_code == 1
    found = {(row["file"], row["line"], row["field"], row["code"]) for row in json.loads(done.stdout)["findings"]}
    assert found == {
        ("questions.yaml", 3, "family", "unknown-word"),
        ("questions.yaml", 4, "competency", "unknown-id"),
        ("questions.yaml", 5, "topic", "unknown-key"),
        ("questions.yaml", 6, "", "not-an-entry"),
        ("asks.yaml", 2, "text", "unknown-slot"),
        ("flavours.yaml", 0, "", "not-used"),
    }


def test_a_finding_says_what_was_probably_meant(tmp_path: Path) -> None:
    pack(tmp_path, questions="- {id: a, text: Why bees?, family: past, competency: role-craftt, topic: [x]}\n")
    said = run("knowledge", "check", str(tmp_path)).stdout
    assert "Did you mean “role-craft”?" in said
    assert "Did you mean “topics”?" in said


def test_missing_keys_and_wrong_kinds_are_named_in_plain_words(tmp_path: Path) -> None:
    pack(tmp_path, questions="- {id: a, family: past, competency: learning, topics: bees, difficulty: hard}\n")
    said = run("knowledge", "check", str(tmp_path)).stdout
    assert "“text” is missing. Add it." in said
    assert "topics: a: This must be a list" in said
    assert "difficulty: a: This must be a whole number." in said


def test_ids_used_twice_and_wordings_like_ours_are_found(tmp_path: Path) -> None:
    ours = shipped().questions[0]
    copy = {"id": "copy", "text": ours.text, "family": ours.family, "competency": ours.competency}
    pack(
        tmp_path,
        questions=QUESTION + QUESTION.replace("outside", "far away") + f"- {json.dumps(copy)}\n",
        values='- {id: ' + shipped().values[0].id + ', name: N, paraphrases: [p], behaviours: [b], prompt: "When?",'
        " competencies: [learning], look_for: [l], watch_out: [w]}\n",
    )  # fmt: skip
    codes = {(item.code, item.file) for item in read_pack(tmp_path).problems}
    assert ("id-twice", "questions.yaml") in codes
    assert ("near-duplicate", "questions.yaml") in codes
    assert ("id-ours", "values.yaml") in codes


def test_a_near_duplicate_is_a_finding_but_no_error_and_is_kept(tmp_path: Path) -> None:
    pack(tmp_path, questions=QUESTION + QUESTION.replace("q1", "q2").replace("How do you", "And how do you"))
    found = read_pack(tmp_path)
    assert [(item.code, item.severity) for item in found.problems] == [("near-duplicate", "warning")]
    assert found.counts() == {"questions": 2}


def test_a_wrong_entry_does_not_hide_the_good_ones(tmp_path: Path) -> None:
    pack(tmp_path, questions=QUESTION + "- {id: q2, text: 3}\n", asks="not: [closed\n")
    found = read_pack(tmp_path)
    assert [entry.id for entry in found.knowledge.questions] == [f"{tmp_path.name}/q1"]
    assert {item.file for item in found.problems} == {"questions.yaml", "asks.yaml"}


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_folder_that_is_none_is_exit_code_two(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    done = run("knowledge", "check", str(tmp_path / name))
    assert done.exit_code == 2
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    assert [item.code for item in read_pack(tmp_path).problems] == ["empty-pack"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: &a [x]\nb: *a\n", "alias"),
        (b"&a [*a]\n", "alias"),
        (b"a: !!python/object/apply:os.system ['true']\n", "tag"),
        (b"- id: \xff\n", "not-utf8"),
        (b"a: [1, 2\n", "not-yaml"),
        (b"a: \x00\n", "not-yaml"),
        (b"[" * 5000, "too-deep"),
        (b"a: 1\n" * 2, "key-twice"),
        (b"a: 1\n---\nb: 2\n", "documents"),
        (b"- 1\n" * (MAX_VALUES + 1), "too-many"),
        (b"#" * (MAX_FILE + 1), "too-large"),
    ],
)
def test_hostile_files_are_one_finding_in_little_time(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "questions.yaml").write_bytes(content)
    start = time.process_time()
    found = read_pack(tmp_path)
    assert time.process_time() - start < 15
    assert [item.code for item in found.problems] == [code]


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_any_text_is_read_or_refused_never_a_crash(text: str) -> None:
    located, problems = read_yaml(text, "x.yaml")
    assert located is not None
    assert len(problems) <= 1


WORDS = st.text("abc xyz", min_size=1, max_size=8)
VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-999, 999), WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
@settings(max_examples=100)
def test_what_yaml_writes_is_read_back_the_same(value: object) -> None:
    import yaml

    located, problems = read_yaml(yaml.safe_dump(value), "x.yaml")
    assert problems == []
    assert located.value == value


def test_what_stands_beside_ours_is_gone_afterwards(tmp_path: Path) -> None:
    pack(tmp_path, questions=QUESTION)
    before = len(knowledge().questions)
    with beside([read_pack(tmp_path).knowledge]):
        assert len(knowledge().questions) == before + 1
    assert knowledge() is shipped()


def test_an_unreadable_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no such folder"):
        read_pack(tmp_path / "none")


@pytest.mark.parametrize(
    "name", ["question", "ask", "round-kit", "value", "concern", "stake", "competency", "evidence"]
)
def test_the_shape_of_every_entry_is_published(name: str) -> None:
    schema = json.loads(run("schema", name).stdout)
    assert schema["additionalProperties"] is False
    assert "id" in schema["required"]
