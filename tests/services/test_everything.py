"""Deleting deletes: rows and bytes, this owner's and nobody else's, at once or after a month."""

from datetime import timedelta

from finalist.core import clock


def test_all_of_an_owner_goes_and_nothing_of_another(alice, bob, full_of, workspace):
    from finalist.services.everything import delete_all
    from finalist.store.rows import every_kind

    full_of(alice, "Words")
    full_of(bob, "Words")
    others = {kind: kind.objects.filter(owner=bob).count() for kind in every_kind()}
    assert delete_all(alice) > 40
    assert [kind.__name__ for kind in every_kind() if kind.objects.filter(owner=alice).exists()] == []
    assert {kind: kind.objects.filter(owner=bob).count() for kind in every_kind()} == others
    assert not (workspace.files / alice.pk).exists()
    assert any((workspace.files / bob.pk).rglob("*"))


def test_what_was_thrown_away_goes_for_good_after_thirty_days(alice, workspace):
    from finalist.services import opportunities, papers
    from finalist.services.everything import purge
    from finalist.store.models import Blob, Opportunity, Paper
    from finalist.store.rows import every_kind
    from finalist.store.saving import throw_away

    kept = opportunities.begin(alice, company="Kept")
    papers.add_text(alice, kept, "posting", "one text")
    gone = opportunities.begin(alice, company="Gone")
    papers.add_text(alice, gone, "posting", "another text")
    throw_away(gone)
    assert purge() == 0
    long_ago = clock.now() - timedelta(days=31)
    Opportunity.objects.filter(pk=gone.pk).update(deleted_at=long_ago)
    Blob.objects.update(updated_at=long_ago)
    assert purge() >= 3
    assert list(Opportunity.objects.values_list("company", flat=True)) == ["Kept"]
    assert Paper.objects.count() == 1
    assert len([path for path in workspace.files.rglob("*") if path.is_file()]) == 1
    assert any(kind.objects.exists() for kind in every_kind())
