"""Readiness is a sum of what is done, explained part by part; parts with nothing to do are left out."""

from hypothesis import given, strategies

from finalist.core.plan.readiness import WEIGHTS, readiness

COUNTS = strategies.dictionaries(
    strategies.sampled_from(sorted(WEIGHTS)),
    strategies.integers(0, 50).flatmap(
        lambda total: strategies.tuples(strategies.integers(0, 60), strategies.just(total))
    ),
)


def test_the_weights_add_up_to_a_hundred():
    assert sum(WEIGHTS.values()) == 100


def test_half_of_the_questions_is_half_of_their_weight():
    told = readiness({"questions": (5, 10), "papers": (5, 5)})
    questions = next(part for part in told.parts if part.code == "questions")
    assert (questions.done, questions.total, questions.weight) == (5, 10, WEIGHTS["questions"])
    assert questions.points in (12, 13)
    assert not questions.is_complete
    assert 60 <= told.percent <= 75


def test_what_wins_most_comes_next():
    assert readiness({"papers": (4, 5), "questions": (0, 10), "asks": (0, 3)}).next.code == "questions"


def test_all_done_is_a_hundred_and_nothing_comes_next():
    told = readiness(dict.fromkeys(WEIGHTS, (3, 3)))
    assert (told.percent, told.next) == (100, None)


def test_nothing_to_do_is_no_part_and_nothing_given_is_nothing():
    assert "asks" not in {part.code for part in readiness({"asks": (0, 0), "papers": (1, 5)}).parts}
    assert readiness({}).percent == 0


@given(COUNTS)
def test_it_is_a_percentage_of_what_there_is_to_do(counts):
    told = readiness(counts)
    assert 0 <= told.percent <= 100
    assert all(0 <= part.points <= part.weight for part in told.parts)
    assert (told.next is None) == all(part.is_complete for part in told.parts)


@given(COUNTS, strategies.sampled_from(sorted(WEIGHTS)))
def test_doing_something_never_lowers_it(counts, code):
    done, total = counts.get(code, (0, 5))
    before = readiness({**counts, code: (done, total)}).percent
    assert readiness({**counts, code: (done + 1, total)}).percent >= before
