"""The questions put to market data, in the SQL that DuckDB and PostgreSQL share (SQL:2003 ordered-set aggregates).

`?` marks a parameter. Tables and their columns: docs/howto/market-data.md.
"""

SHARES = ("0.1", "0.25", "0.5", "0.75", "0.9")
TIER = "CASE WHEN place = ? AND (? = '' OR region = ?) THEN 0 WHEN region = ? AND region <> '' THEN 1 ELSE 2 END"
"""How far a row's place is: 0 the place, 1 its region, 2 anywhere. Parameters: place, region, region, region."""
RINGS = 3

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


def pay(titles: int) -> str:
    """One row a currency; for each ring of places n, five percentiles, oldest and newest. Parameters: TIER's, titles.

    One pass over the rows, because a second one would cost as much as the first.
    """
    rings = ", ".join(_ring(f"FILTER (WHERE tier <= {ring})") for ring in range(RINGS))
    marks = ", ".join(["?"] * titles)
    rows = f"SELECT {TIER} AS tier, currency, pay, as_of FROM pay WHERE title IN ({marks})"
    return f"SELECT currency, {rings} FROM ({rows}) AS near GROUP BY currency"


def _ring(only: str) -> str:
    figures = (f"percentile_cont({share}) WITHIN GROUP (ORDER BY pay) {only}" for share in SHARES)
    return ", ".join([f"count(*) {only}", *figures, f"min(as_of) {only}", f"max(as_of) {only}"])
