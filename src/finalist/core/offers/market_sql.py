"""The questions put to market data, in the SQL that DuckDB and PostgreSQL share (SQL:2003 ordered-set aggregates).

`?` marks a parameter; lists are parameters too. Tables and their columns: docs/howto/market-data.md.
"""

QUARTILES = ", ".join(
    f"percentile_cont({share}) WITHIN GROUP (ORDER BY pay) AS p{name}"
    for share, name in (("0.1", 10), ("0.25", 25), ("0.5", 50), ("0.75", 75), ("0.9", 90))
)
TIER = "CASE WHEN place = ? AND (? = '' OR region = ?) THEN 0 WHEN region = ? AND region <> '' THEN 1 ELSE 2 END"
"""How far a row's place is: 0 the place, 1 its region, 2 anywhere. Parameters: place, region, region, region."""

PLACES = f"""
SELECT {TIER} AS tier, currency, count(*) AS n FROM pay WHERE title = ANY(?) GROUP BY 1, 2 ORDER BY 1, 3 DESC"""

PAY = f"""
SELECT count(*) AS n, {QUARTILES}, min(as_of), max(as_of) FROM pay
WHERE title = ANY(?) AND currency = ? AND {TIER} <= ?"""

PUBLISHED = f"""
SELECT title, occupation, place, region, currency, n, p10, p25, p50, p75, p90, as_of, {TIER} AS tier
FROM percentiles WHERE title = ? ORDER BY tier, n DESC LIMIT 1"""

REGIONS = "SELECT region, count(*) AS n FROM {table} WHERE place = ? AND region <> '' GROUP BY 1 ORDER BY 2 DESC LIMIT 1"


def candidates(table: str, stems: int) -> str:
    """Titles that hold at least one of the stems, those with most of them and most rows first."""
    hits = " + ".join(["CASE WHEN title LIKE ? THEN 1 ELSE 0 END"] * stems)
    return (
        f"SELECT title, occupation, n FROM (SELECT title, min(occupation) AS occupation, sum(n) AS n, "
        f"max({hits}) AS hits FROM {table} GROUP BY title) AS counted WHERE hits > 0 "
        "ORDER BY hits DESC, n DESC, title LIMIT 150"
    )
