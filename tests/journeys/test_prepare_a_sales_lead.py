"""A sales lead's papers through the whole of prepare: pay is no demand, the trade is hers, and each reason is true."""

from datetime import UTC, datetime
from functools import cache

import pytest

from finalist.core.documents.gameplan import GamePlan
from finalist.ingest.posting import read_posting
from finalist.journeys.prepare import InputFile, prepare

POSTING = """\
Regional Sales Lead, Industrial Sensors
Fennick Instruments, Manchester (hybrid)

What you will do
- Own a regional target of £6m new business and a forecast accurate to 10%
- Coach discovery calls and deal reviews each week
What you bring
- A record of beating quota
- CRM discipline (we use HubSpot)
- Full driving licence
£65,000 to £75,000 plus commission
"""
RESUME = """\
# Odile Farrant

## Experience
### Senior Account Executive, Brisk Valves Ltd, Warrington
March 2021 – present
- Closed £1.9m in 2025 against a target of £1.6m
### Account Executive, Tamber Tools, Salford
June 2017 – February 2021
- Grew the territory from £420,000 to £880,000 a year
"""
INVITE = b"""\
From: Renata Osei <renata.osei@fennick.example>
To: Odile Farrant <odile.farrant@example.org>
Subject: Second interview, Regional Sales Lead
Date: Mon, 23 Nov 2026 09:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Odile,

We would like to see you on Thursday 3 December 2026 from 14:00 to 15:30 at our Manchester office. You will meet me
(Renata Osei, Sales Director) and Ivo Castellan, Product Lead. Please present your first 90 days in the region in ten
minutes; a role-play of a discovery call will follow.

Best,
Renata
"""
FILES = (("posting", "p.txt", POSTING.encode()), ("resume", "r.md", RESUME.encode()), ("invitation", "i.eml", INVITE))
NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)


@cache
def plan() -> GamePlan:
    """Her plan."""
    return prepare([InputFile(kind, name, data) for kind, name, data in FILES], now=NOW, hours=4, zone="Europe/London")


def test_somebody_who_sells_is_not_told_that_she_comes_from_another_field() -> None:
    assert plan().role_round.field == "sales"
    assert "change-of-field" not in {card.kind for card in plan().concerns}


def test_what_an_invitation_says_was_not_left_open_in_round_one() -> None:
    rests = [reason for one in plan().questions for reason in one.reasons]
    of_invitation = [each for each in rests if any(ref.document.startswith("invit") for ref in each.line.evidence)]
    announced = [each.line.knowledge for each in of_invitation if each.kind == "round-one"]
    assert announced
    assert set(announced) == {"sentence:reason.announced"}
    assert not any("left open" in each.line.text for each in rests)


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("£65,000 to £75,000 plus commission", (65_000, 75_000)),
        ("£42,000 + bonus", None),
        ("Commission of up to £20,000", None),
    ],
)
def test_pay_below_the_last_demand_is_pay_and_asks_for_nothing(line: str, pay: tuple[int, int] | None) -> None:
    document = read_posting(POSTING.replace("£65,000 to £75,000 plus commission", line).encode(), "p.txt").document
    assert document is not None
    found = document.pay and (document.pay.minimum, document.pay.maximum)
    assert found == pay
    if pay:
        assert [each.text for each in document.requirements] == [
            "A record of beating quota", "CRM discipline (we use HubSpot)", "Full driving licence",
        ]  # fmt: skip
