"""Skills that no lexicon lists: what follows “experience with”, technical-looking words, phrases with a telling head.

A guess by form, therefore stricter than the lexicon: short phrases only, none made of everyday words.
"""

import re
from collections.abc import Iterator

_CUE = re.compile(
    r"\b(?:experienced?|expertise|proficien(?:cy|t)|knowledge|understanding|familiar(?:ity)?|background|skill(?:s|ed)"
    r"|fluen(?:t|cy)|degree"
    r"|diploma|qualifications?|qualified|trained|certifi(?:ed|cation)|competen(?:ce|t|cy)|command|grounding"
    r"|specialis(?:ed|ing|m)"
    r"|specializ(?:ed|ing)|versed|exposure|insight|master'?s|bachelor'?s|phd|msc|bsc|track record|practical experience)"
    r"\s+(?:in|with|of|on|to|using|within|into)\s+(?:the |an? |both |various |different |areas? of |fields? of "
    r"|at least one of )?",
    re.IGNORECASE,
)  # fmt: skip
_END = re.compile(r"[.;:!?](?:\s|$)|\n|\s[-–—]\s|\*|•")
_COMMA = re.compile(
    r"\s*(?:,|\band/or\b|\band\b|\bor\b|&|\(|\)|\be\.g\.,?|\bsuch as\b|\bincluding\b|\blike\b|\bas well as\b)\s*",
    re.IGNORECASE,
)
_STOP = frozenset(
    """to that which who whom whose for with from is are was were be been as at on in by will would can could
    should may might must you we our your their his her its it they he she through when where while than then
    so because if within using during into across about of a an the this these those such other any all both
    each every some many more most own have has had having do does did not no under over per between among
    against towards toward upon via based related plus etc preferred required desired essential please working
    worked work""".split()
)  # fmt: skip
_PLAIN = frozenset(
    """team teams people role roles field fields area areas environment environments company companies position
    positions experience experiences job jobs years year similar equivalent relevant related discipline
    disciplines subject subjects level skills skill knowledge understanding ability organisation organization
    organisations industry sector business customers customer clients client colleagues users things task
    tasks project projects work life time world others following one two three several multiple various new
    good strong excellent great high fast large small big best better well solid deep broad senior junior own
    different complex challenging what how why opportunity opportunities part day days week months month
    office country countries city place places market markets person candidate candidates employees employee
    staff members member manager managers it them us stakeholders partners something anything everything
    technologies tools systems methods techniques principles concepts practices standards solutions written
    verbal spoken oral services service fire field-based e.g i.e language languages depth high-quality
    science-based""".split()
)  # fmt: skip
_HEADS = frozenset(
    """engineering development design testing architecture architectures analysis analytics modelling modeling
    programming administration management methodology methodologies framework frameworks technology
    technologies technique techniques methods tools systems software databases networks networking security
    automation integration infrastructure platforms protocols standards regulations legislation procedures
    principles practices theory science sciences mathematics statistics research economics law accounting
    marketing languages applications devices equipment machinery instruments processing manufacturing
    production maintenance planning control assurance compliance governance policies studies chemistry physics
    biology medicine nursing therapy education psychology certification certifications licence license degree
    diploma services solutions processes operations optimisation optimization simulation simulations
    visualisation visualization libraries apis pipelines environments concepts trends market industry""".split()
)  # fmt: skip
_NO_MODIFIER = _STOP | frozenset(
    """and or but also our your their my good strong excellent great new own key main several various different
    other own relevant similar first second next last high low full part daily regular possible modern latest
    current future existing innovative leading global international local own complex challenging exciting
    successful professional personal appropriate necessary able best better develop build design lead drive
    ensure provide create deliver maintain improve use perform implement apply write manage support help make
    take give get keep define own run plan work working using developing building designing leading driving
    ensuring providing creating delivering maintaining improving performing implementing applying writing
    managing supporting helping making taking giving defining running planning including include includes like
    such e.g i.e very highly well across within world class world-class what how why who where when if then
    than there here only just even still yet always never often one two three four five public private
    creative career digital full-time part-time further continuous smart fast cutting-edge flexible
    competitive attractive additional general overall internal external execution legal equal religious
    experience knowledge understanding skills ability proven solid deep broad hands-on practical understand
    following""".split()
)  # fmt: skip
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’+#/-]*")
_TECHNICAL = re.compile(
    r"(?<![\w<@/.-])(?:[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]{1,3}[A-Z][A-Za-z0-9]+"
    r"|[A-Z]{2,6}(?:[/-][A-Z]{2,6})?\d{0,3}|[A-Za-z]+\.js)(?![\w>@]|-\d)"
)
_NOT_TECHNICAL = frozenset(
    """UK EU USA US UAE NYC CEO CTO CFO COO CV FAQ LTD LLC INC PLC GMBH GmbH AG OTE DOE PTO PM AM GB DE FR NL AT CH DK
    SE NO ID OK TV NGO NHS LGBT LGBTQ LGBTQIA AND OR THE WE YOU TO OF IN FOR WITH ARE IS OUR NOT ALL NEW JOB
    ROLE TEAM WHAT WHO HOW ABOUT VP HQ II III IV EEO EOE M/F F/M GBP USD EUR CHF BST GMT CET CEST EST PST BAME
    LGBTQ+ ETC NB PS RE TBC TBD ASAP COVID WFH FTE PA LinkedIn YouTube GitHub Facebook McKinsey CET ON BY AS
    IT AN IF DO NYSE NASDAQ""".split()
)  # fmt: skip
_MAX_WORDS = 5


def cued(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the things listed after “experience with”, “knowledge of”, “degree in” …"""
    for cue in _CUE.finditer(text):
        end = _END.search(text, cue.end(), min(len(text), cue.end() + 200))
        stop = end.start() if end else min(len(text), cue.end() + 200)
        at = cue.end()
        for cut in [*_COMMA.finditer(text, at, stop), None]:
            span, whole = _item(text, at, cut.start() if cut else stop)
            if span:
                yield span
            if cut is None or (not whole and cut.group().strip() not in (",", "(")):
                break
            at = cut.end()


def _item(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, bool]:
    """The phrase at the start of an item, and whether it fills the item."""
    found = list(_WORD.finditer(text, start, end))
    kept: list[re.Match[str]] = []
    for word in found:
        plain = word.group().casefold()
        if plain in _STOP or len(kept) == _MAX_WORDS:
            break
        kept.append(word)
    whole = len(kept) == len(found)
    while kept and kept[0].group().casefold() in _NO_MODIFIER | _PLAIN and len(kept) > 1:
        kept.pop(0)
    if not kept or all(word.group().casefold() in _PLAIN for word in kept):
        return None, whole
    return (kept[0].start(), kept[-1].end()), whole


def headed(text: str) -> Iterator[tuple[int, int]]:
    """Spans of phrases such as “infrastructure architecture”: one to three plain words and a telling head."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        plain = word.group().casefold()
        close = bool(run) and text[run[-1].end() : word.start()] in (" ", "-")
        if not close:
            run = []
        if plain in _HEADS and run:
            yield run[-3].start() if len(run) >= 3 else run[0].start(), word.end()
        run = [] if plain in _NO_MODIFIER or plain in _PLAIN or plain.endswith("ly") else [*run[-2:], word]


def technical(text: str) -> Iterator[tuple[int, int]]:
    """Spans of words that look technical: inner capitals, short acronyms, `name.js`. Not in lines all in capitals."""
    for match in _TECHNICAL.finditer(text):
        if match.group() in _NOT_TECHNICAL:
            continue
        around = text[max(0, match.start() - 20) : match.end() + 20]
        letters = [char for char in around if char.isalpha()]
        if sum(char.isupper() for char in letters) * 5 < len(letters) * 4 or len(letters) < 12:
            yield match.start(), match.end()
