"""Requirements that words alone do not settle: schooling, languages, traits, availability, years."""

import re
from dataclasses import replace

from finalist.core.documents.gameplan import Strength, Support
from finalist.core.match.coverage import Coverage, Said
from finalist.core.match.demands import Demand, degree_level, years_in
from finalist.core.match.finding import Finding
from finalist.core.match.languages import either, spoken

_SCHOOLING = ("education", "certificate")
SUBJECT = 0.34
"""Share of the subject asked that schooling must name to be of that subject."""


def degree(demand: Demand, lines: list[Said], subject: Coverage) -> Finding:
    """Level first, subject second: the right level in another subject is partial, and so is one level
    below.
    """
    course = _course(demand, lines)
    if course:
        return Finding("strong", "fit.degree", "", (_support(course, 1.0),), quote=course.line.ref)
    schooling = [(degree_level(said.text), said) for said in lines if said.line.kind in _SCHOOLING]
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


def _course(demand: Demand, lines: list[Said]) -> Said | None:
    """The schooling that is a course the posting takes in a degree's place: “a degree …, or a bootcamp”."""
    offered = re.search(r"\bor\b[^.;]*?\b(boot ?camp|apprenticeship)", demand.requirement.text, re.IGNORECASE)
    if not offered:
        return None
    name = offered[1].replace(" ", "").casefold()
    return next((s for s in lines if s.line.kind in _SCHOOLING and name in s.text.replace(" ", "").casefold()), None)


def language(demand: Demand, lines: list[Said]) -> Finding:
    """Every language asked must be named, and at the level asked; of alternatives (“or”) the best one counts."""
    asked = demand.requirement.text
    found = spoken(asked, demand.languages, lines)
    if either(asked):
        found = [min(found, key=lambda item: (not item.met, item.line is None))]
    named = [item for item in found if item.line is not None]
    if not named:
        return Finding("gap", "fit.gap", "fit.say.language", missing=_written(demand, demand.languages))
    lacking = [item for item in found if not item.met]
    support = tuple(_support(item.line, 1.0 if item.met else 0.5) for item in named if item.line)
    first = next((item for item in lacking if item.line), named[0]).line
    quote = first.line.ref if first else None
    if not lacking:
        return Finding("strong", "fit.language", "", support, quote=quote)
    absent = tuple(item.language for item in found if item.line is None)
    if absent:
        shared = tuple(item.language for item in named)
        return Finding("partial", "fit.partial", "fit.say.language", support, _written(demand, shared),
                       _written(demand, absent), quote)  # fmt: skip
    return Finding("partial", "fit.language-some", "fit.say.language", support, quote=quote)


def _written(demand: Demand, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages with the capitals of the posting."""
    text = demand.requirement.text
    places = [(language, text.casefold().find(language)) for language in languages]
    return tuple(text[at : at + len(language)] if at >= 0 else language for language, at in places)


_EXAMS = re.compile(
    r"\b(?:a[- ]levels?|as[- ]levels?|t[- ]levels?|gcses?|btecs?|ib diploma|baccalaureate|further maths|sixth form"
    r"|undergraduates?|postgraduates?)\b",
    re.IGNORECASE,
)


def with_stage(demand: Demand, finding: Finding, lines: list[Said]) -> Finding:
    """Having taught is not having taught A level: a stage that is asked for must be named by some line."""
    stages = [match.group() for match in _EXAMS.finditer(demand.requirement.text)]
    if finding.strength != "strong" or not stages:
        return finding
    named = {match.group().casefold().replace("-", " ").rstrip("s") for s in lines for match in _EXAMS.finditer(s.text)}
    if any(stage.casefold().replace("-", " ").rstrip("s") in named for stage in stages):
        return finding
    quote = finding.support[0].evidence if finding.support else None
    return replace(
        finding, strength="partial", why="fit.partial", say="fit.say.partial", missing=tuple(stages), quote=quote
    )


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
