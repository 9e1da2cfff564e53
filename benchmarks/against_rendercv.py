"""`finalist prep` beside RenderCV rendering one résumé to PDF, interleaved in one run: a familiar measure of "quick".

RenderCV is installed from the registry into an environment of its own (kept under build/). It wants a Typst
package from
the network on first use; a two-line stand-in in a private package cache lets it run offline. The newest Python
found that
RenderCV supports is used.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.speed import environment, prep_command

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "build" / "rendercv"
RESUME = ROOT.parent / "shared" / "data" / "resumes_rendercv" / "rendercv_John_Doe_ClassicTheme_CV.yaml"
RUNS = 5
STAND_IN = {
    "typst.toml": '[package]\nname = "fontawesome"\nversion = "0.6.0"\nentrypoint = "lib.typ"\n',
    "lib.typ": "#let fa-icon(..args) = []\n",
}


def interpreter() -> str | None:
    """A Python that RenderCV 2.8 supports (3.12 or newer), None when there is none."""
    homes = sorted(Path.home().glob(".pyenv/versions/3.1[2-9]*/bin/python"))
    for name in ("python3.13", "python3.12", *map(str, homes)):
        found = shutil.which(name)
        if found:
            probe = subprocess.run([found, "-c", "import sys; sys.exit(sys.version_info < (3, 12))"], check=False)
            if probe.returncode == 0:
                return found
    return None


def installed() -> Path | None:
    """RenderCV's command in its own environment, made when it is missing; None when that is not possible."""
    command = HOME / "bin" / "rendercv"
    if command.exists():
        return command
    python = interpreter()
    if python is None:
        print("skipped: RenderCV 2.8 needs Python 3.12 or newer, and none was found")
        return None
    subprocess.run([python, "-m", "venv", str(HOME)], check=True)
    uv = Path(sys.executable).parent / "uv"
    made = subprocess.run(
        [str(uv), "pip", "install", "--quiet", "--compile-bytecode", "--python", str(HOME / "bin/python"),
         "rendercv[full]==2.8"], check=False, capture_output=True, text=True,
    )  # fmt: skip
    if made.returncode or not command.exists():
        print("skipped: RenderCV could not be installed:", made.stderr.strip().splitlines()[-1:])
        return None
    return command


def recall(data: bytes) -> dict[str, str]:
    """Employers, titles, schools, name, mail and bullets of the YAML that each extractor finds in a PDF."""
    from benchmarks.resume_gate import extractors
    from finalist.core.resume.proof import Mark, read_as_text
    from finalist.ingest.resume import read_resume

    content = read_resume(RESUME.read_bytes(), RESUME.name).document.content
    said = [content.basics.name, content.basics.email, *(one.institution for one in content.education)]
    for one in content.work:
        said += [one.name, one.position, *one.highlights]
    marks = [Mark("text", "/basics", words) for words in said if words]
    scores = [read_as_text(reader, marks, extract(data)) for reader, extract in extractors().items()]
    return {one.reader: f"{sum(one.found.values())}/{sum(one.wanted.values())}" for one in scores}


def main() -> None:
    """Print both medians and their ratio."""
    if not RESUME.is_file():
        print(f"skipped: {RESUME.name} is not there (../shared/data)")
        return
    command = installed()
    if command is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        package = place / "typst/packages/preview/fontawesome/0.6.0"
        package.mkdir(parents=True)
        for name, text in STAND_IN.items():
            (package / name).write_text(text)
        shutil.copy(RESUME, place / "cv.yaml")
        peer = [str(command), "render", "cv.yaml", "-nopng", "-nomd", "-nohtml"]
        ours = prep_command(str(place / "plan"))
        finalist = str(Path(sys.executable).parent / "finalist")
        build = [finalist, "resume", "build", str(RESUME), "-o", str(place / "cv.pdf")]
        times: dict[str, list[float]] = {"RenderCV": [], "prep": [], "build": []}
        for _ in range(RUNS + 1):
            for name, words, cwd in (("RenderCV", peer, place), ("prep", ours, ROOT), ("build", build, ROOT)):
                start = time.perf_counter()
                env = {**environment(), "XDG_CACHE_HOME": folder} if name == "RenderCV" else environment()
                subprocess.run(words, cwd=cwd, check=True, capture_output=True, env=env)
                times[name].append(time.perf_counter() - start)
        made = list((place / "rendercv_output").glob("*.pdf"))
        assert made, "RenderCV wrote no PDF"
        recalls = {"RenderCV": recall(made[0].read_bytes()), "build": recall((place / "cv.pdf").read_bytes())}
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    print(f"RenderCV 2.8, one résumé to PDF: {medians['RenderCV']:.2f} s")
    print(f"finalist prep, seven files to a plan in four formats: {medians['prep']:.2f} s")
    print(f"finalist resume build, the same résumé to PDF: {medians['build']:.2f} s, "
          f"{medians['RenderCV'] / medians['build']:.1f} times as fast (aim 3)")  # fmt: skip
    for reader in recalls["build"]:
        print(f"  fields found by {reader}: RenderCV {recalls['RenderCV'][reader]}, ours {recalls['build'][reader]}")
    print(f"ratio prep / RenderCV: {medians['prep'] / medians['RenderCV']:.2f} (aim 0.80); {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
