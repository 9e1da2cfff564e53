"""What people do in stories that show a competency, as data: nobody says “ownership”, they say “I chased each stamp”.

(competency, weight, pattern) over lower-case text. The terms in the knowledge name competencies as postings do; these
and the single words of `behaviour_words.py` are the other half. benchmarks/matching.py shows how far they carry.
"""

import re

_RAW: tuple[tuple[str, float, str], ...] = (
    (
        "problem-solving",
        1.5,
        r"\b(?:it )?turned out\b|\bthe (?:real |root )?(?:cause|reason|culprit) was\b|\bwhere the \w+ (?:went|"
        r"came from)\b",
    ),
    (
        "problem-solving",
        1.2,
        r"\bi (?:\w+ly )?(?:found(?: out)?|saw|noticed|discovered|worked out|realised|"
        r"realized)(?: that)? (?:the|it|they|one|our|two|\w+s?) ",
    ),
    (
        "problem-solving",
        1.2,
        r"\b(?:traced|compared|counted|measured|sorted|plotted|profiled|mapped|analys\w+|analyz\w+|tallied|"
        r"timed|logged)\b",
    ),
    (
        "problem-solving",
        1.2,
        r"\bwrote down (?:the time|what|how|every|each)\b|\bpulled (?:\w+ )+(?:reports?|invoices|records|logs|"
        r"figures|data)\b|\bwent through (?:\w+ )*(?:logs|records|complaints|figures)\b",
    ),
    (
        "problem-solving",
        1.0,
        r"\binstead of\b|\brather than\b|\bboth ways\b|\b(?:weighed|options?|alternatives?)\b",
    ),
    (
        "ownership",
        1.5,
        r"\b(?:ahead of (?:time|schedule)|on time|days? early|weeks? early|under budget|within budget|"
        r"by the deadline|on schedule|by (?:christmas|easter|april|june))\b",
    ),
    (
        "ownership",
        1.5,
        r"\bnobody owned\b|\bso i took it\b|\btook (?:it|this|that) (?:on|over)\b|\bvolunteered\b|"
        r"\bfell (?:ill|sick)\b|\bleft (?:suddenly|overnight)\b",
    ),
    (
        "ownership",
        1.2,
        r"\b(?:was|were) (?:given|asked) (?:\w+ ){0,4}(?:weeks|months|until)\b|\bgave (?:me|us) (?:until|"
        r"\w+ (?:weeks|months))\b|\basked to lead\b",
    ),
    (
        "ownership",
        1.2,
        r"\b(?:every|each) (?:evening|morning|day|week|friday|monday)\b[^.]{0,40}\b(?:count|report\w*|update|"
        r"told|sent|listed|checked)\b|\breported (?:every|each)\b",
    ),
    (
        "ownership",
        1.0,
        r"\b(?:schedule|deadline|budget|task list|milestone\w*|plan(?:ned)? every|drew up|listed \d+|"
        r"\d+ tasks|side by side)\b",
    ),
    (
        "ownership",
        0.8,
        r"\b(?:broke even|opened again|went live|was finished|were finished|moved in|all paid|handed over)\b",
    ),
    (
        "teamwork",
        1.8,
        r"\b(?:disagreed|quarrel\w*|fought|feud|bad blood|grievance|stopped (?:talking|speaking)|"
        r"not (?:on )?speaking|did not speak|hadn't spoken|at odds|blamed each other)\b",
    ),
    (
        "teamwork",
        1.5,
        r"\b(?:each of them|both of them|both sides|both teams|both departments|the two of (?:us|them)|"
        r"sat (?:down )?with (?:both|each|him|her|them))\b",
    ),
    (
        "teamwork",
        1.2,
        r"\b(?:we|they|they both|both) (?:\w+ )?agreed\b|\bagreed (?:on|to)\b|\bmet halfway\b|\bcompromise\b",
    ),
    (
        "teamwork",
        1.2,
        r"\btogether\b|\bwith their (?:jobs|roles) swapped\b|\bplanned our work\b|\bshare one\b",
    ),
    (
        "teamwork",
        0.8,
        r"\bover (?:a )?(?:coffee|beer|lunch|tea)\b|\bfor coffee\b",
    ),
    (
        "communication",
        1.5,
        r"\b(?:rewrote|reworded|plain (?:words|english|language)|short sentences|in their (?:own )?words|"
        r"one[- ]page|one picture|drew (?:one|a) picture|threw (?:out|away))\b",
    ),
    (
        "communication",
        1.3,
        r"\b(?:explained|convinced|persuaded|presented|presentation|won over|changed (?:their|his|her) minds?|"
        r"made the case|briefed|pitched)\b",
    ),
    (
        "communication",
        1.2,
        r"\b(?:letter|memo|leaflet|slides?|board meeting|open meeting|talk|speech|session|audience|script)\b",
    ),
    (
        "communication",
        1.0,
        r"\b(?:showed (?:them|him|her|the board)|let them try|listened|asked (?:her|him|them) what)\b",
    ),
    (
        "communication",
        1.0,
        r"\b(?:against it|would not use|turned (?:us|me) down|sceptic\w*|skeptic\w*|critic\w*|objected|"
        r"reluctant)\b",
    ),
    (
        "leadership",
        1.8,
        r"\b(?:apprentice|trainee|student|junior|new (?:colleague|starter|hire)|graduate|beginner|"
        r"teenager)s?\b",
    ),
    (
        "leadership",
        1.5,
        r"\b(?:gave (?:him|her|each|them) (?:\w+ ){0,3}(?:job|task|role|part|responsibility)|let (?:him|her|"
        r"them) (?:\w+ )?(?:take|lead|run|explain|try)|paired (?:him|her|them))\b",
    ),
    (
        "leadership",
        1.5,
        r"\b(?:he|she|they|and|who) (?:passed|was promoted|were promoted|got promoted|now (?:runs?|leads?|"
        r"trains?|works?)|runs|leads|trains|won the)\b|\bpromoted\b",
    ),
    (
        "leadership",
        1.2,
        r"\b(?:stood next to (?:him|her)|went through it with (?:him|her)|watched (?:two|three|one) of (?:his|"
        r"her)|every friday|told (?:him|her) in private|what good (?:would )?looks? like|feedback)\b",
    ),
    (
        "leadership",
        1.2,
        r"\b(?:divided|split|shared out) the work\b|\b(?:stand-up|crew|team of|my team|foreman|coach\w*|"
        r"captain)\b",
    ),
    (
        "leadership",
        0.8,
        r"\bpraise\b|\bmorale\b|\btook over\b|\bhead of\b",
    ),
    (
        "customer-focus",
        1.3,
        r"\b(?:guests?|customers?|patients?|clients?|visitors?|passengers?|residents?|buyer|shoppers?|"
        r"tenants?|readers?)\b",
    ),
    (
        "customer-focus",
        1.5,
        r"\b(?:complaints?|refund\w*|furious|angry|upset|waited|waiting (?:room|list)|overbook\w*)\b",
    ),
    (
        "customer-focus",
        1.3,
        r"\b(?:what (?:she|he|they|people) (?:really )?(?:needed|wanted|asked for)|her problem|his problem)\b",
    ),
    (
        "customer-focus",
        1.3,
        r"\b(?:booked (?:with us )?again|came back|doubled (?:the|her|his|their) order|renewed|"
        r"thank[- ]you (?:card|letter)|sends? (?:us|the \w+) a card|new clients|recommended us)\b",
    ),
    (
        "customer-focus",
        1.0,
        r"\b(?:met every|walked the|rang (?:her|him|them)|spend a day|sat in the)\b",
    ),
    (
        "learning",
        2.0,
        r"\b(?:my (?:mistake|fault|error)|i (?:mixed up|forgot|got it wrong|failed|misread|misjudged|"
        r"sent (?:\w+ )+to the wrong|made a mistake)|a disaster|because i (?:trusted|assumed|thought|had not)|"
        r"i was wrong)\b",
    ),
    (
        "learning",
        1.5,
        r"\b(?:i (?:have )?learn(?:ed|t)|taught me|since then|ever since|never (?:\w+ ){0,4}any more|"
        r"i have not (?:repeated|missed)|next time|looking back)\b",
    ),
    (
        "learning",
        1.5,
        r"\b(?:feedback|review(?:er)?|i was told that i|stung|criticism|film me|filmed|watched it)\b",
    ),
    (
        "learning",
        1.2,
        r"\b(?:practi[sc]ed|went to a course|took a course|joined a|evening class\w*|taught myself|read up)\b",
    ),
    (
        "learning",
        0.8,
        r"\bin (?:two|three|four|five|six) years\b",
    ),
    (
        "adaptability",
        1.8,
        r"\b(?:died|broke down|cancelled|canceled|went down|went bankrupt|out of business|stuck|"
        r"closed overnight|did not show|dropped out|flood\w*|storm|strike|fire|power cut|outage|burst|"
        r"fell through)\b",
    ),
    (
        "adaptability",
        1.3,
        r"\b(?:on the morning of|an hour before|overnight|that night|at (?:two|three|four|"
        r"five) in the morning|within the hour|the same night|hours? to go|days? before)\b",
    ),
    (
        "adaptability",
        1.3,
        r"\b(?:changed (?:the|our) (?:order|menu|plan)|new order|asked (?:\w+ ){1,3}to step in|by hand|"
        r"hired two|halved the)\b",
    ),
    (
        "adaptability",
        1.0,
        r"\b(?:calm|panic\w*|only \w+ on shift|alone on|every fifteen minutes|in the first (?:five|ten)|"
        r"rebuilt)\b",
    ),
    (
        "integrity",
        1.8,
        r"\b(?:refused|would not sign|said no|reported (?:it|him|her|them|myself)|although (?:my|it|he|she)|"
        r"begged me|made (?:the next weeks|it|things) unpleasant|safety officer|whistle\w*|own(?:ed)? up)\b",
    ),
    (
        "integrity",
        1.5,
        r"\b(?:my own name|answer for|said honestly|told (?:\w+ ){1,3}the truth|told (?:\w+ ){1,3}honestly|"
        r"straight away what|said why|in writing|told (?:her|him|them) what had happened)\b",
    ),
    (
        "integrity",
        1.3,
        r"\b(?:wheelchair\w*|left out|excluded|unfair\w*|fair\w*|equal\w*|access\w*|guards? (?:off|back)|"
        r"unsafe|inspect\w+|wrong (?:strength|dose|blood|sample)|take part)\b",
    ),
    (
        "integrity",
        1.0,
        r"\b(?:nobody (?:was harmed|got hurt)|could not pay|was not my decision|shortcut)\b",
    ),
    (
        "role-craft",
        1.5,
        r"\b(?:chose (?:a |the )?\w+(?: \w+){0,2} (?:over|because)|because the (?:data|speed|board|metal|soil|"
        r"load|material|wood|dough|steel))\b",
    ),
    (
        "role-craft",
        1.5,
        r"\b(?:tested (?:every|each|all|it)|tested \w+ twice|every \w+ twice|on a copy|laser|millimetres?|"
        r"labelled|wrote (?:down )?the (?:limits|settings)|double[- ]checked|calibrat\w+)\b",
    ),
    (
        "role-craft",
        1.3,
        r"\b(?:circuit|neutral|wiring|motor|shaft|pump|valve|index|partition\w*|quer(?:y|ies)|server|logs|"
        r"backup|copy from|panel|weld\w*|alignment|database|compiler|cache)s?\b",
    ),
    (
        "role-craft",
        1.0,
        r"\b(?:without a (?:stop|flicker|fault)|no stoppage|has run|in (?:two|three|four) years|"
        r"dropped to one in|took (?:\w+ ){1,3}apart|rewired|rebuilt the)\b",
    ),
)

BEHAVIOURS: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (competency, weight, re.compile(pattern)) for competency, weight, pattern in _RAW
)
