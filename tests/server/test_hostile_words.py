"""Markup planted in every field of every row is shown as words, on every page, however it got in.

The pages are walked by their addresses and by the links they show; new pages are covered by themselves.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

PLANTED = """"'><img src=x onerror=alert(1) data-planted><script>alert(2)</script>{{7*7}}"""
BAD_URL = "javascript:alert(3)//planted"
PAGES_AT_MOST = 250
LINKS = {
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "data",
    "poster",
    "hx-get",
    "hx-post",
    "hx-delete",
    "ping",
}


class Judge(HTMLParser):
    """Reads a page as a browser would and keeps what must not be in it; `links`: where it leads within the site."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong, self.links, self.words = [], set(), []

    def handle_starttag(self, tag, attrs):
        self.words.append(tag)
        if tag in {"script", "style"} and not dict(attrs).get("src", "").startswith("/static/"):
            self.wrong.append(f"<{tag}> of its own")
        if tag in {"iframe", "object", "embed", "base", "applet"}:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            self.judge(tag, name, value or "")

    def judge(self, tag, name, value):
        if name.startswith("on") or name.startswith("hx-on") or name in {"style", "srcdoc", "data-planted"}:
            self.wrong.append(f"{tag} {name}={value[:60]}")
        if name not in LINKS:
            return
        target = re.sub(r"[\x00-\x20]", "", value).lower()
        if target.startswith(("javascript:", "vbscript:", "data:")):
            self.wrong.append(f"{tag} {name}={value[:60]}")
        if name == "src" and not target.startswith(("/", "blob:")):
            self.wrong.append(f"{tag} loads {value[:60]}")
        if tag == "a" and name == "href":
            self.links.add(value)


def judged(response):
    """The page's judge; None for an answer that no browser shows as a page of this site."""
    kind = response.headers.get("Content-Type", "")
    if "attachment" in response.headers.get("Content-Disposition", ""):
        return None
    if not kind.startswith("text/html"):
        assert "svg" not in kind, "an SVG of data would run in a browser"
        assert "xml" not in kind
        return None
    judge = Judge()
    judge.feed(response.content.decode())
    judge.close()
    return judge


@pytest.fixture
def walk(workspace, monkeypatch):
    from pathlib import Path

    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    from addresses import addresses

    return addresses()


def crawl(client, first):
    """Visit these pages and what they link to; every page's path and judge."""
    waiting, seen = list(dict.fromkeys(first)), set()
    while waiting and len(seen) < PAGES_AT_MOST:
        path = waiting.pop(0)
        if path in seen or path.startswith("/static/"):
            continue
        seen.add(path)
        response = client.get(path)
        judge = judged(response)
        if judge is None:
            continue
        yield path, judge, response
        for link in sorted(judge.links):
            target = urlsplit(urljoin(path, link))
            if not target.netloc and target.scheme in {"", "http"}:
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))


def test_no_page_turns_words_into_markup(walk, alice, full_of, client_of):
    rows = full_of(alice, PLANTED, BAD_URL)
    first = [path for address in walk for path in address.filled(rows)]
    asked = [f"{path}?q=%22%3E%3Cimg+data-planted%3E&next={BAD_URL}&tab=%3Ci+data-planted%3E" for path in first[:80]]
    wrong, pages, showing = [], 0, 0
    for path, judge, response in crawl(client_of(alice), [*first, *asked]):
        pages += 1
        showing += b"&lt;script&gt;alert(2)" in response.content
        wrong += [(path.split("?")[0], each) for each in judge.wrong]
    assert sorted(set(wrong)) == []
    assert pages >= 20
    assert showing >= 4


def test_the_judge_sees_what_it_should():
    judge = Judge()
    judge.feed(f'<p onclick="x">{PLANTED}<a href=" java\tscript:x">a</a><img src="https://example.org/x.png">')
    assert len(judge.wrong) >= 6


def test_refusals_show_hostile_words_as_words(walk, alice, full_of, client_of):
    rows = full_of(alice, PLANTED, BAD_URL)
    client, seen = client_of(alice), 0
    words = dict.fromkeys(("text", "title", "company", "stage", "part", "kind", "name", "q", "id", "body"), PLANTED)
    for address in walk:
        for path in list(address.filled(rows))[:3]:
            if "/delete" in path or "/archive" in path:
                continue
            judge = judged(client.post(path, {**words, "rev": "1"}))
            assert judge is None or judge.wrong == [], path
            seen += judge is not None
    assert seen >= 10


def test_every_page_brings_the_policy(walk, alice, full_of, client_of):
    rows = full_of(alice, "words")
    client = client_of(alice)
    for address in walk:
        for path in list(address.filled(rows))[:2]:
            headers = client.get(path).headers
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy, path
            assert "unsafe" not in policy.replace("'unsafe-inline'", "" if "sandbox" in policy else "unsafe"), path
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Frame-Options"] == "DENY"
