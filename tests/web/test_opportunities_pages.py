"""The board, the table, the archive; moved, closed, put away, deleted and brought back."""

import pytest


@pytest.fixture
def rows(alice):
    from finalist.services.opportunities import begin, move

    made = {name: begin(alice, company=name, role="Analyst") for name in ("Harrow Vale", "Copperlane", "Tidewater")}
    move(alice, made["Copperlane"].pk, "met")
    return made


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def column(shown, stage):
    return shown[shown.index(f'id="{stage}"') :].split("</section>")[0]


def test_cards_stand_in_the_column_of_their_stage(alice, rows, client_of):
    shown = text(client_of(alice), "/opportunities/")
    assert "Harrow Vale" in column(shown, "invited")
    assert "Copperlane" in column(shown, "met")
    assert "nothing here" in column(shown, "offer")


def test_a_card_is_moved_by_the_form_and_stale_forms_are_told(alice, rows, client_of):
    client, row = client_of(alice), rows["Harrow Vale"]
    form = text(client, f"/o/{row.pk}/stage/")
    assert f'name="rev" value="{row.rev}"' in form
    sent = {"stage": "offer", "board": "yes", "rev": row.rev}
    assert client.post(f"/o/{row.pk}/stage/", sent).headers["Location"] == "/opportunities/"
    assert "Harrow Vale" in column(text(client, "/opportunities/"), "offer")
    assert client.post(f"/o/{row.pk}/stage/", sent).status_code == 409
    assert client.post(f"/o/{row.pk}/stage/", {"stage": "heaven"}).status_code == 422


def test_a_drop_lands_above_the_card_it_names(alice, rows, client_of):
    client = client_of(alice)
    client.post(f"/o/{rows['Tidewater'].pk}/stage/", {"stage": "invited", "before": rows["Harrow Vale"].pk})
    invited = column(text(client, "/opportunities/"), "invited")
    assert invited.index("Tidewater") < invited.index("Harrow Vale")


def test_closing_keeps_outcome_and_reason_and_opening_takes_the_outcome_back(alice, rows, client_of):
    client, row = client_of(alice), rows["Harrow Vale"]
    client.post(f"/o/{row.pk}/stage/", {"outcome": "rejected", "reason": "They wanted nights.", "rev": row.rev})
    row.refresh_from_db()
    assert (row.stage, row.outcome, row.outcome_reason) == ("closed", "rejected", "They wanted nights.")
    assert "Rejected" in column(text(client, "/opportunities/"), "closed")
    assert client.post(f"/o/{row.pk}/stage/", {"outcome": "glory"}).status_code == 422
    client.post(f"/o/{row.pk}/stage/", {"stage": "waiting"})
    row.refresh_from_db()
    assert (row.stage, row.outcome) == ("waiting", "")


def test_put_away_it_stands_in_the_archive_alone(alice, rows, client_of):
    client, row = client_of(alice), rows["Tidewater"]
    client.post(f"/o/{row.pk}/archive/")
    assert "Tidewater" not in text(client, "/opportunities/").split("toasts")[0]
    assert "Tidewater" in text(client, "/opportunities/table/?away=yes")
    client.post(f"/o/{row.pk}/archive/", {"away": "no"})
    assert "Tidewater" in text(client, "/opportunities/")


def test_deleted_it_comes_back_by_the_undo_of_the_next_page(alice, rows, client_of):
    client, row = client_of(alice), rows["Tidewater"]
    client.post(f"/o/{row.pk}/delete/")
    shown = text(client, "/opportunities/")
    assert "The opportunity was deleted." in shown
    client.post("/undo/", {"kind": "opportunity", "id": row.pk})
    assert "Tidewater" in text(client, "/opportunities/")


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("sort=company", ["Copperlane", "Harrow Vale", "Tidewater"]),
        ("sort=-company", ["Tidewater", "Harrow Vale", "Copperlane"]),
        ("sort=-stage", ["Copperlane", "Harrow Vale", "Tidewater"]),
        ("q=har+ANALYST", ["Harrow Vale"]),
        ("stage=met", ["Copperlane"]),
        ("sort=';drop&page=x&stage=%00", ["Copperlane", "Harrow Vale", "Tidewater"]),
        ("q=nobody", []),
    ],
)
def test_the_table_sorts_filters_and_finds(alice, rows, client_of, query, order):
    shown = text(client_of(alice), f"/opportunities/table/?{query}")
    body = shown.split("<tbody>")[1] if "<tbody>" in shown else ""
    found = sorted((body.index(name), name) for name in rows if name in body)
    assert [name for _, name in found] == order


def test_long_columns_are_cut_and_lead_to_the_table(alice, client_of):
    from finalist.store.models import Opportunity

    Opportunity.objects.bulk_create(Opportunity(owner=alice, company=f"C{n:03}", place=n) for n in range(120))
    client = client_of(alice)
    shown = text(client, "/opportunities/")
    assert shown.count("data-id=") == 12
    assert "108 more" in shown
    assert "Page 1 of 3" in text(client, "/opportunities/table/?stage=invited")
    assert "C119" in text(client, "/opportunities/table/?stage=invited&sort=company&page=3")
