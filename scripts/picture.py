"""Turns a page or a PDF into PNG files for looking at: `python scripts/picture.py FILE OUT_FOLDER`."""

import sys
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
WIDTHS = (390, 1280)


def pictures_of_page(page_file: Path, out: Path) -> list[Path]:
    """Full-page pictures at each width, light and dark."""
    from playwright.sync_api import sync_playwright

    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
                page.goto(page_file.resolve().as_uri())
                made.append(out / f"{page_file.stem}-{width}-{scheme}.png")
                page.screenshot(path=made[-1], full_page=True)
                page.close()
        browser.close()
    return made


def pictures_of_pdf(pdf_file: Path, out: Path) -> list[Path]:
    """One picture a page."""
    import pypdfium2

    made = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf_file), 1):
        made.append(out / f"{pdf_file.stem}-page{number}.png")
        page.render(scale=1.5).to_pil().save(made[-1])
    return made


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
