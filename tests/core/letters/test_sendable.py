"""Drafts that were read aloud and would not have been sent: what was mended in them."""

from datetime import UTC, datetime

from finalist.core.documents.letter import LetterDraft
from finalist.journeys.close import draft_letters, round_of
from finalist.journeys.continuity import read_papers
from finalist.journeys.prepare import InputFile

NOW = datetime(2026, 11, 13, 18, 0, tzinfo=UTC)
INVITE = """From: Greta Holm <greta.holm@greyfriars.example>
To: Anselm Petrov <anselm@petrov.example>
Subject: Second interview, Quality Brewer, Greyfriars Brewery
Date: Thu, 12 Nov 2026 09:00:00 +0000

Dear Anselm, please come for Quality Brewer on Wednesday 18 November 2026 at 09:00. Greta Holm (People Partner) will be
there.
"""
STORIES = """# The lost tank
In January 2025 we lost 60 hectolitres because a valve was open. I was on shift and I had signed the sheet. I told the
owner the same hour and changed the sheet so that two people sign. It has not happened again.

# The night crew
The night crew skipped the rinse because the hoses were 30 metres away. I moved the hoses and cleaned beside them for
two weeks. Failed rinse checks fell from 14 a month to 1.
"""


def drafted(*lines: str, tone: str = "warm") -> LetterDraft:
    notes = "# Round 1, 10 November 2026\n\n## Greta Holm, people partner\n" + "".join(f"- {line}\n" for line in lines)
    files = [
        InputFile("notes", "notes.md", notes.encode()),
        InputFile("invitation", "invite.eml", INVITE.encode()),
        InputFile("stories", "stories.md", STORIES.encode()),
    ]
    found = round_of(read_papers(files, NOW))
    (one,) = draft_letters(found.notes, found.invitation, found.stories, now=NOW, tone=tone)
    return one


def test_somebody_who_asked_about_holidays_is_told_no_story() -> None:
    body = drafted("went through holidays, notice (3 months), pension", "friendly, a bit rushed").body
    assert "hoses" not in body
    assert "hectolitres" not in body


def test_a_word_of_a_title_does_not_make_its_story_the_answer() -> None:
    body = drafted('asked how i\'d find an infection in the line. she said "good, most people start at the tanks"').body
    assert "hectolitres" not in body
    assert "how I’d find an infection in the line" in body


def test_what_they_want_to_know_is_a_question() -> None:
    body = drafted("wants to know how I got the night crew to clean properly").body
    assert "how I got the night crew to clean properly" in body
    assert "I moved the hoses and cleaned beside them for two weeks." in body


def test_what_they_will_send_is_no_promise_of_mine() -> None:
    body = drafted("will send me the recording of the summer concert").body
    assert "attach" not in body.lower()
    assert "send me the recording of the summer concert" in body


def test_what_a_question_takes_for_granted_is_left_in_its_quotes() -> None:
    assert "“a student I’d failed”" in drafted("asked about a student i'd failed. i've never failed one").body


def test_a_teacher_may_be_asked_about_a_child() -> None:
    assert "what I do when a child bites" in drafted("asked what I do when a child bites").body


def test_their_own_children_stay_out_of_it() -> None:
    assert "kids" not in drafted("asked if I have kids").body


def test_a_brass_band_is_no_pay() -> None:
    notes = "# Round 1\n\n## Greta Holm\n- plays the tuba, brass band thursdays\n- band starts at 39.4\n"
    papers = read_papers([InputFile("notes", "notes.md", notes.encode())], NOW)
    (found,) = round_of(papers).notes
    assert [line.kind for line in found.lines] == ["other", "pay"]
