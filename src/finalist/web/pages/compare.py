"""Two answers to one question side by side, and what changed between them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from finalist.core.answers.results import Review
from finalist.core.errors import UserError
from finalist.services import practice
from finalist.store.models import Take
from finalist.web.messages_practice import CHECKS
from finalist.web.pages.take import figure
from finalist.web.pages.transcript import Passage, passages


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two."""

    take: Take
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A measure then and now, as shown; "" where it was not measured."""

    name: Any
    before: str
    now: str
    band: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class ComparePage:
    """All of it; the older one stands first."""

    now: Take
    sides: tuple[Side, Side]
    rows: tuple[Row, ...]
    lines: tuple[str, ...]


def compare_page(one: Take, other: Take) -> ComparePage:
    """Read it for two takes the caller may see. Raises UserError while one of them has no review."""
    before, now = sorted((one, other), key=lambda take: (take.created_at, take.nth))
    reviews = practice.review_of(before), practice.review_of(now)
    if reviews[0] is None or reviews[1] is None:
        raise UserError(_("One of the two has not been measured yet."), _("Wait until it has been listened to."))
    return ComparePage(
        now=now,
        sides=(_side(before, reviews[0]), _side(now, reviews[1])),
        rows=_rows(reviews[0], reviews[1]),
        lines=_lines(reviews[0], reviews[1]),
    )


def _side(take: Take, review: Review) -> Side:
    transcript = practice.transcript_of(take)
    return Side(take, passages(transcript, review) if transcript else ())


def _rows(before: Review, now: Review) -> tuple[Row, ...]:
    then = {one.code: figure(one) for one in before.measures}
    rows = []
    for measure in now.measures:
        here, there = figure(measure), then.get(measure.code)
        old = there.value if there else ""
        if here.value or old:
            rows.append(
                Row(here.name, old, here.value, here.band, bool(old) and bool(here.value) and here.value != old)
            )
    return tuple(rows)


def _lines(before: Review, now: Review) -> tuple[str, ...]:
    """What came in, what fell out, and which advice was followed."""
    then = {one.code: one.met for one in before.checks}
    lines = [
        (_("New in it: %(what)s") if one.met else _("No longer in it: %(what)s")) % {"what": CHECKS[one.code]}
        for one in now.checks
        if one.code in CHECKS and None not in (one.met, then.get(one.code)) and one.met != then.get(one.code)
    ]
    still = {one.code for one in now.comments}
    lines += [_("Done: %(what)s") % {"what": one.try_this} for one in before.comments if one.code not in still]
    lines += [
        _("%(name)s: from %(before)s to %(now)s") % {"name": one.name, "before": old.level, "now": one.level}
        for one in now.ratings
        for old in before.ratings
        if old.competency == one.competency and one.name and None not in (one.level, old.level)
        and one.level != old.level
    ]  # fmt: skip
    return tuple(lines)
