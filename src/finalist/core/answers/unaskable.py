"""Questions that an interviewer should not ask: they are never scored, and a polite way on is offered (section 10, F6).

Family, faith, origin, age, health, pregnancy, politics: what an answer says of these is nobody's to rate. English and
German; cues on the question alone. A question about the work that only brushes such a word is left alone.
"""

import re

_PRIVATE = re.compile(
    r"\b(?:are you|were you|will you be|do you plan to (?:be|get)|have you ever been) (?:\w+ )?"
    r"(?:pregnant|married|divorced|single|engaged|gay|straight|religious|disabled|an? (?:christian|muslim|jew|catholic)"
    r"|in a union|a union member)\b"
    r"|\b(?:do|did|will) you (?:have|want|plan (?:to have|on having)|intend to have) (?:\w+ )?"
    r"(?:kids|children|a family"
    r"|a baby|babies|a boyfriend|a girlfriend|a husband|a wife|a disability|any disabilit\w+)\b"
    r"|\b(?:how old are you|what(?:'s| is) your (?:age|religion|faith|nationality|ethnicity|sexual orientation"
    r"|marital status|native language|date of birth)|when were you born"
    r"|where (?:are you|do you) (?:really |originally )?(?:come )?from"
    r"(?: originally)?\?|who did you vote|what (?:party|church) do you|which (?:party|church) do you"
    r"|do you go to (?:church|mosque|synagogue)|what does your (?:husband|wife|spouse|partner) (?:do|earn|think)"
    r"|who (?:looks|will look) after your (?:kids|children)|any (?:illness\w*|health problems|disabilit\w+)\b)"
    r"|\b(?:sind sie (?:schwanger|verheiratet|ledig|geschieden|religiös|behindert|gewerkschaftsmitglied)"
    r"|haben sie (?:kinder|eine behinderung|einen freund|eine freundin)|möchten sie (?:noch )?kinder|wie alt sind sie"
    r"|planen sie (?:noch )?(?:kinder|eine familie)|welche(?:r)? (?:religion|partei|konfession)|wen wählen sie"
    r"|welche nationalität)\b",
    re.IGNORECASE,
)


def unaskable(question: str) -> bool:
    """Whether a question is about the person and not about the work."""
    return bool(_PRIVATE.search(question[:2000].replace("’", "'")))
