"""The questions put to market data, in the SQL that DuckDB and PostgreSQL share (SQL:2003 ordered-set aggregates).

`?` marks a parameter. Tables and their columns: docs/howto/market-data.md.
"""

FIGURES = (
    "count(*), percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9]) WITHIN GROUP (ORDER BY pay), min(as_of), max(as_of)"
)
TIER = "CASE WHEN place = ? AND (? = '' OR region = ?) THEN 0 WHEN region = ? AND region <> '' THEN 1 ELSE 2 END"
"""How far a row's place is: 0 the place, 1 its region, 2 anywhere. Parameters: place, region, region, region."""

PUBLISHED = f"""
SELECT title, occupation, place, region, currency, n, p10, p25, p50, p75, p90, as_of, {TIER} AS tier
FROM percentiles WHERE title = ? ORDER BY tier, n DESC LIMIT 1"""

REGIONS = (
    "SELECT region, count(*) AS n FROM {table} WHERE place = ? AND region <> '' GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
)


def candidates(table: str, stems: int) -> str:
    """Titles that hold at least one of the stems, those with most of them and most rows first."""
    hits = " + ".join(["CASE WHEN title LIKE ? THEN 1 ELSE 0 END"] * stems)
    return (
        f"SELECT title, occupation, n FROM (SELECT title, min(occupation) AS occupation, sum(n) AS n, "
        f"max({hits}) AS hits FROM {table} GROUP BY title) AS counted WHERE hits > 0 "
        "ORDER BY hits DESC, n DESC, title LIMIT 150"
    )


def pay(titles: int, ring: str) -> str:
    """One row a currency, the commonest first: n, five percentiles, oldest and newest. Parameters: titles, the ring's.

    ring: a condition of RINGS. The nearest ring is asked first, because it is cheap and mostly enough.
    """
    marks = ", ".join(["?"] * titles)
    return (
        f"SELECT currency, {FIGURES} FROM pay WHERE title IN ({marks}) AND {ring} GROUP BY currency ORDER BY 2 DESC, 1"
    )


RINGS = ("place = ?", "place = ? AND region = ?", "region = ?", "true")
"""A place of that name; the place in its region; the region; anywhere."""
