"""A workspace that really runs: `finalist serve` with its worker in a folder of its own, and a real browser."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=30_000)
CHROMIUM = Path("/usr/bin/chromium")
NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}


@dataclass(frozen=True)
class Served:
    """A running workspace. `door`: the address with the launch token, good for one browser."""

    address: str
    door: str
    home: Path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`finalist serve`, started for this module."""
    home = tmp_path_factory.mktemp("served")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "finalist"), "serve", "--no-browser", "--port", str(port)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("FINALIST_", "DJANGO_"))}
    process = subprocess.Popen(
        command,
        env={**environment, "FINALIST_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield Served(f"http://127.0.0.1:{port}", _door(process), home)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _door(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    until = time.monotonic() + 120
    while time.monotonic() < until:
        line = process.stdout.readline()
        found = re.search(r"http://\S+token=\S+", line)
        if found:
            return found[0]
        assert process.poll() is None, "finalist serve ended before it was up"
    raise AssertionError("finalist serve did not say its address within two minutes")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def session(served: Served, chromium: Any) -> Any:
    """The cookies of the owner, who came through the door once."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(served.door)
    assert page.url == served.address + "/"
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="module")
def plan_nurse(served: Served) -> Callable[..., str]:
    """plan_nurse(page, more papers): the nurse's papers handed in and planned; the address of the opportunity."""

    def plan(page: Any, *more: str) -> str:
        page.goto(served.address + "/opportunities/new/")
        papers = [str(NURSE / name) for name in ("posting.md", "resume.md", "invite.eml", *more)]
        page.get_by_label("Drop files here, or choose them").set_input_files(papers)
        page.get_by_role("button", name="Read them").click()
        page.get_by_role("button", name="Make the plan").click()
        page.get_by_role("heading", name="How far you are").wait_for(timeout=180_000)
        return str(urlsplit(page.url).path.removesuffix("plan/"))

    return plan


@pytest.fixture
def visit(served: Served, chromium: Any, session: Any) -> Iterator[Callable[..., Any]]:
    """visit(path, size, theme): the owner's browser on that page. Anything on the console fails the test at its end."""
    noise: list[str] = []
    contexts = []

    def open_page(path: str = "/", size: str = "desktop", theme: str = "light", script: bool = True) -> Any:
        context = chromium.new_context(
            viewport=SIZES[size], color_scheme=theme, java_script_enabled=script, storage_state=session
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda message: noise.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: noise.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: (
                noise.append(f"asked of the outside: {request.url}")
                if not request.url.startswith((served.address, "blob:", "data:"))
                else None
            ),
        )
        page.goto(served.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []
