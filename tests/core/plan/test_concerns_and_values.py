"""Which doubt a hasty note speaks of, and which value a company's sentence names."""

import pytest

from finalist.core.plan.concerns import heard_kind, threshold
from finalist.core.plan.culture import value_in


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("asked why I left after 8 months", "short-stays"),
        ("gap 2022: asked what I did", "employment-gap"),
        ("you haven't actually run a night, have you", "thin-evidence"),
        ("is he overqualified for this?", "overqualified"),
        ("worried about salary expectations", "pay-mismatch"),
        ("can't do nights?", "shift-availability"),
        ("nice office, good coffee", ""),
    ],
)
def test_a_note_line_speaks_of_a_kind_of_doubt_or_of_none(note, kind):
    assert heard_kind(note) == kind


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Safety first: anybody may stop the line.", "safety"),
        ("We take ownership of what we ship.", "ownership"),
        ("Customers first, always.", "customer-first"),
        ("Our canteen is on the second floor.", ""),
    ],
)
def test_a_sentence_names_a_value_only_in_its_own_words(sentence, value):
    found, _ = value_in(sentence)
    assert (found.id if found else "") == value


def test_limits_come_from_the_knowledge_with_their_evidence():
    assert (threshold("employment_gap_months"), threshold("short_stay_months")) == (4.0, 12.0)
