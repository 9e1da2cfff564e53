"""What is left of a review where the language is not known or the text is no answer: the count of words, and why."""

from finalist.core.answers.results import Measure, Review, WhyNot
from finalist.core.documents.take import Transcript


def unmeasured(transcript: Transcript, words: int, why: WhyNot) -> Review:
    """A review that measures nothing but words and seconds and says why."""
    length = Measure(
        "length", transcript.seconds, "seconds", None, "E2.9", True, "" if transcript.seconds else "no-times"
    )
    return Review(
        "", transcript.engine, "", words,
        (Measure("words", float(words), "words"), length, Measure("content", None, "", why_not=why)),
        (Measure("pace", None, "words a minute", None, "E2.6", True, why),),
        (), (), (), (), (), (), (),
    )  # fmt: skip
