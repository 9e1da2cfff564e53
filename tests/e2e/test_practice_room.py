"""Practice aloud in a real browser whose microphone is a file: recorded, heard, followed up, replayed, compared, rated
by a friend; offline, reloaded and with the program killed under it.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 90_000
"""Milliseconds for listening: the first time the recogniser starts too."""
QUESTION = "adapt-plan-collapsed"
SAID = (
    "At Harrow Vale in May our ward was short of two nurses, and the plan for the week fell apart. "
    "It was my task to keep the round on time. I called the bank, and I moved two people from the day unit, "
    "because their list was short. We finished twenty minutes early, and complaints fell from nine to three."
)
ESPEAK = shutil.which("espeak-ng")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: run `sh scripts/ensure.sh chromium`."),
    pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is missing: the microphone has nothing to hear."),
]


@pytest.fixture(scope="module")
def voice(tmp_path_factory):
    """What the microphone hears: real speech as a file, as Chromium takes it."""
    path = tmp_path_factory.mktemp("voice") / "said.wav"
    subprocess.run([str(ESPEAK), "-v", "en-gb", "-s", "150", "-w", str(path), SAID], check=True)
    return path


@pytest.fixture(scope="module")
def chromium(voice):
    """A browser with that microphone, which is allowed to be used."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
             "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
             f"--use-file-for-fake-audio-capture={voice}"]  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield browser
        browser.close()


def begin(page, address):
    page.goto(f"{address}/questions/bank/{QUESTION}/")
    page.get_by_role("button", name="Practise it").click()
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Record", exact=True).wait_for()


def record(page, seconds):
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("Recording.").wait_for()
    page.wait_for_timeout(seconds * 1000)
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_text("kept in this browser").wait_for()


def hand_in(page):
    page.locator("take-recorder").get_by_role("button", name="Hand it in").click()


def waiting_takes(page):
    """What the browser still keeps."""
    return page.evaluate(
        """async () => {
          const { takes } = await import("/static/web/practice/take_store.js");
          return (await takes()).map((one) => one.state);
        }"""
    )


def rows(home, query):
    import contextlib
    import sqlite3

    with contextlib.closing(sqlite3.connect(home / "finalist.sqlite3")) as db:
        return db.execute(query).fetchall()


def test_the_whole_way_from_a_question_to_a_friends_rating(served, visit, tmp_path):
    page = visit("/")
    begin(page, served.address)
    record(page, 19)
    hand_in(page)
    page.get_by_role("button", name="To the feedback").wait_for(timeout=PATIENCE)
    assert waiting_takes(page) == []
    probe = page.locator("h1").inner_text()
    assert probe.endswith("?")
    page.get_by_label("Your answer, as you would say it").evaluate("box => { box.closest('details').open = true; }")
    page.get_by_label("Your answer, as you would say it").fill("I rang the bank myself and asked for two names.")
    page.locator("[data-typing]").get_by_role("button", name="Hand it in").click()
    page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=probe)
    if "/drills/" in page.url:
        page.get_by_role("button", name="To the feedback").click()
    _feedback(page)
    first = page.url
    _replay(page)
    page.get_by_role("link", name="Answer again").click()
    record(page, 5)
    hand_in(page)
    page.wait_for_url(re.compile("/takes/|/drills/[^/]+/\\?q=0$"))
    page.get_by_role("button", name="To the feedback").or_(page.get_by_text("First your own view")).first.wait_for(
        timeout=PATIENCE
    )
    if "/drills/" in page.url:
        page.get_by_role("button", name="To the feedback").click()
    page.get_by_role("button", name="I would rather not rate it").click()
    page.get_by_role("link", name="Side by side").first.click()
    page.get_by_role("heading", name="What changed").wait_for()
    expect(page.locator("audio")).to_have_count(2)
    page.goto(first)
    _mentor(page, tmp_path)


def _feedback(page):
    """One's own view first, then theirs."""
    page.get_by_text("First your own view").wait_for()
    expect(page.get_by_role("heading", name="To try")).to_have_count(0)
    page.locator("input[type=radio][value='4']").first.check()
    page.get_by_role("button", name="Show the feedback").click()
    page.get_by_role("heading", name="To try").wait_for()
    assert page.locator(".comments > li").count() <= 3
    said = page.locator(".said-text").inner_text().lower()
    heard = [word for word in ("ward", "nurses", "task", "bank", "list", "twenty", "complaints") if word in said]
    assert len(heard) >= 3, said  # a busy machine drops pieces of what the microphone hears
    expect(page.locator(".eyebrow")).to_contain_text(re.compile("moonshine|whisper"))


def _replay(page):
    """The sound plays from the word that is clicked, and the word that is heard is marked."""
    word = page.locator(".said-text [data-at]").nth(12)
    at = float(word.get_attribute("data-at"))
    assert at > 1
    word.click()
    page.wait_for_function("at => document.querySelector('[data-media]').currentTime >= at", arg=at)
    page.locator(".said-text .is-now").wait_for()
    page.evaluate("document.querySelector('[data-media]').pause()")
    assert page.locator("svg.wave path").get_attribute("d").count("M") == 240
    subtitles = page.request.get(page.url + "take.vtt")
    assert subtitles.text().startswith("WEBVTT")
    sound = page.request.get(page.url + "sound/?save=1")
    assert sound.body()[:4] == b"RIFF"


def _mentor(page, tmp_path):
    """A friend opens the file without any network, fills it in, and their ratings come back."""
    with page.expect_download() as kept:
        page.get_by_role("link", name="For a friend").click()
    bundle = tmp_path / "for-a-friend.html"
    kept.value.save_as(bundle)
    context = page.context.browser.new_context(offline=True)
    friend, noise = context.new_page(), []
    friend.on("console", lambda message: noise.append(message.text))
    friend.on("pageerror", lambda error: noise.append(str(error)))
    friend.goto(bundle.as_uri())
    friend.evaluate("document.querySelector('audio').load()")
    friend.wait_for_function("() => document.querySelector('audio').duration > 15")
    friend.locator("input[type=radio][value='3']").first.check()
    friend.get_by_label("at", exact=True).fill("0:05")
    friend.get_by_label("Remark").fill("Good beginning")
    friend.get_by_role("button", name="Add").click()
    friend.get_by_label("Your name").fill("Robin Quillfeather")
    with friend.expect_download() as filled:
        friend.get_by_role("button", name="Save your ratings").click()
    rating = tmp_path / "rating.json"
    filled.value.save_as(rating)
    context.close()
    assert noise == []
    assert json.loads(rating.read_text())["remarks"] == [{"at": 5, "text": "Good beginning"}]
    page.goto(re.sub(r"/practice/.*", "/practice/", page.url))
    page.get_by_text("A friend has filled in").click()
    page.get_by_label("The file they sent back").set_input_files(str(rating))
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("Good beginning").first.wait_for()
    expect(page.get_by_role("region", name="Ratings")).to_contain_text("Robin Quillfeather 3")


def test_without_a_network_a_take_waits_and_arrives_once_it_is_back(served, chromium, session):
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    begin(page, served.address)
    before = rows(served.home, "SELECT COUNT(*) FROM store_take")[0][0]
    record(page, 3)
    context.set_offline(True)
    hand_in(page)
    page.get_by_text("Not sent yet").wait_for()
    assert waiting_takes(page) == ["ready"]
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(served.address + "/practice/")
    page.locator("outbox-status").wait_for(state="hidden", timeout=PATIENCE)
    assert waiting_takes(page) == []
    assert rows(served.home, "SELECT COUNT(*) FROM store_take")[0][0] == before + 1
    context.close()


def test_a_reload_in_the_middle_loses_nothing_that_was_said(served, chromium, session):
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    begin(page, served.address)
    page.get_by_role("button", name="Record", exact=True).click()
    page.wait_for_timeout(4000)
    page.reload()
    page.get_by_text("A recording of this question was found").wait_for()
    length = page.evaluate("new Promise((done) => { const a = document.querySelector('[data-listen]'); a.load();"
                           " a.onloadedmetadata = () => done(a.duration); })")  # fmt: skip
    assert length > 2.5
    page.get_by_role("button", name="Record again").click()
    page.get_by_text("Recording.").wait_for()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Pause").click()
    stopped = page.locator("[data-clock]").inner_text()
    page.wait_for_timeout(1500)
    expect(page.locator("[data-clock]")).to_have_text(stopped)
    context.close()


def test_a_microphone_that_may_not_be_used_is_told_and_typing_goes_on(served, chromium, session):
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); }"
    )
    begin(page, served.address)
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("may not use the microphone").wait_for()
    page.get_by_label("Your answer, as you would say it").fill("Typed all the same, on the ward, by me.")
    page.locator("[data-typing]").get_by_role("button", name="Hand it in").click()
    page.get_by_role("button", name="To the feedback").or_(page.get_by_text("First your own view")).first.wait_for()
    context.close()


@pytest.mark.skipif(os.name != "posix", reason="kills processes the POSIX way")
def test_killed_in_the_middle_a_take_is_kept_once_and_heard_once(chromium, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from test_kill import Workspace

    running = Workspace(tmp_path / "home")
    running.start()
    try:
        page = chromium.new_context().new_page()
        page.goto(running.door)
        begin(page, f"http://127.0.0.1:{running.port}")
        record(page, 12)
        running.kill(running.process.pid)
        running.process.wait()
        hand_in(page)
        page.get_by_text("Not sent yet").wait_for()
        running.start()
        page.get_by_text("listened to").or_(page.get_by_role("button", name="To the feedback")).first.wait_for(
            timeout=PATIENCE
        )
        workers = running.workers()
        assert workers
        running.kill(workers[0])
        page.get_by_role("button", name="To the feedback").or_(page.get_by_text("First your own view")).first.wait_for(
            timeout=2 * PATIENCE
        )
        takes = rows(running.folder, "SELECT t.state, b.sha256 FROM store_take t JOIN store_blob b ON b.id = t.blob_id")
        assert [state for state, _ in takes] == ["done"]
        kept = next(path for path in (running.folder / "files").rglob(takes[0][1]))
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == takes[0][1]
        assert waiting_takes(page) == []
    finally:
        running.stop()


def test_what_the_camera_sees_becomes_words_and_spans_without_any_figure(served, chromium, session):
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    page.goto(served.address + "/practice/")
    found = page.evaluate(
        """async () => {
          const { framingOf, gazeOf, mostly, spansOf } = await import("/static/web/practice/camera_codes.js");
          const face = (left, right, top, bottom) => ({ box: { left, right, top, bottom }, turn: 0, aside: 0 });
          const good = face(0.35, 0.65, 0.2, 0.7);
          const given = [[0, "lens"], [1, "away"], [1.2, "lens"], [3, "away"], [5, "lens"]];
          const looks = given.map(([at, code]) => ({ at, code }));
          const spans = spansOf(looks, 6);
          return {
            framing: [null, good, face(0.4, 0.5, 0.4, 0.5), face(0, 1, 0.1, 0.95), face(0, 0.3, 0.2, 0.7),
                      face(0.7, 1, 0.2, 0.7), face(0.35, 0.65, 0, 0.5), face(0.35, 0.65, 0.6, 0.95)].map(framingOf),
            gaze: [null, good, { ...good, turn: -20 }, { ...good, aside: 0.6 }].map(gazeOf),
            spans: spans.map(({ start, end, code }) => [start, end, code]), mostly: mostly(spans),
          };
        }"""
    )
    assert found["framing"] == ["nobody", "good", "far", "near", "left", "right", "cut", "low"]
    assert found["gaze"] == ["nobody", "lens", "away", "away"]
    assert found["spans"] == [[0, 3, "lens"], [3, 5, "away"], [5, 6, "lens"]]
    assert found["mostly"] == "lens"
    context.close()


def test_the_camera_is_used_only_when_wanted_and_its_facts_kept_only_when_asked(served, chromium, session):
    context = chromium.new_context(storage_state=session)
    page, outside = context.new_page(), []
    page.on("request", lambda request: outside.append(request.url)
            if not request.url.startswith((served.address, "blob:", "data:")) else None)  # fmt: skip
    begin(page, served.address)
    page.get_by_text("Microphone and camera").click()
    page.locator("[data-camera]").check()
    page.locator("[data-facts]").check()
    record(page, 4)
    assert page.locator("camera-facts [data-now]").inner_text() != ""
    page.locator("camera-facts").get_by_label("Keep these facts").check()
    hand_in(page)
    page.get_by_role("button", name="To the feedback").wait_for(timeout=PATIENCE)
    assert waiting_takes(page) == []
    camera, video = rows(served.home, "SELECT camera, video_id FROM store_take ORDER BY created_at DESC, nth DESC")[0]
    assert json.loads(camera)["light"][0]["code"] in ("even", "dark", "bright", "backlit")
    assert video is not None
    assert outside == []
    context.close()


def test_slides_of_ones_own_turn_by_key_and_their_times_are_told(served, chromium, session, tmp_path):
    import typst

    deck = tmp_path / "deck.pdf"
    deck.write_bytes(typst.compile(b'#set page("presentation-16-9")\n= One\n#pagebreak()\n= Two', format="pdf"))
    context = chromium.new_context(storage_state=session)
    page = context.new_page()
    page.goto(served.address + "/practice/")
    page.get_by_label("Topic").fill("Falls on the ward")
    page.get_by_label("Minutes").fill("1")
    page.get_by_label("Slides as PDF").set_input_files(str(deck))
    page.get_by_role("button", name="Begin A presentation").click()
    page.get_by_role("button", name="Skip").click()
    page.get_by_text("Slide 1 of 2").wait_for()
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("Recording.").wait_for()
    page.wait_for_timeout(1200)
    page.keyboard.press("ArrowRight")
    page.get_by_text("Slide 2 of 2").wait_for()
    assert page.locator("slide-show img").evaluate("img => img.decode().then(() => img.naturalWidth)") == 1280
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_text(re.compile(r"1: \d s · 2: \d s")).wait_for()
    context.close()
