"""Makes the README's picture: the first screen of the demo's plan. Run `make demo` first."""

from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "demo" / "nurse" / "plan.html"
PICTURE = ROOT / "docs" / "images" / "plan.png"


def main() -> None:
    """Write the picture, 1280 by 860, light."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=options)
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(PAGE.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
