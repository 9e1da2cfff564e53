"""Papers: kept whatever they hold, read at once, corrected with care."""

from pathlib import Path

import pytest

from finalist.core.errors import UserError

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities

    return opportunities.begin(alice)


@pytest.fixture
def posting(alice, opportunity):
    from finalist.services import papers

    return papers.add(alice, opportunity, "posting", "posting.md", (NURSE / "posting.md").read_bytes())


def test_a_correction_stands_in_the_document_and_what_was_read_is_kept(alice, posting):
    from finalist.services import papers

    row = papers.correct(alice, posting.pk, {"/title": "Night nurse"})
    assert papers.as_corrected(row).title.value == "Night nurse"
    assert row.document["title"]["value"] == "Senior Staff Nurse, Acute Medical Unit"


def test_typing_the_old_value_again_takes_the_correction_back(alice, posting):
    from finalist.services import papers

    papers.correct(alice, posting.pk, {"/title": "Night nurse"})
    row = papers.correct(alice, posting.pk, {"/title": " Senior Staff Nurse, Acute Medical Unit "})
    assert row.corrections == {}


def test_corrections_add_up_and_an_item_can_be_taken_out(alice, posting):
    from finalist.services import papers

    before = len(posting.document["requirements"])
    papers.correct(alice, posting.pk, {"/title": "Night nurse"})
    row = papers.correct(alice, posting.pk, {"/requirements/0": None})
    document = papers.as_corrected(row)
    assert (document.title.value, len(document.requirements)) == ("Night nurse", before - 1)


@pytest.mark.parametrize("wrong", [{"/nowhere": "x"}, {"/requirements/999/text": "x"}, {"/pay/minimum": "a lot"}])
def test_a_correction_that_does_not_fit_changes_nothing(alice, posting, wrong):
    from finalist.services import papers

    with pytest.raises(UserError):
        papers.correct(alice, posting.pk, {"/title": "Night nurse", **wrong})
    posting.refresh_from_db()
    assert (posting.corrections, posting.rev) == ({}, 1)


def test_a_second_posting_takes_the_place_of_the_first_and_notes_add_up(alice, opportunity, posting):
    from finalist.services import papers
    from finalist.store.models import Paper

    papers.add_text(alice, opportunity, "posting", "# Another job\n\n- Requirements: triage")
    papers.add_text(alice, opportunity, "notes", "She asked about nights.")
    papers.add_text(alice, opportunity, "notes", "He said hello.")
    kinds = sorted(Paper.objects.of(alice).filter(opportunity=opportunity).values_list("kind", flat=True))
    assert kinds == ["notes", "notes", "posting"]
    assert Paper.objects.thrown_away(alice).get().pk == posting.pk


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 50, b"%PDF-1.7 broken", b"PK\x03\x04 broken"])
def test_what_cannot_be_read_is_kept_with_its_problem(alice, opportunity, data):
    from finalist.services import papers

    row = papers.add(alice, opportunity, "posting", "odd.pdf", data)
    assert papers.data_of(row) == data
    assert row.problems


def test_a_paper_too_large_leaves_nothing_behind(alice, opportunity):
    from finalist.services import papers
    from finalist.store.models import Blob, Paper

    with pytest.raises(UserError):
        papers.add(alice, opportunity, "posting", "big.txt", b"a" * (papers.LIMIT + 1))
    assert (Paper.objects.count(), Blob.objects.count()) == (0, 0)


def test_a_paper_of_somebody_else_is_not_there(bob, posting):
    from finalist.services import papers
    from finalist.store.access import NotThere

    for act in (lambda: papers.correct(bob, posting.pk, {"/title": "x"}), lambda: papers.remove(bob, posting.pk)):
        with pytest.raises(NotThere):
            act()
