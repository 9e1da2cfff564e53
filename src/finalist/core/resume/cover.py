"""A cover letter from a résumé, stories and a posting: which post, who writes, what is asked and what shows it.

Every sentence is a pattern filled with words of the papers, or a sentence of the candidate's own; each has its place.
What only the candidate can say (why this employer) is asked for, never made up.
"""

import re
from collections.abc import Iterator, Sequence

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.letter import LetterDraft, LetterFlag
from finalist.core.documents.plan_talk import RequirementFit
from finalist.core.documents.posting import Posting
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Stories, Story
from finalist.core.resume.tailoring import pointer_of
from finalist.core.resume.told import Patterns, first_fit, month, patterns, told
from finalist.core.wording import SlotValue, say

SHOWN_IN_LETTER = 3
"""How many requirements a letter answers (convention: one page, and a résumé is beside it)."""
LONGEST_ASKED = 90
WHY = "own-words"
"""The document id of what the candidate says for this letter alone."""
_WHOLE = re.compile(r"\s*[;:(]|,\s+(?=(?:using|including|preferably|at least|typed|and|for example)\b)|\.\s")
"""Where a requirement may be cut so that what is left is still asked."""


def cover_letter(
    resume: Resume, posting: Posting, fits: Sequence[RequirementFit], stories: Sequence[Stories] = (), *,
    language: str = "en", addressee: str = "", why: str = "",
) -> LetterDraft:  # fmt: skip
    """The letter. addressee: the name as it is to be greeted; why: the candidate's own sentence on why this employer.

    Raises UserError for a language without patterns.
    """
    known = patterns(language)
    role = posting.title
    answered = tuple(_answered(resume, fits, stories, language))
    blocks: list[tuple[Line, ...]] = [_opening(resume, posting, known, language)]
    blocks += [tuple(pair) for pair in answered]
    if said := " ".join(why.split()):
        ref = EvidenceRef(document=WHY, start=0, end=len(said), verbatim=said)
        blocks.append((Line(text=said, evidence=(ref,), knowledge="cover:own-words"),))
    blocks.append(tuple(Line(text=words, knowledge="cover:closing") for words in known["closing"]))
    subject = (
        first_fit([known["subject"]], "subject", {"role": role})
        if role
        else Line(text=known["subject-bare"], knowledge="cover:subject-bare")
    )
    return LetterDraft(
        kind="cover",
        tone="formal",
        person=addressee,
        subject=subject,
        greeting=known["dear"].format(to=addressee) if addressee else known["dear-nobody"],
        paragraphs=tuple(blocks),
        farewell=known["farewell"],
        signature=resume.content.basics.name,
        topics=tuple(dict.fromkeys(ref.verbatim for pair in answered for ref in pair[0].evidence)),
        flags=tuple(_flags(fits, bool(answered), bool(said))),
    )


def _opening(resume: Resume, posting: Posting, known: Patterns, language: str) -> tuple[Line, ...]:
    slots: dict[str, SlotValue] = {}
    if posting.title:
        slots["role"] = posting.title
    if posting.company:
        slots["company"] = posting.company
    lines = [first_fit(known["opening"], "opening", slots)]
    if posted := _post(resume, known, language):
        lines.append(posted)
    return tuple(lines)


def _post(resume: Resume, known: Patterns, language: str) -> Line | None:
    """Where the candidate works, or last worked: the first position with a title and an employer."""
    stays = resume.content.work
    at = next((number for number, one in enumerate(stays) if one.position and one.name and not one.endDate), None)
    key = "now"
    if at is None:
        at = next((number for number, one in enumerate(stays) if one.position and one.name), None)
        key = "last"
    if at is None:
        return None
    one = stays[at]
    refs = tuple(
        ref for name in ("position", "name", "startDate", "endDate") if (ref := resume.spans.get(f"/work/{at}/{name}"))
    )
    slots: dict[str, SlotValue] = {
        "position": one.position, "employer": one.name, "since": month(one.startDate, language),
        "until": month(one.endDate, language),
    }  # fmt: skip
    return first_fit(known[key], key, slots, refs)


def _answered(
    resume: Resume, fits: Sequence[RequirementFit], stories: Sequence[Stories], language: str
) -> Iterator[tuple[Line, Line]]:
    """(what is asked, what shows it) of the best shown requirements: musts first, figures first, no line twice."""
    known, used, count = patterns(language), set[str](), 0
    vouched = [story for file in stories for story in file.stories if not story.unconfirmed]
    ranked = sorted(
        (fit for fit in fits if fit.strength == "strong"),
        key=lambda fit: (fit.requirement.necessity != "must", not _with_figure(fit), -fit.support[0].score),
    )
    for fit in ranked:
        asked = _asked(fit, known, count)
        for support in fit.support if asked else ():
            own = support.evidence
            pointer = pointer_of(own, resume)
            if own.verbatim in used or not (_tells(pointer) if pointer else _of_story(own, vouched)):
                continue
            line = told(own, pointer, resume, language)
            if line and asked:
                used.add(own.verbatim)
                count += 1
                yield asked, line
                break
        if count == SHOWN_IN_LETTER:
            return


def _with_figure(fit: RequirementFit) -> bool:
    return bool(fit.support) and bool(re.search(r"\d", fit.support[0].evidence.verbatim))


def _tells(pointer: str) -> bool:
    """Whether a place in the résumé tells of something done, not only lists it."""
    return "/highlights/" in pointer and pointer.startswith(("/work/", "/projects/", "/volunteer/"))


def _of_story(own: EvidenceRef, stories: Sequence[Story]) -> bool:
    return any(
        one.evidence.document == own.document and one.evidence.start <= own.start < one.evidence.end for one in stories
    )


def _asked(fit: RequirementFit, known: Patterns, count: int) -> Line | None:
    """What they ask, in as many of their words as a sentence holds; None when it is too long for one."""
    ask = fit.requirement
    words = _WHOLE.split(ask.text)[0]
    words = words.strip().rstrip(".,")
    there = " ".join(ask.evidence.verbatim.split()).casefold()
    if not words or len(words) > LONGEST_ASKED or words.casefold() not in there:
        return None
    first, second = (*words.casefold().split(" ", 2), "", "")[:2]
    kind = "ask" if first in known["things"].split() else "ask-quoted"
    if first in known["people"].split() and second in known["joints"].split():
        kind = "ask-who"
    shown = words if kind == "ask-quoted" else words[0].lower() + words[1:]
    several = known[kind]
    return first_fit([several[min(count, len(several) - 1)]], kind, {"asked": shown}, (ask.evidence,))


def _flags(fits: Sequence[RequirementFit], answered: bool, why: bool) -> Iterator[LetterFlag]:
    if not why:
        yield LetterFlag(code="fill-in", line=say("cover.why"))
    if not answered:
        yield LetterFlag(code="little-said", line=say("cover.nothing-shown"))
    for fit in fits:
        if fit.strength == "gap" and fit.requirement.necessity == "must":
            ref = fit.requirement.evidence
            yield LetterFlag(code="fill-in", line=say("cover.gap", ref, asked=ref))
    yield LetterFlag(code="attach", line=say("cover.attach"))
