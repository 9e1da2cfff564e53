"""The lexicon of skills: names of technologies, methods, licences, subjects and languages from many trades.

Authored as plain files, one skill a line: `name | other name | other name`. A mark before a form says when it counts:
`=` in exactly this case, `!` in this case and beside another skill (R, Go), `~` either of the two (Spring, React),
`?` only in a sentence that asks for something or beside a surer skill (law, testing, sales).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_TOKEN = re.compile(r"(?<![\w.])\.(?:NET|Net|net)\b|[^\W_]+[+#]*")
_GAP = re.compile(r"[ \u00a0]{0,2}(?:\n(?!\n)|[-/.&'’–+][ \u00a0]?)?[ \u00a0]{0,2}")
_SPELLINGS = {
    "programme": "program", "centre": "center", "behaviour": "behavior", "licence": "license", "labour": "labor",
    "colour": "color", "modelling": "modeling", "moulding": "molding", "fibre": "fiber", "catalogue": "catalog",
    "defence": "defense", "paediatric": "pediatric", "anaesthesia": "anesthesia", "orthopaedic": "orthopedic",
    "counselling": "counseling", "analogue": "analog", "tyre": "tire", "labelling": "labeling",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text in the form the lexicon compares, at text[start:end]."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a skill. `mark`: "", "=", "!" or "~"; `written` is what `=` and `!` compare with."""

    name: str
    written: str
    mark: str


@lru_cache(maxsize=32768)
def key_of(word: str) -> str:
    """A word without case, plural and national spelling."""
    folded = word.casefold()
    if len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "us", "is", "ics", "js", "ps", "ms")):
        folded = folded[:-3] + "y" if folded.endswith("ies") and len(folded) > 4 else folded[:-1]
    if folded.endswith(("isation", "ising", "ised", "ise")) and len(folded) > 6:
        at = folded.rfind("is")
        folded = folded[:at] + "iz" + folded[at + 2 :]
    return _SPELLINGS.get(folded, folded)


def tokens(text: str) -> list[Token]:
    """The words of a text; `C++`, `C#` and `.NET` are one word each."""
    return [Token(key_of(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two neighbouring words may belong to one name: a space, a hyphen, a slash, a line's end, no comma."""
    gap = text[left.end : right.start]
    return len(gap) <= 4 and _GAP.fullmatch(gap) is not None


@cache
def lexicon() -> tuple[dict[tuple[str, ...], Form], dict[str, int]]:
    """(words of a form → form, first word → most words of a form that starts with it)."""
    forms: dict[tuple[str, ...], Form] = {}
    longest: dict[str, int] = {}
    folder = files("finalist.core.knowledge") / "data" / "skills"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".txt"):
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or not line:
                continue
            written = line.split(" | ")
            name = written[0].lstrip("=!~?")
            for form in written:
                mark = form[0] if form[0] in "=!~?" else ""
                plain = form[1:] if mark else form
                words = tuple(key_of(word) for word in _TOKEN.findall(plain))
                if words and words not in forms:
                    forms[words] = Form(name, plain, mark)
                    longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return forms, longest
