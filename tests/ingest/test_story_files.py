"""Story banks: the same from every format, hostile text included; other programs' files with nothing lost."""

import contextlib
import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finalist.core.documents.story_bank import StoryBank, StoryRecord
from finalist.core.errors import Unreadable
from finalist.ingest.stories import read_stories
from finalist.ingest.story_files import read_story_bank
from finalist.render.stories_files import FORMATS, to_csv, to_markdown

TRAPS = [
    "---", "## x", "**Situation:**", "=1+1", "-2", "'", "\\", "<!-- finalist: stories -->", "Title: a", "\n", "\r",
    "\u2028", "\x85", "a;b", "[1]", '"', "{", ",", "\ufeff", "Told to: X", "  ", "=HYPERLINK(1)", "'=x", "@a",
]  # fmt: skip
hostile = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(TRAPS), max_size=6).map("\n".join))
lists = st.lists(hostile, max_size=3).map(tuple)
records = st.builds(
    StoryRecord,
    title=hostile,
    situation=hostile,
    task=hostile,
    action=hostile,
    result=hostile,
    lesson=hostile,
    text=hostile,
    competencies=lists,
    told_to=lists,
    when=hostile,
    tags=lists,
    extra=st.dictionaries(hostile, hostile, max_size=2),
)

STORY_BANK = """# Story Bank — Master STAR+R Stories

<!-- Format:
### [Theme] Story Title
**S (Situation):** ...
**Best for questions about:** [list]
-->

### [Logistics] The ferry
**Source:** Report #007 — Pellworm Freight — Dispatcher
**S (Situation):** A bridge closed.
Nine vans stood behind it.
**T (Task):** Get the chilled goods over.
**A (Action):** I rang each driver.
**R (Result):** All but two arrived.
**Reflection:** Keep the number at hand.
**Best for questions about:** pressure, planning

---

### A night shift
**S:** Nobody was in charge.
**A:** I asked who wanted what.
"""

COACHING = """# Coaching State — Rowan Ashby

## Storybank
| ID | Title | Primary Skill | Secondary Skill | Earned Secret | Strength | Use Count | Last Used |
|----|-------|---------------|-----------------|---------------|----------|-----------|-----------|
| S001 | The lamp | Customer focus | Communication | Bells ask | 4 | 2 | 2026-04-11 |
| S002 | Not told yet | Leadership | | | 2 | 0 | |

### Story Details
#### S001 — The lamp in the corridor
- Situation: An old man rang ten times a night.
- Action: I sat with him, and put in a lamp.
- Result: He has not rung since.
- Earned Secret: A bell is a question.
- Deploy for: finding the real need

## Score History
- Situation: not a story
"""


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(records, max_size=3), st.sampled_from(sorted(FORMATS)))
def test_what_is_exported_comes_back_the_same(stories: list[StoryRecord], kind: str) -> None:
    bank = StoryBank(stories=tuple(story for story in stories if story.told() or story.title))
    assert read_story_bank(FORMATS[kind](bank).encode(), f"stories.{kind}")[0] == bank


@settings(max_examples=40)
@given(st.lists(records, max_size=2))
def test_no_cell_of_a_table_begins_a_formula(stories: list[StoryRecord]) -> None:
    cells = [cell for row in csv.reader(io.StringIO(to_csv(StoryBank(stories=tuple(stories))))) for cell in row]
    assert len(cells) >= 12
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)


def test_our_markdown_is_read_by_the_reader_of_told_stories_too() -> None:
    record = StoryRecord(
        title="The ferry",
        situation="A bridge closed.",
        action="I rang nine drivers.",
        result="All but two arrived.",
        competencies=("ownership",),
        told_to=("Dana Roe", "Ira Holt"),
    )
    read = read_stories(to_markdown(StoryBank(stories=(record, record))).encode(), "stories.md")
    assert read.document is not None
    assert [story.title.value for story in read.document.stories] == ["The ferry", "The ferry"]
    story = read.document.stories[0]
    assert [(span.part, span.stated, span.evidence.verbatim) for span in story.parts] == [
        ("situation", True, "A bridge closed."),
        ("action", True, "I rang nine drivers."),
        ("result", True, "All but two arrived."),
    ]
    assert story.competencies == ("ownership",)
    assert [name.value for name in story.told_to] == ["Dana Roe", "Ira Holt"]


def test_a_story_bank_of_career_ops_is_read_with_its_themes_and_sources() -> None:
    bank, problems = read_story_bank(STORY_BANK.encode(), "story-bank.md")
    assert problems == ()
    assert [story.title for story in bank.stories] == ["The ferry", "A night shift"]
    first = bank.stories[0]
    assert first.situation == "A bridge closed.\nNine vans stood behind it."
    assert (first.task, first.action) == ("Get the chilled goods over.", "I rang each driver.")
    assert (first.result, first.lesson) == ("All but two arrived.", "Keep the number at hand.")
    assert first.tags == ("Logistics", "pressure", "planning")
    assert first.extra == {"Source": "Report #007 — Pellworm Freight — Dispatcher"}
    assert bank.stories[1].action == "I asked who wanted what."


def test_a_coaching_state_of_interview_coach_is_read_index_and_details_together() -> None:
    bank, problems = read_story_bank(COACHING.encode(), "coaching_state.md")
    assert problems == ()
    assert [story.title for story in bank.stories] == ["The lamp in the corridor", "Not told yet"]
    first, second = bank.stories
    assert (first.situation, first.task) == ("An old man rang ten times a night.", "")
    assert first.lesson == "A bell is a question."
    assert first.tags == ("Customer focus", "Communication", "finding the real need")
    assert first.competencies == ("customer-focus", "communication")
    assert first.extra["Strength"] == "4"
    assert first.extra["Last Used"] == "2026-04-11"
    assert second.competencies == ("leadership",)


def test_a_table_with_other_names_for_its_columns_is_read_and_the_unknown_kept() -> None:
    table = "Story,Context,Actions,Outcome,Mood\nThe ferry,A bridge closed.,I rang.,They came.,calm\n"
    bank, _ = read_story_bank(table.encode(), "mine.csv")
    assert bank.stories == (
        StoryRecord(
            title="The ferry",
            situation="A bridge closed.",
            action="I rang.",
            result="They came.",
            extra={"Mood": "calm"},
        ),
    )


def test_a_bad_record_never_hides_a_good_one() -> None:
    bank, problems = read_story_bank(
        b'{"stories": [{"title": 4}, {"title": "The ferry", "text": "I rang."}]}', "s.json"
    )
    assert [story.title for story in bank.stories] == ["The ferry"]
    assert [(problem.code, problem.message) for problem in problems] == [
        ("bad-story", "Story 1 was left out: its “title” is not as it should be.")
    ]


@pytest.mark.parametrize("text", ["{", '{"stories": 3}', "[" * 100_000])
def test_json_that_holds_no_stories_is_one_sentence(text: str) -> None:
    with pytest.raises(Unreadable, match=r"s\.json"):
        read_story_bank(text.encode(), "s.json")


@settings(max_examples=80)
@given(
    st.one_of(st.text(max_size=200).map(str.encode), st.binary(max_size=200)),
    st.sampled_from(["a.md", "a.csv", "a"]),
)
def test_garbage_is_read_or_refused_never_a_crash(data: bytes, name: str) -> None:
    with contextlib.suppress(Unreadable):
        bank, problems = read_story_bank(data, name)
        assert bank.stories or problems
