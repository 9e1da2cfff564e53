"""From a mapping to the one SELECT that turns a publisher's rows into ours. Everything stays text until it is cast.

Names and constants of a mapping are quoted here and nowhere else; nothing of a file is ever part of the SQL.
"""

from collections.abc import Sequence

from finalist.core.documents.market import Mapping
from finalist.core.errors import UserError

PERIODS: dict[str, tuple[str, ...]] = {
    "year": ("year", "annual", "yearly", "annually", "per year", "yr", "jahr", "an"),
    "month": ("month", "monthly", "per month", "mth", "monat"),
    "biweek": ("bi-weekly", "biweekly"),
    "week": ("week", "weekly", "per week", "wk"),
    "day": ("day", "daily", "per day"),
    "hour": ("hour", "hourly", "per hour", "hr"),
}
LEAST, MOST = 1_000, 1_000_000_000
"""A year's pay outside these is left out as a slip. Convention; wide, because currencies differ."""


def cleaned(sql: str) -> str:
    """Text as it is compared: lower case, no accents, single spaces (looked for first: most texts have no others)."""
    rare = f"contains({sql}, '  ') OR contains({sql}, chr(9))"
    spaced = f"CASE WHEN {rare} THEN regexp_replace({sql}, '\\s+', ' ', 'g') ELSE {sql} END"
    return f"lower(strip_accents(trim({spaced})))"


def select(mapping: Mapping, columns: Sequence[str], as_of: str) -> tuple[str, str, str]:
    """(our columns and `why`, the condition of the rows to look at, what is reckoned before).

    Raises UserError naming a column that the table does not have.
    """
    build = _Build(mapping, {name.casefold().strip(): name for name in columns})
    parts = build.percentiles() if mapping.table == "percentiles" else build.pay()
    shared = {
        "title": cleaned(build.text("title", True)),
        "occupation": f"coalesce(trim({build.text('occupation')}), '')",
        **build.place(),
        "currency": f"upper(trim({build.text('currency', True)}))",
        "as_of": f"coalesce({build.day()}, date '{as_of}')",
    }
    listed = ", ".join(f"{sql} AS {name}" for name, sql in {**shared, **parts}.items())
    return listed, build.kept(), build.raw()


class _Build:
    """The pieces of one SELECT."""

    def __init__(self, mapping: Mapping, columns: dict[str, str]) -> None:
        self.mapping, self.columns = mapping, columns

    def text(self, name: str, needed: bool = False) -> str:
        """The column of a field as text; NULL when the mapping or the table has none."""
        wanted: tuple[str, ...] = getattr(self.mapping, name)
        for each in wanted:
            if each.startswith("="):
                return _quoted(each[1:])
            if each.casefold().strip() in self.columns:
                return _named(self.columns[each.casefold().strip()])
        if needed:
            raise UserError(
                f"The table has no column for “{name}” ({', '.join(wanted)}).",
                "Its columns: " + ", ".join(list(self.columns.values())[:12]) + ". Name the right one in a mapping.",
            )
        return "CAST(NULL AS VARCHAR)"

    def number(self, name: str) -> str:
        """The column of a field as a number; NULL for “*”, “#” and everything that is none."""
        text = self.text(name)
        if self.mapping.decimal == ",":
            text = f"replace(replace({text}, '.', ''), ',', '.')"
        bare = f"try_cast(regexp_replace({text}, '[^0-9.]', '', 'g') AS DOUBLE)"
        plain = f"try_cast({text} AS DOUBLE)"
        return f"coalesce({plain}, {bare})"

    def place(self) -> dict[str, str]:
        """City and region; “Austin, TX” is cut at its last comma when no column holds the region."""
        whole = f"coalesce({cleaned(self.text('place'))}, '')"
        region = f"coalesce({cleaned(self.text('region'))}, CASE WHEN contains({whole}, ',') " \
                 f"THEN trim(regexp_replace({whole}, '^.*,', '')) ELSE '' END)"  # fmt: skip
        city = f"trim(regexp_replace({whole}, ',[^,]*$', ''))"
        return {"place": city, "region": region, "country": f"coalesce({cleaned(self.text('country'))}, '')"}

    def day(self) -> str:
        """The date of a row, from ISO or US forms."""
        text = f"left(trim({self.text('date')}), 10)"
        return f"coalesce(try_cast({text} AS DATE), try_strptime({text}, '%m/%d/%Y')::DATE)"

    def pay(self) -> dict[str, str]:
        """A year of pay, low and high, and why a row is left out ('' when it is not)."""
        low, high = "raw_low * factor", "raw_high * factor"
        why = (
            f"CASE WHEN coalesce({self.text('title', True)}, '') = '' THEN 'no title' "
            f"WHEN raw_low IS NULL THEN 'no pay figure' WHEN factor IS NULL THEN 'unknown period' "
            f"WHEN (raw_low + raw_high) / 2 * factor NOT BETWEEN {LEAST} AND {MOST} OR raw_low > raw_high "
            f"THEN 'pay out of reach' {self.twice()} ELSE '' END"
        )
        return {"low": low, "high": high, "pay": f"({low} + {high}) / 2", "why": why}

    def raw(self) -> str:
        """What is reckoned once a row and used often: the figures as they stand and what makes a year of them."""
        low = f"coalesce(nullif({self.number('low')}, 0), {self.number('pay')})"
        high = f"coalesce(nullif({self.number('high')}, 0), {low})"
        return f"{low} AS raw_low, {high} AS raw_high, {self.factor()} AS factor"

    def twice(self) -> str:
        """The branch of `why` for a job that the table says more than once."""
        one = self.text("unique") if self.mapping.unique else ""
        return f"WHEN row_number() OVER (PARTITION BY {one}) > 1 THEN 'said twice'" if one else ""

    def factor(self) -> str:
        """What makes a year of a period: a CASE over the words for it."""
        yearly = {"year": 1.0, "month": 12.0, "biweek": 26.0, "week": 52.0, "day": 260.0}
        yearly["hour"] = 52.0 * self.mapping.hours_a_week
        word = f"lower(trim({self.text('period', True)}))"
        cases = " ".join(
            f"WHEN {word} IN ({', '.join(map(_quoted, PERIODS[name]))}) THEN {value}" for name, value in yearly.items()
        )
        return f"CASE {cases} END"

    def percentiles(self) -> dict[str, str]:
        """Published percentiles with the number of people they stand for."""
        figures = {name: self.number(name) for name in ("p10", "p25", "p50", "p75", "p90")}
        for name in ("p25", "p50", "p75"):
            self.text(name, True)
        why = f"CASE WHEN coalesce({self.text('title', True)}, '') = '' THEN 'no title' " \
              f"WHEN {figures['p50']} IS NULL THEN 'no pay figure' ELSE '' END"  # fmt: skip
        return {**figures, "n": f"coalesce(CAST({self.number('weight')} AS BIGINT), 0)", "why": why}

    def kept(self) -> str:
        """The condition of `keep`."""
        rules = [
            f"starts_with(lower(trim({_named(self.columns[name.casefold()])})), {_quoted(begin.casefold())})"
            for name, begin in self.mapping.keep.items()
            if name.casefold() in self.columns
        ]
        return " AND ".join(rules) or "true"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _named(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
