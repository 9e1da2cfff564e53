"""The check of a told story: parts, figures, who acts, one episode or not, comments."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.stories.agency import agency
from finalist.core.stories.check import StoryCheck, check_story
from finalist.ingest.stories import read_stories

WHOLE = (
    "Last March our booking system lost 300 appointments overnight. I was asked to find out why before the clinic "
    "opened at eight. I rang the two people on the night shift and compared their logs. I restored the copy of the "
    "evening before and had a colleague read every name back to me. We were open on time and not one patient was "
    "turned away. Since then I test a restore on the first of each month."
)


def checks(text: str, name: str = "stories.md") -> tuple[list[StoryCheck], Source]:
    read = read_stories(text.encode(), name)
    assert read.document is not None
    assert read.source is not None
    return [check_story(story) for story in read.document.stories], read.source


def one(text: str) -> StoryCheck:
    (check,), _ = checks(text)
    return check


def codes(check: StoryCheck) -> list[str]:
    return [comment.code for comment in check.comments]


def test_a_whole_story_has_all_its_parts_and_nothing_to_add() -> None:
    check = one(WHOLE)
    assert check.has == ("situation", "task", "action", "result", "lesson")
    assert [sentence.part for sentence in check.sentences] == [
        "situation", "task", "action", "action", "result", "lesson",
    ]  # fmt: skip
    assert (check.missing, check.comments, check.findings) == ((), (), 0)
    assert check.episode is not None
    assert check.episode.verdict == "episode"
    assert round(sum(check.share.values()), 2) == 1.0


def test_a_story_without_its_end_is_asked_for_the_end() -> None:
    text = WHOLE.split(" We were open")[0]
    check = one(text)
    assert [item.part for item in check.missing] == ["result"]
    assert check.missing[0].question.text == "What changed afterwards, and how do you know?"
    assert codes(check) == ["no-result"]
    assert check.comments[0].text.evidence[0].verbatim.startswith("I restored the copy")


def test_only_we_act_is_said_with_the_sentence() -> None:
    check = one(
        "In 2021 our warehouse had 40 wrong parcels a week. The manager asked us to halve it by June. We sat down and "
        "looked at the labels. We moved the two shelves apart. By June it was 12 a week."
    )
    assert codes(check)[0] == "no-own-action"
    assert check.comments[0].text.text.endswith("“We sat down and looked at the labels.”")
    assert (len(check.agency.own), len(check.agency.shared)) == (0, 2)


def test_notes_that_leave_the_i_out_are_the_tellers_own() -> None:
    told = ("Checked the lead and replaced it.", "Then we left.", "My boss called the firm.", "Rang the firm.")
    refs = [EvidenceRef(document="s", start=0, end=len(text), verbatim=text) for text in told]
    found = agency(refs)
    assert [ref.verbatim for ref in found.own] == ["Checked the lead and replaced it.", "Rang the firm."]
    assert [ref.verbatim for ref in found.shared] == ["Then we left."]


def test_what_usually_happens_is_no_episode_and_says_from_which_words() -> None:
    check = one(
        "When a customer is upset I usually listen first. I always repeat what they said. Then I would offer a refund. "
        "Most of the time they calm down."
    )
    assert check.episode is not None
    assert check.episode.verdict == "generality"
    assert "usually" in {ref.verbatim for ref in check.episode.because}
    assert codes(check)[0] == "generality"


def test_labels_win_over_words() -> None:
    check = one("## The till\n\nResult: I rang the bank.\n\nAction: Sales rose by 40% to £12,000 in three weeks.\n")
    assert [(sentence.part, sentence.stated) for sentence in check.sentences] == [("result", True), ("action", True)]


def test_a_result_told_first_is_found() -> None:
    check = one(
        "The result was that waiting fell from 40 minutes to 12. Two years ago our eye clinic had angry patients each "
        "Monday. I was asked to do something about it. I sat in the waiting room for a day and timed each step. Then I "
        "moved the drops to the front desk."
    )
    assert check.sentences[0].part == "result"
    assert "result" not in {item.part for item in check.missing}


def test_speech_without_stops_is_cut_into_parts() -> None:
    check = one(
        "so i was working at the bakery and we had this oven that kept breaking and my boss told me to sort it before "
        "christmas so i rang the firm that makes it and they said it was too old and then i found a man who mends them "
        "and i drove there on my day off and in the end we got it fixed for 200 pounds and it has not broken since"
    )
    assert check.has == ("situation", "task", "action", "result")


def test_figures_carry_units_and_whether_they_are_certain() -> None:
    check = one(
        "Last winter we had about 40 complaints a week at the depot and I had to cut that. I changed the labels. "
        "It fell to 12 complaints, I think it saved £9,000, and it took 3 weeks."
    )
    found = {number.evidence.verbatim: (number.kind, number.confirmed) for number in check.numbers}
    assert found["£9,000"] == ("money", "no")
    assert found["3 weeks"] == ("duration", "unsaid")
    assert [n.confirmed for n in check.numbers if n.low == 40 or n.high == 40] == ["no"]


def test_marks_of_the_teller_decide_on_figures() -> None:
    head = "## The labels\n\nconfirmed: 12%\nunconfirmed: £9,000\n\n"
    check = one(
        head + "Last winter I was asked to cut complaints. I changed the labels. They fell by 12% and it saved £9,000."
    )
    marks = {number.evidence.verbatim: number.confirmed for number in check.numbers}
    assert (marks["12%"], marks["£9,000"]) == ("yes", "no")
    assert all("confirmed" not in sentence.evidence.verbatim for sentence in check.sentences)


def test_a_long_opening_is_measured_from_sixty_words() -> None:
    opening = (
        "In 2019 our library stood in a building with a broken roof and the town had argued about it for years. " * 4
    )
    check = one(opening + "I was asked to move it. I packed the books. We opened two days early and 9% under budget.")
    assert "long-opening" in codes(check)
    (comment,) = (c for c in check.comments if c.code == "long-opening")
    assert comment.rests_on == "E2.10"


def test_never_more_than_three_comments() -> None:
    check = one("We had a problem. It was maybe 40 people. We talked about it a lot. Everybody was happy.")
    assert len(check.comments) <= 3


def test_length_aloud_is_reckoned_at_140_words_a_minute() -> None:
    aloud = one(WHOLE).aloud
    assert (aloud.words, aloud.seconds, aloud.target, aloud.evidence) == (77, 33, (60, 120), "E2.9")
    assert aloud.length == "short"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (
            "Letzten Winter ist unser Ofen ausgefallen und ich habe den Nachbarn angerufen, der einen hat.",
            "not-english",
        ),
        ("去年我们的烤箱坏了。我打电话给邻居。他借给我们他的烤箱。", "not-english"),
        ("I fixed the pump.", "too-short"),
    ],
)
def test_what_can_not_be_measured_is_not(text: str, state: str) -> None:
    check = one(text)
    assert (check.measured, check.comments, check.missing, check.episode) == (state, (), (), None)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200))
@settings(max_examples=60)
def test_every_quotation_stands_in_the_source(text: str) -> None:
    found, source = checks("## A\n\n" + text + "\n\nI rang 12 people and it was better.")
    seen = 0
    for check in found:
        refs = [sentence.evidence for sentence in check.sentences] + [number.evidence for number in check.numbers]
        refs += [ref for comment in check.comments for ref in (*comment.text.evidence, *comment.attempt.evidence)]
        refs += list(check.episode.because) if check.episode else []
        for ref in refs:
            seen += 1
            assert source.text[ref.start : ref.end] == ref.verbatim
            assert isinstance(ref, EvidenceRef)
    assert seen


def test_hostile_length_takes_bounded_time() -> None:
    started = time.process_time()
    for text in ("I did. " * 1400, "because my boss " * 950, "we had 1 to 2 and " * 400):
        assert [check.measured for check in checks(text)[0]] == ["yes"]
    assert time.process_time() - started < 10


def test_what_nobody_would_tell_aloud_is_not_measured() -> None:
    assert one("I rang the baker. " * 1000).measured == "too-much"
