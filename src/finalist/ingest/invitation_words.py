"""The wordings that invitations use for how, where and whether people meet, one alternative a line."""

import re

from finalist.core.documents.invitation import MeetingFormat
from finalist.core.text.patterns import any_of

FORMATS: tuple[tuple[MeetingFormat, re.Pattern[str]], ...] = (
    (
        "role-play",
        any_of(
            r"""
\b(?:role[\s-]?play(?:ing)?|rollenspiel)
"""
        ),
    ),
    (
        "case",
        any_of(
            r"""
\b(?:case (?:study|interview|discussion)|business case|scenario exercise|clinical scenario|in-tray)
"""
        ),
    ),
    (
        "technical",
        any_of(
            r"""
\b(?:technical (?:interview|round|discussion|session|test|screen)|coding|whiteboard|system design)
\b(?:pair[\s-]programming|debugging|live exercise|skills test|code review|architecture (?:interview|session))
"""
        ),
    ),
    (
        "meal",
        any_of(
            r"""
\b(?:lunch|dinner|breakfast|coffee with|mittagessen|déjeuner)
"""
        ),
    ),
    (
        "tour",
        any_of(
            r"""
\b(?:tour\b|walk[\s-]?(?:round|around|through) (?:of )?(?:the|our)|site visit|visit of)
"""
        ),
    ),
    (
        "group",
        any_of(
            r"""
\b(?:group (?:exercise|discussion|interview|task)|assessment (?:centre|center|day))
"""
        ),
    ),
    (
        "presentation",
        any_of(
            r"""
\b(?:presentations?\b|present to\b|präsentation)
"""
        ),
    ),
    (
        "panel",
        any_of(
            r"""
\b(?:panel\b)
"""
        ),
    ),
    (
        "one-to-one",
        any_of(
            r"""
\b(?:one[\s-](?:to|on)[\s-]one|1[\s-]?(?::|to|on|-)[\s-]?1\b|vier-augen)
"""
        ),
    ),
)
"""What each format of a meeting is called; the most telling first."""
VIDEO = any_of(
    r"""
\bzoom\b|microsoft teams|\bms teams\b|\bteams (?:call|meeting|link)|via teams|on teams\b|google meet
\bwebex\b|\bwhereby\b|\bskype\b|video (?:call|interview|conference|chat|link|meeting)|videocall
videointerview|by video\b|via video\b|virtual(?:ly)?\b|remote interview
online (?:interview|meeting|call)|videokonferenz|visioconférence|gotomeeting|bluejeans|\bjitsi\b
"""
)
"""Words of a video meeting."""
VIDEO_LINK = any_of(
    r"""
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:zoom\.us|zoom\.com)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:teams\.microsoft)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:teams\.live|meet\.google)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:webex|whereby|skype)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:gotomeet|goto\.com)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:bluejeans|jitsi)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:chime\.aws|ringcentral)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:join\.|meet\.|video)
(?:https?://|(?<![\w./@-])(?=(?:meet|zoom|teams|video|call|join)\.[\w-]+\.))[^\s/]*(?:teams\.|zoom\.)
"""
)
"""An address of a meeting service."""
PHONE = any_of(
    r"""
\b(?:phone|telephone|telephonic|telefon)\s*(?:call|interview|conversation|gespräch)
\bby (?:tele)?phone\b|\b(?:will|shall|'ll) (?:call|ring|phone) you\b|\bdial[- ]in\b|over the phone
"""
)
"""Words of a telephone meeting."""
ON_SITE = any_of(
    r"""
\bin[\s-]person\b|\bon[\s-]?site\b
\bat our (?:\w+ ){0,3}(?:offices?|headquarters|site|building|premises|store|clinic|hospital|school)\b
\bcome (?:in )?to (?:our|the)\b|\bvisit (?:our|us)\b|\breception\b|\bvor ort\b|face[\s-]to[\s-]face
\bparking\b|\bin our offices?\b
"""
)
"""Words of a meeting in a place."""
CANCELLED = any_of(
    r"""
\b(?:has|have|had) been (?:cancell?ed|withdrawn|called off)
\b(?:is|are|was) (?:now )?(?:cancell?ed|called off)\b
\bwe (?:have to|must|need to|are having to|had to|are) cancel(?:l?ing)?\b
\bcancell?ation of (?:your|the)\b
\b(?:position|role|post|vacancy) has been (?:filled|closed|withdrawn|put on hold)
^[ \t]*(?:subject: )?cancell?ed(?: event)?\s*:|wurde abgesagt|est annulé
""",
    re.IGNORECASE | re.MULTILINE,
)
"""The interview is called off."""
MOVED = any_of(
    r"""
\b(?:has|have|had|been|be|is|are|was) (?:now |been |being |therefore )*(?:rescheduled|re-scheduled|postponed)\b
\b(?:has|have|had|been|be|is|are|was) (?:now |been |being |therefore )*(?:moved|brought forward|pushed back)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:moved?) (?:your|the|it|this)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:rescheduled?) (?:your|the)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:rescheduled?) (?:it|this)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:rescheduling) (?:your|the)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:rescheduling) (?:it|this)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:moving) (?:your|the|it|this)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:postponed?) (?:your|the|it)\b
\b(?:we|i)(?:'ve|’ve| have| had to| have had to| need to| must| are)?(?: \w+)? (?:postponed?) (?:this)\b
\bmoves (?:by|to)\b|\b(?:new|change of|changed|updated) (?:date|time|slot)\b
\b(?:date|time)s? (?:has|have) changed\b
^[ \t]*(?:subject: )?(?:rescheduled|updated invitation|moved to)\b|\bis now (?:on|at)\b
wurde verschoben
""",
    re.IGNORECASE | re.MULTILINE,
)
"""The time has changed."""
CHOOSE = any_of(
    r"""
\bchoose\b|\bpick (?:a|one|the)\b|\bwhich (?:of|one|slot|time|date|would|works?|suits?)\b
\b(?:one|two|either|any) of (?:these|the following|those)\b
\bfollowing (?:\w+ )?(?:slots|times|dates|options)\b
\b(?:are|would|will) you (?:be )?(?:free|available)\b|\byour availability\b
\bany of (?:these|the following|those)\b|\bwould (?:either|any)\b
\bpreferred (?:slot|time|date|option)|\bslots? (?:below|available|we can offer)
\bwe (?:can|could) offer\b|\boptions? (?:are|is|\d)|\beither\b[^.\n]{3,80}\bor\b
\bwould .{3,80} (?:work|suit|be convenient)\b|\bdo(?:es)? .{3,60} (?:work|suit)\b
\bsuits? you best\b|\bworks? best\b|\bwelcher (?:der )?termin
"""
)
"""The sender asks to choose among times."""
INSTRUCTION = any_of(
    r"""
\bplease (?!find|see|do not hesitate|don.t hesitate|feel free|accept (?:our|my)|note that|subtract|excuse|check my)\w+
\bcould you (?:please )?(?:send|bring|confirm|prepare|complete|let)\b
\bbring (?:your|a|an|along|with|copies|photo|proof|some)\b
\b(?:you will) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete|deliver|send)\b
\b(?:you will) (?:be asked to |need to |have to |also )*(?:need|do|take)\b
\b(?:you'll) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete|deliver|send)\b
\b(?:you'll) (?:be asked to |need to |have to |also )*(?:need|do|take)\b
\b(?:you’ll) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete|deliver|send)\b
\b(?:you’ll) (?:be asked to |need to |have to |also )*(?:need|do|take)\b
\b(?:you should) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete|deliver|send)\b
\b(?:you should) (?:be asked to |need to |have to |also )*(?:need|do|take)\b
\b(?:you need to) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete|deliver)\b
\b(?:you need to) (?:be asked to |need to |have to |also )*(?:send|need|do|take)\b
\b(?:we would like you to) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete)\b
\b(?:we would like you to) (?:be asked to |need to |have to |also )*(?:deliver|send|need|do|take)\b
\b(?:we'd like you to) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete)\b
\b(?:we'd like you to) (?:be asked to |need to |have to |also )*(?:deliver|send|need|do|take)\b
\b(?:we ask you to) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete|deliver)\b
\b(?:we ask you to) (?:be asked to |need to |have to |also )*(?:send|need|do|take)\b
\b(?:you are asked to) (?:be asked to |need to |have to |also )*(?:give|prepare|bring|present|complete)\b
\b(?:you are asked to) (?:be asked to |need to |have to |also )*(?:deliver|send|need|do|take)\b
\b\d+[\s-]*(?:min|minute|minutes)[\s-]+presentation\b|\b(?:your|a|the) presentation(?: topic)?\s*:
\bpresentation (?:on|about|of)\b|\bprepare (?:a|an|for)\b|\bphoto id\b|\bpassport\b|\bportfolio\b
\bdress code\b|\bslides?\b|\bcase study\b[^.]*\bprepare
"""
)
"""The candidate is told to bring, prepare, send or do something."""
LEGAL = any_of(
    r"""
(?: (?:[A-Z][\w'’&-]+|&|and|of)){0,4} (?:Ltd|Limited|Inc|LLC|LLP|plc|PLC|GmbH|AG|SE|SA|BV|NV|eG|KG|AB|AS|ApS)\b
(?: (?:[A-Z][\w'’&-]+|&|and|of)){0,4} (?:Oy|SpA|SARL|SAS|Corp|Corporation|Company|Cooperative|Co-operative)\b
(?: (?:[A-Z][\w'’&-]+|&|and|of)){0,4} (?:Foundation|Trust)\b
""",
    0,
)
"""The rest of a company's name up to its legal form."""
CLOSING = any_of(
    r"""
^[ \t]*(?:with |many )?(?:kind(?:est)? |best |warm(?:est)? )?(?:regards|wishes|apologies)[ \t]*[,.!]?[ \t]*$
^[ \t]*(?:sincerely|yours (?:sincerely|faithfully|truly)|cheers|all the best|best)[ \t]*[,.!]?[ \t]*$
^[ \t]*(?:many thanks|thanks|thank you)[ \t]*[,.!]?[ \t]*$
^[ \t]*(?:mit freundlichen grüßen|viele grüße|liebe grüße|cordialement|un saludo|atentamente)[ \t]*[,.!]?[ \t]*$
^--[ \t]*$
""",
    re.IGNORECASE | re.MULTILINE,
)
"""The line that closes a letter; the signature follows."""
COMPANY_TAIL = frozenset(
    """
    hospital hospitals group ltd limited inc llc plc gmbh ag sa bv trust council university college school
    bank foundation clinic labs systems software solutions technologies partners consulting services health
    healthcare media studio studios energy foods logistics
    """.split()
)
"""What may follow the spelling of a domain in a company's name, lower case."""
