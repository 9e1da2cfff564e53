"""What a file shows at a glance: the first page of a PDF or the picture itself, made small, in a process of its own.

A hostile file can make a decoder run long or die: it does so outside of the program, with little memory and time, and
then there is no thumbnail. What comes back was drawn anew, so nothing hidden in the file is passed on.
"""

import struct
import subprocess
import sys
import zlib

WIDTH = 480
"""Pixels across a thumbnail."""
MOST_BYTES, MOST_PIXELS = 20_000_000, 40_000_000
"""Of a file or picture that is drawn small. Convention: twice what phones take."""
SECONDS, MEMORY = 12, 1_500_000_000
SAFE = {"image/png": ".png", "image/jpeg": ".jpg"}
"""Pictures that may be shown in a page, and their endings."""


def media_type_of(data: bytes, name: str) -> str:
    """What the bytes are, by how they begin; `application/octet-stream` for all that nothing here shows."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.lstrip()[:5] == b"%PDF-":
        return "application/pdf"
    return "text/plain" if name.lower().endswith((".txt", ".md")) else "application/octet-stream"


def shown_type(data: bytes) -> str:
    """The media type of a PNG or JPEG whose head gives a size one may draw; "" for anything else."""
    media_type = media_type_of(data, "")
    return media_type if media_type in SAFE and 0 < _pixels(data, media_type) <= MOST_PIXELS else ""


def thumbnail(data: bytes, media_type: str, width: int = WIDTH) -> bytes | None:
    """A PNG of at most `width` pixels across; None when the file cannot be drawn, is too large or takes too long."""
    if len(data) > MOST_BYTES or media_type not in (*SAFE, "application/pdf"):
        return None
    if media_type in SAFE and not 0 < _pixels(data, media_type) <= MOST_PIXELS:
        return None
    command = [sys.executable, "-m", "finalist.ingest.picture", media_type, str(width)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None


def _pixels(data: bytes, media_type: str) -> int:
    """Width times height as the file's head says; 0 when it does not."""
    if media_type == "image/png":
        if len(data) < 24 or data[12:16] != b"IHDR":
            return 0
        width, height = struct.unpack(">II", data[16:24])
        return int(width * height)
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width * height)
        at += 2 + max(length, 2)
    return 0


def first_page(data: bytes, width: int) -> bytes:
    """The first page of a PDF as PNG. Called in the process of its own."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0]
    wide, high = page.get_size()
    scale = min(width / max(wide, 1), 3 * width / max(high, 1))
    drawn = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False).to_numpy()[:, :, :3]
    return png(drawn.tobytes(), drawn.shape[1], drawn.shape[0])


def small(data: bytes, media_type: str, width: int) -> bytes:
    """A picture as a smaller PNG. Called in the process of its own."""
    import tempfile
    from pathlib import Path

    import typst

    with tempfile.TemporaryDirectory() as folder:
        name = "picture" + SAFE[media_type]
        (Path(folder) / name).write_bytes(data)
        page = f'#set page(width: {width}pt, height: auto, margin: 0pt)\n#image("{name}", width: 100%)'
        (Path(folder) / "page.typ").write_text(page, encoding="ascii")
        made = typst.compile(str(Path(folder) / "page.typ"), root=folder, format="png", ppi=72.0)
    return made[0] if isinstance(made, list) else bytes(made)


def png(rows: bytes, width: int, height: int) -> bytes:
    """Red, green, blue a pixel, as a PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    lines = b"".join(b"\0" + rows[at * width * 3 : (at + 1) * width * 3] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines, 6)) + chunk(b"IEND", b"")


def bound() -> None:
    """Little memory and time for the calling process, where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    bound()
    given, kind, across = sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2])
    sys.stdout.buffer.write(first_page(given, across) if kind == "application/pdf" else small(given, kind, across))
