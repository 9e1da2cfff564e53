"""Transcripts of other programs are read word for word, with their times and what those are worth."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.take import Span, TimedWord, Transcript
from finalist.core.errors import Unreadable
from finalist.core.text.word_times import spread
from finalist.ingest.transcript import read_transcript, speakers

ZOOM = b"""WEBVTT

1
00:00:01.000 --> 00:00:03.000
Rosa Nobody: I led the move.

2
00:00:03.500 --> 00:00:05.000
And it, um, worked.

3
00:00:06.000 --> 00:00:07.000
Ada Madeup: How do you know?

4
00:00:07.500 --> 00:00:09.000
Rosa Nobody: Complaints fell by 12 %.
"""
TEAMS = """WEBVTT

3ab0/12-0
00:00:00.160 --> 00:00:02.560
<v Rosa Nobody>Good morning &amp; thanks.</v>

3ab0/13-0
00:00:03.160 --> 00:00:04.560
<v Ada Madeup>Tell us about a time
that went wrong.</v>
""".encode("utf-8-sig")
TEAMS_SERVICE = b"""WEBVTT

00:00:16.246 --> 00:00:17.726
{"startDateTime":"2026-03-01T08:22:30Z","speakerName":"Rosa Nobody","spokenText":"We lost a day."}
"""
OTTER_SRT = (
    b"1\r\n00:00:00,000 --> 00:00:02,000\r\nI counted\r\n<i>everything</i> twice.\r\n\r\n"
    b"2\r\n00:00:02,5 --> 00:00:03,0\r\nTwice!\r\n"
)
YOUTUBE = b"""WEBVTT
Kind: captions
Language: de

00:00:01.000 --> 00:00:03.000 align:start position:0%
Ich<00:00:01.500><c> habe</c><00:00:02.000><c> gelernt</c>
"""


def read(data, name="a.vtt", **how):
    found = read_transcript(data, name, **how)
    assert found.document is not None
    return found.document


def times(transcript):
    return [(word.text, word.start, word.end, word.timing) for word in transcript.words]


def test_zoom_names_stay_out_of_the_words_and_the_chosen_speaker_alone_is_kept():
    found = read(ZOOM, speaker="rosa nobody")
    assert found.text == "I led the move. And it, um, worked. Complaints fell by 12 %."
    assert found.engine == "imported (vtt)"
    assert found.language == "en"
    assert found.words[0].start == 1.0
    assert found.words[3].end == 3.0
    assert {word.timing for word in found.words} == {"estimated"}
    assert speakers(ZOOM, "a.vtt") == ("Rosa Nobody", "Ada Madeup")


def test_several_speakers_and_none_chosen_is_told():
    found = read_transcript(ZOOM, "a.vtt")
    assert [problem.code for problem in found.problems] == ["several-speakers"]
    assert "Rosa Nobody, Ada Madeup" in found.problems[0].message
    with pytest.raises(Unreadable, match="no words of “Nobody Else”"):
        read_transcript(ZOOM, "a.vtt", speaker="Nobody Else")


def test_teams_voices_and_entities_are_understood():
    assert read(TEAMS, speaker="Rosa Nobody").text == "Good morning & thanks."
    assert read(TEAMS, speaker="Ada Madeup").text == "Tell us about a time that went wrong."


def test_teams_service_cues_hold_json():
    assert read(TEAMS_SERVICE).text == "We lost a day."
    assert speakers(TEAMS_SERVICE, "a.vtt") == ("Rosa Nobody",)


def test_otter_subrip_with_windows_line_ends_and_short_fractions():
    assert times(read(OTTER_SRT, "a.srt"))[-1] == ("Twice!", 2.5, 3.0, "estimated")
    assert read(OTTER_SRT, "a.srt").text == "I counted everything twice. Twice!"
    assert read(OTTER_SRT, "a.srt").engine == "imported (srt)"


def test_inner_stamps_are_times_of_words():
    assert times(read(YOUTUBE)) == [
        ("Ich", 1.0, 1.5, "measured"),
        ("habe", 1.5, 2.0, "measured"),
        ("gelernt", 2.0, 3.0, "measured"),
    ]
    assert read(YOUTUBE).language == "de"


def test_a_colon_in_a_sentence_is_no_speaker():
    data = (
        b"1\n00:00:00,000 --> 00:00:02,000\nOne thing was clear: we had to stop.\n\n"
        b"2\n00:00:02,000 --> 00:00:03,000\nSo we did.\n\n3\n00:00:03,000 --> 00:00:04,000\nAnd then?\n"
    )
    assert read(data, "a.srt").text == "One thing was clear: we had to stop. So we did. And then?"


def test_a_bad_cue_is_named_with_its_line_and_hides_no_other():
    data = b"WEBVTT\n\n00:00:09.000 --> 00:00:01.000\nBackwards.\n\n00:00:10.000 --> 00:00:11.000\nForwards.\n"
    found = read_transcript(data, "a.vtt")
    assert found.document.text == "Forwards."
    assert [(problem.code, problem.line) for problem in found.problems] == [("bad-cue", 3)]


WHISPER = {
    "language": "de",
    "text": "Ich war das.",
    "segments": [
        {
            "id": 0,
            "start": 0.5,
            "end": 1.5,
            "text": " Ich war das.",
            "words": [
                {"word": " Ich", "start": 0.5, "end": 0.7, "probability": 0.9},
                {"word": " war", "start": 0.7, "end": 1.0, "probability": 0.8},
                {"word": " das.", "start": 1.0, "end": 1.5, "probability": 0.7},
            ],
        }
    ],
}
TEAMS_JSON = {
    "version": "1.0.0",
    "type": "Transcript",
    "entries": [
        {
            "id": "x/1",
            "text": "I own that.",
            "startOffset": "00:00:03.2100000",
            "endOffset": "00:00:04.5000000",
            "speakerDisplayName": "Rosa Nobody",
            "spokenLanguageTag": "en-us",
        }
    ],
}
OTTER_JSON = {
    "speech": {
        "title": "Talk",
        "transcripts": [
            {
                "transcript": "We tried again.",
                "start_offset": 16000,
                "end_offset": 48000,
                "alignment": [
                    {"word": "We", "start": 16000, "end": 20000},
                    {"word": "tried", "start": 20000, "end": 32000},
                    {"word": "again.", "start": 32000, "end": 48000},
                ],
            }
        ],
    }
}
MILLISECONDS = {
    "words": [
        {"text": "Yes,", "start": 1200, "end": 1500, "confidence": 0.5},
        {"text": "we", "start": 1500, "end": 1700},
    ]
}


def as_json(found):
    return read(json.dumps(found).encode(), "a.json")


def test_whisper_json_keeps_times_and_probabilities():
    found = as_json(WHISPER)
    assert times(found) == [
        ("Ich", 0.5, 0.7, "measured"),
        ("war", 0.7, 1.0, "measured"),
        ("das.", 1.0, 1.5, "measured"),
    ]
    assert [word.probability for word in found.words] == [0.9, 0.8, 0.7]
    assert (found.language, found.engine) == ("de", "imported (json)")


def test_teams_json_has_offsets_as_clock_times():
    found = as_json(TEAMS_JSON)
    assert (found.words[0].start, found.words[-1].end, found.text) == (3.21, 4.5, "I own that.")


def test_otter_json_counts_samples():
    assert times(as_json(OTTER_JSON))[1] == ("tried", 1.25, 2.0, "measured")


def test_whole_numbers_that_would_speak_too_slowly_are_thousandths():
    assert times(as_json(MILLISECONDS)) == [("Yes,", 1.2, 1.5, "measured"), ("we", 1.5, 1.7, "measured")]


def test_our_own_json_comes_back_as_it_is():
    own = Transcript(
        language="de",
        engine="moonshine-voice 0.1.0 tiny-en",
        words=(TimedWord(text="Ja", start=0.1, end=0.2, timing="estimated"), TimedWord(text="gut")),
        seconds=4.0,
        speech=(Span(start=0.1, end=0.2),),
        filled_pauses=(Span(start=1.0, end=1.4),),
    )
    assert read(own.model_dump_json().encode(), "a.json") == own


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no-cues"),
        (b"\xff\xfe\x00", "no-cues"),
        (b"Dear Ms Madeup, thank you.", "no-cues"),
        (b"WEBVTT\n\nNOTE nothing here\n", "no-words"),
        (b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\n", "no-words"),
        (b"{", "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b"{}", "no-words"),
        (b'{"segments": [{"text": 3}]}', "no-words"),
    ],
)
def test_what_is_no_transcript_is_refused_with_a_sentence(data, code):
    with pytest.raises(Unreadable, match=r"a\.vtt: .+ Give a") as told:
        read_transcript(data, "a.vtt")
    assert told.value.code == code


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["segments", "entries", "speech", "transcripts", "transcript", "text", "words", "word"])
            | st.sampled_from(
                ["start", "end", "start_offset", "alignment", "speaker", "language", "engine", "confidence"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


def never_a_traceback(data):
    try:
        found = read_transcript(data, "a.vtt")
    except Unreadable as told:
        assert str(told).startswith("a.vtt: ")  # noqa: PT017 - refusing is one of two right ends
        return
    Transcript.model_validate_json(found.document.model_dump_json())


@given(JSON_VALUES)
@settings(max_examples=300)
def test_json_of_any_shape_is_read_or_refused(found):
    never_a_traceback(json.dumps(found).encode())


@given(st.sampled_from([ZOOM, TEAMS, TEAMS_SERVICE, OTTER_SRT, YOUTUBE, json.dumps(OTTER_JSON).encode()]), st.data())
@settings(max_examples=300)
def test_mangled_files_are_read_or_refused(data, draw):
    mangled = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 6))):
        at = draw.draw(st.integers(0, len(mangled) - 1))
        mangled[at : at + draw.draw(st.integers(0, 3))] = draw.draw(st.binary(max_size=3))
        mangled = mangled or bytearray(b"x")
    never_a_traceback(bytes(mangled))


@given(st.text())
@settings(max_examples=200)
def test_any_text_is_read_or_refused(text):
    never_a_traceback(text.encode("utf-8", errors="surrogatepass"))
    never_a_traceback(b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + text.encode("utf-8", errors="surrogatepass"))


WORDS = st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), max_size=30)
SPANS = st.lists(st.tuples(st.floats(0.05, 3), st.floats(0, 2)), max_size=5)


@given(WORDS, SPANS)
def test_words_spread_over_speech_keep_their_order_and_stay_out_of_pauses(words, lengths):
    spans, at = [], 0.0
    for length, pause in lengths:
        spans.append((at, at + length))
        at += length + pause
    made = spread(words, spans)
    assert [word.text for word in made] == words
    if not spans:
        assert all(word.timing == "none" for word in made)
        return
    starts = [word.start for word in made]
    assert starts == sorted(starts)
    for word in made:
        assert any(start - 0.001 <= word.start and word.end <= end + 0.001 for start, end in spans)


def test_a_long_word_takes_longer_than_a_short_one():
    a, b = spread(["responsibility", "to"], [(0.0, 1.0)])
    assert a.end - a.start > 3 * (b.end - b.start)
