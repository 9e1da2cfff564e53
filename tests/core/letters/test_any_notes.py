"""Whatever the notes hold: letters come, none shares a sentence with another, no word lacks its place."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.letters.trace import loose
from finalist.ingest.notes import read_notes
from finalist.ingest.stories import read_stories
from finalist.journeys.close import draft_letters

NOW = datetime(2026, 11, 13, 18, 0, tzinfo=UTC)
WORDS = st.sampled_from(
    """asked abt how why what she he said "think out loud" i promised to send the list by Fri 13th worried about moving
    with agency staff -> & + w/o 2 pts 40 % told her liked that we could roll back wants more (later) culture: they let
    each other finish will ring nights, bed; who; new unit opens march 12 Dec should have said that I know it ~40 i'd
    her him your you did do have been Harrow Vale never! ? ... k8s mgr hm :-) £400 12.5""".split()
)
LINE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
NAMES = ("Dana Whitlock", "Marc Oyelaran", "Priya Lowe-Nand", "Jo Tallentire", "Ilse Brandvold", "Kofi Brandt")
STORIES = read_stories(
    b"# Nights\nIn 2024 our night staff was short of 4 people. I asked the agency for the same two every week. "
    b"She never came. Sick days fell from 40 to 12.\n\n# Lists\nI kept a list of every bed for 6 months. It worked.\n",
    "stories.md",
    "stories-1",
).document
assert STORIES is not None


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), LINE), min_size=1, max_size=14),
    st.sampled_from(["warm", "formal", "brief"]),
)
def test_letters_from_any_scribble_are_traced_and_apart(rows: list[tuple[str, str]], tone: str) -> None:
    text = "# Round 1, 12 November 2026\n" + "".join(f"\n## {name}\n- {line}\n" for name, line in rows)
    notes = read_notes(text.encode(), "notes.md").document
    assert notes is not None
    drafts = draft_letters([notes], None, STORIES.stories, now=NOW, tone=tone)  # type: ignore[arg-type]
    sentences = [line.text for draft in drafts for line in draft.lines]
    assert len(sentences) == len(set(sentences))
    for draft in drafts:
        assert loose(draft) == ()
        assert "{" not in draft.body
        assert draft.words <= 150


def test_a_panel_of_twelve_shares_no_sentence() -> None:
    people = "\n".join(f"\n## Name{chr(97 + n)} Last{chr(97 + n)}, engineer\n- nice\n" for n in range(12))
    notes = read_notes(f"# Round 1, 12 November 2026\n{people}".encode(), "notes.md").document
    assert notes is not None
    drafts = draft_letters([notes], None, (), now=NOW)
    sentences = [line.text for draft in drafts for line in draft.lines]
    assert len(drafts) == 12
    assert len(sentences) == len(set(sentences))
    assert all(draft.lines for draft in drafts)
