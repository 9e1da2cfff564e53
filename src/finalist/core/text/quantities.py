"""Quantities in a text: money, percentages, counts and durations with their places; the pay of a posting.

The face of `amounts.py` (finding), `figures.py` (the wide reading) and `pay.py` (pay and a year of it),
so that callers know one name.
"""

from finalist.core.text.amounts import Kind, Period, Quantity, quantities
from finalist.core.text.figures import figures
from finalist.core.text.pay import PayFound, Yearly, pay_of, weekly_hours_of, yearly

__all__ = [
    "Kind",
    "PayFound",
    "Period",
    "Quantity",
    "Yearly",
    "figures",
    "pay_of",
    "quantities",
    "weekly_hours_of",
    "yearly",
]
