"""Coverage by competency, trends with their n, the own mark beside others'."""

from datetime import UTC, datetime, timedelta

from finalist.core.answers.results import Measure, Rating, Review
from finalist.core.recall.progress import Difference, coverage, differences, trends

START = datetime(2026, 11, 20, tzinfo=UTC)


def take(day: int, pace: float | None, level: int | None = 3, competency: str = "ownership") -> tuple[datetime, Review]:
    """A take of some day with one measure and one rating."""
    measure = Measure("pace", pace, "words a minute", why_not="" if pace else "no-times")
    rating = Rating(competency, "", level, "", (), (), ())
    review = Review("en", "typed", "past", 90, (), (measure,), (), (), (), (), (rating,), (), ())
    return START + timedelta(days=day), review


def test_every_competency_is_listed_with_its_takes() -> None:
    found = {row.competency: row for row in coverage([take(2, 150, None), take(1, 150, 4), take(3, 150, 2)])}
    assert len(found) == 10
    assert (found["ownership"].takes, found["ownership"].levels) == (3, (4, 2))
    assert found["ownership"].last_at == START + timedelta(days=3)
    assert (found["learning"].takes, found["learning"].last_at) == (0, None)


def test_three_takes_make_a_trend_and_two_do_not() -> None:
    [found] = trends([take(3, 130), take(1, 170), take(2, 150)])
    assert (found.n, found.step, found.direction) == (3, -20, "down")
    assert [value for _, value in found.values] == [170, 150, 130]
    [few] = trends([take(1, 170), take(2, None), take(3, 150)])
    assert (few.n, few.step, few.direction) == (2, None, "too-few")


def test_one_odd_take_does_not_turn_a_trend() -> None:
    [found] = trends([take(day, value) for day, value in enumerate([100, 110, 120, 5, 140, 150])])
    assert found.direction == "up"


def test_what_stays_the_same_is_level() -> None:
    [found] = trends([take(day, 150 + day % 2) for day in range(5)])
    assert found.direction == "level"


def test_the_own_mark_stands_beside_the_mean_of_the_others() -> None:
    own = {"clear": 4.0, "alone": 5.0}
    assert differences(own, [{"clear": 3.0}, {"clear": 2.0, "else": 1.0}]) == (Difference("clear", 4.0, 2.5, 2),)
    assert differences(own, [{"clear": 3.0}, {"clear": 2.0}])[0].gap == 1.5
    assert differences(own, []) == ()
