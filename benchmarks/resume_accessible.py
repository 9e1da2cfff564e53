"""PDF/UA-1 of what the résumé maker prints, by a checker of its own: every theme × résumé, cover letter and references.

The checker is outloud 0.2.1 (91 rules over all 31 checkpoints of the Matterhorn protocol), installed into an
environment of its own under build/, for it brings parts under licences that Finalist does not take in. veraPDF, the
usual judge, is in no registry that this project uses (PyPI, npm, Debian), so it was not asked. Skipped with a line
where it cannot be installed.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.resume_gate import RESUMES, SCRIPTS, content_of
from finalist.core.documents.resume import JsonResume
from finalist.ingest.resume import read_resume
from finalist.journeys.resume import Order, build
from finalist.journeys.resume_letter import build_cover, build_references, own_letter
from finalist.render.resume.themes import themes

HOME = Path(__file__).resolve().parents[1] / "build" / "outloud"
LETTER = "Dear hiring team,\n\nI am applying for the post.\n\nMy résumé is enclosed.\n\nKind regards,\nAnn Other\n"


def installed() -> Path | None:
    """The checker's command, made when it is missing; None when that is not possible."""
    command = HOME / "bin" / "outloud"
    if command.exists():
        return command
    subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
    uv = Path(sys.executable).parent / "uv"
    words = [str(uv), "pip", "install", "--quiet", "--python", str(HOME / "bin/python"), "outloud==0.2.1"]
    made = subprocess.run(words, check=False, capture_output=True, text=True)
    if made.returncode or not command.exists():
        print("skipped: the checker could not be installed:", made.stderr.strip().splitlines()[-1:])
        return None
    return command


def nurse_with_referees() -> JsonResume:
    """The made-up nurse, with people who may be asked."""
    raw = json.loads((RESUMES / "nurse.json").read_text("utf-8"))
    raw["references"] = json.loads((RESUMES / "references.json").read_text("utf-8"))
    return read_resume(json.dumps(raw).encode(), "cv.json").document.content


def printed() -> dict[str, bytes]:
    """Name → PDF of everything that is checked."""
    nurse = nurse_with_referees()
    made = {}
    for one in themes():
        order = Order("pdf", one.id)
        made[f"{one.id}-resume"] = build(content_of("manager"), order)
        made[f"{one.id}-cover"] = build_cover(nurse, own_letter(LETTER), order)
        made[f"{one.id}-references"] = build_references(nurse, order)
    for language, who in SCRIPTS.items():
        for name in ("harbour", "lantern"):
            made[f"{name}-{language}"] = build(content_of(who), Order("pdf", name, language=language))
    return {name: built.files[0][1] for name, built in made.items()}


def main() -> None:
    """Print how many files pass, and every finding by rule."""
    command = installed()
    if command is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        files = printed()
        for name, data in files.items():
            (Path(folder) / f"{name}.pdf").write_bytes(data)
        report = Path(folder) / "report.json"
        names = [str(Path(folder) / f"{name}.pdf") for name in files]
        subprocess.run(
            [str(command), "-q", "--json", str(report), *names], check=False, capture_output=True, timeout=900
        )
        results = json.loads(report.read_text("utf-8"))["results"]
    passed = sum(one["verdict"] == "pass" for one in results)
    found = Counter((each["severity"], each["rule"]) for one in results for each in one["findings"])
    ran = {rule["rule"] for one in results for rule in one["rules"] if rule["status"] == "ran"}
    print(f"{len(results)} PDF: {passed} pass; {len(ran)} of the checker's rules had something to look at")
    for (severity, rule), count in found.most_common():
        where = [Path(one["path"]).stem for one in results if any(each["rule"] == rule for each in one["findings"])]
        print(f"  {severity} {rule}: {count} times, in {', '.join(where[:6])}")


if __name__ == "__main__":
    main()
