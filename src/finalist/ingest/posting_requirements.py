"""What a posting asks: bullets and sentences as requirements, each must or nice-to-have, with its kind and years.

A section decides first, then the words of the sentence itself (“is a plus”, “must”). Prose without headings is read by
the words alone, and more strictly: only a sentence that plainly asks for something becomes a requirement.
"""

import re
from decimal import Decimal

from finalist.core.documents.base import Source
from finalist.core.documents.posting import Necessity, Requirement, RequirementKind, Skill
from finalist.core.text.quantities import quantities
from finalist.ingest.posting_sections import Piece

_NICE = re.compile(
    r"\b(?:(?:is|are|would be|will be|as|considered|seen as|be)\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:plus|bonus|advantage(?:ous)?|asset|beneficial|desirable|desired"
    r"|preferred|preferable|helpful|useful|welcome|appreciated|ideal|optional|favou?rable|nice|great)|nice[- ]to[- ]have|bonus points"
    r"|(?:highly |strongly )?(?:preferred|preferable|preferably|desirable|desired)\b|ideally|a (?:big |huge |strong |definite |real |distinct )?(?:plus|bonus|advantage)\b"
    r"|an (?:added |additional )?(?:asset|advantage|bonus|plus)\b|not (?:essential|required|necessary|a must)|optional(?:ly)?|von vorteil|(?:highly )?appreciated"
    r"|or (?:a )?willing(?:ness)? to learn|extra credit|good to have)\b|\t\s*(?:D|Desirable)\s*$",
    re.IGNORECASE,
)  # fmt: skip
_MUST = re.compile(
    r"\b(?:must(?![- ]see)|essential(?!ly)|mandatory|(?:is|are|be) (?:strictly |absolutely )?(?:required|needed|necessary|a requirement)|required\b|minimum of|at least"
    r"|need(?:s|ed)? to (?:have|be)|prerequisite|non-negotiable|you (?:will |'ll |’ll )?need|we (?:require|need)|a must)\b|\t\s*(?:E|Essential)\s*$",
    re.IGNORECASE,
)  # fmt: skip
_ASKS = re.compile(
    r"\byou(?:'ll|’ll| will| should| must| need to| have to|'ve|’ve| ideally| also)*(?:\s+also|\s+ideally)? (?:have|need|bring|possess|hold|hav[ei]ng|got|are (?:an? )?(?:experienced|qualified|registered|fluent|comfortable|confident|proficient|skilled|familiar|able|passionate|looking))\b"
    r"|\b(?:we(?:'re|’re| are) looking for|we (?:seek|require|expect|need|want)|we(?:'d|’d| would) (?:like|love)|looking for (?:an? )?(?:someone|candidate|person)|the (?:ideal|successful|right) (?:candidate|person|applicant))\b"
    r"|\b(?:candidates?|applicants?) (?:must|should|will|need)|\b(?:experience|knowledge|degree|qualification|certification|licen[cs]e|fluency|proficiency|familiarity|ability|skills)\b[^.]{0,80}\b(?:required|essential|preferred|desirable|desired|a plus|a must|mandatory|an advantage|a bonus|needed|necessary|advantageous|beneficial)\b"
    r"|\b(?:at least|minimum(?: of)?) (?:\d|one|two|three|four|five|six|seven|eight|ten)[^.]{0,24}years?|\d\+? ?(?:years?|yrs?)'? (?:of )?(?:[a-z]+ )?experience\b"
    r"|^(?:(?:proven|solid|strong|extensive|hands[- ]on|practical|working|previous|prior|good|excellent|sound|demonstrable|deep|basic|professional) )*(?:experience (?:in|with|of|using|working)|knowledge of|understanding of|proficien\w+ (?:in|with)|familiar\w* with|fluen\w+ in|degree in|expertise in)\b",
    re.IGNORECASE,
)  # fmt: skip
_NOT_ASKED = re.compile(
    r"\b(?:no (?:prior |previous )?experience (?:is )?(?:needed|required|necessary)|equal opportunit|regardless of|without regard|we do not discriminate|reasonable (?:adjustment|accommodation)"
    r"|all (?:qualified )?applicants|(?:please |to )apply\b|send (?:us )?your|your (?:cv|application|cover letter)|closing date|shortlisted|privacy|cookies|agencies|covering letter|click)\b",
    re.IGNORECASE,
)  # fmt: skip
_KINDS: tuple[tuple[RequirementKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for kind, pattern in (
        ("licence", r"\b(?:licen[cs]e[sd]?|licensure|certifi(?:ed|cates?|cations?)|registration with|registered (?:nurse|with|general|social|pharmacist|midwife|manager|professional|architect|child)"
         r"|(?:current|valid|full|active) (?:\w+ )?(?:registration|pin|licen[cs]e|driving)|nmc|hcpc|gmc|gdc|sra|dbs|criminal record|(?:security )?clearance|chartered|accredited|cscs|cdl|hgv|forklift ticket|life support|qts|board[- ]certified|driver'?s)\b"),
        ("education", r"\b(?:degree|bachelor'?s?|master'?s? (?:degree|in|of)|bsc|msc|b\.?sc|m\.?sc|b\.?a\b|phd|ph\.?d|doctorate|diploma|gcses?|a[- ]levels?|btec|nvq|hnd|hnc|mba|educated to|graduate (?:in|of|degree)|qualification(?:s)? in|university|studies|apprenticeship|high school|ged|associate'?s degree|vocational training|studied|academic|baccalaureate|post-registration study)\b"),
        ("language", r"\b(?:fluen\w*|native|bilingual|mother tongue|proficien\w+|command of|spoken|written|speak(?:ing|s)?|language|level|excellent|good|strong)\b[^.]{0,40}\b(?:english|german|french|spanish|dutch|italian|portuguese|polish|mandarin|chinese|japanese|arabic|swedish|danish|norwegian|finnish|welsh|russian|ukrainian|czech|hindi|turkish|korean|greek|romanian|hungarian|urdu|bengali|punjabi)\b"
         r"|\b(?:english|german|french|spanish|dutch|italian|portuguese|polish|mandarin|japanese|arabic|swedish|danish|norwegian|finnish|welsh|russian)\b[^.]{0,24}\b(?:fluen\w*|skills|level|language|native|spoken|written|[abc][12]\b|speaker|proficien\w*)|\b(?:second|foreign|other|additional) languages?\b"),
        ("availability", r"\b(?:willing(?:ness)? to (?:travel|relocate|work)|(?:able|available|ability|flexib\w+|happy|prepared) to (?:work|start|travel|commute|cover)\b[^.]{0,50}\b(?:shifts?|nights?|weekends?|rotas?|rotation|hours|evenings?|holidays|site|overtime|flexib\w+|travel|full[- ]time|on[- ]call|remotely|days)"
         r"|able to (?:travel|relocate|commute)|right to work|work permit|(?:legally )?authori[sz]ed to work|eligib\w+ to work|visa|on[- ]call|shift work|travel (?:required|up to|of)|up to \d+ ?% travel|able to work a rotation|own (?:car|transport|vehicle)|based in|must live|reside)\b"),
        ("experience", r"\b(?:experience[sd]?|track record|background (?:in|of|as)|years?'? (?:of|in|as)|worked (?:in|as|with|on)|history of|practi[sc]ed|previously|evidence of|has held|exposure to|portfolio)\b"),
        ("trait", r"\b(?:team[- ]?player|communicat\w+|interpersonal|self[- ](?:starter|motivated|driven|directed|organi[sz]ed)|motivat\w+|enthusias\w+|passion\w*|attention to detail|detail[- ]oriented|proactiv\w+|positive attitude|can[- ]do|curious|curiosity|empath\w+|integrity|reliab\w+|organi[sz]ational skills|organi[sz]ed|adaptab\w+|flexib\w+|creativ\w+|initiative|team spirit|team work|teamwork|collaborat\w+|work (?:well )?(?:independently|autonomously|under pressure|in a team)|problem[- ]solv\w+|problem solver|analytical|ownership|mindset|eager|willing\w* to learn|desire to|hands-on mentality|resilien\w+|patien(?:ce|t and)|caring|compassion\w*|friendly|confident|calm|punctual|ambiti\w+|fast[- ]paced|driven|humou?r|honest\w*|thrive|love)\b"),
    )
)  # fmt: skip
_YEARS_WORD = re.compile(
    r"experience|working|practice|track record|background|role|position|industry|management|development|qualified|as an?\b|in\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*;\s+")
_ASKING = frozenset({"must", "nice", "requirements"})
_READ = frozenset({"top", "other", "duties", "about", "apply", "furniture"})


def requirements_of(
    source: Source, pieces: list[Piece], skills: tuple[Skill, ...]
) -> tuple[Requirement, ...]:
    """The requirements, in the order of the text, with ids `r1`, `r2` …; `skills` are those found in the whole text."""
    spans: list[tuple[int, int, Necessity]] = []
    for piece in pieces:
        for start, end in _clauses(source.text, piece):
            if necessity := _asked(source.text[start:end], piece):
                spans.append((start, end, necessity))
    return tuple(
        _requirement(source, f"r{number}", start, end, necessity, skills)
        for number, (start, end, necessity) in enumerate(spans, 1)
    )


def _clauses(text: str, piece: Piece) -> list[tuple[int, int]]:
    """The sentence, or its parts at semicolons where these differ in must and nice."""
    words = text[piece.start : piece.end]
    cuts = list(_SPLIT.finditer(words))
    if not cuts or not (_NICE.search(words) or words.count(";") > 2):
        return [(piece.start, piece.end)]
    edges = [0, *(cut.end() for cut in cuts), len(words)]
    ends = [*(cut.start() for cut in cuts), len(words)]
    return [
        (piece.start + left, piece.start + right)
        for left, right in zip(edges, ends, strict=False)
        if right - left > 3
    ]


def _asked(words: str, piece: Piece) -> Necessity | None:
    """Whether these words ask for something, and how strongly; None when they do not ask."""
    if (
        len(words) < 3
        or len(words) > 700
        or not any(char.isalpha() for char in words)
        or words.rstrip().endswith("?")
    ):
        return None
    if piece.kind in _ASKING:
        if _NOT_ASKED.search(words) or words.rstrip().endswith(":"):
            return None
        return _necessity(words, "nice" if piece.kind == "nice" else "must")
    if piece.kind not in _READ or _NOT_ASKED.search(words) or not _ASKS.search(words):
        return None
    if piece.kind in ("about", "duties") and not (_MUST.search(words) or _NICE.search(words)):
        return None
    return _necessity(words, "must")


def _necessity(words: str, section: Necessity) -> Necessity:
    nice, must = bool(_NICE.search(words)), bool(_MUST.search(words))
    if section == "nice":
        return (
            "must"
            if must and not nice and re.search(r"\b(?:essential|mandatory|required)\b", words, re.I)
            else "nice"
        )
    return "nice" if nice else "must"


def kind_of(words: str) -> RequirementKind:
    """What sort of thing a requirement asks for; `skill` when nothing else fits."""
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "skill")


def years_of(words: str) -> float | None:
    """The years of experience asked: the lower bound (“3-5 years” → 3); None when no number of years is asked."""
    for quantity in quantities(words):
        if quantity.kind != "duration" or quantity.unit not in ("year", "month") or quantity.period:
            continue
        around = words[max(0, quantity.start - 60) : quantity.end + 60]
        value = quantity.low if quantity.low is not None else quantity.high
        if value is None or not _YEARS_WORD.search(around):
            continue
        years = value / 12 if quantity.unit == "month" else value
        if Decimal(0) < years <= 40:
            return float(round(years, 2))
    return None


def _requirement(
    source: Source, number: str, start: int, end: int, necessity: Necessity, skills: tuple[Skill, ...]
) -> Requirement:
    words = " ".join(source.text[start:end].replace("**", "").split())
    own = {
        skill.name: skill for skill in reversed(skills) if start <= skill.evidence.start and skill.evidence.end <= end
    }
    return Requirement(
        id=number,
        text=words,
        necessity=necessity,
        kind=kind_of(words),
        years=years_of(words),
        skills=tuple(
            skill for skill in skills if start <= skill.evidence.start and skill.evidence.end <= end
        ),
        evidence=source.quote(start, end),
    )
