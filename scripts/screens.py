"""Pictures of the workspace for README and docs: `python scripts/screens.py` starts one with the example, takes them.

Writes docs/images/screen-*.png at desktop and phone width. Needs Chromium (`sh scripts/ensure.sh chromium`).
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
PORT = "8790"
QUESTION = "relative who was angry"
ANSWER = (
    "In March a daughter shouted at the desk, because nobody had told her that her father was moved in the night. "
    "I took her into the office, um, let her finish, and told her what had happened and that we should have rung. "
    "Then I spoke to the night sister and we agreed that whoever moves a patient after ten rings the family, because "
    "it is worse to hear it in the morning. In the four months since, there has been no complaint about a move."
)
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
SHOTS = (
    ("today", "/", DESK, "light"),
    ("plan", "{plan}", DESK, "light"),
    ("questions", "{one}questions/", DESK, "dark"),
    ("papers", "{one}papers/", DESK, "light"),
    ("practice", "{take}", DESK, "light"),
    ("phone-plan", "{plan}", PHONE, "light"),
    ("phone-day", "{one}day/", PHONE, "dark"),
)


def main() -> None:
    """Start, wait for the example's plan, take the pictures, stop."""
    with tempfile.TemporaryDirectory() as home:
        command = [str(Path(sys.executable).parent / "finalist"), "serve", "--no-browser", "--port", PORT]
        process = subprocess.Popen(
            command, env={**os.environ, "FINALIST_HOME": home}, stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout
            door = next(filter(None, (re.search(r"http\S+token=\S+", line) for line in process.stdout)))[0]
            _take(door)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def _take(door: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=DESK)
        page.goto(door)
        for _ in range(60):
            page.wait_for_timeout(1000)
            page.goto(f"http://127.0.0.1:{PORT}/opportunities/")
            if page.locator("a[href^='/o/']").count() and "Not named yet" not in page.inner_text("main"):
                break
        one = page.locator("a[href^='/o/']").first.get_attribute("href") or ""
        page.goto(f"http://127.0.0.1:{PORT}{one}plan/")
        page.get_by_role("heading", name="How far you are").wait_for(timeout=90_000)
        take = _answer(page, one)
        for name, path, size, look in SHOTS:
            _shot(page, name, path.format(one=one, plan=f"{one}plan/", take=take), size, look)
        browser.close()


def _answer(page: Any, one: str) -> str:
    """Type an answer of the example's to a question about taking something on; the address of its feedback."""
    page.goto(f"http://127.0.0.1:{PORT}{one}practice/")
    card = page.locator("form:has(input[name=kind][value=question])")
    wanted = card.locator("option", has_text=QUESTION).first.get_attribute("value")
    card.locator("select").first.select_option(wanted)
    card.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Skip").click()
    page.get_by_text("Type the answer", exact=True).click()
    page.locator("textarea[name=text]").fill(ANSWER)
    page.get_by_role("button", name="Hand it in").last.click()
    page.get_by_role("button", name="To the feedback").or_(page.get_by_role("link", name="To the feedback")).click()
    page.get_by_role("button", name="I would rather not rate it").click()
    page.get_by_role("heading", name="What was in it").wait_for()
    return str(page.url).split(PORT, 1)[1]


def _shot(page: Any, name: str, path: str, size: dict[str, int], look: str) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=look, reduced_motion="reduce")
    page.goto(f"http://127.0.0.1:{PORT}{path}")
    page.screenshot(path=IMAGES / f"screen-{name}.png")


if __name__ == "__main__":
    main()
