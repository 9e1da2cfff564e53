"""The words by which a sentence of a posting asks: must, nice-to-have, no request at all, and what kind of thing."""

import re

from finalist.core.documents.posting import RequirementKind

NICE = re.compile(
    r"\b(?:(?:is|are|would be|will be|as|considered|seen as|be)\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:plus|bonus"
    r"|advantage(?:ous)?|asset|beneficial|desirable|desired"
    r"|preferred|preferable|helpful|useful|welcome|appreciated|ideal|optional|favou?rable|nice|great)"
    r"|nice[- ]to[- ]have|bonus points"
    r"|(?:highly |strongly )?(?:preferred|preferable|preferably|desirable|desired)\b|ideally|a (?:big |huge |strong "
    r"|definite |real |distinct )?(?:plus|bonus|advantage)\b"
    r"|an (?:added |additional )?(?:asset|advantage|bonus|plus)\b|not (?:essential|required|necessary|a must)"
    r"|optional(?:ly)?|von vorteil|(?:highly )?appreciated"
    r"|or (?:a )?willing(?:ness)? to learn|extra credit|good to have)\b|\t\s*(?:D|Desirable)\s*$",
    re.IGNORECASE,
)  # fmt: skip
MUST = re.compile(
    r"\b(?:must(?![- ]see)|essential(?!ly)|mandatory|(?:is|are|be) (?:strictly |absolutely )?(?:required|needed"
    r"|necessary|a requirement)|required\b|minimum of|at least"
    r"|need(?:s|ed)? to (?:have|be)|prerequisite|non-negotiable|you (?:will |'ll |’ll )?need|we (?:require|need)"
    r"|a must)\b|\t\s*(?:E|Essential)\s*$",
    re.IGNORECASE,
)  # fmt: skip
ASKS = re.compile(
    r"\byou(?:'ll|’ll| will| should| must| need to| have to|'ve|’ve| ideally| also)*(?:\s+also|\s+ideally)? (?:have"
    r"|need|bring|possess|hold|hav[ei]ng|got|(?:are|be) (?:an? )?(?:allowed|experienced|qualified|registered|fluent"
    r"|comfortable"
    r"|confident|proficient|skilled|familiar|able|passionate|looking))\b"
    r"|\b(?:we(?:'re|’re| are) looking for|we (?:seek|require|expect|need|want)|we(?:'d|’d| would) (?:like|love)"
    r"|looking for (?:an? )?(?:someone|candidate|person)|the (?:ideal|successful|right) (?:candidate|person"
    r"|applicant))\b"
    r"|\b(?:candidates?|applicants?) (?:must|should|will|need)|\b(?:experience|knowledge|degree|qualification"
    r"|certification|licen[cs]e|fluency|proficiency|familiarity|ability|skills)\b[^.]{0,80}\b(?:required|essential"
    r"|preferred|desirable|desired|a plus|a must|mandatory|an advantage|a bonus|needed|necessary|advantageous"
    r"|beneficial)\b"
    r"|\b(?:at least|minimum(?: of)?) (?:\d|one|two|three|four|five|six|seven|eight|ten)[^.]{0,24}years?"
    r"|\d\+? ?(?:years?|yrs?)'? (?:of )?(?:[a-z]+ )?experience\b"
    r"|^(?:(?:proven|solid|strong|extensive|hands[- ]on|practical|working|previous|prior|good|excellent|sound"
    r"|demonstrable|deep|basic|professional) )*(?:experience (?:in|with|of|using|working)|knowledge of"
    r"|understanding of|proficien\w+ (?:in|with)|familiar\w* with|fluen\w+ in|degree in|expertise in)\b",
    re.IGNORECASE,
)  # fmt: skip
NOT_ASKED = re.compile(
    r"\b(?:no (?:prior |previous )?experience (?:is )?(?:needed|required|necessary)|equal opportunit|regardless of"
    r"|without regard|we do not discriminate|reasonable (?:adjustment|accommodation)"
    r"|all (?:qualified )?applicants|please apply\b|^(?:how )?to apply\b|^apply (?:by|now|before|online|via"
    r"|here|today|with)\b|committed to (?:the )?(?:safeguarding|equality|diversity|an inclusive)\b.*"
    r"\b(?:children|welfare|staff|employ\w+|workplace)\b"
    r"|(?:will be|is|are) subject to\b.*\bchecks?\b"
    r"|^(?:we(?:'re|’re)|our \w+ (?:is|are))\b(?!.*\b(?:looking|seeking|need|want|expect|after)\b)"
    r"|send (?:us )?your|your (?:cv|application|cover letter)"
    r"|closing date|shortlisted|privacy|cookies|agencies|covering letter|click)\b",
    re.IGNORECASE,
)  # fmt: skip
KINDS: tuple[tuple[RequirementKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for kind, pattern in (
        ("licence",
            r"\b(?:licen[cs]e[sd]?|licensure|certifi(?:ed|cates?|cations?)|registration with|registered (?:nurse|with"
            r"|general|social|pharmacist|midwife|manager|professional|architect|child)"
         r"|(?:current|valid|full|active) (?:\w+ )?(?:registration|pin|licen[cs]e|driving)|nmc|hcpc|gmc|gdc|sra|dbs"
         r"|criminal record|(?:security )?clearance|chartered|accredited|cscs|cdl|hgv|forklift ticket|life support"
         r"|qts|board[- ]certified|driver'?s)\b"),
        ("education",
            r"\b(?:degree|bachelor'?s?|master'?s? (?:degree|in|of)|bsc|msc|b\.?sc|m\.?sc|b\.?a\b|phd|ph\.?d"
            r"|doctorate|diploma|gcses?|a[- ]levels?|btec|nvq|hnd|hnc|mba|educated to|graduate (?:in|of|degree)"
            r"|qualification(?:s)? in|university|studies|apprenticeship|high school|ged|associate'?s degree"
            r"|vocational training|studied|academic|baccalaureate|post-registration study)\b"),
        ("language",
            r"^(?:good |basic |fluent |some )?(?:english|german|french|spanish|dutch|italian|portuguese|polish"
            r"|mandarin|japanese|arabic|swedish|danish|norwegian|finnish|welsh|russian)\b(?:.{0,28}$|[,:(])|"
            r"\b(?:fluen\w*|native|bilingual|mother tongue|proficien\w+|command of|spoken|written|speak(?:ing|s)?"
            r"|language|level|excellent|good|strong)\b[^.]{0,40}\b(?:english|german|french|spanish|dutch|italian"
            r"|portuguese|polish|mandarin|chinese|japanese|arabic|swedish|danish|norwegian|finnish|welsh|russian"
            r"|ukrainian|czech|hindi|turkish|korean|greek|romanian|hungarian|urdu|bengali|punjabi)\b"
         r"|\b(?:english|german|french|spanish|dutch|italian|portuguese|polish|mandarin|japanese|arabic|swedish"
         r"|danish|norwegian|finnish|welsh|russian)\b[^.]{0,24}\b(?:fluen\w*|skills|level|language|native|spoken"
         r"|written|[abc][12]\b|speaker|proficien\w*)|\b(?:second|foreign|other|additional) languages?\b"),
        ("availability",
            r"\b(?:willing(?:ness)? to (?:travel|relocate|work)|(?:able|available|ability|flexib\w+|happy"
            r"|prepared) to (?:work|start|travel|commute|cover)\b[^.]{0,50}\b(?:shifts?|nights?|weekends?|rotas?"
            r"|rotation|hours|evenings?|holidays|site|overtime|flexib\w+|travel|full[- ]time|on[- ]call|remotely"
            r"|days)"
         r"|able to (?:travel|relocate|commute)|right to work|allowed to work|hours of overlap|time ?zones?"
         r"|core hours|work permit"
         r"|(?:legally )?authori[sz]ed to work"
         r"|eligib\w+ to work|visa|on[- ]call|shift work|travel (?:required|up to|of)|up to \d+ ?% travel"
         r"|able to work a rotation|own (?:car|transport|vehicle)|based in|must live|reside)\b"),
        ("experience",
            r"\b(?:experience[sd]?|track record|background (?:in|of|as)|years?'? (?:of|in|as)|worked (?:in|as|with"
            r"|on)|history of|practi[sc]ed|previously|evidence of|has held|exposure to|portfolio)\b"),
        ("trait",
            r"\b(?:commit(?:ted|ment) to|team[- ]?player"
            r"|communicat\w+|interpersonal|self[- ](?:starter|motivated|(?<![-\w])driven|directed"
            r"|organi[sz]ed)|motivat\w+|enthusias\w+|passion\w*|attention to detail|detail[- ]oriented|proactiv\w+"
            r"|positive attitude|can[- ]do|curious|curiosity|empath\w+|integrity|reliab\w+|organi[sz]ational skills"
            r"|organi[sz]ed|adaptab\w+|flexib\w+|creativ\w+|initiative|team spirit|team work|teamwork|collaborat\w+"
            r"|work (?:well )?(?:independently|autonomously|under pressure|in a team)|problem[- ]solv\w+"
            r"|problem solver|analytical|ownership|mindset|eager|willing\w* to learn|desire to|hands-on mentality"
            r"|resilien\w+|patien(?:ce|t and)|caring|compassion\w*|friendly|confident|calm|punctual|ambiti\w+"
            r"|fast[- ]paced|(?<![-\w])driven|humou?r|honest\w*|thrive|love)\b"),
    )
)  # fmt: skip
TAUGHT = re.compile(
    r"\b(?:teach(?:ing)?|taught|tutor(?:ing|ed)?|pupils?|outcomes|results|attainment|specifications?|syllabus|curriculum)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:degree|bachelor|master|phd|diploma|qualifications?|educated|graduate|pgce|nvq|btec|equivalent|grade)\b",
    re.IGNORECASE,
)
"""“Outcomes at GCSE” is a teacher's work; “GCSE maths or equivalent” is what somebody holds."""
