"""Which changes a posting calls for: lines moved up, a line of a story added, a skill named as they name it or listed.

Nothing is proposed that the candidate's papers do not say; a requirement that they do not show stays a gap.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.plan_talk import RequirementFit
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Stories, Story
from finalist.core.match.evidence import affirmed
from finalist.core.resume.changes import Change, Kind, change_id
from finalist.core.resume.tailoring import LATE, pointer_of
from finalist.core.text.skills import find_skills, same_skill
from finalist.core.wording import say

SHOWN = ("strong", "partial")
LONGEST = 220
"""A story's sentence longer than this is no line for a résumé (convention)."""
_FIRST_PERSON = re.compile(r"^I (?!am\b|was\b|'|’|have\b|had\b|think\b|thought\b|felt\b|feel\b|want)(?=[a-z])")
_LABEL = re.compile(r"^\W*(?:Task|Action|Result)s?\s*:?\W*\s", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def proposed(resume: Resume, fits: Sequence[RequirementFit], stories: Sequence[Stories] = ()) -> tuple[Change, ...]:
    """Every change, by kind in the order of the résumé. Any part of them may be made (`changes.with_changes`)."""
    found = [
        *_names(resume, fits), *_moves(resume, fits), *_keyword_moves(resume, fits), *_lines(resume, fits, stories),
        *_listings(resume, fits),
    ]  # fmt: skip
    return tuple({one.id: one for one in found}.values())


@dataclass(frozen=True, slots=True)
class _Because:
    """What a change rests on and what asks for it."""

    own: EvidenceRef
    asks: EvidenceRef


def _change(
    kind: Kind, pointer: str, words: tuple[str, str], because: _Because, *, was: int | None = None,
    now: int | None = None,
) -> Change:  # fmt: skip
    before, after = words
    name = change_id(kind, pointer, before, after)
    why = say(f"resume.change-{kind}", because.asks, because.own, asked=because.asks)
    return Change(name, kind, pointer, before, after, was, now, because.own, because.asks, why)


def _wanted(resume: Resume, fits: Sequence[RequirementFit]) -> dict[str, _Because]:
    """The lines that show a requirement, by their place in the résumé, each with the first requirement it shows."""
    wanted: dict[str, _Because] = {}
    for fit in fits:
        for support in fit.support if fit.strength in SHOWN else ():
            if pointer := pointer_of(support.evidence, resume):
                wanted.setdefault(pointer, _Because(support.evidence, fit.requirement.evidence))
    return wanted


def _moves(resume: Resume, fits: Sequence[RequirementFit]) -> Iterator[Change]:
    """Lines that a posting asks for go to the top of their position, in their own order."""
    wanted = _wanted(resume, fits)
    for number, one in enumerate(resume.content.work):
        base = f"/work/{number}/highlights"
        yield from _to_top(base, one.highlights, {place: wanted[place] for place in wanted if place.startswith(base)})


def _to_top(base: str, items: Sequence[str], wanted: dict[str, _Because]) -> Iterator[Change]:
    order = sorted(range(len(items)), key=lambda at: (f"{base}/{at}" not in wanted, at))
    for now, was in enumerate(order):
        if now != was and (because := wanted.get(f"{base}/{was}")):
            yield _change("move", f"{base}/{was}", (items[was], items[was]), because, was=was, now=now)


def _keyword_moves(resume: Resume, fits: Sequence[RequirementFit]) -> Iterator[Change]:
    """Skills that a posting names, far back in a long list, go to its front."""
    for number, group in enumerate(resume.content.skills):
        if len(group.keywords) <= LATE:
            continue
        base = f"/skills/{number}/keywords"
        wanted = {}
        for at, word in enumerate(group.keywords):
            if (asks := _asked(word, fits)) and (own := resume.spans.get(f"{base}/{at}")):
                wanted[f"{base}/{at}"] = _Because(own, asks)
        if any(int(place.rpartition("/")[2]) >= LATE for place in wanted):
            yield from _to_top(base, group.keywords, wanted)


def _asked(word: str, fits: Sequence[RequirementFit]) -> EvidenceRef | None:
    """Where the posting names this skill, in any of its names."""
    skills = (skill for fit in fits for skill in fit.requirement.skills)
    return next((skill.evidence for skill in skills if same_skill(skill.name, word)), None)


def _names(resume: Resume, fits: Sequence[RequirementFit]) -> Iterator[Change]:
    """A skill of the list under the name that the posting uses, beside the candidate's own."""
    for number, group in enumerate(resume.content.skills):
        for at, word in enumerate(group.keywords):
            place = f"/skills/{number}/keywords/{at}"
            own, asks = resume.spans.get(place), _asked(word, fits)
            if own is None or asks is None or _same_words(asks.verbatim, word):
                continue
            yield _change("rename", place, (word, f"{asks.verbatim} ({word})"), _Because(own, asks))


def _same_words(theirs: str, own: str) -> bool:
    """Whether a search for their name finds the candidate's already: same words, or one within the other."""
    first, second = (re.sub(r"[^\w+#]", "", words.casefold()) for words in (theirs, own))
    return first in second or second.rstrip("s") == first.rstrip("s")


def _listings(resume: Resume, fits: Sequence[RequirementFit]) -> Iterator[Change]:
    """A skill that a posting names and a line of a position tells of, missing in the list of skills."""
    groups = resume.content.skills
    listed = [word for group in groups for word in (group.name, *group.keywords)]
    at = next((number for number, group in enumerate(groups) if group.keywords), None)
    if at is None:
        return
    told = [ref for place, ref in resume.spans.items() if "/highlights/" in place or place.endswith("/summary")]
    for skill in (skill for fit in fits if fit.strength in SHOWN for skill in fit.requirement.skills):
        if any(same_skill(skill.name, word) for word in listed):
            continue
        if found := next(filter(None, (_named_in(ref, skill.name) for ref in told)), None):
            listed.append(skill.name)
            yield _change("list", f"/skills/{at}/keywords", ("", found[0]), _Because(found[1], skill.evidence))


def _named_in(ref: EvidenceRef, name: str) -> tuple[str, EvidenceRef] | None:
    """The line's own name of a skill, where it is a name and not only a word (“Terraform”, “NEWS2”, not “audit”)."""
    text = affirmed(ref.verbatim)
    for hit in find_skills(text, known_only=True):
        words = text[hit.start : hit.end]
        own_name = words if hit.start else words[1:]
        if any(map(str.isupper, own_name)) and same_skill(hit.name, name) and words in ref.verbatim:
            return words, ref
    return None


def _lines(resume: Resume, fits: Sequence[RequirementFit], stories: Sequence[Stories]) -> Iterator[Change]:
    """A sentence of a story that shows what the résumé does not, under the position that the story names."""
    known = [story for file in stories for story in file.stories]
    asked: dict[str, int] = {}
    for place in _wanted(resume, fits):
        asked[place.rpartition("/")[0]] = asked.get(place.rpartition("/")[0], 0) + 1
    used: set[str] = set()
    for fit in fits:
        supports = [support.evidence for support in fit.support] if fit.strength in SHOWN else []
        if any("/highlights/" in pointer_of(own, resume) for own in supports):
            continue
        for own in supports:
            story = next((one for one in known if _within(own, one.evidence)), None)
            if (
                story
                and own.verbatim not in used
                and (words := _as_line(own, story))
                and (base := _place(story, resume))
            ):
                used.add(own.verbatim)
                because = _Because(own, fit.requirement.evidence)
                yield _change("add", base, ("", words), because, now=asked.get(base, 0))
                break


def _within(ref: EvidenceRef, whole: EvidenceRef) -> bool:
    return ref.document == whole.document and whole.start <= ref.start and ref.end <= whole.end


def _as_line(own: EvidenceRef, story: Story) -> str:
    """The sentence as a line of a résumé; "" when it tells of nothing they did themselves or do not vouch for."""
    words = _LABEL.sub("", " ".join(own.verbatim.split()))
    doubted = [ref.verbatim.casefold() for ref in story.unconfirmed]
    if any(said in ("all", "no") or said in words.casefold() for said in doubted):
        return ""
    found = _FIRST_PERSON.match(words)
    if not found or len(words) > LONGEST:
        return ""
    rest = words[found.end() :].rstrip(".")
    return rest[0].upper() + rest[1:]


def _place(story: Story, resume: Resume) -> str:
    """The position a story belongs to: the one employer that it names, else the one whose dates hold its year."""
    told = story.evidence.verbatim.casefold()
    named = [at for at, one in enumerate(resume.content.work) if one.name and one.name.casefold() in told]
    if not named and story.when and (year := _YEAR.search(story.when.value)):
        named = [
            at for at, one in enumerate(resume.content.work)
            if one.startDate and one.startDate[:4] <= year.group() <= (one.endDate[:4] or "9999")
        ]  # fmt: skip
    return f"/work/{named[0]}/highlights" if len(named) == 1 else ""
