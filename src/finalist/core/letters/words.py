"""The authored words of letters, read from the package's own data when a letter is made, and only then."""

import re
from functools import cache
from typing import Any

from finalist.core.knowledge.compile import data_folder
from finalist.core.text.patterns import any_of

PARTS_KEY = "parts"


@cache
def words(name: str) -> dict[str, Any]:
    """One file of `core/knowledge/data/letters` as a mapping."""
    import yaml

    text = (data_folder() / "letters" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


_TONES = re.compile(r"\((?P<tones>(?:warm|formal|brief)(?: (?:warm|formal|brief))*)\) ")


@cache
def patterns(kind: str, tone: str = "") -> dict[str, tuple[tuple[str, str], ...]]:
    """Part → its wordings as (id, text) for one kind of letter, in the order of the file. Ids: `letter:KIND/PART/N`.

    A wording that begins with tones in brackets, `(warm brief) …`, is for those alone; without a tone all are given.
    """
    parts: dict[str, list[str]] = words(kind)[PARTS_KEY]
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for part, texts in parts.items():
        rows = [(f"letter:{kind}/{part}/{number}", text, _TONES.match(text)) for number, text in enumerate(texts, 1)]
        found[part] = tuple(
            (ident, text[match.end() :] if match else text)
            for ident, text, match in rows
            if not (match and tone) or tone in match["tones"].split()
        )
    return found


def pattern_of(ident: str) -> str | None:
    """The wording behind an id; None when there is none."""
    kind, _, rest = ident.removeprefix("letter:").partition("/")
    part, _, number = rest.partition("/")
    if not number.isdigit():
        return None
    found: list[str] = words(kind)["subjects"] if part == "subject" else [t for _, t in patterns(kind).get(part, ())]
    return found[int(number) - 1] if int(number) <= len(found) else None


@cache
def matcher(name: str) -> re.Pattern[str]:
    """The patterns of one list of `review.yaml` as one, met without regard to case in text with plain apostrophes."""
    return any_of(words("review")[name])
