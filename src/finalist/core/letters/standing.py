"""Which sentences of a story stand without the ones left out: full ones, whose pronouns have somebody to stand for."""

import re
from collections.abc import Sequence

from finalist.core.stories.sentences import Sentence

_OPEN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|it|its|this(?! (?:summer|winter|spring|autumn|year|week|month|"
    r"morning|time))|that one|those|these|there|then|so|both)\b",
    re.I,
)
_DANGLING = re.compile(
    r"(?:he|she|they|it|this|that|these|those|there|then|so|but|and|or|because|which|her|his|their|also|"
    r"instead|both)\b", re.I)  # fmt: skip
_FINITE = re.compile(
    r"\b(?:I|we|is|are|was|were|has|have|had|did|went|came|took|said|told|gave|made|kept|wrote|put|ran|got|rang|stood|"
    r"fell|rose|left|found|built|cut|led|met|paid|won|lost|began|saw|set|sent|brought|thought|landed|[a-z]{3,}ed)\b"
)


_HUMAN = (
    r"man|woman|patient|nurse|doctor|registrar|manager|architect|engineer|colleague|customer|client|daughter|son|wife|"
    r"husband|student|buyer|supplier|boss|lead|director|vendor|driver|teacher|parent|guest|tenor|chef|partner|officer"
)
_ANTECEDENT = {
    "person": re.compile(rf"\b(?:{_HUMAN})\b|(?<=[a-z,] )[A-Z][a-z]+\b(?! (?:I|we)\b)"),
    "many": re.compile(
        rf"\b(?:{_HUMAN})s\b|\b(?:people|team|family|children|staff|nurses|users|members|[a-z]{{3,}}s)\b"
    ),
    "thing": re.compile(r"\b(?:an?|the|one|our|my) [a-z]{3,}"),
    "place": re.compile(r"\b(?:in|at|to|into|behind|on) (?:an?|the|my|our) [a-z]{3,}"),
}
_STANDS_FOR = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), "person"),
    **dict.fromkeys(("they", "them", "their", "those", "these", "both"), "many"),
    **dict.fromkeys(("it", "its", "this", "that one", "then", "so"), "thing"),
    "there": "place",
}


def leans(rows: Sequence[Sentence], n: int, chosen: Sequence[int], named: bool) -> bool:
    """Whether sentence n needs one that is not told: a pronoun for which nothing chosen so far can stand.

    named: the story is called after a person, who is introduced before it.
    """
    text = rows[n].evidence.verbatim
    before = " ".join(rows[k].evidence.verbatim for k in chosen if k < n)
    for match in _OPEN.finditer(text):
        kind = _STANDS_FOR.get(match[0].lower(), "thing")
        if named and kind == "person":
            continue
        if match[0].lower() in ("so", "this", "that one", "then") and n - 1 not in chosen:
            return True
        if kind == "place" and re.search(r"(?i)\bthere (?:is|are|was|were)\b", text[match.start() :][:12]):
            continue
        if not _ANTECEDENT[kind].search(f"{before} {text[: match.start()]}"):
            return True
    return bool(_DANGLING.match(text)) and not before


_OPENED_BY_TIME = re.compile(
    r"(?:In|On|By|At|After|Before|When|Since|Within|For|From|Over|During|Last|Once|\w+ (?:months|weeks|days|"
    r"years) later)\b"
)


def whole(text: str) -> bool:
    """A full sentence that may stand in a letter: a subject, a finite verb, no aside to oneself, no mark-up."""
    flat = " ".join(text.split())
    return bool(
        4 <= len(flat.split()) <= 45
        and _FINITE.search(flat if re.match(_OPENED_BY_TIME, flat) else re.split(r"[,;:]", flat)[0])
        and re.match(r"[\"“]?(?:[A-Za-z0-9$£€])", flat)
        and not re.search(r"\(|[*_#|;]|->|\b[A-Z] \*\*|\?$|\?[\"”]?$", flat)
        and not re.match(r"(?:Oh|So|Actually|Well|Should|Also|Note|Anyway)\b", flat)
        and _subject(flat)
    )


def _subject(text: str) -> bool:
    """A sentence, not a fragment: it opens with somebody or something that does the verb."""
    return bool(
        re.match(r"(?:I|We|My|Our|In|On|By|At|When|After|Before|Every|Each|Most|Two|Three|Four|Five|Six|Seven|Eight|"
                 r"Nine|Ten|Twice|Once|Then|The|A|An|It|He|She|They|Everybody|Nobody|People|There|Since|Opening|"
                 r"\$|£|€|\d|[A-Z][a-z]+)\b", text[:1].upper() + text[1:])
        or text[:1] in "$£€"
    )  # fmt: skip
