"""Where the candidate's own papers disagree, and what was left out of them: told in the plan before others ask."""

from finalist.core.continuity.contradictions import contradictions
from finalist.core.continuity.facts import facts_of
from finalist.core.continuity.posts import posts_of
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.fact import Fact
from finalist.core.documents.gameplan import Gap
from finalist.core.documents.story import Stories
from finalist.core.plan.material import Material
from finalist.core.wording import QUOTE_CHARS, say

SHOWN = 5
"""Convention: more than five at once would be read by nobody; the rest follow when these are settled."""


def disagreements(material: Material) -> tuple[Gap, ...]:
    """A gap for each contradiction between résumé, stories and notes, and one for what was withheld."""
    found = contradictions(_papers(material))
    gaps = [
        Gap(part="stories", line=say("contradiction.missing", first=_shown(item.first), second=_shown(item.second)))
        for item in found[:SHOWN]
    ]
    if material.withheld:
        gaps.append(Gap(part="stories", line=say("missing.withheld", count=len(material.withheld))))
    return tuple(gaps)


def _papers(material: Material) -> list[tuple[Fact, ...]]:
    sources, resume = material.sources, material.resume
    found: list[tuple[Fact, ...]] = []
    posts = posts_of(sources[resume.source], resume) if resume and resume.source in sources else ()
    if resume and posts:
        found.append(facts_of(sources[resume.source], resume))
    for notes in material.notes:
        if notes.source in sources:
            found.append(facts_of(sources[notes.source], notes, posts))
    for source_id in dict.fromkeys(story.source for story in material.stories):
        if source_id in sources:
            told = Stories(source=source_id, stories=tuple(s for s in material.stories if s.source == source_id))
            found.append(facts_of(sources[source_id], told, posts))
    return found


def _shown(fact: Fact) -> EvidenceRef:
    """The words around the figure: the whole passage when it is short, else its line's part with the figure in it."""
    said, at = fact.said, fact.evidence
    if len(said.verbatim) <= QUOTE_CHARS:
        return said
    start = max(said.start, at.start - QUOTE_CHARS // 2)
    end = min(said.end, start + QUOTE_CHARS - 10)
    words = said.verbatim[start - said.start : end - said.start]
    cut = words.find(" ") + 1 if start > said.start else 0
    return said.model_copy(update={"start": start + cut, "end": end, "verbatim": words[cut:]})
