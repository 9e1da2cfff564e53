"""Who leads whom: the posting's own words come before what a title suggests."""

from datetime import UTC, datetime

from finalist.core.documents.posting import Posting
from finalist.core.plan.lines_of_report import boss, leads_anybody, led
from finalist.core.plan.material import Material
from finalist.core.plan.people import stake_of
from finalist.ingest.read import source_of

TEXT = """You report to the Site Manager.
- Lead four team leaders on the night shift
- Report hazards to anybody
"""


def material(text: str) -> Material:
    source = source_of(text.encode(), text, name="posting.txt", kind="posting", source_id="posting")
    posting = Posting(source="posting")
    return Material(now=datetime(2026, 11, 25, tzinfo=UTC), posting=posting, sources={"posting": source})


def test_the_one_the_post_reports_to_is_named_by_the_posting() -> None:
    found = boss(material(TEXT), "Site Manager")
    assert found is not None
    assert found.verbatim == "You report to the Site Manager."
    assert boss(material(TEXT), "Account Manager") is None


def test_those_the_post_leads_are_named_by_the_posting() -> None:
    found = led(material(TEXT), "team leader")
    assert found is not None
    assert found.verbatim == "Lead four team leaders on the night shift"
    assert led(material(TEXT), "site manager") is None


def test_a_post_that_leads_nobody_has_nobody_to_lead() -> None:
    assert leads_anybody(material(TEXT))
    assert not leads_anybody(material("Teach mathematics to Years 7 to 11."))


def test_a_principal_is_a_leader_and_an_assistant_principal_is_no_assistant() -> None:
    stakes = [stake_of(title)[0] for title in ("Principal", "Assistant Principal", "Principal Engineer", "Assistant")]
    assert [stake.id if stake else "" for stake in stakes] == ["executive", "executive", "expert", "report"]
    assert stake_of("PA to the Principal") == (None, "")
