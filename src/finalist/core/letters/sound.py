"""May this phrase stand in a letter? Shorthand, loose ends and unclear pronouns are left out rather than sent.

A phrase that fails is no fault of the notes: the letter then says less, and says that it does.
"""

import re

from finalist.core.letters.prose import lexicon

LONGEST_CLAUSE, LONGEST_QUOTE = 24, 28
"""Words; what is longer reads as a paste (convention)."""
_SIGN = re.compile(r"[+=<>{}\[\]\\|#*_~/;]|->|=>|\?\?|!!|\.\.|…|https?:|@")
_SHORTHAND = re.compile(r"\b(?!(?:hm|mr|mrs|ms|dr|st|nd|rd|th|vs|ltd|gmbh|sql|css|tv|hr|pr|ps|dns|tls|ssl|xml|sms)\b)"
                        r"[bcdfghjklmnpqrstvwxz]{2,5}\b")  # fmt: skip
_LOOSE_END = re.compile(
    r"\b(?:a|an|the|to|of|for|in|on|at|by|with|from|and|or|but|that|because|if|when|than|as|my|your|his|her|their|is|"
    r"are|was|were|be|not|very|so)$",
    re.IGNORECASE,
)
_LOOSE_END_ASKED = re.compile(
    r"\b(?:a|an|the|and|or|but|that|because|if|when|than|as|my|your|our|not|very|so)$", re.IGNORECASE
)
_THIRD = re.compile(r"\b(?:he|she|they|him|her|hers|them|their|theirs|his)\b", re.IGNORECASE)
_CASUAL = re.compile(
    r"\b(?:lol|haha|omg|wtf|idk|imo|tbh|gonna|wanna|gotta|yeah|yep|nope|ugh|hm+|meh|blah|crap|damn|shit\w*|fuck\w*|"
    r"stupid|idiot\w*|arrogant|rude|boring|creepy|weird|awkward|ugly|fat)\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:a|an|the|my|your|our|its|this|that|these|those|some|any|no|every|each|both|all|most|many|few|several|more|"
    r"another|what|how|why|when|where|who|which|whether|whatever|it|we|I|you|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|there|people|nobody|somebody|everybody|everyone|anyone)\b|\d",
    re.IGNORECASE,
)
_PLACE_WORDS = frozenset("march".split())


def sound(phrase: str, longest: int = LONGEST_CLAUSE, *, asked: bool = False) -> bool:
    """No signs of shorthand, no third person left, not cut off, not too long, nothing one would regret.

    `asked`: a question may end in a preposition (“what it was made of”).
    """
    words = phrase.split()
    inner = re.sub(r"“[^”]*”", "", phrase)
    return (
        1 <= len(words) <= longest
        and not _SIGN.search(phrase)
        and not _SHORTHAND.search(inner)
        and not _THIRD.search(inner)
        and not _CASUAL.search(phrase)
        and not (_LOOSE_END_ASKED if asked else _LOOSE_END).search(phrase)
        and phrase.count("“") == phrase.count("”")
        and phrase.count("(") == phrase.count(")")
        and '"' not in phrase
    )


def clause(phrase: str) -> bool:
    """A full statement: a subject that can open a clause, a finite verb near it, and `sound`."""
    words = re.findall(r"[\w’'-]+", phrase)
    finite = {word.replace("'", "’") for word in lexicon()["finite"]}
    at = next((n for n, word in enumerate(words[1:8], 1) if word.lower() in finite), 0)
    opened = bool(_DETERMINED.match(phrase)) or (bool(words) and (words[0][:1].isupper() or _plural(words, at)))
    contracted = bool(words) and words[0].lower() in finite and "’" in words[0]
    return sound(phrase) and ((at > 0 and opened) or (contracted and len(words) > 2))


def _plural(words: list[str], at: int) -> bool:
    """Whether the words before the verb end in a plural: “night shifts are”, not “new unit opens”."""
    return at > 0 and bool(re.search(r"[a-z]s$", words[at - 1])) and not words[at - 1].endswith("ss")


_NOUNLESS = re.compile(
    r"(?:whether|if|that|because|so|and|but|or|is|are|was|were|do|does|did|can|could|would|will|should|have|has|had|"
    r"yes|no|ok|okay|well|not|never|always|also|then|again|here|there|very|too|just|only|he|she|they|I|we|you|it)\b",
    re.IGNORECASE,
)
_MASS = re.compile(r"[A-Z]|.*(?:ing|s|ity|ness|ment|tion|ance|ence|ship|work|ure|care|data|pay|cover|staff|time)\b")


def noun_phrase(phrase: str) -> bool:
    """What may follow “about”: it has an article, a capital, a plural or an -ing; “new unit” alone has none."""
    words = phrase.split()
    finite = set(lexicon()["finite"])
    if not sound(phrase, 14) or _NOUNLESS.match(phrase):
        return False
    if _DETERMINED.match(phrase):
        return True
    head = words[: next((n for n, word in enumerate(words) if word in _LINKS), len(words))]
    return bool(head) and bool(_MASS.match(head[-1])) and not any(word in finite for word in head[1:])


_LINKS = frozenset("in on at of for with without to from by about between among across during after before".split())
LEAVE_OUT = re.compile(
    r"\b(?:pay|paid|salar\w+|money|bonus|wage\w*|band|notice|why i left|leaving|left (?:my|the) (?:job|last)|"
    r"quit|fired|"
    r"redundan\w+|laid off|gap|sick\w*|illness|ill|pregnan\w+|childcare|divorce\w*|depress\w+|burn\w*.?out|"
    r"(?:my|your|his|her|have|any|no|planning) (?:own )?(?:child(?:ren)?|kids?)|"
    r"religio\w+|politic\w*|age|married|maternity|disab\w+|visa|dad|mum|mother|father|died|death|nervous|"
    r"waffled|rambled|"
    r"messed|screwed|awful|hated?|hates|terrible|didn.t land|overqualified|underqualified|"
    r"short stays?|referees?|references|start date|availability|passport|"
    r"photo id|under a year|criminal\w*|conviction\w*)\b",
    re.IGNORECASE,
)
"""Matters that a letter of thanks does not open again by itself: pay, leaving, health, family, what went badly.
Convention; the candidate may write of them."""
