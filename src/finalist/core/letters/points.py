"""What a line of notes gives to write about: a question of theirs, something they said, a promise, in sendable words.

Each Point holds a phrase of one grammatical form and the place it comes from. A line that no rule understands with
certainty gives none: the letter says less rather than something clumsy or untrue.
"""

import re
from collections.abc import Iterator

from finalist.core.documents.notes import NoteLine
from finalist.core.letters.asked import indirect
from finalist.core.letters.point import LABEL, Point, point
from finalist.core.letters.promises import promises
from finalist.core.letters.prose import tidy, to_second
from finalist.core.letters.sound import LEAVE_OUT, LONGEST_QUOTE, clause, noun_phrase, sound

_TOPIC = re.compile(r"^\s*[A-Z][\w/& -]{0,18}:\s+(?=\S)")
_WHO = r"(?:she|he|they|[A-Z][\w’'-]+)"
_CUT = re.compile(r"\.\s+|;\s*|\s->\s*|\s=>\s*|\s[-–—]\s|!!+|\s*\((?=[^)]*$)")
_STOP = re.compile(
    rf",\s+(?:and |but |so )?(?:{_WHO}|i|said|told|still|nobody|which|also)\b.*$|\s+(?:and|but)\s+(?:she|he|i)\b.*$",
    re.IGNORECASE,
)


def points(line: NoteLine) -> tuple[Point, ...]:
    """What this line gives, the surest first. Pay, leaving, health and what went badly give nothing."""
    if line.kind in ("pay", "feeling"):
        return ()
    if line.kind in ("i-promised", "they-promised"):
        return promises(line)
    words = LABEL.sub("", line.text)
    if line.kind != "concern":
        words = _TOPIC.sub("", words) if not re.match(r"\s*(?:Q|A)\b", words) else words
    found = [point for point in _found(line, words) if not LEAVE_OUT.search(f"{point.text} {point.more}")]
    return tuple(dict.fromkeys(found))


def _found(line: NoteLine, words: str) -> Iterator[Point]:
    yield from _mine(line, words)
    if re.match(r"\s*(?:Q\b|me:?\s+asked)", words, re.IGNORECASE):
        return
    yield from _questions(line, words)
    yield from _later(line, words)
    if line.kind == "concern":
        return
    yield from _wants(line, words)
    yield from _liked(line, words)
    yield from _quotes(line, words)
    yield from _sayings(line, words)


_MY_Q = re.compile(
    r"^\s*(?:Q(?:\s*me)?\s*[:.]|me\s*:|i asked)\s*(?P<q>[^?]{8,140}\?)\s*(?:A\s*:|-+|→)?\s*(?P<a>.*)$", re.IGNORECASE
)


def _mine(line: NoteLine, words: str) -> Iterator[Point]:
    """A question of the candidate with what they answered in quotes."""
    match = _MY_Q.match(words)
    if not match:
        return
    question = tidy(match["q"]).rstrip("?")
    quoted = re.match(r'(?:\W*|\W*(?:she|he|they)? ?sai?ys?d? )["“]([^"”]{12,160})["”]', match["a"])
    asked = _embedded(question)
    if asked and quoted and sound(asked):
        answer = quote(quoted[1])
        if answer:
            yield point("my-question", asked, line, "", answer)


def _embedded(question: str) -> str | None:
    """A question of the candidate's own as a clause: “what would make you regret …” needs no turning."""
    low = question[:1].lower() + question[1:]
    if re.match(r"(?:what|who) (?:would|could|will|makes?|made|helps?|keeps?|happens?|worries|matters)\b", low):
        return low
    turned = re.fullmatch(r"(what|why|how|when|where|who) (is|are|was|were) (.+?)", low)
    if turned and len(turned[3].split()) <= 6 and " " in turned[3]:
        noun, _, last = turned[3].rpartition(" ")
        return f"{turned[1]} {noun} {turned[2]} {last}" if turned[1] in ("why", "how") else None
    return None


def quote(words: str) -> str | None:
    """Their words as quoted: spelling mended, first letter large; None when it is not fit to be quoted."""
    text = tidy(words).strip("“”‘’ ,.")
    if len(text.split()) < 3 or not sound(
        re.sub(r"\b(?:he|she|they|her|his|them|their|him)\b", "X", text), LONGEST_QUOTE
    ):
        return None
    return text


_ASKED = re.compile(
    rf"(?:^|[.;,!:]\s+|\s-\s)(?:then |also |and )?(?:{_WHO}\s+)?(?:also\s+|then\s+)?"
    r"(?:asked|want(?:s|ed) to know|wondered)"
    r"(?: me| us)?(?: again| then| straight out)?\s*[:,]?\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_TAKES_FOR_GRANTED = re.compile(r"(?<!^)\bI(?:[’']d|[’']ve| had| have)\b")
_WH_START = re.compile(
    r"(?:what|how|why|when|where|who|which|whether|if|whose|do|did|have|are|can|would|could)\b", re.IGNORECASE
)


def _questions(line: NoteLine, words: str) -> Iterator[Point]:
    match = _ASKED.search(words)
    rest = match["rest"] if match else (words if line.kind == "they-asked" else "")
    if not rest or rest.lstrip().startswith(('"', "“")):
        return
    raw = _STOP.sub("", _CUT.split(rest.split("?")[0])[0]).strip()
    about = re.match(r"(?:about|abt|re|for)\b\s*:?\s*(.+)", raw, re.IGNORECASE)
    text = tidy(about[1] if about else raw)
    if about or not _WH_START.match(text):
        text = text[:1].lower() + text[1:] if text[:2].istitle() and about is None and " " in text else text
        if noun_phrase(text) and len(text.split()) <= 12:
            if _TAKES_FOR_GRANTED.search(text):  # “a student I’d failed”: perhaps nobody did
                text = f"“{text}”"
            yield point("about", text, line, about[1] if about else raw)
        return
    turned = indirect(text)
    if turned and sound(turned, asked=True) and len(turned.split()) >= 3:
        yield point("asked", turned, line, raw)


_LATER = re.compile(
    r"(?:should have|should['’]?ve|wish i(?:['’]d| had)|forgot to|did(?:n['’]t| not)) (?:also )?(?:said|say|"
    r"mentioned|mention|told|tell)"
    r"(?: (?:her|him|them|that))?:?\s+(?P<what>.+)",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\b(?P<w>[\w-]{4,30}) (?:is|was) (?:the|a) word (?:that )?i (?:was looking for|wanted|meant)", re.IGNORECASE
)


def _later(line: NoteLine, words: str) -> Iterator[Point]:
    """What came to mind afterwards: a word, a sentence, or a story that was not told to its end."""
    match = _WORD.search(words)
    if match:
        yield point("later-word", match["w"].lower() if not match["w"].isupper() else match["w"], line, match[0])
    match = _LATER.search(words)
    if match and not re.match(r"(?:the )?(?:whole|rest|all|everything|much)\b", match["what"], re.IGNORECASE):
        text = tidy(_CUT.split(match["what"])[0])
        if clause(text) and re.match(r"(?:I|we|my|our)\b", text):
            yield point("later", text, line, match[0])
    if re.search(
        r"(?:did(?:n['’]t| not) (?:tell|finish|get through|get to)\b.{0,20}(?:whole|rest|all|end|thing|it)|"
        r"ran out of time)",
                 words, re.IGNORECASE):  # fmt: skip
        yield point("unfinished", "", line, "")


def _wants(line: NoteLine, words: str) -> Iterator[Point]:
    match = re.search(
        r"\b(?:she|he|they) (?:wants?|wanted) (?:to (?:hear|know|see)(?: more)?(?: about)? )?(?P<w>[^.;]+)",
        words,
        re.IGNORECASE,
    )
    if not match:
        return
    quoted = re.match(r'\s*["“]([^"”]{6,120})["”]', match["w"])
    if quoted:
        yield point("wants", f"“{tidy(quoted[1])}”", line, match[0].split(quoted[1])[0] + quoted[1])
        return
    text = to_second(tidy(_CUT.split(match["w"])[0])) or ""
    if re.match(r"(?:the|a|an|my|more)\b", text) and noun_phrase(text):
        yield point("wants", text, line, "")


def _liked(line: NoteLine, words: str) -> Iterator[Point]:
    """“she liked that we could roll back until the last day”."""
    match = re.search(r"\bliked (?:it )?(?:that|how) (?P<c>(?:i|we|my|our)\b[^.;]*)", words, re.IGNORECASE)
    text = tidy(_STOP.sub("", _CUT.split(match["c"])[0])) if match else ""
    if match and clause(text):
        yield point("liked", text[:1].upper() + text[1:] if text.startswith("I") else text, line, match[0])


_THEIR_LEAD = re.compile(
    rf"(?:\b(?:she|he|they)\b|\b{_WHO}(?=\s+(?:said|says))|\bA:)[^.;\"“]*$|^\W*(?:[A-Za-z]+:)?\W*$|"
    r"(?:said|says|quote|motto|advice|tip)\s*[:,]?\s*$",
    re.IGNORECASE,
)
_MY_LEAD = re.compile(r"\b(?:i|I)\b[^.;\"“]{0,40}$|asked my [^.;]*$", re.IGNORECASE)


def _quotes(line: NoteLine, words: str) -> Iterator[Point]:
    if line.kind not in ("they-said", "they-asked", "i-told-story", "other"):
        return
    for match in re.finditer(r'["“]([^"”]{8,200})["”]', words):
        before = words[: match.start()]
        if (
            not _THEIR_LEAD.search(before)
            or _MY_LEAD.search(before)
            or re.search(r"\b(?:wants?|hates?|no)\s*$", before)
        ):
            continue
        text = quote(match[1])
        if text and _telling(text):
            yield point("quote", text[:1].upper() + text[1:], line, match[0])


def _telling(text: str) -> bool:
    """A saying worth quoting: more than a scrap, no time or figure that is out of date tomorrow."""
    scrap = re.match(r"(?:so|but|hm|ok|okay|well|yes|no|about|at|mostly|sure|fine)\b", text, re.IGNORECASE)
    return len(text.split()) >= 4 and not scrap and not re.search(r"\d", text)


_SAID = re.compile(
    rf"^\s*(?:also\s+)?(?:(?:{_WHO})\s+)?(?:said|says|mentioned|explained|told (?:me|"
    rf"us))(?: that)?:?\s+(?P<rest>[^\"“].*)",
    re.IGNORECASE,
)
_FEELS = re.compile(
    r"\b(?:she|he|they)(?:['’]s| is| are| was) (?:\w+ )?(?:worried|concerned|excited|curious|keen|proud|interested|"
    r"thinking|talking|passionate|clear|careful|strict) (?:about|abt|of|in|on) (?P<np>[^.;,]+)",
    re.IGNORECASE,
)
_TALKED = re.compile(
    r"\b(?:talked|spoke|talks|went on|told me|told us|explained|described|showed (?:me|us)|"
    r"mentioned)(?: a lot| at length)?"
    r" (?:about |abt |of )?(?P<np>[^.;,]+)",
    re.IGNORECASE,
)


def _sayings(line: NoteLine, words: str) -> Iterator[Point]:
    """What they said as a clause, or what it was about."""
    if line.kind == "culture":
        yield from _culture(line, words)
        return
    if line.kind not in ("they-said", "other", "they-asked") or (line.kind == "other" and not line.person):
        return
    match = _FEELS.search(words)
    if match:
        text = to_second(tidy(match["np"])) or ""
        if noun_phrase(text):
            yield point("said-about", text, line, match[0])
    match = _SAID.match(words)
    rest = match["rest"] if match else (words if line.kind == "they-said" else "")
    raw = _CUT.split(rest)[0].split("?")[0] if rest else ""
    for cut in dict.fromkeys((raw.split(",")[0], raw)):
        text = to_second(tidy(cut)) or ""
        if _FEELING.match(text):
            break  # what they worry about is taken up by what it is about
        if clause(text) and len(text.split()) >= 5 and not text.endswith("?") and "“" not in text:
            yield point("said", text[:1].lower() + text[1:] if _lowers(text) else text, line, cut.strip())
            break
    match = _TALKED.search(words)
    if match and '"' not in match["np"]:
        text = to_second(tidy(match["np"])) or ""
        if noun_phrase(text) and " " in text and not re.match(r"(?:me|us|her|him|you)\b", text):
            yield point("said-about", text, line, match[0])


_FEELING = re.compile(
    r"you(?:’re| are| were)(?: \w+)? (?:worried|concerned|afraid|anxious|nervous|tired|angry|unhappy|sad)\b",
    re.IGNORECASE,
)


def _lowers(text: str) -> bool:
    first = text.split()[0]
    return first[1:].islower() and first.lower() in (
        "the", "a", "an", "it", "we", "you", "they", "this", "that", "there", "most", "every", "each", "nobody",
        "people",         "my", "your", "our", "some", "all", "both", "everybody", "everyone",
    )  # fmt: skip


def _culture(line: NoteLine, words: str) -> Iterator[Point]:
    """“they let each other finish” → “you and your colleagues let each other finish”."""
    match = re.match(
        r"\s*(?:they|people|everyone|everybody) (?P<v>[a-z]+ [^.;,“\"]+)", _CUT.split(words)[0], re.IGNORECASE
    )
    text = tidy(match["v"]) if match else ""
    if match and sound(text) and re.match(
        r"[a-z]+\b", text) and not re.match(r"(?:all )?(?:seem|look|felt|hate|are not|aren)", text):  # fmt: skip
        yield point("culture", text, line, match[0].strip())
