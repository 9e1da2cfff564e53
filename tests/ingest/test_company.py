"""Company pages: each statement is the page's own, of the right kind, and points at its place."""

import pytest

from finalist.core.documents.company import Company
from finalist.core.errors import UserError
from finalist.ingest.company import read_company

PAGE = """# About Kelvedon Pumps

Kelvedon Pumps makes pumps for water works in nine countries. Our mission is to waste no water.

## Our values
- **We own the outcome** — we stay until it works.
- Tell it straight

## News
In March 2026 we opened a plant in Ghent.

## What is hard at the moment
Two posts in ten are vacant.

## Our team
Ida Quill founded the company in a shed.

We use cookies to make the site better.
"""
HTML = b"""<html><head><title>Who we are | Orrin Care</title></head><body>
<nav><a href="/">Home</a></nav>
<main><h1>Who we are</h1><p>Orrin Care runs six homes on the coast.</p>
<h2>Values</h2><h3>Kind first</h3><p>We are kind even when we are late.</p>
<h3>Open doors</h3><p>Families come when they like.</p>
</main><footer>Copyright Orrin Care. All rights reserved.</footer></body></html>"""


def read(data: bytes, name: str) -> Company:
    found = read_company(data, name)
    assert found.document is not None
    assert found.source is not None
    for statement in found.document.statements:
        quote = statement.evidence
        assert quote.verbatim == found.source.text[quote.start : quote.end]
        assert " ".join(quote.verbatim.replace("**", "").split()) == statement.text
    return found.document


def test_statements_are_sorted_by_their_heading_and_their_words() -> None:
    statements = read(PAGE.encode(), "about.md").statements
    assert [(one.kind, one.text) for one in statements] == [
        ("product", "Kelvedon Pumps makes pumps for water works in nine countries."),
        ("mission", "Our mission is to waste no water."),
        ("value", "We own the outcome — we stay until it works."),
        ("value", "Tell it straight"),
        ("news", "In March 2026 we opened a plant in Ghent."),
        ("challenge", "Two posts in ten are vacant."),
        ("people", "Ida Quill founded the company in a shed."),
    ]


def test_the_heading_is_kept() -> None:
    assert read(PAGE.encode(), "about.md").statements[2].heading == "Our values"


def test_a_heading_inside_the_values_is_itself_a_value() -> None:
    values = [one.text for one in read(HTML, "about.html").statements if one.kind == "value"]
    assert values == ["Kind first", "We are kind even when we are late.", "Open doors", "Families come when they like."]


@pytest.mark.parametrize(
    ("data", "name", "expected"), [(PAGE.encode(), "about.md", "Kelvedon Pumps"), (HTML, "about.html", "Orrin Care")]
)
def test_the_name_comes_from_the_text_or_the_title(data: bytes, name: str, expected: str) -> None:
    company = read(data, name)
    assert company.name is not None
    assert company.name.value == company.name.evidence.verbatim == expected


def test_a_page_without_a_name_or_values_says_so() -> None:
    found = read_company(b"we open at nine and close at five on every day but Sunday.", "hours.txt")
    assert found.document is not None
    assert found.document.name is None
    assert {problem.code for problem in found.problems} == {"no-name", "no-values"}


@pytest.mark.parametrize("data", [b"", b"\n\n", b"%PDF-1.4", b"\x00" * 99])
def test_what_is_no_page_gets_one_sentence(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_company(data, "about.html")
    assert caught.value.next_step
