"""Reads a job posting: structured data first where a page has it, then the words, section by section.

Every value carries the place it was read from. What the posting does not say stays empty and is named in a problem.
"""

import re

from finalist.core.documents.base import EvidenceRef, Source, Sourced
from finalist.core.documents.posting import Pay, Posting, Requirement, Skill
from finalist.core.errors import Problem, Unreadable
from finalist.core.text.quantities import pay_of
from finalist.core.text.skills import find_skills
from finalist.ingest import posting_facts as facts
from finalist.ingest.posting_headings import SectionKind
from finalist.ingest.posting_jsonld import Structured, structured
from finalist.ingest.posting_prose import prose_of
from finalist.ingest.posting_requirements import requirements_of
from finalist.ingest.posting_sections import Piece, pieces, with_headings
from finalist.ingest.read import PlainText, Read, source_of
from finalist.ingest.text import read_text

_MISSING: tuple[tuple[str, str], ...] = (
    ("title", "The posting does not name the job's title."),
    ("company", "The posting does not name the company."),
    ("locations", "The posting does not say where the job is."),
    ("pay", "The posting states no pay."),
    (
        "requirements",
        "The posting states nothing that reads like a requirement. Check that the whole text was given.",
    ),
    ("responsibilities", "The posting does not describe the work."),
)
_LIST = 3
"""With so many bullets in a section, the prose around them introduces and does not list. Convention."""
PAY_SHARE = 0.4
"""A line of which so much is the pay asks for nothing. Convention."""
_SKILL_SECTIONS = frozenset({"benefits", "apply", "values"})


def read_posting(data: bytes, name: str, source_id: str = "posting") -> Read[Posting]:
    """A posting in PDF, DOCX, HTML, Markdown or plain text. Raises Unreadable when the bytes give no text."""
    plain = with_headings(read_text(data, name))
    if plain.format in ("eml", "ics", "json"):
        raise Unreadable(
            f"{name or 'The input'} is not a posting.",
            "Give the job advertisement as PDF, DOCX, HTML, Markdown or text.",
            "not-a-posting",
        )
    given = structured(plain)
    source = source_of(data, given.text, name=name, kind="posting", source_id=source_id)
    posting = _posting(source, plain, given)
    return Read(posting, source, (*plain.problems, *_missing(posting, name)))


def _posting(source: Source, plain: PlainText, given: Structured) -> Posting:
    parts = pieces(plain)
    labels = facts.labelled(plain)
    title = given.sourced(source, "title") or facts.title_of(source, plain, labels)
    company = given.sourced(source, "company") or facts.company_of(source, plain, labels, title)
    skills = _skills(source, parts, company)
    pay = _pay(source, plain, given)
    asked = requirements_of(source, parts, skills) or _given_requirements(source, given, skills)
    return Posting(
        source=source.id,
        language=language_of(plain.text),
        title=title,
        company=company,
        locations=given.many(source, "location") or facts.locations_of(source, plain, labels, title),
        remote=facts.remote_of(source, labels) or given.sourced(source, "remote"),
        employment_type=facts.employment_of(source, labels) or given.sourced(source, "employment"),
        seniority=facts.seniority_of(source, labels, title),
        pay=pay,
        requirements=tuple(each for each in asked if not _is_pay(each.evidence, pay)),
        responsibilities=_texts(source, parts, "duties", company),
        skills=_once(skills),
        values=_texts(source, parts, "values", company),
        benefits=_texts(source, parts, "benefits", company),
        about=_texts(source, parts, "about", company),
        deadline=facts.deadline_of(source, labels) or given.deadline(source),
    )


def _is_pay(line: EvidenceRef, pay: Pay | None) -> bool:
    """Whether a line in a list of demands is what they pay: “£65,000 to £75,000 plus commission” below the last one."""
    if pay is None or not line.start <= pay.evidence.start < line.end:
        return False
    return pay.evidence.end - pay.evidence.start >= PAY_SHARE * (line.end - line.start)


def _pay(source: Source, plain: PlainText, given: Structured) -> Pay | None:
    """The structured pay, quoted from the visible text where that says the same; else what the text says."""
    stated, found = given.pay(source), pay_of(plain.text)
    if found is None:
        return stated
    read = Pay(
        minimum=found.minimum,
        maximum=found.maximum,
        currency=found.currency,
        period=found.period,
        evidence=source.quote(found.start, found.end),
    )
    if stated is None:
        return read
    same = (stated.minimum, stated.maximum) == (read.minimum, read.maximum)
    return stated.model_copy(update={"evidence": read.evidence}) if same else stated


def _skills(source: Source, parts: list[Piece], company: Sourced | None) -> tuple[Skill, ...]:
    """The skills named outside of what the employer offers and how to apply, in the order of the text.

    Of those that the lexicon does not know, only what looks like a name (“Trello”, “SBAR-D”) is kept, and never
    a part of the company's name.
    """
    skipped = [(part.start, part.end) for part in parts if part.kind in _SKILL_SECTIONS]
    if company:
        name = re.escape(company.evidence.verbatim)
        skipped += [match.span() for match in re.finditer(rf"(?<!\w){name}(?!\w)", source.text)]
    hits = find_skills(source.text)
    return tuple(
        Skill(name=hit.name, evidence=source.quote(hit.start, hit.end))
        for hit in hits
        if (hit.known or any(char.isupper() or char.isdigit() for char in hit.name[1:]))
        and not any(start <= hit.start < end for start, end in skipped)
    )


def _once(skills: tuple[Skill, ...]) -> tuple[Skill, ...]:
    first: dict[str, Skill] = {}
    for skill in skills:
        first.setdefault(skill.name, skill)
    return tuple(first.values())


def _texts(source: Source, parts: list[Piece], kind: SectionKind, company: Sourced | None) -> tuple[Sourced, ...]:
    """The sentences of the sections of a kind; without such a section, those that speak of it in prose."""
    own = [part for part in parts if part.kind == kind]
    if kind in ("duties", "benefits") and sum(part.bullet for part in own) >= _LIST:
        own = [part for part in own if part.bullet]
    found = []
    for part in own or prose_of(source.text, parts, kind, company.value if company else ""):
        words = " ".join(source.text[part.start : part.end].replace("*", "").split())
        if len(words) > 2 and not words.endswith(":"):
            found.append(Sourced(value=words, evidence=source.quote(part.start, part.end)))
    return tuple(found)


def _given_requirements(source: Source, given: Structured, skills: tuple[Skill, ...]) -> tuple[Requirement, ...]:
    spans = [span for field in ("qualifications", "experience", "education") for span in given.spans.get(field, ())]
    return requirements_of(source, [Piece("requirements", "", start, end, False) for start, end in spans], skills)


def _missing(posting: Posting, name: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(code=f"no-{field}", message=message, file=name, field=field, severity="info")
        for field, message in _MISSING
        if not getattr(posting, field)
    )


_COMMON: dict[str, frozenset[str]] = {
    "en": frozenset("the and of to with for you we our will your in is are".split()),
    "de": frozenset("und der die das mit für sie wir ist ein eine zu den im".split()),
    "fr": frozenset("et le la les des vous nous pour avec une dans est du".split()),
    "es": frozenset("y el la los las con para una de en que es del nuestro".split()),
    "nl": frozenset("en de het een van met voor je wij ons is op zijn".split()),
    "it": frozenset("e il la di con per una dei nel che è del gli".split()),
    "pt": frozenset("e o a de com para uma os em que do da nosso".split()),
    "sv": frozenset("och att det som en med för är vi du på av".split()),
}


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language by its commonest words; "" when no language is clearly ahead."""
    words = text[:20_000].casefold().split()
    counts = sorted(((sum(word in common for word in words), code) for code, common in _COMMON.items()), reverse=True)
    (best, code), (second, _) = counts[0], counts[1]
    return code if best >= 4 and best * 12 >= len(words) and best >= 1.5 * second else ""
