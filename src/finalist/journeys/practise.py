"""A take reviewed with all that is known around it: the papers' facts, the company's words, examples not to copy."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from finalist.core.answers.gates import copied
from finalist.core.answers.results import Review
from finalist.core.answers.review import of_follow_up, review
from finalist.core.documents.fact import Fact
from finalist.core.documents.take import Transcript, typed
from finalist.core.errors import UserError
from finalist.core.text.terms import words
from finalist.ingest.stories import read_stories
from finalist.ingest.text import read_text
from finalist.ingest.transcript import ENDINGS, read_transcript
from finalist.journeys.example import folder

EXAMPLES = ("nurse", "software")
OWN = 0.5
"""Share of an example found in a story of the candidate's, from which it is theirs (convention)."""
SOUNDS = (".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".opus", ".webm", ".mp4", ".mov", ".mkv", ".wma")
"""Endings of recordings; what is in them is told by their bytes."""
PLAIN = 3
"""Letters that a company's word has at least (convention)."""


def review_take(
    transcript: Transcript,
    question: str = "",
    *,
    known: Sequence[Fact] = (),
    company_words: Sequence[str] = (),
    models: Sequence[str] = (),
    own_stories: Sequence[str] = (),
    follows: bool = False,
) -> Review:
    """The review of one take. models: texts it should not copy, beside the stories of the examples that ship.

    own_stories: the candidate's; an example that is among them (somebody tries the example out) may be told.
    follows: it answers a probe, so it is not rated by itself and need not be whole.
    """
    foreign = [text for text in examples() if not any(copied(text, own) >= OWN for own in own_stories)]
    found = review(transcript, question, known=known, company_words=company_words, told=(*models, *foreign))
    return of_follow_up(found) if follows else found


def hear_take(sound: Path | bytes, *, language: str = "en") -> Transcript:
    """The words of a recording, by the engine that is installed. Raises CannotListen, which says what to do."""
    from finalist.journeys.listen import end_engine, listen

    try:
        return listen(sound, language=language)
    finally:
        end_engine()


def read_take(data: bytes, name: str, *, language: str = "en", speaker: str = "") -> tuple[Transcript, tuple[str, ...]]:
    """(the words of one answer, what was wrong with the file) from a text or a transcript.

    Raises UserError when the file is neither or holds no words.
    """
    if name.lower().endswith(ENDINGS) or data[:16].lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        read = read_transcript(data, name, language=language, speaker=speaker)
        if read.document is None or not read.document.words:
            raise UserError(f"{name}: no words were found in it.", "Give a transcript that holds the answer.")
        return read.document, tuple(str(problem) for problem in read.problems)
    plain = read_text(data, name).text
    if not plain.strip():
        raise UserError(f"{name}: there is no answer in it.", "Write down what you said and try again.")
    return typed(plain, language), ()


def company_terms(company: str, values: Iterable[str] = (), products: Iterable[str] = ()) -> tuple[str, ...]:
    """What counts as the company's own words: its name without the legal form, its stated values, its products."""
    name = " ".join(word for word in company.split() if word.lower().strip(".,") not in _FORMS)
    found = [name, *values, *products]
    return tuple(dict.fromkeys(" ".join(one.split()) for one in found if sum(map(len, words(one))) >= PLAIN))


_FORMS = frozenset(("ltd", "limited", "inc", "plc", "llc", "gmbh", "ag", "kg", "se", "co", "corp", "the", "&"))


@cache
def examples() -> tuple[str, ...]:
    """The stories of the made-up candidates that ship; whoever tells one of them tells nothing of their own."""
    found: list[str] = []
    for name in EXAMPLES:
        try:
            data = (folder(name) / "stories.md").read_bytes()
        except (UserError, OSError):
            continue  # An installation without the examples has none to copy.
        read = read_stories(data, name, "stories")
        found += [story.evidence.verbatim for story in read.document.stories] if read.document else []
    return tuple(found)
