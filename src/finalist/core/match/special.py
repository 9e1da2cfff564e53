"""Requirements that words alone do not settle: schooling, languages, traits, availability, years."""

import re

from finalist.core.documents.gameplan import Strength, Support
from finalist.core.match.coverage import Coverage, Said
from finalist.core.match.demands import Demand, degree_level, languages_in, years_in
from finalist.core.match.finding import Finding

_SOME = re.compile(
    r"\b(?:basic|beginner|elementary|conversational|a1|a2|b1|intermediate|some|school|learning|limited|rusty)\b",
    re.I,
)
_LESS_ASKED = re.compile(r"\b(?:basic|conversational|some|a1|a2|b1|b2|working|intermediate|good)\b", re.I)


SUBJECT = 0.34
"""Share of the subject asked that schooling must name to be of that subject."""


def degree(demand: Demand, lines: list[Said], subject: Coverage) -> Finding:
    """Level first, subject second: the right level in another subject is partial, and so is one level
    below.
    """
    schooling = [(degree_level(said.text), said) for said in lines if said.line.kind in ("education", "certificate")]
    have = sorted(
        (
            (level, share, said)
            for level, said in schooling
            if level
            for other, share in subject.ranked
            if other is said
        ),
        key=lambda item: (-min(item[0], demand.degree), -item[1], -item[0], item[2].line.ref.start),
    )
    if not have:
        return Finding("gap", "fit.degree-none", "fit.say.degree-none")
    level, share, said = have[0]
    support = (_support(said, 1.0 if level >= demand.degree else 0.5),)
    if level < demand.degree:
        strength: Strength = "partial" if demand.degree - level == 1 and share >= SUBJECT else "gap"
        return Finding(strength, "fit.degree-lower", "fit.say.degree", support, quote=said.line.ref)
    if demand.wants and share < SUBJECT:
        return Finding("partial", "fit.degree-other", "fit.say.degree", support, quote=said.line.ref)
    return Finding("strong", "fit.degree", "", support, quote=said.line.ref)


def language(demand: Demand, lines: list[Said]) -> Finding:
    """A language counts when it is named; “basic” is partial unless basic is what is asked."""
    ranked = []
    for said in lines:
        named = set(languages_in(said.text)) & set(demand.languages)
        if named and said.line.kind in (
            "language",
            "skill-list",
            "resume-line",
            "education",
            "story",
            "note",
            "certificate",
        ):
            some = bool(_SOME.search(_around(said.text, named)))
            ranked.append(
                (some and not _LESS_ASKED.search(demand.requirement.text), said.line.kind != "language", said)
            )
    if not ranked:
        return Finding("gap", "fit.gap", "fit.say.language", missing=demand.languages)
    some, _, said = min(ranked, key=lambda item: (item[0], item[1], item[2].line.ref.start))
    if some:
        return Finding("partial", "fit.language-some", "fit.say.language", (_support(said, 0.5),), quote=said.line.ref)
    return Finding("strong", "fit.language", "", (_support(said, 1.0),), quote=said.line.ref)


def _around(text: str, named: set[str]) -> str:
    """The part of a list of languages that speaks of the one named."""
    parts = [part for part in re.split(r"[,;|\n]", text) if set(languages_in(part)) & named]
    return " ".join(parts) or text


def with_years(demand: Demand, finding: Finding, coverage: Coverage, total: float | None) -> Finding:
    """The finding, held against the years asked. Years are those of positions that show it, or that a line
    states.
    """
    asked = demand.years
    if not asked or finding.strength == "gap":
        return finding
    shown = _years_shown(coverage)
    if shown is None and total is None:
        return finding.but("partial", "fit.years-undated", "fit.say.years", asked_years=asked)
    best = shown or 0.0
    if best + 0.25 >= asked and finding.strength == "strong":
        return finding.but("strong", "fit.years-met", "", asked_years=asked, shown_years=best)
    if best + 0.25 >= asked:
        return finding
    return finding.but("partial", "fit.years-short", "fit.say.years", asked_years=asked, shown_years=best)


def _years_shown(coverage: Coverage) -> float | None:
    """Years of the distinct positions whose lines show what is asked, or the most that such a line states
    itself.
    """
    spans: dict[str, float] = {}
    stated = 0.0
    for said, share in coverage.ranked:
        if share < 0.3:
            continue
        if said.line.years is not None:
            spans[said.line.position or str(said.line.ref.start)] = said.line.years
        stated = max(stated, years_in(said.text) or 0.0)
    if not spans and not stated:
        return None
    return round(max(sum(spans.values()), stated), 1)


def _support(said: Said, score: float) -> Support:
    return Support(evidence=said.line.ref, score=score)
