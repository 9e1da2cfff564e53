"""Rehearsals: whom to talk to, the talk as far as it went, and the look back."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from finalist.core.knowledge.load import knowledge
from finalist.core.offers.spar.review import Comment, Review
from finalist.core.offers.spar.scenario import Scenario
from finalist.core.offers.spar.talk import MAX_TURNS, Talk, Turn, money
from finalist.services import rehearsals
from finalist.store.models import Offer, Opportunity, Rehearsal

HELD_BACK = frozenset({"below-opening", "too-high"})
"""Comments that give away what is hidden: only at the end."""
TREND = 12
WIDTH, HEIGHT, EDGE = 360, 96, 10
"""Pixels of the trend."""


@dataclass(frozen=True, slots=True)
class Row:
    """One earlier rehearsal. `agreed`, `limit`: as money, "" when there is none; `share`: in percent, None likewise."""

    rehearsal: Rehearsal
    agreed: str
    limit: str
    share: int | None
    turns: int


@dataclass(frozen=True, slots=True)
class Trend:
    """How much of the room was got, talk by talk: points of a line in an SVG, oldest first."""

    points: tuple[tuple[int, int, int], ...]
    line: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """Where a rehearsal begins, and the earlier ones."""

    counterparts: tuple[Scenario, ...]
    offers: tuple[Offer, ...]
    styles: tuple[str, ...]
    rows: tuple[Row, ...]
    trend: Trend | None


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One exchange: what was said, and at most a few comments. offer: when it moved; stands: what then lay there."""

    number: int
    said: str
    reply: str
    comments: tuple[Comment, ...]
    offer: str
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Their opening, their limit and what was agreed as x of an SVG; `agreed` None when nothing was."""

    opening: str
    limit: str
    agreed: str
    x: int | None


@dataclass(frozen=True, slots=True)
class TalkPage:
    """The talk. `left`: turns that remain; `back` and `band` only once it is over."""

    row: Rehearsal
    scenario: Scenario
    opening_line: str
    turns: tuple[TurnRow, ...]
    over: bool
    left: int
    offer: str
    back: Review | None
    band: Band | None
    grounds: tuple[tuple[str, str], ...]


def list_page(opportunity: Opportunity) -> ListPage:
    """Read it for an opportunity the caller may see: two queries."""
    kept = rehearsals.all_of(opportunity)
    own = Offer.objects.of(opportunity.owner).filter(opportunity=opportunity).order_by("-created_at")
    rows = tuple(_row(row) for row in kept)
    return ListPage(tuple(rehearsals.counterparts()), tuple(own), rehearsals.STYLES, rows, _trend(rows))


def _row(row: Rehearsal) -> Row:
    given = row.result if isinstance(row.result, dict) else {}
    share = given.get("share")
    currency = str(given.get("currency", ""))
    return Row(
        row,
        _money(given.get("agreed"), currency),
        _money(given.get("limit"), currency),
        round(100 * share) if isinstance(share, int | float) else None,
        int(given.get("turns") or len(row.turns)),
    )


def _money(amount: Any, currency: str) -> str:
    return money(Decimal(str(amount)), currency) if isinstance(amount, int | float) else ""


def _trend(rows: Sequence[Row]) -> Trend | None:
    """None for fewer than two talks that ended in a figure."""
    shares = [row.share for row in rows if row.share is not None][:TREND][::-1]
    if len(shares) < 2:
        return None
    wide = (WIDTH - 2 * EDGE) / (len(shares) - 1)
    points = tuple(
        (round(EDGE + wide * at), round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * min(share, 100) / 100), share)
        for at, share in enumerate(shares)
    )
    return Trend(points, " ".join(f"{x},{y}" for x, y, _ in points))


def talk_page(row: Rehearsal) -> TalkPage:
    """Read it for a rehearsal the caller may see."""
    now = rehearsals.played(row)
    talk = now.talk
    turns = tuple(
        _turn(talk, turn, comments, now.over) for turn, comments in zip(talk.turns, now.back.replay, strict=True)
    )
    return TalkPage(
        row=row,
        scenario=talk.scenario,
        opening_line=talk.opening_line,
        turns=turns,
        over=now.over,
        left=MAX_TURNS - len(turns),
        offer=money(talk.offer, talk.scenario.currency) if talk.offer is not None else "",
        back=now.back if now.over else None,
        band=_band(now.back, talk.scenario.currency) if now.over else None,
        grounds=_grounds(turns) if now.over else (),
    )  # fmt: skip


def _turn(talk: Talk, turn: Turn, comments: Sequence[Comment], over: bool) -> TurnRow:
    """While it lasts, one comment and none that gives the limit away; afterwards all of them."""
    kept = tuple(comments) if over else tuple(one for one in comments if one.code not in HELD_BACK)[:1]
    stands = money(turn.after, talk.scenario.currency) if turn.after is not None else ""
    moved = stands if turn.after != turn.before else ""
    return TurnRow(turn.number, turn.move.text, turn.reply, kept, moved, stands)


def _band(back: Review, currency: str) -> Band:
    room = back.limit - back.opening
    share = (back.agreed - back.opening) / room if back.agreed is not None and room else None
    x = None if share is None else round(EDGE + (WIDTH - 2 * EDGE) * float(min(max(share, Decimal(0)), Decimal(1))))
    agreed = money(back.agreed, currency) if back.agreed is not None else ""
    return Band(money(back.opening, currency), money(back.limit, currency), agreed, x)


def _grounds(turns: Sequence[TurnRow]) -> tuple[tuple[str, str], ...]:
    """(id, what it says) of the claims behind the comments."""
    entries = {entry.id: entry for entry in knowledge().evidence}
    ids = dict.fromkeys(one.evidence for turn in turns for one in turn.comments if one.evidence)
    return tuple((each, entries[each].shown) for each in ids if each in entries and entries[each].shown)
