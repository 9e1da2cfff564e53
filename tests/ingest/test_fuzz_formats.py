"""Mutated files through every reader: one clear sentence or a result, never a traceback, never without end."""

import io
import json
import random
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finalist.core.errors import UserError
from finalist.ingest.resume import read_resume
from finalist.ingest.text import read_text

LAYOUTS = Path(__file__).parent / "layouts"
FORMATS = ("pdf", "docx", "html", "json", "md", "txt")
PER_FORMAT = 84
"""Six formats, 504 mutated files in all."""
MAX_SECONDS = 16.0

HTML = b"""<!doctype html><html><head><title>Buyer</title><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "JobPosting", "title": "Buyer", "baseSalary": {"value": 3}}]}
</script></head><body><nav>Home</nav><main><h1>Rosa Nobody</h1><p>Leeds | rosa@nobody.example | 0113 496 0000</p>
<h2>Experience</h2><p><b>Buyer</b>, Oak Ltd<br>2019 &ndash; present</p><ul><li>Saved 10%<li>Led 4</ul>
<h2>Education</h2><table><tr><td>BA History</td><td>2010 - 2013</td></tr></table></main></body></html>"""


@cache
def sample(format: str) -> bytes:
    """A valid file of a format."""
    if format == "pdf":
        import typst

        return typst.compile(str(LAYOUTS / "chef.typ"))
    if format == "docx":
        import docx

        document = docx.Document()
        document.add_heading("Rosa Nobody", 0)
        document.add_heading("Experience", 1)
        document.add_paragraph("Buyer, Oak Ltd\t2019 – present")
        document.add_paragraph("Saved 10%", style="List Bullet")
        document.add_table(rows=2, cols=2).cell(0, 0).text = "Leeds"
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    if format == "json":
        work = [{"name": "Oak Ltd", "position": "Buyer", "startDate": "2019", "highlights": ["Saved 10%"]}]
        return json.dumps({"basics": {"name": "Rosa Nobody", "location": {"city": "Leeds"}}, "work": work}).encode()
    return HTML if format == "html" else (LAYOUTS / ("researcher.md" if format == "md" else "driver.txt")).read_bytes()


def flipped(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 4, 30))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def spliced(data: bytes, chance: random.Random) -> bytes:
    a, b, c = (chance.randrange(len(data)) for _ in range(3))
    return data[:a] + data[min(b, c) : max(b, c)] + data[a:]


def crossed(data: bytes, chance: random.Random) -> bytes:
    other = sample(chance.choice(FORMATS))
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def rewritten(data: bytes, chance: random.Random) -> bytes:
    """Numbers made huge or negative, tokens repeated: what a structure's own parser must withstand."""
    old = chance.choice((b"1", b"0", b"obj", b"<", b"{", b":", b"/", b" ", b"\n"))
    new = chance.choice((b"999999999", b"-1", old * 3, b"", b"\x00", b"\xff\xfe"))
    return data.replace(old, new, chance.choice((1, 20, -1)))


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A DOCX whose zip is sound and whose parts are not."""
    if not data.startswith(b"PK"):
        return flipped(data, chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            hurt = part and name.endswith((".xml", ".rels")) and chance.random() < 0.5
            new.writestr(name, chance.choice((flipped, truncated, spliced, rewritten))(part, chance) if hurt else part)
    return buffer.getvalue()


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped,
    truncated,
    spliced,
    crossed,
    rewritten,
    repacked,
)


def survives(data: bytes, name: str) -> None:
    """Both readers end in time, with a result whose spans hold or with a UserError."""
    for reader in (read_text, read_resume):
        started = time.process_time()
        try:
            found = reader(data, name)  # type: ignore[operator]
        except UserError:
            continue
        finally:
            assert time.process_time() - started < MAX_SECONDS
        if reader is read_text:
            assert all(found.text[line.start : line.start + len(line.text)] == line.text for line in found.lines)
        else:
            assert all(found.source.text[r.start : r.end] == r.verbatim for r in found.document.spans.values())


@pytest.mark.parametrize("format", FORMATS)
def test_mutated_files_end_in_a_result_or_in_one_sentence(format: str) -> None:
    chance = random.Random(f"finalist {format}")
    for number in range(PER_FORMAT):
        survives(MUTATIONS[number % len(MUTATIONS)](sample(format), chance), f"file.{format}")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=2000), st.sampled_from(("a.pdf", "a.docx", "a.html", "a.json", "a.md", "a.txt", "a", "")))
def test_any_bytes_end_in_a_result_or_in_one_sentence(data: bytes, name: str) -> None:
    survives(data, name)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=800), st.sampled_from(("a.html", "a.json", "a.md", "a.txt")))
def test_any_text_ends_in_a_result_or_in_one_sentence(text: str, name: str) -> None:
    survives(text.encode("utf-8", "surrogatepass"), name)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(("basics", "work", "education", "skills", "languages", "projects", "x")), JSON))
def test_any_json_ends_in_a_result_or_in_one_sentence(content: dict[str, object]) -> None:
    survives(json.dumps(content).encode(), "cv.json")


@pytest.mark.parametrize(
    "line", ["(" * 30_000, "a," * 30_000, "2019 - " * 20_000, "1 " * 30_000, "a.b" * 20_000, "**" * 30_000,
             "[" * 30_000,
             "- " * 30_000, "<p" * 30_000, "Jan " * 20_000, "x@" * 20_000, "\t" * 40_000 + "x", "+1 (" * 20_000],
)  # fmt: skip
def test_one_hostile_line_takes_no_more_than_seconds(line: str) -> None:
    survives(f"Experience\n{line}\n{line[:200]}\n".encode(), "cv.txt")
