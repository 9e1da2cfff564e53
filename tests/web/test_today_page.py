"""Today in the browser's eyes: one next action, the list, the tour, the example."""

from datetime import timedelta


def page_of(client, path="/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_workspace_says_what_to_do(alice, client_of):
    alice.settings = {"example": "removed", "tour": "done"}
    alice.save()
    shown = page_of(client_of(alice))
    assert "Begin with the posting or the invitation" in shown
    assert "Show me the example" in shown
    assert "A short tour" not in shown


def test_a_new_workspace_waits_for_its_example_and_then_loads_again(alice, client_of):
    client = client_of(alice)
    assert "An example is being laid out" in page_of(client)
    assert "HX-Refresh" not in client.get("/", headers={"HX-Request": "true"}).headers
    alice.settings = {"example": "shown"}
    alice.save()
    assert client.get("/", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_the_tour_has_three_steps_and_ends_for_good(alice, client_of):
    client = client_of(alice)
    for step, title in ((1, "Look at a finished plan"), (2, "Write down what you did"), (3, "Hand in your own papers")):
        assert title in page_of(client, f"/?step={step}")
    assert "Look at a finished plan" in page_of(client, "/?step=9%22%3E")
    assert client.post("/tour/end/").status_code == 302
    assert "A short tour" not in page_of(client)


def test_the_next_thing_stands_on_top_and_can_be_ticked_off(alice, client_of):
    from finalist.core import clock
    from finalist.services.opportunities import begin
    from finalist.store.models import Meeting, Plan

    now, row = clock.now(), begin(alice, company="Harrow Vale")
    meeting = now + timedelta(days=3)
    Meeting.objects.create(owner=alice, opportunity=row, start=meeting, zone="UTC", title="Panel")
    block = {"kind": "block", "part": "agenda", "item": "b1", "title": "Rehearse aloud", "detail": "Tell it twice.",
             "opens": now.isoformat(), "due": (now + timedelta(hours=1)).isoformat(), "lapses": None}  # fmt: skip
    Plan.objects.create(owner=alice, opportunity=row, number=1, state="ready", upcoming=[block])
    client = client_of(alice)
    shown = page_of(client)
    top = shown[shown.index('<section class="card next"') :]
    assert "Rehearse aloud" in top[:600]
    assert "Tell it twice." in top[:600]
    assert "<count-down" in shown
    assert "in 3 days" in shown
    sent = {"part": "agenda", "item": "b1", "done": "yes"}
    answer = client.post(f"/o/{row.pk}/plan/mark/", sent, headers={"Referer": "http://127.0.0.1/"})
    assert answer.headers["Location"] == "http://127.0.0.1/"
    assert "Rehearse aloud" not in page_of(client)


def test_an_opportunity_without_a_plan_is_the_next_thing_when_nothing_is_due(alice, client_of):
    from finalist.services.opportunities import begin

    begin(alice, company="Harrow Vale")
    assert "Look over what was read, and make the plan" in page_of(client_of(alice))


def test_the_example_goes_and_comes_back_by_the_undo(alice, client_of, monkeypatch):
    from finalist.services import example, planning
    from finalist.store.models import Opportunity

    monkeypatch.setattr(planning, "request_plan", lambda owner, opportunity_id: None)
    row = example.first_run(alice)
    client = client_of(alice)
    assert "Take it away" in page_of(client)
    client.post("/example/remove/")
    shown = page_of(client)
    assert "The example is gone." in shown
    assert 'action="/undo/"' in shown
    assert not Opportunity.objects.of(alice).exists()
    client.post("/undo/", {"kind": "opportunity", "id": row.pk})
    assert "Take it away" in page_of(client)
