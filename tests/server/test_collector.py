"""A full search for dead circles does not walk again what has survived one: pages are not held up by it."""

import gc
import weakref

import pytest

from finalist.server import collector


@pytest.fixture
def spare(monkeypatch):
    monkeypatch.setattr(collector, "LARGE", 2_000)
    made = collector.spare_what_stays()
    yield made
    gc.callbacks.remove(made)
    gc.unfreeze()


def many():
    return [[number] for number in range(3_000)]


def test_what_is_there_at_the_start_is_not_searched(spare):
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < gc.get_freeze_count() / 10


def test_what_is_loaded_later_is_searched_once(spare):
    loaded = many()
    gc.collect()
    assert spare.left == collector.OFTEN - 1
    assert not any(one is loaded for one in gc.get_objects())


def test_a_small_search_sets_nothing_aside(spare):
    before = gc.get_freeze_count()
    few = [[number] for number in range(100)]
    gc.collect()
    assert (gc.get_freeze_count(), spare.left, len(few)) == (before, collector.OFTEN, 100)


def test_nothing_is_set_aside_for_ever_and_dead_circles_are_still_found(spare):
    class Circle:
        def __init__(self):
            self.itself = self

    kept = []
    for _ in range(collector.OFTEN + 2):
        kept.append(many())
        gc.collect()
    assert spare.left == 0
    circle = weakref.ref(Circle())
    assert circle() is not None
    gc.collect()
    assert circle() is None


def test_nothing_is_searched_while_it_is_held_and_a_failure_lets_it_go():
    with collector.held():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collector.held():
        1 / 0  # noqa: B018
    assert gc.isenabled()
