"""A friend's file comes back as it was filled in; anything else is refused in a sentence and breaks nothing."""

import contextlib

import pytest
from hypothesis import given, strategies

from finalist.core.documents.ratings import FriendRating, MomentRemark
from finalist.core.errors import UserError
from finalist.ingest.ratings import read_rating

WORDS = strategies.text(strategies.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
REMARKS = strategies.builds(MomentRemark, at=strategies.none() | strategies.floats(0, 100_000), text=WORDS)
RATINGS = strategies.builds(
    FriendRating,
    take=strategies.from_regex(r"\A[0-9a-z]{1,16}\Z"),
    by=WORDS,
    scores=strategies.dictionaries(WORDS, strategies.integers(1, 5), max_size=5),
    text=strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=40),
    remarks=strategies.lists(REMARKS, max_size=3).map(tuple),
)


@given(RATINGS)
def test_what_was_filled_in_comes_back(rating):
    assert read_rating(rating.model_dump_json().encode()) == rating


@given(strategies.binary(max_size=100))
def test_any_other_bytes_are_a_sentence_and_no_crash(data):
    with contextlib.suppress(UserError):
        read_rating(data)


@pytest.mark.parametrize(
    ("change", "place"),
    [({"scores": {"learning": 6}}, "scores.learning"), ({"by": ""}, "by"), ({"take": "../x"}, "take"), ({"x": 1}, "x")],
)
def test_what_is_wrong_is_named(change, place):
    import json

    good = {"format": "finalist-rating", "version": 1, "take": "abc", "by": "Robin Quillfeather"}
    assert read_rating(json.dumps(good).encode()).by == "Robin Quillfeather"
    with pytest.raises(UserError, match=place):
        read_rating(json.dumps({**good, **change}).encode())
