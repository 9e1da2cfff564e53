"""The words by which a company's sentences are told apart. First match wins, so the order is the priority."""

from finalist.core.documents.company import StatementKind

HEADINGS: tuple[tuple[StatementKind, str], ...] = (
    (
        "value",
        r"\bvalues?\b|what (?:we (?:believe|value|stand for|care about|hold|insist on|live by|stick to)"
        r"|matters|drives us|guides us)|"
        r"\bhow we (?:behave|treat|want to work)|\bwe (?:live|go) by\b|\bour way\b|\bprinciples\b"
        r"|\bbeliefs\b|our culture|how we (?:work|behave|do things)|our (?:promise|behaviou?rs|ethos|credo|way)\b"
        r"|leitbild|unsere werte",
    ),
    (
        "challenge",
        r"challenges?\b|what is (?:hard|difficult)|what'?s (?:hard|difficult)|\brisks?\b|problems? we|what we (?:are"
        r"|still)"
        r" (?:working on|need)|to improve|not (?:yet )?(?:good|there)|lessons",
    ),
    (
        "news",
        r"\bnews\b|press|announce|latest|blog|update|where we are going|what's new|what’s new|milestones|20\d\d"
        r"|opens? in",
    ),
    (
        "mission",
        r"mission|vision\b|purpose|why we (?:exist|do)|what we are here for|our (?:goal|aim|ambition|strategy)",
    ),
    (
        "product",
        r"products?\b|services\b|what we (?:do|make|build|offer|sell)|solutions?\b|platform|how it works|features"
        r"|our work",
    ),
    (
        "people",
        r"\bteam\b|people|leadership|founders?|board|management|who we are|look after our own|careers?"
        r"|working (?:here|at)"
        r"|life at|meet (?:the|our)|staff",
    ),
)
"""Statement kind → pattern for the heading it stands under."""

SENTENCES: tuple[tuple[StatementKind, str], ...] = (
    (
        "mission",
        r"\b(?:our|the) (?:mission|vision|purpose|goal|aim|ambition) (?:is|has|was|remains)|\bwe exist (?:to|because)"
        r"|\bon a mission\b|\bour mission\b|we (?:aim|set out|want) to (?:make|be|become|bring|build|help)\b",
    ),
    (
        "challenge",
        r"\b(?:challeng(?:e|es|ing)|vacan(?:t|cies)|shortage|struggl\w+|difficult(?:y|ies)|setback|fell short|not proud"
        r"|loss(?:es)? of|declin(?:e|ed|ing)|under pressure|backlog|delays?|too (?:much|many|slow|long)"
        r"|hard to (?:find|hire))\b",
    ),
    (
        "value",
        r"\b(?:we (?:believe|value|care (?:about|deeply)|stand for|treat (?:each|every|people)|never compromise"
        r"|put .{1,30} first)"
        r"|our values|at our core|what matters (?:most )?to us|integrity|we always)\b",
    ),
    (
        "news",
        r"\b(?:announced?|launch(?:ed|es|ing)|opened|opens|will open|acquired|acquisition|raised|series [a-e]\b"
        r"|funding round"
        r"|partnership with|new (?:office|site|plant|unit|factory|store|product|contract|ward|building)|won the"
        r"|award(?:ed)?"
        r"|this (?:year|quarter|month|week)|last (?:year|quarter|month|week)|in (?:January|February|March|April|May"
        r"|June|July"
        r"|August|September|October|November|December),? 20\d\d|(?:spring|summer|autumn|winter) 20\d\d)\b",
    ),
    (
        "people",
        r"\b(?:founded by|co-?founders?|chief \w+|CEO|CTO|CFO|COO|managing director|chair(?:man|woman|person)?"
        r"|leads (?:the|our)"
        r"|joined (?:us|the company)|our (?:team|people|colleagues|staff|engineers|nurses|teachers)|employees"
        r"|headcount|apprentices)\b",
    ),
    (
        "product",
        r"\b(?:our (?:product|platform|software|service|services|products|app|range|tools?|machines?)|we (?:make"
        r"|build|sell|offer"
        r"|provide|design|manufacture|produce|develop|supply|run|operate)|customers (?:use|rely|choose)"
        r"|(?:makes|builds|sells|manufactures|designs and|supplies|develops|publishes|brews|prints))\b",
    ),
)
"""Statement kind → pattern for words of the sentence itself."""

BOILERPLATE = (
    r"\bcookies?\b|all rights reserved|privacy (?:policy|notice)|terms (?:of|and)|©|copyright|subscribe|newsletter"
    r"|sign up|log ?in"
    r"|skip to|follow us|javascript|browser|click (?:here|below)|read more|learn more|contact us|registered (?:office"
    r"|in england|company)"
    r"|vat (?:no|number|reg)|^\s*(?:home|menu|search|jobs|contact|news)\s*$|accept all"
)

_NAME = r"(?P<name>[A-ZÀ-ÖØ-Þ][\w&'’.-]*(?: (?:(?:of|and|the|for|de|von|&) ){0,1}[A-ZÀ-ÖØ-Þ][\w&'’.-]*){0,4})"
NAMED = (
    rf"^(?:\W{{0,3}})About {_NAME}\s*[:.]?\s*$",
    rf"(?:^|(?<=[.!?] )){_NAME} (?:is an?|is the|has (?:been|looked|made|built|grown)|makes|builds|was (?:founded"
    rf"|started)|began|helps"
    r"|provides|designs|employs|exists|runs|sells|develops)\b",
    rf"\b(?:[Aa]t|[Jj]oin) {_NAME},? we\b",
)
NOT_A_NAME = (
    r"^(?:about(?: us)?|home(?:page)?|our (?:values|story|company|mission|team|people)|values|mission|careers?|jobs"
    r"|who we are|company|team"
    r"|what we do|welcome|news|contact|culture|official site|this|it|we|our|the (?:company|team|mission|idea)|us"
    r"|everyone|every|that|there|he|she"
    r"|they|life|working|today|people|what|who|an?|products?|services|in|one|nobody)\b(?! [A-Z])|^(?:life|working"
    r"|careers|jobs) at\b"
)
