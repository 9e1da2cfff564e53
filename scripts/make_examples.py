"""Makes the generated files of examples/ from scripts/examples: mails, calendars, DOCX and PDF, the same bytes each run."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "scripts" / "examples"
sys.path.insert(0, str(SOURCES))

import mails  # noqa: E402
from letters import MAILS  # noqa: E402

CALENDARS = {"nurse": ("invite.ics", "busy.ics"), "software": ("invite.ics", "busy.ics")}


def make(out: Path) -> list[Path]:
    """Writes every generated file below `out` and returns their paths."""
    written: list[Path] = []
    for candidate, names in CALENDARS.items():
        for name in names:
            source = SOURCES / candidate / name
            if source.exists():
                written.append(_write(out / candidate / name, mails.calendar_bytes(source.read_text("utf-8"))))
        for mail in MAILS.get(candidate, ()):
            content = mails.mail_bytes(mail, SOURCES / candidate)
            written.append(_write(out / candidate / f"{mail.name}.eml", content))
    return written


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples"):
        print(path)
