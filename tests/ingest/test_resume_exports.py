"""RenderCV's YAML and LinkedIn's export become JSON Resume; every word of theirs is in it."""

import io
import zipfile
from pathlib import Path

import pytest

from finalist.core.errors import Unreadable
from finalist.ingest.resume import read_resume

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "resumes_rendercv"
YAML = """cv:
  name: Una Paloma
  headline: Baker
  location: Leeds, UK
  email: una@paloma.example
  social_networks:
    - {network: GitHub, username: upaloma}
  sections:
    summary:
      - Bakes **well**.
    experience:
      - company: Plimsoll Bread
        position: Head Baker
        start_date: 2019-03
        end_date: present
        team: night
        highlights: [Feeds 900 people a day]
    education:
      - institution: Northgate College
        area: Baking
        degree: Diploma
        start_date: 2015
        end_date: 2017
    skills:
      - {label: Dough, details: "sourdough, rye (dark, light)"}
    Talks:
      - bullet: On rye, [slides](https://x.example/rye)
"""


def test_rendercv_yaml_becomes_json_resume():
    read = read_resume(YAML.encode(), "cv.yaml")
    assert read.document is not None
    content = read.document.content
    assert (content.basics.name, content.basics.summary, content.basics.profiles[0].url) == (
        "Una Paloma", "Bakes well.", "https://github.com/upaloma",
    )  # fmt: skip
    work = content.work[0]
    assert (work.name, work.position, work.startDate, work.endDate) == ("Plimsoll Bread", "Head Baker", "2019-03", "")
    assert work.model_extra == {"team": "night"}
    assert content.education[0].studyType == "Diploma"
    assert content.skills[0].keywords == ("sourdough", "rye (dark, light)")
    assert content.model_extra is not None
    assert content.model_extra["Talks"] == ["On rye, slides (https://x.example/rye)"]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not there")
def test_every_word_of_a_real_rendercv_file_is_kept():
    import yaml

    file = next(SHARED.glob("*Classic*.yaml"))
    read = read_resume(file.read_bytes(), file.name)
    assert read.document is not None
    kept = str(read.document.content.model_dump())

    def words(value: object) -> list[str]:
        if isinstance(value, dict):
            return [word for one in value.values() for word in words(one)]
        if isinstance(value, list):
            return [word for one in value for word in words(one)]
        return "".join(" " if char in "*[]()" else char for char in str(value or "")).split()

    said = words(yaml.safe_load(file.read_text("utf-8"))["cv"])
    lost = [word for word in said if word.strip(",") not in kept and word not in ("present", "-")]
    assert len(said) > 300
    assert lost == []


@pytest.mark.parametrize("text", ["cv:\n  name: [", "cv:\n  name: &a x\n  label: *a\n", "cv:\n- name: x\n  name: 1\n"])
def test_broken_yaml_is_one_sentence(text: str):
    with pytest.raises(Unreadable):
        read_resume(text.encode(), "cv.yaml")


def export(**sheets: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in sheets.items():
            package.writestr(f"{name.replace('_', ' ')}.csv", text)
    return made.getvalue()


def test_a_linkedin_export_becomes_json_resume():
    data = export(
        Profile='First Name,Last Name,Headline,Summary,Geo Location\nUna,Paloma,Baker,Bakes well.,"Leeds, UK"\n',
        Positions="Company Name,Title,Description,Location,Started On,Finished On\n"
        'Plimsoll Bread,Head Baker,"Feeds 900\npeople a day",Leeds,Mar 2019,\n'
        "Plimsoll Bread,Baker,,Leeds,Jan 2016,Feb 2019\n",
        Education="School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
        "Northgate College,2015,2017,,Diploma,Choir\n",
        Skills="Name\nRye\nSourdough\n",
        Email_Addresses="Email Address,Confirmed,Primary\nold@x.example,Yes,No\nuna@paloma.example,Yes,Yes\n",
        messages="FROM,TO\na,b\n",
    )
    read = read_resume(data, "export.zip")
    assert read.document is not None
    content = read.document.content
    assert (content.basics.name, content.basics.email) == ("Una Paloma", "una@paloma.example")
    assert [(w.position, w.startDate, w.endDate) for w in content.work] == [
        ("Head Baker", "2019-03", ""), ("Baker", "2016-01", "2019-02"),
    ]  # fmt: skip
    assert content.education[0].model_extra == {"Activities": "Choir"}
    assert [one.name for one in content.skills] == ["Rye", "Sourdough"]
    assert [problem.code for problem in read.problems] == ["unused-files"]
    assert "messages.csv" in read.problems[0].message


def test_any_other_zip_is_still_refused():
    with pytest.raises(Unreadable, match="packed archive"):
        read_resume(export(other="a,b\n1,2\n"), "x.zip")


def test_a_damaged_linkedin_export_is_a_sentence_whatever_is_damaged():
    import io
    import random
    import zipfile

    from finalist.core.errors import UserError
    from finalist.ingest.resume.linkedin import from_linkedin, is_linkedin

    out, dice, refused = io.BytesIO(), random.Random(7), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        rows = "".join(f"Harrow Vale {dice.random()},Nurse\n" for _ in range(200))
        packed.writestr("../../Positions.csv", f"Company Name,Title\n{rows}")
    for _ in range(300):
        bad = bytearray(out.getvalue())
        for _ in range(3):
            bad[dice.randrange(len(bad))] = dice.randrange(256)
        try:
            if is_linkedin(bytes(bad)):
                from_linkedin(bytes(bad), "export.zip")
        except UserError:
            refused += 1
    assert refused > 100
