"""Words of stories that show a competency, as data; each counts a little, none by itself."""

from finalist.core.text.terms import stem

_WORDS: dict[str, str] = {
    "problem-solving": """
        cause reason why whether test tried traced compare measured diary pattern figures suspect checked trial
        experiment diagnose observe puzzle mystery fault leak losing losses wrong strange clue evidence noticed
        always same vent explanation theory rule_out guess data sample bottleneck solved solution culprit
        investigate counted recurring
    """,
    "ownership": """
        finish finished list deadline deposit budget phoned organise organised arranged chased myself paid
        promise promised kept responsible delivered complete completed ready weekend open overtime date signed
        handed left_over half_planned schedule task tasks project launch opened invoice permit quotes contractor
        plan planned relocation
    """,
    "teamwork": """
        each_other both between quarrel row shouted throats rivals share swap invited breakfast lunch coffee
        together compromise mediated sides neighbours joint agree agreed colleague colleagues department
        departments resentment jealous tension truce peace blamed gossip
    """,
    "communication": """
        words letter letters wrote explain explained sentence sentences poster postcard leaflet picture vote
        meeting audience listen listened language translate understand understood public convince persuade
        speech figures told_them message jargon question questions drawing chart newsletter headline
        misunderstood sceptical opposed against
    """,
    "leadership": """
        train trained trains taught mentor mentored newcomer newcomers praise praised confidence afraid shy
        encourage encouraged staff instructor instructors volunteers group responsibility promoted apprentice
        trainee intern handed let_them let_him let_her beside motivated rota crew team coached improve delegate
        delegated
    """,
    "customer-focus": """
        tears customer customers guest guests patient patients client clients family father mother daughter son
        buyer passengers visitor visitors comfort thanked grateful card flowers complaint complained refund
        worried frightened needed service stayed_until drove_out home loyal regular tenant tenants
    """,
    "learning": """
        mistake mistakes wrong ashamed embarrassed proud critique criticism corrected corrections lesson learned
        learnt failed failure practice practised course next_time next_one asked_why asked_her_why better
        first_attempt feedback editor teacher since misjudged overconfident habit humbling sent_back had_left
        did_not_come_back turned_round
    """,
    "adaptability": """
        cancelled skip skipped sudden suddenly swap swapped last_minute weather storm snow delay delayed
        replaced quickly hours alternative improvise improvised unexpectedly short_of stranded broke broken
        burst flooded power_cut strike emergency within minutes_before hours_before days_before before_breakfast
        changed_the wrong_date plan_b at_short_notice
    """,
    "integrity": """
        bonus bribe refuse refused would_not do_not_do law rule rules cheat cheated lie lied truth honest
        honestly confess confessed admit admitted report reported discrimination fair fairly same_again secret
        cover_up conscience right wrong_thing illegal fake forged stole stealing theft confidential foreman
        inspector overcharged paid_back owned_up excluded bullied racist
    """,
    "role-craft": """
        steel brass wood copper wear cleaned cut tool tools machine hardened accuracy tolerance thermometer
        temperature material regulated calibrated precise precisely joint technique grain mixture solder lathe
        lens motor gear circuit valve code query pressure humidity millimetre seconds alloy stitch seam varnish
        chemical dose sterile spindle bearing weld tested
    """,
}

BEHAVIOUR_WORDS: dict[str, frozenset[tuple[str, ...]]] = {
    competency: frozenset(tuple(stem(part) for part in word.split("_")) for word in words.split())
    for competency, words in _WORDS.items()
}
"""Competency → stems; a phrase (joined by “_” above) is a tuple of several."""
