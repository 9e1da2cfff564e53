"""The page in a real browser: it asks nothing of anyone, fits a phone, opens by keyboard, and axe finds nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]
THEMES = ["light", "dark"]
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    from hostile import hostile_plan
    from sample_plan import bare_plan, rich_plan

    from finalist.render.html import plan_html

    folder = tmp_path_factory.mktemp("plans")
    made = {"rich": rich_plan(), "bare": bare_plan(), "hostile": hostile_plan()}
    for name, plan in made.items():
        (folder / f"{name}.html").write_bytes(plan_html(plan))
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture(scope="module")
def browser() -> Iterator:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, files) -> Iterator:
    """Opens a page; when the test ends, anything asked of the network or said on the console is a failure."""
    noise: list[str] = []
    contexts = []

    def open_page(name: str, size: str = "desktop", theme: str = "light", script: bool = True):
        context = browser.new_context(viewport=SIZES[size], color_scheme=theme, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: noise.append(f"error: {error}"))
        page.on("dialog", lambda dialog: noise.append(f"dialog: {dialog.message}"))
        own = files[name].as_uri()

        def only_itself(route):
            if route.request.url.split("#")[0] == own:
                route.continue_()
            else:
                noise.append(f"request: {route.request.url}")
                route.abort()

        context.route("**/*", only_itself)
        page.goto(own)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["rich", "bare"])
def test_axe_finds_nothing(visit, name, size, theme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(name, size, theme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("name", ["rich", "bare", "hostile"])
def test_nothing_sticks_out_of_a_phone(visit, name):
    page = visit(name, "phone")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES["phone"]["width"]


def test_a_source_opens_and_closes_by_keyboard(visit):
    page = visit("rich")
    summary = page.locator("#fit details.src > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fit details.src blockquote").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#fit details.src blockquote").first).to_be_hidden()


def test_questions_are_filtered_by_family_without_script(visit):
    page = visit("rich", script=False)
    page.locator("#only-difficult").focus()
    page.keyboard.press("Space")
    expect(page.locator(".q:visible")).to_have_count(3)
    page.locator("#only-all").check()
    expect(page.locator(".q:visible")).to_have_count(13)


def test_the_first_tab_stop_skips_to_the_plan(visit):
    page = visit("rich")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the plan"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "plan"


def test_a_jump_to_a_filtered_question_shows_it_again(visit):
    page = visit("rich")
    page.locator("#only-values").check()
    page.evaluate("location.hash = 'question-1'")
    page.wait_for_selector("#question-1", state="visible")


def test_the_contents_stay_in_view_on_a_desktop(visit):
    page = visit("rich")
    page.evaluate("document.getElementById('after').scrollIntoView()")
    page.wait_for_timeout(300)
    assert page.locator("nav.contents").bounding_box()["y"] >= 0


def test_the_countdown_counts_from_now_where_script_runs(visit):
    with_script = visit("rich").locator(".count").inner_text()
    without = visit("rich", script=False).locator(".count").inner_text()
    assert "counted on" not in with_script
    assert without == "in 10 days, counted on Mon 23 Nov 2026"


def test_printing_gives_the_day_sheet_a_page_of_its_own(visit):
    import pypdfium2

    printed = pypdfium2.PdfDocument(visit("rich").pdf(format="A4", print_background=True))
    texts = [page.get_textpage().get_text_bounded() for page in printed]
    (sheet,) = [text for text in texts if text.startswith("Day sheet")]
    assert "Three questions" in sheet
    assert "If an answer goes wrong" in sheet
    assert "Thank-you." not in sheet


def test_a_hostile_plan_does_nothing(visit):
    page = visit("hostile", theme="dark")
    expect(page.locator("img")).to_have_count(0)
    assert page.title().startswith("Senior Staff Nurse")
