"""A theme in another colour and hand: readable on white, the rest of the look untouched, read back in full."""

import pytest

from finalist.core.errors import UserError
from finalist.render.resume.dress import ACCENTS, FONTS, LEAST, contrast_on_white, dressed
from finalist.render.resume.themes import theme, themes


def test_offered_colours_are_dark_enough_for_small_type():
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)
    assert all(contrast_on_white(one) >= 7 for one in ACCENTS)


@pytest.mark.parametrize("one", [*themes()], ids=lambda one: one.id)
def test_a_theme_keeps_everything_but_what_was_chosen(one):
    made = dressed(one, "#5b3a8c", "serif")
    assert made.look["colours"]["accent"] == "#5b3a8c"
    assert bool(made.look["colours"]["tint"]) == bool(one.look["colours"]["tint"])
    assert made.look["fonts"] == FONTS["serif"]
    rest = {"colours", "fonts"}
    assert {key: value for key, value in made.look.items() if key not in rest} == {
        key: value for key, value in one.look.items() if key not in rest
    }
    assert dressed(one) == one


@pytest.mark.parametrize("accent", ["#ffcc00", "red", "#12345", "url(x)", "#777777"])
def test_a_colour_that_is_none_or_too_pale_is_refused_with_the_reason(accent):
    with pytest.raises(UserError):
        dressed(theme("harbour"), accent)
    assert LEAST == 4.5
