"""What kind of note a line is: patterns in order of how sure they are, as data."""

import re

from finalist.core.documents.notes import NoteKind

_I = r"(?:i|i've|i’ve|me)"
_RULES: tuple[tuple[NoteKind, str], ...] = (
    ("i-promised", rf"\b{_I} (?:have )?promised\b|\b(?:i'll|i’ll|i will|i need to|i must|i said i(?:'d| would)|i owe|told (?:him|her|them) i(?:'d| would|'ll| will))\b[^.]{{0,40}}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write|confirm|provide|check)\b|^(?:will|to|must|need to) (?:send|share|e-?mail|forward|follow up|get back)\b|^(?:todo|to do|action)\b|\bi(?:'m| am) to send\b|\bpromised (?:him|her|them) (?:to|i|a|the)\b"),
    ("they-promised", r"\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised|said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:send|share|e-?mail|get back|come back|call|let me know|let us know|decide|confirm|be in touch|hear|follow up|forward|tell me)\b|\b(?:she|he|they)(?:'ll|’ll)\b[^.]{0,30}\b(?:send|share|e-?mail|get back|come back|call|let me know|decide|confirm|be in touch)\b|\b(?:get|getting|come|coming) back (?:to me )?(?:by|on|before|in|next|within)\b|\bdecision (?:by|on|next|within|expected)\b|\bhear (?:back )?(?:by|from|next|within)\b|\bnext steps?\b.*\b(?:by|within|next|end of)\b|\b(?:they|she|he) promised\b|\bsaid (?:she|he|they)(?:.d| would|.ll) (?:send|share|mail|call|forward|get back)\b"),
    ("concern", r"\b(?:doubt|doubts|doubtful|worried (?:that (?:i|my)|if|because i|(?:about|abt) (?:me|my|you|your|whether))|worry|worries|concern(?:ed|s)?|hesitat\w+|unconvinced|not convinced|sceptical|skeptical|frowned|pushed back|pushback|unsure (?:if|about|whether)|not sure (?:i|it|if|about|whether|that|she|he|they)|wasn't sure|weren't sure|seemed unsure|"
                r"red flag|raised (?:an )?eyebrow|did(?:n'?t| not) land|not sure it landed|never been|too (?:junior|senior|long|short|thin)|so that's thin|lack(?:s|ed|ing)? (?:of )?|missing|you haven'?t|haven'?t (?:actually )?(?:run|done|led|managed|worked|used|had)|never (?:done|run|led|managed|used|worked)|gap\b[^.]{0,30}(?:19|20)\d\d|no experience|hasn'?t got|overqualified|underqualified|only (?:\d|one|two|had)\b[^.]{0,30}experience|job[- ]hop\w*|weak(?:er|ness)? (?:on|in|at)|the thing (?:she|he|they) need)"),
    ("pay", r"\b(?:pay|salary|salaries|compensation|comp\b|money|bonus|equity|stock|options|benefits|pension|day rate|hourly|per hour|per annum|p\.?a\.?\b|expectations? (?:on|re|about)|bands?|range as posted|package|sign[- ]on|holidays?|annual leave|gehalt|notice period)\b|[£$€]\s?\d|\b\d{2,3}k\b"),
    ("i-told-story", r"\b(?:i )?(?:told|gave|shared|used|walked|gave)\b[^.]{0,40}\b(?:story|stories|example|anecdote)\b|\bmy\b[^.]{0,40}\b(?:story|example)\b|\b(?:story|example)\s*:|\btold (?:her|him|them|[A-Z][a-z]+) (?:about )?(?:the |my )?[^.]{2,50}(?:\bone\)|story|audit|project|example)|\balso heard\b|^told (?:her|him|them|[A-Z][a-z]+) (?:about )?(?:the|my)\b|\bthe [^.]{2,40} story\b"),
    ("they-asked", r"^(?:q|question|they asked|asked)\b\s*[:\d.)-]|^asked\b|\b(?:she|he|they|[A-Z][a-z]+) (?:also )?(?:asked|wanted to know|wanted to hear|probed|quizzed|grilled|dug into|kept asking|was curious|were curious)\b|\bwas asked\b|\bgot asked\b|\basked me\b"),
    ("feeling", r"^(?:felt|feeling|feels|mood|energy|vibe)\b|\b(?:i|me) (?:felt|feel|was (?:nervous|tired|calm|happy|flustered|rambling)|rambled|waffled|froze|blanked|liked (?:her|him|them|it))\b|\bgut feeling\b|\b(?:nervous|rambled|waffled|went well|went badly|great chat|good vibe|bad vibe|excited)\b|\b\d{1,2}\s?/\s?10\b"),
    ("culture", r"\b(?:culture|values|atmosphere|office (?:is|was|quiet|loud|half)|they let each other|team (?:lunch|eats|seems|seemed|laughed)|work[- ]life|overtime|flexible|flexitime|hybrid|remote (?:days|work)|from home|hierarch\w+|open plan|dress|everyone (?:seemed|was|says|said)|turnover|blameless|feedback culture)\b"),
    ("i-said", r"^(?:i|i've|me)\b[:\s]|\bi (?:said|told|answered|explained|mentioned|replied|admitted|described|talked|asked|argued|came)\b|^(?:said|told|answered|explained|mentioned|replied) (?:i|that i|her|him|them|my|about)\b"),
    ("they-said", r"\b(?:she|he|they|[A-Z][a-z]+) (?:said|says|told|mentioned|explained|thinks|thought|wants|wanted|needs|likes|liked|hates|cares|runs|is looking|are looking|described|admitted|confirmed|stressed|emphasi[sz]ed|talked|noted|knows|nodded|laughed|expects)\b|\b(?:she|he|they|it)(?:'s|’s|'re| is| are| was| were) (?:worried|keen|looking|proud|planning|moving|hiring|growing)\b|^(?:says|said|thinks|wants|needs|likes|cares|mentioned|explained|described|stressed|runs|looking for)\b|\b(?:biggest|main) (?:problem|challenge|issue|priority|worry)\b|[\"“].{8,}[\"”]"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE if kind not in {"x"} else 0)) for kind, words in _RULES)
_SECTIONS: tuple[tuple[NoteKind, str], ...] = (
    ("they-promised", r"next steps|they promised|what happens next|timeline"),
    ("i-promised", r"i promised|to ?do|actions?|follow[- ]ups?|to send"),
    (
        "they-asked",
        r"(?:questions? )?(?:they|she|he) asked|questions? (?:i got|from them|asked of me)|asked me|their questions",
    ),
    ("i-said", r"(?:what )?i said|my answers|my questions|i asked|me asking|questions i asked"),
    ("i-told-story", r"stories(?: told| i told)?|examples(?: i gave)?"),
    ("concern", r"concerns?|doubts?|worries|red flags|weak spots|went badly|went less well|gaps"),
    ("pay", r"pay|money|salary|compensation|benefits|package"),
    ("culture", r"culture|values|vibe|atmosphere|team"),
    ("feeling", r"feelings?|felt|how (?:it|i) felt|impressions?|overall|gut feeling"),
    ("they-said", r"(?:what )?they said|learned|learnt|what i learned|about the role|role|facts"),
)
_HEADS = tuple((kind, re.compile(rf"(?:the )?(?:{words})", re.IGNORECASE)) for kind, words in _SECTIONS)


def kind_of(words: str, person: str) -> tuple[NoteKind, bool]:
    """(kind, whether a rule recognised it) of a line; a line under a person that none recognises is what they said
    only where a quotation or a verb says so, else `other`."""
    label = re.match(
        r"(?i)\s*\**(pay|salary|money|culture|felt|feeling|concern|doubt|worry|promised|q|asked)\**\s*[:\-–]", words
    )
    if label:
        return _LABELS[label.group(1).casefold()], True
    for kind, pattern in _PATTERNS:
        if pattern.search(words):
            return kind, True
    if words.rstrip().endswith("?") and person:
        return "they-asked", True
    return "other", False


_LABELS: dict[str, NoteKind] = {
    "pay": "pay", "salary": "pay", "money": "pay", "culture": "culture", "felt": "feeling", "feeling": "feeling",
    "concern": "concern", "doubt": "concern", "worry": "concern", "promised": "i-promised", "q": "they-asked",
    "asked": "they-asked",
}  # fmt: skip


def section_kind(words: str) -> NoteKind | None:
    """The kind of the lines under a heading that names one: “Culture”, “Next steps”, “Pay”."""
    bare = re.sub(r"[^\w\s'’/-]", " ", words).strip()
    return next((kind for kind, pattern in _HEADS if pattern.fullmatch(bare)), None)
