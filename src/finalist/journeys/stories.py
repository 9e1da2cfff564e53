"""Stories from files to an answer: which to tell when a question is asked."""

from collections.abc import Sequence

from finalist.core.documents.story import Story
from finalist.core.errors import Problem, UserError
from finalist.core.match.reasons import MatchedStory, matched_stories
from finalist.core.match.stories import AskedFor
from finalist.ingest.stories import read_stories
from finalist.journeys.similarity import similarity

QUESTION_CHARS = 2000
"""A question longer than this is no question (convention)."""


def stories_for(
    question: str, files: Sequence[tuple[str, bytes]], *, count: int = 3, vectors: str = ""
) -> tuple[tuple[MatchedStory, ...], tuple[Problem, ...]]:
    """(the best stories, problems of the files). files: (name, bytes). Raises UserError when there is no question."""
    asked = " ".join(question.split())[:QUESTION_CHARS]
    if not any(char.isalpha() for char in asked):
        raise UserError("There is no question in the text.", "Give the question as it is asked.")
    stories: list[Story] = []
    problems: list[Problem] = []
    for number, (name, data) in enumerate(files, 1):
        read = read_stories(data, name, f"stories-{number}")
        problems += read.problems
        found = read.document.stories if read.document else ()
        stories += [story.model_copy(update={"id": f"story-{len(stories) + at}"}) for at, story in enumerate(found, 1)]
    return matched_stories(AskedFor("question", asked), stories, similarity(vectors), count), tuple(problems)
