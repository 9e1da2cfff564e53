"""Apache PDFBox, the reader inside Tika and many applicant systems, asked as Debian packs it (libpdfbox2-java)."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

JARS = [Path("/usr/share/java") / f"{name}.jar" for name in ("pdfbox2", "fontbox2", "commons-logging")]
PROGRAM = Path(__file__).parent / "java" / "ExtractText.java"


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """The text of every PDF by its name; {} with a line where Java or PDFBox is missing. Names: letters and dashes."""
    if shutil.which("java") is None or not all(jar.exists() for jar in JARS):
        print("skipped: PDFBox is not installed (sh scripts/ensure.sh readers, or apt install libpdfbox2-java)")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / f"{name}.pdf").write_bytes(data)
        command = ["java", "-cp", ":".join(map(str, JARS)), str(PROGRAM), folder]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        return {name: (Path(folder) / f"{name}.pdf.txt").read_text("utf-8") for name in files}
