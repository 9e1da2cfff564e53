"""The words by which the parts of a told story are recognised, as data: (part, weight, pattern).

Weights are relative; what a sentence scores is the sum. Patterns look at single sentences, lower case.
"""

import re

from finalist.core.documents.story import StoryPart

_RAW: tuple[tuple[StoryPart, float, str], ...] = (
    # situation: when, where, how things stood
    (
        "situation",
        1.5,
        r"^(?:in|during|last|back in|early in|late in|about|around|over|this|"
        r"one)\s+(?:the\s+)?(?:\w+\s+)?(?:19|20)\d\d|^(?:last|this|one)\s+(?:year|month|week|spring|summer|"
        r"autumn|fall|winter|night|morning|day|\w+day)\b",
    ),
    (
        "situation",
        1.2,
        r"\b(?:19|20)\d\d\b",
    ),
    (
        "situation",
        1.5,
        r"\b(?:when|while|where|as) (?:i|we) (?:was|were|worked|joined|started|led|ran|had just)\b",
    ),
    (
        "situation",
        1.2,
        r"\bthere (?:was|were|had been|wasn't|weren't)\b",
    ),
    (
        "situation",
        1.2,
        r"^(?:the|our|my|a|an|two|three|one|some|most|half|everyone|nobody|every) [^,.]{0,60}\b(?:was|were|"
        r"had|kept|wanted|didn't|did not|couldn't|could not|wouldn't|hadn't|came|left|broke|failed|called|"
        r"complained|threatened|stopped|used to|relied|took)\b",
    ),
    (
        "situation",
        1.0,
        r"\b(?:was|were) (?:losing|failing|falling|struggling|short|late|behind|unhappy|furious|angry|down|"
        r"about to|due)\b",
    ),
    (
        "situation",
        0.8,
        r"\b(?:at the time|used to|had been|for years|at my (?:last|previous|old) (?:job|company|school|"
        r"employer))\b",
    ),
    (
        "situation",
        0.8,
        r"^(?:i|we) (?:was|were|had been|worked|had joined) (?!able|asked|given|told|responsible|meant)\b",
    ),
    (
        "situation",
        0.8,
        r"\b(?:problem|trouble|issue) (?:was|were)\b|\bwe had a (?:problem|issue|crisis)\b",
    ),
    # task: what was asked, and of whom
    (
        "task",
        2.6,
        r"\bmy (?:task|job|role|responsibility|goal|aim|brief|target|assignment|part|remit) (?:was|"
        r"there was|in this|became)\b",
    ),
    (
        "task",
        2.4,
        r"\b(?:i was|i'd been|i had been|i got) (?:asked|told|given|assigned|tasked|charged|brought in|"
        r"put in charge|made responsible|responsible|in charge|expected|handed)\b",
    ),
    (
        "task",
        2.2,
        r"\b(?:asked|told|wanted|needed|expected|gave) me\b(?! to the)",
    ),
    (
        "task",
        2.0,
        r"\b(?:it was|that was) (?:up to me|my (?:job|call|responsibility)|on me)\b|\bfell to me\b|"
        r"\bi was the (?:one|only)\b",
    ),
    (
        "task",
        1.8,
        r"\b(?:i|we) (?:had|needed|was meant|were meant|was supposed|were supposed) to\b",
    ),
    (
        "task",
        1.8,
        r"\bthe (?:goal|aim|task|target|brief|challenge|objective|deadline|point) (?:was|were|became)\b|"
        r"\bhad to be (?:done|ready|live|fixed|finished)\b",
    ),
    (
        "task",
        1.2,
        r"\bby the end of (?:the|that|this)\b|\bwithin (?:\w+ )?(?:weeks|days|months)\b(?=.*\bhad\b)",
    ),
    (
        "task",
        1.6,
        r"^(?:[a-z]+ [a-z]+, )?i (?:was|am) (?:the|a|on|their|head|duty|second|acting) (?:new |only |"
        r"first )?(?:\w+ ){0,2}(?:lead|leader|manager|nurse|engineer|teacher|rep|analyst|supervisor|owner|"
        r"baker|electrician|receptionist|foreman|buyer|developer|chair|captain|duty|call|shift)\b",
    ),
    (
        "task",
        1.8,
        r"\bnobody (?:else |owned |wanted |had )[^.]*\bso i\b|\bi (?:volunteered|took it on|put my hand up|"
        r"put up my hand)\b|\bnobody else (?:put|did|would|could)\b",
    ),
    # action: what was done
    (
        "action",
        1.6,
        r"^(?:so |then |first,? |next,? |after that,? |instead,? |and |finally,? |also,? |second,? |"
        r"third,? |but )*(?:so |then )?(?:i|we) (?:then |also |first |personally |quickly |immediately |"
        r"started |began )?(?!was\b|were\b|had\b|have\b|am\b|learn|realis|realiz|felt\b|feel\b|think\b|"
        r"would\b|wouldn|now\b|still\b|'d|wasn|weren|could\b|couldn|know\b|knew\b|needed\b|got promoted|"
        r"exceeded|hit\b|won\b|finished|saved|ended|beat\b|reached|achieved|cut\b)\w+",
    ),
    (
        "action",
        1.0,
        r"\bi (?:rang|called|asked|pulled|wrote|built|made|set|took|went|sat|put|proposed|told|told them|"
        r"showed|sent|created|trained|taught|met|met with|ran|checked|traced|split|moved|changed|drew|"
        r"walked|rewrote|started|stopped|suggested|organised|organized|agreed|explained|offered|gave|found|"
        r"interviewed|listened|decided|designed|tested|mapped|measured|timed|apologised|apologized|"
        r"negotiated|booked|scheduled|hired|analysed|analyzed|reviewed|presented|spoke|talked|brought|broke|"
        r"kept|led|paired|arranged|worked|spent|cut the|raised|reported|refused|chose|picked|tried|visited|"
        r"planned|opened|called in)\b",
    ),
    (
        "action",
        1.2,
        r"^(?:first|then|next|after that|from there|step (?:one|two|1|2)|on (?:day|week) (?:one|two|1|2))\b",
    ),
    (
        "action",
        0.8,
        r"\b(?:with|alongside) (?:the|my|our|a) (?:team|colleagues?|manager|it|supplier|client)\b",
    ),
    (
        "action",
        0.6,
        r"\bbecause i\b|\bso (?:that )?(?:we|they) (?:could|would)\b|\binstead of\b",
    ),
    (
        "action",
        1.0,
        r"^(?:every|each) (?:morning|evening|day|week|night|\w+day)\b|^(?:on|for|in) (?:day|week|night|the|"
        r"two|three|a)[^,]{0,20},? i (?!was|had)\w+",
    ),
    # result: how it ended
    (
        "result",
        2.2,
        r"\b(?:as a result|the result|in the end|the outcome|the upshot|the effect|end result|ultimately|"
        r"eventually)\b",
    ),
    (
        "result",
        2.0,
        r"\b(?:fell|dropped|rose|grew|increased|decreased|climbed|went up|went down|went from|came down|"
        r"halved|doubled|tripled|improved|shrank|recovered)\b",
    ),
    (
        "result",
        1.6,
        r"\b(?:saved|saving|reduced|reducing|cut)\b[^.]{0,60}(?:\d|half|third|quarter)|\bfrom (?:about |"
        r"over |around )?[£$€]?\d[\d.,]*\S*\s?\S{0,12} to (?:under |about |over )?[£$€]?\d",
    ),
    (
        "result",
        1.6,
        r"\b(?:weeks?|months?|days?|year|quarter|season|term)s? (?:later|after|on)\b|\b(?:by|before|"
        r"at) (?:the end of|christmas|easter|spring|summer|autumn|january|february|march|april|june|july|"
        r"august|september|october|november|december)\b|\bwithin (?:a|two|three|four|six|\d+) (?:weeks?|"
        r"months?|days?|hours?)\b",
    ),
    (
        "result",
        1.6,
        r"\b(?:we|i|it|they|she|he|the \w+|which) (?:won|passed|finished|hit|exceeded|beat|met|delivered|"
        r"shipped|launched|renewed|signed|kept|closed|sold out|opened|lost|saved|broke|survived|succeeded|"
        r"stayed|thanked|promoted|made it|got (?:promoted|an award|the contract)|came in|landed|reopened|"
        r"withdrew|agreed to)\b",
    ),
    (
        "result",
        1.4,
        r"\b(?:was|were|is|are) (?:adopted|rolled out|promoted|renewed|approved|accepted|asked to do it|"
        r"delivered|live|used (?:by|in|across)|discharged|resolved|fixed|back|done|finished|still (?:used|"
        r"in use|there|running))\b|\b(?:still|now) (?:use|uses|used|runs?|works?|in use)\b",
    ),
    (
        "result",
        1.2,
        r"\b(?:thanks|award|promoted|promotion|bonus|no (?:more )?(?:complaints?|errors?|accidents?|"
        r"outages?|fractures|losses))\b|\bled to\b|\bresulting in\b|\bresulted in\b",
    ),
    (
        "result",
        0.9,
        r"(?<!\d)\d{1,12}(?:\.\d{1,6})?\s?(?:%|percent|per cent)",
    ),
    (
        "result",
        0.6,
        r"[£$€]\s?\d|\b\d+(?:,\d{3})+\b",
    ),
    # lesson: what was taken from it
    (
        "lesson",
        3.0,
        r"\b(?:i|we)(?: have|'ve)? (?:learn(?:ed|t)|realis(?:e|ed)|realiz(?:e|ed)) (?!the shortcuts)|"
        r"\btaught me\b|\bthe lesson\b|\bmy lesson\b|\bwhat i learn",
    ),
    (
        "lesson",
        2.6,
        r"\b(?:looking back|in hindsight|in retrospect|next time|if i did it again|today i would|"
        r"i would (?:now|have) |i'd (?:now|have) |were i to|what i took)\b",
    ),
    (
        "lesson",
        2.2,
        r"\b(?:since then,? i|ever since,? i|i now|these days i|now i|from then on,? i|i still|i always|"
        r"i never)\b|\bi (?:keep|read|check|ask|write|ring|call|start|do|have)\b[^.]* now\.?$|"
        r"\bany ?more\.?$",
    ),
    (
        "lesson",
        1.6,
        r"\bwhat i (?:changed|do differently|would change)\b|\bi do (?:it|that|this) differently\b",
    ),
    (
        "lesson",
        1.0,
        r"^(?:people|you|it is|it's|a|the best|never|always) [^.]{0,60}\b(?:can|can't|is|are|need|matters|"
        r"beats|works|don't)\b",
    ),
)

CUES: tuple[tuple[StoryPart, float, re.Pattern[str]], ...] = tuple(
    (part, weight, re.compile(pattern)) for part, weight, pattern in _RAW
)
OWN = re.compile(r"\b(?:I|I['’](?:d|ve)|my|me|myself)\b")
SHARED = re.compile(r"\b(?:[Ww]e|[Ww]e['’](?:d|ve|re)|[Oo]ur|us)\b")
"""First person alone and together. “our” counts as together."""
