"""Markup planted in every field of every row is shown as words, on every page, however it got in.

The pages are walked by their addresses and by the links they show; new pages are covered by themselves.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

PLANTED = """"'><img src=x onerror=alert(1) data-planted><script>alert(2)</script>{{7*7}}"""
BAD_URL = "javascript:alert(3)//planted"
PAGES_AT_MOST = 400
"""Pages that show something; addresses that refuse are not counted."""
ASKED = f"?q=%22%3E%3Cimg+data-planted%3E&next={BAD_URL}&tab=%3Ci+data-planted%3E"
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
        given = dict(attrs)
        is_data = tag == "script" and given.get("type") == "application/json"  # No browser runs it.
        if tag in {"script", "style"} and not (is_data or given.get("src", "").startswith("/static/")):
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
    """Visit all of these pages and then what they link to; every page's path and judge."""
    waiting, seen, pages = list(dict.fromkeys(first)), set(), 0
    while waiting and (pages < PAGES_AT_MOST or waiting[0] in first):
        path = waiting.pop(0)
        if path in seen or path.startswith("/static/"):
            continue
        seen.add(path)
        response = client.get(path)
        judge = judged(response)
        if judge is None:
            continue
        yield path, judge, response
        pages += response.status_code == 200
        for link in sorted(judge.links):
            target = urlsplit(urljoin(path, link))
            if not target.netloc and target.scheme in {"", "http"}:
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))


def pages_of(client, walk, rows):
    """Pattern → the first address of it that shows a page of HTML to its owner."""
    found = {}
    for address in walk:
        for path in address.filled(rows):
            answer = client.get(path)
            if answer.status_code == 200 and judged(answer) is not None:
                found[address.pattern] = path
            if answer.status_code in {200, 405}:
                break
    return found


def test_no_page_turns_words_into_markup(walk, alice, full_of, client_of):
    rows = full_of(alice, PLANTED, BAD_URL)
    client = client_of(alice)
    pages = pages_of(client, walk, rows)
    assert len(pages) >= 70
    assert {"practice/takes/<str:tid>/", "resumes/<str:rid>/", "during/<str:mid>/", "settings/mail/"} <= set(pages)
    first = [*pages.values(), *(f"{path}{ASKED}" for path in pages.values())]
    wrong, visited, showing = [], set(), set()
    for path, judge, response in crawl(client, first):
        visited.add(path)
        if b"&lt;script&gt;alert(2)" in response.content:
            showing.add(path)
        wrong += [(path.split("?")[0], each) for each in judge.wrong]
    assert sorted(set(wrong)) == []
    assert set(first) <= visited
    assert len(showing) >= 50


def test_the_judge_sees_what_it_should():
    judge = Judge()
    judge.feed(f'<p onclick="x">{PLANTED}<a href=" java\tscript:x">a</a><img src="https://example.org/x.png">')
    assert len(judge.wrong) >= 6


def test_refusals_show_hostile_words_as_words(walk, alice, full_of, client_of):
    rows = full_of(alice, PLANTED, BAD_URL)
    client, seen, showing = client_of(alice), 0, 0
    words = dict.fromkeys(("text", "title", "company", "stage", "part", "kind", "name", "q", "id", "body"), PLANTED)
    for address in walk:
        if address.pattern.startswith("api/") or re.search("leave|delete|archive|erase|remove", address.pattern):
            continue
        for path in address.filled(rows):
            answer = client.post(path, {**words, "rev": "1"})
            judge = judged(answer)
            assert judge is None or judge.wrong == [], path
            assert "/welcome/" not in answer.headers.get("Location", ""), path
            if answer.status_code not in {404, 405}:
                seen += answer.status_code in {200, 409, 422} and judge is not None
                showing += b"&lt;script&gt;" in answer.content
                break
    assert seen >= 40
    assert showing >= 5


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


def test_a_file_for_a_friend_turns_no_words_into_markup(alice, full_of, client_of):
    """It is opened from a disk, outside of our policy: its own two blocks, allowed by their hashes, and no other."""
    rows = full_of(alice, PLANTED, BAD_URL)
    alice.profile = {"name": PLANTED}
    alice.save()
    answer = client_of(alice).get(f"/practice/takes/{rows['Take'].pk}/mentor.html")
    judge = Judge()
    judge.feed(answer.content.decode())
    judge.close()
    assert answer.content.count(b"&lt;script&gt;alert(2)") >= 3
    inline = [wrong for wrong in judge.wrong if wrong not in {"<script> of its own", "<style> of its own"}]
    assert [wrong for wrong in inline if "data:audio/wav;base64," not in wrong] == []
    assert len(inline) <= 2
    assert [judge.words.count(tag) for tag in ("script", "style", "img")] == [1, 1, 0]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', answer.content.decode())[1]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        block = re.search(rf"<{tag}>(.*?)</{tag}>", answer.content.decode(), re.S)[1]
        assert f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'" in policy
