"""People named in running text, with their titles: “Dana Whitlock, Head of Nursing”, “our CFO, Marc Oyelaran”.

Precision first: two capitalised words are a person only where something says so: a title beside them, an honorific,
an introduction (“meet”, “with”, “panel:”), or an agenda row. Particles, apostrophes, hyphens and scripts without
capitals are allowed for; a name is returned exactly as written, without its honorific.
"""

import re
from dataclasses import dataclass

from finalist.core.text.name_words import HONORIFICS, NOT_NAMES, PARTICLES, ROLE_HEADS, ROLE_NOUNS
from finalist.core.text.terms import fold


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person: span of the name, and of the title beside it (None when there is none)."""

    start: int
    end: int
    title: tuple[int, int] | None = None


_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’ʼ-](?=[^\W\d_]))*\.?")
_EMAIL_OR_URL = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,255}|https?://\S+|www\.\S+")
_TITLE = re.compile(
    r"[^\W\d_][\w&/'’+-]*(?:,? (?:of|for|and|the|to|&|in|de|des|der)\b|[ /&-]+[^\W\d_][\w&/'’+-]*){0,8}"
)
_AFTER_TITLE = re.compile(
    r"(?:\s*,\s*|\s+[–—|·-]\s+|\s*[–—|:·\t]\s*|\s*\(\s*(?!they|she|he)|\s*\n\s*(?=[A-Z]))"
    r"(?:(?:our|the|who is our|is our)\s+)?"
)
_PRONOUNS = re.compile(r"\s*\((?:she|he|they|er|sie|il|elle)/[^)]{0,20}\)", re.IGNORECASE)
_BEFORE_TITLE = re.compile(r"(?:,|:|\bis|\bare|[–—-])?\s*$")
_INTRODUCED = re.compile(
    r"(?:\b(?:meet(?:ing)?(?: with)?|with|interviewers?(?: will be| are| is)?|"
    r"panel(?:lists?| members?)?(?: will be| is| are)?|"
    r"interviewed by|joined by|hosted by|led by|chaired by|speak(?:ing)? (?:to|with)|see(?:ing)?|introduce you to|"
    r"participants?|attendees?|panel of|and|by|name is|presenters?|contact|host|organi[sz]er)\b\s*:?|[;•])\s*"
    r"(?:both|either|you to|me,|myself,|[-•*])?\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\s*(?:,|;|and\b|&|or\b|\n\s*[-•*])")


def find_names(text: str, start: int = 0, end: int | None = None, *, listed: bool = False) -> list[NameMention]:
    """People in text[start:end], in order, once each place. `listed`: a bare name also counts (agenda rows)."""
    end = len(text) if end is None else end
    found: list[NameMention] = []
    for first, last, honoured in _runs(text, start, end):
        title = _title_after(text, last, end) or _title_before(text, first, start)
        if title or honoured or listed or _introduced(text, first, start, found):
            found.append(NameMention(first, last, title))
    return found


def is_name(words: str) -> bool:
    """Whether the whole of `words` can be a person's name (display names, headings): two to five name words."""
    runs = _runs(words, 0, len(words), lone=True)
    return (
        len(runs) == 1 and words[: runs[0][0]].strip(" .").casefold() in {"", *HONORIFICS} and runs[0][1] == len(words)
    )


def is_role(words: str) -> bool:
    """Whether a short phrase names a role: “Head of Nursing”, “CFO”, “People Partner”."""
    tokens = re.findall(r"[\w'’-]+", words.casefold())
    return 0 < len(tokens) <= 10 and any(token in ROLE_NOUNS for token in tokens)


def _runs(text: str, start: int, end: int, *, lone: bool = False) -> list[tuple[int, int, bool]]:
    """Runs of words that can be a name: (start, end, whether an honorific led it)."""
    blocked = [match.span() for match in _EMAIL_OR_URL.finditer(text, start, end)]
    runs: list[tuple[int, int, bool]] = []
    current: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, start, end):
        inside = any(a <= token.start() < b for a, b in blocked)
        if current and text[current[-1].end() : token.start()] not in {" ", "\u00a0"}:
            runs += _named(current, lone)
            current = []
        if inside or not (_capital(token.group()) or (current and token.group().casefold() in PARTICLES)):
            runs += _named(current, lone)
            current = []
        else:
            current.append(token)
            if token.group().endswith(".") and not _dotted(token.group()):
                runs += _named(current, lone)
                current = []
    return runs + _named(current, lone)


def _dotted(word: str) -> bool:
    bare = word[:-1]
    return len(bare) == 1 or bare.casefold() in HONORIFICS or bare.casefold() in {"st", "jr", "sr"}


def _capital(word: str) -> bool:
    led = word[0].isupper() or (word[0].isalpha() and not word[0].islower())
    return led or bool(re.match(r"[dl]['’][A-Z]", word))


def _named(tokens: list[re.Match[str]], lone: bool) -> list[tuple[int, int, bool]]:
    """The name inside a run of capitalised words, or nothing."""
    words = [token.group().rstrip(".").casefold() for token in tokens]
    at = 0
    while at < len(words) and (words[at] in NOT_NAMES or words[at] in ROLE_NOUNS) and words[at] not in HONORIFICS:
        at += 1
    honoured = False
    while at < len(words) and words[at] in HONORIFICS:
        honoured, at = True, at + 1
    stop = len(words)
    while stop > at and words[stop - 1] in PARTICLES:
        stop -= 1
    kept = words[at:stop]
    real = [word for word in kept if word not in PARTICLES]
    if not kept or kept[0] in PARTICLES - {"van", "de", "von", "del", "di", "da", "al", "el", "le", "la", "st"}:
        return []
    if any(fold(word) in NOT_NAMES or word in ROLE_NOUNS for word in real):
        return []
    written = [tokens[at + n].group().rstrip(".") for n in range(len(kept))]
    if not honoured and sum(len(word) > 1 for word in real) < 1:
        return []
    enough = 2 if not honoured else 1
    caseless = len(real) == 1 and not written[0].isascii() and not written[0][0].isupper() and len(written[0]) >= 2
    if not (enough <= len(real) <= 5 or (caseless and lone)):
        return []
    if len(real) >= 2 and all(word.isupper() and len(word) > 1 for word in written) and not lone:
        return []
    first, last = tokens[at].start(), tokens[stop - 1].end()
    if tokens[stop - 1].group().endswith(".") and len(words[stop - 1]) > 2:
        last -= 1
    return [(first, last, honoured)]


def _title_after(text: str, at: int, end: int) -> tuple[int, int] | None:
    pronouns = _PRONOUNS.match(text, at)
    at = pronouns.end() if pronouns else at
    lead = _AFTER_TITLE.match(text, at)
    if not lead:
        return None
    bracket = "(" in lead.group()
    match = _TITLE.match(text, lead.end(), end)
    if not match:
        return None
    first, last = match.span()
    stop = re.search(r"\s(?:and|with|to|the|for|in|of|who|will|is|from|at|on)?$", text[first:last])
    last = first + stop.start() if stop else last
    words = text[first:last]
    cut = re.search(r",?\s+(?:and|with|who|will|is|from|at|on)\s(?![a-z])|\s(?:who|will|from|at|on)\b", words)
    if cut and not is_role(words[cut.end() :].split(",")[0]):
        last = first + cut.start()
        words = text[first:last]
    if cut and re.match(r",?\s+and\s", cut.group()) and _runs(text, first + cut.end(), last):
        last = first + cut.start()
        words = text[first:last]
    if not is_role(words) or len(words) > 90:
        return None
    if not bracket and words[0].islower() and not re.match(r"(?i)(?:the|our)\s", lead.group()[-4:]):
        return (first, last) if is_role(" ".join(words.split()[:3])) and len(words.split()) <= 5 else None
    return first, _with_unit(text, last, end)


_UNIT = re.compile(r", ((?:[A-Z][\w&'’-]*)(?: (?:[A-Z][\w&'’-]*|of|and|for|the|&)){0,5})(?=\s*(?:[.;)\t\n]|$))")


def _with_unit(text: str, last: int, end: int) -> int:
    """The end of a title with the department said after it: “Ward Manager, Acute Medical Unit”."""
    match = _UNIT.match(text, last, end)
    if match and any(word in NOT_NAMES for word in match.group(1).casefold().split()) and not is_role(match.group(1)):
        return match.end(1)
    return last


def _title_before(text: str, at: int, start: int) -> tuple[int, int] | None:
    """“our CFO, Marc Oyelaran”, “Hiring Manager Dana Whitlock”: the role right before a name."""
    window = text[max(start, at - 70) : at]
    window = re.sub(r"(?i)\b(?:dr|prof|mr|mrs|ms|mx|professor)\.?\s*$", lambda m: " " * len(m.group()), window)
    tail = _BEFORE_TITLE.search(window)
    head = window[: tail.start()] if tail else window
    if "\n" in window[len(head) :]:
        return None
    match = re.search(
        r"(?:\b(?:our|the|your|with|by|and|meet)\s+|(?:^|[.:;\n(–-])\s*)"
        r"((?:[A-Z][\w&/-]*|of|and|for|the|hiring|line|ward)"
        r"(?: (?:[A-Z][\w&/-]*|of|and|for|the|[a-z]{2,14})){0,5})$",
        head,
    )
    if not match:
        return None
    words = match.group(1)
    words = re.sub(r"^(?:.*\b(?:our|the|your|with|meet|and our|and the)\s+)", "", words)
    if not is_role(words) or (
        words.split()[-1].casefold() not in ROLE_HEADS | {"head", "lead", "hr"} and " of " not in words
    ):
        return None
    last = max(start, at - 70) + len(head)
    return last - len(words), last


def _introduced(text: str, at: int, start: int, found: list[NameMention]) -> bool:
    before = text[max(start, at - 60) : at]
    if re.search(r"(?i)\b(?:dr|prof|professor|mr|mrs|ms|mx)\.?\s*$", before):
        return True
    if found:
        last = found[-1].title[1] if found[-1].title and found[-1].title[1] > found[-1].end else found[-1].end
        between = text[last:at]
        if len(between) <= 12 and re.fullmatch(r"\)?\s*(?:,|;|&|,?\s*and|,?\s*or|\n\s*[-•*])\s*", between):
            return True
    match = _INTRODUCED.search(before)
    return bool(match) and not re.match(r"(?i)(?:and|by)\b", match.group() if match else "")
