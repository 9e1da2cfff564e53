"""HTML: what a visitor reads in the main part of a page, its headings and bullets, and its JSON-LD.

The tree is walked node by node without recursion, so that a page nested a hundred thousand deep costs time, not stack.
"""

import json
import re
from typing import Any

from finalist.core.errors import Problem
from finalist.ingest.lines import STRONG, WEAK, LineBuilder, clean, one_line
from finalist.ingest.plain import decode
from finalist.ingest.read import PlainText

MAX_NODES = 200_000
"""Pages with more nodes are cut. Convention: job pages have a few thousand."""
MAX_JSON_LD = 50

_DROP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "button",
        "select",
        "option",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "textarea",
        "dialog",
        "audio",
        "video",
        "picture",
        "img",
        "head",
        "link",
        "meta",
        "base",
    ]
)
_CHROME = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|breadcrumbs?|cookies?|consent|skip-link|sr-only|visually-hidden|social-share|share|"
    r"newsletter|related-jobs|similar-jobs)(?:$|[-_ ])",
    re.I,
)
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_GAP = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section", "article", "header", "blockquote", "hr"]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_TAGS = re.compile(r"<[^<>]{1,500}>")


def read_html(data: bytes, name: str) -> PlainText:
    """The visible main text of a page. `data` holds its JSON-LD objects, @graph and lists flattened."""
    from resiliparse.parse.html import HTMLTree

    problems: list[Problem] = []
    tree: Any = HTMLTree.parse(_decode(data))
    if tree.body is None:
        return PlainText(text="", format="html")
    objects = _json_ld(tree, name, problems)
    walk = _Walk()
    root: Any = _root(tree)
    if root.tag != "body" and not root.query_selector("h1") and (title := tree.document.query_selector("h1")):
        walk.over(title)
    walk.over(root)
    if walk.count >= MAX_NODES:
        message = f"The page has more than {MAX_NODES:,} parts; the rest was left out. Save only the part that matters."
        problems.append(Problem(code="page-cut", message=message, file=name))
    return walk.lines.build(
        "html",
        name=name,
        problems=tuple(problems),
        data=objects,
        links=tuple(walk.links),
        title=one_line(tree.title or ""),
    )


def _decode(data: bytes) -> str:
    declared = re.search(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", data[:4096], re.I)
    if (
        declared
        and declared[1].lower() not in (b"utf-8", b"utf8")
        and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe"))
    ):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            pass
    return decode(data)


def _root(tree: Any) -> Any:
    whole = len(tree.body.text)
    for selector in ("main", "[role=main]", "article"):
        found = tree.document.query_selector_all(selector)
        if len(found) == 1 and len(found[0].text) * 10 >= whole * 3:
            return found[0]
    return tree.body


class _Walk:
    """One pass over the tree: text gathers until a block begins or ends, then becomes a line."""

    def __init__(self) -> None:
        self.lines = LineBuilder()
        self.links: list[tuple[str, str]] = []
        self.count = 0
        self._text: list[str] = []
        self._bullet = self._heading = self._bold = 0
        self._all_bold = True

    def over(self, root: Any) -> None:
        from resiliparse.parse.html import NodeType

        node, stack = root, [root]
        self._enter(root)
        node = root.first_child
        while stack and self.count < MAX_NODES:
            if node is None:
                done = stack.pop()
                self._leave(done)
                node = done.next if stack else None
                continue
            self.count += 1
            if node.type == NodeType.TEXT:
                self._say(node.value or "")
            elif node.type == NodeType.ELEMENT and not _dropped(node):
                self._enter(node)
                stack.append(node)
                node = node.first_child
                continue
            node = node.next
        self._flush()

    def _say(self, text: str) -> None:
        self._text.append(clean(text))
        if text.strip() and not self._bold:
            self._all_bold = False
        elif self._bold:
            self._text[-1] = f"{STRONG}{clean(text)}{WEAK}"

    def _enter(self, node: Any) -> None:
        tag = node.tag
        if tag in _BLOCK:
            self._flush()
            if tag in _GAP:
                self.lines.gap()
        if tag in ("td", "th") and self._text:
            self._text.append("\t")
        if tag == "li":
            self._bullet = 1
        elif tag in ("b", "strong", "th"):
            self._bold += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = int(tag[1])

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag == "a" and (address := node.getattr("href")):
            self.links.append((one_line(node.text)[:200], address.strip()[:2000]))
        if tag in _BLOCK:
            self._flush()
            if tag in _GAP:
                self.lines.gap()
        if tag == "li":
            self._bullet = 0
        elif tag in ("b", "strong", "th"):
            self._bold -= 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = 0

    def _flush(self) -> None:
        text = one_line("".join(self._text).replace("\n", " "))
        if text:
            bullet = bool(self._bullet)
            if bullet and text[:1] in "•◦▪·":
                text = text[1:].strip()
            self.lines.add(text, mark="• " if bullet else "", bullet=bullet, heading=self._heading, bold=self._all_bold)
            self._bullet = 0
        self._text.clear()
        self._all_bold = True


def _dropped(node: Any) -> bool:
    if node.tag in _DROP:
        return True
    names = node.attrs
    if not names:
        return False
    if "hidden" in names or node.getattr("aria-hidden") == "true" or _HIDDEN.search(node.getattr("style") or ""):
        return True
    chrome = f"{node.getattr('class') or ''} {node.getattr('id') or ''}"
    return bool(_CHROME.search(chrome[:500])) and len(node.text) < 1500 and node.tag not in ("body", "main", "article")


def _json_ld(tree: Any, name: str, problems: list[Problem]) -> tuple[dict[str, Any], ...]:
    objects: list[dict[str, Any]] = []
    blocks = tree.document.query_selector_all('script[type*="ld+json" i]')[:MAX_JSON_LD]
    for block in blocks:
        try:
            value = json.loads(_unwrapped(block.text), strict=False)
        except (ValueError, RecursionError):
            message = "The page's JSON-LD is broken; only its visible text was used."
            problems.append(Problem(code="broken-json-ld", message=message, file=name, severity="info"))
            continue
        objects += _objects(value)
    return tuple(objects)


def _unwrapped(text: str) -> str:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("]]>").removesuffix("//").strip()
    return re.sub(r",(\s*[}\]])", r"\1", text.rstrip(";"))


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a JSON-LD block: lists and @graph opened two levels deep, in order."""
    pending: list[Any] = [value]
    found: list[dict[str, Any]] = []
    while pending and len(found) < 200:
        item = pending.pop(0)
        if isinstance(item, list):
            pending[:0] = item[:200]
        elif isinstance(item, dict):
            if graph := item.get("@graph"):
                pending.insert(0, graph)
            if item.get("@type") or not graph:
                found.append(item)
    return found


def text_of_html(fragment: str) -> str:
    """The text of an HTML fragment (a JSON-LD description), lines and bullets kept."""
    if not _TAGS.search(fragment):
        import html

        return html.unescape(fragment)
    return read_html(fragment.encode(), "").text
