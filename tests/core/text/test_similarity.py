"""The lexical layer: what is shared counts by how much it says."""

from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.similarity import Blend, Lexical, features, weight

LEXICAL = Lexical()


def test_a_text_that_has_every_word_of_the_query_scores_one() -> None:
    assert LEXICAL.scores(["selling bicycles"], ["I sold bicycles in Ghent"]) == [[1.0]]


def test_words_of_every_job_ad_count_next_to_nothing() -> None:
    row = LEXICAL.scores(["experience in welding"], ["experience in a team", "welded hulls"])[0]
    assert row[0] < 0.15
    assert row[1] > 0.85


def test_synonyms_are_one_concept() -> None:
    assert features("supervised") == features("led") == features("managing")
    assert weight("skill:Python") > weight("weld") > weight(next(iter(features("experience"))))


def test_a_blend_is_the_weighted_mean_of_its_layers() -> None:
    class Half:
        def scores(self, queries: list[str], texts: list[str]) -> list[list[float]]:
            return [[0.5] * len(texts) for _ in queries]

    assert Blend(((LEXICAL, 3.0), (Half(), 1.0))).scores(["selling bicycles"], ["sold bicycles"]) == [[0.875]]


def test_nothing_is_like_nothing() -> None:
    assert LEXICAL.scores([], ["a"]) == []
    assert LEXICAL.scores(["a"], []) == [[]]
    assert LEXICAL.scores([""], ["welding"]) == [[0.0]]


@given(st.lists(st.text(max_size=40), max_size=3), st.lists(st.text(max_size=40), max_size=3))
def test_scores_are_between_nothing_and_one_for_any_text(queries: list[str], texts: list[str]) -> None:
    table = LEXICAL.scores(queries, texts)
    assert [len(row) for row in table] == [len(texts)] * len(queries)
    assert all(0.0 <= score <= 1.0 + 1e-9 for row in table for score in row)
