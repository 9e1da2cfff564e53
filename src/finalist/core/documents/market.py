"""How a publisher's table becomes market data (a mapping), and what is kept of each import (a dataset)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from finalist.core.documents.base import Document


def _several(value: object) -> object:
    return (value,) if isinstance(value, str | int | float | date) else value


Columns = Annotated[tuple[str, ...], BeforeValidator(lambda value: tuple(map(str, _several(value))))]
"""Names of columns, the first that the table has; or one constant written “=GBP”. Capitals do not matter."""


class Mapping(Document):
    """Which column holds what. `table`: rows of pay, or published percentiles of an occupation.

    place and region: “Leeds” and “Yorkshire”; a place “Austin, TX” without a region is cut at the comma. period: hour,
    day, week, month or year, in the table's own words. hours_a_week: to make a year of an hour (a convention).
    keep: only rows whose column begins so. unique: the column that tells jobs apart, when a table says one twice.
    """

    source: str
    licence: str
    table: Literal["pay", "percentiles"] = "pay"
    title: Columns
    occupation: Columns = ()
    place: Columns = ()
    region: Columns = ()
    country: Columns = ()
    low: Columns = ()
    high: Columns = ()
    pay: Columns = ()
    period: Columns = ("=year",)
    currency: Columns
    date: Columns = ()
    weight: Columns = ()
    p10: Columns = ()
    p25: Columns = ()
    p50: Columns = ()
    p75: Columns = ()
    p90: Columns = ()
    unique: Columns = ()
    keep: dict[str, str] = Field(default_factory=dict)
    hours_a_week: float = Field(default=37.5, gt=0, le=80)
    decimal: Literal[".", ","] = "."


class Dataset(Document):
    """One import. rows: kept; left_out: by reason; sha256: of the file and its mapping."""

    id: str
    file: str
    source: str
    licence: str
    table: Literal["pay", "percentiles"]
    as_of: date
    imported: date
    sha256: str
    rows: int
    left_out: dict[str, int]
