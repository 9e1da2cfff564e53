"""Market data: files into the store, and a title with a place into percentiles that say how far off they are."""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from finalist.core.documents.market import Dataset, Mapping
from finalist.core.documents.posting import Posting
from finalist.core.errors import InputProblems, Problem, UserError
from finalist.core.knowledge.compile import data_folder
from finalist.core.knowledge.load import knowledge
from finalist.core.offers import market_sql as sql
from finalist.core.offers.market import (
    DISTANCES,
    Figures,
    Like,
    Place,
    alike,
    likenesses,
    occupation_of,
    place_of,
    stems_of,
)
from finalist.core.offers.spar.words import parsed
from finalist.core.offers.titles import occupation_named
from finalist.core.text.similarity import Lexical
from finalist.core.text.terms import fold
from finalist.ingest.market.engine import Engine
from finalist.ingest.market.store import import_table

KINDS = ("oews", "lca", "nyc", "postings")


SAME = 0.5
"""Likeness from which an occupation of the data is the one that a name leads to. Convention."""
SURE = 0.85
"""Likeness from which the words of a title outweigh another name of one word (“nurse”, “clerk”). Convention."""
NOWHERE = "(no place)"
"""What no row has as its place: asked for when the user names none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the data say. pay: from rows; published: from tables of percentiles; occupations: other guesses."""

    title: str
    place: str
    pay: Figures | None
    published: Figures | None
    occupation: Like | None
    occupations: tuple[Like, ...]
    nearby: tuple[Like, ...]

    @property
    def best(self) -> Figures | None:
        """The figures to go by: enough rows, else the published table, else what little there is."""
        if self.pay and self.pay.enough:
            return self.pay
        return self.published or self.pay


def mapping_of(kind: str, own: tuple[str, bytes] | None = None) -> Mapping:
    """The mapping of a publisher, or of a file of one's own. Raises InputProblems naming each wrong field."""
    if own is None:
        text, name = (data_folder() / "market" / f"{kind}.yaml").read_text(encoding="utf-8"), f"{kind}.yaml"
    else:
        name, text = own[0], own[1].decode("utf-8", "replace")
    try:
        return Mapping.model_validate(parsed(text))
    except ValidationError as error:
        raise InputProblems(
            Problem("bad-mapping", f"{'.'.join(map(str, e['loc']))}: {e['msg']}. See docs/howto/market-data.md.", name)
            for e in error.errors()
        ) from None
    except ValueError as error:
        raise UserError(f"{name}: {error}.", "See docs/howto/market-data.md.") from None


def import_file(file: Path, mapping: Mapping, folder: Path, *, as_of: date, today: date) -> tuple[Dataset, bool]:
    """One table into the store; False when it was there already."""
    return import_table(file, mapping, folder, as_of=as_of, today=today)


def import_postings(read: Sequence[tuple[str, Posting | None]], folder: Path, *, today: date) -> tuple[Dataset, bool]:
    """The ranges of saved postings into the store, as one dataset. Raises UserError when none states its pay."""
    rows = [row for _, posting in read if posting for row in _row(posting, today)]
    if not rows:
        raise UserError("None of these postings states its pay and title.", "Save some that do.")
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "postings.csv"
        with table.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([["title", "place", "low", "high", "period", "currency", "date"], *rows])
        return import_table(table, mapping_of("postings"), folder, as_of=today, today=today)


def _row(posting: Posting, today: date) -> list[list[str]]:
    pay, title = posting.pay, posting.title
    if pay is None or title is None or not pay.currency or pay.minimum is None:
        return []
    place = posting.locations[0].value if posting.locations else ""
    high = pay.maximum if pay.maximum is not None else pay.minimum
    return [[title.value, place, str(pay.minimum), str(high), pay.period or "year", pay.currency, str(today)]]


def ask(engine: Engine, title: str, place: str, *, occupation: str = "", currency: str = "") -> Answer:
    """Percentiles for a title in a place. occupation: a code or title of the data, to correct the guess."""
    if not stems_of(title):
        raise UserError(f"“{title[:60]}” is no title.", "Give the name of a job.")
    there = engine.tables()
    if not there:
        raise UserError("There are no market data yet.", "Import some: finalist offer market import FILE --kind …")
    where = place_of(place)
    likes = _candidates(engine, "titles", title) if "titles" in there else []
    jobs, guess = occupations_for(engine, title) if "occupations" in there else ([], None)
    job = _corrected(engine, occupation) if occupation else guess
    near = alike(likes)
    shown = knowledge().thresholds["market_title"]["value"]["shown"]
    pay = _pay(engine, near, _with_region(engine, "pay", where), currency) if near else None
    published = _published(engine, job, _with_region(engine, "percentiles", where)) if job else None
    return Answer(title, place, pay, published, job, tuple(jobs[:shown]), tuple(likes[:shown]))


def occupations_for(engine: Engine, title: str) -> tuple[list[Like], Like | None]:
    """The occupations nearest to a title, and the one it is taken for; a name that means several is taken for none."""
    named = occupation_named(title, other_names())
    own = _candidates(engine, "occupations", title)
    guess = occupation_of(own)
    if named is None or (named[1] == 1 and guess is not None and guess.likeness >= SURE):
        return own, guess
    if not named[0]:
        return own, None
    meant = [like for like in _candidates(engine, "occupations", named[0]) if like.likeness >= SAME]
    taken = {like.title for like in meant}
    return [*meant, *(like for like in own if like.title not in taken)], meant[0] if meant else None


@cache
def other_names() -> dict[str, list[str]]:
    """Occupation → what people call it: `market/titles.yaml`."""
    return parsed((data_folder() / "market" / "titles.yaml").read_text(encoding="utf-8"))


def _candidates(engine: Engine, table: str, title: str) -> list[Like]:
    stems = stems_of(title)
    rows = engine.rows(sql.candidates(table, len(stems)), [f"%{fold(stem)}%" for stem in stems])
    return likenesses(title, [(name, code or "", int(n)) for name, code, n in rows], Lexical())


def _corrected(engine: Engine, occupation: str) -> Like:
    """The occupation the user names. Raises UserError when the data do not have it."""
    if "occupations" not in engine.tables():
        raise UserError("There are no published tables of occupations.", "Import some: --kind oews")
    query = "SELECT title, min(occupation), sum(n) FROM occupations WHERE title = ? OR occupation = ? GROUP BY title"
    found = engine.rows(query, [" ".join(fold(occupation).split()), occupation])
    if not found:
        raise UserError(f"The data have no occupation “{occupation[:60]}”.", "Give one of those that a query lists.")
    return Like(found[0][0], 1.0, found[0][1] or "", int(found[0][2]))


def _with_region(engine: Engine, table: str, where: Place) -> Place:
    """The place with the region that most of its rows name, when the user named none."""
    if where.region or not where.city:
        return where
    found = engine.rows(sql.REGIONS.format(table=table), [where.city])
    return replace(where, region=found[0][0]) if found else where


def _tier(where: Place) -> list[str]:
    return [where.city or NOWHERE, where.region, where.region, where.region]


def _pay(engine: Engine, near: Sequence[Like], where: Place, currency: str) -> Figures | None:
    titles = [like.title for like in near]
    least = knowledge().thresholds["market_min_n"]["value"]
    best: Figures | None = None
    for distance, ring, given in _rings(where):
        for code, n, figures, oldest, newest in engine.rows(sql.pay(len(titles), ring), [*titles, *given]):
            if currency in ("", code):
                p10, p25, p50, p75, p90 = map(float, figures)
                best = Figures(
                    int(n), p10, p25, p50, p75, p90, code, oldest, newest, distance, n >= least, titles=tuple(near)
                )
                break
        if best and best.enough:
            break
    return best


def _rings(where: Place) -> Iterator[tuple[str, str, list[str]]]:
    """The rings around a place, the nearest first: distance, condition, its parameters."""
    lone, inside, region, anywhere = sql.RINGS
    if where.city:
        yield DISTANCES[0], inside if where.region else lone, [where.city, *([where.region] if where.region else [])]
    if where.region:
        yield DISTANCES[1], region, [where.region]
    yield DISTANCES[2], anywhere, []


def _published(engine: Engine, job: Like, where: Place) -> Figures | None:
    found = engine.rows(sql.PUBLISHED, [*_tier(where), job.title])
    if not found:
        return None
    title, code, place, region, currency, n, p10, p25, p50, p75, p90, as_of, tier = found[0]
    if p25 is None or p50 is None or p75 is None:
        return None
    at = ", ".join(part for part in (place, region.upper()) if part)
    return Figures(
        int(n), p10, p25, p50, p75, p90, currency, as_of, as_of, DISTANCES[int(tier)], True, title=title,
        occupation=code or "", place=at,
    )  # fmt: skip


def answer_json(answer: Answer, sources: dict[str, str]) -> dict[str, Any]:
    """The documented JSON; its upper part is what `offer range --data` reads. sources: by table."""
    best = answer.best
    head: dict[str, Any] = {"title": answer.title, "place": answer.place, "engine": "rules", "enough": False, "n": 0}
    if best:
        source = sources.get("percentiles" if best is answer.published else "pay", "")
        figures = {name: _round(getattr(best, name)) for name in ("p10", "p25", "p50", "p75", "p90")}
        head |= {
            **figures, "n": best.n, "as_of": str(best.newest), "oldest": str(best.oldest), "source": source,
            "currency": best.currency, "enough": best.enough, "distance_in_place": best.distance,
        }  # fmt: skip
    return head | {
        "titles_taken": [asdict(like) for like in answer.pay.titles] if answer.pay else [],
        "titles_near": [asdict(like) for like in answer.nearby],
        "occupation": asdict(answer.occupation) if answer.occupation else None,
        "occupations_near": [asdict(like) for like in answer.occupations],
        "rows": _block(answer.pay),
        "published": _block(answer.published),
    }


def _block(figures: Figures | None) -> dict[str, Any] | None:
    if figures is None:
        return None
    raw = asdict(figures)
    raw.pop("titles")
    return {key: str(value) if isinstance(value, date) else _round(value) for key, value in raw.items()}


def _round(value: Any) -> Any:
    return round(value) if isinstance(value, float) else value
