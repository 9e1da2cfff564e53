"""Story cards carry the check: the same questions, comments and figures, by the same functions."""

from finalist.core.plan.story_cards import story_cards
from finalist.core.stories.check import check_story
from finalist.ingest.stories import read_stories

TEXT = (
    "## The rota\n\nunconfirmed: 19 hours\n\nIn 2023 our depot had 40 sick days a month. The manager asked us to halve "
    "it by June. "
    "We looked at the rota together. We moved the late shift by one hour. It saved 19 hours and 12 sick days.\n"
)


def test_a_card_says_what_the_check_says() -> None:
    read = read_stories(TEXT.encode(), "stories.md")
    assert read.document is not None
    (story,) = read.document.stories
    (card,) = story_cards((story,), {})
    check = check_story(story)
    assert [line.text for line in card.missing] == [item.question.text for item in check.missing]
    assert [(one.code, one.text, one.attempt) for one in card.comments] == [
        (one.code, one.text, one.attempt) for one in check.comments
    ]
    assert card.comments[0].code == "no-own-action"
    assert (card.has, card.seconds) == (check.has, check.aloud.seconds)


def test_a_figure_that_can_not_be_vouched_for_is_not_on_the_card() -> None:
    read = read_stories(TEXT.encode(), "stories.md")
    assert read.document is not None
    (card,) = story_cards(read.document.stories, {})
    shown = [ref.verbatim for ref in card.numbers]
    assert any(words.startswith("40") for words in shown)
    assert not any(words.startswith("19") for words in shown)
