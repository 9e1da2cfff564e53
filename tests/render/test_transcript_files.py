"""A transcript written as subtitles is read back: WebVTT without loss, SubRip with one time a cue."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from finalist.core.documents.take import Span, TimedWord, Transcript, typed
from finalist.core.errors import UserError
from finalist.ingest.transcript import read_transcript
from finalist.render.transcript import srt_bytes, vtt_bytes

HEARD = Transcript(
    language="en",
    engine="faster-whisper tiny.en",
    words=(
        TimedWord(text="Um,", start=0.5, end=0.8, timing="measured"),
        TimedWord(text="I", start=0.8, end=0.9, timing="measured"),
        TimedWord(text="cut", start=1.1, end=1.4, timing="measured"),
        TimedWord(text="<10", start=1.4, end=1.6, timing="measured"),
        TimedWord(text="%.", start=1.6, end=1.9, timing="measured"),
        TimedWord(text="Really.", start=3.0, end=3.5, timing="estimated"),
    ),
    seconds=4.25,
    speech=(Span(start=0.5, end=1.9), Span(start=3.0, end=3.5)),
    filled_pauses=(Span(start=2.1, end=2.6),),
)


def test_webvtt_says_when_each_word_starts_and_ends():
    assert vtt_bytes(HEARD).decode().split("\n\n")[2:] == [
        "00:00:00.500 --> 00:00:01.900\nUm,<00:00:00.800> I<00:00:00.900> <00:00:01.100>cut<00:00:01.400> &lt;10"
        "<00:00:01.600> %.",
        "00:00:03.000 --> 00:00:03.500\n<c.estimated>Really.</c>\n",
    ]


def test_webvtt_is_read_back_without_loss():
    assert read_transcript(vtt_bytes(HEARD), "a.vtt").document == HEARD


def test_subrip_has_numbered_cues_with_commas():
    assert srt_bytes(HEARD).decode() == (
        "1\n00:00:00,500 --> 00:00:01,900\nUm, I cut &lt;10 %.\n\n2\n00:00:03,000 --> 00:00:03,500\nReally.\n"
    )
    assert read_transcript(srt_bytes(HEARD), "a.srt").document.text == HEARD.text


def test_words_without_times_make_no_subtitles():
    with pytest.raises(UserError, match="This transcript has no times"):
        vtt_bytes(typed("I led the team."))


WORD = st.text(
    st.characters(categories=("L", "N", "P", "Sc", "Sm"), max_codepoint=0x2FF) | st.sampled_from("<>&-–'’"),
    min_size=1,
    max_size=9,
).filter(lambda text: len(text.split()) == 1)


@st.composite
def transcripts(draw):
    at, words = draw(st.integers(0, 4_000_000)), []
    for text in draw(st.lists(WORD, min_size=1, max_size=40)):
        start = at + draw(st.sampled_from([0, 0, 1, 40, 700]))
        at = start + draw(st.integers(1, 900))
        timing = draw(st.sampled_from(["measured", "measured", "measured", "estimated"]))
        words.append(TimedWord(text=text, start=start / 1000, end=at / 1000, timing=timing))
    pairs = draw(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)), max_size=4))
    spans = tuple(Span(start=start / 1000, end=(start + length) / 1000) for start, length in pairs)
    engine = draw(st.sampled_from(["faster-whisper tiny.en", "a-->b", "imported (vtt)"]))
    return Transcript(
        language="en", engine=engine, words=tuple(words), seconds=at / 1000, speech=spans, filled_pauses=spans
    )


@given(transcripts())
@settings(max_examples=200)
def test_any_timed_transcript_survives_webvtt(transcript):
    found = read_transcript(vtt_bytes(transcript), "a.vtt")
    assert found.problems == ()
    assert found.document == transcript


@given(transcripts())
@settings(max_examples=100)
def test_any_timed_transcript_keeps_its_words_in_subrip(transcript):
    # SubRip has no other way to name who speaks than “Name: ” at the head of a cue.
    assume(not any(word.text.endswith(":") for word in transcript.words))
    assert read_transcript(srt_bytes(transcript), "a.srt").document.text == transcript.text
