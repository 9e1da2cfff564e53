"""How right résumés are read: the nine rendercv themes of one invented person against the YAML they were made from.

A field counts where the YAML gives it and the theme prints it; the YAML has no phone number, so none is counted. The
baseline takes the first name-like line and regular expressions over pdfium's plain text. Three themes (Classic,
Engineeringclassic, Opal) were looked at while the reader was written and the figures of all nine were seen, so this is
no held-out measure; tests/ingest/layouts holds the layouts it was developed on.

Run `python -m benchmarks.reading_resumes [-v]`.
"""

import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from finalist.core.documents.resume import JsonResume
from finalist.core.text.dates import find_dates
from finalist.core.text.terms import fold
from finalist.ingest.resume import read_resume

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "resumes_rendercv"
FIELDS = ("name", "e-mail", "location", "links", "employers", "titles", "schools", "dates", "bullets")
Counts = dict[str, tuple[int, int]]


def run(verbose: bool = False) -> list[tuple[str, Counts, Counts]]:
    """(theme, right and total by field with our reader, the same with the baseline) for each theme."""
    rows = []
    for pdf in sorted(DATA.glob("rendercv_*.pdf")):
        truth = yaml.safe_load(pdf.with_suffix(".yaml").read_text("utf-8"))["cv"]
        read = read_resume(pdf.read_bytes(), pdf.name)
        ours = score(truth, said_by(read.document.content), verbose=f"{pdf.name} " if verbose else "")
        rows.append((pdf.name.split("_")[3].removesuffix("Theme"), ours, score(truth, baseline(pdf.read_bytes()))))
    return rows


def said_by(content: JsonResume) -> dict[str, list[Any]]:
    """What a résumé says, field by field, in the order in which it is compared."""
    basics = content.basics
    place = ", ".join(part for part in (basics.location.city, basics.location.region) if part)
    return {
        "name": [basics.name],
        "e-mail": [basics.email],
        "location": [place],
        "links": [basics.url, *(profile.url for profile in basics.profiles)],
        "employers": [work.name for work in content.work],
        "titles": [work.position for work in content.work],
        "schools": [school.institution for school in content.education],
        "dates": [(work.startDate, work.endDate) for work in (*content.work, *content.education)],
        "bullets": [
            line
            for part in (*content.work, *content.education, *content.projects)
            for line in (part.model_dump().get("highlights") or ())
        ],
    }


def baseline(data: bytes) -> dict[str, list[Any]]:
    """Plain pdfium text and regular expressions: what a short script gets."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r", "")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    name = next((line for line in lines if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}", line)), "")
    mail = re.search(r"[\w.]+@[\w.]+", text)
    place = re.search(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*, [A-Z]{2}\b", text)
    work = text.partition("Experience")[2].partition("Projects")[0].split("\n")
    heads = [line.split(", ") for line in work if ", " in line and not line.startswith("•") and len(line) < 60]
    return {
        "name": [name],
        "e-mail": [mail.group() if mail else ""],
        "location": [place.group() if place else ""],
        "links": re.findall(r"(?:https?://|\b(?:www\.|linkedin\.com|github\.com))\S+", text),
        "employers": [head[0] for head in heads],
        "titles": [head[1] for head in heads],
        "schools": re.findall(r"[\w ]*(?:University|College|School)[\w ]*", text),
        "dates": [(date.start, date.end) for date in find_dates(text) if not date.single],
        "bullets": [line.lstrip("•◦ ") for line in lines if line[0] in "•◦"],
    }


def score(truth: dict[str, Any], said: dict[str, list[Any]], verbose: str = "") -> Counts:
    """Right and total of each field. A list is right where each wanted value is in it, duplicates counted."""
    sections = truth["sections"]
    work, schools = sections["experience"], sections["education"]
    wanted: dict[str, list[Any]] = {
        "name": [truth["name"]],
        "e-mail": [truth["email"]],
        "location": [truth["location"]],
        "links": [
            truth["website"],
            *(f"{_HOSTS[each['network']]}{each['username']}" for each in truth["social_networks"]),
        ],
        "employers": [each["company"] for each in work],
        "titles": [each["position"] for each in work],
        "schools": [each["institution"] for each in schools],
        "dates": [
            (each["start_date"], "" if each["end_date"] == "present" else each["end_date"])
            for each in (*work, *schools)
        ],
        "bullets": list(_bullets((*work, *schools, *sections["projects"]))),
    }
    counts: Counts = {}
    for field in FIELDS:
        left = [_key(value) for value in said[field]]
        right = 0
        for value in wanted[field]:
            if _key(value) in left:
                left.remove(_key(value))
                right += 1
            elif verbose:
                print(f"{verbose}{field}: wanted {value!r}, left {left[:8]}", file=sys.stderr)
        counts[field] = (right, len(wanted[field]))
    return counts


_HOSTS = {"LinkedIn": "linkedin.com/in/", "GitHub": "github.com/"}


def _bullets(entries: Iterable[dict[str, Any]]) -> Iterable[str]:
    """The bullets as printed: a nested list in the YAML is one string with its items after dashes."""
    for entry in entries:
        for bullet in entry["highlights"]:
            yield from re.split(r"\s+- (?=[A-Z])", bullet)


def _key(value: Any) -> str:
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return re.sub(r"^https?://(www\.)?|/$", "", " ".join(fold(text).split()))


def main() -> None:
    """Print the table by theme and field, and the time a file takes."""
    if not DATA.is_dir():
        print(f"Nothing to measure: {DATA} is not there.")
        return
    started = time.perf_counter()
    rows = run("-v" in sys.argv)
    each = (time.perf_counter() - started) / max(len(rows), 1)
    print("\nReading résumés: right / total, ours with the baseline in brackets")
    print(f"{'theme':20}" + "".join(f"{field:>15}" for field in FIELDS))
    for theme, ours, plain in rows:
        cells = (f"{ours[field][0]}/{ours[field][1]} ({plain[field][0]})" for field in FIELDS)
        print(f"{theme:20}" + "".join(f"{cell:>15}" for cell in cells))
    shares = []
    for field in FIELDS:
        total = sum(ours[field][1] for _, ours, _ in rows) or 1
        us, them = (sum(row[index][field][0] for row in rows) / total for index in (1, 2))
        shares.append(f"{us:.0%} ({them:.0%})")
    print(f"{'all':20}" + "".join(f"{share:>15}" for share in shares))
    print(f"{each * 1000:.0f} ms a file, both readers together")


if __name__ == "__main__":
    main()
