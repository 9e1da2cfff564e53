"""Who offers which role: as the letter says it, else the company from its letterhead. Dates and titles are no names."""

import re
from collections.abc import Iterator

from finalist.ingest.offer_piece import Part

OPENING = 4000
"""Characters in which a letter says who offers what. Convention."""
_FORM = (
    r"(?:Ltd|Limited|plc|PLC|LLP|Inc|Corp|Corporation|LLC|GmbH|gGmbH|AG|SE|KG|eG|B\.?V|N\.?V|S\.?A\.?S?|S\.?r\.?l|AB|AS"
    r"|Oy|Pty Ltd|Pte Ltd|Trust|Group|Council|University|College|School|Hospitals?|Foundation|Partners|Partnership"
    r"|Cooperative|Society|Association|Systems|Studios?|Holdings?)"
)
_FORMAL = re.compile(rf"\b{_FORM}\.?(?:$|,| [-–])")
_LEGAL = re.compile(r"(?:Ltd|Limited|plc|PLC|LLP|Inc\.?|LLC|GmbH|SE|AG|SA|S\.A\.|B\.V\.)(?=,? )")
_WORD = r"[A-Z0-9][\w&'’.-]{0,40}"
_NAME = rf"{_WORD}(?:(?: (?:{_WORD}|&|of|and|the|plc)|, (?:Inc|LLC|Ltd|Corp)\b\.?)){{0,6}}"
_SURE = (
    re.compile(
        r"^[^\w\n]{0,4}(?:\(?\d{1,2}[.)]\s*)?(?:[Cc]ompany|[Ee]mployer|COMPANY|EMPLOYER)(?: name)?"
        r"\s*(?::|\t| [-–—] )\s*(?P<name>[^\n\t]{2,80}?)\s*$",
        re.M,
    ),
    re.compile(rf"\b[Bb]etween (?:\(1\) )?(?P<name>{_NAME}) \((?:[“\"']|the\b|hereinafter)"),
    re.compile(
        rf"(?P<name>{_NAME})(?: \([^)\n]{{2,40}}\))? (?:is|are) (?:very )?(?:pleased|delighted|happy|glad|excited)\b"
    ),
    re.compile(rf"\bbehalf of (?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_NAME}) (?:would like to|wishes to|offers you|is offering)\b"),
    re.compile(rf"\bjoin (?P<name>{_NAME}) as\b"),
    re.compile(rf"\b[Oo]ffer (?:of [Ee]mployment )?(?:from|with|at) (?P<name>{_NAME})"),
    re.compile(
        r"\b(?:role|post|position|job|as)\b[^.;\n]{3,80}? (?:at|with) (?!our|the (?:end|start)\b)(?:the )?"
        rf"(?P<name>{_NAME})(?=[.,;\n]| in\b| from\b| and\b|$)"
    ),
)
_NO_NAME = frozenset("We I They It This You He She Our Human People HR The Please Kindly Following".split())
_NOT_A_HEAD = re.compile(
    r"\W*(?:dear|hello|hi|hey|subject|offer|letter|re|from|to|date|cc|via|private|confidential|strictly|conditional"
    r"|contract|statement|employment|summary|your|our|terms|memo|draft|page|ms|mr|mrs|dr|good|thanks?|as|following"
    r"|further|it|we|on)\b",
    re.I,
)
_ROLE_END = r"(?=,? (?:reporting|based|at|with|within|in our|in the|starting|from|on)\b|[.;\n\t]|, [a-z]|$)"
_ROLES = (
    re.compile(
        r"\b(?i:position|post|role|job)(?i: is| of| as|:)?(?i: that of| the)? "
        rf"(?P<role>[A-Z][^\n.;\t]{{2,80}}?){_ROLE_END}"
    ),
    re.compile(
        r"^[^\w\n]{0,4}(?:\(?\d{1,2}[.)]\s*)?(?i:(?:conditional )?(?:your )?offer(?: of employment)?|job title|position"
        r"|role|post)\s*(?::|\t| [-–—] )\s*(?P<role>[A-Z][^\n\t]{2,80}?)[.\s]*$",
        re.M,
    ),
    re.compile(
        r"\b(?:employment|appointment|join \S[^.;\n]{1,60}?|appoint you|on board|new role|hire you) as (?:an? |our )?"
        rf"(?P<role>[A-Z][^\n.;\t]{{2,80}}?){_ROLE_END}"
    ),
    re.compile(rf"\b(?:extend|make you) an offer (?:for|of) "
        rf"(?:the (?:role|position|post) of )?(?P<role>[A-Z][^\n.;\t]{{2,80}}?){_ROLE_END}"),
)  # fmt: skip
_PLACE = re.compile(r" in [A-Z][\w-]+$")


def head_of(text: str) -> Iterator[Part]:
    """The company and the role, where they are said."""
    opening = text[:OPENING]
    yield from _company(opening)
    found = [match for pattern in _ROLES if (match := pattern.search(opening))]
    if found:
        match = found[0]
        words = match["role"].strip(" *,:")
        words = words[: place.start()] if (place := _PLACE.search(words)) else words
        start = match.start("role") + match["role"].index(words)
        yield Part("role", words, start, start + len(words))


def _company(opening: str) -> Iterator[Part]:
    for pattern in _SURE:
        for match in pattern.finditer(opening):
            name = match["name"].strip()
            first = name.split(" ", 1)[0]
            if first not in _NO_NAME and not _NOT_A_HEAD.match(name) and re.search("[A-Za-z]", name):
                name = name.removesuffix(".") if not re.search(r"(?:Inc|Corp|Co|V|Ltd|A)\.$", name) else name
                yield Part("company", name, match.start("name"), match.start("name") + len(name))
                return
    yield from _letterhead(opening)


def _letterhead(opening: str) -> Iterator[Part]:
    """A line above the greeting that ends like a company's name; else the first line, when it looks like a name."""
    greeting = re.search(r"^\W*(?:dear|hello|hi|hey)\b", opening, re.I | re.M)
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", opening[: greeting.start() if greeting else 400]))[:8]
    likely = [each for each in lines if _name_like(each[0])]
    named = [each for each in likely if _FORMAL.search(each[0].strip(" *#"))]
    for each in (named or [each for each in likely if greeting and each is lines[0]])[:1]:
        words = each[0].strip(" *#\t")
        if legal := _LEGAL.search(words):
            words = words[: legal.end()]
        at = each.start() + each[0].index(words)
        yield Part("company", words, at, at + len(words))


def _name_like(line: str) -> bool:
    words = line.strip(" *#\t")
    if not 2 <= len(words) <= 70 or _NOT_A_HEAD.match(words) or re.search(r"[\d:@<>]", words):
        return False
    ends = words.endswith((".", "!", "?")) and not _FORMAL.search(words)
    return words[0].isupper() and len(words.split()) <= 9 and not ends
