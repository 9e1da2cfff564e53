"""JSON Resume files: kept whole, mended where the shape is wrong, refused in one sentence when they are no résumé."""

import json
from pathlib import Path

import pytest

from finalist.core.errors import Unreadable
from finalist.ingest.resume import read_resume

SAMPLE = Path(__file__).parents[3] / "shared/data/resumes_rendercv/jsonresume_sample.resume.json"


def bytes_of(**content: object) -> bytes:
    return json.dumps(content).encode()


def test_every_value_is_quoted_from_readable_lines_and_unknown_keys_are_kept() -> None:
    work = [{"name": "Oak Ltd", "position": "Buyer", "highlights": ["Saved 10%"], "mood": "good"}]
    read = read_resume(bytes_of(basics={"name": "Rosa Nobody"}, work=work, badges=[{"of": "honour"}]), "cv.json")
    assert read.document is not None
    assert read.source is not None
    assert read.source.text == "Rosa Nobody\nOak Ltd\nBuyer\nSaved 10%\ngood\nhonour"
    assert read.document.spans["/work/0/highlights/0"].verbatim == "Saved 10%"
    assert read.document.content.model_extra == {"badges": [{"of": "honour"}]}
    assert read.document.content.work[0].model_extra == {"mood": "good"}
    assert read.problems == ()


def test_names_of_earlier_versions_are_understood() -> None:
    work = {"company": "Oak Ltd", "position": "Buyer", "website": "https://oak.example"}
    read = read_resume(
        bytes_of(basics={"name": "R", "location": "Leeds", "website": "https://r.example"}, work=work), "cv.json"
    )
    assert read.document is not None
    content = read.document.content
    assert (content.work[0].name, content.work[0].url) == ("Oak Ltd", "https://oak.example")
    assert (content.basics.location.city, content.basics.url) == ("Leeds", "https://r.example")


def test_a_part_of_the_wrong_shape_is_left_out_and_the_rest_is_read() -> None:
    read = read_resume(bytes_of(basics={"name": "R", "phone": 7}, work=[{"name": "Oak"}, 3], skills="many"), "cv.json")
    assert read.document is not None
    assert read.document.content.work[0].name == "Oak"
    assert {problem.field for problem in read.problems} == {"work", "skills", "basics.phone"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"basics": {"name": "R"', "broken-json"),
        (b'{"title": "Buyer"}', "not-a-resume"),
        (b"[1, 2]", "not-a-resume"),
        (b'{"basics":' + b"[" * 100_000, "broken-json"),
        (b"From: a@b.example\nSubject: x\n\nHello", "not-a-resume"),
    ],
)
def test_what_is_no_json_resume_is_refused_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_resume(data, "cv.json")
    assert caught.value.code == code


@pytest.mark.shared
def test_the_sample_of_the_format_loses_nothing() -> None:
    if not SAMPLE.exists():
        pytest.skip(f"{SAMPLE} is not there")
    raw = json.loads(SAMPLE.read_text("utf-8"))
    read = read_resume(SAMPLE.read_bytes(), SAMPLE.name)
    assert read.document is not None
    kept = json.dumps(read.document.content.model_dump(), ensure_ascii=False)

    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [each for item in value.values() for each in strings(item)]
        if isinstance(value, list):
            return [each for item in value for each in strings(item)]
        return [value] if isinstance(value, str) else []

    assert all(json.dumps(each.strip(), ensure_ascii=False) in kept for each in strings(raw))
    assert read.problems == ()
