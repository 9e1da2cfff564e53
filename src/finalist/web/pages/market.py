"""Market data: what was imported, and what it says of a title in a place."""

from dataclasses import dataclass
from typing import Any

from finalist.core.documents.market import Dataset
from finalist.core.errors import UserError
from finalist.core.offers.market import Figures, Like
from finalist.services import market

TITLES = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One set of figures: whether from rows or published. `cells`: percentile and figure, empty when too little."""

    is_rows: bool
    figures: Figures
    cells: tuple[tuple[str, str], ...]
    titles: tuple[Like, ...]


@dataclass(frozen=True, slots=True)
class MarketPage:
    """All of it. `is_ready`: the library is there; `asked`: what was asked; `trouble`: why there is no answer."""

    is_ready: bool
    kept: tuple[Dataset, ...]
    kinds: tuple[str, ...]
    asked: dict[str, str]
    blocks: tuple[Block, ...]
    occupation: Like | None
    occupations: tuple[Like, ...]
    source: str
    trouble: str
    is_answered: bool


def market_page(owner: Any, asked: dict[str, str]) -> MarketPage:
    """Read it; a question is answered when a title was asked for."""
    ready = market.is_ready()
    kept = tuple(market.listed(owner))
    told, trouble = None, ""
    if asked.get("title") and ready:
        try:
            told = market.figures(
                owner, asked["title"], asked.get("place", ""), occupation=asked.get("occupation", ""),
                currency=asked.get("currency", "").upper(),
            )  # fmt: skip
        except UserError as error:
            trouble = str(error)
    answer = told.answer if told else None
    pairs = ((True, answer.pay), (False, answer.published)) if answer else ()
    return MarketPage(
        is_ready=ready,
        kept=kept,
        kinds=market.KINDS,
        asked=asked,
        blocks=tuple(_block(is_rows, figures) for is_rows, figures in pairs if figures is not None),
        occupation=answer.occupation if answer else None,
        occupations=tuple(answer.occupations) if answer else (),
        source=str(told.told.get("source", "")) if told else "",
        trouble=trouble,
        is_answered=answer is not None,
    )


def _block(is_rows: bool, figures: Figures) -> Block:
    cells = [(f"p{n}", getattr(figures, f"p{n}")) for n in (10, 25, 50, 75, 90)] if figures.enough else []
    return Block(
        is_rows,
        figures,
        tuple((name, f"{value:,.0f}") for name, value in cells if value is not None),
        tuple(figures.titles[:TITLES]),
    )
