"""Pay: what was posted, what that is a year, whether the employer raised it, and how to answer if asked."""

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.gameplan import PayView
from finalist.core.plan.material import Material
from finalist.core.text.pay import yearly
from finalist.core.wording import say


def raised_by_employer(material: Material) -> tuple[EvidenceRef, ...]:
    """The note lines in which the employer spoke of pay: only then may the candidate ask about it."""
    return tuple(line.evidence for line in material.note_lines("pay"))


def pay_view(material: Material) -> PayView:
    """The posted range as written and as a yearly sum, with the answers that fit what is known."""
    posted = material.posting.pay if material.posting else None
    raised = raised_by_employer(material)
    answers: list[Line] = []
    bounds = note = None
    if posted and posted.minimum is not None and posted.maximum is not None:
        answers.append(say("pay.posted", range=posted.evidence))
        if posted.period and posted.period != "year":
            year = yearly(posted.minimum, posted.maximum, posted.period)
            if year and year.low is not None and year.high is not None:
                bounds = (year.low, year.high)
                note = say(f"pay.year-from-{posted.period}", posted.evidence)
        elif posted.period == "year":
            bounds = (posted.minimum, posted.maximum)
        answers.append(say("pay.inside-range", posted.evidence))
    else:
        answers.append(say("pay.not-posted"))
        answers.append(say("pay.their-range-first"))
    answers.append(say("pay.raised", *raised) if raised else say("pay.wait"))
    answers.append(say("pay.history"))
    return PayView(posted=posted, yearly=bounds, yearly_note=note, raised=raised, answers=tuple(answers))
