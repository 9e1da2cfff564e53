"""Every format that is read comes in through the web: the same fields, and nothing of the file is lost."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

RESUMES = Path(__file__).resolve().parents[1] / "render" / "resumes"
CSV = {
    "Profile.csv": "First Name,Last Name,Headline,Summary,Industry,Geo Location,Pet,Websites\n"
                   "Ada,Example,Welder,Welds ships.,Shipbuilding,Pellmoor,Otter,"
                   "\"[PORTFOLIO:https://ada.example,OTHER:https://welds.example]\"\n",
    "Email Addresses.csv": "Email Address,Primary\nada@example.org,Yes\nold@example.org,No\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
                     "Harbour Yard,Lead welder,Led a crew of 6,Pellmoor,May 2021,\n",
    "Skills.csv": "Name\nTIG\nMIG\n",
}  # fmt: skip
YAML = """cv:
  name: Ada Example
  email: ada@example.org
  sections:
    experience:
      - company: Harbour Yard
        position: Lead welder
        start_date: 2021-05
        end_date: present
        highlights: [Led a crew of 6]
    sea shanties:
      - bullet: Sings bass
    certifications:
      - name: Coded welder
        date: 2022-03
        location: Pellmoor test house
  custom_connections: [harbour radio 12]
"""


@pytest.fixture
def browser(alice, client_of):
    return client_of(alice)


def brought_in(browser, name, data):
    from finalist.store.models import Resume

    stream = BytesIO(data)
    stream.name = name
    answer = browser.post("/resumes/import/", {"file": stream})
    assert answer.status_code == 302, answer.content.decode()[-800:]
    return Resume.objects.get(pk=answer.headers["Location"].split("/")[2])


def zipped(files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md", "json"])
@pytest.mark.parametrize("person", ["graduate", "manager", "nurse"])
def test_what_goes_out_comes_in_with_the_same_fields(browser, alice, person, form):
    from finalist.core.resume.proof import read_as_fields
    from finalist.services.resumes import content_of

    first = brought_in(browser, f"{person}.json", (RESUMES / f"{person}.json").read_bytes())
    data = browser.get(f"/resumes/{first.pk}/file/{form}").content
    second = brought_in(browser, f"made.{form}", data)
    score = read_as_fields(form, content_of(first.body), content_of(second.body))
    assert (score.lost, score.percent) == ((), 100)
    if form == "json":
        assert second.body == first.body == json.loads((RESUMES / f"{person}.json").read_text("utf-8"))


def test_an_export_of_linkedin_keeps_the_columns_it_has_no_field_for(browser):
    row = brought_in(browser, "export.zip", zipped(CSV))
    assert row.body["basics"]["name"] == "Ada Example"
    assert row.body["work"][0]["name"] == "Harbour Yard"
    assert row.body["work"][0]["startDate"] == "2021-05"
    kept = json.dumps(row.body)
    for word in ("Otter", "Shipbuilding", "old@example.org", "https://welds.example", "TIG", "MIG", "Led a crew of 6"):
        assert word in kept, word


def test_a_file_of_rendercv_keeps_the_sections_it_has_no_part_for(browser):
    row = brought_in(browser, "cv.yaml", YAML.encode())
    assert row.body["work"][0]["position"] == "Lead welder"
    for word in ("Sings bass", "Pellmoor test house", "harbour radio 12"):
        assert word in json.dumps(row.body), word
    page = browser.get(f"/resumes/{row.pk}/part/other/").content.decode()
    assert "Sings bass" in page


def test_lines_that_fit_nowhere_stand_beside_the_document_and_the_file_is_kept(browser, alice):
    from finalist.store import files

    told = ("Ada Example", "ada@example.org", "", "Experience", "Lead welder, Harbour Yard, May 2021 - present",
            "- Led a crew of 6", "", "qwx//zz")  # fmt: skip
    data = "\n".join(told).encode()
    row = brought_in(browser, "cv.txt", data)
    assert files.read(row.source) == data
    page = browser.get(f"/resumes/{row.pk}/").content.decode()
    for one in row.report:
        assert one["message"].split("“")[0].strip()[:20] in page
    assert "qwx//zz" in json.dumps(row.body)


def test_what_is_no_resume_says_so_and_leaves_nothing(browser, alice):
    from finalist.store.models import Resume

    for name, data in (
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.json", b"{}"),
        ("a.zip", b"PK\x03\x04nothing"),
        ("a.txt", b""),
    ):
        stream = BytesIO(data)
        stream.name = name
        assert browser.post("/resumes/import/", {"file": stream}).status_code == 422, name
    assert browser.post("/resumes/import/", {}).status_code == 422
    assert Resume.objects.filter(owner=alice).count() == 0
