"""Résumés on the web without a script: begun, filled part by part, moved, undone, looked at, taken along."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finalist.core.resume.editing import PARTS

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "resumes_rendercv"


@pytest.fixture
def browser(alice, client_of):
    return client_of(alice)


@pytest.fixture
def row(alice):
    from finalist.services import resume_import

    return resume_import.bring_in(alice, "resume.md", (NURSE / "resume.md").read_bytes())


def again(row):
    row.refresh_from_db()
    return row


def form_of(row, part, **changed):
    """The form as a browser would send it."""
    from finalist.core.resume.editing import fields_of, items_of

    sent = {"rev": str(row.rev), "step": str(row.step), "item": []}
    for item in items_of(row.body, part):
        sent["item"].append(item.key)
        for field in fields_of(part, item.key):
            value = item.values[field.name]
            sent[f"{item.key}.{field.name}"] = list(value) if isinstance(value, tuple) else value
    return {**sent, **changed}


def test_every_page_answers(browser, row):
    paths = [
        "/resumes/",
        "/resumes/new/",
        *(
            f"/resumes/{row.pk}/{rest}"
            for rest in ("", "?check=yes", "?part=proof", "look/", "versions/", "versions/1/")
        ),
    ]
    paths += [f"/resumes/{row.pk}/part/{part}/" for part in PARTS]
    for path in paths:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert b"style=" not in answer.content, path
        assert answer.content.count(b"<h1") == (0 if "part=proof" in path else 1), path


def test_from_a_blank_page_to_a_pdf_by_plain_forms(alice, browser):
    from finalist.store.models import Resume

    answer = browser.post(
        "/resumes/new/", {"name": "Ada Example", "label": "Welder", "email": "ada@example.org", "field": "trade"}
    )
    row = Resume.objects.get(owner=alice)
    assert answer.headers["Location"] == f"/resumes/{row.pk}/part/work/"
    work = {
        "rev": "1",
        "step": "1",
        "item": ["n0"],
        "n0.position": "Welder",
        "n0.name": "Harbour Yard",
        "n0.startDate": "May 2021",
        "n0.endDate": "today",
        "n0.highlights": ["Cut scrap from 9 % to 4 %", "", "Led a crew of 6"],
        "do": "next",
    }
    answer = browser.post(f"/resumes/{row.pk}/part/work/", work)
    assert answer.headers["Location"] == f"/resumes/{row.pk}/part/education/"
    assert again(row).body["work"] == [
        {
            "position": "Welder",
            "name": "Harbour Yard",
            "startDate": "2021-05",
            "highlights": ["Cut scrap from 9 % to 4 %", "Led a crew of 6"],
        }
    ]
    pdf = browser.get(f"/resumes/{row.pk}/file/pdf")
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="Ada-Example-resume.pdf"'


def test_a_stale_save_answers_409_with_what_was_typed_and_loses_nothing(browser, row):
    sent = form_of(row, "skills")
    browser.post(f"/resumes/{row.pk}/part/summary/", form_of(row, "summary", **{"basics.summary": "Elsewhere."}))
    first = sent["item"][0]
    answer = browser.post(f"/resumes/{row.pk}/part/skills/", {**sent, f"{first}.name": "Typed here"})
    assert answer.status_code == 409
    assert b"Typed here" in answer.content
    assert again(row).body["basics"]["summary"] == "Elsewhere."
    assert f'name="rev" value="{row.rev}"'.encode() in answer.content
    browser.post(f"/resumes/{row.pk}/part/skills/", {**sent, f"{first}.name": "Typed here", "rev": str(row.rev)})
    assert again(row).body["skills"][0]["name"] == "Typed here"


def test_saving_a_form_unchanged_keeps_every_key_and_makes_no_version(alice, browser):
    from finalist.services import resumes

    body = {
        "basics": {"name": "A", "image": "me.png", "location": {"city": "B", "planet": "Earth"},
                   "profiles": [{"network": "GH", "since": 2010}]},
        "work": [{"name": "E", "highlights": ["a", "b"], "team": [1, {"x": 2}]},
                 {"name": "E", "position": "Second role"}],
        "unplaced": ["a line"], "odd": [{"deep": [1]}], "meta": {"theme": "x", "finalist": {"summaries": ["another"]}},
    }  # fmt: skip
    row = resumes.begin(alice, "Mine", body)
    assert row.body == body
    for part in PARTS:
        assert browser.post(f"/resumes/{row.pk}/part/{part}/", form_of(again(row), part)).status_code == 302
    assert (again(row).body, row.versions.count()) == (body, 1)


def test_items_move_go_and_come_without_a_script(browser, row):
    names = [one["name"] for one in row.body["work"]]
    path = f"/resumes/{row.pk}/part/work/"
    browser.post(path, form_of(row, "work", do="down:0"))
    assert [one["name"] for one in again(row).body["work"]] == [names[1], names[0], *names[2:]]
    browser.post(path, form_of(row, "work", do="drop:1"))
    assert [one["name"] for one in again(row).body["work"]] == [names[1], *names[2:]]
    page = browser.get(browser.post(path, form_of(row, "work", do="role:0")).headers["Location"])
    assert page.content.count(f'value="{names[1]}"'.encode()) == 2
    assert b'name="item" value="n0"' in page.content


def test_undo_and_redo_go_through_the_saves_and_a_named_version_comes_back(browser, row):
    before = row.body
    browser.post(f"/resumes/{row.pk}/part/summary/", form_of(row, "summary", **{"basics.summary": "New."}))
    browser.post(f"/resumes/{row.pk}/versions/", {"name": "the short one"})
    browser.post(f"/resumes/{row.pk}/undo/", {"do": "undo"})
    assert again(row).body == before
    browser.post(f"/resumes/{row.pk}/undo/", {"do": "redo"})
    assert again(row).body["basics"]["summary"] == "New."
    browser.post(f"/resumes/{row.pk}/undo/", {"do": "undo"})
    page = browser.get(f"/resumes/{row.pk}/versions/2/").content.decode()
    assert "the short one" in page
    assert "<del" in page
    assert "<ins" in page
    browser.post(f"/resumes/{row.pk}/versions/2/")
    assert again(row).body["basics"]["summary"] == "New."
    assert browser.post(f"/resumes/{row.pk}/undo/", {"do": "redo"}).status_code == 422


def test_the_preview_shows_what_is_typed_and_only_the_newest_request_counts(browser, row):
    from email import message_from_bytes

    path = f"/resumes/{row.pk}/preview/work/"
    sent = form_of(row, "work", turn="20")
    sent["0.highlights"] = ["Responsible for the ward"]
    answer = browser.post(path, sent)
    assert answer.status_code == 200
    told = message_from_bytes(
        b"Content-Type: " + answer.headers["Content-Type"].encode() + b"\r\n\r\n" + answer.content
    )
    parts = told.get_payload()
    assert parts[1].get_payload(decode=True).startswith(b"\x89PNG")
    prompts = json.loads(parts[0].get_payload())
    assert prompts[0] == [
        "Begin with what you did: a verb.",
        "How many, how much, how often? A figure, if you know one.",
    ]
    assert browser.post(path, {**sent, "turn": "19"}).status_code == 204
    assert again(row).versions.count() == 1


def test_an_example_with_gaps_never_ends_in_an_output(alice, browser):
    from finalist.core.resume.examples import example_fields
    from finalist.services import resumes

    lines = [one.text for field in example_fields() for one in field.examples]
    assert len(lines) > 30
    row = resumes.begin(
        alice, "Mine", {"basics": {"name": "Ada Example"}, "work": [{"name": "Yard", "highlights": [*lines, "Mine"]}]}
    )
    for form in ("txt", "md", "html"):
        text = browser.get(f"/resumes/{row.pk}/file/{form}").content.decode()
        assert "Mine" in text
        assert "⟨" not in text
        assert not any(line[:25] in text for line in lines)
    assert "⟨" in browser.get(f"/resumes/{row.pk}/file/json").content.decode()
    assert "Left out until the gaps" in browser.get(f"/resumes/{row.pk}/").content.decode()


@pytest.mark.skipif(not DATA.exists(), reason="third-party résumés are not beside the project (../shared/data)")
def test_the_nine_rendercv_files_come_in_and_go_out_with_the_same_fields(browser, alice):
    from finalist.core.resume.proof import read_as_fields
    from finalist.ingest.resume import read_resume
    from finalist.services.resumes import content_of
    from finalist.store.models import Resume

    files = sorted(DATA.rglob("*.pdf"))
    assert len(files) == 9
    for file in files:
        with file.open("rb") as stream:
            answer = browser.post("/resumes/import/", {"file": stream})
        row = Resume.objects.get(pk=answer.headers["Location"].split("/")[2])
        source = read_resume(file.read_bytes(), file.name).document.content
        assert read_as_fields("web", source, content_of(row.body)).full, file.name
        again_read = read_resume(browser.get(f"/resumes/{row.pk}/file/pdf").content, "made.pdf").document.content
        score = read_as_fields("made", content_of(row.body), again_read)
        assert score.lost == (), (file.name, score.lost)


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities, papers, stories

    made = opportunities.begin(alice, company="Saltmarsh Valley Hospital", role="Senior Staff Nurse")
    papers.add(alice, made, "posting", "posting.md", (NURSE / "posting.md").read_bytes())
    stories.bring_in(alice, "stories.md", (NURSE / "stories.md").read_bytes())
    return made


def test_each_change_for_a_posting_is_decided_alone_and_can_be_taken_back(browser, alice, row, opportunity):
    from finalist.services import resume_fit

    here = f"/o/{opportunity.pk}/resume/"
    assert b"Make it" in browser.get(here).content
    browser.post(here + "begin/", {"resume": row.pk})
    version = opportunity.resumes.get()
    assert (version.body, version.made_from) == (row.body, row.pk)
    page = browser.get(here).content.decode()
    fit = resume_fit.fit_of(version)
    moves = [one for one in fit.open if one.kind == "move"]
    assert len(moves) >= 2
    assert all(one.rests_on.verbatim in page.replace("&#x27;", "'") for one in moves)
    taken, left = moves[:2]
    browser.post(here + "decide/", {"do": f"accept:{taken.id}", "rev": again(version).rev})
    browser.post(here + "decide/", {"do": f"reject:{left.id}", "rev": again(version).rev})
    assert [one["state"] for one in again(version).changes] == ["accepted", "rejected"]
    before = row.body["work"][0]["highlights"]
    after = version.body["work"][0]["highlights"]
    assert sorted(after) == sorted(before)
    assert after.index(taken.after) < before.index(taken.after)
    assert left.id not in {one.id for one in resume_fit.fit_of(version).open}
    assert b"Against" in browser.get(here).content
    browser.post(here + "decide/", {"do": f"back:{taken.id}", "rev": version.rev})
    browser.post(here + "decide/", {"do": f"back:{left.id}", "rev": again(version).rev})
    assert (again(version).body, version.changes) == (row.body, [])
    assert again(row).body["work"][0]["highlights"] == before
    stale = browser.post(here + "decide/", {"do": f"accept:{taken.id}", "rev": "1"})
    assert stale.status_code == 409


def test_no_change_says_what_the_papers_do_not_say(alice, row, opportunity):
    from finalist.services import resume_fit, resumes
    from finalist.store.models import Story

    version = resume_fit.begin(alice, opportunity.pk, row.pk)
    told = " ".join([json.dumps(row.body, ensure_ascii=False), *(story.text for story in Story.objects.of(alice))])
    fit = resume_fit.fit_of(version)
    missing = [one for one in fit.asked if one.shown == "missing"]
    assert missing
    for one in fit.open:
        assert one.rests_on.verbatim in told
        resume_fit.accept(alice, opportunity.pk, one.id) if one.id in {
            each.id for each in resume_fit.fit_of(again(version)).open
        } else None
    text = json.dumps(again(version).body)
    assert not any(one.text[:40] in text for one in missing)
    assert resumes.can_undo(version)[0]


def test_a_plan_reads_the_version_for_its_opportunity(alice, row, opportunity, browser):
    from finalist.services import planning, resume_fit, resumes

    def read():
        return next(file for file in planning.input_files(opportunity) if file.kind == "resume")

    assert json.loads(read().data) == row.body
    version = resume_fit.begin(alice, opportunity.pk, row.pk)
    assert read().name == f"{version.name}.json"
    before = planning.inputs_now(opportunity)
    resumes.put(version, {**version.body, "basics": {"name": "Changed"}}, "contact")
    assert json.loads(read().data)["basics"] == {"name": "Changed"}
    assert planning.inputs_now(opportunity) != before
    assert b"The version you wrote for this opportunity" in browser.get(f"/o/{opportunity.pk}/papers/").content


def test_a_cover_letter_rests_on_the_papers_and_prints_in_the_theme(alice, row, opportunity, browser):
    here = f"/o/{opportunity.pk}/resume/cover/"
    browser.post(here, {"write": "yes", "to": "Dr Okafor", "why": "Your falls project is the one I would copy."})
    page = browser.get(here).content.decode()
    letter = opportunity.letters.get(kind="cover")
    assert "Dr Okafor" in letter.body
    assert "Your falls project is the one I would copy." in letter.body
    assert "Sentence by sentence" in page
    browser.post(here, {"subject": "Mine", "body": letter.body + "\n\nP.S. My own words.", "rev": letter.rev})
    assert again(letter).subject == "Mine"
    assert "P.S. My own words." in browser.get(here + "txt").content.decode()
    assert browser.get(here + "pdf").content.startswith(b"%PDF")
    assert browser.post(here, {"body": "x", "rev": "1"}).status_code == 409


def test_profile_texts_and_references_come_from_the_document(alice, browser):
    from finalist.services import resumes

    body = {"basics": {"name": "Ada Example", "label": "Welder", "summary": "Welder on ships since 2012."},
            "work": [{"name": "Yard", "position": "Welder", "highlights": ["Cut scrap from 9 % to 4 %"]}],
            "references": [{"name": "Bea Example", "summary": "Foreman at the yard"}]}  # fmt: skip
    row = resumes.begin(alice, "Mine", body)
    page = browser.get(f"/resumes/{row.pk}/profile/").content.decode()
    assert "Cut scrap from 9 % to 4 %" in page
    assert "Bea Example" in browser.get(f"/resumes/{row.pk}/references/txt").content.decode()
    assert browser.get(f"/resumes/{row.pk}/references/json").status_code == 404


def test_a_photo_is_drawn_anew_small_and_off_until_it_is_given(alice, browser, row):
    import numpy as np

    from finalist.ingest.picture import png
    from finalist.store import files

    assert b"A photo is shown" not in browser.get(f"/resumes/{row.pk}/look/").content
    pixels = np.full((400, 320, 3), 128, dtype="uint8")
    hidden = png(pixels.tobytes(), 320, 400) + b"GPS 51.5 -0.1"
    stream = io.BytesIO(hidden)
    stream.name = "me.png"
    plain = browser.get(f"/resumes/{row.pk}/file/pdf").content
    assert browser.post(f"/resumes/{row.pk}/look/photo/", {"photo": stream}).status_code == 302
    kept = files.read(again(row).photo)
    assert b"GPS" not in kept
    assert row.look["photo"] is True
    with_it = browser.get(f"/resumes/{row.pk}/file/pdf").content
    assert b"/Subtype/Image" in with_it
    assert b"/Subtype/Image" not in plain
    browser.post(f"/resumes/{row.pk}/look/photo/", {"remove": "yes"})
    assert browser.get(f"/resumes/{row.pk}/file/pdf").content == plain
    stream = io.BytesIO(b"\x89PNG but not really")
    stream.name = "me.png"
    assert browser.post(f"/resumes/{row.pk}/look/photo/", {"photo": stream}).status_code == 422


def test_the_look_is_kept_and_a_pale_colour_is_refused_with_the_reason(browser, row):
    path = f"/resumes/{row.pk}/look/"
    sent = {"theme": "tower", "paper": "us-letter", "language": "de", "font": "serif", "accent": "own", "rev": row.rev}
    answer = browser.post(path, {**sent, "own_accent": "#ffee00"})
    assert answer.status_code == 422
    assert b"too pale" in answer.content
    browser.post(path, {**sent, "own_accent": "#5b3a8c"})
    look = again(row).look
    assert (look["theme"], look["paper"], look["language"], look["accent"]) == ("tower", "us-letter", "de", "#5b3a8c")
    assert "SPRACHEN" in browser.get(f"/resumes/{row.pk}/file/txt").content.decode()
    assert browser.post(path, {**sent, "rev": "1"}).status_code == 409
    browser.post(f"/resumes/{row.pk}/undo/", {"do": "undo"})
    assert again(row).look == {}
    assert browser.get(f"{path}quarto.png").content.startswith(b"\x89PNG")
    assert browser.get(f"{path}nothing.png").status_code == 404


def test_many_previews_at_once_each_get_their_own_page(row):
    from concurrent.futures import ThreadPoolExecutor

    from finalist.journeys.resume import Order, pages
    from finalist.services.resumes import content_of

    def drawn(number):
        return pages(content_of({"basics": {"name": f"Number {number}"}}), Order("png"), 40)[0]

    alone = [drawn(number) for number in range(12)]
    with ThreadPoolExecutor(6) as crew:
        assert list(crew.map(drawn, range(12))) == alone


def test_the_paper_that_was_handed_in_is_a_beginning_with_its_corrections(alice, browser):
    from finalist.services import opportunities, papers, planning, profile
    from finalist.store.models import Resume

    paper = profile.give_resume(alice, "resume.md", (NURSE / "resume.md").read_bytes())
    papers.correct(alice, paper.pk, {"/content/basics/label": "Corrected label"})
    browser.post("/resumes/import/", {"paper": "yes"})
    row = Resume.objects.get(owner=alice)
    assert row.body["basics"]["label"] == "Corrected label"
    assert row.in_use is False
    opportunity = opportunities.begin(alice, company="Somewhere")
    assert planning.written_in(opportunity, planning.papers_of(opportunity)) is None
    browser.post(f"/resumes/{row.pk}/do/", {"do": "use"})
    assert planning.written_in(opportunity, planning.papers_of(opportunity)) == row


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    part=st.sampled_from(PARTS),
    keys=st.lists(st.sampled_from(["basics", "0", "1", "999", "-1", "n0", "new", "", "x.y", "\x00"]), max_size=5),
    do=st.sampled_from(
        ["", "next", "add", "up:0", "down:x", "drop:basics", "role:7", "use:0", "use:basics", "up", ":"]
    ),
    words=st.text(max_size=30),
    numbers=st.sampled_from(["", "1", "99999999999999999999", "-1", "1.5", "²"]),
)
def test_no_form_however_mangled_breaks_the_editor_or_the_preview(row, browser, part, keys, do, words, numbers):
    from finalist.core.resume.editing import fields_of

    sent = {"rev": numbers, "step": numbers, "turn": numbers, "width": numbers, "item": keys, "do": do}
    for key in keys:
        for field in fields_of(part, key):
            sent[f"{key}.{field.name}"] = [words, words] if field.kind == "lines" else words
    assert browser.post(f"/resumes/{row.pk}/preview/{part}/", sent).status_code in (200, 204)
    assert browser.post(f"/resumes/{row.pk}/part/{part}/", sent).status_code in (302, 409)
    assert browser.get(f"/resumes/{row.pk}/part/{part}/", {"do": do}).status_code == 200


def test_a_line_of_a_story_may_be_added_unless_its_fact_was_taken_back(alice, browser):
    from finalist.services import facts, opportunities, papers, resume_fit, resumes, stories

    told = "I negotiated new contracts with eleven suppliers and saved 12%."
    posting = "# Platform engineer\n\n## You have\n- Experience of negotiating contracts with suppliers\n- Welding\n"
    body = {"basics": {"name": "Noor Beispiel"}, "work": [{"name": "Cloudberry Works", "position": "Site Engineer",
            "startDate": "2019-03", "highlights": ["Ran the night rota of nine"]}]}  # fmt: skip
    stories.save(alice, "", None, title="The suppliers", text=f"At Cloudberry Works prices had risen twice. {told}")
    opportunity = opportunities.begin(alice, company="Harrow Vale")
    papers.add_text(alice, opportunity, "posting", posting)
    version = resume_fit.begin(alice, opportunity.pk, resumes.begin(alice, "Mine", body).pk)
    (added,) = [one for one in resume_fit.fit_of(version).open if one.kind == "add"]
    browser.post(f"/o/{opportunity.pk}/resume/decide/", {"do": f"accept:{added.id}", "rev": version.rev})
    lines = again(version).body["work"][0]["highlights"]
    assert sorted(lines) == [
        "Negotiated new contracts with eleven suppliers and saved 12%",
        "Ran the night rota of nine",
    ]
    assert "Welding" not in json.dumps(version.body)
    resume_fit.take_back(alice, opportunity.pk, added.id)
    assert again(version).body == body
    facts.mark(alice, told, "retracted")
    assert [one for one in resume_fit.fit_of(version).open if one.kind == "add"] == []


def test_sections_are_put_in_order_with_plain_buttons_and_taken_back(browser, row):
    def post(do):
        return browser.post(f"/resumes/{row.pk}/part/order/", form_of(again(row), "order", do=do))

    before = again(row).body
    assert post("up:education").status_code == 302
    assert sections(row)[:3] == ["summary", "education", "work"]
    page = browser.get(f"/resumes/{row.pk}/part/order/").content.decode()
    assert page.index('value="up:education"') < page.index('value="up:work"')
    assert "data-drop" not in page
    assert "data-add" not in page
    text = browser.get(f"/resumes/{row.pk}/file/txt").content.decode()
    assert text.index("EDUCATION") < text.index("EXPERIENCE")
    assert b"Education" in browser.get(f"/resumes/{row.pk}/versions/1/").content
    post("order:usual")
    assert again(row).body == before
    post("order:education")
    assert sections(row)[:3] == ["summary", "education", "work"]
    browser.post(f"/resumes/{row.pk}/undo/", {"part": "order", "do": "undo"})
    assert again(row).body == before


def sections(row):
    from finalist.core.resume.editing import items_of

    return [one.key for one in items_of(again(row).body, "order")]


def test_who_has_just_left_a_school_may_begin_with_education(browser, alice):
    start = browser.get("/resumes/new/").content.decode()
    assert 'name="first" value="work" checked' in start
    answer = browser.post("/resumes/new/", {"name": "Maren Oakfield", "first": "education"})
    assert answer.headers["Location"].endswith("/part/education/")
    from finalist.services import resumes

    row = resumes.listed(alice).get()
    assert sections(row)[:3] == ["summary", "education", "work"]
    sent = form_of(again(row), "education", item=["n0"], do="next") | {"n0.institution": "University of Fernmoor"}
    following = browser.post(f"/resumes/{row.pk}/part/education/", sent)
    assert following.headers["Location"].endswith("/part/work/")
