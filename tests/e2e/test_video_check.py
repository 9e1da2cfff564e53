"""The video check in a real browser with the fake camera and microphone that Chromium brings, and with none."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
FAKE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
]


@pytest.fixture
def look(served: Any, chromium: Any, session: Any) -> Any:
    """look(devices): the page in a browser with fake devices, or without any."""
    browsers = []

    def open_page(devices: bool = True) -> Any:
        browser = chromium.browser_type.launch(executable_path=str(CHROMIUM), args=[*FLAGS, *(FAKE if devices else [])])
        browsers.append(browser)
        page = browser.new_context(storage_state=session).new_page()
        page.sent = []
        page.on("request", lambda request: page.sent.append((request.method, request.url)))
        page.goto(served.address + "/check/")
        return page

    yield open_page
    for browser in browsers:
        browser.close()


def fact(page: Any, name: str) -> Any:
    return page.locator(f"[data-fact={name}]")


def test_it_tells_facts_of_camera_light_background_and_voice_and_sends_nothing(look):
    page = look()
    page.get_by_role("button", name="Look and listen").click()
    for name in ("level", "background"):
        fact(page, name).filter(has_text=re.compile(r"\w")).wait_for()
    before = len(page.sent)
    assert fact(page, "camera").inner_text().startswith("On. ")
    expect(fact(page, "camera")).to_contain_text("×")
    expect(fact(page, "sound")).to_have_text("On.")
    assert "middle and edge" in fact(page, "light").inner_text().casefold()
    expect(fact(page, "level")).to_contain_text(" dB, ")
    page.wait_for_timeout(1200)
    assert len(page.sent) == before
    stored = page.evaluate("async () => [localStorage.length, (await indexedDB.databases()).length]")
    assert stored == [0, 0]


def test_turning_off_ends_both_devices(look):
    page = look()
    page.get_by_role("button", name="Look and listen").click()
    page.get_by_role("button", name="Turn off").wait_for()
    page.evaluate("window.tracks = document.querySelector('video').srcObject.getTracks()")
    assert page.evaluate("tracks.map(one => one.readyState)") == ["live", "live"]
    page.get_by_role("button", name="Turn off").click()
    assert page.evaluate("tracks.map(one => one.readyState)") == ["ended", "ended"]
    expect(page.locator(".frame-view")).to_be_hidden()


def test_without_camera_and_microphone_there_is_a_sentence_for_each(look):
    page = look(devices=False)
    page.get_by_role("button", name="Look and listen").click()
    fact(page, "camera").filter(has_text="There is no camera.").wait_for()
    assert fact(page, "sound").inner_text().startswith("There is no microphone.")


def test_the_facts_follow_from_the_pixels_and_samples(look):
    page = look(devices=False)
    found = page.evaluate(
        """async () => {
          const { brightness, light, lightFact, loudness, movement, WIDTH, HEIGHT } =
            await import('/static/web/camera.js');
          const picture = (middle, edge) => {
            const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
            for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) {
              const inside = x >= WIDTH * .3 && x < WIDTH * .7 && y >= HEIGHT * .15 && y < HEIGHT * .85;
              pixels.fill(inside ? middle : edge, (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
            }
            return brightness(pixels);
          };
          const sine = Float32Array.from({length: 4800}, (_, at) => .1 * Math.sin(at / 5));
          return {
            facts: [[120, 120], [40, 45], [230, 230], [80, 200]].map(([m, e]) => lightFact(light(picture(m, e)))),
            middle: Math.round(light(picture(120, 30)).middle),
            still: movement(picture(120, 30), picture(200, 30)),
            moved: Math.round(movement(picture(120, 30), picture(120, 60))),
            quiet: loudness(new Float32Array(100)),
            sine: loudness(sine),
            loud: loudness(Float32Array.from([1, -1, 1])),
          };
        }"""
    )
    assert found["facts"] == ["even", "dark", "bright", "backlit"]
    assert (found["middle"], found["still"], found["moved"]) == (120, 0, 30)
    assert found["quiet"] == {"level": -90, "clips": False}
    assert round(found["sine"]["level"]) == -23
    assert found["sine"]["clips"] is False
    assert found["loud"]["clips"] is True
