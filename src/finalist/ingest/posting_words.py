"""The words and shapes that give the short facts of a posting: labels, occupations, names, terms, addresses."""

import re

LABELS: tuple[tuple[str, str], ...] = (
    ("title", r"job title|position(?: title)?|role(?: title)?|vacancy|post(?: title)?|job|title|stelle"),
    ("company",
        r"company(?: name)?|employer|organi[sz]ation|hiring organi[sz]ation|hospital|trust|school|client|firma"
        r"|unternehmen"),
    ("location",
        r"(?:job |work |primary )?locations?|place of work|workplace|site|office|city|based(?: in| at)?|where"
        r"|standort|arbeitsort|duty station"),
    ("employment",
        r"(?:job|employment|contract|position) type|type of (?:contract|employment)|contract|employment|hours"
        r"|working pattern|anstellungsart|schedule"),
    ("seniority", r"experience level|seniority(?: level)?|career level|job level|level|grade|pay band|band"),
    ("remote", r"remote|remote work|work(?:ing)? (?:arrangement|model|mode|location)|workplace type|location options"),
    ("pay", r"salary|pay|compensation|wage|remuneration|rate"),
    ("deadline",
        r"(?:application )?(?:closing date|deadline)(?: for applications)?|apply by|closes|closing"
        r"|applications close|apply before|bewerbungsfrist"),
)  # fmt: skip
LABEL = tuple((field, re.compile(rf"(?:{words})", re.IGNORECASE)) for field, words in LABELS)
JUNK = re.compile(
    r"\b(?:likes?: ?\d|dislikes?|date posted|apply now|save job|share|sign in|log ?in|cookies?|views?: ?\d|posted"
    r"|reference|job id|ref\b|breadcrumb|home ?[>/›»]|jobs? ?[>/›»])",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:engineers?|developers?|managers?|nurses?|teachers?|analysts?|assistants?|officers?|directors?"
    r"|consultants?|specialists?|coordinators?|administrators?|technicians?|designers?|scientists?|executives?"
    r"|representatives?|leads?|heads?|chefs?|cooks?|drivers?|clerks?|accountants?|architects?|advisors?|advisers?"
    r"|supervisors?|operators?|operatives?|workers?|therapists?|practitioners?|lecturers?|professors?|researchers?"
    r"|fellows?|interns?|trainees?|apprentices?|associates?|partners?|planners?|buyers?|recruiters?|counsel"
    r"|solicitors?|paralegals?|secretar(?:y|ies)|receptionists?|carers?|midwi(?:fe|ves)|doctors?|pharmacists?"
    r"|electricians?|plumbers?|mechanics?|welders?|editors?|writers?|strategists?|owners?|masters?|testers?"
    r"|controllers?|agents?|president|chief|postdocs?|students?|tutors?|builders?|fitters?|cleaners?|buyer"
    r"|host(?:ess)?|barista|waiter|waitress|bookkeeper|underwriter|actuary|surveyor|programmer|devops|sre|phd"
    r"|staff)\b",
    re.IGNORECASE,
)  # fmt: skip
NAME = (
    r"[A-ZÀ-ÖØ-Þ0-9][\w&'’.+-]*(?: (?:(?:of|and|the|for|de|van|von"
    r"|&) ){0,2}[A-ZÀ-ÖØ-Þ0-9][\w&'’.+-]*){0,5}(?: e\.?[GV]\.?)?"
)
COMPANY = (
    re.compile(
        rf"(?:^|(?<=[.!?\n] ))(?P<name>{NAME})(?:,[^,.\n]{{2,60}},)? is (?:an?|the|one of|looking for|hiring"
        rf"|seeking|recruiting|growing|home to)\b", re.M),
    re.compile(rf"\b(?:[Aa]t|[Jj]oin) (?P<name>{NAME}),? (?:we|you|our|as)\b"),
    re.compile(rf"\b(?:[Jj]oin|joining) (?P<name>{NAME})(?=,|\.\s|\.$| as | in | and )"),
    re.compile(rf"\bAbout (?P<name>{NAME})\s*[:.]?\s*$", re.M),
    re.compile(
        rf"(?:^|(?<=[.!?\n] ))(?P<name>{NAME}) (?:makes|builds|runs|helps|provides|offers|employs|was founded"
        rf"|has been|delivers|designs|develops|supplies|operates|works with)\b", re.M),
)  # fmt: skip
NOT_COMPANY = re.compile(
    r"^(?:this|the (?:role|position|job|team|candidate|post|company|successful|ideal|work|office|salary|department)"
    r"|it|he|she|they|we|our|your|you|us|what|who|there|here|that|these|those|as|in|our team|role|job|experience"
    r"|knowledge|a|an|if|please|all|location|position|salary|closing|time|remote|agile|english|german|python|java"
    r"|working|work|applications?|people|success|today|applicants|candidates|no|one|by|with)\b(?! [A-Z].{6})",
    re.IGNORECASE,
)  # fmt: skip
AT = re.compile(rf"\s(?:at|@)\s(?P<company>{NAME})(?:\s*[,|·(–-].*)?$")
REMOTE = re.compile(
    r"\b(?:fully remote|100 ?% remote|remote[- ]first"
    r"|remote(?: working)?(?: (?:with)?in [A-Z]\w+(?: and (?:\w{4,8}ern )?[A-Z]\w+)?)?|hybrid(?: working)?"
    r"|work(?:ing)? from home|home[- ]?office|home working|office[- ]based|on[- ]?site (?:role|position|working|only"
    r"|job)|in[- ]office (?:role|position)|partially remote)\b",
    re.IGNORECASE,
)  # fmt: skip
PLACE_WORDS = re.compile(r"\b(?:remote|hybrid|on[- ]?site|office|home)[\w -]{0,40}", re.IGNORECASE)
EMPLOYMENT = re.compile(
    r"\b(?:full[- ]time|part[- ]time|permanent|fixed[- ]term(?: contract)?|temporary|freelance|internship"
    r"|apprenticeship|zero[- ]hours|casual|seasonal|contract (?:role|position)|\d{1,2}[- ]month (?:contract"
    r"|fixed[- ]term)|vollzeit|teilzeit|unbefristet)\b",
    re.IGNORECASE,
)  # fmt: skip
SENIORITY = re.compile(
    r"\b(?:senior|junior|mid[- ]level|entry[- ]level|principal|lead|head of|director|chief|vice president|vp"
    r"|graduate|trainee|intern|apprentice|staff(?= engineer| developer| scientist)|executive director"
    r"|associate director|deputy"
    r"|assistant manager|sr\.?|jr\.?|mid[- ]?senior|experienced professional)(?![\w-])",
    re.IGNORECASE,
)  # fmt: skip
ORGANISATION = re.compile(
    r"\b(?:Ltd\.?|Limited|Inc\.?|LLC|LLP|PLC|plc|GmbH|AG|SE|SA|S\.A\.|B\.?V\.?|AB|Hospital|Clinic|School|Academy"
    r"|College|University"
    r"|Trust|Council|Group|Bank|Foundation|Institute|Partners|Company|Co\.|Cooperative|Co-operative|Society"
    r"|Association|Hospice|Charity|Federation|Authority|Union|Practice|Surgery|Centre|Center|Corporation|Corp\.?"
    r"|Services|Systems|Labs?"
    r"|Agency|Studio|Hotel)(?=$|\W)"
)  # fmt: skip
ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|^[A-ZÀ-Þ][\w'’. -]{1,40}, (?:[A-Z]{2}\b"
    r"|[A-ZÀ-Þ][a-z]{3,20}(?: [A-Z][a-z]+)?)(?: \d{5})?(?=$|[,;(]| or )"
)
CLOSING = re.compile(
    r"\b(?:closing date|deadline|apply by|applications? (?:close|must be (?:received|submitted)|are due"
    r"|should reach us|to reach us)|closes (?:on|at)?|apply (?:before|no later than|until)|no later than"
    r"|application(?: through| via)?[^.\n]{0,60}\bby)\b",
    re.IGNORECASE,
)
BASED = re.compile(
    rf"\b(?:based|located|position|office|job|role|work) (?:in|at)(?: our)? (?P<place>{NAME}(?:, {NAME}){{0,2}})"
)
SOUGHT = re.compile(
    r"\b(?:hiring|looking for|seeking|recruiting|need|role of|position of|post of) (?:an? |our |another |experienced )*"
    r"(?P<title>[A-Z][\w/&-]*(?: (?:of |and |& )?[A-Z][\w/&-]*){0,5})"
)
