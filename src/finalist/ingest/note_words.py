"""The wordings that tell what kind of note a line is, the surest kind first, one alternative a line."""

import re

from finalist.core.documents.notes import NoteKind
from finalist.core.text.patterns import any_of

RULES: tuple[tuple[NoteKind, re.Pattern[str]], ...] = (
    (
        "i-promised",
        any_of(
            r"""
\b(?:i|i've|i’ve|me) (?:have )?promised\b
\b(?:i'll)\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write|confirm|provide)\b
\b(?:i'll)\b[^.]{0,40}\b(?:check)\b
\b(?:i’ll)\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write|confirm|provide)\b
\b(?:i’ll)\b[^.]{0,40}\b(?:check)\b
\b(?:i will)\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write|confirm)\b
\b(?:i will)\b[^.]{0,40}\b(?:provide|check)\b
\b(?:i need to)\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write|confirm)\b
\b(?:i need to)\b[^.]{0,40}\b(?:provide|check)\b
\b(?:i must)\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write|confirm)\b
\b(?:i must)\b[^.]{0,40}\b(?:provide|check)\b
\b(?:i said i(?:'d| would))\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write)\b
\b(?:i said i(?:'d| would))\b[^.]{0,40}\b(?:confirm|provide|check)\b
\b(?:i owe)\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back|come back|forward|let|call|write|confirm|provide)\b
\b(?:i owe)\b[^.]{0,40}\b(?:check)\b
\b(?:told (?:him|her|them) i(?:'d| would|'ll| will))\b[^.]{0,40}\b(?:send|share|e-?mail|mail|get back)\b
\b(?:told (?:him|her|them) i(?:'d| would|'ll| will))\b[^.]{0,40}\b(?:come back|forward|let|call|write|confirm)\b
\b(?:told (?:him|her|them) i(?:'d| would|'ll| will))\b[^.]{0,40}\b(?:provide|check)\b
^(?:will|to|must|need to) (?:send|share|e-?mail|forward|follow up|get back)\b(?! (?:me|us)\b)
^(?:todo|to do|action)\b|\bi(?:'m| am) to send\b|\bpromised (?:him|her|them) (?:to|i|a|the)\b
"""
        ),
    ),
    (
        "they-promised",
        any_of(
            r"""
^(?:will|'ll|to) (?:send|share|e-?mail|forward|give|show|lend|ring|call|let|put) (?:me|us)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:send)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:send)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:share)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:share)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:e-?mail)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:e-?mail)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:get back)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:get back)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:come back)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:come back)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:call)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:call)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:let me know)\b
\b(?:she|he|they|we|it) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:let me know)\b
\b(?:[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:let me know)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:let us know)\b
\b(?:she|he|they|we|it) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:let us know)\b
\b(?:[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:let us know)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:decide)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:decide)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:confirm)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:confirm)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:be in touch)\b
\b(?:she|he|they|we|it) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:be in touch)\b
\b(?:[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:be in touch)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:hear)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:hear)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:follow up)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:follow up)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:forward)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:forward)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:will|'ll|would|promised)\b[^.]{0,40}\b(?:tell me)\b
\b(?:she|he|they|we|it|[A-Z][a-z]+) (?:said (?:she|he|they)(?:'d|'ll| will| would))\b[^.]{0,40}\b(?:tell me)\b
\b(?:she|he|they)(?:'ll|’ll)\b[^.]{0,30}\b(?:send|share|e-?mail|get back|come back|call|let me know|decide)\b
\b(?:she|he|they)(?:'ll|’ll)\b[^.]{0,30}\b(?:confirm|be in touch)\b
\b(?:get|getting|come|coming) back (?:to me )?(?:by|on|before|in|next|within)\b
\bdecision (?:by|on|next|within|expected)\b|\bhear (?:back )?(?:by|from|next|within)\b
\bnext steps?\b.*\b(?:by|within|next|end of)\b|\b(?:they|she|he) promised\b
\bsaid (?:she|he|they)(?:.d| would|.ll) (?:send|share|mail|call|forward|get back)\b
"""
        ),
    ),
    (
        "concern",
        any_of(
            r"""
\b(?:doubt|doubts|doubtful|worried (?:that (?:i|my)|if|because i|(?:about|abt) (?:me|my|you|your|whether)))
\b(?:worry|worries|concern(?:ed|s)?|hesitat\w+|unconvinced|not convinced|sceptical|skeptical|frowned)
\b(?:pushed back|pushback|unsure (?:if|about|whether)|not sure (?:i|it|if|about|whether|that|she|he|they))
\b(?:wasn't sure|weren't sure|seemed unsure|red flag|raised (?:an )?eyebrow|did(?:n'?t| not) land)
\b(?:not sure it landed|never been|too (?:junior|senior|long|short|thin)|so that's thin)
\b(?:lack(?:s|ed|ing)? (?:of )?|missing|you haven'?t)
\b(?:haven'?t (?:actually )?(?:run|done|led|managed|worked|used|had)|never (?:done|run|led|managed|used|worked))
\bno (?:[\w/&-]+ ){0,3}(?:background|experience|exposure|degree)\b
\b(?:gap\b[^.]{0,30}(?:19|20)\d\d|hasn'?t got|overqualified|underqualified)
\b(?:only (?:\d|one|two|had)\b[^.]{0,30}experience|job[- ]hop\w*|weak(?:er|ness)? (?:on|in|at))
\b(?:the thing (?:she|he|they) need)
"""
        ),
    ),
    (
        "pay",
        any_of(
            r"""
\bbase\b:?\s*(?:of |is )?[£$€]?\d{2,3}|\bpay(?!\s+(?:for|attention|off|back)\b)\b|\b(?:OTE|TLR)\b
\b(?:salary|salaries|compensation|comp\b|money|bonus|equity|stock|options|benefits|pension|day rate)\b
\b(?:hourly|per hour|per annum|p\.?a\.?\b|expectations? (?:on|re|about)|range as posted|package)\b
(?<!brass )(?<!rubber )(?<!jazz )(?<!school )\bbands?\b
\b(?:sign[- ]on|holidays?|annual leave|gehalt|notice period)\b|[£$€]\s?\d|\b\d{2,3}k\b
"""
        ),
    ),
    (
        "i-told-story",
        any_of(
            r"""
\b(?:i )?(?:told|gave|shared|used|walked|gave)\b[^.]{0,40}\b(?:story|stories|example|anecdote)\b
\bmy\b[^.]{0,40}\b(?:story|example)\b|\b(?:story|example)\s*:
\btold (?:her|him|them|[A-Z][a-z]+) (?:about )?(?:the |my )?[^.]{2,50}(?:\bone\)|story|audit|project|example)
\balso heard\b|^told (?:her|him|them|[A-Z][a-z]+) (?:about )?(?:the|my)\b|\bthe [^.]{2,40} story\b
"""
        ),
    ),
    (
        "they-asked",
        any_of(
            r"""
^(?:q|question|they asked|asked)\b\s*[:\d.)-]|^asked\b
\b(?:she|he|they|[A-Z][a-z]+) (?:also )?(?:asked|wanted to know|wanted to hear|probed|quizzed|grilled)\b
\b(?:she|he|they|[A-Z][a-z]+) (?:also )?(?:dug into|kept asking|was curious|were curious)\b
^(?!i\b)[^?]{0,80}[,;]\s*asked (?:how|why|what|about|if|whether|when|for)\b
\bwas asked\b|\bgot asked\b|\basked me\b
"""
        ),
    ),
    (
        "feeling",
        any_of(
            r"""
^(?:felt|feeling|feels|mood|energy|vibe)\b
\b(?:i|me) (?:felt|feel|was (?:nervous|tired|calm|happy|flustered|rambling)|rambled|waffled|froze|blanked)\b
\b(?:i|me) (?:liked (?:her|him|them|it))\b|\bgut feeling\b
\b(?:nervous|rambled|waffled|went well|went badly|great chat|good vibe|bad vibe|excited)\b
\b\d{1,2}\s?/\s?10\b
"""
        ),
    ),
    (
        "culture",
        any_of(
            r"""
\b(?:culture|values|atmosphere|office (?:is|was|quiet|loud|half)|they let each other)\b
\b(?:team (?:lunch|eats|seems|seemed|laughed)|work[- ]life|overtime|flexible|flexitime|hybrid)\b
\b(?:remote (?:days|work)|from home|hierarch\w+|open plan|dress|everyone (?:seemed|was|says|said)|turnover)\b
\b(?:blameless|feedback culture)\b
"""
        ),
    ),
    (
        "i-said",
        any_of(
            r"""
^(?:i|i've|me)\b[:\s]
\bi (?:said|told|answered|explained|mentioned|replied|admitted|described|talked|asked|argued|came)\b
^(?:said|told|answered|explained|mentioned|replied) (?:i|that i|her|him|them|my|about)\b
"""
        ),
    ),
    (
        "they-said",
        any_of(
            r"""
\b(?:she|he|they|[A-Z][a-z]+) (?:said|says|told|mentioned|explained|thinks|thought|wants|wanted|needs|likes)\b
\b(?:she|he|they|[A-Z][a-z]+) (?:liked|hates|cares|runs|is looking|are looking|described|admitted|confirmed)\b
\b(?:she|he|they|[A-Z][a-z]+) (?:stressed|emphasi[sz]ed|talked|noted|knows|nodded|laughed|expects)\b
\b(?:she|he|they|it)(?:'s|’s|'re| is| are| was| were) (?:worried|keen|looking|proud|planning|moving|hiring)\b
\b(?:she|he|they|it)(?:'s|’s|'re| is| are| was| were) (?:growing)\b
^(?:says|said|thinks|wants|needs|likes|cares|mentioned|explained|described|stressed|runs|looking for)\b
\b(?:biggest|main) (?:problem|challenge|issue|priority|worry)\b|[\"“].{8,}[\"”]
"""
        ),
    ),
)
