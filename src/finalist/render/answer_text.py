"""The review of an answer as text for a terminal: comments first, then facts with their usual range, then delivery."""

from collections.abc import Iterator

from finalist.core.answers.results import Measure, Quote, Review
from finalist.render.wording import clean

LONGEST_QUOTE = 90
NAMES = {
    "words": "Words", "length": "Length", "words-to-point": "Words before the point",
    "time-to-point": "Time to the point",
    "sentence-length": "Words a sentence", "hedges": "Hedges", "numbers": "Figures", "company-words": "Their own words",
    "relevance": "Speaks of the question", "pace": "Pace", "articulation": "Pace while speaking",
    "before-answer": "Before the answer", "silent-pauses": "Silent pauses", "long-pauses": "Long pauses",
    "silence": "Silence", "filled-pauses": "Um and uh", "filled-pauses-heard": "Um and uh, at least",
    "fillers": "Fillers", "filled-pauses-rate": "Um and uh, rate", "fillers-rate": "Fillers, rate",
    "repeats": "Words twice",
    "restarts": "Starts anew", "share-situation": "Situation", "share-task": "Task", "share-action": "Action",
    "share-result": "Result", "share-lesson": "Lesson", "content": "Content",
}  # fmt: skip
WHY_NOT = {
    "language": "this language is not measured", "no-times": "no times", "times-estimated": "times are estimates",
    "too-short": "too short", "too-long": "too long for one answer", "no-question": "no question given",
    "nothing-said": "nothing was said", "not-listened": "nobody listened to the sound", "no-stops": "no full stops",
}  # fmt: skip
UNSURE = {
    "relevance-unsure": "the words do not show clearly that this answers the question",
    "competency-faint": "the answer shows too little of it",
}
CHECKS = {
    "episode": "one episode", "own-action": "an own action", "reason": "a reason", "checkable": "a checkable ending",
    "relevant": "answers the question", "all-parts": "each thing asked for", "within-time": "within the usual time",
    "consistent": "agrees with your papers",
}  # fmt: skip


def answer_text(review: Review, text: str) -> str:
    """Everything the review says, as lines. text: the transcript's, for the size of the answer."""
    lines = [*_comments(review), *_ratings(review), *_checks(review), "", "What was said"]
    lines += [_row(one) for one in review.measures if not one.code.startswith("share-")]
    shares = [one for one in review.measures if one.code.startswith("share-") and one.value]
    if shares:
        parts = ", ".join(f"{NAMES[one.code].lower()} {one.value or 0:.0%}" for one in shares)
        lines.append(f"  {'Shares of the words':24}{parts}")
    lines += ["", "How it was spoken (never part of a rating)", *(_row(one) for one in review.delivery)]
    return clean("\n".join(lines).strip())


def _comments(review: Review) -> Iterator[str]:
    for one in review.comments:
        yield one.what
        if one.quote.text.strip():
            yield f"  “{_short(one.quote)}”"
        yield f"  Try: {one.try_this}" + (f" [{one.evidence}]" if one.evidence else "")
        yield ""


def _ratings(review: Review) -> Iterator[str]:
    for one in review.ratings:
        level = f"uncertain, {UNSURE[one.why]}" if one.level is None else f"{one.level} of 5"
        capped = f" (capped: {', '.join(one.gates)})" if one.gates else ""
        yield f"{one.name or 'This answer'}: {level}{capped}"


def _checks(review: Review) -> Iterator[str]:
    for met, title in ((True, "There"), (False, "Not there"), (None, "Not told")):
        named = [CHECKS[one.code] for one in review.checks if one.met is met]
        if named:
            yield f"{title}: {', '.join(named)}."


def _row(measure: Measure) -> str:
    name = NAMES.get(measure.code, measure.code)
    if measure.value is None:
        return f"  {name:24}not measured: {WHY_NOT.get(measure.why_not, measure.why_not)}"
    band = ""
    if measure.band:
        low, high = measure.band
        usual = (
            f"{low:g} to {high:g}"
            if low is not None and high is not None
            else (f"up to {high:g}" if high is not None else f"from {low:g}")
        )
        band = f", usually {usual} [{measure.evidence}{', convention' if measure.convention else ''}]"
    return f"  {name:24}{measure.value:g} {measure.unit}{band}"


def _short(quote: Quote) -> str:
    words = " ".join(quote.text.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"
