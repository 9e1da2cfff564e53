"""Every requirement of the posting against the best the candidate can show: strong, partial, or a gap.

When in doubt it is a gap: sharing “team” or “experience” proves nothing, and a false “strong” costs more in
the room than a false gap does at the desk.
"""

from collections.abc import Sequence
from dataclasses import replace

from finalist.core.documents.gameplan import RequirementFit
from finalist.core.documents.posting import Requirement
from finalist.core.match import special
from finalist.core.match.coverage import Coverage, Said, cover
from finalist.core.match.demands import Demand, demand_of
from finalist.core.match.evidence import EvidenceLine, affirmed
from finalist.core.match.finding import Finding, worded
from finalist.core.text.similarity import Similarity, features

STRONG, PARTIAL = 0.5, 0.35
"""Share of what is wanted that must be there, likeness of the best line included. From the development half of
benchmarks/data/matching."""
LIKENESS = 0.2
"""What the likeness of the best line adds to the share: it tips the doubtful cases and makes none by itself."""


def fit(
    requirements: Sequence[Requirement],
    evidence: Sequence[EvidenceLine],
    similarity: Similarity,
    *,
    total_years: float | None = None,
) -> tuple[RequirementFit, ...]:
    """One RequirementFit a requirement, in order. total_years: years in dated positions, None when none is
    dated.
    """
    lines = [Said(line, text, features(text)) for line in evidence if (text := affirmed(line.text)).strip()]
    likeness = similarity.scores([item.text for item in requirements], [said.text for said in lines])
    return tuple(
        worded(item, _found(demand_of(item), _near(lines, row), total_years))
        for item, row in zip(requirements, likeness, strict=True)
    )


def _near(lines: Sequence[Said], row: Sequence[float]) -> list[Said]:
    return [replace(said, near=score) for said, score in zip(lines, row, strict=True)]


def _found(demand: Demand, lines: list[Said], total_years: float | None) -> Finding:
    coverage = cover(demand, lines)
    if demand.degree:
        return special.degree(demand, lines, coverage)
    if demand.languages:
        return special.language(demand, lines)
    found = special.with_stage(demand, _by_words(demand, coverage), lines)
    return special.with_years(demand, found, coverage, total_years)


_SAY_GAP = {"licence": "fit.say.licence", "trait": "fit.say.trait", "availability": "fit.say.availability"}


def _by_words(demand: Demand, coverage: Coverage) -> Finding:
    kind = demand.requirement.kind
    support = coverage.support()
    best = support[0].evidence if support else None
    shared, missing = coverage.shared, nameable(demand, coverage.missing)
    level = coverage.share + LIKENESS * coverage.ranked[0][0].near if support and shared else 0.0
    if not coverage.named:
        level -= STRONG - PARTIAL
    if not coverage.near or (kind == "availability" and coverage.missing):
        level = 0.0
    if level >= STRONG:
        if coverage.listed_only and kind == "experience":
            return Finding("partial", "fit.listed", "fit.say.listed", support, shared, missing, best)
        lacking = tuple(word for word in missing if word in {want.words for want in demand.wants if want.skill})
        why = "fit.partial" if lacking else "fit.strong"
        return Finding("strong", why, "", support, shared, lacking, best)
    if level >= PARTIAL:
        why, say = ("fit.partial", "fit.say.partial") if missing else ("fit.partial-shared", "fit.say.partial-near")
        return Finding("partial", why, say, support, shared, missing, best)
    say = _SAY_GAP.get(kind, "fit.say.gap")
    if not missing:
        return Finding("gap", "fit.gap-all", say if kind in _SAY_GAP else "fit.say.gap-all")
    return Finding("gap", "fit.gap", say, missing=missing)


def nameable(demand: Demand, missing: Sequence[str]) -> tuple[str, ...]:
    """Of the words that nothing shows, those that a sentence can name: skills, else names (AutoStore, NHS).

    “Nothing speaks of spent, cooperative and else” helps nobody; the requirement itself is quoted then.
    """
    skills = {want.words for want in demand.wants if want.skill}
    listed = tuple(word for word in missing if word in skills)
    if listed:
        return listed
    text = demand.requirement.text.lstrip(" *•-")
    return tuple(word for word in missing if any(map(str.isupper, word)) and not text.startswith(word))
