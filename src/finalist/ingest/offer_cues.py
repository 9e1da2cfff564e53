"""The words by which an offer letter speaks of each part of an offer. Every pattern looks at one sentence."""

import re

from finalist.core.text.patterns import any_of

BONUS = any_of(r"""
    \b(?:annual |yearly |performance |discretionary |target )?bonus\b
    \bprofit[- ]shar(?:e|ing)\b
    \bincentive (?:plan|scheme|payment)\b
    \bvariable(?: (?:pay|compensation|target))?\b
    \b(?:short|long)[- ]term incentive\b
    \bon[- ]target commission\b
""")
SIGN_ON = any_of(r"""
    \bsign(?:ing)?[- ]?on (?:bonus|payment|award|sum)\b
    \bsigning (?:bonus|payment)\b
    \b(?:joining|welcome|starting) bonus\b
    \bgolden hello\b
""")
RELOCATION = any_of(r"""
    \brelocation\b
    \b(?:moving|removal) (?:costs?|expenses?|allowance|support)\b
""")
EQUITY = any_of(r"""
    \brestricted stock(?: units?)?\b
    \bRSUs?\b
    \boptions? (?:to (?:purchase|buy|acquire)|over)\b
    \b(?:stock|share|incentive) options?\b
    \b\d[\d,]{0,12} options\b
    \bequity\b
    \bshares\b
""")
PENSION = any_of(r"""
    \bpension\b
    \bretirement (?:plan|savings|scheme)\b
    \b401\(?k\)?
    \bsuperannuation\b
    \bRRSP\b
    \bmatch(?:es|ing|ed)?\b(?=[^.;]{0,30}%)
    \bpens\b
""")
INSURANCE = any_of(r"""
    \b(?:health|medical|dental|life|private) (?:and dental |and vision )?(?:insurance|cover(?:age)?|cash plan|plan)\b
    \bprivate (?:medical|health(?:care)?)\b
    \binsurance\b
""")
LEAVE = any_of(r"""
    \b(?:annual|paid) leave\b
    \bholidays?\b
    \bvacation\b
    \bpaid time off\b
    \bPTO\b
    \bdays of leave\b
    ^\W*leave\b
    \bdays off\b
    \bbank hol(?:iday)?s?\b
""")
REMOTE = any_of(r"""
    \bremote(?:ly)?\b
    \bwork(?:ing)? from home\b
    \bhome[- ]office\b
    \bhybrid\b
    \b(?:mobile|home) ?working\b
    \btele-?work(?:ing)?\b
    \b(?:at|from) home\b
""")
ALL_REMOTE = re.compile(r"\b(?:fully|100 ?%|entirely|wholly) remote\b", re.I)
OTHER_MONEY = re.compile(r"\b(?:allowance|bonus|pension|budget|stipend|salary|and (?:an?|your))\b", re.I)
"""Between insurance and a figure, that the figure is of something else."""
BASE_AHEAD = re.compile(r"\b(?:base|basic|salary|OTE|on[- ]target earnings)(?: pay| salary)?(?: of| is|:)? $", re.I)
ALLOWANCE = any_of(r"""
    \b(?P<kind>[a-z]+(?:[ -][a-z]+){0,2}?) (?:allowance|supplement|premium)\b
""")
EQUIPMENT = any_of(r"""
    \bequipment\b
    \bhome[- ]office budget\b
    \byour desk\b
""")
LEARNING = any_of(r"""
    \blearning (?:and development )?(?:budget|allowance)\b
    \b(?:training|conference|education|development|study) budget\b
    ^\W*(?:training|learning|development)(?::| [-–—])
""")
NOTICE = any_of(r"""
    \bnotice\b
""")
PROBATION = any_of(r"""
    \bprobation(?:ary)?\b
    \btrial period\b
""")
START = any_of(r"""
    \bstart(?:s|ing)? (?:date|on|work|with us)\b
    ^\W*start(?:ing)?(?: date)?(?::| [-–—]| (?=\d))
    \b(?:start date|date of commencement|commencement date)\b
    ^[^\w]*(?:\d\W+)?commencement\b
    \b(?:employment|appointment) (?:will |shall )?(?:begins?|starts?|commences?)\b
    \b(?:join|welcome) (?:us|you) (?:on|from)\b
    \bstarting (?=\d)
    \b(?:begin|commence)(?:s|ing)? (?:on|work)\b
    \bfirst day\b
    \b(?:post|role|position)\b[^.;]{0,90}\bfrom\b
""")
DEADLINE = any_of(r"""
    \b(?:let (?:me|us) know|hear (?:back )?from you|hear back|need to know)\b[^.;]{0,60}\b(?:by|before|until)\b
    \breturned\b[^.;]{0,60}\b(?:by|before|until|no later than)\b
    \bif not (?:accepted|signed|returned)\b[^.;]{0,30}\bby\b
    \banswer expected\b
    \b(?:answer|reply|respond|accept|decision|decide)\b[^.;]{0,80}\b(?:by|before|until|no later than)\b
    \b(?:sign|send|return|confirm)\b[^.;]{0,80}\b(?:by|before|until|no later than)\b
    \b(?:offer|letter)\b[^.;]{0,40}\b(?:expires?|open|valid|lapses?|stands)\b
    \b(?:by|before|until)\b[^.;]{0,40}\b(?:answer|reply|decision)\b
""")
REPAY = any_of(r"""
    \b(?:be )?paid back\b
    \brepa(?:y|id|yable|yment)\b
    \brefund(?:ed|able)?\b
    \bclaw(?:ed)?[- ]?back\b
    \breimburse(?:d)? (?:us|the company)\b
    \bpay (?:it |them )?back\b
    \breturn (?:it|the)\b
""")
PRO_RATA = any_of(r"""
    \bpro[- ]?rat(?:a|ed)\b
    \bsliding scale\b
    \breducing\b
    \breduced by\b
    \bfor each (?:completed )?month\b
""")
IN_FULL = any_of(r"""
    \bin full\b
    \bwhole\b
    \bfull amount\b
""")
YOURS = any_of(r"""
    \byou (?:contribute|pay)\b
    \byour (?:own )?(?:contribution|share)\b
    \bemployee(?: contribut\w{0,4})?\b
    \bworker\b
""")
STRIKE = any_of(r"""
    \b(?:exercise|strike) price\b
""")
CLIFF = re.compile(
    r"\b(?P<count>one|two|six|twelve|\d{1,2})[- ](?P<unit>year|month)s? cliff"
    r"|cliff of (?P<c2>\w{1,6}) (?P<u2>year|month)",
    re.I,
)
OVER_YEARS = re.compile(
    r"\bover (?:a period of )?(?P<count>one|two|three|four|five|six|\d{1,2})(?: \(\d{1,2}\))? years?"
    r"|\b(?P<c2>two|three|four|five|six|\d)[- ]years? vest",
    re.I,
)
NONE_OF = re.compile(r"\b(?:no|not any|without(?: any)?|neither|nor|does not include)\b[^.;:]{0,40}$", re.I)
PRIVATE = re.compile(r"\bprivate(?:ly held)? (?:company|firm)|\bnot (?:publicly )?(?:listed|traded)\b", re.I)
LISTED = re.compile(r"\b(?:publicly traded|listed company|listed on)\b", re.I)
