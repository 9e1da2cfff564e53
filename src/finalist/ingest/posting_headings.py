"""The words that head the sections of a posting. First match wins, so the order is the priority."""

from typing import Literal

SectionKind = Literal[
    "top",
    "must",
    "nice",
    "requirements",
    "duties",
    "benefits",
    "about",
    "values",
    "apply",
    "furniture",
    "other",
]

HEADINGS: tuple[tuple[SectionKind, str], ...] = (
    ("furniture", r"(?:similar|related|recommended|other|more) (?:jobs|roles|vacancies|positions)|job benefits|job type"
     r"|company (?:size|type|description)|industry|technologies|experience level|location options|job description"
     r"|share this (?:job|post)|date posted|compensation|role"),
    ("nice",
        r"(?:desirable|desired|preferred|optional|additional|bonus)(?: (?:skills?|criteria|qualifications?|experience"
        r"|points?"
     r"|requirements?|attributes?|knowledge|but not.*|for experience.*))*(?: and .{1,24})?"
     r"|nice[- ]to[- ]haves?.{0,24}|plus(?:es| points)"
     r"|(?:it'?s |it is |is |would be )?(?:an? )?(?:big )?(?:plus|bonus|advantage)(?: if.{0,30})?|good to haves?"
     r"|what would be nice"
     r"|(?:it would be|even) (?:great|nice|better|a bonus) if.{0,30}|you (?:may|might) also have|extra (?:points"
     r"|credit)"
     r"|wünschenswert|what (?:would|will) (?:set you apart|make you stand out)|ideally,? you.{0,20}|advantageous"
     r"|beneficial"),
    ("must",
        r"(?:essential|minimum|mandatory|must[- ]have|key|basic|required)s?(?: (?:skills?|criteria|qualifications?"
        r"|experience"
     r"|requirements?|knowledge|attributes?|competenc\w+|and|&|/|,))*|must[- ]haves?|you must have"
     r"|minimum qual\w* requirements?"
     r"|non[- ]negotiables?"),
    ("requirements",
        r"(?:job |role |our |your |the |position |candidate |technical |general |core "
        r"|professional )*(?:requirements?"
     r"|qualifications?|skills?|experience|competenc\w+|profile|background|person specification|eligibility|education"
     r"|knowledge|abilities|attributes|credentials|prerequisites?)(?: *(?:,|and|&|/|\+) *(?:requirements?"
     r"|qualifications?|skills?"
     r"|experience|competenc\w+|abilities|education|knowledge|expertise|attributes))*(?: (?:required|needed|we expect"
     r"|sought"
     r"|requirements|profile|specification))?"
     r"|what (?:you(?:'ll|’ll| will)? (?:bring|need|have|should have|offer)|we(?:'re|’re| are)? (?:look(?:ing)? for"
     r"|expect|need|ask|seek|require)"
     r"|we(?:'ll|’ll| will) need from you|do we expect(?: from you)?|makes you .{1,20}|skills .{1,30}"
     r"|it takes)(?: .{1,24})?"
     r"|(?:what|who) (?:are )?(?:we|you)(?:'re|’re| are)?(?: looking for)?|who you are|about you(?:rself)?|you(?:'ll"
     r"| will| should)? (?:have|bring|need|are)(?: .{1,20})?"
     r"|(?:the )?(?:ideal|successful|right) (?:candidate|person|applicant)(?: .{1,24})?|is this you|your (?:skills"
     r"|strengths|experience).{0,24}"
     r"|this role requires.{0,60}|to (?:be considered|succeed|apply).{0,30}you.{0,30}|we(?:'d|’d| would) (?:like"
     r"|love) you to have.{0,10}"
     r"|dein profil|ihr profil|anforderungen|person spec|skills? (?:&|and) requirements?|you (?:could"
     r"|might) be .{1,20} if.{0,20}"),
    ("duties",
        r"(?:(?:key|main|your|core|primary|job|role|the|principal|specific|general|essential) ?)*(?:responsibilit\w+"
        r"|duties|tasks|accountabilit\w+"
     r"|day[- ]to[- ]day)(?: (?:and|&) (?:\w+ ?){1,3})?(?: include| will include| will be| in general)?|the (?:job"
     r"|role|position)(?: in (?:short|brief))?|your (?:role|mission|job|impact|challenge)"
     r"|what (?:you(?:'ll|’ll| will| would)? (?:do|be doing|work on)|the (?:job|role) (?:is|involves)"
     r"|(?:are )?your (?:tasks"
     r"|duties).{0,20})|in this (?:role|position).{0,24}"
     r"|(?:job|role|position) (?:summary|purpose|overview|duties)|(?:about|purpose of) (?:the|this) (?:role|job"
     r"|position|opportunity|post)|how you(?:'ll|’ll| will) (?:make|spend).{0,30}"
     r"|day to day.{0,24}|(?:as an? .{3,50} )?you will(?: be)?(?: .{1,30})?|aufgaben|deine aufgaben|ihre aufgaben"
     r"|scope of work|a (?:typical|normal) day.{0,20}"),
    ("benefits",
        r"(?:our |the |your |company |employee |staff |job )*(?:benefits?|perks|rewards?|advantages)(?: *(?:and|&|,|/"
        r"|\+) *[\w ]{1,24})?"
     r"|(?:compensation|package|salary|remuneration|pay) *(?:and|&|,|/|\+) *[\w ]{1,24}"
     r"|what (?:we(?:'ll|’ll| will| can)?(?: \w+)? (?:offer|give|provide)|you(?:'ll|’ll| will| can)? (?:get|gain"
     r"|receive|expect|have to gain))(?: .{1,20})?|what's in it for you|what’s in it for you|why (?:join|work"
     r"|you should|us|you'll|choose).{0,30}"
     r"|we (?:offer|can offer)(?: you)?|in return.{0,30}|our offer|wir bieten|benefits we.{0,20}|some of (?:our"
     r"|the) (?:benefits|perks).{0,20}|terms and conditions"),
    ("values",
        r"(?:our |the |company |core )*values?(?: .{1,24})?|what (?:we (?:value|believe(?: in)?|stand for|care about)"
        r"|matters to us)|our (?:culture|principles|beliefs|behaviours|behaviors)(?: .{1,20})?"
     r"|how we (?:work|behave|treat .{1,20})|culture(?: and values)?|(?:equality|diversity|equal opportunit\w+"
     r"|inclusion).{0,40}"),
    ("about",
        r"about (?!you\b|the (?:role|job|position)|this).{1,60}|who we are|our (?:company|story|mission|vision|team"
        r"|organi[sz]ation|department)(?: .{1,20})?|the (?:company|team|organi[sz]ation|department|employer|client"
        r"|school|practice)"
     r"|company (?:overview|profile|background)|background|we are(?: .{1,40})?|why we exist|meet the team"
     r"|introduction|overview|wir sind|über uns"),
    ("apply",
        r"(?:how to |to )?apply(?:ing)?(?: now| online| here)?|(?:your )?application(?: process| procedure| details)?"
        r"|contact(?: .{1,20})?|next steps?|(?:the |our )?(?:recruitment|interview|hiring|selection) (?:process"
        r"|steps)"
     r"|interested\??|further information|deadline|closing date|additional information|disclaimer|privacy.{0,30}"
     r"|equal employment.{0,40}|note to (?:agencies|recruiters)|get in touch"),
)  # fmt: skip
"""Kind of section → pattern for the whole heading, case ignored."""
