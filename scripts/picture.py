"""Turns a page or a PDF into PNG files for looking at: `python scripts/picture.py FILE OUT_FOLDER`."""

import struct
import sys
import zlib
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
WIDTHS = (390, 1280)
SLICE = 1800


def pictures_of_page(page_file: Path, out: Path) -> list[Path]:
    """Pictures of the whole page in slices, at each width, light and dark."""
    from playwright.sync_api import sync_playwright

    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
                page.goto(page_file.resolve().as_uri())
                height = page.evaluate("document.documentElement.scrollHeight")
                for number, top in enumerate(range(0, height, SLICE), 1):
                    made.append(out / f"{page_file.stem}-{width}-{scheme}-{number}.png")
                    part = {"x": 0, "y": top, "width": width, "height": min(SLICE, height - top)}
                    page.screenshot(path=made[-1], full_page=True, clip=part)  # type: ignore[arg-type]
                page.close()
        browser.close()
    return made


def pictures_of_pdf(pdf_file: Path, out: Path) -> list[Path]:
    """One picture a page."""
    import pypdfium2

    made = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf_file), 1):
        made.append(out / f"{pdf_file.stem}-page{number}.png")
        bitmap = page.render(scale=1.5, rev_byteorder=True, prefer_bgrx=True)
        made[-1].write_bytes(_png(bytes(bitmap.buffer), bitmap.width, bitmap.height))
    return made


def _png(pixels: bytes, width: int, height: int) -> bytes:
    """RGBX rows as a PNG (ISO/IEC 15948), so that no imaging library is needed."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + pixels[y * width * 4 : (y + 1) * width * 4] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def main() -> None:
    """Reads the arguments, writes the pictures, prints their names."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    given, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    make = pictures_of_pdf if given.suffix == ".pdf" else pictures_of_page
    print(*make(given, out), sep="\n")


if __name__ == "__main__":
    main()
